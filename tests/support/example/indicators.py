"""What is calculated: indicators, their versions, baselines and targets."""

from .benchmarks import KEY_FIGURE
from .measures import FACTORS
from .tools import ORGANISATION, names

FIRST_DAY = "2023-08-01"
LOCAL = "Lokal definition i exemplet"


def define(code, sv, en, kind, method, unit, decimals, direction, over, disclosure,
           numerator=None, denominator=None, expression=None, source=LOCAL, verified=False,
           baseline=None, version=1, valid_from=FIRST_DAY, valid_to=None, supersedes=None,
           comparable=True, benchmark=None):
    """One definition version; `over` is the rule over time, units and breakdowns. `benchmark` is the
    key figure of Kolada's that it is held against."""
    row = {"code": code, "version": version, "valid_from": valid_from, "valid_to": valid_to,
           "supersedes": supersedes, "comparable": comparable, "name": names(sv, en),
           "kind": kind, "method": method, "numerator": numerator, "denominator": denominator,
           "expression": expression, "unit": unit, "decimals": decimals, "direction": direction,
           "over_time": over[0], "over_units": over[1], "over_breakdowns": over[2],
           "disclosure": disclosure, "source": source, "verified": verified}
    if baseline is not None:
        value, period, origin = baseline
        row["baseline"] = {"value": value, "period": period, "source": origin}
    if benchmark is not None:
        row["benchmark"] = {"source": "kolada", "measure": benchmark}
    return row


def total(code, sv, en, unit, measure, kind="output", direction="up", decimals=0, disclosure="A",
          over=("sum", "sum", "sum"), **more):
    return define(code, sv, en, kind, "sum", unit, decimals, direction, over, disclosure,
                  numerator=measure, **more)


def stock(code, sv, en, unit, measure, direction="up", disclosure="A",
          over=("last", "sum", "sum"), kind="output", **more):
    return define(code, sv, en, kind, "stock", unit, 0, direction, over, disclosure,
                  numerator=measure, **more)


def share(code, sv, en, numerator, denominator, kind="result", direction="up", disclosure="C",
          over=("pool", "pool", "pool"), **more):
    return define(code, sv, en, kind, "ratio", "percent", 1, direction, over, disclosure,
                  numerator=numerator, denominator=denominator, **more)


def answers(code, sv, en, measure, unit="answers", invited=None, kind="result", direction="up",
            disclosure="C", **more):
    return define(code, sv, en, kind, "distribution", unit, 0, direction, ("sum", "sum", "sum"),
                  disclosure, numerator=measure, denominator=invited, **more)


MAPPING = "Kartläggning våren 2023 (exempel)"
ATTENDANCE_V1 = dict(numerator="M-PRES", denominator="M-PLAN",
                     baseline=("79.5", "2023-H1", MAPPING))
ATTENDANCE_V2 = dict(numerator="[M-PRES] + [M-APL-PRES]", denominator="[M-PLAN] + [M-APL-PLAN]",
                     baseline=("79.5", "2023-H1", MAPPING))


def attendance(version):
    """NÄR-GRAD: the second version counts workplace learning, so the series is broken."""
    if version == 1:
        return share("NÄR-GRAD", "Närvarograd i målgruppen", "Attendance rate in the target group",
                     **{k: v for k, v in ATTENDANCE_V1.items()})
    return share("NÄR-GRAD", "Närvarograd i målgruppen", "Attendance rate in the target group",
                 version=2, valid_from="2024-08-01", supersedes=1, comparable=False,
                 **ATTENDANCE_V2)


def indicator_rows():
    """The definitions in force from the beginning."""
    once = ("none", "none", "sum")
    rows = [
        stock("CAP-TEAM", "Aktiva utvecklingsteam", "Active development teams", "teams", "M-TEAM"),
        stock("CAP-MEDL", "Teammedlemmar", "Team members", "persons", "M-MEDL",
              direction="none", over=("last", "none", "sum")),
        total("CAP-UTBT", "Genomförda utbildningstillfällen och workshoppar",
              "Training sessions and workshops held", "occasions", "M-UTBT"),
        total("CAP-DELT", "Unika medarbetare i kapacitetsbygget",
              "Unique staff in the capacity building", "persons", "M-MEDARB", over=once),
        total("CAP-TIM", "Utbildningstimmar", "Training hours", "person_hours", "M-UTIM"),
        share("CAP-TÄCK", "Andel enheter som deltar", "Share of units that take part",
              "M-ENH-DELT", "M-ENH-MÅL", kind="output", disclosure="A",
              over=("none", "pool", "pool")),
        define("CAP-NUL", "Nulägesanalys beslutad", "Baseline analysis decided", "output",
               "milestone", "date", 0, "none", ("last", "none", "none"), "A", numerator="M-NUL"),
        share("CAP-PLAN", "Andel team med beslutad insatsplan",
              "Share of teams with a decided plan", "M-TEAM-PLAN", "M-TEAM", kind="output",
              disclosure="A", over=("none", "pool", "pool")),
        total("CAP-PLED", "Processledning, timmar", "Process leadership, hours", "hours",
              "M-PLED", decimals=1, direction="none"),
        *[answers(f"CAP-FRAM-{short}", f"Självskattning: {sv}", f"Self-assessment: {en}",
                  f"M-SJ-{short}") for _, short, sv, en in FACTORS],
        share("CAP-KOLL", "Andel enheter med beslutad rutin för frånvarouppföljning",
              "Share of units with a decided routine for following up absence", "M-RUTIN",
              "M-ENH-MÅL", kind="output", disclosure="A", over=("none", "pool", "pool")),
        answers("CAP-NÖJD", "Deltagarnas värdering av kapacitetsbygget",
                "Participants' assessment of the capacity building", "M-NÖJD",
                invited="M-NÖJD-INB"),
        stock("INS-PLAN", "Insatser efter läge", "Interventions by status", "interventions",
              "M-INSST", direction="none"),
        total("INS-START", "Startade insatser", "Interventions started", "interventions",
              "M-START"),
        total("INS-DELT", "Unika ungdomar i insatser", "Unique young people in interventions",
              "persons", "M-UNG", disclosure="B", over=once),
        total("INS-TILLF", "Deltaganden i insatser", "Participations in interventions",
              "participations", "M-TILLF", disclosure="B", direction="none"),
        answers("INS-DOS", "Insatstid per deltagare", "Time in intervention per participant",
                "M-DOS", unit="persons", direction="none"),
        answers("INS-TID", "Dagar från upptäckt till första insats",
                "Days from detection to first intervention", "M-VÄNTA", unit="persons",
                direction="down"),
        share("INS-KART", "Andel upptäckta som kartlagts", "Share of detected who were mapped",
              "M-KART", "M-UPPT"),
        share("INS-FULL", "Andel deltaganden avslutade enligt plan",
              "Share of participations ended as planned", "M-AVSL-PLAN", "M-AVSL"),
        total("INS-AVBR", "Avbrutna deltaganden", "Interrupted participations", "participations",
              "M-AVBR", kind="result", direction="down", disclosure="B"),
        stock("INS-IMPL", "Insatser införda i ordinarie verksamhet",
              "Interventions implemented in ordinary work", "interventions", "M-IMPL",
              kind="result", baseline=("0", "2024-H1", "Inga insatser prövade ännu (exempel)")),
        attendance(1),
        share("NÄR-OGIL", "Ogiltig frånvaro", "Invalid absence", "M-OGIL", "M-PLAN",
              direction="down", baseline=("6.8", "2023-H1", MAPPING)),
        share("NÄR-HÖG", "Elever med frånvaro minst 15 procent",
              "Pupils absent at least 15 per cent", "M-HÖG", "M-ELEV", direction="down",
              over=("none", "pool", "pool"), baseline=("44.0", "2023-H1", MAPPING)),
        total("NÄR-SAMM", "Elever med ogiltig sammanhängande frånvaro minst en månad",
              "Pupils with invalid continuous absence of at least a month", "persons", "M-SAMM",
              kind="result", direction="down", disclosure="B", over=("none", "sum", "sum")),
        share("RES-BEH", "Behöriga till yrkesprogram, årskurs 9",
              "Eligible for vocational programmes, year 9", "M-BEH", "M-ÅK9",
              baseline=("82.4", "2022", "Kommunens betygsuppgifter (exempel)"),
              benchmark=KEY_FIGURE),
        share("RES-BEHD", "Behöriga bland deltagare i årskurs 9",
              "Eligible among participants in year 9", "M-BEH-DELT", "M-ÅK9-DELT"),
        define("RES-EX4", "Gymnasieexamen inom fyra år", "Upper secondary diploma in four years",
               "context", "none", "percent", 1, "up", ("none", "none", "none"), "C",
               numerator="M-EX4", source="Påhittad siffra i exemplet; ingen officiell statistik"),
        share("RES-AVB", "Studieavbrott i gymnasieskolan", "Drop-outs in upper secondary school",
              "M-AVBROTT", "M-INSKR", direction="down",
              baseline=("9.6", "2022", "Elevregistret, läsåret 2022/23 (exempel)")),
        share("RES-ÅTER", "Unga som återgått till studier eller arbete",
              "Young people back in studies or work", "M-KAA-ÅTER", "M-KAA-AVSL"),
        stock("KAA-REG", "Ungdomar i registret för aktivitetsansvaret",
              "Young people in the activity responsibility register", "persons", "M-KAA-REG",
              direction="down", disclosure="B", kind="context"),
        share("KAA-ÅTG", "Andel i aktivitetsansvaret som erbjudits minst en åtgärd",
              "Share in the activity responsibility offered at least one measure", "M-KAA-ERBJ",
              "M-KAA-DIST", over=("none", "pool", "pool")),
        answers("ENK-FÖR", "Upplevd förändring", "Experienced change", "M-ENK",
                invited="M-ENK-INB"),
        share("ESF-KOMPL", "Andel kompletta deltagarposter",
              "Share of complete participant records", "M-POST-KOMPL", "M-POST", kind="output",
              disclosure="A",
              source="Förordning (EU) 2021/1057 artikel 17.5", verified=True),
    ]
    return rows + money_rows() + horizontal_rows()


def money_rows():
    return [
        total("EKO-PERS", "Direkta personalkostnader", "Direct staff costs", "SEK", "M-EKO-PERS",
              kind="finance", direction="none", decimals=2),
        total("EKO-PLAN", "Direkta personalkostnader, periodiserad budget",
              "Direct staff costs, phased budget", "SEK", "M-EKO-PLAN", kind="finance",
              direction="none", decimals=2),
        define("EKO-UTF", "Upparbetat mot budget", "Spent against budget", "finance", "formula",
               "percent", 1, "none", ("sum", "sum", "sum"), "A",
               expression="100 * [EKO-PERS] / [EKO-PLAN]"),
        define("EKO-MEDF", "Medfinansieringsgrad", "Rate of co-financing", "finance", "formula",
               "percent", 1, "up", ("sum", "sum", "sum"), "A",
               expression="100 * [M-EKO-PROJ] / [M-EKO-TOT]"),
        define("EKO-KPD", "Stödberättigande kostnad per ungdom i insats",
               "Eligible cost per young person in intervention", "finance", "formula", "SEK", 0,
               "none", ("none", "none", "sum"), "A", expression="[M-EKO-TOT] / [INS-DELT]"),
        total("EKO-STÖD", "Utbetalt stöd", "Support paid", "SEK", "M-EKO-STÖD", kind="finance",
              direction="none", decimals=2),
        share("EKO-AVV", "Underkända kostnader av begärda", "Rejected of claimed costs",
              "M-EKO-UND", "M-EKO-BEG", kind="finance", direction="down", disclosure="A"),
    ]


def horizontal_rows():
    return [
        define("HOR-JÄM", "Kvinnor bland deltagare jämfört med målgruppen",
               "Women among participants against the target group", "result", "formula",
               "percentage_points", 1, "none", ("none", "none", "none"), "C",
               expression="100 * [M-KV-DELT] / [M-TOT-DELT] - 100 * [M-KV-MÅL] / [M-TOT-MÅL]"),
        define("SYN-KRAV", "Synliggörandekraven uppfyllda", "Visibility requirements met",
               "output", "milestone", "yes_no", 0, "none", ("last", "none", "none"), "A",
               numerator="M-SYN"),
    ]


#: indicator, date, value, decision
TARGETS = [
    ("CAP-TEAM", "2024-06-30", "9", None), ("CAP-TEAM", "2025-12-31", "9", "B2"),
    ("CAP-TÄCK", "2024-06-30", "100", None), ("CAP-PLAN", "2024-06-30", "100", None),
    ("CAP-KOLL", "2025-06-30", "100", None),
    ("CAP-UTBT", "2024-06-30", "24", None),
    ("INS-DELT", "2025-06-30", "280", None), ("INS-DELT", "2025-12-31", "320", "B2"),
    ("INS-KART", "2025-06-30", "70", None), ("INS-KART", "2025-12-31", "80", "B2"),
    ("INS-FULL", "2025-12-31", "75", "B2"),
    ("INS-IMPL", "2025-06-30", "4", None), ("INS-IMPL", "2025-12-31", "6", "B2"),
    ("NÄR-GRAD", "2024-06-30", "81", None), ("NÄR-GRAD", "2025-06-30", "83", None),
    ("NÄR-GRAD", "2025-12-31", "85", "B2"),
    ("NÄR-OGIL", "2025-06-30", "5", None), ("NÄR-OGIL", "2025-12-31", "4.5", "B2"),
    ("NÄR-HÖG", "2025-12-31", "32", "B2"),
    ("RES-BEH", "2025-07-31", "88", None), ("RES-AVB", "2025-07-31", "6", None),
    ("RES-ÅTER", "2025-12-31", "50", "B2"), ("KAA-ÅTG", "2025-12-31", "60", "B2"),
    ("ESF-KOMPL", "2025-12-31", "95", "B2"), ("EKO-MEDF", "2025-12-31", "46", "B2"),
]


def target_rows(with_extension):
    """The targets of the first decision, or those the extension added."""
    return [{"indicator": indicator, "scope": {"level": "organisation", "code": ORGANISATION},
             "date": date, "value": value, **({"decision": decision} if decision else {})}
            for indicator, date, value, decision in TARGETS if bool(decision) == with_extension]
