import assert from "node:assert/strict";
import { before, test } from "node:test";
import { axe, faultsOf, messages, openPage, screenshot, startApp } from "./support.mjs";

let app;
before(async () => { app = await startApp(); });

test("the list of books shows every book and leads to each", async () => {
  const page = await openPage(app, "/?all=1");
  assert.equal(await page.getByRole("listitem").filter({ has: page.locator("b") }).count(), 3);
  assert.equal(await page.getByRole("button", { name: "Skapa exempelböckerna" }).count(), 0, "what is there already is not offered");
  await page.getByRole("link", { name: /UP 2/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "Översikt" }).waitFor();
  await screenshot(page, "frame");
  assert.deepEqual(messages(page), []);
});

test("a page names its icon, so that no browser asks for one there is not", async () => {
  const html = await (await app.get("/p/99-000-X01")).text();
  const icon = await app.get(/<link rel="icon" href="([^"]+)"/.exec(html)[1]);
  assert.equal(icon.status, 200);
  assert.equal(icon.headers.get("content-type"), "image/svg+xml");
  assert.match(await icon.text(), /<svg /);
});

test("a page without a session shows nothing of the books", async () => {
  const answer = await fetch(`${app.origin}/`, { redirect: "manual" });
  assert.equal(answer.status, 401);
  assert.doesNotMatch(await answer.text(), /99-000|UP2/);
});

test("the address that lets a browser in works once", async () => {
  const again = await fetch(app.address, { redirect: "manual" });
  assert.equal(again.status, 403);
  assert.equal(again.headers.get("set-cookie"), null);
});

test("the menu works with a keyboard alone and the first stop is the way past it", async () => {
  const page = await openPage(app, "/p/99-000-X01");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
});

test("the language changes and stays", async () => {
  const page = await openPage(app, "/p/99-000-X01/settings");
  await page.getByRole("link", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("link", { name: "Indicators" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});

test("who one is can be said without JavaScript", async () => {
  const page = await openPage(app, "/p/99-000-X01/settings", { javaScript: false });
  await page.getByLabel("Din kod").fill("PO-7");
  await page.getByLabel("Roll", { exact: true }).selectOption({ label: "Revisor" });
  await page.getByRole("button", { name: "Spara" }).click();
  assert.match(await page.locator(".who").innerText(), /PO-7[^]*Revisor/);
});

test("nothing of the frame is in anybody's way", async () => {
  const faults = [];
  for (const path of ["/?all=1", "/p/99-000-X01/settings", "/p/99-000-X01/indicators", "/nowhere", "/accessibility"])
    faults.push(...await faultsOf(app, path));
  assert.deepEqual(faults, []);
});

test("forced colours leave everything readable", async () => {
  const page = await openPage(app, "/p/99-000-X01/settings", { forcedColors: true });
  assert.deepEqual(await axe(page), []);
});

test("people are shown words where the program has codes", async () => {
  const codes = [
    ["/p/99-000-X01/audit/10", /in_kind_staff|financing_line|unit_price|\b651000\b/, /personaltid.*6\u00a0510,00.*financing-2024-H1\.csv/s], ["/p/99-000-X01/audit/5", /value_line|source_row/, /Tillstånd/],
    ["/p/99-000-X01/funding/claims/1", /in_kind_staff/, /[Tt]ill och med [a-z]/], ["/p/99-000-X01/templates/esf-cofinancing/1.0.0", /\{[a-z]|\b1 delar|sv, en/, /Svenska, Engelska/],
    ["/p/99-000-X01/reports/R-2026-001", /, Höst/, /höstterminen 2025/],
  ];
  for (const [path, raw, words] of codes) {
    const html = await (await app.get(path)).text();
    // What is meant for programs may name what it likes: the entry's own body, and addresses.
    const shown = html.replace(/<pre[\s\S]*?<\/pre>/g, "").replace(/<[^>]*>/g, " ").replaceAll("&nbsp;", "\u00a0");
    assert.doesNotMatch(shown, raw, path);
    assert.match(shown, words, path);
  }
});

test("where a sum comes from is said in words, and no part of it leads nowhere", async () => {
  const html = await (await app.get("/p/99-000-X01/reports/R-2026-001/origin/T3.1")).text();
  const parts = [...html.matchAll(/<li>(?:<a href="([^"]+)">)?([^<]+)/g)].filter(([, , words]) => /: [\d\s.,\u00a0]+$/.test(words.trim()));
  assert.equal(parts.length, 4);
  for (const [, href] of parts) if (href) assert.equal((await app.get(href)).status, 200, href);
});

test("an earlier state is said on every page of the book, also where it makes no difference", async () => {
  for (const path of ["", "/collection", "/indicators", "/phases", "/import", "/funding", "/funding/claims/new", "/reports", "/templates", "/audit", "/settings", "/search?q=T1"]) {
    const html = await (await app.get(`/p/99-000-X01${path}${path.includes("?") ? "&" : "?"}as-of=30`)).text();
    assert.match(html, /Till idag/, path);
  }
});
