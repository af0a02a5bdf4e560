// A book in which every free text is hostile, shown on every page that shows it and in every file that can be taken from it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { messages, openPage, run, startApp, temporaryFolder } from "./support.mjs";
import { formulasOf, hostileBook, hostileTexts } from "./hostile.mjs";

const base = "/p/99-000-X01";
let app, folder, pages, files, text, act;

before(async () => {
  folder = temporaryFolder();
  const source = await startApp({ books: ["up2-exempel"] });
  ({ text, act } = hostileBook(folder, "fientlig.utfall", join(source.folder, "up2-exempel.utfall")));
  run("value", "correct", "--measure", "M-TEAM", "--organisation", "9901", "--period", "HT25", "--to", "7", "--comment", text(), "--reason", "typo", "--note", text(), ...act);
  await source.stop();
  app = await startApp({ books: [join(folder, "fientlig.utfall")] });
  await typeInGrid();
  await sendFile();
  ({ pages, files } = await everywhere());
});

/// A draft with hostile cells and comments.
async function typeInGrid() {
  const collection = await (await app.get(`${base}/collection`)).text();
  const grid = /href="([^"]*\/collection\/[^"/]+\/T1)/.exec(collection)[1];
  const html = await (await app.get(grid)).text();
  const fields = Object.fromEntries([...html.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map((found) => [found[1], text()]));
  const seen = /name="seen" value="(\d+)"/.exec(html)[1];
  const kept = await app.post(`${grid}/draft`, { ...fields, csrf: await app.csrf(), seen });
  assert.equal(kept.status, 303);
}

/// A file with a hostile name and hostile faults, waiting to be read in.
async function sendFile() {
  const form = new FormData();
  form.set("csrf", await app.csrf());
  form.set("kind", "values");
  const rows = hostileTexts.map((one) => `"${one.replaceAll("\"", "\"\"")}";9901;HT25;"${one.replaceAll("\"", "\"\"")}"`);
  form.set("files", new Blob([`measure;organisation;period;value\n${rows.join("\n")}\n`]), "<img src=x onerror=globalThis.hit=1>.csv");
  const answer = await fetch(`${app.origin}${base}/import`, { method: "POST", redirect: "manual", body: form, headers: { cookie: app.cookie, origin: app.origin } });
  assert.equal(answer.status, 303);
  sent = answer.headers.get("location");
}
let sent;

/// Follows every link, a few of each kind, and gives the pages and the files behind them.
async function everywhere() {
  const seen = new Map();
  const found = { pages: [], files: [] };
  const queue = ["/?all=1", base, sent, `${base}/reports/preview?template=skr-followup&period=HT25`];
  while (queue.length > 0) {
    const path = queue.shift();
    const url = new URL(path, app.origin);
    const parts = url.pathname.split("/");
    const form = /\.(json|csv|xlsx|html)$/.exec(url.pathname)?.[1] ?? "";
    const kind = [parts[1], parts[3] ?? "", parts.length, parts.length > 5 ? parts[5] : "", form].join("|");
    const many = seen.get(kind) ?? new Set();
    if (many.has(path) || many.size >= 2) continue;
    seen.set(kind, many.add(path));
    const answer = await app.get(path);
    const type = answer.headers.get("content-type") ?? "";
    if (answer.status >= 500) assert.fail(`${path}: ${answer.status}`);
    if (!type.startsWith("text/html") || answer.headers.get("content-disposition")) { found.files.push(path); await answer.arrayBuffer(); continue; }
    found.pages.push(path);
    const html = await answer.text();
    for (const [, raw] of html.matchAll(/(?:href|src)="([^"#]+)/g)) {
      const link = new URL(raw.replaceAll("&amp;", "&"), url);
      if (link.origin === app.origin && !/^\/(a|start)\//.test(link.pathname)) queue.push(link.pathname + link.search);
    }
  }
  return found;
}

test("nothing runs and nothing becomes markup on any page", async () => {
  assert.ok(pages.length > 40, `${pages.length} pages`);
  const faults = [];
  const page = await openPage(app, "/accessibility");
  for (const path of pages) {
    await page.goto(app.origin + path);
    const found = await page.evaluate(() => [
      ...(globalThis.hit === undefined ? [] : ["a script ran"]),
      ...[...document.querySelectorAll("x-evil, [data-evil], [onerror], [onload], [onfocus], [onmouseover], [onbegin], [onstart], [ontoggle], iframe[srcdoc], object, embed, base, marquee, video, audio, xmp, plaintext, meta[http-equiv=refresh], img:not([src^='/']):not([src^='data:']), a[href^='javascript' i], a[href^='data:' i], a[href*='evil.example'], form[action*='evil'], [style*='fixed']")]
        .map((node) => node.outerHTML.slice(0, 90)),
    ]);
    for (const fault of found) faults.push(`${path}: ${fault}`);
  }
  faults.push(...messages(page));
  assert.deepEqual(faults, []);
});

test("what is asked for comes back as text, in pages and in JSON", async () => {
  const faults = [];
  const places = (asked) => [`${base}/search?q=${asked}`, `${base}/indicators?q=${asked}`, `${base}/audit?object=${asked}&from=${asked}`,
      `${base}?as-of=${asked}`, `/p/${asked}/audit`, `${base}/audit/verification?seal=${asked}`, `${base}/search.json?q=${asked}`];
  // Each text in one place, each place with many texts.
  for (const [i, one] of hostileTexts.entries()) {
    const path = places(encodeURIComponent(one))[i % 7];
    const answer = await app.get(path);
    const body = await answer.text();
    if (answer.status >= 500) faults.push(`${path}: ${answer.status}`);
    if (answer.headers.get("content-type").startsWith("application/json")) JSON.parse(body);
    else if (/[<"]/.test(one) && one.length > 4 && body.includes(one)) faults.push(`${path}: raw`);
  }
  assert.deepEqual(faults, []);
});

/// The cells of a table as the app writes it: semicolons, quotes doubled.
function cells(csv) {
  return [...csv.replace("\ufeff", "").matchAll(/(?:^|;|\r?\n)(?:"((?:[^"]|"")*)"|([^;"\r\n]*))/g)].map((found) => (found[1] ?? found[2]).replaceAll("\"\"", "\""));
}

test("no cell of a table is a formula, and negative numbers stay numbers", async () => {
  const tables = files.filter((path) => /\.csv(\?|$)/.test(path));
  assert.ok(tables.length >= 8, `${tables.length} tables`);
  const faults = [];
  let marked = 0;
  for (const path of tables) {
    for (const cell of cells(await (await app.get(path)).text())) {
      if (/^'[=+\-@\t\r]/.test(cell)) marked += 1;
      if (/^[=+\-@\t\r]/.test(cell) && !/^-\d[\d\s]*(,\d+)?$/.test(cell)) faults.push(`${path}: ${cell}`);
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(marked > 20, `${marked} texts that looked like formulas`);
});

test("no cell of a workbook is a formula of anybody's", async () => {
  const books = files.filter((path) => /\.xlsx(\?|$)/.test(path));
  assert.ok(books.length >= 8, `${books.length} workbooks`);
  const faults = [];
  for (const [i, path] of books.entries()) {
    const name = join(folder, `taken-${i}.xlsx`);
    writeFileSync(name, Buffer.from(await (await app.get(path)).arrayBuffer()));
    for (const formula of formulasOf(name)) {
      if (/evil|cmd|HYPERLINK|WEBSERVICE|DDE|IMPORT|^1\+1|^SUMMA/i.test(formula)) faults.push(`${path}: ${formula}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("JSON is JSON and never read as a page", async () => {
  const answers = files.filter((path) => /\.json(\?|$)/.test(path));
  assert.ok(answers.length >= 8, `${answers.length} answers`);
  for (const path of answers) {
    const answer = await app.get(path);
    assert.match(answer.headers.get("content-type"), /^application\/json/, path);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    JSON.parse(await answer.text());
  }
});

test("characters that turn the direction of writing are refused with the place where they stand", async () => {
  const file = join(folder, "riktning.csv");
  writeFileSync(file, "measure;organisation;period;value;comment\nM-TEAM;9901;HT24;1;\u202egpj.exe\n");
  assert.throws(() => run("value", "import", file, ...act), (error) => /TEXT_/.test(`${error.stdout}${error.stderr}`));
});
