// Comfort for the entry grid: it keeps what is typed at once, moves by keys and takes a block from a spreadsheet. What a
// text means is always the server's to say.
const form = document.getElementById("grid");
const status = document.getElementById("kept");
const progress = document.getElementById("progress");

const inputs = () => [...form.querySelectorAll(".entry__in input")];
const rows = () => [...form.querySelectorAll("tr[data-row]")];
const cellsOf = (row) => [...row.querySelectorAll(".entry__in input")];

function showNotes(row, data) {
  const notes = form.querySelector(`tr[data-note="${CSS.escape(row.dataset.row)}"]`);
  const place = notes.querySelector("[data-notes]");
  place.replaceChildren();
  for (const ask of data.asks) {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", ask.words);
    const words = document.createElement("p");
    words.id = ask.id;
    words.textContent = ask.words;
    group.append(words);
    for (const answer of ask.answers) {
      const button = document.createElement("button");
      button.className = "button button--small";
      button.name = "answer";
      button.value = answer.value;
      button.formAction = form.dataset.draft;
      button.textContent = answer.words;
      group.append(button, " ");
    }
    place.append(group);
  }
  for (const message of data.messages) {
    const words = document.createElement("p");
    words.id = message.id;
    const strong = document.createElement("b");
    strong.textContent = message.words;
    words.append(strong, ` ${message.remedy}`);
    place.append(words);
  }
  place.classList.toggle("note--fault", data.messages.length > 0);
  notes.hidden = !data.has_notes;
  row.classList.toggle("entry__row--noted", data.has_notes);
}

function show(row, data) {
  for (const cell of data.cells) {
    const input = document.getElementById(cell.name);
    // Somebody who is typing again is not to be interrupted.
    if (input !== document.activeElement || input.value === input.dataset.sent) input.value = cell.value;
    input.classList.toggle("is-ask", cell.asks);
    input.classList.toggle("is-faulty", cell.faulty);
    input.toggleAttribute("aria-invalid", cell.faulty);
    if (cell.faulty) input.setAttribute("aria-invalid", "true");
    if (cell.described) input.setAttribute("aria-describedby", cell.described);
    else input.removeAttribute("aria-describedby");
  }
  row.querySelector("[data-total]").textContent = data.total;
  row.querySelector("[data-change]").textContent = data.change;
  const standing = row.querySelector("[data-standing]");
  standing.textContent = data.standing;
  standing.className = `standing standing--${data.standing_key}`;
  showNotes(row, data);
}

// One at a time, in the order they were typed.
let waiting = Promise.resolve();

function keep(field) {
  const text = field.value;
  field.dataset.sent = text;
  waiting = waiting.then(async () => {
    const body = new URLSearchParams();
    for (const name of ["csrf", "seen"]) body.set(name, form.elements[name].value);
    body.set("one", field.name);
    body.set(field.name, text);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body });
      if (!answer.ok) throw new Error(String(answer.status));
      const { data } = await answer.json();
      status.textContent = data.kept;
      progress.firstChild.textContent = data.progress;
      const row = field.closest("tr[data-row]");
      if (data.row && row) show(row, data.row);
    } catch {
      status.textContent = form.dataset.failed;
    }
  });
  return waiting;
}

function go(input) {
  if (!input) return;
  input.focus();
  input.select?.();
}

function vertical(input, step) {
  const column = cellsOf(input.closest("tr")).indexOf(input);
  const list = rows();
  for (let at = list.indexOf(input.closest("tr")) + step; at >= 0 && at < list.length; at += step) {
    const target = cellsOf(list[at])[column];
    if (target) return go(target);
  }
}

function nextEmpty() {
  const list = inputs();
  const from = list.indexOf(document.activeElement) + 1;
  go([...list.slice(from), ...list.slice(0, from)].find((input) => input.value.trim() === ""));
}

function paste(event, input) {
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!/[\t\n]/.test(text)) return;
  event.preventDefault();
  const list = rows();
  const top = list.indexOf(input.closest("tr"));
  const left = cellsOf(list[top]).indexOf(input);
  const misfits = [];
  text.split("\n").forEach((line, down) => {
    line.split("\t").forEach((word, right) => {
      const target = list[top + down] && cellsOf(list[top + down])[left + right];
      if (!target || target.readOnly) {
        if (word.trim() !== "") misfits.push(word.trim());
        return;
      }
      target.value = word.trim();
      keep(target);
    });
  });
  const place = document.getElementById("misfit");
  place.hidden = misfits.length === 0;
  place.textContent = misfits.length ? `${form.dataset.misfit} ${misfits.join(", ")}` : "";
}

if (form) {
  const start = new Map(inputs().map((input) => [input, input.value]));
  form.addEventListener("focusin", (event) => {
    if (event.target.matches(".entry__in input")) start.set(event.target, event.target.value);
  });
  form.addEventListener("change", (event) => {
    if (event.target.closest("tr[data-row]") && !event.target.readOnly) keep(event.target);
  });
  form.addEventListener("paste", (event) => {
    if (event.target.matches(".entry__in input")) paste(event, event.target);
  });
  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches(".entry__in input") || event.ctrlKey || event.altKey || event.metaKey) return;
    const end = input.selectionStart === input.value.length;
    const begin = input.selectionEnd === 0;
    const all = input.selectionStart === 0 && end;
    const list = inputs();
    if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      vertical(input, event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey) ? -1 : 1);
    } else if (event.key === "ArrowRight" && (end || all)) {
      event.preventDefault();
      go(list[list.indexOf(input) + 1]);
    } else if (event.key === "ArrowLeft" && (begin || all)) {
      event.preventDefault();
      go(list[list.indexOf(input) - 1]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      input.value = start.get(input);
      keep(input);
    }
  });
  document.getElementById("next-empty").addEventListener("click", nextEmpty);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      const field = document.activeElement;
      if (field.closest?.("tr[data-row]")) keep(field);
      waiting.then(() => document.getElementById("record")?.click());
    } else if (event.key === "n" && !event.ctrlKey && !event.altKey && !event.metaKey &&
               !event.target.matches("input, textarea, select")) {
      event.preventDefault();
      nextEmpty();
    }
  });
  document.getElementById("summary")?.focus();
}
