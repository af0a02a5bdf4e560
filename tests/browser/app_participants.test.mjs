// Participants in the app: counts and nobody, common indicators, months for SCB, the whole list by role, and erasing.
import assert from "node:assert/strict";
import { dirname, join, resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

const data = join(resolve(dirname(fileURLToPath(import.meta.url)), ".."), "data", "participations");
const people = "/p/99-000-T01/participations";
let app, book;

before(async () => {
  const path = join(temporaryFolder(), "liten.utfall");
  run("book", "create", "-b", path, "--setup", join(data, "r11_setup.json"));
  app = await startApp({ books: [path] });
  book = join(app.folder, "liten.utfall");
});

const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

async function act_as(role) {
  const settings = "/p/99-000-T01/settings";
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(await (await app.get(settings)).text())[1];
  await app.post(`${settings}/identity`, { csrf, code: "", role });
}

test("an empty list says what to do, and then people are counted once and shown nowhere", async () => {
  const page = await openPage(app, people);
  await page.getByText("utfall participation import FIL").waitFor();
  assert.match(await page.getByRole("link", { name: "Läs in deltaganden" }).getAttribute("href"), /\/import$/);
  run("participation", "import", join(data, "r11_participations.csv"), "-b", book);
  run("outcome", "import", join(data, "r11_outcomes.csv"), "-b", book);
  await page.goto(`${app.origin}/p/99-000-T01/phases`);
  await page.getByRole("link", { name: /^Deltagare:/ }).click();
  await page.getByText("11 deltaganden, 8 personer.").waitFor();
  assert.match(await row(page, "Alla tillsammans").innerText(), /11\s+8\s+1\s+10/);
  assert.match(await row(page, /^Mentor/).innerText(), /Team ett[^]*4\s+3\s+0\s+4/);
  for (const form of ["", ".json", ".csv"])
    assert.doesNotMatch(await (await app.get(people + form)).text(), /\bP[1-8]\b/, form);
  await screenshot(page, "participations");
  assert.deepEqual(messages(page), []);
});

test("common indicators are reckoned to the day that is asked for, by keyboard and without scripts", async () => {
  const page = await openPage(app, people, { javaScript: false });
  await page.getByRole("link", { name: "Gemensamma indikatorer" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Räkna till och med").fill("2025-06-30");
  await page.locator("#main").getByRole("button", { name: "Visa" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/day=2025-06-30/);
  await page.getByText("Egen beräkning. SCB:s uppgifter är de officiella.").waitFor();
  await page.getByText("Fullständiga uppgifter finns om 7 av 8 deltagare.").waitFor();
  await page.getByText("Talen stämmer med varandra i alla kontroller.").waitFor();
  await page.getByRole("heading", { level: 2, name: "Stämmer talen med varandra?" }).waitFor();
  const [form, notice, heading, agree] = await Promise.all([".filters", ".notice", ".part h2", ".part h2 + .lead"]
    .map((selector) => page.locator(selector).last().boundingBox()));
  assert.ok(notice.y - form.y - form.height >= 16, "the notice stands apart from the form");
  assert.ok(agree.y > heading.y, "what the checks say stands beneath their heading");
  const total = row(page, /EECO01/);
  assert.match(await total.innerText(), /arbetsnamn\s+4\s+3\s+–\s+7\s+1/);
  assert.match(await row(page, /EECR02/).innerText(), /1\s+0\s+–\s+1/);
  assert.equal(await page.locator(".tag--error").count(), 0);
  const told = (await (await app.get(`${people}/common.json?day=2025-06-30`)).json()).data;
  assert.equal(told.outputs.find(({ code }) => code === "EECO01").people.total, 7);
  assert.equal((await app.get(`${people}/common?day=30%20juni`)).status, 400);
  await screenshot(page, "participations-common");
});

test("a month is recorded as sent after its consequences, once, and is to be sent again when it changes", async () => {
  const page = await openPage(app, `${people}/scb`, { javaScript: false });
  await page.getByText("utfall participation scb --month 2024-09 --keys nycklar.csv").waitFor();
  assert.match(await row(page, "2024-08").innerText(), /Försenad, ska sändas\s+2024-09-28\s+1\s+0/);
  await row(page, "2024-08").getByRole("button", { name: "Anteckna som skickad" }).click();
  await page.getByRole("heading", { level: 1, name: "Anteckna 2024-08 som skickad" }).waitFor();
  await page.getByText("Antecknas: 1 starter, 0 avslut, 1 rader").waitFor();
  // What looks at the page for us needs the scripts that this one goes without.
  const looked = await openPage(app, `${people}/scb`);
  await row(looked, "2024-08").getByRole("button", { name: "Anteckna som skickad" }).click();
  await looked.getByRole("heading", { level: 1, name: "Anteckna 2024-08 som skickad" }).waitFor();
  assert.deepEqual(await axe(looked), []);
  const html = await page.content();
  const field = (name) => new RegExp(`name="${name}" value="([0-9a-f]*)"`).exec(html)[1];
  const sent = { csrf: field("csrf"), request_id: field("request_id"), size: field("size"), month: "2024-08", note: "", confirm: "yes" };
  const [first, second] = [await app.post(`${people}/scb/sent`, sent), await app.post(`${people}/scb/sent`, sent)];
  assert.deepEqual([first.status, second.status], [303, 303]);
  assert.equal(first.headers.get("location"), second.headers.get("location"));
  const late = await app.post(`${people}/scb/sent`, { ...sent, request_id: "", month: "2024-09" });
  assert.equal(late.status, 409);
  await page.goto(`${app.origin}${people}/scb`);
  assert.match(await row(page, "2024-08").innerText(), /Sänd/);
  assert.equal(await row(page, "2024-08").getByRole("button").count(), 0);
  assert.doesNotMatch(await page.content(), /\bP[1-8]\b/);
});

test("the whole list is for those whose role is for it, and says that it has personal data", async () => {
  const page = await openPage(app, people);
  await page.getByRole("link", { name: "CSV, innehåller personuppgifter" }).waitFor();
  assert.match(await (await app.get(`${people}/list.csv`)).text(), /P1;/);
  assert.equal((await app.get(`${people}/list`)).headers.get("location"), people);
  for (const role of ["economist", "team_reporter"]) {
    await act_as(role);
    const refused = await app.get(`${people}/list.csv`);
    assert.equal(refused.status, 409);
    assert.doesNotMatch(await refused.text(), /\bP1\b/);
    await page.reload();
    assert.equal(await page.getByRole("link", { name: /innehåller personuppgifter/ }).count(), 0);
    await page.getByText("Den får tas ut av processägare").waitFor();
  }
  await act_as("process_owner");
});

test("what is known of a person is erased for good after it is told how much that is", async () => {
  const page = await openPage(app, `${people}/erase`);
  const ask = async (pseudonym, note) => {
    await page.getByLabel("Pseudonym").fill(pseudonym);
    await page.getByLabel("Orsak").selectOption("other");
    await page.getByLabel("Förklaring").fill(note);
    await page.getByRole("button", { name: "Visa följderna" }).click();
  };
  await ask("P99", "Begäran");
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Pseudonym").inputValue(), "P99");
  await ask("P5", "P5 begär det");
  assert.match(await page.getByRole("alert").innerText(), /ERASE_NOTE_NAMES/);
  await ask("P5", "Begäran");
  await page.getByText("2 texter på 1 rader raderas för gott.").waitFor();
  await page.getByText("Säkerhetskopior och filer som gjordes tidigare har uppgifterna kvar.").waitFor();
  await screenshot(page, "participations-erase");
  await page.getByRole("button", { name: "Radera för gott" }).click();
  await page.getByText("Uppgifterna är raderade.").waitFor();
  assert.doesNotMatch(page.url(), /P5/);
  await page.goto(app.origin + people);
  await page.getByText("10 deltaganden, 7 personer.").waitFor();
  assert.deepEqual(messages(page), []);
});

test("nothing is recorded from an earlier state, and every page is in nobody's way", async () => {
  for (const path of ["/scb?as-of=3", "/erase?as-of=3"])
    assert.doesNotMatch(await (await app.get(people + path)).text(), /<form[^>]*method="post"/, path);
  const faults = [];
  for (const path of ["", "/common", "/scb", "/erase"]) faults.push(...await faultsOf(app, people + path));
  assert.deepEqual(faults, []);
});
