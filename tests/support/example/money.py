"""Costs and financing. Amounts are whole öre here; hours are whole hours."""

from .tools import ORGANISATION, half_up, kronor, last_day, months, pick

UNIT_PRICES = {"processledare": "512.00", "lärare": "438.00", "specialpedagog": "456.50",
               "kurator": "447.00", "skolpsykolog": "498.00", "skolsköterska": "431.00",
               "studiecoach": "402.00"}

#: category, person, function, usual hours a month, first month, hours a month in other projects
STAFF = [
    ("STAFF-LED", "UP2-P-001", "processledare", 60, "2023-08", 0),
    ("STAFF-LED", "UP2-P-002", "processledare", 30, "2023-08", 24),
    ("STAFF-TEAM", "UP2-P-003", "lärare", 22, "2023-09", 0),
    ("STAFF-TEAM", "UP2-P-004", "lärare", 24, "2023-09", 0),
    ("STAFF-TEAM", "UP2-P-005", "specialpedagog", 20, "2023-09", 0),
    ("STAFF-TEAM", "UP2-P-006", "studiecoach", 34, "2024-09", 0),
    ("STAFF-TEAM", "UP2-P-007", "lärare", 22, "2023-09", 0),
    ("STAFF-TEAM", "UP2-P-008", "lärare", 26, "2023-09", 0),
    ("STAFF-TEAM", "UP2-P-009", "specialpedagog", 18, "2024-01", 0),
    ("STAFF-HEALTH", "UP2-P-010", "kurator", 24, "2023-09", 0),
    ("STAFF-HEALTH", "UP2-P-011", "skolpsykolog", 10, "2023-09", 16),
    ("STAFF-HEALTH", "UP2-P-012", "skolsköterska", 14, "2023-09", 0),
]
#: The youth coach is paid by the month and claimed at actual cost.
COACH = ("STAFF-KAA", "UP2-P-014", "2023-10")
HALVES = ["2023-H2", "2024-H1", "2024-H2", "2025-H1", "2025-H2"]
CLAIM_MONTHS = {"2023-H2": "2023-12", "2024-H1": "2024-06", "2024-H2": "2024-12",
                "2025-H1": "2025-06", "2025-H2": "2025-12"}
COST_COLUMNS = ["id", "organisation", "cost_category", "form", "date", "period", "person",
                "function", "unit_cost_table", "quantity", "hours_elsewhere", "unit_price",
                "amount", "vat", "vat_eligible", "booked_on", "paid_on", "supplier", "evidence",
                "text"]
FINANCING_COLUMNS = ["id", "organisation", "kind", "public", "period", "quantity", "unit_price",
                     "amount", "certificate"]
#: Hours of May 2024 that were handed in with the autumn's costs.
LATE = ("UP2-P-007", "2024-05")
#: The last salary of the coach had not been paid when the costs were handed in.
UNPAID_MONTH = "2025-12"


def half_of(month):
    return f"{month[:4]}-H{1 if month[5:7] <= '06' else 2}"


def ore(amount):
    """Kronor with two decimals as whole öre."""
    whole, cents = amount.split(".")
    return int(whole) * 100 + int(cents)


def hours(person, usual, month):
    """Whole hours of a person in a month; little in summer and at Christmas."""
    factor = {"07": 0, "08": 60, "06": 75, "12": 70, "01": 85}.get(month[5:7], 100)
    if person in ("UP2-P-001", "UP2-P-002") and factor == 0:
        factor = 20
    return (usual * factor + 50) // 100 + (pick(-2, 2, person, month) if factor > 20 else 0)


def cost_lines():
    """All cost rows with the half-year whose file they came in, amounts in öre."""
    lines = []
    for month in months("2023-08", "2025-12"):
        for category, person, function, usual, first, elsewhere in STAFF:
            worked = hours(person, usual, month)
            if month < first or worked == 0:
                continue
            price = UNIT_PRICES[function]
            file = half_of(month) if (person, month) != LATE else "2024-H2"
            lines.append((file, {
                "id": f"K-{month}-{person[4:]}", "organisation": ORGANISATION,
                "cost_category": category, "form": "unit_cost", "date": last_day(month),
                "period": month, "person": person, "function": function,
                "unit_cost_table": "EK2023", "quantity": str(worked),
                "hours_elsewhere": str(elsewhere * int(month[5:7])) if elsewhere else "",
                "unit_price": price, "amount": worked * ore(price),
                "evidence": f"TID-{month}-{person[4:]}",
                "text": "Sent inkommen tidrapport" if (person, month) == LATE else ""}))
        if month >= COACH[2]:
            lines.append((half_of(month), coach_salary(month)))
    lines.append(("2025-H1", {
        "id": "K-2025-03-KREDIT", "organisation": ORGANISATION, "cost_category": "STAFF-KAA",
        "form": "actual", "date": "2025-03-31", "period": "2025-03", "person": COACH[1],
        "amount": -184050, "vat": "0.00", "vat_eligible": "no", "booked_on": "2025-03-31",
        "paid_on": "2025-03-31", "evidence": "VER-2025-03-K1",
        "text": "Återbetald lön för frånvaro i februari"}))
    return lines


def coach_salary(month):
    """The coach's salary with social contributions, at actual cost."""
    category, person, _ = COACH
    raised = 64000 * (int(month[:4]) - 2023)
    return {"id": f"K-{month}-{person[4:]}", "organisation": ORGANISATION,
            "cost_category": category, "form": "actual", "date": f"{month}-25", "period": month,
            "person": person, "amount": 1893600 + raised + pick(0, 9999, "salary", month),
            "vat": "0.00", "vat_eligible": "no", "booked_on": f"{month}-25",
            "paid_on": f"{month}-25" if month != UNPAID_MONTH else "",
            "evidence": f"LÖN-{month}-{person[6:]}", "text": ""}


def cost_rows(half):
    """The rows of one half-year's file, ready to write."""
    return [{**line, "amount": kronor(line["amount"])} for file, line in cost_lines()
            if file == half]


def in_kind_lines():
    """Participant allowances and staff time given by others, by month, amounts in öre."""
    lines = []
    for month in months("2023-09", "2025-12"):
        if month[5:7] == "07":
            continue
        given = pick(18, 30, "staff time", month)
        lines.append({"id": f"F-{month}-SJF", "organisation": "SJF", "kind": "in_kind_staff",
                      "public": "no", "period": month, "quantity": str(given),
                      "unit_price": "310.00", "amount": given * 31000,
                      "certificate": f"INT-{month}-SJF"})
        if month >= "2024-09":
            paid = pick(210, 290, "allowance", month)
            lines.append({"id": f"F-{month}-EXK", "organisation": "EXK",
                          "kind": "participant_allowance", "public": "yes", "period": month,
                          "quantity": str(paid), "unit_price": "58.50", "amount": paid * 5850,
                          "certificate": f"INT-{month}-EXK"})
    return lines


def claimable(half):
    """Cumulative claimable staff costs and in-kind contributions at the end of a half-year, öre."""
    known = HALVES[:HALVES.index(half) + 1]
    staff = sum(line["amount"] for file, line in cost_lines()
                if file in known and (line["form"] != "actual" or line["paid_on"]))
    in_kind = sum(line["amount"] for line in in_kind_lines() if half_of(line["period"]) in known)
    return staff, in_kind


def total_eligible(half):
    staff, in_kind = claimable(half)
    return staff + half_up(staff * 4000, 10000) + in_kind


def cash_lines():
    """What the municipality and the region paid in: in all a little above what the plan asks for.

    In the autumn of 2024 the municipality was 42 000 kronor behind; it paid up the spring after."""
    lines = []
    paid = 0
    for half in HALVES:
        _, in_kind = claimable(half)
        required = half_up(total_eligible(half) * 4600, 10000) - in_kind
        cumulative = (required // 10000 + 1) * 10000
        if half == "2024-H2":
            cumulative -= 4200000
        region = 12500000 if half != "2023-H2" else 7500000
        parts = {"SE-REG-99": region, ORGANISATION: cumulative - paid - region}
        for giver, amount in parts.items():
            lines.append({"id": f"F-{half}-{giver}", "organisation": giver, "kind": "cash",
                          "public": "yes", "period": half, "quantity": "", "unit_price": "",
                          "amount": amount, "certificate": f"INT-{half}-{giver}"})
        paid = cumulative
    return lines


def financing_rows(half):
    """The rows of one half-year's file, ready to write."""
    rows = [line for line in in_kind_lines() if half_of(line["period"]) == half]
    rows += [line for line in cash_lines() if line["period"] == half]
    return [{**line, "amount": kronor(line["amount"])} for line in rows]


def month_totals():
    """Per month: staff costs, eligible costs and project financing, öre."""
    totals = {}
    for month in months("2023-08", "2025-12"):
        staff = sum(line["amount"] for _, line in cost_lines() if line["period"] == month)
        given = sum(line["amount"] for line in in_kind_lines() if line["period"] == month)
        totals[month] = [staff, staff + half_up(staff * 4000, 10000) + given, given]
    for line in cash_lines():
        inside = [month for month in totals if half_of(month) == line["period"]]
        each, rest = divmod(line["amount"], len(inside))
        for month in inside:
            totals[month][2] += each + (rest if month == inside[-1] else 0)
    return totals
