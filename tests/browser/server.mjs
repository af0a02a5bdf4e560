// The program itself for a test: its commands, and a server on a fresh copy of the example books. Both end by themselves when a
// test file is done.
//   const app = await startApp();                          // { books: ["up2-exempel"], readOnly, templates, arguments }
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after } from "node:test";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export const utfall = resolve(process.env.UTFALL_BINARY ?? join(root, "build/release/utfall"));
const demo = resolve(process.env.UTFALL_DEMO ?? join(root, "build/release/demo-books"));

const running = new Set();
const folders = new Set();

after(async () => {
  for (const app of running) await app.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/// A folder of the test's own, gone afterwards.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "utfall-test-"));
  folders.add(folder);
  return folder;
}

// Made once and kept. Test files run side by side: the one that is first to move its folder into place wins.
function demoBooks() {
  if (existsSync(join(demo, "up2-exempel.utfall"))) return demo;
  mkdirSync(dirname(demo), { recursive: true });
  const made = mkdtempSync(join(dirname(demo), "demo-making-"));
  execFileSync(utfall, ["demo", made, "--no-serve"], { stdio: "ignore" });
  try {
    renameSync(made, demo);
  } catch {
    rmSync(made, { recursive: true, force: true });
  }
  return demo;
}

/// Runs a command of the program and gives what it prints.
export function run(...words) {
  return execFileSync(utfall, words, { encoding: "utf8", env: { ...process.env, LANG: "sv_SE.UTF-8" } });
}

/// A server on a folder with copies of `books` (names of example books; default all of them, [] for none).
/// `inside`: a command that runs the program in surroundings of its own.
/// Gives { origin, folder, cookie, pid, output(), get(path), post(path, fields), stop() }.
export async function startApp(options = {}) {
  const folder = temporaryFolder();
  const wanted = options.books ?? ["up2-exempel", "plugin", "plugin2"];
  for (const book of wanted) {
    const source = existsSync(book) ? book : join(demoBooks(), `${book}.utfall`);
    for (const ending of ["", ".keys", ".anchors"]) {
      if (existsSync(source + ending)) cpSync(source + ending, join(folder, source.slice(source.lastIndexOf("/") + 1) + ending), { recursive: true });
    }
  }
  const words = ["serve", folder, "--port", "0"];
  if (options.readOnly) words.push("--read-only");
  if (options.templates) words.push("--templates", options.templates);
  const command = [...(options.inside ?? []), utfall, ...words, ...(options.arguments ?? [])];
  const child = spawn(command[0], command.slice(1), {
    stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LANG: "sv_SE.UTF-8" },
  });
  let output = "";
  const ended = new Promise((done) => child.once("exit", done));
  const address = await new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`no address in 30 s: ${output}`)), 30000);
    const read = (bytes) => {
      output += bytes;
      const match = /http:\/\/127\.0\.0\.1:\d+\/start\/[0-9a-f]+/.exec(output);
      if (match) { clearTimeout(timer); found(match[0]); }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}: ${output}`)));
  });
  const origin = new URL(address).origin;
  const let_in = await fetch(address, { redirect: "manual" });
  const cookie = let_in.headers.get("set-cookie").split(";")[0];
  const app = {
    origin, folder, cookie, address, pid: child.pid, output: () => output,
    alive: () => child.exitCode === null && child.signalCode === null,
    get: (path, headers = {}) => fetch(origin + path, { redirect: "manual", headers: { cookie, ...headers } }),
    post: (path, fields = {}, headers = {}) => fetch(origin + path, {
      method: "POST", redirect: "manual", body: new URLSearchParams(fields),
      headers: { cookie, origin, ...headers },
    }),
    /// The token that every form of this session carries.
    csrf: async () => /name="csrf" value="([0-9a-f]+)"/.exec(await (await app.get("/?all=1")).text())?.[1],
    books: () => readdirSync(folder).filter((name) => name.endsWith(".utfall")),
    stop: async () => {
      running.delete(app);
      if (app.alive()) child.kill("SIGTERM");
      await Promise.race([ended, new Promise((late) => setTimeout(() => { child.kill("SIGKILL"); late(); }, 8000).unref())]);
    },
  };
  running.add(app);
  return app;
}
