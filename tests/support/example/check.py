"""Looks for faults in the finished files: references, references to files, sums, money, order."""

import csv
import io
import json
import re
from decimal import Decimal

from .tools import DAYS_OF


def table(content):
    """The rows of a CSV file with decimal points, whatever its dialect."""
    text = content.decode("utf-8-sig")
    semicolon = ";" in text.split("\r\n", 1)[0]
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if semicolon else ","))
    if semicolon:
        for row in rows:
            for name in ("value", "quantity", "unit_price", "amount"):
                if row.get(name):
                    row[name] = row[name].replace(",", ".")
    return rows


def book(files):
    """The set-up after all imports: collection -> key -> row."""
    found = {}
    order = [step["file"] for step in story(files) if "file" in step]
    for name in order:
        for collection, rows in json.loads(files[name]).items():
            for row in rows if isinstance(rows, list) else []:
                key = (row.get("code"), row.get("version"), row.get("decision"),
                       row.get("indicator"), row.get("date") if "indicator" in row else None,
                       row.get("role"))
                found.setdefault(collection, {})[key] = row
    return found


def story(files):
    return json.loads(files["story.json"])["steps"]


def codes(setup, collection):
    return {row["code"] for row in setup[collection].values()}


def is_period(code):
    return code in DAYS_OF or re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?", code)


def setup_faults(setup):
    measures = codes(setup, "measures")
    indicators = codes(setup, "indicators")
    dimensions = codes(setup, "dimensions")
    places = set().union(*(codes(setup, name) for name in
                           ("organisations", "units", "teams", "interventions")))
    for row in setup["measures"].values():
        yield from (f"{row['code']}: dimension {d}" for d in row["breakdowns"]
                    if d not in dimensions)
        yield from (f"{row['code']}: reporter {r}" for r in row["reporters"] if r not in places)
    for row in setup["indicators"].values():
        for field in ("numerator", "denominator", "expression"):
            text = row.get(field) or ""
            named = re.findall(r"\[([^\]]+)\]", text) or ([text] if text else [])
            yield from (f"{row['code']}: {field} names {code}" for code in named
                        if code not in measures | indicators)
    yield from (f"target for {row['indicator']}" for row in setup["targets"].values()
                if row["indicator"] not in indicators)
    used = {code for row in setup["indicators"].values()
            for field in ("numerator", "denominator", "expression")
            for code in re.findall(r"[A-ZÅÄÖ0-9-]+", row.get(field) or "")}
    yield from (f"measure {code} is not used" for code in sorted(measures - used))


def order_faults(files):
    """References to rows that a later set-up document brings."""
    known = {}
    for step in story(files):
        document = json.loads(files[step["file"]]) if "file" in step else {}
        for name, rows in document.items():
            if isinstance(rows, list):
                known.setdefault(name, set()).update(row.get("code") for row in rows)
        for collection, field, target in (
                ("measures", "phases", "phases"), ("measures", "breakdowns", "dimensions"),
                ("interventions", "teams", "teams"), ("interventions", "phase", "phases"),
                ("phases", "decision", "decisions"), ("targets", "indicator", "indicators"),
                ("targets", "decision", "decisions"), ("teams", "units", "units")):
            for row in document.get(collection, []):
                named = row.get(field) or []
                yield from (f"{step['file']}: {field} {code} is not known yet"
                            for code in ([named] if isinstance(named, str) else named)
                            if code not in known.get(target, ()))


def value_faults(files, setup):
    """Keys, states and periods, and that parts are within their wholes."""
    measures = {row["code"]: row for row in setup["measures"].values()}
    dimensions = {row["code"]: {c["code"] for c in row["categories"]}
                  for row in setup["dimensions"].values()}
    known = {name: codes(setup, name + "s") for name in ("unit", "team", "intervention")}
    for name, content in sorted(files.items()):
        if not name.startswith("values/"):
            continue
        seen = {}
        for line, row in enumerate(table(content), 2):
            where = f"{name}:{line}"
            measure = measures.get(row["measure"])
            if measure is None:
                yield f"{where}: measure {row['measure']}"
                continue
            given = [d for d in dimensions if row.get(d)]
            if row["state"] != "not_applicable" and given != [
                    d for d in dimensions if d in measure["breakdowns"]]:
                yield f"{where}: breakdown {given}"
            yield from (f"{where}: category" for d in given if row[d] not in dimensions[d])
            yield from (f"{where}: {k} {row[k]}" for k in known if row[k] and row[k] not in known[k])
            by = measure["reported_by"]
            if not row[by] or any(row[k] for k in known if k != by):
                yield f"{where}: reporter"
            if measure["reporters"] and row[by] not in measure["reporters"]:
                yield f"{where}: {row[by]} does not report {row['measure']}"
            if not is_period(row["period"]):
                yield f"{where}: period {row['period']}"
            states = {"not_reported", "not_applicable", "unknown"}
            if bool(row["value"]) == (row["state"] in states):
                yield f"{where}: value {row['value']!r} and state {row['state']!r}"
            key = tuple(row[k] for k in row if k not in ("value", "state", "comment", "evidence"))
            if key in seen:
                yield f"{where}: as line {seen[key]}"
            seen[key] = line
            if row["value"] and Decimal(row["value"]) < 0:
                yield f"{where}: negative"
        yield from part_faults(name, table(content))


WITHIN = [("M-PRES", "M-PLAN"), ("M-APL-PRES", "M-APL-PLAN"), ("M-HÖG", "M-ELEV"),
          ("M-SAMM", "M-HÖG"), ("M-KART", "M-UPPT"), ("M-AVSL-PLAN", "M-AVSL"),
          ("M-AVSL", "M-TILLF"), ("M-BEH", "M-ÅK9"), ("M-AVBROTT", "M-INSKR"),
          ("M-KAA-ERBJ", "M-KAA-DIST"), ("M-KAA-ÅTER", "M-KAA-AVSL"), ("M-TEAM-PLAN", "M-TEAM"),
          ("M-BEH-DELT", "M-ÅK9-DELT"), ("M-POST-KOMPL", "M-POST"), ("M-EKO-UND", "M-EKO-BEG")]


def part_faults(name, rows):
    """A part larger than its whole."""
    values = {(row["measure"], row["unit"], row["team"], row["intervention"], row["period"],
               row.get("sex", "")): Decimal(row["value"]) for row in rows if row["value"]}
    for part, whole in WITHIN:
        for key, value in values.items():
            if key[0] == part and value > values.get((whole, *key[1:]), value):
                yield f"{name}: {key} is above {whole}"


def money_faults(files):
    ids = set()
    for name, content in sorted(files.items()):
        if not name.startswith(("costs-", "financing-")):
            continue
        for row in table(content):
            if row["id"] in ids:
                yield f"{name}: {row['id']} twice"
            ids.add(row["id"])
            if row["unit_price"] and (Decimal(row["quantity"]) * Decimal(row["unit_price"])
                                      != Decimal(row["amount"])):
                yield f"{name}: {row['id']} is not quantity times price"
            if not re.fullmatch(r"-?\d+\.\d\d", row["amount"]):
                yield f"{name}: {row['id']} has amount {row['amount']}"


def activity_faults(files):
    """Trainings are as many, and as long, as the values of the same months count."""
    for name in sorted(files):
        if not name.startswith("activities-"):
            continue
        found, told = {}, {}
        for row in table(files[name]):
            if row["kind"] == "training":
                month = row["date"][:7]
                held, hours = found.get(month, (0, 0))
                found[month] = (held + 1, hours + int(row["hours"]) * int(row["participants"]))
        for file, content in files.items():
            for row in table(content) if file.startswith("values/") else []:
                if row["measure"] in ("M-UTBT", "M-UTIM") and row["period"] in found:
                    held, hours = told.get(row["period"], (0, 0))
                    counted = int(row["value"])
                    told[row["period"]] = ((held + counted, hours) if row["measure"] == "M-UTBT"
                                           else (held, hours + counted))
        yield from (f"{name}: {month} has {found[month]}, the values say {told.get(month)}"
                    for month in found if found[month] != told.get(month))


def survey_faults(files, setup):
    """Answers to what was asked, by no more people than were asked, each once; and activities that there are."""
    known = {row["code"]: row for row in setup["surveys"].values()}
    activities = {row["code"] for name in files if name.startswith("activities-") for row in table(files[name])}
    yield from (f"survey {code}: activity {row['activity']}" for code, row in known.items()
                if row.get("activity") and row["activity"] not in activities)
    people, seen = {}, set()
    for name in sorted(files):
        for line, row in enumerate(table(files[name]) if name.startswith("enkatsvar-") else [], 2):
            survey = known[row["survey"]]
            offered = {question["code"]: {answer["code"] for answer in question["answers"]}
                       for question in survey["questions"]}
            if row["answer"] not in offered[row["question"]]:
                yield f"{name}:{line}: answer {row['answer']}"
            key = tuple(row[column] for column in ("survey", "question", "respondent", "wave"))
            if key in seen:
                yield f"{name}:{line}: {key} twice"
            seen.add(key)
            people.setdefault((row["survey"], row["wave"]), set()).add(row["respondent"])
    for code, survey in known.items():
        yield from (f"survey {code}: {len(people[code, wave['code']])} of {wave['invited']} in {wave['code']}"
                    for wave in survey["waves"] if len(people[code, wave["code"]]) > wave["invited"])


def benchmark_faults(files):
    """Every figure is said to be invented, of an area that has a name, and one of them is revised."""
    answers = [json.loads(files[name])["values"] for name in sorted(files) if name.startswith("jamforelsetal-")]
    named = {row["id"]: row["title"] for rows in answers for row in rows if "id" in row}
    figures = [rows for rows in answers if "kpi" in rows[0]]
    yield from (f"benchmark {row[member]} is not said to be invented" for rows in figures for row in rows
                for member in ("kpi", "municipality") if "påhitta" not in named.get(row[member], ""))
    if len(figures) != 2 or sum(a != b for a, b in zip(*figures)) != 1:
        yield "benchmarks: one figure is to be revised"


def story_faults(files):
    times = [step["at"] for step in story(files)]
    yield from (f"story: {b} is not after {a}" for a, b in zip(times, times[1:]) if not a < b)
    named = {name for step in story(files) for name in step.get("files", [step.get("file")])}
    yield from (f"story names {name}" for name in named - {None} if name not in files)
    yield from (f"story leaves out {name}" for name in sorted(files)
                if name not in named | {"story.json"})
    for step in story(files):
        if step["command"] == "value correct":
            yield from correction_faults(files, step["options"])


def correction_faults(files, options):
    """A correction must meet a value, and change it."""
    found = [row["value"] for name, content in files.items() if name.startswith("values/")
             and "komplettering" not in name for row in table(content)
             if all(row.get(k) == options.get(k) for k in ("measure", "team", "period"))
             and row.get("sex") == options["breakdown"]["sex"]]
    if len(found) != 1 or found[0] == options["to"]:
        yield f"correction of {options['measure']}: {found} to {options['to']}"


def faults(files):
    """Everything that is wrong with the files, in words."""
    setup = book(files)
    return [*setup_faults(setup), *order_faults(files), *value_faults(files, setup), *money_faults(files),
            *activity_faults(files), *survey_faults(files, setup), *benchmark_faults(files), *story_faults(files)]


def counts(files):
    """What there is, one line each."""
    setup = book(files)
    yield ", ".join(f"{name} {len(rows)}" for name, rows in setup.items())
    for kind in ("values/", "costs-", "financing-", "narrative-", "activities-", "enkatsvar-", "deltaganden-", "utfall-"):
        found = [name for name in files if name.startswith(kind)]
        rows = sum(len(table(files[name])) for name in found)
        yield f"{kind} {len(found)} files, {rows} rows"
    yield f"story {len(story(files))} steps, {sum(map(len, files.values()))} bytes in all"
