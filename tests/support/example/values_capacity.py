"""Capacity building, mapping, results of the school year, and the activity responsibility."""

from .measures import FACTORS
from .money import STAFF, hours
from .people import MEMBERS, TEAMS as TEAM_ROWS, UNITS
from .tools import DAYS_OF, ORGANISATION, TERM_CODES, active, months, pick

TEAM_SPAN = {code: (first, None) for code, _, _, first in TEAM_ROWS}
HALF = {"HT23": "2023-H2", "VT24": "2024-H1", "HT24": "2024-H2", "VT25": "2025-H1",
        "HT25": "2025-H2"}


def row(measure, period, value, **where):
    """One row of the organisation, or with unit, team or dimensions in `where`."""
    return {"measure": measure, "organisation": ORGANISATION, "period": period, "value": value,
            **where}


def leadership(month):
    """Hours of process leadership: those of the cost lines."""
    return sum(hours(person, usual, month) for category, person, _, usual, first, _ in STAFF
               if category == "STAFF-LED" and month >= first)


def active_teams(term):
    return [code for code, span in TEAM_SPAN.items() if active(span, *DAYS_OF[term])]


def members(team, term):
    """Members with at least one day in the term, by sex."""
    counts = {"F": 0, "M": 0}
    for owner, _, _, sex, since, until in MEMBERS:
        if owner == team and active((since, until), *DAYS_OF[term]):
            counts[sex] += 1
    return counts


def spread(total, centre, *key):
    """`total` answers on a scale of five around `centre` (in tenths)."""
    counts = [0] * 5
    for answer in range(total):
        tenths = centre + pick(-12, 12, "answer", answer, *key)
        counts[min(5, max(1, (tenths + 5) // 10)) - 1] += 1
    return counts


def trainings_held(month, organiser):
    """How many trainings were held in a month, and by how many people each."""
    local = organiser == "LOKAL"
    most = (3 if month < "2024-07" else 2) if local else 1
    held = 0 if month[5:7] == "07" else pick(1 if local else 0, most, "held", organiser, month)
    return held, pick(18, 34, "attended", organiser, month)


def month_rows(term):
    """Training and process leadership, month by month."""
    first, last = DAYS_OF[term]
    reported = months(first[:7], last[:7])
    rows = []
    for month in {"HT24": ["2024-07"], "HT25": ["2025-07"]}.get(term, []) + reported:
        summer = month[5:7] == "07"
        for organiser in ("LOKAL", "SKR"):
            local = organiser == "LOKAL"
            held, people = trainings_held(month, organiser)
            attended = held * people * (3 if local else 6)
            support = 0 if summer else pick(60, 140, "support", month)
            spent = leadership(month) if local else f"{support // 10}.{support % 10}"
            for measure, value in (("M-UTBT", held), ("M-UTIM", attended), ("M-PLED", spent)):
                rows.append(row(measure, month, value, organiser=organiser))
    return rows


def organisation_rows(term):
    """What the municipality as a whole reported once a term."""
    at = TERM_CODES.index(term)
    teams = active_teams(term)
    rows = [row("M-TEAM", term, len(teams)),
            row("M-TEAM-PLAN", term, min(len(teams), [2, 7, 9, 9, 9][at])),
            row("M-ENH-MÅL", term, len(UNITS)), row("M-ENH-DELT", term, [5, 6, 6, 6, 6][at]),
            row("M-RUTIN", term, [1, 3, 4, 5, 6][at])]
    invited = [64, 72, 48, 40, 36][at]
    answered = invited * [71, 78, 69, 66, 72][at] // 100
    for category, count in enumerate(spread(answered, 34 + 2 * at, "assessment", term), 1):
        rows.append(row("M-NÖJD", term, count, scale5=category))
    rows.append(row("M-NÖJD-INB", term, invited))
    rows.append(row("M-SYN", HALF[term], 0 if term == "HT23" else 1,
                    comment="Affisch saknades på en enhet" if term == "HT23" else ""))
    if term == "VT24":
        rows += [row("M-NUL", "LA2324", "20231215", evidence="BUN-2023-118"),
                 row("M-MEDARB", "LA2324", 58, sex="F"), row("M-MEDARB", "LA2324", 31, sex="M"),
                 row("M-EX4", "2023", "71.8")]
    if term == "VT25":
        rows += [row("M-MEDARB", "LA2425", 66, sex="F"), row("M-MEDARB", "LA2425", 37, sex="M"),
                 row("M-EX4", "2024", "72.6"),
                 row("M-ÅK9-DELT", "LA2425", 17, sex="F"),
                 row("M-ÅK9-DELT", "LA2425", 21, sex="M"),
                 row("M-BEH-DELT", "LA2425", 12, sex="F"),
                 row("M-BEH-DELT", "LA2425", 14, sex="M")]
    return rows + school_year_rows(term)


#: team or unit: school year: enrolled and counted, women then men
NINTH = {"BJO": {"LA2324": (56, 47, 61, 49), "LA2425": (58, 51, 60, 52)},
         "SJO": {"LA2324": (49, 41, 52, 43), "LA2425": (47, 42, 54, 46)}}
ENROLLED = {"T4": {"LA2324": (148, 7, 139, 9), "LA2425": (151, 6, 144, 6)},
            "T5": {"LA2324": (38, 5, 46, 7), "LA2425": (41, 3, 44, 5)},
            "T6": {"LA2324": (35, 6, 51, 9), "LA2425": (37, 4, 49, 5)}}


def school_year_rows(term):
    """Results that are known when a school year is over."""
    year = {"VT24": "LA2324", "VT25": "LA2425"}.get(term)
    if year is None:
        return []
    rows = []
    for unit, years in NINTH.items():
        girls, girls_in, boys, boys_in = years[year]
        rows += [row("M-ÅK9", year, girls, unit=unit, sex="F"),
                 row("M-ÅK9", year, boys, unit=unit, sex="M"),
                 row("M-BEH", year, girls_in, unit=unit, sex="F"),
                 row("M-BEH", year, boys_in, unit=unit, sex="M")]
    for team, years in ENROLLED.items():
        women, women_out, men, men_out = years[year]
        rows += [row("M-INSKR", year, women, team=team, sex="F"),
                 row("M-INSKR", year, men, team=team, sex="M"),
                 row("M-AVBROTT", year, women_out, team=team, sex="F"),
                 row("M-AVBROTT", year, men_out, team=team, sex="M")]
    return rows


def team_rows(term):
    """Members and self-assessment of each active team; T7 is late in its last term."""
    at = TERM_CODES.index(term)
    rows = []
    for team in active_teams(term):
        if (team, term) == ("T7", "HT25"):
            continue
        counts = members(team, term)
        rows += [row("M-MEDL", term, counts[sex], team=team, sex=sex) for sex in ("F", "M")]
        answering = max(2, sum(counts.values()) - pick(0, 1, "answering", team, term))
        for place, (_, short, _, _) in enumerate(FACTORS):
            centre = 22 + 4 * at + 2 * place + pick(-3, 3, "factor", team, short)
            for category, count in enumerate(spread(answering, centre, team, short, term), 1):
                rows.append(row(f"M-SJ-{short}", term, count, team=team, scale5=category))
    return rows


def register_rows(term):
    """The activity responsibility: the register by month, the rest by term."""
    first, last = DAYS_OF[term]
    at = TERM_CODES.index(term)
    rows = []
    reported = {"HT24": ["2024-07"], "HT25": ["2025-07"]}.get(term, []) + months(
        first[:7], last[:7])
    for month in reported:
        if month < "2023-10":
            continue
        passed = (int(month[:4]) - 2023) * 12 + int(month[5:7]) - 10
        for sex, base in (("F", 61), ("M", 83)):
            rows.append(row("M-KAA-REG", month, base - passed * 2 // 3
                            + pick(-2, 2, "register", sex, month), unit="KAA", sex=sex))
    for sex, base in (("F", 68), ("M", 94)):
        distinct = base - 3 * at
        left = distinct * 30 // 100
        for measure, value in (("M-KAA-DIST", distinct),
                               ("M-KAA-ERBJ", distinct * (34 + 7 * at) // 100),
                               ("M-KAA-AVSL", left),
                               ("M-KAA-ÅTER", left * (36 + 4 * at) // 100)):
            rows.append(row(measure, term, value, team="T9", sex=sex))
    return rows
