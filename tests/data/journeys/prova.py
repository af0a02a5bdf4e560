"""A claim of a few lines under a decision of its own, through the commands a person types, and what one check says of it.

    prova.py CHECK [RATE...] [plan=BP] LINE...

    RATE  7%, 15%, 20%, 25%, 25%=method, 40% (of STAFF), 40%=FLAT (of what 20 % gave), a%:STAFF+OTHER (another base)
    LINE  STAFF 1000 [column=value...]      a cost; OTHER, INDIRECT and PART are the other categories
          cash 460 | in_kind_staff 100 | participant_support 100 [column=value...]      a contribution
    plan  the project's own share, in hundredths of a percent, where it is not 4600

Every book is new. What an import refuses is shown instead.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLES = {"7": "CPR 54(a)", "15": "CPR 54(b)", "20": "CPR 55(1)", "25": "CPR 54(c)", "40": "CPR 56(1)"}
BASES = {"7": ["STAFF", "OTHER"], "15": ["STAFF"], "20": ["OTHER"], "25": ["STAFF", "OTHER"], "40": ["STAFF"]}
CONTRIBUTIONS = ("cash", "in_kind_staff", "in_kind_participants", "participant_support")
COSTS = ("id organisation cost_category form date period person function unit_cost_table quantity hours_elsewhere unit_price amount vat vat_eligible "
         "booked_on paid_on evidence").split()
MONEY = "id organisation kind public period quantity unit_price amount certificate".split()


def rate(word):
    share, _, rest = word.partition("%")
    base = BASES[share]
    row = {"code": f"FR{share}", "article": ARTICLES[share], "rate_bp": int(share) * 100}
    if rest.startswith(":"):
        base = rest[1:].split("+")
    elif rest == "=FLAT":
        base = ["FR20"]
    elif rest:
        row["method"] = rest[1:]
    return {**row, "base": base}


def set_up(rates, own_share):
    setup = json.loads(Path("setup.json").read_text(encoding="utf-8"))
    setup["cost_categories"] = [{"code": code, "name": {"sv": code, "en": code}, "kind": kind} for code, kind in
                                (("STAFF", "staff"), ("OTHER", "other"), ("INDIRECT", "indirect"), ("PART", "participant"))]
    decision = setup["decisions"][0]
    decision["cost_model"] = {"flat_rates": rates}
    decision["financing_plan"][2]["rate_bp"] = own_share
    decision["budget"] = [{"cost_category": "STAFF", "amount": "2000.00"}]
    setup["unit_cost_tables"] = [
        {"code": code, "valid_from": day, "rows": [{"function": "lärare", "unit": "hour", "price": price}]}
        for code, day, price in (("EK23", "2023-07-01", "400.00"), ("EK24", "2024-02-01", "410.00"))]
    return setup


def table(columns, rows):
    return "\n".join(",".join(row) for row in [columns, *([row.get(column, "") for column in columns] for row in rows)]) + "\n"


def line(words, number):
    what, amount, *more = words.split()
    row = {"id": f"R{number}", "amount": amount, "organisation": "9901", "period": "2024-02", **dict(word.split("=", 1) for word in more)}
    if what in CONTRIBUTIONS:
        return {"public": "yes", "certificate": f"INTYG-{number}", "kind": what, **row}
    return {"cost_category": what, "form": "actual", "date": "2024-02-28", "paid_on": "2024-02-28", "booked_on": "2024-02-28", **row}


def main():
    check, *words = sys.argv[1:]
    rates = [rate(word) for word in words if "%" in word]
    plan = [int(word[5:]) for word in words if word.startswith("plan=")]
    lines = [word for word in words if "%" not in word and not word.startswith("plan=")]
    rows = [line(word, at) for at, word in enumerate(lines)]
    with tempfile.TemporaryDirectory() as desk:
        def utfall(*command):
            return subprocess.run(["utfall", *command, "-b", f"{desk}/prov.utfall", "-q"], capture_output=True, text=True, check=False)

        def need(*command):
            ran = utfall(*command)
            if ran.returncode:
                print((ran.stdout + ran.stderr).replace(f"{desk}/", "").rstrip())
                sys.exit(ran.returncode)

        Path(desk, "setup.json").write_text(json.dumps(set_up(rates, *(plan or [4600]))), encoding="utf-8")
        need("book", "create", "--setup", f"{desk}/setup.json")
        for kind, columns, of in (("cost", COSTS, "form"), ("financing", MONEY, "kind")):
            Path(desk, f"{kind}.csv").write_text(table(columns, [row for row in rows if of in row]), encoding="utf-8")
            if any(of in row for row in rows):
                need(kind, "import", f"{desk}/{kind}.csv")
        need("claim", "make", "--through", "2024-02")
        for said in utfall("claim", "show", "1").stdout.splitlines():
            if f" {check} " in f"{said} ":
                print(said)


main()
