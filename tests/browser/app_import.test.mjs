import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { axe, faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

let app, good, faulty, folder;
const ledgerSize = async () => (await (await app.get("/p/99-000-X01/audit.json")).json()).data.as_of;

before(async () => {
  app = await startApp({ books: ["up2-exempel"] });
  folder = temporaryFolder();
  const narrative = JSON.parse(run("narrative", "list", "-b", join(app.folder, "up2-exempel.utfall"), "--json")).data.narratives?.[0];
  good = join(folder, "texter.csv");
  const n = narrative ?? { section: "S", block: "B", organisation: "", team: "", intervention: "", period: "HT25", lang: "sv" };
  writeFileSync(good, `section;block;organisation;team;intervention;period;lang;text\n${[n.section, n.block, n.organisation, n.team, n.intervention, n.period, n.lang].join(";")};En ny text från importen\n`);
  faulty = join(folder, "felaktig.csv");
  writeFileSync(faulty, "measure;organisation;period;value\nFINNS-EJ;9901;HT25;abc\nFINNS-EJ;9901;HT99;1\n");
});

test("a file is previewed, read in and receipted without JavaScript and by keyboard alone, and the second time changes nothing", async () => {
  const page = await openPage(app, "/p/99-000-X01/import", { javaScript: false });
  const before_ = await ledgerSize();
  await page.getByLabel("Filer").setInputFiles(good);
  await page.getByRole("button", { name: "Förhandsgranska" }).press("Enter");
  assert.match(await page.locator("main").innerText(), /Inget har sparats än/);
  assert.equal(await ledgerSize(), before_);
  await page.getByRole("button", { name: "Läs in", exact: true }).press("Enter");
  await page.getByRole("heading", { level: 1, name: /Kvitto på post/ }).waitFor();
  assert.match(await page.locator("main").innerText(), /texter\.csv/);
  assert.equal(await ledgerSize(), before_ + 1);
  await page.getByRole("link", { name: "Läs in fler filer" }).press("Enter");
  await page.getByLabel("Filer").setInputFiles(good);
  await page.getByRole("button", { name: "Förhandsgranska" }).press("Enter");
  assert.match(await page.locator("main").innerText(), /Redan inläst, inget ändrat/);
  assert.equal(await page.getByRole("button", { name: "Läs in", exact: true }).count(), 0);
  assert.equal(await ledgerSize(), before_ + 1);
});

test("all faults of a file are shown at once, with place and remedy, and leave no trace", async () => {
  const page = await openPage(app, "/p/99-000-X01/import");
  const before_ = await ledgerSize();
  await page.getByLabel("Filer").setInputFiles(faulty);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("heading", { level: 1, name: "Förhandsgranska import" }).waitFor();
  assert.match(await page.title(), /^Fel: /);
  assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
  assert.ok(await page.locator(".import-findings tbody tr").count() >= 2);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "import-faults");
  const table = await app.get(new URL(await page.locator("a", { hasText: "CSV" }).getAttribute("href"), app.origin).pathname);
  assert.match(await table.text(), /felaktig\.csv/);
  await page.getByRole("button", { name: "Släng filerna" }).click();
  await page.getByRole("heading", { level: 1, name: "Import" }).waitFor();
  assert.equal(await ledgerSize(), before_);
  assert.deepEqual(messages(page), []);
});

test("nothing chosen and a header nobody knows are said at the field", async () => {
  const page = await openPage(app, "/p/99-000-X01/import");
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("link", { name: "Välj minst en fil." }).waitFor();
  const unknown = join(folder, "okand.csv");
  writeFileSync(unknown, "a;b\n1;2\n");
  await page.getByLabel("Filer").setInputFiles(unknown);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("link", { name: /känns inte igen/ }).waitFor();
  assert.deepEqual(await axe(page), []);
});

test("a bookkeeping is previewed with its list of accounts, and without one nothing can be read in", async () => {
  const bookkeeping = join(folder, "bok.se"), accounts = join(folder, "konton.csv");
  writeFileSync(bookkeeping, '#FLAGGA 0\n#SIETYP 4\n#RAR 0 20250101 20251231\n#KONTO 5010 "Hyra"\n#VER A 7 20250228 "Hyra"\n{\n#TRANS 5010 {} 1000.00\n#TRANS 1930 {} -1000.00\n}\n');
  writeFileSync(accounts, "account,use,cost_category\n5010,cost,STAFF-LED\n1930,skip,\n");
  const page = await openPage(app, "/p/99-000-X01/import");
  const before_ = await ledgerSize();
  await page.getByLabel("Filer").setInputFiles(bookkeeping);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  assert.match(await page.locator("main").innerText(), /IMPORT_ACCOUNTS/);
  assert.deepEqual(await axe(page), []);
  await page.goto(`${app.origin}/p/99-000-X01/import`);
  await page.getByLabel("Filer").setInputFiles([bookkeeping, accounts]);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  assert.match(await page.locator("main").innerText(), /Bokföring \(SIE 4\)/);
  assert.equal(await page.locator(".summary").count(), 0);
  assert.equal(await page.getByRole("button", { name: "Läs in", exact: true }).count(), 1);
  assert.equal(await ledgerSize(), before_);
});

test("files of another session cannot be seen", async () => {
  assert.equal((await app.get("/p/99-000-X01/import/00000000000000000000000000000000")).status, 404);
});

test("the pages of import are in nobody's way", async () => {
  assert.deepEqual([...await faultsOf(app, "/p/99-000-X01/import"), ...await faultsOf(app, "/p/99-000-X01/imports/2")], []);
});
