import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

const tests = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const book = "/p/99-000-T01";
let app, folder;
const ledgerSize = async () => (await (await app.get(`${book}/audit.json`)).json()).data.as_of;

async function form(team) {
  const answer = await app.get(`${book}/forms/file/2024-03/${team}`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-disposition"), new RegExp(`2024-03_${team}.xlsx`));
  const path = join(folder, `${team}.xlsx`);
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
  return path;
}

function filled(path, name, ...steps) {
  const out = join(folder, name);
  execFileSync("/usr/bin/python3", [join(tests, "support/fill_form.py"), path, out, ...steps], { env: { ...process.env, PYTHONUTF8: "1" } });
  return out;
}

before(async () => {
  folder = temporaryFolder();
  const path = join(folder, "liten.utfall");
  run("book", "create", "-b", path, "--setup", join(tests, "data/small/setup.json"));
  app = await startApp({ books: [path] });
});

test("forms are sent out, filled in, previewed and read in; a faulty one stays and gets its remarks", async () => {
  const one = filled(await form("T1"), "ett.xlsx", "M-PRES:T1:F=80", "M-PLAN:T1:F=100");
  const two = filled(await form("T2"), "tva.xlsx", "text:M-PRES:T2:F=ungefär 8", "M-PLAN:T2:F=10");
  const page = await openPage(app, `${book}/forms?period=2024-03`);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "forms");
  const before_ = await ledgerSize();
  await page.getByLabel("Formulär", { exact: true }).setInputFiles([one, two]);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("heading", { level: 1, name: "Förhandsgranska formulär" }).waitFor();
  assert.match(await page.locator("main").innerText(), /Filer: 2\. Med något nytt: 1\. Med fel: 1\./);
  assert.match(await page.locator("#file-2").innerText(), /Uppgifter!G8[\s\S]*är inte ett tal/);
  assert.equal(await ledgerSize(), before_);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "forms-incoming");
  await page.getByRole("button", { name: "Läs in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Inlästa formulär" }).waitFor();
  assert.equal(await ledgerSize(), before_ + 1);
  assert.match(await page.locator("#file-1").innerText(), /Inläst \d{4}-\d\d-\d\d/);
  assert.match(await page.getByRole("link", { name: "Kontrollera värden: mars 2024" }).getAttribute("href"), /\/checks\?period=2024-03$/);
  const file = async (at, what) => app.get(new URL(await page.locator(`#file-${at} a[href$="${what}"]`).getAttribute("href"), app.origin).pathname);
  assert.match(await (await file(1, "receipt")).text(), /Formuläret är inläst\./);
  assert.match(await (await file(2, "receipt")).text(), /Inget är inläst\./);
  assert.match((await file(2, "remarks")).headers.get("content-disposition"), /tva_kvitto\.xlsx/);
  await page.locator("#file-1").getByRole("button", { name: /Ångra/ }).click();
  await page.getByText(/De tidigare värdena gäller igen/).waitFor();
  assert.equal(await ledgerSize(), before_ + 2);
  assert.deepEqual(messages(page), []);
});

test("without JavaScript, in English and by keyboard alone a form comes back; the same file again changes nothing", async () => {
  const page = await openPage(app, `${book}/forms?period=2024-03`, { javaScript: false, lang: "en" });
  const path = filled(await form("T2"), "two.xlsx", "M-PRES:T2:F=8", "M-PLAN:T2:F=10");
  const before_ = await ledgerSize();
  for (const round of [1, 2]) {
    await page.getByLabel("Forms", { exact: true }).setInputFiles(path);
    await page.getByRole("button", { name: "Preview" }).press("Enter");
    if (round === 1) {
      await page.getByRole("button", { name: "Read in", exact: true }).press("Enter");
      await page.getByRole("heading", { level: 1, name: "Forms read in" }).waitFor();
    } else {
      assert.equal(await page.getByRole("button", { name: "Read in", exact: true }).count(), 0);
    }
    assert.match(await page.locator("#file-1").innerText(), /Read \d{4}-\d\d-\d\d/);
    await page.getByRole("link", { name: "To the forms" }).press("Enter");
  }
  assert.equal(await ledgerSize(), before_ + 1);
});

test("what somebody typed meanwhile is kept unless the forms are to hold", async () => {
  const path = filled(await form("T1"), "sent.xlsx", "M-PRES:T1:M=70", "M-PLAN:T1:M=90");
  const csv = join(folder, "mellan.csv");
  writeFileSync(csv, "measure,team,period,sex,value\nM-PRES,T1,2024-03,M,60\n");
  run("value", "import", csv, "-b", join(app.folder, "liten.utfall"));
  const page = await openPage(app, `${book}/forms?period=2024-03`);
  await page.getByLabel("Formulär", { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  assert.match(await page.locator("#file-1").innerText(), /är redan 60 i boken/);
  await page.getByRole("checkbox", { name: /också där någon annan/ }).check();
  await page.getByRole("button", { name: "Läs in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Inlästa formulär" }).waitFor();
  assert.match(await page.locator("#file-1").innerText(), /Inläst/);
});

test("nothing chosen is said at the field, and a form sent to the import page is shown the way", async () => {
  const page = await openPage(app, `${book}/forms`);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("link", { name: "Välj minst en fil." }).waitFor();
  await page.goto(`${app.origin}${book}/import`);
  await page.getByLabel("Filer").setInputFiles(await form("T1"));
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("link", { name: /Filen är ett insamlingsformulär/ }).waitFor();
});

test("all forms of a period come in one file", async () => {
  const answer = await app.get(`${book}/forms/all/2024-03`);
  assert.equal(answer.headers.get("content-type"), "application/zip");
  assert.match(Buffer.from(await answer.arrayBuffer()).toString("latin1"), /^PK[\s\S]*2024-03_T2\.xlsx/);
});

test("the pages of forms are in nobody's way", async () => {
  assert.deepEqual(await faultsOf(app, `${book}/forms?period=2024-03`), []);
});
