"""Which files were handed in on which occasion, and in which dialect."""

from . import activities, benchmarks, participants, surveys, values_attendance, values_capacity, values_interventions, values_money
from .money import (COST_COLUMNS, FINANCING_COLUMNS, HALVES, cost_rows, financing_rows)
from .setups import SETUPS
from .tools import TERM_CODES, csv_bytes, json_bytes

FIRST = ["measure", "organisation", "unit", "team", "intervention", "period"]
LAST = ["value", "state", "comment", "evidence"]
OCCASION = {"HT23": "2023-HT", "VT24": "2024-VT", "HT24": "2024-HT", "VT25": "2025-VT",
            "HT25": "2025-HT"}
DIMENSION_ORDER = ["sex", "organiser", "scale5", "change5", "dose", "wait", "step_status",
                   "intervention_level", "exit_reason"]


def value_file(rows, swedish):
    """A value file with the dimension columns its rows use."""
    used = [name for name in DIMENSION_ORDER if any(name in row for row in rows)]
    return csv_bytes(FIRST + used + LAST, rows, swedish)


def occasion_files(term):
    """The value files of a term: teams' (semicolon), the organisation's, the economist's."""
    name = OCCASION[term]
    teams = values_attendance.attendance_rows(term) + values_capacity.team_rows(term)
    own = (values_capacity.month_rows(term) + values_capacity.organisation_rows(term)
           + values_capacity.register_rows(term))
    files = {}
    if term in values_interventions.TERMS:
        teams += values_interventions.team_rows(term)
        own += values_interventions.organisation_rows(term)
        files[f"values/{name}-insatser.csv"] = value_file(
            values_interventions.intervention_rows(term), True)
    files[f"values/{name}-team.csv"] = value_file(teams, True)
    files[f"values/{name}-kommun.csv"] = value_file(own, False)
    files[f"values/{name}-ekonomi.csv"] = value_file(values_money.economy_rows(term), True)
    return files


def all_files():
    """Every file of the example but the words and the story, by path."""
    files = {name: json_bytes(document) for name, document in SETUPS}
    for term in TERM_CODES:
        files.update(occasion_files(term))
    files["values/2025-VT-komplettering.csv"] = value_file(values_attendance.late_rows(), True)
    for place, half in enumerate(HALVES):
        files[f"costs-{half}.csv"] = csv_bytes(COST_COLUMNS, cost_rows(half), place % 2 == 0)
        files[f"financing-{half}.csv"] = csv_bytes(FINANCING_COLUMNS, financing_rows(half),
                                                   place % 2 == 1)
    files[activities.FILE] = csv_bytes(activities.COLUMNS, activities.activity_rows(), True)
    files[surveys.FILE] = csv_bytes(surveys.COLUMNS, surveys.answer_rows(), True)
    files[participants.FILE] = csv_bytes(participants.COLUMNS, participants.participation_rows(), True)
    files[participants.OUTCOMES] = csv_bytes(participants.OUTCOME_COLUMNS, participants.outcome_rows(), True)
    files.update(benchmarks.all_files())
    return files
