// Opens each given report from file:// and fails with a list of everything a reader could stumble on.
//   node tests/browser/report_check.mjs [--pictures FOLDER] FILE...
import { mkdtempSync, readFileSync, rmSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
// What other colours can break; the rest is the same at one width, and takes as long again.
const colourRules = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const ruleTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const views = [
  { name: "1280 light", width: 1280, media: { colorScheme: "light" }, allRules: true },
  { name: "1280 dark", width: 1280, media: { colorScheme: "dark" } },
  { name: "320 light", width: 320, media: { colorScheme: "light" }, allRules: true },
  { name: "320 dark", width: 320, media: { colorScheme: "dark" } },
  { name: "1280 forced colours", width: 1280, media: { forcedColors: "active" } },
];

const argv = process.argv.slice(2);
let pictures = null;
if (argv[0] === "--pictures") {
  pictures = argv[1];
  mkdirSync(pictures, { recursive: true });
  argv.splice(0, 2);
}
if (argv.length === 0) {
  console.error("usage: node report_check.mjs [--pictures FOLDER] FILE...");
  process.exit(2);
}

const faults = [];
const profile = mkdtempSync(join(tmpdir(), "utfall-browser-"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// What holds for the page whatever its size and colours.
function structure() {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => {
    const count = all(selector).length;
    if (count !== 1) found.push(`${count} of ${selector}, wanted one`);
  };
  for (const selector of ["main", "h1", "title", "style", "body > a.skip"]) one(selector === "title" ? "head > title" : selector);
  if (!["sv", "en"].includes(document.documentElement.lang)) found.push("no language");
  if (all("script, link, iframe, object, embed, img, [style]").length > 0) found.push("an element that may not be");
  const ids = all("[id]").map((element) => element.id);
  for (const id of ids.filter((value, at) => ids.indexOf(value) !== at)) found.push(`id twice: ${id}`);
  for (const link of all("a[href]")) {
    const target = link.getAttribute("href");
    if (!target.startsWith("#") || !document.getElementById(target.slice(1))) found.push(`dead link: ${target}`);
  }
  let level = 0;
  for (const heading of all("h1, h2, h3, h4")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) found.push(`heading level skipped at: ${heading.textContent}`);
    level = next;
  }
  for (const table of all("table")) {
    if (!table.caption || !table.tHead) found.push("a table without caption or header");
    const columns = (row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
    const wanted = columns(table.tHead.rows[0]);
    for (const row of table.rows) {
      if (columns(row) !== wanted) found.push(`a row of ${columns(row)} cells, not ${wanted}: ${row.textContent.trim()}`);
    }
  }
  for (const svg of all("figure svg[role=img]")) {
    for (const part of ["title", "desc"]) {
      if (!svg.querySelector(`:scope > ${part}`)?.textContent.trim()) found.push(`a chart without ${part}`);
    }
  }
  for (const text of all("svg text")) {
    const size = parseFloat(getComputedStyle(text).fontSize);
    if (size < 11) found.push(`text of ${size} px: ${text.textContent}`);
  }
  for (const svg of all("svg")) {
    const frame = svg.viewBox.baseVal;
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBBox();
      if (box.x < frame.x - 2 || box.x + box.width > frame.x + frame.width + 2 ||
          box.y < frame.y - 2 || box.y + box.height > frame.y + frame.height + 2) {
        found.push(`clipped text in ${svg.id || "a drawing"}: ${text.textContent}`);
      }
    }
  }
  const emblem = document.querySelector(".emblem")?.getBoundingClientRect();
  if (!emblem || Math.abs(emblem.width / emblem.height - 1.5) > 0.01) found.push("the emblem is not 3:2");
  const statement = document.querySelector(".eu p");
  if (!statement?.textContent.trim()) found.push("no statement beside the emblem");
  // The rules for the emblem name the typefaces of the statement, and ask for white behind it on dark.
  const allowed = ["Arial", "Auto", "Calibri", "Garamond", "Trebuchet", "Tahoma", "Verdana", "Ubuntu"];
  const typeface = statement ? getComputedStyle(statement).fontFamily.split(",")[0].replaceAll('"', "") : "";
  if (!allowed.includes(typeface)) found.push(`the statement is set in ${typeface}`);
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("(forced-colors: active)").matches;
  const behind = getComputedStyle(document.querySelector(".plate") ?? document.body).backgroundColor;
  if (isDark && behind !== "rgb(255, 255, 255)") found.push(`the emblem stands on ${behind}`);
  return found;
}

function sideways() {
  const wide = document.documentElement.scrollWidth;
  return wide > document.documentElement.clientWidth
    ? [`the page is ${wide} px wide at ${document.documentElement.clientWidth}: ` +
       [...document.querySelectorAll("body *")]
         .filter((e) => !e.closest(".scroll") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
         .slice(0, 3).map((e) => `${e.tagName}.${e.className.baseVal ?? e.className}`).join(", ")]
    : [];
}

async function checkView(file, view) {
  const say = (text) => faults.push(`${basename(file)}, ${view.name}: ${text}`);
  const context = await browser.newContext({ viewport: { width: view.width, height: 900 }, bypassCSP: true, ...view.media });
  const page = await context.newPage();
  await page.emulateMedia(view.media);
  await page.goto(pathToFileURL(file).href);
  for (const fault of await page.evaluate(sideways)) say(fault);
  for (const fault of await page.evaluate(structure)) say(fault);
  await page.addScriptTag({ content: axe });
  // Only what is wrong: listing all that passed takes longer than finding it.
  const result = await page.evaluate((rules) =>
    globalThis.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), view.allRules ? { type: "tag", values: ruleTags } : colourRules);
  for (const violation of result.violations) {
    say(`axe ${violation.id}: ${violation.nodes.length} (${violation.help}) ${violation.nodes.slice(0, 2).map((n) => n.target.join(" ")).join(" | ")}`);
  }
  if (pictures) {
    const name = `${basename(file, ".html")}-${view.name.replaceAll(" ", "-")}.png`;
    await page.screenshot({ path: join(pictures, name), fullPage: true });
  }
  await context.close();
}

// On paper, as wide as A4 less its margins: what stands in a cell stays in it.
async function checkPaper(file) {
  const context = await browser.newContext({ viewport: { width: 658, height: 900 } });
  const page = await context.newPage();
  await page.emulateMedia({ media: "print" });
  await page.goto(pathToFileURL(file).href);
  const reaching = await page.evaluate(() => [...document.querySelectorAll("td > span")].filter((line) => line.getClientRects().length > 0
    && line.scrollWidth > line.clientWidth + 1).map((line) => line.textContent));
  for (const words of reaching.slice(0, 5)) faults.push(`${basename(file)}, paper: reaches out of its cell: ${words}`);
  await context.close();
}

// With the page's own policy in force: nothing is asked for, nothing is complained of, no script runs.
async function checkPolicy(file) {
  const say = (text) => faults.push(`${basename(file)}: ${text}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on("request", (request) => { if (request.url() !== url) say(`asked for ${request.url()}`); });
  page.on("console", (message) => say(`console: ${message.text()}`));
  page.on("pageerror", (error) => say(`page error: ${error.message}`));
  await page.goto(url);
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontWeight);
  if (styled !== "700") say("the policy refuses the page's own style");
  page.removeAllListeners("console");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ranAnyway = true";
    document.body.append(script);
    return Boolean(globalThis.ranAnyway);
  });
  if (ran) say("the policy lets a script run");
  await context.close();
}

function pageTexts(pdf) {
  return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 }).split("\f");
}

async function checkPrint(file) {
  const say = (fault) => faults.push(`${basename(file)}, print: ${fault}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const wanted = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    footer: document.querySelector("footer p:nth-last-of-type(2)")?.textContent ?? "",
  }));
  const pdf = join(pictures ?? profile, `${basename(file, ".html")}.pdf`);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
  const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
  const pages = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  if (!/Page size:.*A4/.test(info)) say("not A4");
  if (!/Tagged:\s+yes/.test(info)) say("not tagged");
  if (!/Title:\s+\S/.test(info)) say("no title");
  // The columns behind the name may be read only by their place: names have spaces.
  const fonts = execFileSync("pdffonts", [pdf], { encoding: "utf8" }).trim().split("\n");
  const embedded = fonts[0].indexOf("emb");
  for (const font of fonts.slice(2)) if (!font.slice(embedded).startsWith("yes")) say(`not embedded: ${font}`);
  if (fonts.length < 3) say("no typefaces");
  const texts = pageTexts(pdf);
  for (let at = 1; at <= pages; ++at) {
    const number = wanted.lang === "sv" ? `Sida ${at} av ${pages}` : `Page ${at} of ${pages}`;
    const content = texts[at - 1] ?? "";
    if (!content.includes(number)) say(`page ${at} does not say "${number}"`);
    if (content.split("\n").filter((line) => line.trim()).length < 5) say(`page ${at} is nearly empty`);
  }
  await context.close();
}

for (const name of argv) {
  const file = resolve(name);
  await checkPolicy(file);
  await checkPaper(file);
  for (const view of views) await checkView(file, view);
  await checkPrint(file);
}
await browser.close();
rmSync(profile, { recursive: true, force: true });
if (faults.length > 0) {
  console.error(faults.join("\n"));
  console.error(`${faults.length} faults`);
  process.exit(1);
}
console.log(`${argv.length} ok`);
