"""Edits a template's workbook as a person with another program would, and prints the cells: "Kolumner!F12".

edit_template.py FILE OUT [SHEET ROW COLUMN VALUE]...

ROW is what its first cells hold, "t-phases|name"; "+t-phases|name" inserts a row below that one and goes on there, and "-t-phases|name"
removes it, as "--sheet" does the whole sheet (COLUMN and VALUE are then "-"). COLUMN is a name of the row of names; "head:NAME" adds such a
column to the sheet.
VALUE "d:2025-03-01" is a day, "b:true" a truth, "n:0.5" a number and "p:0.5" one that shows 50 %; "=..." is a formula.
"""
import datetime
import sys

import openpyxl

NAMES = 4


def value_of(text):
    kind, _, rest = text.partition(":")
    if kind == "d":
        return datetime.date.fromisoformat(rest)
    if kind == "b":
        return rest == "true"
    return float(rest) if kind in ("n", "p") else text or None


def row_of(sheet, key):
    wanted = key.split("|")
    for row in range(NAMES + 1, sheet.max_row + 1):
        if [str(sheet.cell(row, i + 1).value) for i in range(len(wanted))] == wanted:
            return row
    sys.exit(f"{sheet.title} has no row {key}")


def column_of(sheet, name):
    for column in range(1, sheet.max_column + 1):
        if sheet.cell(NAMES, column).value == name:
            return column
    sys.exit(f"{sheet.title} has no column {name}")


path, out, *changes = sys.argv[1:]
book = openpyxl.load_workbook(path)
inserted = {}
while changes:
    name, row, column, value, *changes = changes
    sheet = book[name]
    if row == "--sheet":
        book.remove(sheet)
        continue
    if row.startswith("-"):
        sheet.delete_rows(row_of(sheet, row[1:]))
        continue
    if column.startswith("head:"):
        at = sheet.max_column + 1
        sheet.cell(NAMES, at).value = column[5:]
    else:
        at = column_of(sheet, column)
    if row.startswith("+"):
        if (name, row) not in inserted:
            inserted[name, row] = row_of(sheet, row[1:]) + 1
            sheet.insert_rows(inserted[name, row])
        number = inserted[name, row]
    else:
        number = row_of(sheet, row)
    cell = sheet.cell(number, at)
    cell.value = value_of(value)
    if value.startswith("p:"):
        cell.number_format = "0%"
    print(f"{name}!{cell.coordinate}")
book.save(out)
