"""What another program reads in a workbook.

read_xlsx.py dump FILE             one line a fact, tab separated, sorted by place
read_xlsx.py compare FILE OTHER    one line a cell whose value differs; nothing when none does
read_xlsx.py wellformed FILE       one line a part that is not well-formed XML
read_xlsx.py part FILE NAME        one part as it is
"""
import datetime
import sys
import xml.dom.minidom
import zipfile

import openpyxl


def shown(value):
    if value is None:
        return "-"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return "date " + value.strftime("%Y-%m-%d")
    if isinstance(value, (int, float)):
        return "number %.15g" % value
    return "text " + value.replace("\n", "\\n")


def dump(path):
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    for sheet in formulas:
        print("sheet", sheet.title, sep="\t")
        for merged in sheet.merged_cells.ranges:
            print("merged", sheet.title, merged, sep="\t")
        for table in sheet.tables.values():
            print("table", sheet.title, table.name, table.ref, sep="\t")
        print("page", sheet.title, sheet.page_setup.orientation,
              "%s wide" % (sheet.page_setup.fitToWidth or 1)
              if sheet.sheet_properties.pageSetUpPr.fitToPage else "unfitted",
              "%s high" % (1 if sheet.page_setup.fitToHeight is None else sheet.page_setup.fitToHeight),
              sheet.print_title_rows or "-", sheet.freeze_panes or "-", sep="\t")
        print("charts", sheet.title, len(sheet._charts), sep="\t")
        for row in sheet.iter_rows():
            for cell in row:
                value = values[sheet.title][cell.coordinate].value
                if value is None and cell.value is None:
                    continue
                formula = cell.value if cell.data_type == "f" else "-"
                print("cell", sheet.title, cell.coordinate, shown(value), cell.number_format,
                      formula, sep="\t")
    for name in formulas.defined_names.definedName:
        if not name.name.startswith("_xlnm"):
            print("name", name.name, name.attr_text, sep="\t")
    with zipfile.ZipFile(path) as parts:
        if "docProps/custom.xml" in parts.namelist():
            document = xml.dom.minidom.parseString(parts.read("docProps/custom.xml"))
            for one in document.getElementsByTagName("property"):
                print("property", one.getAttribute("name"),
                      one.getElementsByTagName("vt:lpwstr")[0].firstChild.data, sep="\t")
        for part in sorted(parts.namelist()):
            if part.startswith("xl/drawings/drawing"):
                document = xml.dom.minidom.parseString(parts.read(part))
                for one in document.getElementsByTagName("xdr:cNvPr"):
                    print("alt", part, one.getAttribute("descr"), sep="\t")


def cells(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value
            for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value not in (None, "")}


def same(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    return one == other


def compare(path, other):
    before, after = cells(path), cells(other)
    for place in sorted(set(before) | set(after)):
        if not same(before.get(place), after.get(place)):
            print(*place, repr(before.get(place)), repr(after.get(place)), sep="\t")


def wellformed(path):
    with zipfile.ZipFile(path) as parts:
        for part in parts.namelist():
            if part.endswith((".xml", ".rels")):
                try:
                    xml.dom.minidom.parseString(parts.read(part))
                except Exception as fault:
                    print(part, fault, sep="\t")


def part(path, name):
    with zipfile.ZipFile(path) as parts:
        print(parts.read(name).decode("utf-8"))


if __name__ == "__main__":
    {"dump": dump, "compare": compare, "wellformed": wellformed, "part": part}[
        sys.argv[1]](*sys.argv[2:])
