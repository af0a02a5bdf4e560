import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { faultsOf, messages, openPage, screenshot, startApp } from "./support.mjs";

let app;
before(async () => { app = await startApp(); });

test("the log is narrowed by kind, and the download holds what is shown", async () => {
  const page = await openPage(app, "/p/99-000-X01/audit", { javaScript: false });
  await page.getByLabel("Händelse").selectOption({ label: "Rapport utfärdad" });
  await page.getByRole("button", { name: "Visa" }).last().click();
  const rows = await page.locator("tbody tr").count();
  assert.ok(rows >= 6);
  await screenshot(page, "audit");
  const csv = await (await app.get(await page.getByRole("link", { name: "CSV" }).getAttribute("href"))).text();
  assert.equal(csv.trim().split(/\r?\n/).length, rows + 1);
});

test("an entry shows its lines and where they come from", async () => {
  const page = await openPage(app, "/p/99-000-X01/audit/2");
  assert.ok(await page.locator("tbody tr").count() > 0);
  await screenshot(page, "audit-entry");
  assert.deepEqual(messages(page), []);
});

test("a sound book is said to be whole, step by step", async () => {
  const page = await openPage(app, "/p/PLUGIN/audit");
  await page.getByText("Inte kontrollerad än").waitFor();
  await page.getByRole("button", { name: "Verifiera nu" }).click();
  await page.getByRole("heading", { level: 1, name: "Verifiering" }).waitFor();
  await page.getByText("Nej. Boken är hel.").waitFor();
  assert.equal(await page.locator(".audit-steps li").count(), 11);
  await screenshot(page, "verification");
  assert.deepEqual(messages(page), []);
});

test("the button works without JavaScript", async () => {
  const page = await openPage(app, "/p/PLUGIN2/audit", { javaScript: false });
  await page.getByRole("button", { name: "Verifiera nu" }).click();
  await page.getByText("Nej. Boken är hel.").waitFor({ timeout: 20000 });
});

test("a changed entry is named and nothing is repaired", async () => {
  execFileSync("python3", [fileURLToPath(new URL("../support/tamper.py", import.meta.url)), join(app.folder, "plugin2.utfall"),
    "UPDATE entry SET body = replace(body, ':', ': ') WHERE seq = 1"]);
  const page = await openPage(app, "/p/PLUGIN2/audit");
  await page.getByRole("button", { name: "Verifiera nu" }).click();
  await page.getByRole("heading", { level: 1, name: "Verifiering" }).waitFor();
  await page.getByText("Ja. Boken är inte vad som bokfördes.").waitFor();
  assert.match(await page.locator("tbody").innerText(), /ENTRY_ALTERED|ENTRY_BODY_NOT_CANONICAL/);
  await screenshot(page, "verification-broken");
  assert.deepEqual(await faultsOf(app, "/p/PLUGIN2/audit/verification"), []);
});

test("an issued file is told from one that somebody edited, cell by cell, and nothing of it is kept", async () => {
  const book = "/p/99-000-X01";
  const issued = (await (await app.get(`${book}/reports.json`)).json()).data.reports[0].report;
  const html = await (await app.get(`${book}/reports/${issued}.html?download=1`)).text();
  const page = await openPage(app, `${book}/audit`, { javaScript: false });
  const check = async (bytes) => {
    await page.getByLabel("Rapportens fil").setInputFiles({ name: "rapport.html", mimeType: "text/html", buffer: Buffer.from(bytes) });
    await page.getByRole("button", { name: "Kontrollera filen" }).click();
    await page.getByRole("heading", { level: 1, name: "Kontroll av rapport.html" }).waitFor();
  };
  await check(html);
  await page.getByText(`Filen är den som utfärdades som rapport ${issued}`).waitFor();
  const edited = html.replace(/(<td[^>]*>)(\d+)(<\/td>)/, (all, before, number, after) => before + (Number(number) + 1) + after);
  assert.notEqual(edited, html);
  await check(edited);
  await page.getByText(`Filen säger något annat än rapport ${issued}`).waitFor();
  assert.equal(await page.locator("tbody tr").count(), 1);
  await screenshot(page, "audit-file");
  await check("<p>En annan sida</p>");
  await page.getByRole("alert").waitFor();
});

test("a seal from paper leads to its report, and a foreign one is said to be foreign", async () => {
  const log = (await (await app.get("/p/99-000-X01/audit.json?kind=report-issued")).json()).data.entries;
  const entry = (await (await app.get(`/p/99-000-X01/audit/${log[0].entry}.json`)).json()).data;
  const page = await openPage(app, "/p/99-000-X01/audit");
  await page.getByLabel("Sigill").fill(entry.body.content_sha256.slice(0, 12).replace(/(.{4})/g, "$1 "));
  await page.getByRole("button", { name: "Kontrollera", exact: true }).click();
  await page.getByRole("link", { name: log[0].subject, exact: true }).first().waitFor();
  await page.getByLabel("Sigill").fill("0000 0000 0000");
  await page.getByRole("button", { name: "Kontrollera", exact: true }).click();
  await page.getByText("Ingen utfärdad rapport i den här boken har det sigillet.").waitFor();
});

test("the pages of audit are in nobody's way", async () => {
  const faults = [];
  for (const path of ["/p/99-000-X01/audit", "/p/99-000-X01/audit/2", "/p/PLUGIN/audit/verification"]) faults.push(...await faultsOf(app, path));
  assert.deepEqual(faults, []);
});
