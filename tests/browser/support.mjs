// What the tests of the web app share beside its server: pages with its session, axe, and a list of everything a page complains
// of. The browser ends by itself when a test file is done.
//   const page = await openPage(app, "/p/99-000-X01");     // { width, height, dark, javaScript, lang, forcedColors, reducedMotion }
//   assert.deepEqual(await axe(page), []);
//   assert.deepEqual(messages(page), []);
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

export { run, startApp, temporaryFolder, utfall } from "./server.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// What other colours can break; the rest is the same at one width, and takes as long again.
const colourRules = ["color-contrast", "link-in-text-block"];
const ruleTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser = null;
after(() => browser?.close());

async function theBrowser() {
  browser ??= await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  return browser;
}

const heard = new WeakMap();

function listen(page, app) {
  const list = [];
  heard.set(page, list);
  page.on("console", (message) => {
    // The browser remarks on every answer of 400 and above: those are looked at by the test itself.
    if (/Failed to load resource: the server responded with a status of/.test(message.text())) return;
    list.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => list.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") list.push(`failed: ${request.url()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(app.origin) && !/^(data|blob|about):/.test(url)) list.push(`off this machine: ${url}`);
  });
}

/// A page in a browser profile of its own, with the session of `app`.
export async function openPage(app, path, options = {}) {
  const context = await (await theBrowser()).newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark ? "dark" : "light",
    javaScriptEnabled: options.javaScript ?? true,
    locale: options.lang === "en" ? "en-GB" : "sv-SE",
    forcedColors: options.forcedColors ? "active" : "none",
    // Colours that are still on their way from one look to the next would be judged as they are half-way.
    reducedMotion: options.reducedMotion === false ? "no-preference" : "reduce",
    acceptDownloads: true,
    ignoreHTTPSErrors: app.ownCertificate === true,
  });
  // Nobody has logged in yet where there is no cookie.
  if (app.cookie) {
    const [name, value] = app.cookie.split("=");
    await context.addCookies([{ name, value, url: app.origin }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(60000);  // Under the sanitizers, beside other tests.
  listen(page, app);
  await page.goto(app.origin + path);
  return page;
}

/// What the page has said since it was opened: console, policy, errors, failed requests, requests off this machine.
export function messages(page) {
  return [...heard.get(page)];
}

/// Faults that axe finds, one line each; needs no script of the page's own. What a frame shows is a page for itself. Works on a page with JavaScript off by
/// showing the same address and session in one that has it.
export async function axe(page, rules = ruleTags) {
  await page.evaluate(axeSource);
  const results = await page.evaluate((only) => axe.run(document, { runOnly: only, iframes: false, resultTypes: ["violations"] }), rules);
  return results.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`));
}

/// True when something makes the whole page wider than its window.
export async function scrollsSideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/// The four looks that every page is checked in. `check` gets a page and says what is wrong with it.
export const looks = [
  { width: 1280, dark: false }, { width: 1280, dark: true }, { width: 320, dark: false }, { width: 320, dark: true },
];

/// Opens `path` in the four looks: axe, width, messages, one h1, a title. Gives all faults, so that one run tells them all.
export async function faultsOf(app, path, options = {}) {
  const faults = [];
  const page = await openPage(app, path, { ...options, ...looks[0] });
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
    const where = `${path} ${look.width} ${look.dark ? "dark" : "light"}`;
    for (const fault of await axe(page, look.dark ? colourRules : ruleTags)) faults.push(`${where}: ${fault}`);
    if (await scrollsSideways(page)) faults.push(`${where}: scrolls sideways`);
  }
  const h1 = await page.locator("h1").count();
  if (h1 !== 1) faults.push(`${path}: ${h1} h1`);
  for (const message of messages(page)) faults.push(`${path}: ${message}`);
  await page.context().close();
  return faults;
}

/// A picture of the whole page, for looking at: only when UTFALL_PICTURES names a folder.
export async function screenshot(page, name) {
  const folder = process.env.UTFALL_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
