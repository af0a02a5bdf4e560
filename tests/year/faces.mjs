// Whether the faces of the program say the same: each gives a list of what differs, so that one run tells all of it.
import { words } from "./desk.mjs";

const swedish = (number) => number.replace(".", ",").replace(/\B(?=(\d{3})+(?!\d))/g, " ").replace("-", "−");
const differs = (what, one, other) => (JSON.stringify(one) === JSON.stringify(other) ? [] : [`${what}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`]);
const lacks = (what, text, numbers) => numbers.filter((number) => !text.includes(swedish(number))).map((number) => `${what}: no ${swedish(number)}`);
const data = async (app, path) => (await (await app.get(path)).json()).data;

/// The values in force of `period`, as a command lists them and as each team's page has them.
export async function valuesDiffer(app, run, book, period, teams) {
  const listed = run("value", "list").data.values.filter((value) => value.period === period);
  const faults = [];
  for (const team of teams) {
    const path = `${book}/collection/${period}/${team}`;
    const shown = (await data(app, `${path}.json`)).values;
    const own = listed.filter((value) => value.team === team);
    if (own.length === 0) faults.push(`${path}: nothing is listed`);
    const plain = (values) => values.map((value) => [value.measure, value.breakdown.sex, value.entry, value.line, value.state, value.value]).sort();
    faults.push(...differs(path, plain(own), plain(shown)), ...lacks(path, readAll(await (await app.get(path)).text()), own.map((value) => value.value)));
  }
  return faults;
}

// What a page holds, with what stands in its fields.
const readAll = (html) => words(html.replaceAll(/<input\b[^>]*\bvalue="([^"]*)"[^>]*>/g, " $1 "));

/// The figures of every indicator and of all its organisations for `period`.
export async function figuresDiffer(app, run, book, period, indicators) {
  const faults = [];
  for (const indicator of indicators) {
    const path = `${book}/indicators/${encodeURIComponent(indicator)}`;
    const listed = run("indicator", "figures", "--indicator", indicator, "--period", period, "--level", "organisation").data.figures;
    const shown = new Map((await data(app, `${path}.json?period=${period}`)).figures.map((figure) => [`${figure.period} ${figure.scope.level} ${figure.scope.code}`, figure]));
    if (listed.length < 26) faults.push(`${path}: ${listed.length} figures`);
    for (const figure of listed) faults.push(...differs(`${path} ${figure.scope.code}`, figure, shown.get(`${figure.period} ${figure.scope.level} ${figure.scope.code}`)));
    faults.push(...lacks(`${path} ${period}`, words(await (await app.get(`${path}?period=${period}`)).text()), listed.map((figure) => figure.value)));
  }
  return faults;
}

/// A claim's lines and sums.
export async function claimDiffers(app, run, book, claim) {
  const path = `${book}/funding/claims/${claim}`;
  const shown = run("claim", "show", claim).data;
  if (shown.lines.length === 0) return [`${path}: no lines`];
  const amounts = [...shown.lines, ...shown.financing].flatMap((line) => [line.cumulative, line.this_claim]);
  return [...differs(path, shown, await data(app, `${path}.json`)), ...lacks(path, words(await (await app.get(path)).text()), amounts)];
}

/// A report that was issued: what it is, and its figures.
export async function reportDiffers(app, run, book, report) {
  const path = `${book}/reports/${report}`;
  const shown = run("report", "show", report).data;
  const page = await data(app, `${path}.json`);
  const told = Object.fromEntries(Object.keys(page).filter((key) => key in shown).map((key) => [key, shown[key]]));
  if (Object.keys(told).length < 5) return [`${path}: the faces share ${Object.keys(told)}`];
  return differs(path, told, Object.fromEntries(Object.keys(told).map((key) => [key, page[key]])));
}
