"""Invented people: in teams and terms, to be counted at many levels, and with all that is asked of them at entry; the same at every run."""
import csv
import datetime
import json
import random

from reading_data import name, setup

TEAMS, TERMS, INTERVENTIONS = 100, 8, 20
COLUMNS = ("participant,category,sex,birth_date,labour_status,long_term_unemployed,in_education,education,school_form,intervention,team,"
           "entry,exit,exit_reason").split(",")
FIRST = datetime.date(2020, 1, 1)


def write_parts(path, rows, people):
    """Rows of team, term, participant and sex. Most are of one's own team, so that somebody stands in a group many times."""
    drawn = random.Random(1)
    with open(path, "w") as out:
        out.write("team,term,participant,sex\n")
        for _ in range(rows):
            person = drawn.randrange(people)
            team = person % TEAMS if drawn.random() < 0.8 else drawn.randrange(TEAMS)
            out.write(f"{team},{drawn.randrange(TERMS)},{person},{'FM'[person // TEAMS % 2]}\n")


def write_setup(path):
    """The set-up of the values, with interventions that all teams share."""
    made = setup(1, TEAMS)
    teams = [team["code"] for team in made["teams"]]
    made["interventions"] = [{"code": f"V{at}", "name": name(f"V{at}"), "level": "preventive", "teams": teams, "from": "2020-01-01"}
                             for at in range(INTERVENTIONS)]
    path.write_text(json.dumps(made))


def participations(drawn, person, each):
    """One person's, the one after the other and each complete."""
    status = drawn.choice(("unemployed", "inactive", "inactive", "employed"))
    born = datetime.date(1996, 1, 1) + datetime.timedelta(days=drawn.randrange(4000))
    known = {"participant": f"P{person:06d}", "category": drawn.choice(("pupil", "kaa")), "sex": drawn.choice("FM"), "birth_date": born,
             "labour_status": status, "long_term_unemployed": drawn.choice(("yes", "no")) if status == "unemployed" else "",
             "in_education": drawn.choice(("yes", "no")), "education": drawn.randrange(1, 4), "school_form": drawn.choice(("GR", "GY")),
             "team": f"T{person % TEAMS}"}
    for at in range(each):
        entry = FIRST + datetime.timedelta(days=at * 150 + drawn.randrange(50))
        yield known | {"intervention": f"V{drawn.randrange(INTERVENTIONS)}", "entry": entry,
                       "exit": entry + datetime.timedelta(days=drawn.randrange(20, 90)), "exit_reason": "planned"}


def write_participations(path, people, each):
    drawn = random.Random(2)
    with open(path, "w", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for person in range(people):
            rows.writerows(participations(drawn, person, each))
    return people * each
