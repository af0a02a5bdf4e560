// A school year on a book of 26 municipalities, from the set-up through corrections after a lock, an extension, two claims and four reports to the audit, at
// a terminal and in the pages by turns.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startApp, temporaryFolder, utfall } from "../browser/server.mjs";
import { fill, terminal, visitor } from "./desk.mjs";
import { claimDiffers, figuresDiffer, reportDiffers, valuesDiffer } from "./faces.mjs";
import { answers, costFile, decisionFile, financingFile, months, municipalities, operation, setup, staffCost, textFile, valueFile } from "./region.mjs";

const book = `/p/${operation}`;
const owner = ["--as", "OWNER-1", "--role", "process_owner"];
const economist = ["--as", "ECON-1", "--role", "economist"];
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

/// Takes a step with a claim: the page that says what follows, then the button.
async function claimStep(claim, step, fields = {}) {
  const asked = await person.open(`${book}/funding/claims/${claim}/step?step=${step}`);
  const after = await person.send(asked.form('name="confirm"'), { ...fields, confirm: "yes" });
  assert.equal(after.status, 200, after.words);
  assert.match(after.words, /Steget är bokfört/);
}

/// Issues a report in the builder.
async function issueOnPage(choices) {
  const builder = await person.open(`${book}/reports/new?${new URLSearchParams({ report_lang: "sv", profile: "internal", ...choices })}`);
  const issued = await person.send(builder.form('action="/p/99-000-R26/reports/issue"'));
  assert.match(issued.path, /reports\/R-/, issued.words.slice(0, 1500));
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
  ["autumn is reported: to the programme on the page, to the funder with the first claim at the terminal", async () => {
    await signIn("ECON-1", "economist");
    await claimStep("1", "check");
    done("claim", "submit", "1", "--on", "2025-02-14", "--reference", "2025/00077", ...economist);
    await issueOnPage({ template: "skr-followup@1.4.0", period: "HT24" });
    done("report", "issue", "esf-cofinancing", "--period", "HT24", "--claim", "1", "-o", join(desk, "ut"), ...economist);
    assert.equal(done("report", "list").reports.length, 2);
  }],
  ["the extension: spring's last months are not asked for until the phase goes on, and the page shows what follows first", async () => {
    assert.equal(run("form", "make", "--period", "2025-05", "-o", join(desk, "innan")).status, 5);
    done("setup", "import", written("beslut2.json", JSON.stringify(setup("B2"))), "--reason", "other", "--note", "Förlängningsbeslut (exempel)", ...owner);
    const before = size();
    const tried = done("phase", "extend", "F1", "--to", "2025-06-30", "--decision", "B2", "--targets", "keep", "--dry-run", ...owner);
    assert.equal(size(), before);
    await signIn("OWNER-1", "process_owner");
    const shown = await person.open(`${book}/phases/F1/extend?to=2025-06-30&decision=B2&targets=keep`);
    assert.match(shown.words, /Formulär som kan skapas: 26\./);
    await person.send(shown.form('name="request_id"'));
    assert.equal(size(), before + 1);
    assert.ok(JSON.stringify(tried).includes("2025-06-30"));
    assert.equal(done("form", "make", "--period", "2025-05", "-o", join(desk, "efter")).files.length, 26);
  }],
  ["spring comes in: months by the page, the term's forms at the terminal, money by file", async () => {
    await signIn("LEADER-1", "process_leader");
    await (await readIn(`${book}/import`, [written("var.csv", monthsOnly(valueFile(municipalities, "VT25")))], { kind: "values" })).confirm();
    done("form", "make", "--period", "VT25", "-o", join(desk, "utskick"));
    fill(municipalities.map((one) => [sentOut("VT25", one), sentBack("VT25", one), termSteps(one, "VT25")]));
    // What differs much from the autumn, as it was corrected, is asked about and comes back with a comment.
    refused(3, "VALUE_LARGE_CHANGE", "form", "read", ...municipalities.map((one) => sentBack("VT25", one)), ...leader);
    const commented = join(desk, "med_kommentar.xlsx");
    fill([[sentOut("VT25", municipalities[2]), commented, [...termSteps(municipalities[2], "VT25"), "comment:M-DELT:T03:F=Två har flyttat (exempel)"]]]);
    done("form", "read", commented, ...leader);
    const again = size();
    done("form", "read", sentBack("VT25", municipalities[0]), ...leader);
    assert.equal(size(), again, "a form that was read before changes nothing");
    await (await readIn(`${book}/import`, [written("varkostnader.csv", costFile("VT25"))])).confirm();
    done("financing", "import", written("varfinansiering.csv", financingFile("VT25")), ...economist);
    done("narrative", "import", written("vartexter.csv", textFile("VT25")), ...leader);
    done("period", "submit", "VT25", "--within", ...leader);
    done("period", "approve", "VT25", "--within", ...owner);
    await signIn("OWNER-1", "process_owner");
    for (const period of [...months("VT25"), "VT25"]) await stepOnPage(period, "lock");
  }],
  ["the first claim is approved in part and paid; the second takes back what was rejected, with its flat-rate part", async () => {
    const decided = done("claim", "decide", "1", written("beslut.csv", decisionFile()), "--on", "2025-04-10", ...economist);
    assert.equal(decided.state, "partly_approved");
    await signIn("ECON-1", "economist");
    await claimStep("1", "pay", { on: "2025-05-05", reference: "UB-1" });
    assert.equal(done("claim", "show", "1").state, "paid");
    const computed = await person.open(`${book}/funding/claims/new?through=2025-06`);
    await person.send(computed.form('name="request_id"'));
    const second = done("claim", "show", "2");
    const lines = Object.fromEntries(second.lines.map((line) => [line.line, [line.cumulative, line.this_claim]]));
    const spring = staffCost("VT25") - 438;
    const whole = staffCost("HT24") + spring;
    assert.deepEqual(lines, { STAFF: [whole.toFixed(2), spring.toFixed(2)], FR40: [(whole * 0.4).toFixed(2), (spring * 0.4).toFixed(2)] });
    done("claim", "check", "2", ...economist);
    await claimStep("2", "submit", { on: "2025-08-15", reference: "2025/00311" });
  }],
  ["spring is reported: to the funder on the page, and to the public at the terminal, which hides what is of few", async () => {
    await issueOnPage({ template: "esf-cofinancing@1.4.0", period: "VT25", claim: "2" });
    const told = done("report", "issue", "skr-followup", "--period", "VT25", "--profile", "public", "-o", join(desk, "ut"), ...owner);
    assert.ok(told.disclosure.hidden_linked > 0, "what is hidden is counted");
    assert.equal(done("report", "list").reports.length, 4);
  }],
  ["the auditor goes through it: as it was known then, what moved since, each step with who took it, and the files by their seals", async () => {
    await signIn("AUDIT-1", "auditor");
    const reports = done("report", "list").reports;
    const known = done("report", "show", reports[0].report ?? reports[0].number).as_of ?? reports[0].as_of;
    const page = await person.open(`${book}/indicators/KARTLAGDA?as-of=${known}&period=HT24`);
    assert.equal(page.status, 200);
    const then = done("indicator", "figures", "--indicator", "KARTLAGDA", "--period", "HT24", "--level", "organisation", "--as-of", String(known));
    assert.ok(then.figures.length >= 26);
    const verified = await person.send((await person.open(`${book}/audit`)).form("audit/verify"));
    assert.match(verified.words, /Boken stämmer|Inga fel|stämmer/);
    const issued = readdirSync(join(desk, "ut")).filter((name) => name.endsWith(".xlsx"));
    assert.equal(issued.length, 2);
    for (const name of issued) {
      const ran = spawnSync(utfall, ["verify", join(desk, "ut", name), "--json"], { encoding: "utf8" });
      assert.equal(ran.status, 0, ran.stdout + ran.stderr);
    }
    const log = done("audit", "log").entries;
    assert.deepEqual([...new Set(log.map((entry) => entry.actor))].sort(), ["ECON-1", "LEADER-1", "OWNER-1"], "who looks leaves no entry");
  }],
  ["the book is clean, every report is the same bytes again, and no figure differs between the terminal and the pages", async () => {
    done("verify");
    const faults = [];
    for (const { report } of done("report", "list").reports) {
      const again = done("report", "rerun", report);
      assert.deepEqual([again.bytes, again.figures], ["equal", "equal"]);
      faults.push(...await reportDiffers(app, run, book, report));
    }
    for (const period of ["HT24", "2024-10", "VT25", "2025-05"]) faults.push(...await valuesDiffer(app, run, book, period, municipalities.map((one) => one.team)));
    for (const period of ["HT24", "VT25"]) faults.push(...await figuresDiffer(app, run, book, period, indicators));
    for (const claim of ["1", "2"]) faults.push(...await claimDiffers(app, run, book, claim));
    assert.deepEqual(faults, []);
  }],
];

test("a school year on a book of 26 municipalities", async (year) => {
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
