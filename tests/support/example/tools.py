"""Deterministic variation, the school calendar, and writers of JSON and CSV."""

import calendar
import csv
import hashlib
import io
import json

ORGANISATION = "9901"


def pick(low, high, *key):
    """A whole number in [low, high] that depends on nothing but `key`."""
    digest = hashlib.sha256("/".join(str(part) for part in key).encode()).digest()
    return low + int.from_bytes(digest[:8], "big") % (high - low + 1)


def months(first, last):
    """Month codes from `first` to `last`, both included."""
    year, month = int(first[:4]), int(first[5:7])
    codes = []
    while f"{year:04d}-{month:02d}" <= last:
        codes.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return codes


def last_day(month):
    """The ISO date of the last day of a month code."""
    days = calendar.monthrange(int(month[:4]), int(month[5:7]))[1]
    return f"{month}-{days:02d}"


TERMS = [
    ("HT23", "2023-08-01", "2023-12-31"),
    ("VT24", "2024-01-01", "2024-06-30"),
    ("HT24", "2024-08-01", "2024-12-31"),
    ("VT25", "2025-01-01", "2025-06-30"),
    ("HT25", "2025-08-01", "2025-12-31"),
]
SCHOOL_YEARS = [
    ("LA2324", "2023-08-01", "2024-07-31"),
    ("LA2425", "2024-08-01", "2025-07-31"),
    ("LA2526", "2025-08-01", "2026-07-31"),
]
TERM_CODES = [code for code, _, _ in TERMS]
DAYS_OF = {code: (first, last) for code, first, last in TERMS + SCHOOL_YEARS}

#: School days of each calendar month; July counts one so that nothing is divided by none.
SCHOOL_DAYS = {1: 17, 2: 15, 3: 21, 4: 16, 5: 20, 6: 9, 7: 1, 8: 11, 9: 21, 10: 19, 11: 20, 12: 14}


def term_of(month):
    """The term a month code lies in; July, between two terms, goes with the autumn."""
    for code, first, last in TERMS:
        if first[:7] <= month <= last[:7]:
            return code
    return {"2024-07": "HT24", "2025-07": "HT25"}[month]


def active(span, first, last):
    """True when an open-ended span (from, to) has a day in [first, last]."""
    return span[0] <= last and (span[1] is None or span[1] >= first)


def names(sv, en):
    """A text in both languages."""
    return {"sv": sv, "en": en}


def kronor(ore):
    """Whole öre as kronor with two decimals."""
    sign = "-" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def half_up(numerator, denominator):
    """The nearest whole number, half away from zero; denominator above zero."""
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded


def json_bytes(document):
    """JSON that reads well in a diff."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def csv_bytes(columns, rows, swedish=False):
    """Rows (dicts) as CSV: comma and point, or with `swedish` semicolon, comma and BOM.

    Numbers are given with a decimal point; a column of numbers is one of NUMBERS."""
    unknown = sorted({name for row in rows for name in row} - set(columns))
    if unknown:
        raise ValueError(f"columns {unknown} are not in the file")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if swedish else ",", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        cells = []
        for name in columns:
            text = str(row.get(name, ""))
            cells.append(text.replace(".", ",") if swedish and name in NUMBERS else text)
        writer.writerow(cells)
    return ("\ufeff" if swedish else "").encode() + out.getvalue().encode()


NUMBERS = {"value", "quantity", "unit_price", "amount", "vat", "hours_elsewhere", "hours"}
