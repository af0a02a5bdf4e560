"""The twelve interventions and how each was tried, followed up, evaluated and settled."""

from .tools import names

OWNER_SCHOOL = "Rektor, ordinarie verksamhet"
OWNER_KAA = "Arbetsmarknadsenheten"
ORDINARY = "Ordinarie budget"


def step(status, date, reason=None, decision=None, owner=None, financing=None, follow_up=None):
    """One step of a life cycle; fields without content are left out."""
    fields = {"status": status, "date": date, "reason": reason, "decision": decision,
              "owner": owner, "financing": financing, "follow_up": follow_up}
    return {name: value for name, value in fields.items() if value is not None}


def implemented(date, decision, owner=OWNER_SCHOOL):
    return step("implemented", date, decision=decision, owner=owner, financing=ORDINARY,
                follow_up="Följs upp sex månader efter projektets slut")


#: code, sv, en, level, teams, phase, from, to, success factors, steps
INTERVENTIONS = [
    ("I-01", "Närvarosamtal inom en vecka", "Attendance talk within a week", "preventive", ["T1"],
     "F2", "2024-08-19", None, ["koll", "bemotande"],
     [step("planned", "2024-06-03"), step("running", "2024-08-19"),
      step("evaluated", "2025-05-20"), implemented("2025-06-10", "BUN-2025-041")]),
    ("I-02", "Trygg start i årskurs 7", "A safe start in year 7", "promoting", ["T2"],
     "F2", "2024-08-12", None, ["bemotande", "samverkan"],
     [step("planned", "2024-06-03"), step("running", "2024-08-12"),
      step("evaluated", "2025-06-16"), implemented("2025-10-15", "BUN-2025-077")]),
    ("I-03", "Mentorstid varje dag", "Mentor time every day", "promoting", ["T3"],
     "F2", "2024-08-19", None, ["koll", "individ"],
     [step("planned", "2024-06-10"), step("running", "2024-08-19"),
      step("evaluated", "2025-05-27"),
      step("adjusted", "2025-08-18", reason="Tre längre pass i veckan ersätter fem korta.")]),
    ("I-04", "Studiecoach på nationella program", "Study coach in national programmes",
     "preventive", ["T4"], "F2", "2024-09-02", None, ["individ", "flexibilitet"],
     [step("planned", "2024-06-10"), step("running", "2024-09-02"),
      step("evaluated", "2025-06-12"), implemented("2025-06-24", "BUN-2025-043")]),
    ("I-05", "Praktik på schemat", "Workplace practice in the timetable", "preventive", ["T5"],
     "F2", "2024-09-09", None, ["flexibilitet", "samverkan"],
     [step("planned", "2024-06-17"), step("running", "2024-09-09"),
      step("evaluated", "2025-11-24")]),
    ("I-06", "Flexibelt schema", "Flexible timetable", "remedial", ["T6"],
     "F2", "2024-08-26", None, ["flexibilitet", "individ"],
     [step("planned", "2024-06-17"), step("running", "2024-08-26"),
      step("evaluated", "2025-10-06"), implemented("2025-11-19", "BUN-2025-089")]),
    ("I-07", "Hemmabesök vid lång frånvaro", "Home visits in long absence", "remedial", ["T7"],
     "F2", "2024-09-16", None, ["bemotande", "samverkan", "individ"],
     [step("planned", "2024-08-20"), step("running", "2024-09-16")]),
    ("I-08", "Lugn studieplats", "A calm place to study", "preventive", ["T8"],
     "F2", "2024-10-07", None, ["flexibilitet", "individ"],
     [step("planned", "2024-08-20"), step("running", "2024-10-07"),
      step("evaluated", "2025-12-03")]),
    ("I-09", "Uppsökande arbete", "Outreach work", "remedial", ["T9"],
     "F2", "2024-08-12", None, ["koll", "bemotande", "samverkan"],
     [step("planned", "2024-06-03"), step("running", "2024-08-12"),
      step("evaluated", "2025-09-22"),
      implemented("2025-12-10", "AMN-2025-031", OWNER_KAA)]),
    ("I-10", "Läxhjälp på kvällstid", "Homework help in the evenings", "promoting", ["T3"],
     "F2", "2024-09-02", "2025-02-28", ["individ"],
     [step("planned", "2024-08-20"), step("running", "2024-09-02"),
      step("discontinued", "2025-02-28",
           reason="Få i målgruppen kom. Tiden används i mentorstiden i stället.")]),
    ("I-11", "Bro mellan årskurs 9 och gymnasiet", "Bridge from year 9 to upper secondary",
     "preventive", ["T2", "T4"], "F2", "2024-10-14", None, ["samverkan", "koll"],
     [step("planned", "2024-08-20"), step("running", "2024-10-14"),
      step("paused", "2025-03-17", reason="Samordnaren är tjänstledig; ny rekryteras.")]),
    ("I-12", "Gemensam plan skola och socialtjänst", "Joint plan of school and social services",
     "remedial", ["T7", "T9"], "F3", "2026-01-12", None, ["samverkan"],
     [step("planned", "2025-11-10")]),
]
LEVEL = {row[0]: row[3] for row in INTERVENTIONS}
SPAN = {row[0]: (row[6], row[7]) for row in INTERVENTIONS}


def intervention_rows(known_on):
    """The interventions as they were known on a day: only steps taken by then."""
    rows = []
    for code, sv, en, level, teams, phase, first, last, factors, steps in INTERVENTIONS:
        taken = [one for one in steps if one["date"] <= known_on]
        if not taken:
            continue
        rows.append({"code": code, "name": names(sv, en), "level": level, "teams": teams,
                     "phase": phase, "from": first,
                     "to": last if last is not None and last <= known_on else None,
                     "success_factors": factors, "steps": taken})
    return rows


def status_on(code, day):
    """The status of an intervention at the end of a day; None before it was planned."""
    steps = next(row[9] for row in INTERVENTIONS if row[0] == code)
    taken = [one["status"] for one in steps if one["date"] <= day]
    return taken[-1] if taken else None


def running_in(code, first, last):
    """True when it was tried on at least one day of [first, last], and not paused throughout."""
    if not (SPAN[code][0] <= last and (SPAN[code][1] is None or SPAN[code][1] >= first)):
        return False
    return not (status_on(code, first) == "paused" and status_on(code, last) == "paused")
