"""Issuing reports: one that rests on every value of a large book, and the example's, cell by cell."""
import json
import shutil
import subprocess

from bench import ROOT, Row, Work, against
from callgrind import instructions
from reading_data import make_book

PEERS = ROOT / "tests/bench/write_peers.py"
READ = """
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
held = {sheet.title: [[cell.row, cell.column, str(cell.value) if hasattr(cell.value, "year") else cell.value]
                      for row in sheet.iter_rows() for cell in row if cell.value is not None] for sheet in book}
json.dump(held, open(sys.argv[2], "w"))
print(sum(map(len, held.values())))
"""

# Instructions a cell of the example's report in all its formats, as last counted: 5 percent more fails.
COUNTED = 368_000


def issue(bench, book, family, *more):
    return [bench.program, "report", "issue", family, "-q", "-b", book, "-o", bench.folder / "issued", *more]


def fresh(book, copy):
    """What a round needs: the book as it was, with its key and without what an earlier round signed."""
    def before():
        shutil.copyfile(book, copy)
        shutil.copytree(f"{book}.keys", f"{copy}.keys", dirs_exist_ok=True)
        copy.with_name(copy.name + ".anchors").unlink(missing_ok=True)
    return before


def every_value(bench):
    book, first = make_book(bench, "reported", *((40, 50) if bench.quick else (200, 100)))
    copy = bench.folder / "copy.utfall"
    everything = "SELECT l.*, s.* FROM value_line l JOIN series s ON s.id = l.series ORDER BY l.id"
    check = [bench.program, "report", "check", "skr-followup@1.0.0", "-q", "-b", book, "--period", "2023"]
    at = bench.measure({"ours": Work(issue(bench, copy, "skr-followup@1.0.0", "--period", "2023"), fresh(book, copy)),
                        "head": Work(check), "early": Work([*check, "--as-of", "3"]),
                        "shell": Work(["sqlite3", "-readonly", "-csv", book, everything])})
    return [against("R1", f"a report of {first:,} values, each in its proofs, beside the shell writing out the rows", at["ours"],
                    at["shell"], 3),
            against("R4", "the same as of the first import, beside now", at["early"], at["head"], 1.5)]


def example(bench):
    demo = bench.folder / "demo"
    bench.run(bench.program, "demo", demo, "--no-serve", "-q")
    book, copy = demo / "up2-exempel.utfall", bench.folder / "example.utfall"
    asked = issue(bench, copy, "skr-followup@1.0.0", "--period", "HT25")
    fresh(book, copy)()
    bench.run(*asked)
    workbook = max((bench.folder / "issued").glob("99-000-X01*.xlsx"), key=lambda file: file.stat().st_mtime)
    held = bench.folder / "cells.json"
    cells = int(subprocess.run(["/usr/bin/python3", "-c", READ, workbook, held], capture_output=True, text=True, check=True).stdout)
    at = bench.measure({"ours": Work(asked, fresh(book, copy)),
                        "openpyxl": Work(["/usr/bin/python3", PEERS, "same", held, bench.folder / "same.xlsx"])})
    fresh(book, copy)()
    a_cell = instructions(asked, bench.folder)[""] / cells
    return [against("R2", f"the example's follow-up, {cells:,} cells, three formats, beside openpyxl writing the cells", at["ours"],
                    at["openpyxl"], 1),
            Row("R3", "instructions a cell of it, from the book to the files", f"{a_cell:,.0f}", f"{COUNTED:,} last", "-",
                a_cell / COUNTED, 1.05)]


def rows(bench):
    return [*example(bench), *every_value(bench)]
