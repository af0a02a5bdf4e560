// What holds for the app as a whole: the past is not left by mistake, English pages are English, paper and beginners are served.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { axe, faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

const book = "/p/99-000-X01";
const pages = ["", "/collection", "/collection/HT25/T7", "/indicators", "/indicators/CAP-UTBT", "/indicators/CAP-FRAM-KOLL",
  "/benchmarks", "/checks?period=HT25", "/phases", "/activities", "/surveys", "/participations", "/participations/common", "/participations/scb", "/participations/erase", "/forms", "/import", "/export", "/funding", "/funding/claims/1", "/funding/claims/1?eur-rate=11%2C4325&eur-date=2025-06-30", "/what-if", "/what-if?ask=1&until=2025-12&change-1=scale_costs&change-1-factor=1%2C1&goal-organisation=SKR&goal-unit_price=400", "/reports", "/reports/R-2026-003", "/templates",
  "/templates/esf-cofinancing/1.0.0", "/audit", "/audit/10", "/audit/verification", "/settings", "/settings/retention", "/search?q=team"];
const texts = (face, lang) => JSON.parse(readFileSync(new URL(`../../templates/${face}/texts/${lang}.json`, import.meta.url)));

let app;
before(async () => { app = await startApp({ books: ["up2-exempel"] }); });

/// What every page has, whatever it shows.
function faultsOfFrame(path, html, titles) {
  const count = (what) => [...html.matchAll(what)].length;
  const found = [];
  if (count(/<h1[ >]/g) !== 1) found.push(`${count(/<h1[ >]/g)} h1`);
  if (count(/<main[ >]/g) !== 1) found.push(`${count(/<main[ >]/g)} main`);
  if (!/<html lang="sv"/.test(html)) found.push("no language");
  if (!/<body>\s*<a class="skip" href="#main">/.test(html)) found.push("no way past the menu");
  if (!/<li><a href="\/help\/start"[^>]*>Hjälp<\/a><\/li><\/ul>\s*<\/nav>/.test(html)) found.push("no help at the end of the menu");
  const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
  // What was asked on a page is no page of its own.
  if (titles.has(title) && titles.get(title).split("?")[0] !== path.split("?")[0]) found.push(`the title of ${titles.get(title)}: ${title}`);
  titles.set(title, path);
  const crumbs = [.../class="crumbs"[\s\S]*?<\/nav>/.exec(html)?.[0].matchAll(/<li[^>]*>(?:<[^>]+>)*([^<]+)/g) ?? []].map(([, name]) => name);
  if (new Set(crumbs).size !== crumbs.length) found.push(`names a place twice on the way to it: ${crumbs.join(" / ")}`);
  const words = html.replace(/<(script|style|svg|pre)[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ");
  const hole = /\bundefined\b|\bNaN\b|\bnull\b|lorem/.exec(words);
  if (hole) found.push(`says ${hole[0]}`);
  return found.map((fault) => `${path}: ${fault}`);
}

test("every page has one heading, a title of its own, its language, a way past the menu, and help in the same place", async () => {
  const [found, titles] = [[], new Map()];
  for (const path of [...pages, "/reports/new"]) {
    const answer = await app.get(book + path);
    if (answer.status !== 200) found.push(`${path}: ${answer.status}`);
    found.push(...faultsOfFrame(path, await answer.text(), titles));
  }
  assert.deepEqual(found, []);
});

test("every page of a book with nothing in it says so and offers one thing to do", async () => {
  const folder = temporaryFolder();
  run("book", "create", "-q", "-b", join(folder, "tom.utfall"));
  const empty = await startApp({ books: [join(folder, "tom.utfall")] });
  const [found, titles] = [[], new Map()];
  for (const path of ["", "/collection", "/indicators", "/benchmarks", "/checks", "/phases", "/activities", "/surveys", "/participations",
    "/participations/common", "/participations/scb", "/forms", "/import", "/export", "/funding", "/reports", "/reports/new", "/audit", "/settings"]) {
    const answer = await empty.get(`/p/tom${path}`);
    const html = await answer.text();
    if (answer.status !== 200) found.push(`${path}: ${answer.status}`);
    found.push(...faultsOfFrame(path, html, titles));
    const main = /<main[\s\S]*<\/main>/.exec(html)[0];
    const offered = [...main.matchAll(/button--primary/g)].length;
    if (offered !== 1) found.push(`${path}: offers ${offered}`);
    if (!/<p[ >]/.test(main)) found.push(`${path}: says nothing`);
  }
  assert.deepEqual(found, []);
  await empty.stop();
});

test("whoever looks at an earlier state stays there, whichever link is followed", async () => {
  const left = [];
  for (const path of pages) {
    const html = await (await app.get(`${book}${path}${path.includes("?") ? "&" : "?"}as-of=45`)).text();
    for (const [tag, href] of html.matchAll(/<a [^>]*href="(\/p\/[^"]*)"[^>]*>/g))
      if (!/as-of=\d+/.test(href) && !/class="button button--small"|data-now/.test(tag)) left.push(`${path}: ${href}`);
  }
  assert.deepEqual(left, []);
});

test("a day that is none is said in the builder's form, and leads nowhere else", async () => {
  const page = await openPage(app, `${book}/reports/new?as-of=2025-13-45`);
  assert.match(await page.title(), /^Fel: /);
  assert.equal(await page.getByLabel("Data känt per").inputValue(), "2025-13-45");
  assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: "Insamling" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Insamling" }).waitFor();
});

test("English pages hold no Swedish but data", async () => {
  const [sv, en] = [texts("web", "sv"), texts("web", "en")];
  const swedish = Object.keys(sv).filter((key) => sv[key] !== en[key] && !sv[key].includes("{") && /[ åäö]/i.test(sv[key]) &&
    sv[key].length > 5).map((key) => sv[key]);
  const english = new Set(Object.values(en));
  const found = [];
  const page = await openPage(app, `${book}/settings?lang=en`, { lang: "en" });
  for (const path of [...pages, "/reports/new"]) {
    await page.goto(`${app.origin}${book}${path}`);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    const words = await page.evaluate(() => [...document.querySelectorAll("body *")].flatMap((part) => [
      ...[...part.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()),
      part.getAttribute("aria-label") ?? "", part.getAttribute("placeholder") ?? "", part.getAttribute("title") ?? ""]).filter(Boolean));
    for (const text of swedish)
      if (!english.has(text) && words.includes(text)) found.push(`${path}: ${text}`);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(messages(page), []);
});

test("a target that counts from the start is held against all that has been reached", async () => {
  const data = (await (await app.get(`${book}/indicators/CAP-UTBT.json`)).json()).data;
  assert.ok(data);
  const page = await openPage(app, book);
  const row = page.getByRole("row", { name: /CAP-UTBT/ });
  assert.match(await row.innerText(), /57[^]*24[^]*\+33[^]*48/);
  await row.getByRole("link").click();
  assert.match(await page.locator(".key").innerText(), /Sedan starten\s+57/);
  assert.match(await page.locator("#development").innerText(), /57 sedan starten[^]*\+33/);
});

test("a comment without a value is a fault at its field, not a draft for ever", async () => {
  const page = await openPage(app, `${book}/collection/HT25/T7`);
  await page.getByLabel(/^Kommentar till Elever som teamet följer/).fill("Kommer i februari");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  assert.match(await page.title(), /^Fel: /);
  await page.getByRole("link", { name: /har en kommentar men ingen uppgift/ }).click();
  assert.match(page.url(), /#c:/);
  assert.deepEqual(await axe(page), []);
});

test("what people wrote beside a value is found and leads to it", async () => {
  const page = await openPage(app, `${book}/search?q=k:l%C3%A4mnade`);
  await page.getByRole("heading", { level: 2, name: "Kommentarer till värden" }).waitFor();
  assert.equal(await page.getByRole("heading", { level: 2 }).count(), 1);
  await page.locator(".hits a").first().click();
  await page.getByRole("heading", { level: 2, name: "Rätta värdet" }).waitFor();
});

test("on paper there is no menu, no question, no heading of nothing, and nothing is cut", async () => {
  const page = await openPage(app, book, { width: 688 });
  await page.emulateMedia({ media: "print" });
  const found = [];
  for (const path of pages) {
    await page.goto(app.origin + book + path);
    for (const fault of await page.evaluate(() => {
      const seen = (part) => part.checkVisibility() && part.getClientRects().length > 0;
      const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
      const words = (parts) => parts.map((part) => part.textContent.trim().slice(0, 40));
      return [
        ...words(all(".menu, .bar, form:not(.grid-form)")),
        ...words(all("section > h2:only-of-type").filter((part) => ![...part.parentElement.children].some((other) => other !== part && seen(other)))),
        ...words(all("table").filter((part) => part.getBoundingClientRect().right > innerWidth + 1)),
        ...words(all(".scroll").filter((part) => getComputedStyle(part).overflowX !== "visible")),
      ];
    })) found.push(`${path}: ${fault}`);
    await screenshot(page, `print${path.replaceAll(/[/?=]/g, "-")}`);
  }
  assert.deepEqual(found, []);
});

test("a beginner has a report in both forms within twenty-five presses from an empty folder", async () => {
  const empty = await startApp({ books: [] });
  const page = await openPage(empty, "/");
  page.setDefaultTimeout(90000);
  let presses = 0;
  const press = async (what) => { presses += 1; await what.click(); };
  await press(page.getByRole("button", { name: "Skapa exempelböckerna" }));
  await page.getByRole("link", { name: /UP 2/ }).first().waitFor();
  await press(page.getByRole("link", { name: /UP 2/ }).first());
  await press(page.getByRole("link", { name: /^Fyll i/ }).first());
  await page.getByRole("textbox", { name: /Elever som teamet följer.*Kvinnor/ }).fill("12");
  presses += 1;
  await press(page.getByRole("link", { name: "Rapporter" }).first());
  await press(page.getByRole("link", { name: "Ny rapport" }));
  await press(page.getByRole("button", { name: "Utfärda" }));
  await page.getByRole("heading", { level: 1, name: /^Rapport R-/ }).waitFor();
  for (const name of ["Excel", "HTML"]) {
    const waiting = page.waitForEvent("download");
    await press(page.getByRole("link", { name, exact: true }));
    assert.ok((await waiting).suggestedFilename().endsWith(name === "Excel" ? ".xlsx" : ".html"));
  }
  assert.ok(presses <= 25, `${presses} presses`);
  assert.deepEqual(messages(page), []);
  await empty.stop();
});

test("figures of others stand beside their source, what it revised is told, and a period's values are checked", async () => {
  const page = await openPage(app, `${book}/indicators`);
  await page.getByRole("link", { name: /^Andras statistik/ }).click();
  const row = page.getByRole("row", { name: /N99999.*Sjövalla.*2023.*totalt/s });
  assert.match(await row.innerText(), /70,9\s*förut 71,2\s+Kolada\s+2026-02-03/);
  assert.match(await page.locator("#revisions").innerText(), /Sjövalla.*2023, totalt: 71,2 → 70,9\. Kolada har ändrat talet, inläst 2026-02-03\. Ingen utfärdad rapport/);
  assert.equal(await page.getByText("Källa: Kolada", { exact: true }).count(), 1);
  assert.equal(await row.getByRole("link", { name: "2026-02-03" }).evaluate((link) => link.getClientRects().length), 1, "a day on two lines");
  await row.getByRole("link", { name: "2026-02-03" }).click();
  await page.getByRole("heading", { level: 1, name: /Kvitto på post/ }).waitFor();
  await page.goto(`${app.origin}${book}/periods/HT25`);
  await page.getByRole("link", { name: "Kontrollera värden" }).click();
  assert.equal(await page.getByLabel("Period", { exact: true }).inputValue(), "HT25");
  assert.match(await page.locator("#sum").innerText(), /HT25: [\d\s]+ värden och \d+ regler kontrollerade\. Fel: [1-9]/);
  await page.locator("#team").selectOption("T7");
  await page.getByRole("button", { name: "Visa", exact: true }).last().click();
  await page.waitForURL(/checks\?.*team=T7/);
  assert.equal(await page.locator("tbody tr", { hasNotText: "Elevhälsans närvaroteam" }).count(), 0);
  assert.match(await page.getByRole("link", { name: "CSV" }).getAttribute("href"), /period=HT25&team=T7/);
  await page.locator("#error").getByRole("row", { name: /Elevhälsans närvaroteam.*saknas.*Påminn/s }).first().getByRole("link").click();
  await page.waitForURL(/\/collection\/HT25\/T7$/);
  const faults = [];
  for (const path of [`${book}/benchmarks`, `${book}/checks?period=HT25`]) faults.push(...await faultsOf(app, path));
  assert.deepEqual(faults, []);
});

test("settings, help and the accessibility statement are in nobody's way", async () => {
  const faults = [];
  for (const path of [`${book}/settings`, "/accessibility", `${book}/indicators/CAP-FRAM-KOLL`]) faults.push(...await faultsOf(app, path));
  assert.deepEqual(faults, []);
  assert.equal((await app.get("/dev/components")).status === 404 || (await faultsOf(app, "/dev/components")).length === 0, true);
});
