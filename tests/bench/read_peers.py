"""A workbook of mixed cells, and what else reads it.

read_peers.py make ROWS FILE     ten columns: numbers, days, codes and a text of its own, as a spreadsheet program saves them
read_peers.py openpyxl FILE
"""
import datetime
import sys

DAYS, CODES = 1000, 200


def make(rows, path):
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Celler")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row in range(rows):
        for column in range(4):
            sheet.write_number(row, column, float(f"{(row * 7919 + column * 104729) % 100000}.{row % 90 + 10}"))
        sheet.write_number(row, 4, row)
        sheet.write_datetime(row, 5, datetime.date(2024, 1, 1) + datetime.timedelta(row % DAYS), day)
        for column in range(6, 9):
            sheet.write_string(row, column, f"KOD-{(row + column) % CODES}")
        sheet.write_string(row, 9, f"Närvaro för rad {row} enligt underlag från skolan")
    book.close()


def with_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    print(sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None), "cells")


if sys.argv[1] == "make":
    make(int(sys.argv[2]), sys.argv[3])
else:
    with_openpyxl(sys.argv[2])
