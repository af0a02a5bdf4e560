// The server and a command that takes in a file, killed at any moment while people write. The long form (UTFALL_LONG) does it 200 times.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { run, startApp, temporaryFolder, utfall } from "./support.mjs";
import { largeBook, pause } from "./load.mjs";

const cycles = process.env.UTFALL_LONG === undefined ? 3 : 200;

/// Records values in a grid of its own until nobody answers any more.
async function person(app, book, number, csrf, told) {
  const grid = `/p/LAST/collection/${book.months[0]}/${book.teams[number]}`;
  try {
    for (let i = 0; ; ++i) {
      const html = await (await app.get(grid)).text();
      const size = /name="seen" value="(\d+)"/.exec(html)[1];
      const cell = /<input type="text"[^>]*inputmode="decimal"[^>]* name="([^"]+)"/.exec(html)[1];
      told.asked += 1;
      const answer = await app.post(`${grid}/record`, { csrf, seen: size, [cell]: String(1000 + Math.floor(Math.random() * 100000)) });
      assert.equal(answer.status, 303);
      told.acknowledged += 1;
    }
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
  }
}

/// Takes in a file with one value after the other; a book that is being written to is no failure.
async function command(book, path, folder, told, children) {
  for (let i = 0; !told.over; ++i) {
    const file = join(folder, "one.csv");
    writeFileSync(file, `measure;organisation;team;period;value\nM-20;9901;T50;${book.months[0]};${Math.floor(Math.random() * 1e6)}\n`);
    told.asked += 1;
    const child = spawn(utfall, ["value", "import", file, "-b", path, "--as", "PO-1", "--role", "process_owner", "--reason", "typo", "--note", "prov"], { stdio: "ignore" });
    children.add(child);
    const code = await new Promise((ended) => child.once("exit", ended));
    children.delete(child);
    if (code === 0) told.acknowledged += 1;
    else assert.ok(code === null || code === 6, `the import ended with ${code}`);
  }
}

test("whenever the server and an import are killed, all that was acknowledged is there and nothing else", async () => {
  const folder = temporaryFolder();
  const book = largeBook(folder, 1000);
  let path = book.book;
  let held = 0;
  let acknowledged = 0;
  for (let cycle = 0; cycle < cycles; ++cycle) {
    const app = await startApp({ books: [path] });
    path = join(app.folder, "last.utfall");
    const csrf = await app.csrf() ?? /name="csrf" value="([0-9a-f]+)"/.exec(await (await app.get("/p/LAST/settings")).text())[1];
    const before = JSON.parse(run("book", "info", "-b", path, "--json")).data.size;
    const told = { asked: 0, acknowledged: 0, over: false };
    const children = new Set();
    const writing = [...[0, 1, 2, 3].map((number) => person(app, book, number, csrf, told)), command(book, path, folder, told, children)];
    // Every other time at once, else in the midst of it.
    for (let i = 0; cycle % 2 === 0 && told.acknowledged === 0 && i < 400; ++i) await pause(50);
    await pause(100 + Math.random() * 1500);
    told.over = true;
    process.kill(app.pid, "SIGKILL");
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(writing);
    const verified = JSON.parse(run("verify", "-b", path, "--json"));
    assert.deepEqual(verified.data.findings, []);
    const grown = JSON.parse(run("book", "info", "-b", path, "--json")).data.size - before;
    assert.ok(grown >= told.acknowledged, `${told.acknowledged} acknowledged, ${grown} recorded`);
    assert.ok(grown <= told.asked, `${told.asked} asked for, ${grown} recorded`);
    acknowledged += told.acknowledged;
    held += 1;
  }
  assert.ok(acknowledged > 0);
  console.log(`K1: ${held} of ${cycles} times that the server and an import were killed, nothing was lost of ${acknowledged} acknowledged entries`);
});
