// How the year is worked: at a terminal, and in the pages' forms as a browser without JavaScript sends them.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { utfall } from "../browser/server.mjs";

const tests = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const plain = (html) => html.replaceAll(/<[^>]*>/g, "").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/// What stands on a page, its text alone and with every run of spaces as one.
export const words = (html) => plain(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, " ")).replaceAll(/[\s\u00a0\u202f]+/g, " ");

/// Commands on `book`: run(...words) gives { status, data, codes, err } of its answer and throws nothing.
export function terminal(book) {
  return (...command) => {
    const ran = spawnSync(utfall, [...command, "-b", book, "--json"], { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LANG: "sv_SE.UTF-8" } });
    const answer = ran.stdout.startsWith("{") ? JSON.parse(ran.stdout) : {};
    const data = answer.data ?? {};
    const findings = [...(answer.findings ?? []), ...(data.findings ?? []), ...(data.files ?? []).flatMap((file) => file.findings ?? [])];
    return { status: ran.status, data, codes: [...new Set(findings.map((one) => one.code))].sort(), err: ran.stdout + ran.stderr };
  };
}

/// Fills in forms: [[form, out, steps], ...], with a spreadsheet library of others.
export function fill(forms) {
  const command = forms.flatMap(([form, out, steps], at) => [...(at === 0 ? [] : ["--"]), form, out, ...steps]);
  execFileSync("/usr/bin/python3", [resolve(tests, "support/fill_form.py"), ...command], { env: { ...process.env, PYTHONUTF8: "1" } });
}

const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

function fieldsOf(body) {
  const fields = [];
  for (const [tag] of body.matchAll(/<input\b[^>]*>/g))
    if (!/type="(file|submit|button)"/.test(tag) && (!/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag))) fields.push([attribute(tag, "name"), attribute(tag, "value")]);
  for (const [, head, options] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
    const chosen = all.find((tag) => / selected/.test(tag)) ?? all[0];
    if (chosen) fields.push([attribute(` ${head}`, "name"), attribute(chosen, "value")]);
  }
  for (const [, head, text] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) fields.push([attribute(` ${head}`, "name"), plain(text)]);
  return fields.filter(([name]) => name !== "");
}

/// A person at the pages of `app`. open(path) and send(form, fields, files) give a page:
/// { path, status, html, words, form(test) } where form finds the first form that `test` (a part of it, or a pattern) is in.
export function visitor(app) {
  const shown = async (answer, path) => {
    for (; answer.status === 303 || answer.status === 302;) {
      path = answer.headers.get("location");
      answer = await app.get(path);
    }
    // Work that takes its time is waited for by its page, which asks again by itself.
    const html = await answer.text();
    const again = /<meta http-equiv="refresh" content="\d+(?:;\s*url=([^"]*))?"/i.exec(html);
    if (again) {
      await new Promise((next) => setTimeout(next, 200));
      return shown(await app.get(again[1] ? plain(again[1]) : path), path);
    }
    return page(html, answer.status, path);
  };
  const page = (html, status, path) => ({
    html, status, path, words: words(html),
    form(test) {
      const found = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([all]) => (typeof test === "string" ? all.includes(test) : test.test(all)));
      if (!found) throw new Error(`no form ${test} on ${path} (${status}): ${words(html).slice(0, 1500)}`);
      return { action: attribute(found[1], "action"), fields: fieldsOf(found[2]) };
    },
  });
  return {
    open: async (path) => shown(await app.get(path), path),
    async send({ action, fields }, more = {}, files = []) {
      const all = { ...Object.fromEntries(fields), ...more };
      const body = files.length > 0 ? new FormData() : new URLSearchParams(all);
      if (files.length > 0) {
        for (const [name, value] of Object.entries(all)) body.append(name, value);
        for (const file of files) body.append("files", new Blob([readFileSync(file)]), basename(file));
      }
      return shown(await fetch(app.origin + action, { method: "POST", redirect: "manual", body, headers: { cookie: app.cookie, origin: app.origin } }), action);
    },
  };
}
