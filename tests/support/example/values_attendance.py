"""Attendance: it rises, slowest in winter, and one team is late in its last months."""

from .measures import ATTENDANCE_TEAMS
from .tools import ORGANISATION, SCHOOL_DAYS, TERMS, months, pick, term_of

#: Girls and boys followed, minutes a day, attendance per mille at the start, per mille gained a
#: month, share of workplace learning in per mille.
TEAMS = {
    "T1": (24, 28, 345, 822, 22, 0), "T2": (31, 34, 345, 846, 14, 0),
    "T3": (28, 30, 345, 831, 12, 0), "T4": (36, 33, 320, 838, 18, 80),
    "T5": (22, 29, 300, 752, 26, 120), "T6": (25, 34, 300, 728, 30, 120),
    "T7": (9, 11, 340, 612, 40, 0), "T8": (12, 15, 310, 851, 10, 110),
}
WINTER = {11: -9, 12: -14, 1: -16, 2: -18, 3: -6}
COLUMNS_COMMENT = {
    "system": "Skattat ur klasslistor efter byte av frånvarosystem",
    "missing": "Lämnades inte in i tid",
    "unknown": "Orsakskoder saknas efter byte av frånvarosystem",
    "summer": "Sommarlov",
}


def pupils(team, sex, term):
    """Pupils in the team's target group in a term."""
    girls, boys = TEAMS[team][:2]
    return (girls if sex == "F" else boys) + pick(-2, 2, "pupils", team, sex, term)


def minutes(team, sex, month):
    """Planned, present, invalid, planned workplace and present workplace minutes."""
    _, _, day, base, gain, workplace = TEAMS[team]
    year, number = int(month[:4]), int(month[5:7])
    passed = (year - 2023) * 12 + number - 8
    rate = base + gain * passed // 10 + WINTER.get(number, 0)
    rate += (4 if sex == "F" else -4) + pick(-7, 7, "rate", team, sex, month)
    group = pupils(team, sex, term_of(month))
    planned = group * day * (SCHOOL_DAYS[number] + pick(-1, 0, "days", team, month))
    present = planned * rate // 1000 + pick(-90, 90, "minutes", team, sex, month)
    share = max(18, 36 - passed // 2) + pick(-3, 3, "invalid", team, sex, month)
    invalid = (planned - present) * share // 100
    apl_planned = planned * workplace // 1000 if month >= "2024-08" else 0
    apl_present = apl_planned * (905 + pick(0, 45, "workplace", team, sex, month)) // 1000
    return {"M-PLAN": planned, "M-PRES": present, "M-OGIL": invalid, "M-APL-PLAN": apl_planned,
            "M-APL-PRES": apl_present}


#: What was first reported where it was wrong; the story corrects it.
FIRST_REPORTED = {
    ("M-PRES", "T3", "F", "2025-03"): lambda right: right - 18000,
    ("M-PRES", "T5", "F", "2025-03"): lambda right: right - 5120,
    ("M-PRES", "T5", "M", "2025-03"): lambda right: right - 6480,
    ("M-PRES", "T5", "F", "2025-04"): lambda right: right - 4310,
    ("M-PRES", "T5", "M", "2025-04"): lambda right: right - 5960,
}
#: Months that a team handed in after the spring report of 2025.
HANDED_IN_LATE = {("T6", "2025-05")}
#: The late team: nothing from October 2025 on.
SILENT = {("T7", "2025-10"), ("T7", "2025-11"), ("T7", "2025-12")}


def row(measure, team, period, sex, value, state="", comment="", evidence=""):
    return {"measure": measure, "organisation": ORGANISATION, "team": team, "period": period,
            "sex": sex, "value": value, "state": state, "comment": comment, "evidence": evidence}


def month_rows(team, month, corrected=False):
    """The rows of a team for one month as first handed in, or with `corrected` as they should be."""
    rows = []
    for sex in ("F", "M"):
        for measure, right in minutes(team, sex, month).items():
            if measure.startswith("M-APL") and month < "2024-08":
                continue
            if month[5:7] == "07":
                rows.append(row(measure, team, month, sex, "", "not_applicable",
                                COLUMNS_COMMENT["summer"]))
            elif (team, month) == ("T5", "2024-11") or (
                    (team, month) in HANDED_IN_LATE and not corrected):
                rows.append(row(measure, team, month, sex, "", "not_reported",
                                COLUMNS_COMMENT["missing"]))
            elif (team, month) == ("T6", "2024-02") and measure != "M-PLAN":
                rows.append(row(measure, team, month, sex, right // 100 * 100, "estimated",
                                COLUMNS_COMMENT["system"]))
            elif (team, month, measure) == ("T2", "2025-04", "M-OGIL"):
                rows.append(row(measure, team, month, sex, "", "unknown",
                                COLUMNS_COMMENT["unknown"]))
            else:
                first = FIRST_REPORTED.get((measure, team, sex, month))
                value = first(right) if first and not corrected else right
                rows.append(row(measure, team, month, sex, value,
                                evidence=f"NV-{month}-{team}"))
    return rows


def term_rows(team, term):
    """Pupils followed, those absent much, and those absent for a month or more."""
    at = [code for code, _, _ in TERMS].index(term)
    rows = []
    for sex in ("F", "M"):
        followed = pupils(team, sex, term)
        base = TEAMS[team][3]
        much = followed * max(12, (1000 - base) // 5 + 8 - 3 * at) // 100
        much += pick(0, 1, "much", team, sex, term)
        long = much * (24 - 4 * at) // 100 + pick(0, 1, "long", team, sex, term)
        rows += [row("M-ELEV", team, term, sex, followed), row("M-HÖG", team, term, sex, much),
                 row("M-SAMM", team, term, sex, long)]
    return rows


def attendance_rows(term):
    """Everything about attendance that was handed in for a term."""
    first, last = next((since, until) for code, since, until in TERMS if code == term)
    reported = months(first[:7], last[:7])
    before = {"HT24": ["2024-07"], "HT25": ["2025-07"]}.get(term, [])
    rows = []
    for team in ATTENDANCE_TEAMS:
        if team == "T8" and term == "HT23":
            continue
        for month in before + reported:
            if (team, month) not in SILENT:
                rows += month_rows(team, month)
        if (team, term) != ("T7", "HT25"):
            rows += term_rows(team, term)
    return rows


def late_rows():
    """The spring of 2025 again for two teams: T5 corrected, T6 with the month it had left out."""
    rows = []
    for team in ("T5", "T6"):
        for month in months("2025-01", "2025-06"):
            rows += month_rows(team, month, corrected=True)
    return rows
