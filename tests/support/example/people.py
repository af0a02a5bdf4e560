"""Units, teams and their members. Members are codes; nobody here exists."""

from .tools import ORGANISATION

UNITS = [
    ("BJO", "Björkängsskolan", "GR"),
    ("SJO", "Sjölundaskolan", "GR"),
    ("STR", "Strandgymnasiet", "GY"),
    ("HAM", "Hamngymnasiet", "GY"),
    ("EKB", "Ekbackens anpassade gymnasieskola", "ANP"),
    ("KAA", "Enheten för det kommunala aktivitetsansvaret", "KAA"),
]

#: code, name, units, from
TEAMS = [
    ("T1", "Björkängsskolan, årskurs 7–9", ["BJO"], "2023-08-15"),
    ("T2", "Björkängsskolan, övergångar", ["BJO"], "2023-08-15"),
    ("T3", "Sjölundaskolan", ["SJO"], "2023-08-15"),
    ("T4", "Strandgymnasiet, nationella program", ["STR"], "2023-08-15"),
    ("T5", "Strandgymnasiet, introduktionsprogram", ["STR"], "2023-08-15"),
    ("T6", "Hamngymnasiet, introduktionsprogram", ["HAM"], "2023-08-15"),
    ("T7", "Elevhälsans närvaroteam", ["BJO", "SJO"], "2023-08-15"),
    ("T8", "Ekbackens anpassade gymnasieskola", ["EKB"], "2024-01-08"),
    ("T9", "Kommunala aktivitetsansvaret", ["KAA"], "2023-10-02"),
]

#: team, code, role, sex, from, to
MEMBERS = [
    ("T1", "M1", "teamledare", "F", "2023-08-15", None),
    ("T1", "M2", "lärare", "M", "2023-08-15", None),
    ("T1", "M3", "specialpedagog", "F", "2023-08-15", None),
    ("T1", "M4", "kurator", "F", "2023-08-15", None),
    ("T2", "M5", "teamledare", "F", "2023-08-15", None),
    ("T2", "M6", "lärare", "M", "2023-08-15", None),
    ("T2", "M7", "studie- och yrkesvägledare", "F", "2023-08-15", None),
    ("T2", "M8", "lärare", "F", "2023-08-15", None),
    ("T3", "M9", "teamledare", "M", "2023-08-15", "2024-06-30"),
    ("T3", "M10", "lärare", "F", "2023-08-15", None),
    ("T3", "M11", "specialpedagog", "F", "2023-08-15", None),
    ("T3", "M12", "fritidsledare", "M", "2023-08-15", None),
    ("T3", "M13", "teamledare", "F", "2024-08-12", None),
    ("T4", "M14", "teamledare", "F", "2023-08-15", None),
    ("T4", "M15", "lärare", "M", "2023-08-15", None),
    ("T4", "M16", "lärare", "F", "2023-08-15", None),
    ("T4", "M17", "studiecoach", "M", "2023-08-15", None),
    ("T4", "M18", "kurator", "F", "2023-08-15", None),
    ("T5", "M19", "teamledare", "M", "2023-08-15", None),
    ("T5", "M20", "lärare", "F", "2023-08-15", None),
    ("T5", "M21", "yrkeslärare", "M", "2023-08-15", None),
    ("T6", "M22", "teamledare", "F", "2023-08-15", None),
    ("T6", "M23", "lärare", "M", "2023-08-15", None),
    ("T6", "M24", "specialpedagog", "F", "2023-08-15", "2025-01-31"),
    ("T6", "M25", "kurator", "F", "2023-08-15", None),
    ("T6", "M26", "specialpedagog", "M", "2025-02-03", None),
    ("T7", "M27", "teamledare", "F", "2023-08-15", None),
    ("T7", "M28", "skolpsykolog", "F", "2023-08-15", None),
    ("T7", "M29", "skolsköterska", "F", "2023-08-15", None),
    ("T7", "M30", "kurator", "M", "2023-08-15", None),
    ("T8", "M31", "teamledare", "F", "2024-01-08", None),
    ("T8", "M32", "lärare", "F", "2024-01-08", None),
    ("T8", "M33", "elevassistent", "M", "2024-01-08", None),
    ("T9", "M34", "teamledare", "M", "2023-10-02", None),
    ("T9", "M35", "ungdomscoach", "F", "2023-10-02", None),
    ("T9", "M36", "ungdomscoach", "M", "2023-10-02", None),
]


def team_rows(known_on, only=None):
    """The teams as they were known on a day: later arrivals and departures are left out."""
    rows = []
    for code, name, units, first in TEAMS:
        if only is not None and code not in only:
            continue
        members = []
        for team, member, role, sex, since, until in MEMBERS:
            if team != code or since > known_on and since != first:
                continue
            if until is not None and until > known_on:
                until = None
            members.append({"code": member, "role": role, "sex": sex, "from": since, "to": until})
        rows.append({"code": code, "name": name, "organisation": ORGANISATION, "units": units,
                     "from": first, "to": None, "members": members})
    return rows


def unit_rows():
    return [{"code": code, "name": name, "organisation": ORGANISATION, "school_form": form}
            for code, name, form in UNITS]
