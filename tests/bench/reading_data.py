"""Invented values of many teams in eight regions, with corrections of one in twenty; the same at every run."""
import csv
import json

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


def write_setup(path, measures, teams):
    path.write_text(json.dumps(setup(measures, teams)))


def make_book(bench, name, measures, teams):
    """A book with corrections in a later entry; returns its path and how many values came first."""
    folder = bench.folder / name
    folder.mkdir()
    book = folder / "book.utfall"
    write_setup(folder / "setup.json", measures, teams)
    first = write_values(folder, measures, teams, 48)
    bench.run(bench.program, "book", "create", "-q", "-b", book, "--setup", folder / "setup.json")
    for file in ("values.csv", "corrections.csv"):
        bench.run(bench.program, "value", "import", folder / file, "-q", "-b", book, "--reason", "entry")
    return book, first
