// Whole errands by the labels people see: by mouse, by keyboard alone, and without JavaScript.
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
import { axe, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

const book = "/p/99-000-X01";
const shipped = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../../templates/esf-cofinancing/1.0.0");
let app, templates;

/// A second version of a template as somebody works on it: another title, another formula, a figure less.
function secondVersion() {
  const folder = join(temporaryFolder(), "mallar");
  const place = join(folder, "esf-cofinancing", "2.0.0");
  cpSync(shipped, place, { recursive: true });
  rmSync(join(place, "LOCK.json"));
  const change = (name, by) => { const path = join(place, name); const content = JSON.parse(readFileSync(path, "utf8")); by(content); writeFileSync(path, JSON.stringify(content)); };
  change("manifest.json", (manifest) => { manifest.version = "2.0.0"; manifest.status = "draft"; });
  for (const lang of ["sv", "en"]) change(`texts/${lang}.json`, (texts) => { for (const key of Object.keys(texts)) if (/^d\.claims|^ax\.sek$/.test(key)) delete texts[key]; });
  change("texts/sv.json", (texts) => { texts["t.costs"] = "Kostnader per kostnadsslag, kronor"; });
  change("report.json", (report) => {
    const costs = report.sections.find((section) => section.id === "costs");
    costs.blocks = costs.blocks.filter((block) => block.id !== "d-claims");
    costs.blocks.find((block) => block.id === "t-costs").columns.find((column) => column.key === "used").value = "period / budget * 100";
  });
  return folder;
}

before(async () => {
  templates = secondVersion();
  app = await startApp({ books: ["up2-exempel"], templates });
});

/// Goes on with the Tab key until `what` has the focus, as somebody without a mouse does.
async function tabTo(page, what) {
  for (let i = 0; i < 250; ++i) {
    if (await what.evaluate((one) => one === document.activeElement)) {
      // What has the focus can be seen, and nothing lies over it.
      const seen = await what.evaluate((one) => { const box = one.getBoundingClientRect(); const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)); return top !== null && (one === top || one.contains(top) || top.contains(one)); });
      assert.ok(seen, "the focus is covered");
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`no Tab leads to ${what}`);
}

const byMouse = { press: (page, what) => what.click(), choose: (page, what, label) => what.selectOption({ label }) };
const byKeyboard = {
  press: async (page, what) => { await tabTo(page, what); await page.keyboard.press("Enter"); },
  choose: async (page, what, label) => { await tabTo(page, what); await page.keyboard.type(label); },
};
const ways = [["by mouse", byMouse, {}], ["by keyboard alone", byKeyboard, {}], ["without JavaScript", byMouse, { javaScript: false }]];

for (const [how, hand, options] of ways) {
  test(`what is missing before a deadline is found, filled in and reminded of, ${how}`, async () => {
    const own = await startApp({ books: ["up2-exempel"] });
    const page = await openPage(own, book, options);
    await hand.press(page, page.getByRole("link", { name: "Insamling", exact: true }).first());
    await page.getByRole("heading", { level: 1, name: "Insamling" }).waitFor();
    await hand.choose(page, page.getByLabel("Visa", { exact: true }), "Försenade");
    await hand.press(page, page.getByRole("button", { name: "Visa", exact: true }).last());
    await page.waitForURL(/show=late/);
    const late = (await (await own.get(`${book}/collection.json?show=late`)).json()).data.cells;
    assert.equal(await page.locator("table.matrix tbody").getByText("Försenad").count(), late.length);
    const reminder = await page.getByRole("textbox").last().inputValue();
    assert.match(reminder, /saknas, senast \d{4}-\d\d-\d\d/);
    await hand.press(page, page.locator("table.matrix tbody").getByRole("link", { name: /^Försenad/ }).first());
    await page.getByRole("button", { name: "Spara", exact: true }).waitFor();
    const empty = page.locator("table input[inputmode=decimal]").and(page.locator("[value=''], [value='saknas'], :not([value])")).first();
    const name = await empty.getAttribute("name");
    if (hand === byKeyboard) { await tabTo(page, empty); await page.keyboard.press("Control+A"); await page.keyboard.type("3"); } else await empty.fill("3");
    await hand.press(page, page.getByRole("button", { name: "Spara", exact: true }));
    await page.getByText(/Sparat \d\d:\d\d/).waitFor();
    assert.equal(await page.locator(`[name="${name}"]`).inputValue(), "3");
    assert.deepEqual(messages(page), []);
    await own.stop();
  });

  test(`two versions of a template are compared, ${how}`, async () => {
    const page = await openPage(app, book, options);
    await hand.press(page, page.getByRole("link", { name: "Mallar", exact: true }).first());
    await hand.press(page, page.getByRole("link", { name: "Rapport om EU-medfinansiering" }).first());
    await hand.choose(page, page.getByLabel("Från", { exact: true }), "1.0.0");
    await hand.choose(page, page.getByLabel("Till", { exact: true }), "2.0.0");
    await hand.press(page, page.getByRole("button", { name: "Jämför", exact: true }));
    await page.getByRole("list", { name: "Ändringar" }).waitFor();
    const changes = page.getByRole("list", { name: "Ändringar" }).getByRole("listitem").filter({ has: page.locator(".tag") });
    const words = (await changes.locator(".tag").allInnerTexts()).map((text) => text.replace(/[^\p{L}]/gu, ""));
    assert.ok(words.includes("Ändrad") && words.includes("Borttagen"), String(words));
    await page.getByText("Kostnader per kostnadsslag, kronor").first().waitFor();
    await page.getByText("period / budget * 100").first().waitFor();
    const told = JSON.parse(run("template", "diff", "esf-cofinancing@1.0.0", "esf-cofinancing@2.0.0", "--templates", templates, "--json")).data;
    assert.equal(await changes.count(), told.changes.length, "as many as the command line tells");
    if (options.javaScript !== false) assert.deepEqual(await axe(page), []);
    await screenshot(page, "template-diff");
    assert.deepEqual(messages(page), []);
    await page.context().close();
  });
}
