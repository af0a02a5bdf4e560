// A template that is changed in a spreadsheet program, and read in, compared and kept in the browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

const book = "/p/99-000-X01";
const edit = resolve(fileURLToPath(import.meta.url), "../../support/edit_template.py");

async function edited(app, folder, ...changes) {
  const sent = join(folder, "mall.xlsx"), changed = join(folder, "redigerad.xlsx");
  const answer = await app.get(`${book}/templates/skr-followup/1.1.0/workbook`);
  assert.equal(answer.status, 200);
  writeFileSync(sent, Buffer.from(await answer.arrayBuffer()));
  execFileSync("/usr/bin/python3", [edit, sent, changed, ...changes], { env: { ...process.env, PYTHONUTF8: "1" } });
  return changed;
}

async function sent(page, file) {
  page.setDefaultTimeout(90000);  // A report is composed here, under the sanitizers too.
  await page.getByLabel("Arbetsbok (.xlsx)").setInputFiles(file);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("heading", { level: 1, name: "Mall från arbetsbok" }).waitFor();
}

test("a template is changed as a workbook and kept as a draft", async () => {
  const templates = temporaryFolder();
  const app = await startApp({ books: ["up2-exempel"], templates });
  const file = await edited(app, temporaryFolder(), "Mall", "skr-followup", "version", "1.1.1",
    "Kolumner", "t-results|value", "label::sv", "Uppmätt", "Kolumner", "t-results|value", "label::en", "Measured");
  for (const javaScript of [true, false]) {
    const page = await openPage(app, `${book}/templates`, { javaScript });
    await sent(page, file);
    await page.getByText("skr-followup@1.1.1 jämfört med skr-followup@1.1.0:").waitFor();
    await screenshot(page, "template-draft");
    if (javaScript) {
      assert.deepEqual(await axe(page), []);
      assert.equal(existsSync(join(templates, "skr-followup")), false);
      await page.getByRole("button", { name: "Släng filerna" }).click();
    } else {
      await page.getByRole("button", { name: "Spara utkastet" }).click();
      await page.getByText("Uppmätt").first().waitFor();
    }
    assert.deepEqual(messages(page), []);
  }
  const told = JSON.parse(run("template", "diff", "skr-followup@1.1.0", "skr-followup@1.1.1", "--templates", templates, "--json")).data;
  assert.ok(told.changes.length > 0 && told.changes.every((change) => /label|^text\//.test(change.path)), JSON.stringify(told.changes));
  const page = await openPage(app, `${book}/templates`);
  await sent(page, file);
  await page.getByText("skr-followup@1.1.1 säger redan detsamma.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Spara utkastet" }).count(), 0);
});

test("a draft is seen as the report it makes, in either language, and anew each time it is sent", async () => {
  const templates = temporaryFolder();
  const app = await startApp({ books: ["up2-exempel"], templates });
  const reports = async () => (await (await app.get(`${book}/reports.json`)).json()).data;
  const before = await reports();
  const wordsAboveTitle = (swedish, english) => edited(app, temporaryFolder(), "Mall", "skr-followup", "version", "1.1.1",
    "Texter", "cover.kicker", "sv", swedish, "Texter", "cover.kicker", "en", english);
  const page = await openPage(app, `${book}/templates`);
  await sent(page, await wordsAboveTitle("Egna ord", "Words of our own"));
  const frame = page.frameLocator("iframe.paper");
  await frame.getByText("Egna ord", { exact: true }).waitFor();
  await frame.getByText("UTKAST", { exact: true }).first().waitFor();
  const address = page.url();

  await page.locator("#preview-lang").selectOption("en");
  await page.getByRole("button", { name: "Uppdatera" }).click();
  await frame.getByText("Words of our own", { exact: true }).waitFor();

  // By key: a mouse that has not moved since the frame was drawn presses where the frame was before the page was scrolled.
  await page.getByRole("button", { name: "Förhandsgranska" }).press("Enter");
  await page.getByText("Välj en arbetsbok.").waitFor();
  await page.getByLabel("Arbetsbok (.xlsx)").setInputFiles(await wordsAboveTitle("Andra ord", "Other words"));
  await page.getByRole("button", { name: "Förhandsgranska" }).press("Enter");
  await frame.getByText("Other words", { exact: true }).waitFor();
  assert.equal(page.url().split("?")[0], address, "sent again, it is seen at the same address");
  await screenshot(page, "template-preview");

  const alone = await app.get(await page.getByRole("link", { name: "Öppna för sig" }).getAttribute("href"));
  assert.match(alone.headers.get("content-security-policy"), /sandbox.*frame-ancestors 'self'/);
  assert.match(await alone.text(), /Other words/);
  await page.goto(`${address}?period=VT99`);
  await page.getByText("VT99").waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
  await page.getByRole("button", { name: "Spara utkastet" }).press("Enter");
  await page.getByRole("heading", { name: "Vad skulle bytet ändra?" }).waitFor();
  await page.goto(`${app.origin}${book}/templates/skr-followup/1.1.1`);
  await frame.getByText("Andra ord", { exact: true }).waitFor();
  assert.deepEqual(await reports(), before);

  run("book", "create", "-b", join(app.folder, "tom.utfall"));
  await page.goto(`${app.origin}/p/tom/templates/skr-followup/1.1.1`);
  await page.getByText("Boken har inget upplägg än.").waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
});

test("what is wrong in a workbook is told with its cell, and nothing is kept", async () => {
  const templates = temporaryFolder();
  const app = await startApp({ books: ["up2-exempel"], templates });
  const file = await edited(app, temporaryFolder(), "Mall", "skr-followup", "version", "1.2",
    "Block", "surveys|t-distributions", "data.from", "deltagare");
  const page = await openPage(app, `${book}/templates`);
  await sent(page, file);
  assert.equal(await page.getByRole("cell", { name: /^(Mall|Block)![A-Z]+\d+$/ }).count(), 2);
  assert.equal(await page.getByRole("button", { name: "Spara utkastet" }).count(), 0);
  assert.equal(existsSync(join(templates, "skr-followup")), false);
  await page.goto(app.origin + `${book}/templates`);
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByText("Välj en arbetsbok.").waitFor();
});

test("without a folder of one's own the page says how to get one", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, `${book}/templates`);
  await page.getByText("utfall serve --templates").waitFor();
  assert.equal(await page.getByLabel("Arbetsbok (.xlsx)").count(), 0);
  assert.deepEqual(await faultsOf(app, `${book}/templates`), []);
});
