"""Edits a template's workbook as a person with another program would, and prints the cells: "Kolumner!F12".

edit_template.py FILE OUT [SHEET ROW COLUMN VALUE]...
edit_template.py --each FILE OUT [SHEET ROW COLUMN VALUE]...    every change in a workbook of its own: OUT.0, OUT.1, ...

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


def put(cell, value):
    cell.value = value_of(value)
    if value.startswith("p:"):
        cell.number_format = "0%"
    print(f"{cell.parent.title}!{cell.coordinate}")


def edit(book, changes):
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
        put(sheet.cell(number, at), value)


def edit_each(book, changes, out):
    for number in range(0, len(changes), 4):
        name, row, column, value = changes[number:number + 4]
        cell = book[name].cell(row_of(book[name], row), column_of(book[name], column))
        before = cell.value, cell.number_format
        put(cell, value)
        book.save(f"{out}.{number // 4}")
        cell.value, cell.number_format = before


if sys.argv[1] == "--each":
    edit_each(openpyxl.load_workbook(sys.argv[2]), sys.argv[4:], sys.argv[3])
else:
    whole = openpyxl.load_workbook(sys.argv[1])
    edit(whole, sys.argv[3:])
    whole.save(sys.argv[2])
