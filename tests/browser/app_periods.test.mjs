import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf, messages, openPage, screenshot, startApp } from "./support.mjs";

let app;
before(async () => { app = await startApp(); });

const period = "/p/99-000-X01/periods/HT25";
const row = (page, code) => page.getByRole("row").filter({ has: page.locator(".code", { hasText: new RegExp(`^${code}$`) }) });

async function take(page, code, step, confirm, note) {
  await row(page, code).getByRole("button", { name: step }).click();
  if (note) {
    await page.getByLabel("Orsak").selectOption("other");
    await page.getByLabel("Förklaring").fill(note);
  }
  await page.getByRole("button", { name: confirm }).click();
}

test("a period is submitted, approved, locked and reopened, and each step says what it means first", async () => {
  const page = await openPage(app, period, { javaScript: false });
  await row(page, "T1").getByRole("button", { name: "Lämna in" }).click();
  await page.getByText("därefter behöver varje ändring en orsak").waitFor();
  await screenshot(page, "period-step");
  await page.getByRole("button", { name: "Lämna in" }).click();
  await page.getByText("Bokfört.").waitFor();
  assert.match(await row(page, "T1").innerText(), /inlämnad/);
  await take(page, "T1", "Godkänn", "Godkänn");
  assert.match(await row(page, "T1").innerText(), /godkänd[\s\S]*operativsystemets användare/);
  await take(page, "T1", "Lås", "Lås perioden");
  assert.match(await row(page, "T1").innerText(), /låst/);
  await screenshot(page, "period");
  await take(page, "T1", "Öppna igen", "Öppna igen", "Ett underlag saknades");
  assert.match(await row(page, "T1").innerText(), /öppnad igen/);
  assert.deepEqual(messages(page), []);
});

test("a step without its reason is refused, and what stands in the way is said", async () => {
  const page = await openPage(app, period);
  await take(page, "T2", "Lämna in", "Lämna in");
  await take(page, "T2", "Skicka tillbaka", "Skicka tillbaka");
  await page.getByRole("heading", { name: "Hinder" }).waitFor();
  assert.ok((await page.getByRole("listitem").allInnerTexts()).some((words) => words.includes("PERIOD_NEEDS_REASON")));
});

test("a page that stood open while somebody else acted asks for another look", async () => {
  const mine = await openPage(app, period);
  const theirs = await openPage(app, period);
  await take(theirs, "T3", "Lämna in", "Lämna in");
  await row(mine, "T4").getByRole("button", { name: "Lämna in" }).click();
  await mine.getByText("Uppgifterna har ändrats sedan sidan öppnades").waitFor();
  assert.match(await row(mine, "T4").innerText(), /öppen/);
});

test("the pages keep to what everybody can use", async () => {
  assert.deepEqual(await faultsOf(app, period), []);
});

test("a report of values that are not approved takes a reason, which its cover prints", async () => {
  const page = await openPage(app, "/p/99-000-X01/reports/new?template=skr-followup%401.0.0&period=HT25");
  await page.getByText("Utfärda trots att värden inte är godkända").click();
  await page.getByLabel("Orsak").selectOption("late_data");
  await page.getByRole("button", { name: "Utfärda ändå" }).click();
  await page.getByText("Ange både orsak och förklaring.").waitFor();
  assert.equal(await page.getByLabel("Orsak").inputValue(), "late_data");
  await screenshot(page, "report-override");
  await page.getByLabel("Förklaring").fill("Rektorn på Almskolan är sjuk");
  await page.getByRole("button", { name: "Utfärda ändå" }).click();
  await page.getByRole("heading", { level: 1, name: /R-20\d\d-\d{3}/ }).waitFor();
  const report = await app.get(new URL(page.url()).pathname + ".html");
  assert.match(await report.text(), /Rektorn på Almskolan är sjuk/);
  await page.getByRole("heading", { name: "Jämför med en tidigare rapport" }).waitFor();
  // The report is calculated once for each cause: seconds in a build that watches every access.
  await page.getByRole("link", { name: /^R-20\d\d-002$/ }).click({ timeout: 60000 });
  await page.getByRole("heading", { level: 1, name: /^Skillnad mot R-20\d\d-002$/ }).waitFor();
  await screenshot(page, "report-difference");
  const told = await (await app.get(new URL(page.url()).pathname + ".json")).json();
  assert.equal(told.data.parts.length, await page.locator("tbody tr").count());
});

test("an unknown period is told as one", async () => {
  const answer = await app.get("/p/99-000-X01/periods/HT99");
  assert.equal(answer.status, 404);
});
