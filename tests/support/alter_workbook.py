"""Opens a workbook, changes cells and saves it, as somebody with another program would.

alter_workbook.py FILE OUT [SHEET CELL VALUE]...    a VALUE that reads as a number becomes one
"""
import sys

import openpyxl

path, out, *changes = sys.argv[1:]
book = openpyxl.load_workbook(path)
while changes:
    sheet, cell, value, *changes = changes
    try:
        book[sheet][cell] = float(value)
    except ValueError:
        book[sheet][cell] = value
book.save(out)
