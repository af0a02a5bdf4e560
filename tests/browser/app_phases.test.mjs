import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { faultsOf, messages, openPage, run, screenshot, startApp } from "./support.mjs";

let app;
before(async () => {
  app = await startApp();
  // A decision that gives the project more time, and one that extends its last phase.
  const book = join(app.folder, "up2-exempel.utfall");
  const setup = JSON.parse(run("setup", "export", "-b", book));
  const file = join(app.folder, "decision.json");
  writeFileSync(file, JSON.stringify({
    format: 1,
    operation: { ...setup.operation, end: "2026-12-31" },
    decisions: [{ code: "B3", date: "2025-12-01", in_force_from: "2025-12-01", changes: "Längre implementering", same_terms_as: "B2" }],
  }));
  run("setup", "import", file, "-q", "-b", book);
});

test("a phase is extended after its consequences were shown", async () => {
  const page = await openPage(app, "/p/99-000-X01/phases", { javaScript: false });
  // Eight reports are made twice to tell what would move, which takes its time under the sanitizers.
  page.setDefaultTimeout(120_000);
  await page.getByRole("link", { name: "Förläng Implementering" }).click();
  await page.getByLabel("Ny sista dag").fill("2026-06-30");
  await page.getByLabel("Beslut").selectOption("B3");
  await page.getByRole("button", { name: "Visa följderna" }).click();
  await page.getByText("Utfärdade rapporter som skulle visa andra tal").waitFor();
  await screenshot(page, "phase-extend");
  await page.getByRole("button", { name: "Registrera förlängning" }).click();
  await page.getByRole("heading", { level: 1, name: "Faser" }).waitFor();
  assert.match(await page.locator("#phase-F3").innerText(), /2026-06-30[\s\S]*B3/);
  assert.deepEqual(messages(page), []);
});

test("an end that is no extension is refused with what to do, and the words stay", async () => {
  const page = await openPage(app, "/p/99-000-X01/phases/F2/extend?to=2024-12-31&decision=B3&targets=keep");
  assert.match(await page.locator("#summary").innerText(), /inte efter fasens nuvarande slut 2025-12-31/);
  assert.equal(await page.getByLabel("Ny sista dag").inputValue(), "2024-12-31");
});

test("the page keeps to what everybody can use", async () => {
  assert.deepEqual(await faultsOf(app, "/p/99-000-X01/phases/F2/extend"), []);
});
