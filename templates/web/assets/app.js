// Small conveniences; every page works without them.
document.documentElement.classList.add("js");
for (const part of document.querySelectorAll(".js-only")) part.hidden = false;

// A page that says what is wrong is read from there.
const summary = document.getElementById("summary");
if (!summary?.hasAttribute("autofocus")) summary?.focus();

// One-key shortcuts: off while somebody types, and off altogether when a cookie says so.
const cookie = "utfall_shortcuts=off";
const areOff = () => document.cookie.split("; ").includes(cookie);
const pages = { o: "", i: "/collection", k: "/indicators", r: "/reports", m: "/templates", g: "/audit" };
const book = document.querySelector("a.operation")?.getAttribute("href");
let waiting = false;

function isTyping(element) {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || areOff()) return;
  if (waiting) {
    waiting = false;
    if (book && Object.hasOwn(pages, event.key)) location.assign(book + pages[event.key]);
  } else if (event.key === "g") {
    waiting = true;
    setTimeout(() => { waiting = false; }, 1500);
  } else if (event.key === "?") {
    location.assign("/help/keyboard");
  } else if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

const choice = document.getElementById("shortcuts");
if (choice) {
  const say = () => { choice.textContent = areOff() ? choice.dataset.on : choice.dataset.off; };
  choice.hidden = false;
  choice.addEventListener("click", () => {
    document.cookie = `${areOff() ? "utfall_shortcuts=on" : cookie}; SameSite=Strict; Path=/; Max-Age=31536000`;
    say();
  });
  say();
}
