// What the server answers to requests that no browser sends, over plain sockets, and to writes from other sites.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import { existsSync, readFileSync } from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { startApp, temporaryFolder } from "./support.mjs";

let app, host, port, size;
const ledgerSize = async () => (await (await app.get("/p/PLUGIN/audit.json")).json()).data.as_of;

before(async () => {
  app = await startApp({ books: ["plugin"] });
  host = app.origin.slice("http://".length);
  port = Number(host.split(":")[1]);
  size = await ledgerSize();
});

/// Sends raw bytes, in pieces with pauses when asked, and gives all that comes back and how long it took.
function send(pieces, { pause = 0, limit = 45000 } = {}) {
  return new Promise((done) => {
    const began = Date.now();
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const finish = () => { clearTimeout(timer); socket.destroy(); done({ text, status: Number(/^HTTP\/1\.[01] (\d+)/.exec(text)?.[1] ?? 0), took: Date.now() - began }); };
    const timer = setTimeout(finish, limit);
    socket.on("data", (bytes) => { text += bytes.toString("latin1"); });
    socket.on("close", finish);
    socket.on("error", () => {});
    socket.on("connect", async () => {
      for (const piece of [pieces].flat()) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (pause) await new Promise((next) => setTimeout(next, pause));
      }
    });
  });
}

const get = (target, headers = [], version = "HTTP/1.1") => `GET ${target} ${version}\r\nHost: ${host}\r\n${headers.map((line) => `${line}\r\n`).join("")}\r\n`;
const withHosts = (...hosts) => `GET / HTTP/1.1\r\n${hosts.map((name) => `Host: ${name}\r\n`).join("")}\r\n`;
const post = (headers, body = "") => `POST /p/PLUGIN/settings/identity HTTP/1.1\r\nHost: ${host}\r\nCookie: ${app.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n${headers.map((line) => `${line}\r\n`).join("")}\r\n${body}`;

const heads = () => [
  ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
  ["two hosts", withHosts(host, host), 400],
  ["another host", withHosts("evil.example"), 403],
  ["another host with our port", withHosts(`evil.example:${port}`), 403],
  ["a trailing dot", withHosts(`localhost.:${port}`), 403],
  ["an encoded host", withHosts("=?UTF-8?Q?127.0.0.1?="), 400],
  ["another port", withHosts("127.0.0.1:1"), 403],
  ["no port", withHosts("127.0.0.1"), 403],
  ["a decimal address", withHosts(`2130706433:${port}`), 403],
  ["a user in the host", withHosts(`127.0.0.1:${port}@evil.example`), 403],
  ["an empty host", withHosts(""), 400],
  ["our host in capitals", withHosts(`LOCALHOST:${port}`), 401],
  ["our IPv6 name", withHosts(`[::1]:${port}`), 401],
  ["a space before the colon", get("/", ["X-A : b"]), 400],
  ["a folded header", get("/", ["X-A: b", " c"]), 400],
  ["an encoded word that breaks the line", get("/", ["Cookie: =?UTF-8?Q?a=0D=0ASet-Cookie:=20b=3Dc?="]), 400],
  ["a header in UTF-32 words", get("/", ["Origin: =?UTF-32?B?AAAAYQ==?="]), 400],
  ["101 headers", get("/", Array.from({ length: 101 }, (_, i) => `X-${i}: a`)), 400],
  ["a header of 9 kB", get("/", [`X-A: ${"a".repeat(9216)}`]), 400],
  ["an address of 20 kB", get(`/${"a".repeat(20480)}`), 400],
  ["a NUL in the address", get("/a\0b"), 400],
  ["an encoded NUL", get("/a%00b"), 400],
  ["dots", get("/a/../b"), 400],
  ["encoded dots", get("/a/%2e%2e/b"), 400],
  ["an encoded slash", get("/a%2fb"), 400],
  ["a backslash", get("/a%5cb"), 400],
  ["a broken escape", get("/a%zz"), 400],
  ["an absolute address", get(`http://${host}/`), 400],
  ["a double slash", get("//evil.example"), 400],
  ["chunks", post(["Transfer-Encoding: chunked"], "0\r\n\r\n"), 411],
  ["length and chunks", post(["Transfer-Encoding: chunked", "Content-Length: 3"], "0\r\n\r\n"), 400],
  ["two lengths", post(["Content-Length: 1", "Content-Length: 2"], "a"), 400],
  ["a negative length", post(["Content-Length: -1"]), 400],
  ["a length that is no number", post(["Content-Length: 1x"], "a"), 400],
  ["a length of 20 digits", post(["Content-Length: 99999999999999999999"]), 413],
  ["no length", post([]), 411],
  ["a body over the act's limit", post([`Content-Length: ${3 * 1024 * 1024}`]), 413],
  ["a form of another type", `POST /p/PLUGIN/settings/identity HTTP/1.1\r\nHost: ${host}\r\nCookie: ${app.cookie}\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\na`, 415],
  ["a form in parts without a boundary", `POST /p/PLUGIN/import HTTP/1.1\r\nHost: ${host}\r\nCookie: ${app.cookie}\r\nContent-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\na`, 400],
  ["a body of broken escapes", post(["Content-Length: 5"], "a=%zz"), 400],
  ["two session cookies", get("/", [`Cookie: ${app.cookie}; ${app.cookie}`]), 400],
  ["TRACE", `TRACE / HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 405],
  ["CONNECT", `CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 405],
  ["DELETE", `DELETE / HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 405],
  ["a TLS hello", Buffer.from("160301006c010000680303\n\n", "latin1"), 400],
  ["line feeds alone", `GET / HTTP/1.1\nHost: ${host}\n\n`, 400],
  ["no version", `GET /\r\nHost: ${host}\r\n\r\n`, 400],
];

test("a request that no browser sends is turned away with its own status", async () => {
  const faults = [];
  for (const [name, raw, wanted] of heads()) {
    const answer = await send(raw, { limit: 8000 });
    if (answer.status !== wanted) faults.push(`${name}: ${answer.status}, wanted ${wanted}`);
    if (/sqlite|\/root|\/tmp|Poco|exception/i.test(answer.text)) faults.push(`${name}: says too much`);
  }
  assert.deepEqual(faults, []);
  assert.ok(app.alive());
  assert.equal(await ledgerSize(), size);
});

test("a head that comes too slowly is cut off within three seconds and a half", async () => {
  const answer = await send(get("/").split(""), { pause: 400, limit: 9000 });
  assert.ok(answer.took < 5500, `${answer.took} ms`);
  assert.equal(answer.status, 0);
});

test("a body shorter than announced is refused and nothing is stored", async () => {
  const answer = await new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    let text = "";
    socket.on("data", (bytes) => { text += bytes; });
    socket.on("end", () => { socket.destroy(); done(text); });
    socket.end(post(["Content-Length: 50"], "code=PO-9"));
  });
  assert.match(answer, /^HTTP\/1\.1 400/);
  assert.equal(await ledgerSize(), size);
});

test("a body that stops coming is answered as too slow, and one that nobody may send is not waited for", async () => {
  const silent = await send(post(["Content-Length: 50"], "code="), { limit: 15000 });
  assert.equal(silent.status, 408);
  assert.ok(silent.took > 4000 && silent.took < 12000, `${silent.took} ms`);
  const stranger = post(["Content-Length: 50"], "code=").replace(app.cookie, "utfall=none");
  const refused = await send(stranger, { limit: 15000 });
  assert.equal(refused.status, 401);
  assert.ok(refused.took < 4000, `${refused.took} ms`);
  const nowhere = await send(post(["Content-Length: 50"], "code=").replace("/settings/identity", "/no/such/act"), { limit: 15000 });
  assert.equal(nowhere.status, 404);
  assert.equal(await ledgerSize(), size);
});

test("two requests in one breath give one answer and the end of the connection", async () => {
  const answer = await send(get("/accessibility") + get("/accessibility"), { limit: 8000 });
  assert.equal(answer.text.match(/HTTP\/1\.[01] \d+/g).length, 1);
});

/// A connection that says one thing after another: `say` gives what came within `wait` ms, and whether it has ended.
function conversation() {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  let text = "";
  socket.on("data", (bytes) => { text += bytes.toString("latin1"); });
  return {
    say: async (bytes, wait = 400) => {
      text = "";
      socket.write(bytes);
      const until = Date.now() + wait;
      while (Date.now() < until && !socket.closed) await new Promise((next) => setTimeout(next, 10));
      return { text, status: Number(/^HTTP\/1\.[01] (\d+)/.exec(text)?.[1] ?? 0), ended: socket.closed };
    },
    end: () => socket.destroy(),
  };
}

test("a connection is kept for the next request, and each is judged anew", async () => {
  const one = conversation();
  for (const wanted of [200, 200]) {
    const kept = await one.say(get("/accessibility", [`Cookie: ${app.cookie}`]));
    assert.deepEqual([kept.status, kept.ended], [wanted, false]);
    assert.match(kept.text, /\r\nConnection: keep-alive\r\n/);
  }
  // As long after as a thread would stay with it, and in two pieces.
  await one.say("GET /accessibility HT", 300);
  assert.equal((await one.say(`TP/1.1\r\nHost: ${host}\r\nCookie: ${app.cookie}\r\n\r\n`)).status, 200);
  const written = await one.say(post(["Content-Length: 5"], "code="));
  assert.deepEqual([written.status, written.ended], [403, false]);
  const doubtful = await one.say(withHosts(host, host), 2000);
  assert.deepEqual([doubtful.status, doubtful.ended], [400, true]);
  assert.match(doubtful.text, /\r\nConnection: close\r\n/);
  assert.equal(await ledgerSize(), size);
});

test("a connection ends with what is asked to be the last, and with whatever came before its answer", async () => {
  const last = [
    ["asked for", get("/accessibility", ["Connection: close"])], ["of the first version", get("/accessibility", [], "HTTP/1.0")],
    ["another behind it", get("/accessibility") + get("/accessibility")],
    ["a body nobody asked for", get("/accessibility", ["Content-Length: 5"])], ["more than its length", post(["Content-Length: 5"], `code=${get("/accessibility")}`)],
    ["a body that is not read", post(["Content-Length: 5000000"], `code=${get("/accessibility")}`)],
  ];
  for (const [name, bytes] of last) {
    const one = conversation();
    const answer = await one.say(bytes, 1500);
    assert.ok(answer.ended, name);
    assert.equal(answer.text.match(/HTTP\/1\.[01] \d+/g).length, 1, name);
  }
});

test("a connection that says no more is ended after two seconds, and one that starts a request after three", async () => {
  const silent = conversation();
  const slow = conversation();
  await Promise.all([silent, slow].map((one) => one.say(get("/accessibility"), 100)));
  const [after, drops] = await Promise.all([silent.say("", 3000), slow.say("GET /", 2300).then((early) => slow.say("a", 2500).then((late) => [early, late]))]);
  assert.ok(after.ended);
  assert.deepEqual(drops.map((one) => one.ended), [false, true]);
});

test("only the one address of this machine is listened on", async () => {
  const reached = (address) => new Promise((done) => {
    const socket = connect(port, address, () => { socket.destroy(); done(true); });
    socket.on("error", () => done(false));
  });
  assert.equal(await reached("127.0.0.1"), true);
  // Others of this machine: whoever listens on all of them is reached here too.
  const others = Object.values(networkInterfaces()).flat().map((one) => one.address).filter((address) => !["127.0.0.1", "::1"].includes(address));
  for (const address of ["127.0.0.2", ...others]) assert.equal(await reached(address), false, address);
});

test("every answer carries its security headers, errors too", async () => {
  for (const path of ["/", "/accessibility", "/nowhere", "/p/PLUGIN/audit", "/p/PLUGIN/audit.json", "/p/NONE/audit", "/a/none.css", "/start/0"]) {
    const answer = await app.get(path);
    for (const [name, wanted] of [["content-security-policy", /default-src 'none'/], ["x-content-type-options", /nosniff/],
      ["referrer-policy", /^same-origin$/], ["cross-origin-opener-policy", /same-origin/], ["cache-control", /./]])
      assert.match(answer.headers.get(name) ?? "", wanted, `${path} ${name}`);
  }
});

/// The addresses of the routes of one method, as their pages' sources say them.
const routed = (method) => {
  const source = new URL("../../app/web/", import.meta.url);
  const files = ["books", "overview", "collection", "indicators", "values", "phases", "import", "funding", "reports", "templates", "audit", "settings", "search", "jobs"];
  const wanted = new RegExp(`"${method}",\\s*"([^"]+)"`, "g");
  return files.flatMap((name) => [...readFileSync(new URL(`pages_${name}.cpp`, source), "utf8").matchAll(wanted)].map((found) => found[1]))
    .map((pattern) => pattern.replace("{operation}", "PLUGIN").replace(/\{[^}]+\}/g, "x"));
};
const acts = () => routed("POST");

test("no act can be done from elsewhere, whatever is missing or wrong", async () => {
  const csrf = await app.csrf();
  const other = await startApp({ books: ["plugin2"] });
  const tries = [
    ["no token", {}, {}],
    ["a wrong token", { csrf: "0".repeat(64) }, {}],
    ["another session's token", { csrf: await other.csrf() }, {}],
    ["another origin", { csrf }, { origin: "http://evil.example" }],
    ["no origin to speak of", { csrf }, { origin: "null" }],
    ["another port", { csrf }, { origin: "http://127.0.0.1:1" }],
    ["another site", { csrf }, { "sec-fetch-site": "cross-site" }],
    ["a neighbour's site", { csrf }, { "sec-fetch-site": "same-site" }],
  ];
  const faults = [];
  assert.ok(acts().length >= 8);
  for (const path of acts()) {
    for (const [name, fields, headers] of tries) {
      const answer = await app.post(path, fields, headers);
      if (answer.status !== 403) faults.push(`${path} ${name}: ${answer.status}`);
    }
    const unknown = await app.post(path, { csrf }, { cookie: "" });
    if (unknown.status !== 401) faults.push(`${path} without a session: ${unknown.status}`);
  }
  assert.deepEqual(faults, []);
  assert.equal(await ledgerSize(), size);
});

test("asking for an act's address does nothing", async () => {
  const pages = new Set(routed("GET"));
  const alone = acts().filter((act) => !pages.has(act));
  assert.ok(alone.length >= 10);
  for (const path of alone) {
    for (const method of ["GET", "HEAD"]) {
      const answer = await fetch(app.origin + path, { method, redirect: "manual", headers: { cookie: app.cookie } });
      assert.ok([404, 405].includes(answer.status), `${method} ${path}: ${answer.status}`);
    }
  }
  assert.equal(await ledgerSize(), size);
});

test("a session that somebody else chose is not taken, and a token works once and leads nowhere else", async () => {
  const name = app.cookie.split("=")[0];
  const planted = `${name}=${"a".repeat(64)}`;
  const turned = await fetch(`${app.origin}/`, { headers: { cookie: planted } });
  assert.equal(turned.status, 401);
  assert.equal(turned.headers.get("set-cookie"), null);
  const again = await fetch(app.address, { redirect: "manual", headers: { cookie: planted } });
  assert.equal(again.status, 403);
  const fresh = await startApp({ books: [] });
  assert.notEqual(fresh.cookie, planted);
  assert.match(fresh.cookie, /=[0-9a-f]{64}$/);
  const elsewhere = await fetch(`${app.origin}/start/${"0".repeat(64)}?next=//evil.example`, { redirect: "manual" });
  assert.equal(elsewhere.status, 403);
  assert.equal(elsewhere.headers.get("location"), null);
});

/// Sends files as the browser's form does; gives the answer.
async function upload(path, field, files, fields = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf: await app.csrf(), ...fields })) form.append(name, value);
  for (const [name, bytes] of files) form.append(field, new Blob([bytes]), name);
  return fetch(app.origin + path, { method: "POST", redirect: "manual", body: form, headers: { cookie: app.cookie, origin: app.origin } });
}

test("a set-up that is not plain JSON is refused whole, with a finding that says where", async () => {
  const cases = [
    ["a doubled key", `{"format":1,\n"teams":[],"teams":[]}`, "JSON_DUPLICATE_KEY"],
    ["200 levels", `${"[".repeat(200)}${"]".repeat(200)}`, "JSON_DEPTH"],
    ["a number without end", `{"format":1e999}`, "JSON_"],
    ["a number with decimals", `{"format":1.0}`, "JSON_"],
    ["more after the end", `{"format":1} {}`, "JSON_"],
    ["a NUL in a text", `{"format":1,"operation":{"code":"a\\u0000b"}}`, "JSON_TEXT"],
    ["a turned direction", `{"format":1,"operation":{"code":"a\u202eb"}}`, "JSON_TEXT"],
    ["half of a pair", `{"format":1,"operation":{"code":"\\ud800"}}`, "JSON_"],
    ["bytes that are no text", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), "JSON_ENCODING"],
    ["nothing but spaces", "   ", "JSON_"],
  ];
  const faults = [];
  for (const [name, bytes, code] of cases) {
    const answer = await upload("/p/PLUGIN/import", "files", [["upplagg.json", bytes]], { kind: "setup" });
    if (answer.status !== 303) { faults.push(`${name}: ${answer.status}`); continue; }
    const preview = await (await app.get(`${new URL(answer.headers.get("location"), app.origin).pathname}.json`)).json();
    const codes = preview.data.findings.map((finding) => finding.code);
    if (!codes.some((found) => found.startsWith(code))) faults.push(`${name}: ${codes}`);
  }
  assert.deepEqual(faults, []);
  assert.equal(await ledgerSize(), size);
});

test("a form in parts has a hundred fields at most, and a file's name is no path", async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, "a"]));
  assert.equal((await upload("/p/PLUGIN/import", "files", [["a.csv", "a;b\n"]], many)).status, 400);
  const answer = await upload("/p/PLUGIN/import", "files", [["../../../tmp/utfall-evil.csv", "measure;organisation;period;value\nX;1;2020;1\n"]], { kind: "values" });
  const preview = await (await app.get(answer.headers.get("location"))).text();
  assert.match(preview, /utfall-evil\.csv/);
  assert.doesNotMatch(preview, /\.\.\/|tmp\//);
  assert.ok(!existsSync(join(tmpdir(), "utfall-evil.csv")));
  assert.equal((await app.post("/p/PLUGIN/settings/identity", { csrf: await app.csrf(), code: "a".repeat(100_000) })).status, 400);
  assert.equal(await ledgerSize(), size);
});

test("what is too large is told in a page that says what to do", async () => {
  const csrf = await app.csrf();
  for (const [lang, words] of [["sv", /för stort[\s\S]*Ingenting har sparats/], ["en", /too large[\s\S]*Nothing has been stored/]]) {
    const answer = await app.post(`/p/PLUGIN/settings/identity?lang=${lang}`, { csrf, code: "a".repeat(3_000_000) });
    assert.equal(answer.status, 413);
    assert.match(await answer.text(), words);
  }
  const stranger = await app.post("/p/PLUGIN/import", { csrf }, { cookie: "", "content-type": "multipart/form-data; boundary=x" });
  assert.equal(stranger.status, 401);
  assert.doesNotMatch(await stranger.text(), /PLUGIN/);
});

test("a file that the disk has no room for is refused before it is taken, and the app goes on", async (context) => {
  const small = ["unshare", "-rm", "sh", "-c", `mount -t tmpfs -o size=64m none "$0" && TMPDIR="$0" exec "$@"`, temporaryFolder()];
  if (spawnSync(small[0], [...small.slice(1), "true"]).status !== 0) return context.skip("no file system of one's own here");
  const full = await startApp({ books: ["plugin"], inside: small });
  const form = new FormData();
  form.append("csrf", await full.csrf());
  form.append("files", new Blob(["measure;period;value\n"]), "a.csv");
  const answer = await fetch(`${full.origin}/p/PLUGIN/import`, { method: "POST", redirect: "manual", body: form, headers: { cookie: full.cookie, origin: full.origin } });
  assert.equal(answer.status, 507);
  assert.match(await answer.text(), /för lite plats[\s\S]*Frigör plats/);
  assert.equal((await full.get("/p/PLUGIN")).status, 200);
});

test("opened for reading, no act is done and no page has a button for one", async () => {
  const reading = await startApp({ books: ["plugin"], readOnly: true });
  const csrf = await reading.csrf() ?? /name="csrf" value="([0-9a-f]+)"/.exec(await (await reading.get("/p/PLUGIN/settings")).text())[1];
  const allowed = ["/p/PLUGIN/settings/identity", "/p/PLUGIN/audit/verify", "/p/PLUGIN/audit/file", "/jobs/x/cancel"];
  for (const path of acts().filter((act) => !allowed.includes(act))) {
    const answer = await reading.post(path, { csrf });
    assert.equal(answer.status, 403, path);
    assert.match(await answer.text(), /öppnad för läsning/);
  }
  // An auditor opens for reading, and must be able to verify.
  const verified = await reading.post("/p/PLUGIN/audit/verify", { csrf });
  assert.match(verified.headers.get("location"), /^\/jobs\//);
  const page = await (await reading.get("/p/PLUGIN/import")).text();
  assert.doesNotMatch(page, /<form class="stack" method="post"/);
});
