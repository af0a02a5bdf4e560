import assert from "node:assert/strict";
import { before, test } from "node:test";
import { join } from "node:path";
import { faultsOf, messages, openPage, run, screenshot, startApp } from "./support.mjs";

const book = "/p/99-000-X01";
let app;
before(async () => { app = await startApp({ books: ["up2-exempel"] }); });

/// The place of the value that a source line of a figure leads to.
async function someValue(index) {
  const answer = await (await app.get(`${book}/indicators/INS-KART/origin.json?period=HT25`)).json();
  const line = answer.data.inputs.filter((one) => one.state === "value")[index];
  return { path: `${book}/values/${line.entry}-${line.line}`, value: Number(line.value) };
}

async function fillIn(page, value) {
  await page.getByLabel("Nytt värde").fill(value);
  await page.getByLabel("Orsak").selectOption({ label: "Skrivfel" });
  await page.getByLabel("Förklaring").fill("Avläst igen ur teamets lista.");
}

test("a number leads to its source lines, a line to its value, and the value can be corrected and put back", async () => {
  const page = await openPage(app, `${book}/indicators`);
  await page.getByRole("link", { name: "Andel upptäckta som kartlagts" }).click();
  await page.getByRole("row", { name: /^HT25/ }).getByRole("link").first().click();
  await page.getByText("Källraderna ger siffran när de räknas om.").waitFor();
  await page.locator(".source-list .figure-link").first().click();
  await page.getByRole("heading", { name: "Rätta värdet" }).waitFor();
  const before = await page.locator(".value-now b").innerText();
  await fillIn(page, String(Number(before) + 1));
  await page.getByRole("button", { name: "Se vad rättelsen ändrar" }).click();
  await page.getByText(/Värdet finns i \d+ utfärdade rapporter/).waitFor();
  await screenshot(page, "value-consequence");
  await page.getByRole("button", { name: "Spara rättelse" }).click();
  await page.getByText("Rättelsen är sparad.").waitFor();
  assert.equal(await page.locator(".value-now b").innerText(), String(Number(before) + 1));
  await page.getByRole("button", { name: "Ångra" }).click();
  await page.getByText("Det tidigare värdet gäller igen.").waitFor();
  assert.equal(await page.locator(".value-now b").innerText(), before);
  assert.equal(await page.locator(".history tbody tr").count(), 3);
  assert.deepEqual(messages(page), []);
});

test("a correction works with the keyboard alone", async () => {
  const { path, value } = await someValue(3);
  const page = await openPage(app, path);
  await page.getByLabel("Nytt värde").focus();
  await page.keyboard.type(String(value + 2));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Skriv");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Omkastade siffror.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kontrollera rättelsen" }).waitFor();
  await page.getByRole("button", { name: "Spara rättelse" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Rättelsen är sparad.").waitFor();
});

test("a correction without JavaScript says every fault at its field and keeps what was typed", async () => {
  const { path, value } = await someValue(5);
  const page = await openPage(app, path, { javaScript: false });
  await page.getByLabel("Nytt värde").fill("12-maj");
  await page.getByRole("button", { name: "Se vad rättelsen ändrar" }).click();
  assert.match(await page.title(), /^Fel: /);
  assert.equal(await page.getByLabel("Nytt värde").inputValue(), "12-maj");
  assert.ok(await page.locator(".summary a").count() >= 2);
  await fillIn(page, String(value + 1));
  await page.getByRole("button", { name: "Se vad rättelsen ändrar" }).click();
  await page.getByRole("button", { name: "Spara rättelse" }).click();
  await page.getByText("Rättelsen är sparad.").waitFor();
});

test("when somebody else was first both values are shown and nothing is lost", async () => {
  const { path, value } = await someValue(7);
  const mine = await openPage(app, path);
  const theirs = await openPage(app, path);
  await fillIn(mine, String(value + 3));
  await fillIn(theirs, String(value + 4));
  await theirs.getByRole("button", { name: "Se vad rättelsen ändrar" }).click();
  await theirs.getByRole("button", { name: "Spara rättelse" }).click();
  await mine.getByRole("button", { name: "Se vad rättelsen ändrar" }).click();
  await mine.getByRole("heading", { name: "Någon annan har ändrat värdet" }).waitFor();
  const both = await mine.locator(".mine-theirs").innerText();
  assert.match(both, new RegExp(`${value + 4}[^]*${value + 3}`));
  await mine.getByRole("button", { name: "Gå vidare med min rättelse" }).click();
  await mine.getByRole("button", { name: "Spara rättelse" }).click();
  await mine.getByText("Rättelsen är sparad.").waitFor();
});

test("pressing the button twice records one correction", async () => {
  const { path, value } = await someValue(9);
  const form = await (await app.get(path)).text();
  const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)[1];
  const fields = { csrf: hidden("csrf"), request_id: hidden("request_id"), seen: hidden("seen"), to: String(value + 1),
    state: "value", reason: "typo", note: "Avläst igen.", evidence: "", step: "save" };
  const first = await app.post(`${path}/correction`, fields);
  const second = await app.post(`${path}/correction`, fields);
  assert.equal(first.status, 303);
  assert.equal(second.headers.get("location"), first.headers.get("location"));
  const versions = (await (await app.get(`${path}.json`)).json()).data.versions;
  assert.equal(versions.length, 2);
});

test("thirty numbers' origins add up", async () => {
  const { data } = await (await app.get(`${book}/indicators.json?period=VT25`)).json();
  const figures = data.figures.filter((one) => one.value !== null && one.sources > 0).slice(0, 30);
  assert.ok(figures.length >= 30 || figures.length === data.figures.filter((one) => one.value !== null && one.sources > 0).length);
  for (const figure of figures) {
    const scope = `${figure.scope.level}:${figure.scope.code}`;
    const path = `${book}/indicators/${encodeURIComponent(figure.indicator)}/origin.json?period=${figure.period}&scope=${scope}`;
    const origin = (await (await app.get(path)).json()).data;
    assert.notEqual(origin.adds_up, false, `${figure.indicator} ${figure.period}`);
    assert.equal(origin.inputs.length, figure.sources, figure.indicator);
  }
});

test("an earlier state shows what was known then and says so", async () => {
  const page = await openPage(app, `${book}/indicators/N%C3%84R-GRAD?as-of=2025-06-30`);
  await page.getByText(/Du ser läget som det var känt/).waitFor();
  assert.equal(await page.getByRole("row", { name: /^HT25/ }).count(), 0);
  await page.getByRole("row", { name: /^HT24/ }).getByRole("link").first().click();
  await page.getByText(/Du ser läget som det var känt/).waitFor();
});

test("the search finds without dots, leads on, and suggests a code", async () => {
  const page = await openPage(app, book);
  await page.getByRole("searchbox", { name: "Sök" }).fill("narvarograd");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Närvarograd i målgruppen" }).first().click();
  await page.getByRole("heading", { level: 1, name: /Närvarograd/ }).waitFor();
  await page.goto(`${app.origin}${book}/search?q=INS-KARX`);
  await page.getByRole("link", { name: "INS-KART" }).waitFor();
});

test("no page of indicators, values, phases or search is in anybody's way", async () => {
  const { path } = await someValue(1);
  const faults = [];
  for (const one of [`${book}/indicators`, `${book}/indicators/N%C3%84R-GRAD?by=sex`, `${book}/indicators/INS-KART/origin?period=HT25`,
    path, `${book}/phases`, `${book}/search?q=team`]) faults.push(...await faultsOf(app, one));
  assert.deepEqual(faults, []);
});

test("a page that was shown before is the same until something is recorded, and then tells the new figure", async () => {
  const path = `${book}/indicators/CAP-UTBT`;
  const half = async () => (await (await app.get(`${path}.json`)).text()).match(/"value": "9"/) !== null;
  const shown = await (await app.get(path)).text();
  assert.equal(await (await app.get(path)).text(), shown);
  assert.notEqual(await (await app.get(`${path}?frequency=month`)).text(), shown, "another question has another answer");
  assert.ok(await half());
  run("value", "correct", "-b", join(app.folder, "up2-exempel.utfall"), "--measure", "M-UTBT", "--organisation", "9901", "--organiser", "SKR",
    "--period", "2025-11", "--to", "40", "--reason", "typo", "--note", "Avläst igen");
  assert.ok(!await half(), "the earlier figure is shown");
  assert.match(await (await app.get(`${path}.json`)).text(), /"value": "49"/);
  assert.notEqual(await (await app.get(path)).text(), shown);
});
