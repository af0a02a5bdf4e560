// What the tests under load share: a book of many values, users who read and write, clients who are slow, and what the server
// costs. Everything goes to this machine alone, and ends by itself.
import { connect } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./support.mjs";

const months = Array.from({ length: 100 }, (_, i) => `${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`);

/// A book of about `count` values: 20 measures, 50 teams and as many months as it takes.
export function largeBook(folder, count) {
  const measures = Array.from({ length: 20 }, (_, i) => `M-${String(i + 1).padStart(2, "0")}`);
  const teams = Array.from({ length: 50 }, (_, i) => `T${String(i + 1).padStart(2, "0")}`);
  const named = (code) => ({ sv: `Mått ${code}`, en: `Measure ${code}` });
  const setup = {
    format: 1,
    operation: { code: "LAST", name: { sv: "Belastning (exempel)", en: "Load (example)" }, programme: "PROV", fund: "ESF+", cci: "2021SE05SFPR", programme_area: "A",
      specific_objective: "A2A", start: "2018-01-01", end: "2026-12-31", beneficiary: "9901", reporting_organisation: "9901" },
    organisations: [{ code: "9901", name: "Exempelkommunen", kind: "municipality" }],
    units: [{ code: "U1", name: "Exempelskolan", organisation: "9901", school_form: "GY" }],
    teams: teams.map((code) => ({ code, name: `Team ${code}`, organisation: "9901", units: ["U1"], from: "2018-01-01" })),
    measures: measures.map((code) => ({ code, name: named(code), kind: "count", unit: "minutes", frequency: "month", min: "0", reported_by: "team" })),
    indicators: measures.slice(0, 10).map((code, i) => ({ code: `I-${i + 1}`, valid_from: "2018-01-01", name: named(code), kind: "output", method: "sum", numerator: code, unit: "minutes",
      decimals: 0, direction: "up", over_time: "sum", over_units: "sum", over_breakdowns: "sum", source: "exempel", verified: true })),
  };
  const book = join(folder, "last.utfall");
  const act = ["-b", book, "--as", "PO-1", "--role", "process_owner"];
  const file = join(folder, "last.json");
  writeFileSync(file, JSON.stringify(setup));
  run("book", "create", "--setup", file, ...act);
  const used = months.slice(-Math.max(1, Math.round(count / (measures.length * teams.length))));
  const rows = used.flatMap((month, i) => teams.flatMap((team, j) => measures.map((measure, k) => `${measure};9901;${team};${month};${i + 3 * j + 7 * k}`)));
  const values = join(folder, "last.csv");
  writeFileSync(values, `measure;organisation;team;period;value\n${rows.join("\n")}\n`);
  run("value", "import", values, ...act);
  return { book, teams, months: used, measures, values: rows.length };
}

/// kB of the process's memory: { now, most }.
export function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return { now: Number(/VmRSS:\s+(\d+)/.exec(status)[1]), most: Number(/VmHWM:\s+(\d+)/.exec(status)[1]) };
}

/// Processor seconds that the process has used.
export function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export const isSanitized = (pid) => /libasan/.test(readFileSync(`/proc/${pid}/maps`, "utf8"));

export const pause = (ms) => new Promise((next) => setTimeout(next, ms));

/// Clients that keep coming back: each opens a connection, sends `first`, then `drip` again and again, and opens another when
/// it is cut off. `ended()` says how often that was; `stop()` lets them go.
export function slowClients(port, count, first, drip, every) {
  let going = true;
  let ended = 0;
  const sockets = new Set();
  const one = async () => {
    while (going) {
      await new Promise((done) => {
        const socket = connect(port, "127.0.0.1");
        sockets.add(socket);
        const timer = setInterval(() => { if (socket.writable) socket.write(drip); }, every);
        socket.on("connect", () => socket.write(first));
        socket.on("data", () => {});
        socket.on("error", () => {});
        socket.on("close", () => { clearInterval(timer); sockets.delete(socket); ended += 1; done(); });
      });
      await pause(20);
    }
  };
  const all = Array.from({ length: count }, one);
  return { ended: () => ended, open: () => sockets.size, stop: async () => { going = false; for (const socket of sockets) socket.destroy(); await Promise.all(all); } };
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
export const share = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
