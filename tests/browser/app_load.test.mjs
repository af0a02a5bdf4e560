// The server with many and slow clients. The long form (UTFALL_LONG) goes on for ten minutes on a book of 100,000 values.
import assert from "node:assert/strict";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { test } from "node:test";
import { startApp, temporaryFolder } from "./support.mjs";
import { isSanitized, largeBook, median, memory, pause, share, slowClients } from "./load.mjs";

const long = process.env.UTFALL_LONG !== undefined;
const plugin = "/p/PLUGIN/indicators";

/// How long one answer takes, its body included; fails when there is none.
async function timed(app, path) {
  const began = performance.now();
  const answer = await app.get(path, { connection: "close" });
  await answer.arrayBuffer();
  assert.equal(answer.status, 200);
  return performance.now() - began;
}

test("connections that say nothing delay nobody", async () => {
  const app = await startApp({ books: ["plugin"] });
  const port = Number(new URL(app.origin).port);
  const alone = [];
  for (let i = 0; i < 10; ++i) alone.push(await timed(app, "/accessibility"));
  const idle = Array.from({ length: 64 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await Promise.all(idle.map((socket) => new Promise((open) => socket.once("connect", open))));
  const beside = [];
  for (let i = 0; i < 10; ++i) beside.push(await timed(app, "/accessibility"));
  // A thread each, and sixteen of them, would make it ten seconds.
  assert.ok(median(beside) < 4 * median(alone) + 50, `${median(alone)} ms alone, ${median(beside)} ms beside 64`);
  // Those that have been answered and are kept for more cost no more than those.
  const kept = new Agent({ keepAlive: true, maxSockets: 64 });
  const asked = () => new Promise((done, failed) => get(`${app.origin}/accessibility`, { agent: kept }, (answer) => answer.resume().on("end", done)).on("error", failed));
  await Promise.all(Array.from({ length: 64 }, asked));
  const among = [];
  for (let i = 0; i < 10; ++i) among.push(await timed(app, "/accessibility"));
  assert.ok(median(among) < 4 * median(alone) + 50, `${median(alone)} ms alone, ${median(among)} ms beside 64 that are kept`);
  kept.destroy();
  await pause(3600);
  assert.ok(idle.every((socket) => socket.closed || socket.readableEnded || socket.destroyed), "all have been shown out");
  await app.stop();
});

test("slow clients and huge bodies keep nobody waiting for more than three seconds, and memory is bounded", async () => {
  const app = await startApp({ books: ["plugin"] });
  const host = new URL(app.origin).host;
  const port = Number(new URL(app.origin).port);
  const head = `Host: ${host}\r\nCookie: ${app.cookie}\r\nContent-Type: `;
  const act = (path, type, length) => `POST ${path} HTTP/1.1\r\n${head}${type}\r\nContent-Length: ${length}\r\n\r\n`;
  const before = memory(app.pid).now;
  const clients = [
    slowClients(port, 200, "GET / HTTP/1.1\r\nX-A: ", "a", 250),
    slowClients(port, 60, act("/p/PLUGIN/settings/identity", "application/x-www-form-urlencoded", 60000), "a", 250),
    slowClients(port, 20, act("/p/PLUGIN/import", "multipart/form-data; boundary=x", 200 * 1024 * 1024), "a".repeat(256 * 1024), 100),
  ];
  const began = performance.now();
  const lasting = (long ? 120 : 10) * 1000;
  const csrf = await app.csrf();
  let answered = began;
  let longest = 0;
  const took = [];
  for (let i = 0; performance.now() - began < lasting; ++i) {
    const from = performance.now();
    try {
      const limit = { signal: AbortSignal.timeout(10000) };
      const answer = i % 4 === 3
        ? await fetch(`${app.origin}/p/PLUGIN/settings/identity`, { ...limit, method: "POST", redirect: "manual", body: new URLSearchParams({ csrf, code: "PO-1", role: "process_owner" }), headers: { cookie: app.cookie, origin: app.origin, connection: "close" } })
        : await fetch(app.origin + plugin, { ...limit, headers: { cookie: app.cookie, connection: "close" } });
      await answer.arrayBuffer();
      if (answer.status >= 400) throw new Error(String(answer.status));
      took.push(performance.now() - from);
      longest = Math.max(longest, performance.now() - answered);
      answered = performance.now();
    } catch {
      longest = Math.max(longest, performance.now() - answered);
    }
    await pause(50);
  }
  const most = memory(app.pid).most;
  for (const one of clients) assert.ok(one.open() > 0);
  await Promise.all(clients.map((one) => one.stop()));
  assert.ok(took.length > 10, `${took.length} answers`);
  assert.ok(longest <= 3000, `${Math.round(longest)} ms without an answer`);
  const limit = isSanitized(app.pid) ? 1536 : 512;
  assert.ok(most < limit * 1024, `${most} kB at most, ${before} before`);
  await pause(500);
  assert.ok(await timed(app, plugin) < 3000);
  assert.ok(app.alive());
  console.log(`${took.length} answers, median ${Math.round(median(took))} ms, longest wait ${Math.round(longest)} ms, ${Math.round(most / 1024)} MB at most`);
  await app.stop();
});

test("a body that never falls silent and never ends is cut off after half a minute", { skip: !long }, async () => {
  const app = await startApp({ books: ["plugin"] });
  const host = new URL(app.origin).host;
  const began = performance.now();
  const answer = await new Promise((done) => {
    const socket = connect(Number(host.split(":")[1]), "127.0.0.1");
    let text = "";
    const timer = setInterval(() => { if (socket.writable) socket.write("a"); }, 1000);
    socket.on("data", (bytes) => { text += bytes; });
    socket.on("error", () => {});
    socket.on("close", () => { clearInterval(timer); done(text); });
    socket.write(`POST /p/PLUGIN/settings/identity HTTP/1.1\r\nHost: ${host}\r\nCookie: ${app.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n`);
  });
  const took = performance.now() - began;
  assert.match(answer, /^HTTP\/1\.1 408/);
  assert.ok(took > 28000 && took < 36000, `${Math.round(took)} ms`);
  await app.stop();
});

/// One user: nine times of ten reads a page, else records a value in a grid that nobody else writes in.
async function user(app, book, number, csrf, until, seen) {
  const team = book.teams[number % book.teams.length];
  const month = book.months[Math.floor(number / book.teams.length) % book.months.length];
  const grid = `/p/LAST/collection/${month}/${team}`;
  const pages = ["/p/LAST", `/p/LAST/indicators?period=${month}`, `/p/LAST/indicators.json?period=${month}`, `/p/LAST/indicators/I-${(number % 10) + 1}`, grid, "/p/LAST/audit",
    `/p/LAST/search?q=${team}`, `/p/LAST/indicators.csv?period=${month}`, "/p/LAST/phases"];
  for (let i = number; performance.now() < until; ++i) {
    const from = performance.now();
    try {
      if (i % 10 === 9) {
        const html = await (await app.get(grid)).text();
        const size = /name="seen" value="(\d+)"/.exec(html)[1];
        const cell = /<input type="text"[^>]*inputmode="decimal"[^>]* name="([^"]+)"/.exec(html)[1];
        const answer = await app.post(`${grid}/record`, { csrf, seen: size, [cell]: String(1000 + i) });
        await answer.arrayBuffer();
        if (answer.status !== 303) throw new Error(`${grid}/record: ${answer.status}`);
        seen.writes.push(performance.now() - from);
      } else {
        const path = pages[i % 9];
        const answer = await app.get(path);
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
        seen.reads.push(performance.now() - from);
      }
    } catch (error) {
      seen.errors.push(error.cause?.code ?? error.message);
    }
    await pause(long ? 200 : 1000);
  }
}

test("fifty users who read and write meet no error", async () => {
  const folder = temporaryFolder();
  const book = largeBook(folder, long ? 100_000 : 10_000);
  const app = await startApp({ books: [book.book] });
  const csrf = await app.csrf() ?? /name="csrf" value="([0-9a-f]+)"/.exec(await (await app.get("/p/LAST/settings")).text())[1];
  const size = (await (await app.get("/p/LAST/audit.json")).json()).data.as_of;
  const seen = { reads: [], writes: [], errors: [] };
  const first = memory(app.pid).now;
  const until = performance.now() + (long ? 600 : 8) * 1000;
  await Promise.all(Array.from({ length: 50 }, (_, number) => user(app, book, number, csrf, until, seen)));
  assert.deepEqual(seen.errors.slice(0, 5), [], `${seen.errors.length} errors, ${seen.reads.length} reads, ${seen.writes.length} writes`);
  assert.ok(seen.writes.length > 0 && seen.reads.length > 4 * seen.writes.length);
  const now = (await (await app.get("/p/LAST/audit.json")).json()).data.as_of;
  assert.equal(now, size + seen.writes.length, "an entry for each act");
  console.log(`${book.values} values, ${seen.reads.length} reads (median ${Math.round(median(seen.reads))}, p95 ${Math.round(share(seen.reads, 0.95))} ms), `
    + `${seen.writes.length} writes (p95 ${Math.round(share(seen.writes, 0.95))} ms), ${Math.round(first / 1024)} -> ${Math.round(memory(app.pid).now / 1024)} MB`);
  await app.stop();
});
