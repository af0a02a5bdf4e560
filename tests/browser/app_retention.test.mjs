// How long a book is kept, in the app: the day and why, a change after its consequences, and its undoing by a new entry.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf, messages, openPage, screenshot, startApp } from "./support.mjs";

const retention = "/p/99-000-X01/settings/retention";
let app;
before(async () => { app = await startApp({ books: ["up2-exempel"] }); });

const told = async () => (await (await app.get(`${retention}.json`)).json()).data;

async function confirm(page, note) {
  await page.getByLabel("Orsak").selectOption("other");
  await page.getByLabel("Förklaring").fill(note);
  await page.getByRole("button", { name: "Bokför ändringen" }).click();
}

test("a last payment gives the day and the rules behind it, after it is told what follows, and is undone by a new entry", async () => {
  const page = await openPage(app, "/p/99-000-X01/settings", { javaScript: false });
  await page.getByText("tills vidare; ingen sista utbetalning är angiven").waitFor();
  await page.getByRole("link", { name: "Ändra hur länge boken bevaras" }).click();
  await page.getByLabel("Sista utbetalningen av stödet").fill("2024-03-12");
  await page.getByLabel("Inget får raderas ur boken tills vidare").check();
  await page.getByRole("button", { name: "Visa följderna" }).click();
  await page.getByText("Boken bevaras till och med 2031-12-31 (räkenskaperna).").waitFor();
  await page.getByText("Ingen persons uppgifter kan raderas så länge stoppet gäller").waitFor();
  await page.getByRole("button", { name: "Bokför ändringen" }).click();
  assert.match(await page.getByRole("alert").innerText(), /BOOK_SET_NEEDS_REASON/);
  await confirm(page, "Slutbetalningen har kommit");
  await page.getByText("Bokfört.").waitFor();
  await page.getByText("2029-12-31").waitFor();
  await page.getByText("31 december, fem år efter året för den sista utbetalningen").waitFor();
  await screenshot(page, "retention");
  assert.deepEqual(await told(), { keep_until: "2031-12-31", basis: "bookkeeping", legal_hold: true, last_payment: "2024-03-12", archive_until: "" });
  await page.getByRole("button", { name: "Visa vad som återställs" }).click();
  await page.getByText("Personers uppgifter kan raderas igen").waitFor();
  await confirm(page, "Fel dag");
  await page.getByText("Bokfört.").waitFor();
  assert.deepEqual(await told(), { keep_until: null, basis: "open", legal_hold: false, last_payment: "", archive_until: "" });
  assert.deepEqual(messages(page), []);
});

test("a payment that is yet to come is refused, what is so already is said, and the past has no form", async () => {
  const page = await openPage(app, retention);
  await page.getByRole("button", { name: "Visa följderna" }).click();
  await page.getByText("Det är redan så; inget att bokföra.").waitFor();
  await page.getByLabel("Sista utbetalningen av stödet").fill("2099-01-01");
  await page.getByRole("button", { name: "Visa följderna" }).click();
  assert.match(await page.getByRole("alert").innerText(), /RETENTION_PAYMENT_LATER/);
  assert.equal(await page.getByLabel("Sista utbetalningen av stödet").inputValue(), "2099-01-01");
  assert.doesNotMatch(await (await app.get(`${retention}?as-of=3`)).text(), /<form[^>]*method="post"/);
  assert.deepEqual(await faultsOf(app, retention), []);
});
