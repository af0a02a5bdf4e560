import assert from "node:assert/strict";
import { before, test } from "node:test";
import { faultsOf, messages, openPage, run, screenshot, startApp } from "./support.mjs";
import { join } from "node:path";

let app;
before(async () => { app = await startApp({ books: ["up2-exempel"] }); });

const settings = "/p/99-000-X01/settings";
const row = (page, person) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: person, exact: true }) });

async function look(page, person, role, whom, days = []) {
  await page.getByLabel("Vem som får den").fill(person);
  await page.getByLabel("Roll som ges").selectOption({ label: role });
  await page.getByLabel("Vad den gäller för").selectOption(whom);
  await page.getByLabel("Första dag").fill(days[0] ?? "");
  await page.getByLabel("Sista dag").fill(days[1] ?? "");
  await page.getByRole("button", { name: "Visa följderna" }).click();
}

async function confirm(page, button, note) {
  await page.getByLabel("Orsak").selectOption("other");
  await page.getByLabel("Förklaring").fill(note);
  await page.getByRole("button", { name: button }).click();
}

test("roles are given for days and taken back, and each change says what follows first", async () => {
  const page = await openPage(app, settings, { javaScript: false });
  await page.getByText("Boken ger inga roller ännu").waitFor();
  await look(page, "anna-1", "Processledare", "");
  assert.match(await page.getByRole("alert").innerText(), /Den första rollen som ges måste själv få ge roller/);
  await page.getByText("Du går själv under koden os-user, och kan därefter inte ge roller.").waitFor();
  await page.getByRole("link", { name: "Ändra uppgifterna" }).click();
  assert.equal(await page.getByLabel("Vem som får den").inputValue(), "anna-1");
  await look(page, "os-user", "Processägare", "");
  await page.getByText("Från och med nu nekas den som saknar rollen").waitFor();
  await screenshot(page, "role-change");
  await page.getByRole("button", { name: "Ge rollen" }).click();
  assert.match(await page.getByRole("alert").innerText(), /En roll ges och tas tillbaka med skäl/);
  await confirm(page, "Ge rollen", "Beslut i styrgruppen");
  await page.getByText("Bokfört.").waitFor();
  await look(page, "anna-1", "Processledare", "team:T1", ["2024-01-01", "2099-12-31"]);
  await page.getByText("anna-1 får lämna in, skicka tillbaka, rätta i låsta perioder, ta ut uppgifter om deltagare en och en.").waitFor();
  await page.getByText("Rollen upphör av sig själv efter 2099-12-31.").waitFor();
  await confirm(page, "Ge rollen", "Vikarie");
  assert.match(await row(page, "anna-1").innerText(), /Processledare[\s\S]*T1[\s\S]*2024-01-01 till och med 2099-12-31[\s\S]*os-user/);
  await screenshot(page, "roles");
  const told = await (await app.get(`${settings}.json`)).json();
  assert.deepEqual(told.data.roles.map(({ person, role, team, from, to }) => [person, role, team, from, to]),
    [["os-user", "process_owner", null, null, null], ["anna-1", "process_leader", "T1", "2024-01-01", "2099-12-31"]]);
  assert.match(await (await app.get(`${settings}.csv`)).text(), /anna-1;Processledare;/);
  await row(page, "anna-1").getByRole("button", { name: "Ta tillbaka" }).click();
  await page.getByText("anna-1 får inte längre lämna in").waitFor();
  await confirm(page, "Ta tillbaka rollen", "Vikariatet är slut");
  await page.getByText("Bokfört.").waitFor();
  assert.equal(await row(page, "anna-1").count(), 0);
  assert.deepEqual(messages(page), []);
});

test("the last one who gives roles keeps the role, and it is said why", async () => {
  const page = await openPage(app, settings);
  await row(page, "os-user").getByRole("button", { name: "Ta tillbaka" }).click();
  assert.match(await page.getByRole("alert").innerText(), /os-user är den sista som tills vidare får ge roller/);
});

test("a form that is sent twice is recorded once, and one that stood open while roles changed not at all", async () => {
  const fields = { csrf: await app.csrf() ?? "", person: "eva-1", role: "auditor", whom: "", from: "", to: "", deed: "grant" };
  const page = await (await app.get(settings)).text();
  fields.csrf = /name="csrf" value="([0-9a-f]+)"/.exec(page)[1];
  fields.seen = /name="seen" value="([0-9a-f]+)"/.exec(page)[1];
  const asked = await (await app.post(`${settings}/roles`, fields)).text();
  const sent = { ...fields, request_id: /name="request_id" value="([0-9a-f]+)"/.exec(asked)[1], reason: "other", note: "Granskning", confirm: "yes" };
  const first = await app.post(`${settings}/roles`, sent);
  const second = await app.post(`${settings}/roles`, sent);
  assert.deepEqual([first.status, second.status], [303, 303]);
  assert.equal(first.headers.get("location"), second.headers.get("location"));
  const late = await app.post(`${settings}/roles`, { ...fields, person: "ola-1" });
  assert.equal(late.status, 409);
  const words = await late.text();
  assert.match(words, /Rollerna har ändrats sedan sidan öppnades/);
  assert.match(words, /value="ola-1"/);
  const refused = await app.post(`${settings}/roles`, { ...sent, seen: /name="seen" value="([0-9a-f]+)"/.exec(words)[1], request_id: "", person: "ola-1", note: "" });
  assert.equal(refused.status, 422);
  const listed = JSON.parse(run("role", "list", "-b", join(app.folder, "up2-exempel.utfall"), "--json")).data.roles;
  assert.deepEqual(listed.map(({ person }) => person), ["os-user", "eva-1"]);
});

test("whoever looks at the past, or reads alone, is shown the roles of then and no forms", async () => {
  const before = await openPage(app, `${settings}?as-of=3`);
  await before.getByText("Boken ger inga roller ännu").waitFor();
  assert.equal(await before.getByRole("button", { name: "Visa följderna" }).count(), 0);
  const reading = await startApp({ books: [join(app.folder, "up2-exempel.utfall")], readOnly: true });
  const page = await openPage(reading, settings);
  assert.match(await row(page, "eva-1").innerText(), /Revisor/);
  assert.equal(await page.getByRole("button", { name: /Visa följderna|Ta tillbaka/ }).count(), 0);
  const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(await page.content())[1];
  assert.equal((await reading.post(`${settings}/roles`, { csrf, deed: "grant", person: "ola-1" })).status, 403);
});

test("the pages keep to what everybody can use", async () => {
  assert.deepEqual(await faultsOf(app, settings), []);
  const page = await openPage(app, `${settings}?lang=en`);
  await page.getByRole("heading", { name: "Roles", exact: true }).waitFor();
});
