import assert from "node:assert/strict";
import { before, test } from "node:test";
import { axe, faultsOf, messages, openPage, screenshot, startApp } from "./support.mjs";

const book = "/p/99-000-X01";
let app;

before(async () => { app = await startApp({ books: ["up2-exempel"] }); });

test("an evaluator has the files written, looks at the first rows and takes them home", async () => {
  const page = await openPage(app, `${book}/export`);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "export");
  await page.getByRole("button", { name: "Skriv filerna" }).click();
  await page.getByRole("heading", { level: 1, name: "Exporten är klar" }).waitFor({ timeout: 240000 });
  assert.equal(await page.locator("tbody tr").count(), 20);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "exported");
  const href = await page.getByRole("link", { name: "Hämta zip-filen" }).getAttribute("href");
  const answer = await app.get(new URL(href, app.origin).pathname);
  assert.match(answer.headers.get("content-disposition"), /99-000-X01_data_\d+_\d{4,}\.zip/);
  const bytes = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  for (const name of ["data.csv", "data_excel_sv.csv", "data.xlsx", "codebook.csv", "datapackage.json", "read.R", "read.sps"])
    assert.ok(bytes.includes(name), name);
  assert.deepEqual(messages(page), []);
});

test("what is no content is refused, and so is the export of another session", async () => {
  assert.equal((await app.get(`${book}/export?content=nothing`)).status, 400);
  assert.equal((await app.get(`${book}/export/00000000000000000000000000000000`)).status, 404);
});

test("the page of the export is in nobody's way", async () => {
  assert.deepEqual(await faultsOf(app, `${book}/export`), []);
});
