"""What people and programs do to a collection form.

fill_form.py FORM OUT STEP... [-- FORM OUT STEP...]...

    ROW=5             a number in the row's value        text:ROW=1 234    a text there
    state:ROW=saknas  its state                          comment:ROW=...   its comment
    date:ROW=2025-05-12                                  percent:ROW=0.873 shown as 87.3 %
    formula:ROW=1+2   a formula without a value          bool:ROW=true
    sort              the rows by their value, highest first
    insert            an empty row after each, and a sum below
    hide              every other row, and the column with the codes
    rename            the sheet
    move              the columns the other way round
    notes             a column of one's own behind the others
    drop-codes        the codes of the rows
    drop-names        the defined names
    drop-marks        the hidden sheet
    alter-mark        says it is another team's
    delete:ROW        the row
    copy:ROW=7        the row again below, with another value
    resave            nothing but saving
"""
import datetime
import sys

import openpyxl


class Form:
    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book.worksheets[1]
        self.header = next(cell.row for (cell,) in self.sheet.iter_rows(max_col=1) if cell.value == "row")
        self.columns = {cell.value: cell.column for cell in self.sheet[self.header] if cell.value}

    def rows(self):
        return range(self.header + 1, self.sheet.max_row + 1)

    def cell(self, code, column="value"):
        for row in self.rows():
            if self.sheet.cell(row, self.columns["row"]).value == code:
                return self.sheet.cell(row, self.columns[column])
        raise SystemExit(f"no row {code}")

    def values(self):
        return [[self.sheet.cell(row, column).value for column in self.columns.values()] for row in self.rows()]

    def write(self, values):
        for row in list(self.rows()):
            for column in self.columns.values():
                self.sheet.cell(row, column).value = None
        for at, row in enumerate(values):
            for column, value in zip(self.columns.values(), row):
                self.sheet.cell(self.header + 1 + at, column).value = value

    def sort(self):
        at = list(self.columns).index("value")
        self.write(sorted(self.values(), key=lambda row: -(row[at] if isinstance(row[at], (int, float)) else 0)))

    def insert(self):
        empty = [None] * len(self.columns)
        rows = [one for row in self.values() for one in (row, empty)]
        at = list(self.columns).index("name")
        rows.append([("Summa" if i == at else None) for i in range(len(self.columns))])
        self.write(rows)

    def hide(self):
        for row in self.rows():
            self.sheet.row_dimensions[row].hidden = row % 2 == 0
        self.sheet.column_dimensions["A"].hidden = True

    def rename(self):
        self.sheet.title = "Våra svar"

    def move(self):
        last = max(self.columns.values())
        for row in range(self.header - 1, self.sheet.max_row + 1):
            values = [self.sheet.cell(row, column).value for column in range(1, last + 1)]
            for column, value in enumerate(reversed(values), 1):
                self.sheet.cell(row, column).value = value

    def notes(self):
        column = max(self.columns.values()) + 2
        self.sheet.cell(self.header, column).value = "Våra anteckningar"
        self.sheet.cell(self.header + 1, column).value = "ringt Anna"

    def drop_codes(self):
        for row in self.rows():
            self.sheet.cell(row, self.columns["row"]).value = None

    def drop_names(self):
        self.book.defined_names.definedName = []

    def drop_marks(self):
        del self.book["_form"]

    def alter_mark(self):
        for row in self.book["_form"].iter_rows():
            if row[0].value == "utfall.form.team":
                row[1].value = "T2"

    def step(self, step):
        does, _, rest = step.partition(":") if ":" in step.split("=")[0] and step.split(":")[0] in (
            "text", "state", "comment", "date", "percent", "formula", "bool", "delete", "copy") else ("number", "", step)
        code, _, value = rest.partition("=")
        if does == "number" and "=" not in step:
            return getattr(self, step.replace("-", "_"), lambda: None)()
        if does == "delete":
            return self.sheet.delete_rows(self.cell(code).row)
        if does == "copy":
            row = self.cell(code).row
            below = self.sheet.max_row + 1
            for column in self.columns.values():
                self.sheet.cell(below, column).value = self.sheet.cell(row, column).value
            self.sheet.cell(below, self.columns["value"]).value = float(value)
            return None
        cell = self.cell(code, does if does in ("state", "comment") else "value")
        if does == "number":
            cell.value = float(value) if "." in value else int(value)
        elif does == "date":
            cell.value = datetime.date.fromisoformat(value)
            cell.number_format = "d-mmm"
        elif does == "percent":
            cell.value = float(value)
            cell.number_format = "0.0%"
        elif does == "formula":
            cell.value = "=" + value
        elif does == "bool":
            cell.value = value == "true"
        else:
            cell.value = value
        return None


words = sys.argv[1:]
while words:
    end = words.index("--") if "--" in words else len(words)
    (path, out, *steps), words = words[:end], words[end + 1:]
    form = Form(path)
    for one in steps:
        form.step(one)
    form.book.save(out)
