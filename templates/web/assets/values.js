// After a form came back with faults the list of them is where the reader continues.
document.getElementById("summary")?.focus();
