"""The set-up documents, in the order they were imported."""

from . import account, surveys
from .indicators import attendance, indicator_rows, target_rows
from .interventions import intervention_rows
from .measures import DIMENSIONS, measure_rows
from .money import UNIT_PRICES
from .people import team_rows, unit_rows
from .tools import ORGANISATION, SCHOOL_YEARS, TERMS, names

CATEGORIES = [
    ("STAFF-LED", "Processledning", "Process leadership"),
    ("STAFF-TEAM", "Utvecklingsteam", "Development teams"),
    ("STAFF-HEALTH", "Elevhälsa", "Pupil health"),
    ("STAFF-KAA", "Kommunala aktivitetsansvaret", "Municipal activity responsibility"),
]
BUDGET = {
    "B1": {"STAFF-LED": "970000.00", "STAFF-TEAM": "1300000.00", "STAFF-HEALTH": "450000.00",
           "STAFF-KAA": "430000.00", "FR40": "1260000.00", "in_kind_staff": "150000.00",
           "participant_allowance": "180000.00"},
    "B2": {"STAFF-LED": "1190000.00", "STAFF-TEAM": "1640000.00", "STAFF-HEALTH": "550000.00",
           "STAFF-KAA": "560000.00", "FR40": "1576000.00", "in_kind_staff": "200000.00",
           "participant_allowance": "215000.00"},
}


def budget(decision):
    return [{"cost_category": code, "amount": amount} for code, amount in BUDGET[decision].items()]


def calendar_rows(since, until):
    """Terms and school years that begin in [since, until)."""
    return [{"code": code, "kind": kind, "organisation": ORGANISATION, "from": first, "to": last}
            for kind, rows in (("term", TERMS), ("school_year", SCHOOL_YEARS))
            for code, first, last in rows if since <= first < until]


def phase(code, sv, en, first, last, decision):
    return {"code": code, "name": names(sv, en), "organisation": ORGANISATION, "from": first,
            "to": last, "decision": decision}


def beginning():
    """The frame as decided before the start."""
    return {
        "format": 1,
        "operation": {
            "code": "99-000-X01", "name": names("UP 2.0 (exempel)", "UP 2.0 (example)"),
            "programme": "UP2", "fund": "ESF+", "cci": "2021SE05SFPR", "programme_area": "A",
            "specific_objective": "A2A", "start": "2023-04-01", "end": "2026-03-31",
            "beneficiary": "SKR", "reporting_organisation": ORGANISATION},
        "decisions": [{
            "code": "B1", "date": "2023-03-20", "in_force_from": "2023-04-01",
            "financing_plan": [{"source": "EU", "rate_bp": 4000},
                               {"source": "STATE", "rate_bp": 1400},
                               {"source": "PROJECT", "rate_bp": 4600}],
            "cost_model": {"flat_rates": [{"code": "FR40", "article": "CPR 56(1)",
                                           "rate_bp": 4000,
                                           "base": [code for code, _, _ in CATEGORIES]}]},
            "budget": budget("B1")}],
        "cost_categories": [{"code": code, "name": names(sv, en), "kind": "staff"}
                            for code, sv, en in CATEGORIES],
        "unit_cost_tables": [{
            "code": "EK2023", "valid_from": "2023-01-01",
            "rows": [{"function": function, "unit": "hour", "price": price}
                     for function, price in UNIT_PRICES.items()]}],
        "organisations": [
            {"code": "SKR", "name": "Sveriges Kommuner och Regioner", "kind": "association"},
            {"code": "SE-REG-99", "name": "Exempelregionen", "kind": "region"},
            {"code": ORGANISATION, "name": "Sjövalla kommun (exempel)", "kind": "municipality",
             "parent": "SE-REG-99"},
            {"code": "EXK", "name": "Exempelkassan", "kind": "authority"},
            {"code": "SJF", "name": "Sjövalla föreningsråd (exempel)", "kind": "association"}],
        "units": unit_rows(),
        "phases": [
            phase("F1", "Fas 1, kapacitetsbygge", "Phase 1, capacity", "2023-08-01", "2024-06-30",
                  "B1"),
            phase("F2", "Fas 2, insatser", "Phase 2, interventions", "2024-07-01", "2025-06-30",
                  "B1")],
        "calendar": calendar_rows("2023-08-01", "2025-08-01"),
        "teams": team_rows("2023-06-12"),
        "dimensions": DIMENSIONS,
        "measures": measure_rows(),
        "indicators": indicator_rows(),
        "targets": target_rows(False),
        "contacts": [
            {"role": "process_owner", "organisation": ORGANISATION,
             "name": "Exempel Processägare"},
            {"role": "process_leader", "organisation": ORGANISATION,
             "name": "Exempel Processledare"}],
    }


def interventions(known_on):
    """What had happened to the interventions by a day."""
    return {"format": 1, "interventions": intervention_rows(known_on)}


def new_attendance():
    """Workplace learning counts as planned time from the school year 2024/25, and two teams change."""
    first = {**attendance(1), "valid_to": "2024-07-31"}
    return {"format": 1, "indicators": [first, attendance(2)],
            "teams": team_rows("2024-08-12", only=["T3"])}


def new_members():
    return {"format": 1, "teams": team_rows("2025-02-03", only=["T6"])}


def extension():
    """The decision that prolongs phase 2 to December 2025 and raises the budget."""
    return {
        "format": 1,
        "decisions": [{"code": "B2", "date": "2025-03-10", "in_force_from": "2025-03-10",
                       "changes": "Fas 2 förlängs till och med 2025-12-31 och budgeten höjs.",
                       "same_terms_as": "B1", "budget": budget("B2")}],
        "phases": [
            phase("F2", "Fas 2, insatser", "Phase 2, interventions", "2024-07-01", "2025-12-31",
                  "B2"),
            phase("F3", "Implementering", "Implementation", "2026-01-01", "2026-03-31", "B2")],
        "calendar": calendar_rows("2025-08-01", "2026-08-01"),
        "targets": target_rows(True),
    }


#: file, document; the story says when.
SETUPS = [
    ("setup-1.json", beginning()),
    ("setup-insatser-2024-06.json", interventions("2024-06-18")),
    ("setup-narvaro-2024-08.json", new_attendance()),
    ("setup-insatser-2025-01.json", interventions("2025-01-10")),
    ("setup-lag-2025-02.json", new_members()),
    ("setup-2.json", extension()),
    ("setup-insatser-2025-07.json", interventions("2025-07-01")),
    ("setup-insatser-2026-01.json", interventions("2026-01-12")),
    (surveys.SETUP, surveys.document()),
    (account.FILE, account.document()),
]
