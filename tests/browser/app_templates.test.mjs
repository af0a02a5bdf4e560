// What can be seen of the page templates and their texts without running anything.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const list = (folder, end) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith(end)).map((name) => folder + name);
const templates = [...list("templates/web/pages/", ".mustache"), ...list("templates/web/partials/", ".mustache")];
const texts = { sv: JSON.parse(read("templates/web/texts/sv.json")), en: JSON.parse(read("templates/web/texts/en.json")) };
const code = [...list("app/web/", ".cpp"), ...list("app/web/", ".h")].map(read).join("\n");

test("every attribute is quoted", () => {
  const faults = [];
  for (const path of templates) {
    const markup = read(path).replace(/\{\{\{?[^}]*\}?\}\}/g, "x");
    for (const [tag] of markup.matchAll(/<[a-z][^>]*>/g)) {
      const bare = tag.replace(/"[^"]*"/g, '""');
      if (/=[^"]/.test(bare) || bare.includes("'")) faults.push(`${path}: ${tag}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("only markup of our own making goes in unescaped, and nothing can run in a page", () => {
  const faults = [];
  for (const path of templates) {
    const markup = read(path);
    for (const [, name] of markup.matchAll(/\{\{\{([^}]*)\}\}\}/g))
      if (!/^(content|.*_svg|.*_html)$/.test(name.trim())) faults.push(`${path}: {{{${name}}}}`);
    if (/\{\{&/.test(markup)) faults.push(`${path}: {{&`);
    if (/ style="| on[a-z]+="|<style|javascript:/.test(markup)) faults.push(`${path}: style or script of its own`);
    if (/<script(?![^>]* src=)/.test(markup)) faults.push(`${path}: script`);
  }
  assert.deepEqual(faults, []);
});

test("both languages have the same texts with the same blanks", () => {
  assert.deepEqual(Object.keys(texts.sv), Object.keys(texts.en));
  assert.deepEqual(Object.keys(texts.sv), Object.keys(texts.sv).toSorted?.() ?? [...Object.keys(texts.sv)].sort());
  const blanks = (text) => [...text.matchAll(/\{[a-z_]+\}/g)].map(String).sort().join();
  for (const [key, text] of Object.entries(texts.sv)) assert.equal(blanks(text), blanks(texts.en[key]), key);
});

test("every text asked for is there, and every text that is there is asked for", () => {
  const asked = new Set(templates.flatMap((path) => [...read(path).matchAll(/\{\{[#^]?t\.([a-zA-Z0-9_.-]+)\}\}/g)].map((found) => found[1])));
  for (const [, key] of code.matchAll(/\btext\("([a-z_0-9]+\.[a-zA-Z0-9_.-]*[a-zA-Z0-9_])"[,)]/g)) asked.add(key);
  assert.deepEqual([...asked].filter((key) => !(key in texts.sv)), [], "asked for and missing");
  const literals = new Set([...code.matchAll(/"([a-z_]+\.[a-zA-Z0-9_.-]*)"/g)].map((found) => found[1]));
  const isUsed = (key) => asked.has(key) || literals.has(key) || [...literals].some((part) => part.endsWith(".") && key.startsWith(part)) ||
    (key.endsWith(".remedy") && literals.has(key.slice(0, -".remedy".length))) ||
    // What is said of one thing in place of many.
    (key.endsWith(".one") && key.slice(0, -".one".length) in texts.sv && isUsed(key.slice(0, -".one".length)));
  assert.deepEqual(Object.keys(texts.sv).filter((key) => !isUsed(key)), [], "there and never asked for");
});
