"""Invented data of any size, the same at every run."""
import json
from pathlib import Path

MEASURES, PARTS = 10, 5
FIRST_YEAR = 2018


def named(code):
    return {"sv": code, "en": code}


def period(month):
    return f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02d}"


def write_setup(path, teams):
    """A set-up in which `teams` report 10 monthly measures in 5 parts: a month is 50 values a team."""
    small = json.loads((Path(__file__).parent.parent / "data/small/setup.json").read_text())
    operation = dict(small["operation"], start=f"{FIRST_YEAR}-01-01", end=f"{FIRST_YEAR + 11}-12-31")
    path.write_text(json.dumps({
        "format": 1, "operation": operation, "organisations": small["organisations"],
        "dimensions": [{"code": "part", "name": named("part"),
                        "categories": [{"code": f"P{i}", "name": named(f"P{i}")} for i in range(PARTS)]}],
        "teams": [{"code": f"T{i}", "name": f"T{i}", "organisation": "9901", "from": f"{FIRST_YEAR}-01-01"} for i in range(teams)],
        "measures": [{"code": f"M{i}", "name": named(f"M{i}"), "kind": "count", "unit": "persons", "frequency": "month",
                      "breakdowns": ["part"], "min": "0", "reported_by": "team"} for i in range(MEASURES)]}))


def write_values(path, teams, months, plus=0):
    """Values of `months` (a range) in the order in which they would be reported; returns their number. `plus` makes others."""
    rows = 0
    with open(path, "w") as out:
        out.write("measure,team,period,part,value\n")
        for month in months:
            at = period(month)
            for measure in range(MEASURES):
                for team in range(teams):
                    for part in range(PARTS):
                        out.write(f"M{measure},T{team},{at},P{part},{(month * 7 + team + part) % 100 + plus}\n")
                        rows += 1
    return rows
