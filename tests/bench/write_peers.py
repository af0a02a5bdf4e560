"""What else writes the cells of write_cells.cpp, or only compresses them.

write_peers.py xlsxwriter|openpyxl|pandas ROWS FILE
write_peers.py deflate PART...
write_peers.py same CELLS FILE     the cells of a JSON file: {sheet: [[row, column, value], ...]}
"""
import sys
import zlib

numbers, codes, texts = 10, 5, 5


def cells(row):
    for column in range(numbers):
        yield float(f"{(row * 7919 + column * 104729) % 100000}.{row % 90 + 10}")
    for column in range(codes):
        yield f"KOD-{(row + column) % 200}"
    for column in range(texts):
        yield f"Närvaro för rad {row}, uppgift {column} enligt underlag från skolan"


def with_xlsxwriter(rows, path):
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Celler")
    for row in range(rows):
        for column, value in enumerate(cells(row)):
            sheet.write(row + 1, column, value)
    book.close()


def with_openpyxl(rows, path):
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Celler")
    font = Font(name="Arial", size=10)
    for row in range(rows):
        made = []
        for value in cells(row):
            cell = WriteOnlyCell(sheet, value=value)
            cell.font = font
            made.append(cell)
        sheet.append(made)
    book.save(path)


def with_pandas(rows, path):
    import pandas

    pandas.DataFrame([list(cells(row)) for row in range(rows)]).to_excel(path, engine="xlsxwriter", index=False)


def deflate(parts):
    for part in parts:
        packer, crc = zlib.compressobj(6, zlib.DEFLATED, -15), 0
        with open(part, "rb") as file:
            while piece := file.read(1 << 20):
                packer.compress(piece)
                crc = zlib.crc32(piece, crc)
        packer.flush()


def same(cells_file, path):
    import json

    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    book.remove(book.active)
    font = Font(name="Arial", size=10)
    for name, held in json.load(open(cells_file)).items():
        sheet = book.create_sheet(name)
        for row, column, value in held:
            sheet.cell(row, column, value).font = font
    book.save(path)


if sys.argv[1] == "deflate":
    deflate(sys.argv[2:])
elif sys.argv[1] == "same":
    same(*sys.argv[2:])
else:
    {"xlsxwriter": with_xlsxwriter, "openpyxl": with_openpyxl, "pandas": with_pandas}[sys.argv[1]](int(sys.argv[2]), sys.argv[3])
