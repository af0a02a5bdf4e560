// Follows a job without reloading its page, and leads to what it made.
const box = document.getElementById("job");
if (box) {
  const words = document.getElementById("job-words");
  const bar = document.getElementById("job-bar");
  const list = document.getElementById("job-list");
  const follow = async () => {
    let state;
    try {
      const answer = await fetch(`${box.dataset.address}.json`, { headers: { accept: "application/json" } });
      if (!answer.ok) return location.reload();
      state = (await answer.json()).data;
    } catch {
      return setTimeout(follow, 2000);
    }
    if (state.state !== "running") return location.replace(box.dataset.address);
    if (!state.cancelling && words.textContent !== state.words) words.textContent = state.words;
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.done;
    }
    for (const step of state.steps.slice(list.children.length)) {
      const item = document.createElement("li");
      item.textContent = step;
      list.append(item);
    }
    list.parentElement.hidden = list.children.length === 0;
    return setTimeout(follow, 500);
  };
  setTimeout(follow, 500);
}
