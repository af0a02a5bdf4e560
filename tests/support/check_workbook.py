"""What must hold of every issued workbook; prints one line a fault, and how much was looked at.

check_workbook.py ISSUED RECALCULATED FORMULAS    RECALCULATED is the same file after a forced recalculation;
                                                  FORMULAS is how many formulas it must hold at least
Exit 0 when nothing is wrong, 1 otherwise.
"""
import datetime
import sys
import xml.dom.minidom
import zipfile

import openpyxl

SHEETS = ("Definitioner", "Rättelser", "Spårning", "Sigill")
NAMES = ("Rapport_Id", "Period_Start", "Period_Slut", "Arende_Id", "Sigill")
PROPERTIES = ("utfall.report", "utfall.template", "utfall.template_digest", "utfall.as_of", "utfall.ledger")


def cells(book):
    return {(sheet.title, cell.coordinate): cell.value
            for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value not in (None, "")}


def same(one, other):
    numbers = (int, float)
    if isinstance(one, numbers) and isinstance(other, numbers):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    return one == other


def package_faults(path):
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        if parts.testzip() is not None:
            yield "a part with a wrong check sum"
        for part in names:
            if part.endswith((".xml", ".rels", ".vml")):
                try:
                    xml.dom.minidom.parseString(parts.read(part))
                except Exception as fault:
                    yield "%s is not well-formed: %s" % (part, fault)
        for part in names:
            if "externalLink" in part or part.endswith(".bin"):
                yield "a part that may not be: " + part
        found = {}
        if "docProps/custom.xml" in names:
            document = xml.dom.minidom.parseString(parts.read("docProps/custom.xml"))
            for one in document.getElementsByTagName("property"):
                text = one.getElementsByTagName("vt:lpwstr")[0].firstChild
                found[one.getAttribute("name")] = text.data if text else ""
        for name in PROPERTIES:
            if not found.get(name):
                yield "no custom property " + name
        media = [part for part in names if part.startswith("xl/media/")]
        if not media:
            yield "no emblem"
        charts = [part for part in names if part.startswith("xl/charts/chart")]
        print("%d parts, %d charts" % (len(names), len(charts)))


def model_faults(path):
    formulas = openpyxl.load_workbook(path)
    for title in SHEETS:
        if title not in formulas.sheetnames:
            yield "no sheet " + title
    defined = formulas.defined_names
    names = {one.name: one for one in getattr(defined, "definedName", None) or defined.values()}
    for name in NAMES:
        if name not in names:
            yield "no defined name " + name
            continue
        places = list(names[name].destinations)
        if len(places) != 1 or formulas[places[0][0]][places[0][1].replace("$", "")].value in (None, ""):
            yield "the defined name %s points at nothing" % name
    tables = set()
    for sheet in formulas:
        for merged in sheet.merged_cells.ranges:
            yield "merged cells: %s!%s" % (sheet.title, merged)
        for table in sheet.tables.values():
            if table.name in tables:
                yield "two tables named " + table.name
            tables.add(table.name)
        # A chart beside its table must scroll with it.
        if any(table.name != "T_Innehall" for table in sheet.tables.values()) and not sheet._charts and not sheet.freeze_panes:
            yield "no frozen header: " + sheet.title
    print("%d sheets, %d tables" % (len(formulas.sheetnames), len(tables)))


def recalculation_faults(path, recalculated, least):
    before = cells(openpyxl.load_workbook(path, data_only=True))
    after = cells(openpyxl.load_workbook(recalculated, data_only=True))
    written = cells(openpyxl.load_workbook(path))
    formulas = [place for place, value in written.items() if isinstance(value, str) and value.startswith("=")]
    for place in formulas:
        if before.get(place) is None:
            yield "a formula without a cached value: %s!%s" % place
    for place in sorted(set(before) | set(after)):
        one, other = before.get(place), after.get(place)
        if isinstance(one, str) and one.startswith("#"):
            yield "an error value: %s!%s %s" % (*place, one)
        if not same(one, other):
            yield "recalculated differently: %s!%s %r, %r" % (*place, one, other)
    dates = sum(isinstance(value, datetime.date) for value in before.values())
    numbers = sum(isinstance(value, (int, float)) for value in before.values())
    print("%d cells, %d numbers, %d dates, %d formulas" % (len(before), numbers, dates, len(formulas)))
    if len(formulas) < least or not numbers:
        yield "too little to recalculate"


def main(issued, recalculated, least):
    faults = [*package_faults(issued), *model_faults(issued),
              *recalculation_faults(issued, recalculated, int(least))]
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
