// What the tests of the web app share: a server on a fresh copy of the example books, pages with its session, axe, and a
// list of everything a page complains of. Servers and the browser end by themselves when a test file is done.
//   const app = await startApp();                          // { books: ["up2-exempel"], readOnly, templates, arguments }
//   const page = await openPage(app, "/p/99-000-X01");     // { width, height, dark, javaScript, lang, forcedColors, reducedMotion }
//   assert.deepEqual(await axe(page), []);
//   assert.deepEqual(messages(page), []);
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after } from "node:test";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// What other colours can break; the rest is the same at one width, and takes as long again.
const colourRules = ["color-contrast", "link-in-text-block"];
const ruleTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const utfall = resolve(process.env.UTFALL_BINARY ?? join(root, "build/release/utfall"));
const demo = resolve(process.env.UTFALL_DEMO ?? join(root, "build/release/demo-books"));

const running = new Set();
const folders = new Set();
let browser = null;

after(async () => {
  await browser?.close();
  for (const app of running) await app.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/// A folder of the test's own, gone afterwards.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "utfall-test-"));
  folders.add(folder);
  return folder;
}

// Made once and kept. Test files run side by side: the one that is first to move its folder into place wins.
function demoBooks() {
  if (existsSync(join(demo, "up2-exempel.utfall"))) return demo;
  mkdirSync(dirname(demo), { recursive: true });
  const made = mkdtempSync(join(dirname(demo), "demo-making-"));
  execFileSync(utfall, ["demo", made, "--no-serve"], { stdio: "ignore" });
  try {
    renameSync(made, demo);
  } catch {
    rmSync(made, { recursive: true, force: true });
  }
  return demo;
}

/// Runs a command of the program and gives what it prints.
export function run(...words) {
  return execFileSync(utfall, words, { encoding: "utf8", env: { ...process.env, LANG: "sv_SE.UTF-8" } });
}

/// A server on a folder with copies of `books` (names of example books; default all of them, [] for none).
/// `inside`: a command that runs the program in surroundings of its own.
/// Gives { origin, folder, cookie, pid, output(), get(path), post(path, fields), stop() }.
export async function startApp(options = {}) {
  const folder = temporaryFolder();
  const wanted = options.books ?? ["up2-exempel", "plugin", "plugin2"];
  for (const book of wanted) {
    const source = existsSync(book) ? book : join(demoBooks(), `${book}.utfall`);
    for (const ending of ["", ".keys", ".anchors"]) {
      if (existsSync(source + ending)) cpSync(source + ending, join(folder, source.slice(source.lastIndexOf("/") + 1) + ending), { recursive: true });
    }
  }
  const words = ["serve", folder, "--port", "0"];
  if (options.readOnly) words.push("--read-only");
  if (options.templates) words.push("--templates", options.templates);
  const command = [...(options.inside ?? []), utfall, ...words, ...(options.arguments ?? [])];
  const child = spawn(command[0], command.slice(1), {
    stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LANG: "sv_SE.UTF-8" },
  });
  let output = "";
  const ended = new Promise((done) => child.once("exit", done));
  const address = await new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`no address in 30 s: ${output}`)), 30000);
    const read = (bytes) => {
      output += bytes;
      const match = /http:\/\/127\.0\.0\.1:\d+\/start\/[0-9a-f]+/.exec(output);
      if (match) { clearTimeout(timer); found(match[0]); }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}: ${output}`)));
  });
  const origin = new URL(address).origin;
  const let_in = await fetch(address, { redirect: "manual" });
  const cookie = let_in.headers.get("set-cookie").split(";")[0];
  const app = {
    origin, folder, cookie, address, pid: child.pid, output: () => output,
    alive: () => child.exitCode === null && child.signalCode === null,
    get: (path, headers = {}) => fetch(origin + path, { redirect: "manual", headers: { cookie, ...headers } }),
    post: (path, fields = {}, headers = {}) => fetch(origin + path, {
      method: "POST", redirect: "manual", body: new URLSearchParams(fields),
      headers: { cookie, origin, ...headers },
    }),
    /// The token that every form of this session carries.
    csrf: async () => /name="csrf" value="([0-9a-f]+)"/.exec(await (await app.get("/?all=1")).text())?.[1],
    books: () => readdirSync(folder).filter((name) => name.endsWith(".utfall")),
    stop: async () => {
      running.delete(app);
      if (app.alive()) child.kill("SIGTERM");
      await Promise.race([ended, new Promise((late) => setTimeout(() => { child.kill("SIGKILL"); late(); }, 8000).unref())]);
    },
  };
  running.add(app);
  return app;
}

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
  });
  const [name, value] = app.cookie.split("=");
  await context.addCookies([{ name, value, url: app.origin }]);
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
