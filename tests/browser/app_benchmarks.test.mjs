// Figures of others, from an empty list to what a source revised, in a small book.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe, messages, openPage, run, startApp, temporaryFolder } from "./support.mjs";

const data = join(resolve(dirname(fileURLToPath(import.meta.url)), ".."), "data");
const file = (name) => join(data, "journeys", name);
const page_of = "/p/99-000-T01/benchmarks";
let app, path;

before(async () => {
  const folder = temporaryFolder();
  const setup = join(folder, "setup.json");
  writeFileSync(setup, readFileSync(join(data, "small/setup.json"), "utf8")
    .replace('"code": "NÄR",', '"code": "NÄR", "benchmark": {"source": "kolada", "measure": "N99999"},'));
  path = join(folder, "liten.utfall");
  run("book", "create", "-b", path, "--setup", setup);
  app = await startApp({ books: [path] });
  path = join(app.folder, "liten.utfall");
});

test("an empty list says what to do, and files that were read in fill it", async () => {
  const page = await openPage(app, page_of);
  await page.getByText(/api\.kolada\.se.*N15428/).waitFor();
  await page.getByRole("link", { name: "Läs in jämförelsetal" }).click();
  await page.getByLabel("Filer").setInputFiles(["kolada.json", "kolada_namn.json", "skolverket.csv"].map(file));
  await page.getByRole("button", { name: "Förhandsgranska" }).click();
  await page.getByRole("button", { name: "Läs in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /Kvitto på post/ }).waitFor();
  await page.goto(app.origin + page_of);
  assert.equal(await page.getByRole("row").count(), 17);
  const words = await page.locator("main").innerText();
  for (const told of ["71,2", "saknas", "~100 (ungefär)", ".. (skyddat)", ". (ej aktuellt)", "Källa: Kolada", "Källa: Skolverket"])
    assert.ok(words.includes(told), told);
  assert.equal(await page.locator("#revisions").count(), 0);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(messages(page), []);
});

test("a list is narrowed by its fields, and the files and the answer are narrowed with it", async () => {
  const page = await openPage(app, page_of, { javaScript: false });
  await page.getByLabel("Källa", { exact: true }).selectOption("kolada");
  await page.getByLabel("Område", { exact: true }).selectOption("9901");
  await page.locator("form.filters").getByRole("button").click();
  assert.equal(await page.getByRole("row").count(), 4);
  const query = "?source=kolada&area=9901";
  const told = (await (await app.get(`${page_of}.json${query}`)).json()).data;
  assert.deepEqual(told.benchmarks.map((one) => [one.source, one.sex, one.value]), [["kolada", "K", "74.25"], ["kolada", "M", null], ["kolada", "T", "71.2"]]);
  const csv = (await (await app.get(`${page_of}.csv${query}`)).text()).trim().split(/\r?\n/);
  assert.match(csv[0], /^\ufeff?source;measure;title;area;area_name;period;sex;breakdown;value;state;typed;unit;note;file;row$/);
  assert.equal(csv.length, 4);
  assert.equal((await app.get(`${page_of}?source=scb`)).status, 400);
  await page.goto(`${app.origin}${page_of}?area=0000&source=skolverket`);
  await page.getByText(/Inget jämförelsetal passar urvalet/).waitFor();
});

test("what the source revised is told, and an earlier state has what it said then", async () => {
  const size = (await (await app.get(`${page_of}.json`)).json()).data.as_of;
  run("benchmark", "import", file("kolada_senare.json"), "-b", path);
  const told = (await (await app.get(`${page_of}.json`)).json()).data;
  assert.deepEqual(told.revisions.map((one) => [one.before.value, one.after.value, one.reports]), [["71.2", "70.9", []]]);
  run("value", "import", file("mars.csv"), "-b", path);
  const page = await openPage(app, "/p/99-000-T01/indicators/N%C3%84R");
  await page.locator("#benchmarks").getByRole("link").click();
  await page.waitForURL(/benchmarks\?source=kolada&measure=N99999/);
  assert.match(await page.locator("#revisions").innerText(), /71,2 → 70,9/);
  assert.equal(await page.getByRole("row").count(), 5);
  await page.goto(`${app.origin}${page_of}?as-of=${size}`);
  assert.doesNotMatch(await page.locator("main").innerText(), /70,9/);
});
