"""Figures that somebody else would have published: answers as Kolada gives them, with an invented key figure."""

from .tools import ORGANISATION, json_bytes

NAMES, FIRST, LATER = "jamforelsetal-namn.json", "jamforelsetal-2026-02-02.json", "jamforelsetal-2026-02-03.json"
#: Kolada has no key figure of this number.
KEY_FIGURE = "N99999"
TITLE = "Exempel: påhittat nyckeltal, behöriga till gymnasiet, hemkommun, andel (%)"
AREAS = {ORGANISATION: "Sjövalla (påhittad kommun)", "0000": "Riket (påhittade tal)"}
#: area, year: women, men and total; None is what is not told.
FIGURES = {(ORGANISATION, 2023): ("74.3", None, "71.2"), (ORGANISATION, 2024): ("76.1", "69.8", "72.9"),
           ("0000", 2023): ("83.9", "81.0", "82.4"), ("0000", 2024): ("84.2", "81.3", "82.7")}
#: What the source says when it is asked again, without a word about it.
REVISED = {**FIGURES, (ORGANISATION, 2023): ("74.3", None, "70.9")}


def number(text):
    """A float, because that is how the answers have it; one decimal comes back as it was."""
    return None if text is None else float(text)


def answer(figures):
    """What Kolada's interface would answer: a row an area and a year."""
    rows = [{"kpi": KEY_FIGURE, "municipality": area, "period": year,
             "values": [{"gender": sex, "value": number(value), "status": "", "count": 1, "isdeleted": False}
                        for sex, value in zip("KMT", values)]}
            for (area, year), values in figures.items()]
    return {"count": len(rows), "next_url": None, "previous_url": None, "values": rows}


def names():
    rows = [{"id": KEY_FIGURE, "title": TITLE}, *({"id": code, "title": name} for code, name in AREAS.items())]
    return {"count": len(rows), "values": rows}


def all_files():
    return {NAMES: json_bytes(names()), FIRST: json_bytes(answer(FIGURES)), LATER: json_bytes(answer(REVISED))}
