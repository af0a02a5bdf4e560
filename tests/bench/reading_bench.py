"""Reading, verifying and starting beside what a user would pick instead: `./run bench` prints its rows.

Usage: reading_bench.py UTFALL FOLDER [--full]    --full: 10,000,000 values in place of 1,000,000
Each command is a whole process as a user starts it. Interleaved rounds, medians, CPU seconds (user and system) unless a
row says wall. DuckDB is compared when its npm package is there. The data is invented.
"""
import csv
import json
import os
import statistics
import subprocess
import sys
import time

PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "duckdb_peer.mjs")
ROUNDS = 5
SEXES, AGES = ["F", "M"], ["A0", "A1", "A2", "A3", "A4"]


def name(text):
    return {"sv": text, "en": text}


def setup(measures, teams):
    organisations = [{"code": "BEN", "name": "Stödmottagaren", "kind": "association"}]
    organisations += [{"code": f"R{at}", "name": f"Region {at}", "kind": "region"} for at in range(8)]
    organisations += [{"code": f"O{at}", "name": f"Kommun {at}", "kind": "municipality", "parent": f"R{at % 8}"}
                      for at in range((teams + 29) // 30)]
    rules = {"over_time": "sum", "over_units": "sum", "over_breakdowns": "sum"}
    return {
        "format": 1,
        "operation": {"code": "99-000-T01", "name": name("Prov"), "programme": "PROV", "fund": "ESF+",
                      "cci": "2021SE05SFPR", "programme_area": "A", "specific_objective": "A2A", "start": "2020-01-01",
                      "end": "2029-12-31", "beneficiary": "BEN", "reporting_organisation": "O0"},
        "organisations": organisations,
        "dimensions": [{"code": "sex", "name": name("sex"), "categories": [{"code": c, "name": name(c)} for c in SEXES]},
                       {"code": "age", "name": name("age"), "categories": [{"code": c, "name": name(c)} for c in AGES]}],
        "teams": [{"code": f"T{at}", "name": f"T{at}", "organisation": f"O{at // 30}", "from": "2020-01-01"}
                  for at in range(teams)],
        "measures": [{"code": f"M{at}", "name": name(f"M{at}"), "kind": "count", "unit": "persons", "frequency": "month",
                      "breakdowns": ["sex", "age"], "min": "0", "reported_by": "team"} for at in range(measures)],
        "indicators": [{"code": f"I{at}", "version": 1, "valid_from": "2020-01-01", "name": name(f"I{at}"),
                        "kind": "output", "method": "sum", "numerator": f"M{at}", "unit": "persons", "decimals": 0,
                        "direction": "up", "disclosure": "C", "source": "example", "verified": True, **rules}
                       for at in range(measures)]}


def write_values(folder, measures, teams, months):
    with open(f"{folder}/values.csv", "w") as values, open(f"{folder}/corrections.csv", "w") as corrections:
        first, second = csv.writer(values), csv.writer(corrections)
        for out in (first, second):
            out.writerow(["measure", "team", "period", "sex", "age", "value"])
        number = 0
        for month in range(months):
            period = f"{2020 + month // 12}-{month % 12 + 1:02d}"
            for measure in range(measures):
                for team in range(teams):
                    for sex in SEXES:
                        for age, code in enumerate(AGES):
                            number += 1
                            value = (month * 7 + team * 3 + measure + age) % 100
                            first.writerow([f"M{measure}", f"T{team}", period, sex, code, value])
                            if number % 20 == 7:
                                second.writerow([f"M{measure}", f"T{team}", period, sex, code, value + 1])
    return number


def cost(command):
    """CPU and wall seconds of one process, and how many lines it wrote."""
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        lines = sum(block.count(b"\n") for block in iter(lambda: process.stdout.read(1 << 20), b""))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command[:4])} ended with {process.returncode}")
    return {"cpu": used.ru_utime + used.ru_stime, "wall": time.monotonic() - begun, "mb": used.ru_maxrss / 1024,
            "lines": lines}


def beside(ours, peer):
    """Medians of interleaved rounds."""
    rounds = [(cost(ours), cost(peer) if peer else None) for _ in range(ROUNDS)]
    middle = lambda side: {key: statistics.median(one[side][key] for one in rounds) for key in rounds[0][side]}
    return middle(0), middle(1) if peer else None


def row(work, ours, peer, goal, measure="cpu"):
    ratio = ours[measure] / peer[measure] if peer else None
    return {"work": work, "ours": round(ours[measure], 4), "peer": round(peer[measure], 4) if peer else None,
            "measure": measure, "mb": round(ours["mb"], 1), "ratio": round(ratio, 3) if peer else None, "goal": goal,
            "met": ratio <= goal if peer else None}


def main():
    utfall, folder = sys.argv[1:3]
    measures, teams = (200, 100) if "--full" in sys.argv else (40, 50)
    os.makedirs(folder, exist_ok=True)
    book = f"{folder}/book.utfall"
    if not os.path.exists(book):
        with open(f"{folder}/setup.json", "w") as out:
            json.dump(setup(measures, teams), out)
        lines = write_values(folder, measures, teams, 48)
        for step in (["book", "create", "--setup", f"{folder}/setup.json"], ["value", "import", f"{folder}/values.csv"],
                     ["value", "import", f"{folder}/corrections.csv", "--reason", "entry"]):
            cost([utfall, *step, "-b", book, "--as", "bench"])
        with open(f"{folder}/lines", "w") as out:
            out.write(str(lines))
    with open(f"{folder}/lines") as held:
        first_import = held.read()
    duckdb = subprocess.run(["node", PEER, "load", folder] if not os.path.exists(f"{folder}/peer.db") else ["true"],
                            capture_output=True, check=False).returncode == 0

    def peer(*question):
        return ["node", PEER, question[0], folder, *question[1:]] if duckdb else None

    figures = [utfall, "indicator", "figures", "-b", book, "--each", "month", "--by", "sex"]
    years = [option for year in ("2020", "2021", "2022") for option in ("--period", year)]
    forty = [option for at in range(40) for option in ("--indicator", f"I{at}")]
    report = [*figures, *years, *forty, "--level", "team", "--organisation", "O0"]
    regions = [*figures, *years, "--period", "2023", "--level", "region"]
    rows = [row("Q1 40 indicators x 36 months x 30 teams x 2 sexes", *beside(report, peer("figures")), 0.25),
            row("Q2 the same as of the first import", *beside([*report, "--as-of", "3"], peer("as-of", first_import)), 1.0),
            row("Q3 all indicators x 48 months x 8 regions x 2 sexes", *beside(regions, peer("regions")), 0.25),
            row("S1 start, book opened", *beside([utfall, "book", "info", "-b", book], ["/usr/bin/python3", "-c", "pass"]), 1.0,
                "wall")]
    verified, _ = beside([utfall, "verify", "-b", book], None)
    rows.append({"work": "verify", "ours": round(verified["cpu"], 3), "wall": round(verified["wall"], 3),
                 "mb": round(verified["mb"], 1)})
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
