"""Invented costs of a project, month by month, of which each month is claimed; the same at every run."""
import json
from pathlib import Path

MONTHS = 36
KEPT = ("format", "operation", "decisions", "cost_categories", "organisations")
HEADER = "id,organisation,cost_category,form,date,period,amount,booked_on,paid_on\n"


def period(month):
    return f"{2024 + month // 12}-{month % 12 + 1:02d}"


def write_setup(path):
    """The small set-up's decision and categories, over as many months as are claimed."""
    small = json.loads((Path(__file__).parent.parent / "data/small/setup.json").read_text())
    made = {part: small[part] for part in KEPT}
    made["operation"] = dict(made["operation"], end="2026-12-31")
    path.write_text(json.dumps(made))


def write_costs(path, month, rows):
    """Paid costs of one month, of öre that differ from row to row and a credit now and then; returns their sum in öre."""
    at, total = period(month), 0
    with open(path, "w") as out:
        out.write(HEADER)
        for row in range(rows):
            ore = 10_000 + (row * 7919 + month * 104_729) % 990_001
            ore = -ore if row % 101 == 100 else ore
            total += ore
            sign, kronor = "-" if ore < 0 else "", abs(ore)
            day = f"{at}-{row % 28 + 1:02d}"
            out.write(f"K{month:02d}-{row},9901,STAFF,actual,{day},{at},{sign}{kronor // 100}.{kronor % 100:02d},{day},{day}\n")
    return total
