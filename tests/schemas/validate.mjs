// The oracle for schemas/*.schema.json: every good document is accepted and every structurally bad one refused.
// What is bad only in what rows say of one another is beyond a schema, and is accepted here.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const jsonFiles = (...path) => readdirSync(join(root, ...path)).filter((name) => name.endsWith(".json"));

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const faults = [];
let checked = 0;

function expectValid(validate, document, wanted, name) {
  checked += 1;
  const valid = validate(document);
  if (valid === wanted) return;
  const detail = valid ? "accepted" : ajv.errorsText(validate.errors, { separator: "\n    " });
  faults.push(`${name}: expected to be ${wanted ? "accepted" : "refused"}\n    ${detail}`);
}

const setup = ajv.compile(readJson("schemas", "setup.schema.json"));
for (const name of jsonFiles("tests", "data", "setup", "good")) {
  expectValid(setup, readJson("tests", "data", "setup", "good", name), true, `good/${name}`);
}
const expected = readJson("tests", "data", "setup", "bad", "expected.json");
const listed = Object.keys(expected).sort();
const present = jsonFiles("tests", "data", "setup", "bad").filter((name) => name !== "expected.json").sort();
if (JSON.stringify(listed) !== JSON.stringify(present)) {
  faults.push("tests/data/setup/bad/expected.json does not list exactly the documents beside it");
}
for (const [name, { structural }] of Object.entries(expected)) {
  expectValid(setup, readJson("tests", "data", "setup", "bad", name), !structural, `bad/${name}`);
}

const answer = ajv.compile(readJson("schemas", "findings.schema.json"));
for (const { name, valid, document } of readJson("tests", "data", "answers", "envelopes.json")) {
  expectValid(answer, document, valid, `answers: ${name}`);
}

// Set-up files given on the command line, such as those of an example or of `utfall setup export`.
for (const path of process.argv.slice(2)) {
  expectValid(setup, JSON.parse(readFileSync(path, "utf8")), true, path);
}

for (const fault of faults) console.error(fault);
console.log(`${checked} documents checked, ${faults.length} faults`);
process.exitCode = faults.length > 0 || checked === 0 ? 1 : 0;
