// Reports, templates and money, driven as a process owner would: from the list to a report in hand.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { faultsOf, messages, openPage, run, startApp, temporaryFolder } from "./support.mjs";

const book = "/p/99-000-X01";
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

async function opened(app, path, options) {
  const page = await openPage(app, path, options);
  page.setDefaultTimeout(90000);  // A report is composed twice here, under the sanitizers too.
  return page;
}

test("reports, templates and money are sound in every look", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const faults = [];
  for (const path of ["/reports", "/reports/R-2026-001", "/reports/R-2026-001/origin/T3.1", "/templates",
    "/templates/esf-cofinancing/1.0.0", "/funding", "/funding/claims/1", "/funding/claims/1?eur-rate=11%2C4325&eur-date=2025-06-30", "/funding/claims/1?eur-rate=0",
    "/what-if", "/what-if?change-1=extend&change-2=scale_costs&change-2-factor=1%2C1",
    "/what-if?ask=1&until=2025-12&change-1=scale_costs&change-1-factor=1%2C1&goal-organisation=SKR&goal-unit_price=400",
    "/what-if?ask=1&until=2025-12&change-1=set_share&change-1-rate_bp=200"])
    faults.push(...await faultsOf(app, book + path));
  assert.deepEqual(faults, []);
});

test("a report goes from the list to the same files that the command line gives", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await opened(app, `${book}/reports`);
  await page.getByRole("link", { name: "Ny rapport" }).click();
  await page.getByRole("button", { name: "Utfärda" }).click();
  await page.getByRole("heading", { level: 1, name: /^Rapport R-/ }).waitFor();
  const number = /R-\d{4}-\d{3}/.exec(page.url())[0];
  const folder = temporaryFolder();
  run("report", "show", number, "-b", join(app.folder, "up2-exempel.utfall"), "-o", folder);
  const expected = new Map(readdirSync(folder).map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  let compared = 0;
  await page.getByRole("link", { name: "Ladda ner sigillet" }).waitFor();
  for (const format of ["xlsx", "html", "seal"]) {
    const answer = await app.get(`${book}/reports/${number}.${format}`);
    assert.equal(answer.status, 200);
    const name = [...expected.keys()].find((one) => one.endsWith(`.${format}`));
    assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), expected.get(name), format);
    if (format !== "seal") run("verify", join(folder, name));
    ++compared;
  }
  assert.equal(compared, 3);
  assert.deepEqual(messages(page), []);
});

test("without JavaScript and by keyboard alone a report is issued, once", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const before = (await (await app.get(`${book}/reports.json`)).json()).data.reports.length;
  const page = await opened(app, `${book}/reports/new`, { javaScript: false });
  await page.getByRole("button", { name: "Utfärda" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Rapport R-/ }).waitFor();
  const after = (await (await app.get(`${book}/reports.json`)).json()).data.reports.length;
  assert.equal(after, before + 1);
});

test("the preview is shut in: it runs nothing and reaches nothing", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const answer = await app.get(`${book}/reports/R-2026-001.html`);
  const policy = answer.headers.get("content-security-policy");
  assert.match(policy, /sandbox/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /script-src/);
});

test("a number of a report opens the lines it came from", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await opened(app, `${book}/reports/R-2026-001/numbers`);
  await page.getByRole("link", { name: "T3.1", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Ursprung för T3.1" }).waitFor();
  assert.deepEqual(messages(page), []);
});

test("who reads a report is chosen, and what a public one hides is shown to the house", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await opened(app, `${book}/reports/new?template=skr-followup&period=HT25`);
  const frame = () => page.frameLocator("iframe.paper");
  await page.getByLabel("Läsare", { exact: true }).selectOption({ label: "Namngiven mottagare" });
  await page.getByRole("button", { name: "Uppdatera" }).click();
  await page.getByRole("alert").getByRole("link").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "recipient");
  await page.getByLabel("Mottagare", { exact: true }).fill("Svenska ESF-rådet");
  await page.getByRole("button", { name: "Uppdatera" }).click();
  await frame().getByText("Till Svenska ESF-rådet: innehåller små tal").first().waitFor();
  await page.getByLabel("Läsare", { exact: true }).selectOption({ label: "Offentlig" });
  await page.getByRole("button", { name: "Uppdatera" }).click();
  await frame().getByText(/^Offentlig: \d+ uppgifter är dolda/).first().waitFor();
  await page.getByRole("link", { name: "Vad som visas och döljs" }).click();
  await page.getByRole("heading", { level: 1, name: "Vad som visas och döljs" }).waitFor();
  await page.getByText(/tal döljs för att de är få, och \d+ för att de annars kan räknas ut/).waitFor();
  const path = new URL(page.url());
  await page.locator("details.numbers summary").first().click();
  assert.ok(await page.locator("details.numbers td").first().isVisible());
  assert.deepEqual(messages(page), []);
  assert.deepEqual(await faultsOf(app, path.pathname + path.search), []);
  // A program is told how many, and never which.
  const answer = (await (await app.get(`${path.pathname}.json${path.search}`)).json()).data;
  const said = run("report", "make", "skr-followup", "--period", "HT25", "--profile", "public", "--format", "json",
    "-o", temporaryFolder(), "-b", join(app.folder, "up2-exempel.utfall"), "--json");
  assert.deepEqual(answer, JSON.parse(said).data.disclosure);
  assert.deepEqual(Object.keys(answer.tables[0]).sort(), ["hidden", "near", "table", "title", "told"]);
});

test("two reports between which no figure differs say so, in both languages", async () => {
  const folder = temporaryFolder();
  const small = join(folder, "prov.utfall");
  const data = new URL("../data/", import.meta.url);
  run("book", "create", "-q", "-b", small, "--setup", fileURLToPath(new URL("small/setup.json", data)));
  run("value", "import", "-q", "-b", small, fileURLToPath(new URL("journeys/mars.csv", data)));
  const numbers = ["first", "second"].map(() => JSON.parse(run("report", "issue", "skr-followup", "--period", "2024-03",
    "--format", "json", "-o", folder, "-b", small, "--json")).data.report);
  const app = await startApp({ books: [small] });
  const path = `/p/99-000-T01/reports/${numbers[1]}/difference/${numbers[0]}`;
  const page = await opened(app, path);
  await page.getByText(`Inga tal skiljer sig mellan ${numbers[0]} och ${numbers[1]}.`).waitFor();
  assert.equal(await page.getByText("Här finns inga rader").count(), 0);
  await page.goto(`${app.origin}${path}?lang=en`);
  await page.getByText(`No figure differs between ${numbers[0]} and ${numbers[1]}.`).waitFor();
  assert.deepEqual(messages(page), []);
});
