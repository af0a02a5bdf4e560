"""What is reported: dimensions and measures."""

from .tools import names

ATTENDANCE_TEAMS = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"]
UPPER_SECONDARY_TEAMS = ["T4", "T5", "T6"]
COMPULSORY_UNITS = ["BJO", "SJO"]
FACTORS = [
    ("koll", "KOLL", "Koll och uppföljning", "Knowing and following up"),
    ("bemotande", "BEM", "Bemötande", "Treatment"),
    ("flexibilitet", "FLEX", "Flexibilitet", "Flexibility"),
    ("samverkan", "SAMV", "Samverkan", "Collaboration"),
    ("individ", "IND", "Individcentrerat arbetssätt", "Individual-centred work"),
]


def dimension(code, sv, en, *categories):
    return {"code": code, "name": names(sv, en),
            "categories": [{"code": c, "name": names(s, e)} for c, s, e in categories]}


DIMENSIONS = [
    dimension("sex", "Kön", "Sex", ("F", "Kvinnor", "Women"), ("M", "Män", "Men"),
              ("X", "Icke-binära", "Non-binary")),
    dimension("organiser", "Anordnare", "Organiser", ("LOKAL", "Kommunen", "The municipality"),
              ("SKR", "SKR", "SALAR")),
    dimension("scale5", "Skala 1–5", "Scale 1–5", ("1", "1 Stämmer inte alls", "1 Not at all"),
              ("2", "2 Stämmer i liten grad", "2 To a small degree"),
              ("3", "3 Stämmer delvis", "3 In part"),
              ("4", "4 Stämmer i hög grad", "4 To a high degree"),
              ("5", "5 Stämmer helt", "5 Fully")),
    dimension("change5", "Upplevd förändring", "Experienced change",
              ("1", "Mycket sämre", "Much worse"), ("2", "Sämre", "Worse"),
              ("3", "Oförändrat", "Unchanged"), ("4", "Bättre", "Better"),
              ("5", "Mycket bättre", "Much better")),
    dimension("dose", "Insatstid", "Time in intervention",
              ("D1", "Under 5 timmar", "Under 5 hours"), ("D2", "5–9 timmar", "5–9 hours"),
              ("D3", "10–19 timmar", "10–19 hours"), ("D4", "20–39 timmar", "20–39 hours"),
              ("D5", "40 timmar eller mer", "40 hours or more")),
    dimension("wait", "Väntetid", "Waiting time", ("V1", "0–7 dagar", "0–7 days"),
              ("V2", "8–14 dagar", "8–14 days"), ("V3", "15–30 dagar", "15–30 days"),
              ("V4", "31–60 dagar", "31–60 days"), ("V5", "Över 60 dagar", "Over 60 days")),
    dimension("step_status", "Insatsens läge", "Status of the intervention",
              ("planned", "Planerad", "Planned"), ("running", "Pågår", "Running"),
              ("paused", "Pausad", "Paused"), ("evaluated", "Utvärderad", "Evaluated"),
              ("implemented", "Införd", "Implemented"), ("adjusted", "Justerad", "Adjusted"),
              ("discontinued", "Avslutad i förtid", "Discontinued")),
    dimension("intervention_level", "Nivå", "Level", ("promoting", "Främjande", "Promoting"),
              ("preventive", "Förebyggande", "Preventive"),
              ("remedial", "Åtgärdande", "Remedial")),
    dimension("exit_reason", "Avbrottsorsak", "Reason for interruption",
              ("MOVED", "Flytt", "Moved"), ("OTHER_HELP", "Annat stöd", "Other support"),
              ("OWN_CHOICE", "Eget val", "Own choice"), ("OTHER", "Annat", "Other")),
]

ORG, UNIT, TEAM, INTERVENTION = "organisation", "unit", "team", "intervention"
TRIED = ["F2"]

#: code, sv, en, kind, unit, frequency, breakdowns, reported by, reporters, phases
MEASURES = [
    ("M-TEAM", "Aktiva utvecklingsteam", "Active development teams", "count", "teams", "term", [], ORG, None, []),
    ("M-TEAM-PLAN", "Team med beslutad insatsplan", "Teams with a decided plan", "count", "teams", "term", [], ORG, None, []),
    ("M-MEDL", "Teammedlemmar", "Team members", "count", "persons", "term", ["sex"], TEAM, [], []),
    ("M-UTBT", "Genomförda utbildningstillfällen", "Training sessions held", "count", "occasions", "month", ["organiser"], ORG, None, []),
    ("M-UTIM", "Utbildningstimmar", "Training hours", "quantity", "person_hours", "month", ["organiser"], ORG, None, []),
    ("M-PLED", "Processledning, timmar", "Process leadership, hours", "quantity", "hours", "month", ["organiser"], ORG, None, []),
    ("M-MEDARB", "Unika medarbetare i kapacitetsbygget", "Unique staff in the capacity building", "count", "persons", "school_year", ["sex"], ORG, None, []),
    ("M-ENH-DELT", "Deltagande enheter", "Participating units", "count", "units", "term", [], ORG, None, []),
    ("M-ENH-MÅL", "Enheter i målgruppen", "Units in the target group", "count", "units", "term", [], ORG, None, []),
    ("M-RUTIN", "Enheter med beslutad rutin för frånvarouppföljning", "Units with a decided routine for following up absence", "count", "units", "term", [], ORG, None, []),
    ("M-NUL", "Nulägesanalys beslutad, datum", "Baseline analysis decided, date", "date", "date", "school_year", [], ORG, None, ["F1"]),
    ("M-NÖJD", "Värdering av kapacitetsbygget, svar", "Assessment of the capacity building, answers", "count", "answers", "term", ["scale5"], ORG, None, []),
    ("M-NÖJD-INB", "Värdering av kapacitetsbygget, inbjudna", "Assessment of the capacity building, invited", "count", "persons", "term", [], ORG, None, []),
    ("M-INSST", "Insatser efter läge", "Interventions by status", "count", "interventions", "month", ["step_status"], ORG, None, TRIED),
    ("M-START", "Startade insatser", "Interventions started", "count", "interventions", "term", ["intervention_level"], ORG, None, TRIED),
    ("M-IMPL", "Insatser införda i ordinarie verksamhet", "Interventions implemented in ordinary work", "count", "interventions", "term", [], ORG, None, TRIED),
    ("M-UNG", "Unika ungdomar i insatser", "Unique young people in interventions", "count", "persons", "term", ["sex"], ORG, None, TRIED),
    ("M-TILLF", "Deltaganden i insatsen", "Participations in the intervention", "count", "participations", "term", ["sex"], INTERVENTION, [], TRIED),
    ("M-DOS", "Deltagare efter insatstid", "Participants by time in the intervention", "count", "persons", "term", ["dose"], INTERVENTION, [], TRIED),
    ("M-AVSL", "Avslutade deltaganden", "Ended participations", "count", "participations", "term", ["sex"], INTERVENTION, [], TRIED),
    ("M-AVSL-PLAN", "Deltaganden avslutade enligt plan", "Participations ended as planned", "count", "participations", "term", ["sex"], INTERVENTION, [], TRIED),
    ("M-AVBR", "Avbrutna deltaganden", "Interrupted participations", "count", "participations", "term", ["exit_reason"], INTERVENTION, [], TRIED),
    ("M-ENK", "Upplevd förändring, parade svar", "Experienced change, paired answers", "count", "answers", "term", ["change5"], INTERVENTION, [], TRIED),
    ("M-ENK-INB", "Upplevd förändring, inbjudna", "Experienced change, invited", "count", "persons", "term", [], INTERVENTION, [], TRIED),
    ("M-UPPT", "Upptäckta elever och unga", "Young people detected", "count", "persons", "term", ["sex"], TEAM, [], TRIED),
    ("M-KART", "Kartlagda elever och unga", "Young people mapped", "count", "persons", "term", ["sex"], TEAM, [], TRIED),
    ("M-VÄNTA", "Ungdomar efter dagar från upptäckt till första insats", "Young people by days from detection to first intervention", "count", "persons", "term", ["wait"], TEAM, [], TRIED),
    ("M-PLAN", "Planerad undervisningstid", "Planned teaching time", "count", "minutes", "month", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-PRES", "Närvarotid", "Time present", "count", "minutes", "month", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-OGIL", "Ogiltig frånvarotid", "Time of invalid absence", "count", "minutes", "month", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-APL-PLAN", "Planerat arbetsplatsförlagt lärande", "Planned workplace learning", "count", "minutes", "month", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-APL-PRES", "Närvaro i arbetsplatsförlagt lärande", "Presence in workplace learning", "count", "minutes", "month", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-ELEV", "Elever som teamet följer", "Pupils followed by the team", "count", "persons", "term", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-HÖG", "Elever med frånvaro minst 15 procent", "Pupils absent at least 15 per cent", "count", "persons", "term", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-SAMM", "Elever med ogiltig sammanhängande frånvaro minst en månad", "Pupils with invalid continuous absence of at least a month", "count", "persons", "term", ["sex"], TEAM, ATTENDANCE_TEAMS, []),
    ("M-ÅK9", "Elever i årskurs 9 med eller som skulle ha fått betyg", "Pupils in year 9 with grades or due grades", "count", "persons", "school_year", ["sex"], UNIT, COMPULSORY_UNITS, []),
    ("M-BEH", "Behöriga till yrkesprogram, årskurs 9", "Eligible for vocational programmes, year 9", "count", "persons", "school_year", ["sex"], UNIT, COMPULSORY_UNITS, []),
    ("M-ÅK9-DELT", "Deltagare i årskurs 9", "Participants in year 9", "count", "persons", "school_year", ["sex"], ORG, None, TRIED),
    ("M-BEH-DELT", "Behöriga bland deltagare i årskurs 9", "Eligible among participants in year 9", "count", "persons", "school_year", ["sex"], ORG, None, TRIED),
    ("M-EX4", "Gymnasieexamen inom fyra år, andel", "Upper secondary diploma within four years, share", "percentage", "percent", "year", [], ORG, None, []),
    ("M-INSKR", "Inskrivna elever den 15 oktober", "Pupils enrolled on 15 October", "count", "persons", "school_year", ["sex"], TEAM, UPPER_SECONDARY_TEAMS, []),
    ("M-AVBROTT", "Studieavbrott", "Drop-outs", "count", "persons", "school_year", ["sex"], TEAM, UPPER_SECONDARY_TEAMS, []),
    ("M-KAA-REG", "Ungdomar i registret vid månadens slut", "Young people in the register at the end of the month", "count", "persons", "month", ["sex"], UNIT, ["KAA"], []),
    ("M-KAA-DIST", "Unika ungdomar i registret under terminen", "Unique young people in the register during the term", "count", "persons", "term", ["sex"], TEAM, ["T9"], []),
    ("M-KAA-ERBJ", "Ungdomar som erbjudits minst en åtgärd", "Young people offered at least one measure", "count", "persons", "term", ["sex"], TEAM, ["T9"], []),
    ("M-KAA-AVSL", "Ungdomar som avslutats", "Young people who left", "count", "persons", "term", ["sex"], TEAM, ["T9"], []),
    ("M-KAA-ÅTER", "Avslutade till studier eller arbete", "Left for studies or work", "count", "persons", "term", ["sex"], TEAM, ["T9"], []),
    ("M-POST", "Nya deltagarposter", "New participant records", "count", "count", "month", [], ORG, None, TRIED),
    ("M-POST-KOMPL", "Nya kompletta deltagarposter", "New complete participant records", "count", "count", "month", [], ORG, None, TRIED),
    ("M-EKO-PERS", "Direkta personalkostnader", "Direct staff costs", "money", "SEK", "month", [], ORG, None, []),
    ("M-EKO-PLAN", "Direkta personalkostnader enligt periodiserad budget", "Direct staff costs by the phased budget", "money", "SEK", "month", [], ORG, None, []),
    ("M-EKO-TOT", "Stödberättigande kostnader", "Eligible costs", "money", "SEK", "month", [], ORG, None, []),
    ("M-EKO-PROJ", "Projektets medfinansiering", "Project co-financing", "money", "SEK", "month", [], ORG, None, []),
    ("M-EKO-STÖD", "Utbetalt stöd", "Support paid", "money", "SEK", "quarter", [], ORG, None, []),
    ("M-EKO-BEG", "Begärda kostnader", "Costs claimed", "money", "SEK", "half_year", [], ORG, None, []),
    ("M-EKO-UND", "Underkända kostnader", "Costs rejected", "money", "SEK", "half_year", [], ORG, None, []),
    ("M-KV-DELT", "Kvinnor bland deltagare", "Women among participants", "count", "persons", "term", [], ORG, None, TRIED),
    ("M-TOT-DELT", "Deltagare", "Participants", "count", "persons", "term", [], ORG, None, TRIED),
    ("M-KV-MÅL", "Kvinnor i målgruppen", "Women in the target group", "count", "persons", "term", [], ORG, None, TRIED),
    ("M-TOT-MÅL", "Målgruppen", "The target group", "count", "persons", "term", [], ORG, None, TRIED),
    ("M-SYN", "Synliggörandekraven uppfyllda", "Visibility requirements met", "boolean", "yes_no", "half_year", [], ORG, None, []),
]
MEASURES += [
    (f"M-SJ-{short}", f"Självskattning: {sv}, svar", f"Self-assessment: {en}, answers", "count",
     "answers", "term", ["scale5"], TEAM, [], [])
    for _, short, sv, en in FACTORS
]
#: First day of measures that began later than the others.
BEGINS = {"M-APL-PLAN": "2024-08-01", "M-APL-PRES": "2024-08-01", "M-KAA-REG": "2023-10-01",
          "M-ÅK9-DELT": "2024-08-01", "M-BEH-DELT": "2024-08-01", "M-POST": "2024-08-01",
          "M-POST-KOMPL": "2024-08-01"}
OPTIONAL = {"M-EX4", "M-ENK", "M-ENK-INB", "M-NÖJD", "M-NÖJD-INB", "M-EKO-STÖD", "M-EKO-BEG",
            "M-EKO-UND"}


def measure_rows():
    rows = []
    for code, sv, en, kind, unit, frequency, breakdowns, by, reporters, phases in MEASURES:
        row = {"code": code, "version": 1, "name": names(sv, en), "kind": kind, "unit": unit,
               "frequency": frequency, "breakdowns": breakdowns, "reported_by": by,
               "reporters": ["9901"] if reporters is None else reporters, "phases": phases,
               "from": BEGINS.get(code, "2023-08-01"), "to": None,
               "mandatory": code not in OPTIONAL, "due_days": 15}
        if kind not in ("date", "boolean"):
            row["min"] = "0"
        if kind in ("percentage", "boolean"):
            row["min"], row["max"] = "0", "100" if kind == "percentage" else "1"
        rows.append(row)
    return rows
