import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { faultsOf, messages, openPage, run, screenshot, startApp, temporaryFolder } from "./support.mjs";

const claim = "/p/99-000-X01/funding/claims/1";

// A file of rejected rows, as a funder's decision is written down.
function decision(rows) {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "beslut.csv");
  writeFileSync(path, ["kind,id,rejected_amount,reason,decided_on", ...rows].join("\n") + "\n");
  return path;
}

const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a claim goes from draft to paid in the app, and the command line says the same", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const book = join(app.folder, "up2-exempel.utfall");
  const shown = () => JSON.parse(run("claim", "show", "1", "-b", book, "--json")).data;
  const page = await openPage(app, claim, { javaScript: false });
  await button(page, "Kontrollera").click();
  await page.getByText("Ansökan blir: Kontrollerad.").waitFor();
  assert.equal(shown().state, "draft");
  await button(page, "Bokför kontrollen").click();
  await page.getByRole("status").getByText("Steget är bokfört").waitFor();
  assert.equal(shown().state, "checked");

  await button(page, "Lämna in").click();
  await page.getByLabel("Inlämnad den").fill("2031-01-01");
  await page.getByLabel("Finansiärens beteckning").fill("2024/00123");
  await button(page, "Bokför inlämningen").click();
  await page.getByRole("heading", { name: "Hinder" }).waitFor();
  await page.getByText("CLAIM_STEP_LATER").waitFor();
  assert.equal(await page.getByLabel("Finansiärens beteckning").inputValue(), "2024/00123");
  assert.equal(shown().state, "checked");
  await page.getByLabel("Inlämnad den").fill("2024-01-20");
  await button(page, "Bokför inlämningen").click();
  await page.getByRole("status").waitFor();

  await button(page, "Beslut").click();
  await page.getByLabel("Avslagna rader").setInputFiles(decision(["cost,K-FEL,1.00,Saknas,2024-02-20", "cost,K-2023-08-P-001,99999999.00,Saknas,2024-02-20"]));
  await button(page, "Visa vad beslutet gör").click();
  await page.getByText("CLAIM_REJECTION_UNKNOWN").waitFor();
  await page.getByText("CLAIM_REJECTION_AMOUNT").waitFor();
  assert.equal(await button(page, "Bokför beslutet").count(), 0);
  await page.getByLabel("Avslagna rader").setInputFiles(decision(["cost,K-2023-08-P-001,1000.00,Tidrapporten saknas,2024-02-20"]));
  await button(page, "Visa vad beslutet gör").click();
  await page.getByText("1 rad avslås, helt eller delvis").waitFor();
  await page.getByText("Ansökan blir: Delvis godkänd.").waitFor();
  assert.match(await page.getByRole("table").innerText(), /−1\s000,00[\s\S]*−1\s400,00/);
  await screenshot(page, "claim-step");
  assert.equal(shown().state, "submitted");
  await button(page, "Bokför beslutet").click();
  await page.getByRole("status").waitFor();
  assert.equal(shown().state, "partly_approved");

  await button(page, "Utbetalning").click();
  await page.getByLabel("Utbetald den").fill("2024-03-12");
  await button(page, "Bokför utbetalningen").click();
  await page.getByRole("status").waitFor();
  const steps = shown().steps.map((step) => `${step.step} ${step.on} ${step.reference ?? ""}`);
  assert.deepEqual(steps.slice(1), ["submit 2024-01-20 2024/00123", "approve_partly 2024-02-20 ", "pay 2024-03-12 "]);
  assert.equal(await button(page, "Utbetalning").count(), 0);
  const way = page.getByRole("table", { name: "Ansökans väg" });
  assert.equal(await way.getByRole("row").count(), 5);
  assert.match(await way.innerText(), /Inlämnad\s+2024-01-20[\s\S]*2024\/00123/);
  await screenshot(page, "claim-steps");
  assert.deepEqual(messages(page), []);
  run("verify", "-b", book);
});

test("without a file a claim is approved as it stands, and a press that comes twice records once", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const book = join(app.folder, "up2-exempel.utfall");
  for (const step of ["check", "submit"]) run("claim", step, "1", "-b", book, "-q");
  const page = await openPage(app, claim);
  await button(page, "Beslut").click();
  await page.getByLabel("Beslutad den").fill("2024-02-01");
  await button(page, "Visa vad beslutet gör").click();
  await page.getByText("Ansökan blir: Godkänd.").waitFor();
  const answers = await page.evaluate(async () => {
    const form = document.querySelector("form.part");
    const fields = new FormData(form);
    fields.set("confirm", "yes");
    const press = async () => (await fetch(form.action, { method: "POST", body: fields })).url;
    return [await press(), await press()];
  });
  assert.match(answers[0], /\?done=\d+$/);
  assert.equal(answers[1], answers[0]);
  const steps = JSON.parse(run("claim", "show", "1", "-b", book, "--json")).data.steps;
  assert.deepEqual(steps.map((step) => step.step), ["check", "submit", "approve"]);
});

test("what was recorded while the page stood open is shown before anything else is", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, `${claim}/step?step=check`);
  run("claim", "check", "2", "-b", join(app.folder, "up2-exempel.utfall"), "-q");
  await button(page, "Bokför kontrollen").click();
  await page.getByRole("heading", { level: 1, name: "Boken har ändrats" }).waitFor();
});

test("where roles are given, whoever has none for claims is told who does", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const book = join(app.folder, "up2-exempel.utfall");
  run("role", "grant", "--person", "agare-1", "--role", "process_owner", "-b", book, "--reason", "other", "--note", "Uppstart", "-q");
  const page = await openPage(app, `${claim}/step?step=check`);
  await page.getByRole("heading", { name: "Hinder" }).waitFor();
  await page.getByText("ROLE_NOT_HELD").waitFor();
  await button(page, "Bokför kontrollen").click();
  await page.getByText("ROLE_NOT_HELD").waitFor();
  assert.equal(JSON.parse(run("claim", "show", "1", "-b", book, "--json")).data.state, "draft");
});

test("the steps of a claim keep to what everybody can use", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  run("claim", "check", "2", "-b", join(app.folder, "up2-exempel.utfall"), "-q");
  const faults = [];
  for (const path of [claim, `${claim}/step?step=check`, "/p/99-000-X01/funding/claims/2", "/p/99-000-X01/funding/claims/2/step?step=submit"])
    faults.push(...await faultsOf(app, path));
  assert.deepEqual(faults, []);
});

test("where everything has been claimed, the page says so and does not push another claim", async () => {
  const app = await startApp({ books: ["up2-exempel"] });
  const page = await openPage(app, "/p/99-000-X01/funding/claims/new?through=2025-12");
  await page.getByText("Det finns inget nytt att ansöka om.").waitFor();
  assert.doesNotMatch(await page.getByRole("button", { name: "Gör ansökan" }).getAttribute("class"), /primary/);
});
