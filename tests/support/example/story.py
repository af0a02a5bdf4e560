"""Who did what, and when: the steps that make the example book."""

from . import account, activities, benchmarks, participants, surveys
from .money import CLAIM_MONTHS
from .tools import ORGANISATION, json_bytes, names
from .values_attendance import minutes
from .values_interventions import mapped

OWNER = ("process-owner-1", "process_owner")
LEADER = ("process-leader-1", "process_leader")
ECONOMIST = ("economist-1", "economist")


def step(at, who, command, **more):
    return {"at": at, "as": who[0], "role": who[1], "command": command, **more}


def setup(at, file):
    return step(at, OWNER, "setup import", file=file)


def occasion(day, next_day, name, half, with_interventions):
    """The values, costs and financing of a term, and its claim."""
    kinds = ["team", "kommun"] + (["insatser"] if with_interventions else [])
    return [
        step(f"{day}T08:15:00Z", LEADER, "value import",
             files=[f"values/{name}-{kind}.csv" for kind in kinds]),
        step(f"{day}T13:40:00Z", ECONOMIST, "cost import", files=[f"costs-{half}.csv"]),
        step(f"{day}T13:55:00Z", ECONOMIST, "financing import", files=[f"financing-{half}.csv"]),
        step(f"{day}T14:10:00Z", ECONOMIST, "value import",
             files=[f"values/{name}-ekonomi.csv"]),
        step(f"{next_day}T09:30:00Z", ECONOMIST, "claim make",
             options={"through": CLAIM_MONTHS[half]}),
    ]


def correct(at, who, reason, note, to, **key):
    return step(at, who, "value correct",
                options={**key, "organisation": ORGANISATION, "to": str(to), "reason": reason,
                         "note": note})


def issue(at, family, period, lang, claim=None):
    options = {"family": family, "period": period, "lang": lang, "formats": ["xlsx", "html"]}
    if claim is not None:
        options["claim"] = claim
    return step(at, OWNER, "report issue", options=options)


def steps():
    return [
        setup("2023-06-12T08:00:00Z", "setup-1.json"),
        *occasion("2024-01-22", "2024-02-05", "2023-HT", "2023-H2", False),
        setup("2024-06-18T08:20:00Z", "setup-insatser-2024-06.json"),
        *occasion("2024-07-02", "2024-08-06", "2024-VT", "2024-H1", False),
        setup("2024-08-12T07:45:00Z", "setup-narvaro-2024-08.json"),
        setup("2025-01-10T09:05:00Z", "setup-insatser-2025-01.json"),
        *occasion("2025-01-21", "2025-02-03", "2024-HT", "2024-H2", True),
        setup("2025-02-04T08:30:00Z", "setup-lag-2025-02.json"),
        setup("2025-03-12T10:00:00Z", "setup-2.json"),
        setup("2025-07-01T07:30:00Z", "setup-insatser-2025-07.json"),
        *occasion("2025-07-03", "2025-08-05", "2025-VT", "2025-H1", True),
        step("2025-08-13T11:20:00Z", LEADER, "narrative import",
             files=["narrative-2025-VT-sv.csv"]),
        issue("2025-08-15T12:00:00Z", "esf-cofinancing@1.2.0", "VT25", "sv", "4"),
        issue("2025-08-22T12:00:00Z", "skr-followup@1.2.0", "LA2425", "sv"),
        step("2025-09-03T08:40:00Z", LEADER, "value import",
             files=["values/2025-VT-komplettering.csv"],
             options={"reason": "late_data",
                      "note": "Två team lämnade vårens närvaro på nytt."}),
        correct("2025-09-05T07:15:00Z", LEADER, "typo", "Siffror omkastade vid inmatningen.",
                minutes("T3", "F", "2025-03")["M-PRES"], measure="M-PRES", team="T3",
                period="2025-03", breakdown={"sex": "F"}),
        correct("2025-09-08T13:05:00Z", OWNER, "source_changed",
                "Två kartläggningar fanns i journalen men inte i teamets lista.",
                mapped("T4", "M", "VT25")[1], measure="M-KART", team="T4", period="VT25",
                breakdown={"sex": "M"}),
        setup("2026-01-12T08:10:00Z", "setup-insatser-2026-01.json"),
        *occasion("2026-01-19", "2026-01-26", "2025-HT", "2025-H2", True),
        step("2026-01-27T09:00:00Z", LEADER, "narrative import", files=["narrative-sv.csv"]),
        step("2026-01-27T09:20:00Z", LEADER, "narrative import", files=["narrative-en.csv"]),
        issue("2026-01-29T10:00:00Z", "esf-cofinancing@1.2.0", "HT25", "sv", "5"),
        issue("2026-01-29T10:05:00Z", "skr-followup@1.2.0", "HT25", "sv"),
        issue("2026-01-29T10:10:00Z", "esf-cofinancing@1.2.0", "HT25", "en", "5"),
        issue("2026-01-29T10:15:00Z", "skr-followup@1.2.0", "HT25", "en"),
        step("2026-01-30T08:30:00Z", LEADER, "activity import", files=[activities.FILE]),
        setup("2026-01-30T08:40:00Z", surveys.SETUP),
        step("2026-01-30T08:45:00Z", LEADER, "survey import", files=[surveys.FILE]),
        setup("2026-02-02T09:00:00Z", account.FILE),
        step("2026-02-02T09:30:00Z", LEADER, "benchmark import",
             files=[benchmarks.FIRST, benchmarks.NAMES]),
        step("2026-02-03T08:15:00Z", LEADER, "benchmark import", files=[benchmarks.LATER]),
        step("2026-02-03T09:00:00Z", LEADER, "participation import", files=[participants.FILE]),
        step("2026-02-03T09:10:00Z", LEADER, "outcome import", files=[participants.OUTCOMES]),
        # With all that was recorded since the others: what somebody opens first is the newest.
        issue("2026-02-04T10:00:00Z", "esf-cofinancing", "HT25", "sv", "5"),
        issue("2026-02-04T10:05:00Z", "skr-followup", "HT25", "sv"),
    ]


def document():
    return {
        "format": 1,
        "label": names("Exempel: Sjövalla kommun i UP 2.0. Kommunen och alla siffror är påhittade.",
                       "Example: Sjövalla municipality in UP 2.0. The municipality and all "
                       "figures are invented."),
        "time_zone": "Europe/Stockholm", "book": "up2-exempel.utfall", "steps": steps()}


def document_bytes():
    return json_bytes(document())
