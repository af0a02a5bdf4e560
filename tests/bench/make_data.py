#!/usr/bin/env python3
"""Writes the bench's data in a folder, for whoever wants to try the program on much: the same bytes at every run.

    make_data.py FOLDER [--values N] [--participations N]

setup.json, values.csv and corrections.csv (one value in twenty) are of 48 months, participations.csv of as many people as two
thirds of its rows. 10,000,000 values make a book of half a gigabyte.
"""
import argparse
import csv
import datetime
from pathlib import Path

from reading_data import AGES, SEXES, write_setup, write_values

MONTHS = 48
COLUMNS = ("participant,category,sex,birth_date,labour_status,long_term_unemployed,in_education,education,school_form,grade,intervention,"
           "team,detected_on,mapped_on,entry,exit,exit_reason,disability,third_country,foreign_background,minority,homeless,rural").split(",")
FIRST = datetime.date(2020, 1, 1)


def spread(number, seed):
    """A number that looks drawn and is worked out: Knuth's multiplicative hash."""
    return (number * 2654435761 + seed * 40503) % 4294967296 >> 8


def participation(number, people):
    """One row. The rows past `people` are a second entry of somebody known, after the first has ended."""
    person, again = (number, False) if number < people else (number - people, True)
    entry = FIRST + datetime.timedelta(days=spread(person, 1) % 600 + (700 if again else 0))
    lasts = 30 + spread(person, 2) % 300
    is_open = again and spread(person, 3) % 5 == 0
    working = ("unemployed", "inactive", "inactive", "employed")[spread(person, 4) % 4]
    born = datetime.date(1996, 1, 1) + datetime.timedelta(days=spread(person, 5) % 5800)
    yes = lambda seed, of: "1" if spread(person, seed) % of == 0 else "0"
    return {"participant": f"P{person:08d}", "category": ("pupil", "kaa")[spread(person, 6) % 3 == 0], "sex": SEXES[spread(person, 7) % 2],
            "birth_date": born, "labour_status": working, "long_term_unemployed": yes(8, 3) if working == "unemployed" else "0",
            "in_education": yes(9, 2), "education": str(1 + spread(person, 10) % 3), "school_form": ("GR", "GY")[spread(person, 11) % 2],
            "grade": "", "intervention": f"I{spread(number, 12) % 40}", "team": f"T{spread(person, 13) % 100}", "detected_on": "",
            "mapped_on": "", "entry": entry, "exit": "" if is_open else entry + datetime.timedelta(days=lasts),
            "exit_reason": "" if is_open else ("planned", "interrupted", "moved", "other")[spread(person, 14) % 4],
            **{name: yes(15 + at, 12) for at, name in enumerate(COLUMNS[17:])}}


def write_participations(path, count):
    with open(path, "w", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        rows.writerows(participation(number, max(1, count * 2 // 3)) for number in range(count))


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--values", type=int, default=10_000_000)
    asked.add_argument("--participations", type=int, default=3_000_000)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    teams = 100
    measures = max(1, given.values // (teams * MONTHS * len(SEXES) * len(AGES)))
    write_setup(given.folder / "setup.json", measures, teams)
    print(write_values(given.folder, measures, teams, MONTHS), "values")
    write_participations(given.folder / "participations.csv", given.participations)
    print(given.participations, "participations")


if __name__ == "__main__":
    main()
