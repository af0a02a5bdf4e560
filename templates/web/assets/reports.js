// After a refusal the summary of what is wrong gets the focus.
document.querySelector(".summary")?.focus();
