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

// Each member of a set-up document has its cell in the set-up workbook, and each cell is of its member's kind.
const setupSchema = readJson("schemas", "setup.schema.json");
const sheets = readJson("schemas", "setup_sheets.json");
const documentSheets = ajv.compile(readJson("schemas", "setup_sheets.schema.json"));
expectValid(documentSheets, sheets, true, "setup_sheets.json");
expectValid(documentSheets, readJson("schemas", "template_sheets.json"), true, "template_sheets.json");

function resolved(schema) {
  if (schema.$ref) return resolved({ named: schema.$ref.split("/").pop(), ...setupSchema.definitions[schema.$ref.split("/").pop()] });
  const stated = schema.anyOf?.filter(({ type }) => type !== "null");
  return stated?.length === 1 ? { ...resolved(stated[0]), optional: true } : schema;
}

function cellKind(schema) {
  if (schema.enum) return "choice";
  if (schema.type === "array") return "codes";
  if (["code", "date", "decimal"].includes(schema.named)) return schema.named;
  if (schema.named === "amount") return "money";
  return { string: "text", boolean: "truth", integer: "integer" }[schema.type];
}

/** The members of a row by path; lists of objects by the path of their own sheet. */
function members(row, prefix = "", optional = false) {
  return Object.entries(row.properties).flatMap(([name, given]) => {
    const schema = resolved(given);
    const path = prefix + name;
    const required = (row.required ?? []).includes(name) && !optional;
    if (schema.named === "local_text") {
      return [path, `${path}.sv`, `${path}.en`].map((one) => ({ path: one, kind: "text", required: false }));
    }
    if (schema.type === "object") return members(schema, `${path}.`, optional || schema.optional);
    if (schema.type === "array" && resolved(schema.items).type === "object") return [{ path, list: resolved(schema.items) }];
    return [{ path, kind: cellKind(schema), required, words: schema.enum }];
  });
}

function expectSheet(code, row) {
  const sheet = sheets.sheets.find((one) => one.code === code);
  if (!sheet) return faults.push(`setup_sheets.json has no sheet ${code}`);
  const columns = sheet.columns.filter(({ parent }) => !parent);
  const wanted = members(row);
  for (const { path, list } of wanted.filter(({ list }) => list)) expectSheet(`${code}.${path}`, list);
  const cells = wanted.filter(({ list }) => !list);
  const paths = (list) => list.map(({ path }) => path).sort().join(" ");
  if (paths(cells) !== paths(columns)) faults.push(`sheet ${code} has ${paths(columns)}\n    and not ${paths(cells)}`);
  for (const column of columns) {
    const member = cells.find(({ path }) => path === column.path);
    const words = column.list && sheets.lists[column.list].map((word) => word.code);
    const same = member && member.kind === column.kind && member.required === (column.required ?? false)
      && JSON.stringify(member.words) === JSON.stringify(words);
    if (!same) faults.push(`column ${column.path} of sheet ${code} is ${JSON.stringify(column)}\n    and not ${JSON.stringify(member)}`);
    checked += 1;
  }
}

for (const [name, given] of Object.entries(setupSchema.properties)) {
  if (name === "format") continue;
  const schema = resolved(given);
  expectSheet(name, schema.type === "array" ? resolved(schema.items) : schema);
}

const catalogue = ajv.compile(readJson("schemas", "catalogue.schema.json"));
for (const name of jsonFiles("schemas", "catalogue")) {
  expectValid(catalogue, readJson("schemas", "catalogue", name), true, `catalogue/${name}`);
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
