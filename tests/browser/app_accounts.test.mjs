// Several people at one program: encrypted, by account, each with what their role reaches. Over real TLS, by a certificate made here.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect as connectTls } from "node:tls";
import { fileURLToPath } from "node:url";
import { axe, messages, openPage, run, screenshot, scrollsSideways, temporaryFolder, utfall } from "./support.mjs";

const password = "åtta gröna dörrar";
const folder = temporaryFolder();
const book = join(folder, "delad.utfall");
const certificate = join(folder, "cert.pem");
const key = join(folder, "key.pem");
const words = join(folder, "losen.txt");
const setup = fileURLToPath(new URL("../data/small/setup.json", import.meta.url));
let server, port;

function tls(...more) {
  return ["serve", book, "--bind", "0.0.0.0", "--host", "localhost", "--port", "0", "--certificate", certificate, "--private-key", key, ...more];
}

/// What the program says when it does not start.
function refused(...command) {
  try {
    execFileSync(utfall, [...command, "--json"], { stdio: "pipe" });
  } catch (error) {
    return JSON.parse(error.stdout.toString()).error.code;
  }
  return "";
}

before(async () => {
  writeFileSync(words, `${password}\n`);
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], { stdio: "ignore" });
  const asked = readFileSync(setup, "utf8").replaceAll('"min": "0", "reported_by": "team"', '"min": "0", "reported_by": "team", "mandatory": true');
  writeFileSync(join(folder, "setup.json"), asked);
  run("book", "create", "-b", book, "--setup", join(folder, "setup.json"));
});

after(() => server?.kill("SIGTERM"));

test("nothing goes to other machines in the clear, nor without accounts", () => {
  assert.equal(refused("serve", book, "--bind", "0.0.0.0", "--host", "localhost"), "ACCOUNTS_NONE");
  run("account", "add", "owner-1", "-b", book, "--password-file", words);
  run("account", "add", "rapp-1", "-b", book, "--password-file", words);
  assert.equal(statSync(`${book}.accounts`).mode & 0o777, 0o600);
  assert.equal(refused("serve", book, "--bind", "0.0.0.0", "--host", "localhost"), "BIND_INSECURE");
  assert.equal(refused("serve", book, "--bind", "0.0.0.0", "--certificate", certificate), "CERTIFICATE_HALF");
  assert.equal(refused("serve", book, "--bind", "0.0.0.0", "--certificate", certificate, "--private-key", key), "HOST_MISSING");
  assert.equal(refused(...tls("--certificate", words)), "CERTIFICATE_UNUSABLE");
  run("role", "grant", "--person", "owner-1", "--role", "process_owner", "--reason", "other", "--note", "Beslut", "--as", "owner-1", "-b", book);
  run("role", "grant", "--person", "rapp-1", "--role", "team_reporter", "--team", "T1", "--reason", "other", "--note", "Beslut", "--as", "owner-1", "-b", book);
});

test("others get in by name, by TLS and by password alone", async () => {
  server = spawn(utfall, tls(), { stdio: ["ignore", "pipe", "pipe"] });
  const address = await new Promise((found, failed) => {
    let output = "";
    const read = (bytes) => {
      output += bytes;
      const match = /https:\/\/localhost:(\d+)\/login/.exec(output);
      if (match) found(match);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", (code) => failed(new Error(`ended with ${code}: ${output}`)));
  });
  port = Number(address[1]);
  const ask = (options) => new Promise((done, failed) => {
    const sent = request({ host: "127.0.0.1", port, rejectUnauthorized: false, path: "/", ...options }, (answer) => {
      let body = "";
      answer.on("data", (bytes) => { body += bytes; });
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body }));
    });
    sent.on("error", failed);
    sent.end();
  });
  const named = await ask({ headers: { host: `localhost:${port}` } });
  assert.equal(named.status, 303);
  assert.equal(named.headers.location, "/login");
  assert.match(named.headers["strict-transport-security"], /max-age=\d{8}/);
  assert.equal((await ask({ headers: { host: `evil.example:${port}` } })).status, 403);
  const form = await ask({ path: "/login", headers: { host: `localhost:${port}` } });
  assert.match(form.headers["set-cookie"][0], /^__Host-utfall_\d+_form=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/; Secure$/);
});

test("what is no TLS, or an old one, is not answered", async () => {
  const answered = await new Promise((done) => {
    const plain = connect(port, "127.0.0.1", () => plain.write(`GET / HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`));
    let bytes = "";
    plain.on("data", (more) => { bytes += more; });
    plain.on("close", () => done(bytes));
    plain.on("error", () => {});
  });
  assert.ok(!answered.includes("HTTP/1.1"));
  const old = await new Promise((done) => {
    const socket = connectTls({ host: "127.0.0.1", port, rejectUnauthorized: false, maxVersion: "TLSv1.1", minVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" }, () => done("greeted"));
    socket.on("error", () => done("refused"));
  });
  assert.equal(old, "refused");
});

test("those who greet and then say nothing cost nobody else a place", async () => {
  const idle = Array.from({ length: 60 }, () => connect(port, "127.0.0.1"));
  for (const socket of idle) socket.on("error", () => {});
  const started = Date.now();
  const answer = await new Promise((done, failed) => {
    request({ host: "127.0.0.1", port, rejectUnauthorized: false, path: "/login", headers: { host: `localhost:${port}` } }, (got) => {
      got.resume();
      got.on("end", () => done(got.statusCode));
    }).on("error", failed).end();
  });
  assert.equal(answer, 200);
  assert.ok(Date.now() - started < 3000);
  for (const socket of idle) socket.destroy();
});

test("a reporter logs in, records the own team's values, sees nothing else, and logs out", async () => {
  const page = await openPage({ origin: `https://localhost:${port}`, ownCertificate: true }, "/p/99-000-T01/reports", { width: 1280, lang: "sv" });
  assert.match(page.url(), /\/login\?next=/);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "accounts-login");
  await page.fill("#code", "rapp-1");
  await page.fill("#password", "fel lösenord");
  await page.click("main button[type=submit]");
  assert.match(await page.textContent("main"), /hör inte ihop|do not belong together/);
  await page.fill("#password", password);
  await page.click("main button[type=submit]");
  assert.match(await page.textContent("main"), /når inte den här sidan|does not reach this page/);
  await page.goto(`https://localhost:${port}/`);
  assert.match(page.url(), /\/collection$/, "the overview is not for a reporter");
  const entries = await page.$$eval(".menu a", (links) => links.map((link) => link.getAttribute("href").split("/")[3] ?? link.getAttribute("href")));
  assert.deepEqual(entries, ["collection", "settings", "/help/start"]);
  assert.deepEqual(await axe(page), []);
  assert.match(await page.textContent("main table"), /T1/);
  assert.doesNotMatch(await page.textContent("main"), /T2/);
  await screenshot(page, "accounts-reporter");
  await page.setViewportSize({ width: 320, height: 900 });
  assert.equal(await scrollsSideways(page), false);
  await screenshot(page, "accounts-reporter-320");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`https://localhost:${port}/p/99-000-T01/collection/2024-03/T1`);
  assert.equal(await page.locator("h1").count(), 1);
  const cell = page.locator("main input[type=text], main input:not([type])").first();
  await cell.fill("7");
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByText("Sparat").first().waitFor();
  const other = await page.goto(`https://localhost:${port}/p/99-000-T01/collection/2024-03/T2`);
  assert.equal(other.status(), 404);
  const log = JSON.parse(run("audit", "log", "-b", book, "--json")).data.entries;
  const last = log.find((entry) => entry.kind.startsWith("value"));
  assert.equal(last.actor, "rapp-1");
  assert.equal(last.role, "team_reporter");
  await page.goto(`https://localhost:${port}/account`);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "accounts-account");
  await page.click(".bar__account button");
  assert.match(page.url(), /\/login$/);
  await page.goto(`https://localhost:${port}/p/99-000-T01/collection`);
  assert.match(page.url(), /\/login/);
  assert.match(run("verify", "-b", book), /./);
  assert.deepEqual(messages(page), []);
  await page.context().close();
});
