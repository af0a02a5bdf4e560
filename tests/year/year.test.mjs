// A school year's first term on a book of 26 municipalities, from the set-up to corrections after the lock, at a terminal and in the pages by turns.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startApp, temporaryFolder } from "../browser/server.mjs";
import { fill, terminal, visitor } from "./desk.mjs";
import { claimDiffers, figuresDiffer, valuesDiffer } from "./faces.mjs";
import { answers, costFile, financingFile, months, municipalities, operation, setup, textFile, valueFile } from "./region.mjs";

const book = `/p/${operation}`;
const owner = ["--as", "OWNER-1", "--role", "process_owner"];
const leader = ["--as", "LEADER-1", "--role", "process_leader"];
const indicators = ["NÄRVARO", "DELTAGARE", "KARTLAGDA"];
const desk = temporaryFolder();
let app, run, person;

const written = (name, text) => { const path = join(desk, name); writeFileSync(path, text); return path; };
const done = (...command) => { const ran = run(...command); assert.equal(ran.status, 0, `${command.join(" ")}: ${ran.err}`); return ran.data; };
const refused = (status, code, ...command) => { const ran = run(...command); assert.equal(ran.status, status, ran.err); assert.ok(ran.codes.includes(code), ran.err); };
const size = () => done("book", "info").size;
const sentOut = (term, one) => join(desk, "utskick", `${term}_${one.team}.xlsx`);
const sentBack = (term, one) => join(desk, `${term}_${one.team}_svar.xlsx`);
const termSteps = (one, term) => answers(one, term).filter((row) => row.period === term).map((row) => `${row.measure}:${one.team}:${row.sex}=${row.value}`);
const monthsOnly = (text) => text.split("\n").filter((line, at) => at === 0 || /;20\d\d-\d\d;/.test(line)).join("\n") + "\n";
const termOnly = (text) => text.split("\n").filter((line) => !/;20\d\d-\d\d;/.test(line)).join("\n");
const signIn = async (code, role) => person.send((await person.open(`${book}/settings`)).form("settings/identity"), { code, role });

/// Sends files to a page with a form for them and, where they can be, has them read in.
async function readIn(path, files, more = {}) {
  const preview = await person.send((await person.open(path)).form('type="file"'), more, files);
  assert.equal(preview.status, 200, preview.words);
  return { preview, confirm: async (fields = {}) => person.send(preview.form('name="request_id"'), fields) };
}

/// Takes a step for everybody on a period's page.
async function stepOnPage(period, step) {
  const shown = (await person.open(`${book}/periods/${period}`)).form(`name="step" value="${step}"`);
  const asked = await person.send(shown, { step });
  const after = await person.send(asked.form('name="confirm"'), { confirm: "yes" });
  assert.match(after.words, /Bokfört/);
}

/// Writes a team's answers in its page's fields.
async function fillGrid(term, one) {
  const form = (await person.open(`${book}/collection/${term}/${one.team}`)).form('id="grid"');
  const names = form.fields.map(([name]) => name);
  const typed = answers(one, term).filter((row) => row.period === term)
    .map((row) => [names.find((name) => !/^[sc]:/.test(name) && name.includes(row.measure) && name.includes(row.sex)), String(row.value)]);
  await person.send(form, Object.fromEntries(typed));
}

/// Corrects a value on its page, which shows what it would move before it is recorded.
async function correctOnPage(period, team, measure, sex, to) {
  const values = (await (await app.get(`${book}/collection/${period}/${team}.json`)).json()).data.values;
  const { entry, line } = values.find((value) => value.measure === measure && value.breakdown.sex === sex);
  const asked = (await person.open(`${book}/values/${entry}-${line}`)).form("/correction");
  const shown = await person.send(asked, { to, reason: "typo", note: "Omkastat (exempel)", step: "check" });
  await person.send(shown.form('value="save"'), { step: "save" });
}

const acts = [
  ["autumn's forms go out at the terminal; they come back on the page, one of them wrong and one of another kind", async () => {
    done("book", "set", "--four-eyes", "declared", "--reason", "other", "--note", "Styrgruppens beslut", ...owner);
    await signIn("LEADER-1", "process_leader");
    assert.equal(done("form", "make", "--period", "HT24", "-o", join(desk, "utskick")).files.length, 26);
    fill(municipalities.slice(0, 24).map((one) => [sentOut("HT24", one), sentBack("HT24", one), one.at === 7 ? ["text:M-DELT:T08:F=ungefär tolv"] : termSteps(one, "HT24")]));
    const before = size();
    const { preview, confirm } = await readIn(`${book}/forms?period=HT24`, [...municipalities.slice(0, 23).map((one) => sentBack("HT24", one)), written("fel.xlsx", "inget kalkylark")]);
    assert.match(preview.words, /Filer: 24\. Med något nytt: 22\. Med fel: 2\./);
    assert.match(preview.words, /är inte ett tal/);
    assert.equal(size(), before);
    await confirm();
    assert.equal(size(), before + 22);
  }],
  ["who has not answered is missed, and what comes late is taken by form, on the page and by file", async () => {
    const missing = run("form", "status", "--period", "HT24", "--missing");
    assert.equal(missing.status, 3, missing.err);
    fill([[sentOut("HT24", municipalities[7]), join(desk, "igen.xlsx"), termSteps(municipalities[7], "HT24")]]);
    done("form", "read", join(desk, "igen.xlsx"), sentBack("HT24", municipalities[23]), ...leader);
    await fillGrid("HT24", municipalities[24]);
    await (await readIn(`${book}/import`, [written("sent.csv", termOnly(valueFile([municipalities[25]], "HT24")))], { kind: "values" })).confirm();
    assert.equal(run("form", "status", "--period", "HT24", "--missing").status, 0);
  }],
  ["the months, the money and the texts come by file, and a file of another kind is told apart", async () => {
    refused(3, "CSV_COLUMN_UNKNOWN", "value", "import", written("kostnader.csv", costFile("HT24")));
    done("value", "import", written("manader.csv", monthsOnly(valueFile(municipalities, "HT24"))), ...leader);
    done("cost", "import", join(desk, "kostnader.csv"), "--as", "ECON-1", "--role", "economist");
    await (await readIn(`${book}/import`, [written("finansiering.csv", financingFile("HT24"))])).confirm();
    done("narrative", "import", written("texter.csv", textFile("HT24")), ...leader);
    assert.equal(done("claim", "make", "--through", "2024-12", "--as", "ECON-1", "--role", "economist").claim, "1");
  }],
  ["autumn is submitted at the terminal, approved on the page by somebody else, and locked", async () => {
    done("period", "submit", "HT24", "--within", ...leader);
    refused(6, "PERIOD_SAME_PERSON", "period", "approve", "HT24", "--as", "LEADER-1", "--role", "process_owner");
    await signIn("OWNER-1", "process_owner");
    for (const period of [...months("HT24"), "HT24"]) await stepOnPage(period, "approve");
    done("period", "lock", "HT24", "--within", ...owner);
  }],
  ["a late file is refused by both, and corrections after the lock take a reason and are told", async () => {
    const before = size();
    const late = written("for_sent.csv", termOnly(valueFile([municipalities[2]], "HT24", (value) => value + 1)));
    refused(6, "PERIOD_LOCKED", "value", "import", late, ...leader);
    const { preview } = await readIn(`${book}/import`, [late], { kind: "values" });
    assert.match(preview.words, /HT24 är låst/);
    assert.equal(size(), before);
    const correct = ["value", "correct", "--measure", "M-DELT", "--team", "T03", "--organisation", "9903", "--period", "HT24", "--sex", "F", "--to", "40", "--reason", "late_data", "--note", "Två till (exempel)", ...leader];
    done(...correct, "--dry-run");
    done(...correct);
    await signIn("LEADER-1", "process_leader");
    await correctOnPage("HT24", "T04", "M-KART", "M", "9");
    const changed = (await (await app.get(`${book}/periods/HT24.json`)).json()).data.cells.filter((cell) => cell.changed_since.length > 0);
    assert.deepEqual(changed.map((cell) => cell.team), ["T03", "T04"]);
    assert.deepEqual(done("period", "status", "HT24").cells.filter((cell) => cell.changed_since.length > 0), changed);
    done("period", "reopen", "HT24", "--reason", "late_data", "--note", "Rättelser (exempel)", ...owner);
    done("period", "submit", "HT24", ...leader);
    done("period", "approve", "HT24", ...owner);
    await signIn("OWNER-1", "process_owner");
    await stepOnPage("HT24", "lock");
  }],
  ["the book is clean, and no figure differs between the terminal and the pages", async () => {
    done("verify");
    const faults = [];
    for (const period of ["HT24", "2024-10"]) faults.push(...await valuesDiffer(app, run, book, period, municipalities.map((one) => one.team)));
    faults.push(...await figuresDiffer(app, run, book, "HT24", indicators), ...await claimDiffers(app, run, book, "1"));
    assert.deepEqual(faults, []);
  }],
];

test("the first term of a school year on a book of 26 municipalities", async (year) => {
  const made = join(desk, "region.utfall");
  const created = terminal(made)("book", "create", "--setup", written("setup.json", JSON.stringify(setup())), "--time-zone", "Europe/Stockholm", ...owner);
  assert.equal(created.status, 0, created.err);
  app = await startApp({ books: [made] });
  run = terminal(join(app.folder, "region.utfall"));
  person = visitor(app);
  // What follows an act that failed would only fail after it.
  let fault = null;
  for (const [name, act] of acts)
    await year.test(name, { skip: fault !== null }, () => act().catch((error) => { fault = error; throw error; }));
  assert.equal(fault, null);
});
