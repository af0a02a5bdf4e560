// An invented region of 26 municipalities, as example data: every name and every figure is made up here, and the same at every run.
//   setup(), setup("B2")           what is imported, and again when the extension is decided
//   answers(code, term)            what a municipality's team fills in, row by row of its form
//   valueFile, costFile, financingFile, textFile   the same and the rest as CSV
const named = (sv, en) => ({ sv, en });
const years = { HT24: 2024, VT25: 2025 };

export const operation = "99-000-R26";
export const municipalities = Array.from({ length: 26 }, (_, i) => ({
  code: String(9901 + i), team: `T${String(i + 1).padStart(2, "0")}`, at: i,
  name: `${["Al", "Björk", "Ek", "Gran", "Hassel", "Lind", "Rönn", "Sälg", "Tall"][i % 9]}${["by", "vik", "torp"][Math.floor(i / 9)]} (exempel)`,
}));
export const months = (term) => Array.from({ length: term === "HT24" ? 5 : 6 }, (_, i) => `${years[term]}-${String(i + (term === "HT24" ? 8 : 1)).padStart(2, "0")}`);
export const terms = ["HT24", "VT25"];

const sexes = [["F", "Kvinnor", "Women"], ["M", "Män", "Men"]];
const count = (code, sv, en, more) => ({ code, name: named(sv, en), kind: "count", min: "0", mandatory: true, due_days: 15, phases: ["F1"], breakdowns: ["sex"], frequency: "term",
  reported_by: "team", ...more });
const indicator = (code, sv, en, more) => ({ code, valid_from: "2024-01-01", name: named(sv, en), unit: "persons", decimals: 0, direction: "up", over_breakdowns: "sum",
  over_units: "sum", over_time: "sum", source: "Exempel", verified: true, kind: "output", method: "sum", ...more });
const terms_of_funding = {
  financing_plan: [{ source: "EU", rate_bp: 4000 }, { source: "STATE", rate_bp: 1400 }, { source: "PROJECT", rate_bp: 4600 }],
  cost_model: { flat_rates: [{ code: "FR40", article: "CPR 56(1)", rate_bp: 4000, base: ["STAFF"] }] },
  budget: [{ cost_category: "STAFF", amount: "6000000.00" }, { cost_category: "FR40", amount: "2400000.00" }],
};

export function setup(decided) {
  return {
    format: 1,
    operation: { code: operation, name: named("Skolår i region (exempel)", "School year in a region (example)"), programme: "PROV", fund: "ESF+", cci: "2021SE05SFPR",
      programme_area: "A", specific_objective: "A2A", start: "2024-01-01", end: "2025-06-30", beneficiary: "SE-REG-99", reporting_organisation: "SE-REG-99" },
    decisions: [{ code: "B1", date: "2023-12-01", in_force_from: "2024-01-01", ...terms_of_funding },
      ...(decided ? [{ code: decided, date: "2025-02-20", in_force_from: "2025-03-01", ...terms_of_funding }] : [])],
    cost_categories: [{ code: "STAFF", name: named("Personal", "Staff"), kind: "staff" }],
    unit_cost_tables: [{ code: "EK24", valid_from: "2024-01-01", rows: [{ function: "lärare", unit: "hour", price: "438.00" }] }],
    organisations: [{ code: "SE-REG-99", name: "Exempelregionen", kind: "region" },
      ...municipalities.map(({ code, name }) => ({ code, name, kind: "municipality", parent: "SE-REG-99" }))],
    units: municipalities.map(({ code, name }) => ({ code: `U${code}`, name: `Skolan i ${name}`, organisation: code, school_form: "GY" })),
    phases: [{ code: "F1", name: named("Insatser", "Interventions"), organisation: "SE-REG-99", from: "2024-08-01", to: "2025-03-31", decision: "B1" }],
    calendar: [
      { code: "HT24", kind: "term", organisation: "SE-REG-99", from: "2024-08-01", to: "2024-12-31" },
      { code: "VT25", kind: "term", organisation: "SE-REG-99", from: "2025-01-01", to: "2025-06-30" },
      { code: "LA2425", kind: "school_year", organisation: "SE-REG-99", from: "2024-08-01", to: "2025-06-30" }],
    teams: municipalities.map(({ code, team, name }) => ({ code: team, name: `Teamet i ${name}`, organisation: code, units: [`U${code}`], from: "2024-08-01" })),
    dimensions: [{ code: "sex", name: named("Kön", "Sex"), categories: sexes.map(([code, sv, en]) => ({ code, name: named(sv, en) })) }],
    measures: [
      count("M-PRES", "Närvarotid", "Time present", { unit: "minutes", frequency: "month" }),
      count("M-PLAN", "Planerad tid", "Planned time", { unit: "minutes", frequency: "month" }),
      count("M-DELT", "Deltagare", "Participants", { unit: "persons" }),
      count("M-KART", "Kartlagda", "Mapped", { unit: "persons" })],
    indicators: [
      indicator("NÄRVARO", "Närvaro", "Attendance", { kind: "result", method: "ratio", numerator: "M-PRES", denominator: "M-PLAN", unit: "percent", decimals: 1,
        over_time: "pool", over_units: "pool", over_breakdowns: "pool" }),
      indicator("DELTAGARE", "Deltagare", "Participants", { numerator: "M-DELT" }),
      indicator("KARTLAGDA", "Andel kartlagda", "Share mapped", { kind: "result", method: "ratio", numerator: "M-KART", denominator: "M-DELT", unit: "percent", decimals: 1,
        over_time: "pool", over_units: "pool", over_breakdowns: "pool" })],
    targets: [{ indicator: "NÄRVARO", scope: { level: "organisation", code: "SE-REG-99" }, date: "2025-03-31", value: "85.0" }],
    contacts: [{ role: "process_owner", organisation: "SE-REG-99", name: "Exempel Processägare" }],
  };
}

/// { measure, period, sex, value } of one municipality's team.
export function answers({ at }, term) {
  const year = terms.indexOf(term);
  return sexes.flatMap(([sex], woman) => {
    const people = 11 + ((at * 7 + woman * 5) % 23) + year;
    const month = months(term).flatMap((period, i) => {
      const planned = people * (900 + 60 * ((at + i) % 5));
      return [{ measure: "M-PLAN", period, sex, value: planned }, { measure: "M-PRES", period, sex, value: planned - people * (70 + ((at * 3 + i * 11 + woman) % 130)) }];
    });
    return [...month, { measure: "M-DELT", period: term, sex, value: people }, { measure: "M-KART", period: term, sex, value: people - ((at + woman) % 4) }];
  });
}

const csv = (header, rows) => [header, ...rows.map((row) => row.join(";"))].join("\n") + "\n";

export const valueFile = (whose, term, changed = (value) => value) => csv("measure;organisation;team;period;sex;value",
  whose.flatMap((one) => answers(one, term).map(({ measure, period, sex, value }) => [measure, one.code, one.team, period, sex, changed(value)])));

const hours = (at, month) => 8 + ((at * 5 + Number(month.slice(5)) * 3) % 17);

export const costFile = (term) => csv("id;organisation;cost_category;form;date;period;person;function;unit_cost_table;quantity;unit_price;amount;evidence",
  municipalities.flatMap(({ code, at }) => months(term).map((month) => [`K-${month}-${code}`, code, "STAFF", "unit_cost", `${month}-28`, month, `EX-${code}`, "lärare", "EK24",
    hours(at, month), "438,00", `${hours(at, month) * 438},00`, `TID-${month}-${code}`])));

/// What a term's staff cost together, in whole kronor.
export const staffCost = (term) => municipalities.flatMap(({ at }) => months(term).map((month) => hours(at, month) * 438)).reduce((sum, cost) => sum + cost, 0);

export const financingFile = (term) => csv("id;organisation;kind;public;period;amount;certificate",
  municipalities.map(({ code, at }) => [`F-${term}-${code}`, code, "cash", "yes", months(term).at(-1), `${22000 + at * 150},00`, `INT-${term}-${code}`]));

// What the funder rejects of the first claim.
export const decisionFile = () => "kind,id,rejected_amount,reason,decided_on\ncost,K-2024-09-9903,438.00,Tidrapporten saknas (exempel),2025-04-10\n";

export const textFile = (term) => csv("section;block;organisation;period;lang;text",
  [["summary", "text", "SE-REG-99", term, "sv", "Alla siffror i detta exempel är påhittade."]]);
