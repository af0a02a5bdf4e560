"""Trainings, workshops, meetings and support of phase 1: as many trainings as the values say were held, by as many."""

from datetime import date, timedelta

from .tools import ORGANISATION, months
from .values_capacity import trainings_held

FILE = "activities-2023-24.csv"
COLUMNS = ["code", "name", "team", "organisation", "kind", "organiser", "target_group", "phase", "level", "date",
           "end_date", "hours", "participants", "unique_participants", "status", "deviation", "evidence"]
#: What a training was about, and for whom, in the order in which they came.
TOPICS = {
    "LOKAL": [("Tidiga signaler på frånvaro", "lärare och elevhälsa"),
              ("Bemötande i det första samtalet", "mentorer och kuratorer"),
              ("Kartläggning steg för steg", "utvecklingsteamen"),
              ("Närvarofrämjande lektioner", "lärare"),
              ("Samverkan med socialtjänsten", "elevhälsa och rektorer"),
              ("Att utvärdera en insats", "utvecklingsteamen")],
    "SKR": [("Lärträff: att fullfölja sin utbildning", "processledare och teamledare"),
            ("Lärträff: framgångsfaktorer i praktiken", "utvecklingsteamen"),
            ("Lärträff: förändringsteori", "processledare och rektorer")],
}
ORGANISERS = {"LOKAL": "Sjövalla kommun", "SKR": "SKR"}
LENGTH = {"LOKAL": 3, "SKR": 6}
#: What else was done: team, kind, name, organiser, for whom, level, first day, last day, hours, participations, people,
#: status, deviation.
OTHERS = [
    ("", "meeting", "Uppstart med alla utvecklingsteam", "Sjövalla kommun", "utvecklingsteamen", "", "2023-08-30", "",
     "2.5", 41, 41, "held", ""),
    ("T1", "workshop", "Nulägesanalys på Björkängsskolan", "Sjövalla kommun", "teamet och rektor", "preventive",
     "2023-10-11", "2023-10-25", "6", 17, 9, "held", ""),
    ("T4", "workshop", "Nulägesanalys på Strandgymnasiet", "Sjövalla kommun", "teamet och rektor", "preventive",
     "2023-10-12", "2023-10-26", "6", 19, 10, "held", ""),
    ("", "skr_support", "Handledning av processledarna", "SKR", "processledare", "", "2023-11-06", "2024-05-13", "14",
     21, 3, "held", "Två av nio tillfällen blev digitala."),
    ("T6", "workshop", "Nulägesanalys på Hamngymnasiet", "Sjövalla kommun", "teamet och rektor", "remedial",
     "2023-11-15", "", "3", 8, 8, "held", "Ett tillfälle i stället för två."),
    ("T9", "meeting", "Rutin för det kommunala aktivitetsansvaret", "Sjövalla kommun", "handläggare", "remedial",
     "2024-01-24", "", "2", 6, 6, "held", ""),
    ("", "workshop", "Planering av fas 2 med alla team", "Sjövalla kommun", "utvecklingsteamen", "promoting",
     "2024-03-20", "", "4", 44, 44, "held", ""),
    ("T8", "workshop", "Närvaro i anpassad gymnasieskola", "Sjövalla kommun", "teamet", "preventive", "2024-04-17", "",
     "3", "", "", "cancelled", "Inställd på grund av sjukdom, hålls i fas 2."),
    ("", "other", "Studiebesök hos en annan kommun i programmet", "SKR", "teamledare", "", "2024-05-22", "", "7", 14,
     14, "held", "Flyttat från mars."),
]


def days_of(month, count):
    """That many Wednesdays and Thursdays of the month, not before school has begun or after it is over."""
    first = {"08": 16, "01": 10}.get(month[5:7], 4)
    day = date(int(month[:4]), int(month[5:7]), first)
    found = []
    while len(found) < count:
        if day.weekday() in (2, 3):
            found.append(day.isoformat())
        day += timedelta(days=1)
    return found


def trainings():
    """The trainings that the values count, each with its own day, subject and people."""
    rows = []
    given = {"LOKAL": 0, "SKR": 0}
    for month in months("2023-08", "2024-06"):
        counts = {organiser: trainings_held(month, organiser) for organiser in given}
        days = days_of(month, sum(held for held, _ in counts.values()))
        for organiser, (held, people) in counts.items():
            for _ in range(held):
                name, group = TOPICS[organiser][given[organiser] % len(TOPICS[organiser])]
                given[organiser] += 1
                rows.append({"kind": "training", "name": name, "organiser": ORGANISERS[organiser],
                             "target_group": group, "date": days.pop(0), "hours": LENGTH[organiser],
                             "participants": people, "unique_participants": people, "status": "held"})
    return rows


def others():
    fields = ("team", "kind", "name", "organiser", "target_group", "level", "date", "end_date", "hours", "participants",
              "unique_participants", "status", "deviation")
    return [dict(zip(fields, row)) for row in OTHERS]


def activity_rows():
    """All of them in order of time, with their codes."""
    rows = sorted(trainings() + others(), key=lambda row: (row["date"], row["name"]))
    return [{"code": f"F1-{number:02d}", "organisation": ORGANISATION, "phase": "F1",
             "evidence": "" if row["status"] == "cancelled" else f"deltagarlista-F1-{number:02d}", **row}
            for number, row in enumerate(rows, 1)]
