// Texts that try to become markup, script, style, formulas or something else than text, and a book in which every free text
// is one of them.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { run, utfall } from "./support.mjs";

const example = join(resolve(dirname(fileURLToPath(import.meta.url)), "../.."), "templates/example/up2");
const hit = "globalThis.hit=1";

const marks = [
  `<script>${hit}</script>`, `"><script>${hit}</script>`, `'><script>${hit}</script>`, `</title><script>${hit}</script>`,
  `</textarea><script>${hit}</script>`, `</style><script>${hit}</script>`, `</script><script>${hit}</script>`, `--><script>${hit}</script>`,
  `]]><script>${hit}</script>`, `</option></select><script>${hit}</script>`, `</noscript><script>${hit}</script>`, `</svg><script>${hit}</script>`,
  `<img src=x onerror=${hit}>`, `"><img src=x onerror=${hit}>`, `'><img src=x onerror=${hit}>`, `<IMG SRC=x OnErRoR=${hit}>`,
  `<svg onload=${hit}>`, `<svg/onload=${hit}>`, `<svg><animate onbegin=${hit} attributeName=x dur=1s>`, `<svg><script>${hit}</script></svg>`,
  `<math><mi//xlink:href="data:x,<script>${hit}</script>">`, `<body onload=${hit}>`, `<details open ontoggle=${hit}>x`, `<video src=x onerror=${hit}>`,
  `<audio src=x onerror=${hit}>`, `<input autofocus onfocus=${hit}>`, `<select autofocus onfocus=${hit}>`, `<marquee onstart=${hit}>`,
  `<iframe srcdoc="<script>parent.hit=1</script>">`, `<iframe src="javascript:${hit}">`, `<object data="javascript:${hit}">`, `<embed src="javascript:${hit}">`,
  `<base href="//evil.example/">`, `<meta http-equiv=refresh content="0;url=//evil.example/">`, `<link rel=stylesheet href="//evil.example/a.css">`,
  `<style>@import url(//evil.example/a.css);</style>`, `<form action="//evil.example/"><button>x`, `<a href="javascript:${hit}">x</a>`,
  `<x-evil data-evil=1>`, `<!--`, `<![CDATA[`, `<?php x ?>`, `<plaintext>`, `<xmp>`, `<template>`, `<noscript><p title="</noscript><img src=x onerror=${hit}>">`,
  `" onfocus="${hit}" autofocus="`, `' onfocus='${hit}' autofocus='`, `" onmouseover=${hit} data-evil="`, `' onmouseover=${hit} data-evil='`,
  `x" style="position:fixed;inset:0" data-evil="`, `\` onmouseover=${hit} \``, `javascript:${hit}`, `JaVaScRiPt:${hit}//`, `data:text/html,<script>${hit}</script>`,
  `//evil.example/x`, `\\\\evil.example\\x`, `&lt;script&gt;${hit}&lt;/script&gt;`, `&#60;script&#62;${hit}&#60;/script&#62;`, `&quot; onfocus=&quot;${hit}`,
  `\\u003cscript\\u003e${hit}`, `\\"};${hit};//`, `';${hit};//`, `\${${hit}}`, `<%= 7*7 %>`, `#{7*7}`, `[[7*7]]`, `\"}body{background:url(//evil.example)}{"`,
  `%3Cscript%3E${hit}%3C/script%3E`, `＜script＞${hit}＜/script＞`, `<scr<script>ipt>${hit}</scr</script>ipt>`, `<<script>${hit}//<</script>`,
  `<script/src=//evil.example/x.js></script>`, `<a/href="//evil.example"/ping="//evil.example">x`, `<img/src="x"/onerror=${hit}//`, `</td></tr></table><x-evil>`,
  `</caption><x-evil data-evil>`, `</legend></fieldset><x-evil>`, `</main></body></html><x-evil>`, `<b title='x-evil' data-evil>fet`,
];

const formulas = [
  "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=cmd|' /C evil'!A0", "+cmd|' /C evil'!A0", "-2+3+cmd|' /C evil'!A0", "@SUM(1+9)*cmd|' /C evil'!A0",
  `=HYPERLINK("http://evil.example";"klicka")`, `=WEBSERVICE("http://evil.example")`, "=IMPORTXML(evil)", "=DDE(\"cmd\";\"/C evil\";\"x\")", "=A1", "==1", "=-1", "+-1",
  "-(1)", "=\"x\"&\"y\"", "{=1+1}", "'=1+1", "=1+1\";evil", "=IF(1;2;3)", "@evil", "+evil", "-evil", "= 1", "=SUMMA(A1:A9)", "=\u00a01+1",
];

export const hostileTexts = [...marks, ...formulas];

/// The next text, for ever round: a book's fields meet them all.
function texts() {
  let next = 0;
  return () => `${hostileTexts[next++ % hostileTexts.length]}`;
}

const free = new Set(["name", "sv", "en", "changes", "source", "financing", "follow_up", "owner", "reason"]);

// Their sources are codes of closed lists, and not words as elsewhere.
const coded = new Set(["financing_plan", "benchmark"]);

function hostileSetup(value, key, text) {
  if (coded.has(key)) return value;
  if (Array.isArray(value)) return value.map((one) => hostileSetup(one, key, text));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostileSetup(one, name, text)]));
  return typeof value === "string" && free.has(key) ? text() : value;
}

/// A file of the example with its free columns filled.
function hostileFile(name, columns, text, folder) {
  const lines = readFileSync(join(example, name), "utf8").replace("\ufeff", "").trimEnd().split(/\r?\n/);
  const mark = lines[0].includes(";") ? ";" : ",";
  const names = lines[0].split(mark);
  const rows = lines.slice(1).map((line) => line.split(mark)).filter((cells) => cells.length === names.length);
  const filled = rows.map((cells) => cells.map((cell, i) => (columns.includes(names[i]) ? `"${text().replaceAll("\"", "\"\"")}"` : cell)).join(mark));
  const path = join(folder, name.replace("/", "-"));
  writeFileSync(path, `${[lines[0], ...filled].join("\n")}\n`);
  return path;
}

/// Makes the book of that name in the folder; `from` is a book to take the set-up from.
export function hostileBook(folder, name, from) {
  const book = join(folder, name);
  const text = texts();
  const act = ["-b", book, "--as", "PO-1", "--role", "process_owner"];
  const setup = hostileSetup(JSON.parse(run("setup", "export", "-b", from)), "", text);
  // A source of financing is one of a list, and what an organisation pays is looked up by it.
  const file = join(folder, "setup.json");
  writeFileSync(file, JSON.stringify(setup));
  run("book", "create", "--setup", file, ...act);
  run("value", "import", hostileFile("values/2023-HT-team.csv", ["comment"], text, folder), ...act);
  run("value", "import", hostileFile("values/2025-HT-kommun.csv", ["comment"], text, folder), ...act);
  run("cost", "import", hostileFile("costs-2023-H2.csv", ["text", "supplier"], text, folder), ...act);
  run("financing", "import", hostileFile("financing-2023-H2.csv", [], text, folder), ...act);
  run("claim", "make", "--through", "2023-12", ...act);
  run("narrative", "import", hostileFile("narrative-sv.csv", ["text"], text, folder), ...act);
  for (const family of ["skr-followup", "esf-cofinancing"])
    run("report", "issue", family, "--period", "HT25", "--recipient", text(), "--note", text(), "-o", folder, ...act);
  return { book, text, act };
}

/// What a cell of an Excel file says as a formula, for all its sheets.
export function formulasOf(xlsx) {
  const sheets = execFileSync("unzip", ["-p", xlsx, "xl/worksheets/*.xml"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return [...sheets.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map((found) => found[1]);
}

export { utfall };
