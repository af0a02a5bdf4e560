"""Whether a workbook's first sheet and a comma-separated file hold the same table: same_table.py XLSX CSV. Prints the rows."""
import csv
import sys

import openpyxl


def shown(value):
    if value is None:
        return ""
    return "%.15g" % value if isinstance(value, (int, float)) else value


sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
ours = [[shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    theirs = list(csv.reader(file))
width = len(theirs[0])
for number, (one, other) in enumerate(zip(ours, theirs, strict=True), 1):
    one += [""] * (width - len(one))
    if one != other:
        sys.exit(f"row {number}: {one} is not {other}")
print(len(theirs) - 1)
