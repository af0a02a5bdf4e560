"""What the economist reports beside the cost lines."""

from .money import (CLAIM_MONTHS, HALVES, half_of, half_up, month_totals, total_eligible)
from .setups import BUDGET
from .tools import DAYS_OF, ORGANISATION, kronor, months
from .values_capacity import HALF


def row(measure, period, ore):
    return {"measure": measure, "organisation": ORGANISATION, "period": period,
            "value": kronor(ore)}


def phased(month):
    """The staff budget in force, evenly over its months: B1 over 23, B2 from its decision on."""
    total = {code: sum(int(amount[:-3]) for category, amount in parts.items()
                       if category.startswith("STAFF")) * 100
             for code, parts in BUDGET.items()}
    before = total["B1"] // 23
    if month < "2025-04":
        return before
    left = total["B2"] - before * len(months("2023-08", "2025-03"))
    each, rest = divmod(left, len(months("2025-04", "2025-12")))
    return each + (rest if month == "2025-12" else 0)


def economy_rows(term):
    """Costs and financing by month, support paid by quarter, claimed and rejected by half-year."""
    half = HALF[term]
    rows = []
    for month, (staff, eligible, project) in month_totals().items():
        if half_of(month) != half:
            continue
        rows += [row("M-EKO-PERS", month, staff), row("M-EKO-PLAN", month, phased(month)),
                 row("M-EKO-TOT", month, eligible), row("M-EKO-PROJ", month, project)]
    place = HALVES.index(half)
    claimed = total_eligible(half) - (total_eligible(HALVES[place - 1]) if place else 0)
    rows += [row("M-EKO-BEG", half, claimed), row("M-EKO-UND", half, 0)]
    paid = 0
    if place:
        before = HALVES[place - 1]
        earlier = total_eligible(HALVES[place - 2]) if place > 1 else 0
        paid = half_up((total_eligible(before) - earlier) * 5400, 10000)
    year, number = half.split("-H")
    quarters = {"1": ("Q1", "Q2"), "2": ("Q3", "Q4")}[number]
    rows += [row("M-EKO-STÖD", f"{year}-{quarters[0]}", 0),
             row("M-EKO-STÖD", f"{year}-{quarters[1]}", paid)]
    return rows


assert set(CLAIM_MONTHS) == set(HALF.values()) and set(HALF) <= set(DAYS_OF)
