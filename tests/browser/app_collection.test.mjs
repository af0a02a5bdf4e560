// The matrix, the entry grid and the overview, driven as somebody at a municipality would.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, faultsOf, messages, openPage, run, startApp } from "./support.mjs";

const book = "/p/99-000-X01";
const grid = `${book}/collection/HT25/T7`;

const women = (page, measure) => page.getByRole("textbox", { name: `${measure} Kvinnor`, exact: true });
const men = (page, measure) => page.getByRole("textbox", { name: `${measure} Män`, exact: true });
const kept = (page) => page.waitForResponse((answer) => answer.url().endsWith("/draft"));

async function type(page, box, text) {
  await box.fill(text);
  const answer = kept(page);
  await box.press("Tab");
  await answer;
}

// The page writes what was read into the box a moment after the answer has come.
async function assertShows(box, text) {
  for (let tries = 0; tries < 100 && await box.inputValue() !== text; ++tries) await box.page().waitForTimeout(50);
  assert.equal(await box.inputValue(), text);
}

test("overview, matrix and grid are sound in every look", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const faults = [];
  for (const path of [book, `${book}/collection?show=late`, grid])
    faults.push(...await faultsOf(app, path, { reducedMotion: true }));
  assert.deepEqual(faults, []);
});

test("a missing team is found from the overview, filled in, saved and undone", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, book);
  await page.getByRole("link", { name: /^Fyll i ?: Elevhälsans närvaroteam/ }).click();
  await type(page, women(page, "Teammedlemmar"), "3");
  await type(page, men(page, "Teammedlemmar"), "1");
  await page.reload();
  assert.equal(await women(page, "Teammedlemmar").inputValue(), "3");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByText(/Sparat \d\d:\d\d\. Ändrade värden: 2/).waitFor();
  await page.getByRole("button", { name: "Ångra" }).click();
  await page.getByText("De tidigare värdena gäller igen").waitFor();
  assert.equal(await women(page, "Teammedlemmar").inputValue(), "saknas");
  const log = JSON.parse(run("audit", "log", "-b", `${app.folder}/up2-exempel.utfall`, "--json"));
  assert.equal(log.data.entries.filter((entry) => entry.kind === "values-entered").length, 2);
  assert.deepEqual(messages(page), []);
});

test("numbers are read as people write them, doubt is asked about and nothing typed is lost", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, grid);
  await type(page, women(page, "Teammedlemmar"), "1 234");
  await assertShows(women(page, "Teammedlemmar"), "1\u00a0234");
  await type(page, men(page, "Teammedlemmar"), "1,234");
  await page.getByText("Du skrev 1,234. Menar du").waitFor();
  await page.getByRole("button", { name: "1\u00a0234", exact: true }).click();
  await page.waitForURL(/kept=1/);
  assert.equal(await men(page, "Teammedlemmar").inputValue(), "1\u00a0234");
  await type(page, men(page, "Kartlagda elever och unga"), "12-maj");
  await page.reload();
  assert.equal(await men(page, "Kartlagda elever och unga").inputValue(), "12-maj");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.waitForURL(/record/);
  assert.match(await page.title(), /^Fel: /);
  assert.equal(await page.evaluate(() => document.activeElement.id), "summary");
  const stated = /\d+/.exec(await page.locator("#summary-head").textContent())[0];
  assert.equal(Number(stated), await page.locator(".summary li").count());
  const link = page.locator(".summary a", { hasText: "12-maj" });
  const words = await link.textContent();
  assert.equal(await page.locator(".note b", { hasText: "12-maj" }).textContent(), words);
  await link.click();
  assert.equal(await page.evaluate(() => location.hash), "#v:M-KART:T7:M");
  assert.deepEqual(await axe(page), []);
});

test("keys move in the grid and a block from a spreadsheet lands where it should", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, grid);
  const first = women(page, "Elever som teamet följer");
  await first.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.name), "v:M-HÖG:T7:F");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.name), "v:M-ELEV:T7:M");
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  assert.equal(await men(page, "Elever som teamet följer").inputValue(), "");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.matches("table input") && document.activeElement.value), "", "n leads to what is empty");
  await first.focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "1\t2\t3\t99\n4\t5\t6\n");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText("Det här fick inte plats: 99").waitFor();
  assert.equal(await men(page, "Elever med frånvaro minst 15 procent").inputValue(), "5");
});

test("two people in one cell: the second sees both and loses nothing", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const mine = await openPage(app, grid, { javaScript: false });
  const theirs = await openPage(app, grid, { javaScript: false });
  await women(theirs, "Teammedlemmar").fill("5");
  await theirs.getByRole("button", { name: "Spara", exact: true }).click();
  await theirs.getByText("Sparat").waitFor();
  await women(mine, "Teammedlemmar").fill("6");
  await men(mine, "Teammedlemmar").fill("2");
  await mine.getByRole("button", { name: "Spara", exact: true }).click();
  await mine.getByRole("heading", { name: "Någon annan har ändrat" }).waitFor();
  await mine.getByRole("radio", { name: /^Deras: 5/ }).waitFor();
  await mine.getByRole("radio", { name: "Mitt: 6" }).check();
  await mine.getByRole("button", { name: "Spara valet" }).click();
  await mine.getByText("Sparat").waitFor();
  assert.equal(await women(mine, "Teammedlemmar").inputValue(), "6");
  assert.equal(await men(mine, "Teammedlemmar").inputValue(), "2");
});

test("the matrix says a word in every cell and its filter shows what is late", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, `${book}/collection`);
  for (const cell of await page.locator("table.matrix tbody td").allTextContents())
    assert.match(cell, /Klar|Saknas|Påbörjad|Försenad|Ej aktuell|Ej öppnad/);
  const answer = await (await app.get(`${book}/collection.json?show=late`)).json();
  const cells = answer.data.cells.map((cell) => `${cell.team} ${cell.period}`);
  assert.deepEqual(cells, ["T7 HT25"]);
  let told;
  try {
    told = run("form", "status", "--period", "HT25", "--missing", "--json", "-b", `${app.folder}/up2-exempel.utfall`);
  } catch (ended) {
    assert.equal(ended.status, 3, "something is missing");
    told = ended.stdout;
  }
  assert.deepEqual(JSON.parse(told).data.cells.map((cell) => `${cell.team} ${cell.period}`), cells);
});
