import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { axe, faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

let app;
before(async () => { app = await startApp({ books: [] }); });

test("an empty folder offers three ways to begin", async () => {
  const page = await openPage(app, "/");
  await page.getByRole("heading", { level: 1, name: "Välkommen till Utfall" }).waitFor();
  for (const name of ["Skapa exempelböckerna", "Läs in ett upplägg", "Skapa tomt program"])
    assert.equal(await page.getByRole("button", { name }).count(), 1, name);
  await screenshot(page, "books-empty");
  assert.deepEqual(await faultsOf(app, "/"), []);
  assert.deepEqual(messages(page), []);
});

test("a wrong name is said at its field", async () => {
  const page = await openPage(app, "/", { javaScript: false });
  await page.getByLabel("Filnamn").fill("../bort");
  await page.getByRole("button", { name: "Skapa tomt program" }).click();
  assert.match(await page.title(), /^Fel: /);
  await page.getByRole("link", { name: /Skriv ett filnamn/ }).waitFor();
  await page.getByLabel("Filnamn").fill("tomt");
  await page.getByLabel("Tidszon").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Skapa tomt program" }).click();
  assert.equal(await page.locator("#zone-fault").count(), 1);
  assert.deepEqual(app.books(), []);
});

test("a set-up is previewed before there is a book, and a book is never overwritten", async () => {
  const folder = temporaryFolder();
  const setup = join(folder, "upplagg.json");
  writeFileSync(setup, run("setup", "template"));
  const page = await openPage(app, "/", { javaScript: false });
  await page.getByLabel("Filnamn").fill("eget");
  await page.getByLabel("Upplägg").setInputFiles(setup);
  await page.getByRole("button", { name: "Läs in ett upplägg" }).click();
  await page.getByRole("heading", { level: 1, name: "Förhandsgranska upplägget" }).waitFor();
  assert.deepEqual(app.books(), []);
  await page.getByRole("button", { name: "Skapa boken" }).click();
  await page.getByRole("heading", { level: 1, name: "Översikt" }).waitFor();
  assert.deepEqual(app.books(), ["eget.utfall"]);
  await page.goto(`${app.origin}/?all=1`);
  await page.getByLabel("Filnamn").fill("eget");
  await page.getByRole("button", { name: "Skapa tomt program" }).click();
  await page.getByRole("link", { name: /finns redan/ }).waitFor();
});

test("making the examples can be broken off and leaves no half book", async () => {
  const page = await openPage(app, "/?all=1", { javaScript: false });
  await page.getByRole("button", { name: "Skapa exempelböckerna" }).click();
  await page.getByRole("heading", { level: 1, name: "Skapar exempelböckerna" }).waitFor();
  await screenshot(page, "job");
  await page.getByRole("button", { name: "Avbryt" }).click();
  for (let i = 0; i < 40 && await page.getByText("Arbetet avbröts.").count() === 0; ++i) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  await page.getByText("Arbetet avbröts.").waitFor();
  assert.ok(!app.books().includes("up2-exempel.utfall"));
});

test("help answers on every topic in both languages", async () => {
  const faults = [];
  for (const topic of ["start", "collection", "numbers", "states", "import", "reports", "audit", "keyboard"]) {
    for (const lang of ["sv", "en"]) {
      const answer = await app.get(`/help/${topic}?lang=${lang}`);
      if (answer.status !== 200) faults.push(`${topic} ${lang}: ${answer.status}`);
    }
  }
  faults.push(...await faultsOf(app, "/help/start"), ...await faultsOf(app, "/help/keyboard"));
  assert.deepEqual(faults, []);
});

test("shortcuts lead where they say, not while somebody types, and can be switched off", async () => {
  const page = await openPage(app, "/p/99-000-X01/settings");
  await page.getByLabel("Din kod").focus();
  await page.keyboard.type("g?");
  assert.match(page.url(), /settings$/);
  await page.locator("h1").click();
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await page.getByRole("heading", { level: 1, name: "Granskning" }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Stäng av kortkommandon" }).click();
  await page.goto(`${app.origin}/p/99-000-X01/settings`);
  await page.keyboard.press("?");
  await page.waitForTimeout(300);
  assert.match(page.url(), /settings$/);
  assert.deepEqual(await axe(page), []);
});
