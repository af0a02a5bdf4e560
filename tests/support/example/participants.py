"""Who took part in interventions and what became of them: pseudonyms of nobody, all invented."""

from datetime import date, timedelta

from .people import TEAMS, UNITS
from .tools import pick

FILE = "deltaganden-exempel-2026-02.csv"
OUTCOMES = "utfall-exempel-2026-02.csv"
COLUMNS = ["participant", "category", "sex", "birth_date", "labour_status", "long_term_unemployed", "in_education",
           "education", "school_form", "grade", "intervention", "team", "detected_on", "mapped_on", "entry", "exit",
           "exit_reason"]
OUTCOME_COLUMNS = ["participant", "kind", "observed_on", "answer"]

PEOPLE = 90
#: intervention, team, first day
INTERVENTIONS = [("I-01", "T1", "2024-08-19"), ("I-02", "T2", "2024-08-12"), ("I-03", "T3", "2024-08-19"),
                 ("I-04", "T4", "2024-09-02"), ("I-05", "T5", "2024-09-09"), ("I-06", "T6", "2024-08-26"),
                 ("I-07", "T7", "2024-09-16"), ("I-08", "T8", "2024-10-07"), ("I-09", "T9", "2024-08-12")]
KAA = "I-09"
LAST_DAY = date(2025, 12, 19)
#: Of whom it is not known how far they have come in school.
INCOMPLETE = {17, 44, 71}

SCHOOL_FORMS = {code: form for code, _, form in UNITS}
UNIT_OF = {code: units[0] for code, _, units, _ in TEAMS}


def sex(number):
    """Now and then neither of the two."""
    return "X" if number == 33 else "FM"[pick(0, 1, "sex", number)]


def person(number, intervention, team):
    """What is known of somebody as they enter: the same in all that they take part in."""
    kaa = intervention == KAA
    form = "" if kaa else SCHOOL_FORMS[UNIT_OF[team]]
    age = pick(17, 19, "age", number) if kaa else pick(13, 15, "age", number) if form == "GR" else pick(16, 18, "age", number)
    unemployed = kaa and pick(0, 2, "labour", number) > 0
    level = 1 if form == "GR" else 2
    return {"participant": f"UNG-{number:03d}", "category": "kaa" if kaa else "pupil", "sex": sex(number),
            "birth_date": date(2024 - age, pick(1, 7, "month", number), pick(1, 28, "day", number)).isoformat(),
            "labour_status": "unemployed" if unemployed else "inactive",
            "long_term_unemployed": "" if not unemployed else "no" if pick(0, 3, "long", number) else "yes",
            "in_education": "no" if kaa else "yes", "education": "" if number in INCOMPLETE else str(level),
            "school_form": form,
            "grade": str(7 + pick(0, 2, "grade", number)) if form == "GR" else str(1 + pick(0, 2, "grade", number)) if form else ""}


def stretch(number, again, first):
    """Entry and exit; who has no exit is still there."""
    entry = date.fromisoformat(first) + timedelta(days=pick(0, 330, "entry", number, again))
    leave = entry + timedelta(days=pick(60, 280, "length", number, again))
    return entry, leave if leave <= LAST_DAY else None


def participations_of(number):
    """One or two interventions, one after the other; the second is the elevhälsa's."""
    intervention, team, first = INTERVENTIONS[pick(0, len(INTERVENTIONS) - 1, "where", number)]
    who = person(number, intervention, team)
    entry, leave = stretch(number, 0, first)
    yield {**who, **days(number, entry, leave), "intervention": intervention, "team": team}
    if who["school_form"] != "GR" or leave is None or pick(0, 3, "again", number) > 0 or intervention == "I-07":
        return
    entry = max(leave + timedelta(days=14), date(2024, 9, 16))
    if entry <= LAST_DAY:
        yield {**who, **days(number, entry, None), "intervention": "I-07", "team": "T7"}


def days(number, entry, leave):
    """How it went from the day that somebody noticed."""
    mapped = entry - timedelta(days=pick(2, 20, "mapped", number))
    row = {"detected_on": (mapped - timedelta(days=pick(3, 40, "detected", number))).isoformat(),
           "mapped_on": mapped.isoformat(), "entry": entry.isoformat()}
    if leave is not None:
        reason = ["planned", "planned", "planned", "interrupted", "moved"][pick(0, 4, "reason", number)]
        row.update({"exit": leave.isoformat(), "exit_reason": reason})
    return row


def participation_rows():
    return [row for number in range(1, PEOPLE + 1) for row in participations_of(number)]


def outcome_rows():
    """Of those who have left for good: what they came to within four weeks."""
    rows = []
    for number in range(1, PEOPLE + 1):
        stretches = list(participations_of(number))
        if any("exit" not in one for one in stretches) or pick(0, 4, "answered", number) == 0:
            continue
        left = date.fromisoformat(stretches[-1]["exit"])
        kind = "qualification" if stretches[0]["category"] == "pupil" else "education" if number % 2 else "employment"
        rows.append({"participant": stretches[0]["participant"], "kind": kind,
                     "observed_on": (left + timedelta(days=pick(1, 26, "observed", number))).isoformat(),
                     "answer": "yes" if pick(0, 2, "came", number) else "no"})
    return rows
