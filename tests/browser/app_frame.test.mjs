import assert from "node:assert/strict";
import { before, test } from "node:test";
import { axe, faultsOf, messages, openPage, screenshot, startApp } from "./support.mjs";

let app;
before(async () => { app = await startApp(); });

test("the list of books shows every book and leads to each", async () => {
  const page = await openPage(app, "/?all=1");
  assert.equal(await page.getByRole("listitem").filter({ has: page.locator("b") }).count(), 3);
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
  await page.getByLabel("Roll").selectOption({ label: "Revisor" });
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
