"""Who was reached by the interventions, and what came of it."""

from .interventions import INTERVENTIONS, LEVEL, SPAN, running_in, status_on
from .measures import DIMENSIONS
from .tools import DAYS_OF, ORGANISATION, active, last_day, months, pick
from .values_attendance import TEAMS as FOLLOWED, pupils

#: Young people in each intervention in its first term, girls and boys.
SIZES = {"I-01": (16, 19), "I-02": (24, 25), "I-03": (18, 21), "I-04": (14, 12),
         "I-05": (8, 15), "I-06": (13, 18), "I-07": (4, 6), "I-08": (6, 8), "I-09": (15, 24),
         "I-10": (7, 6), "I-11": (9, 10)}
#: The one intervention where some stated that they are non-binary.
NON_BINARY = {("I-06", "HT24"): 1, ("I-06", "VT25"): 2, ("I-06", "HT25"): 2}
EXIT_REASONS = ["MOVED", "OTHER_HELP", "OWN_CHOICE", "OTHER"]
STATUSES = next([one["code"] for one in dimension["categories"]]
                for dimension in DIMENSIONS if dimension["code"] == "step_status")
TERMS = ["HT24", "VT25", "HT25"]
#: The late team's own intervention, too.
SILENT = {("I-07", "HT25")}


def row(measure, period, value, **more):
    return {"measure": measure, "organisation": ORGANISATION, "period": period, "value": value,
            **more}


def reached(code, term):
    """Participations by sex in a term; nothing while it did not run."""
    if code not in SIZES or not running_in(code, *DAYS_OF[term]):
        return {}
    at = TERMS.index(term)
    girls, boys = SIZES[code]
    counts = {"F": girls + 2 * at + pick(-1, 2, "reach", code, term, "F"),
              "M": boys + 2 * at + pick(-1, 2, "reach", code, term, "M")}
    if code == "I-10" and term == "VT25":
        counts = {"F": 4, "M": 3}
    if (code, term) in NON_BINARY:
        counts["X"] = NON_BINARY[code, term]
    return counts


def split(total, weights):
    """`total` in whole parts by weights; what is left over goes to the heaviest first."""
    parts = [total * weight // sum(weights) for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-weights[place], place))
    for place in order[:total - sum(parts)]:
        parts[place] += 1
    return parts


def outcome_rows(code, term):
    """What one intervention reported for a term."""
    where = {"intervention": code}
    counts = reached(code, term)
    at = TERMS.index(term)
    rows = [row("M-TILLF", term, counts[sex], sex=sex, **where) for sex in counts]
    everyone = sum(counts.values())
    weights = [5 - min(at, 2), 6, 8 + at, 5 + at, 2 + at]
    for category, count in zip(("D1", "D2", "D3", "D4", "D5"), split(everyone, weights)):
        rows.append(row("M-DOS", term, count, dose=category, **where))
    interrupted = 0
    for sex in counts:
        ended = counts[sex] * (45 + pick(0, 10, "ended", code, term)) // 100
        kept = ended * (66 + 5 * at + pick(-6, 6, "kept", code, term, sex)) // 100
        rows += [row("M-AVSL", term, ended, sex=sex, **where),
                 row("M-AVSL-PLAN", term, kept, sex=sex, **where)]
        interrupted += ended - kept
    for category, count in zip(EXIT_REASONS, split(interrupted, [3, 4, 5, 2])):
        rows.append(row("M-AVBR", term, count, exit_reason=category, **where))
    invited = everyone * 8 // 10
    paired = invited * (58 + 6 * at + pick(-8, 8, "paired", code, term)) // 100
    for category, count in zip("12345", split(paired, [1, 2, 6, 9 + 2 * at, 4 + at])):
        rows.append(row("M-ENK", term, count, change5=category, **where))
    rows.append(row("M-ENK-INB", term, invited, **where))
    return rows


def paused_rows(code, term):
    """A paused intervention has nothing to report, and says so."""
    measures = ["M-TILLF", "M-DOS", "M-AVSL", "M-AVSL-PLAN", "M-AVBR", "M-ENK", "M-ENK-INB"]
    return [row(measure, term, "", state="not_applicable", comment="Insatsen är pausad",
                intervention=code) for measure in measures]


def intervention_rows(term):
    rows = []
    for code, *_ in INTERVENTIONS:
        if (code, term) in SILENT or not active(SPAN[code], *DAYS_OF[term]):
            continue
        rows += outcome_rows(code, term) if reached(code, term) else paused_rows(code, term)
    return rows


def unique_young(term):
    """Unique young people by sex: some take part in more than one intervention."""
    totals = {"F": 0, "M": 0, "X": 0}
    for code in SIZES:
        for sex, count in reached(code, term).items():
            totals[sex] += count
    return {sex: count * 88 // 100 if sex != "X" else count for sex, count in totals.items()}


def organisation_rows(term):
    """Counts of the municipality: interventions by status, started, implemented; unique people."""
    first, last = DAYS_OF[term]
    rows = []
    reported = {"HT24": ["2024-07"], "HT25": ["2025-07"]}[term] if term != "VT25" else []
    for month in reported + months(first[:7], last[:7]):
        found = [status_on(code, last_day(month)) for code, *_ in INTERVENTIONS]
        rows += [row("M-INSST", month, found.count(status), step_status=status)
                 for status in STATUSES]
    for level in ("promoting", "preventive", "remedial"):
        started = sum(LEVEL[code] == level and first <= SPAN[code][0] <= last for code in SPAN)
        rows.append(row("M-START", term, started, intervention_level=level))
    ended = [status_on(code, last) for code in SPAN]
    rows.append(row("M-IMPL", term, ended.count("implemented")))
    unique = unique_young(term)
    rows += [row("M-UNG", term, unique[sex], sex=sex) for sex in unique]
    girls = sum(pupils(team, "F", term) for team in FOLLOWED)
    boys = sum(pupils(team, "M", term) for team in FOLLOWED)
    rows += [row("M-KV-DELT", term, unique["F"]), row("M-TOT-DELT", term, sum(unique.values())),
             row("M-KV-MÅL", term, girls), row("M-TOT-MÅL", term, girls + boys)]
    at = TERMS.index(term)
    for month in months(first[:7], last[:7]):
        records = pick(14, 30, "records", month)
        incomplete = pick(0, max(1, 4 - 2 * at), "incomplete", month)
        rows += [row("M-POST", month, records), row("M-POST-KOMPL", month, records - incomplete)]
    if term == "HT25":
        rows += [row(measure, "2025-07", "", state="not_applicable", comment="Sommarlov")
                 for measure in ("M-POST", "M-POST-KOMPL")]
    return rows


#: Detected in a term, girls and boys, by team.
DETECTED = {"T1": (12, 15), "T2": (10, 12), "T3": (11, 12), "T4": (9, 8), "T5": (7, 10),
            "T6": (9, 12), "T7": (6, 8), "T8": (4, 5), "T9": (12, 17)}
#: What T4 first reported as mapped; the register said otherwise.
FIRST_MAPPED = {("T4", "VT25", "M"): 3}


def mapped(team, sex, term):
    """Detected and mapped in a team in a term."""
    at = TERMS.index(term)
    found = DETECTED[team][0 if sex == "F" else 1] + pick(-2, 2, "detected", team, sex, term)
    return found, min(found, found * (56 + 9 * at + pick(-6, 6, "mapped", team, term)) // 100 + 1)


def team_rows(term):
    """Detected, mapped and how long the first intervention took, by team."""
    at = TERMS.index(term)
    rows = []
    for team in DETECTED:
        if (team, term) == ("T7", "HT25"):
            continue
        waited = 0
        for sex in ("F", "M"):
            found, right = mapped(team, sex, term)
            waited += right
            rows += [row("M-UPPT", term, found, team=team, sex=sex),
                     row("M-KART", term, FIRST_MAPPED.get((team, term, sex), right), team=team,
                         sex=sex)]
        weights = [2 + 2 * at, 4 + at, 6, 4 - at, 3 - at]
        for category, count in zip(("V1", "V2", "V3", "V4", "V5"), split(waited, weights)):
            rows.append(row("M-VÄNTA", term, count, team=team, wait=category))
    return rows
