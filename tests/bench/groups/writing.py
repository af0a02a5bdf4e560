"""Writing a million cells: beside compressing them, and beside what else writes workbooks."""
import hashlib
import os
import subprocess
import zipfile

from bench import ROOT, Row, Work, against
from callgrind import instructions

COLUMNS = 20
WRITE = ROOT / "build/release/tests/bench/write_cells"
PEERS = ROOT / "tests/bench/write_peers.py"


def parts_of(bench, book):
    folder = bench.folder / "parts"
    with zipfile.ZipFile(book) as packed:
        packed.extractall(folder)
    return [part for part in sorted(folder.rglob("*")) if part.is_file()]


def a_million(bench):
    rows = 10_000 if bench.quick else 50_000
    cells = f"{rows * COLUMNS:,} cells"
    book = bench.folder / "ours.xlsx"
    bench.run(WRITE, "ours", rows, book)
    at = bench.measure({
        "ours": Work([WRITE, "ours", rows, book]),
        "bare": Work([WRITE, "bare", rows, bench.folder / "bare.xlsx"]),
        "deflate": Work(["python3", PEERS, "deflate", *parts_of(bench, book)]),
        "xlsxwriter": Work(["/usr/bin/python3", PEERS, "xlsxwriter", rows, bench.folder / "a.xlsx"]),
        "exceljs": Work(["node", ROOT / "tests/bench/exceljs_peer.mjs", rows, bench.folder / "e.xlsx"]),
        "openpyxl": Work(["/usr/bin/python3", PEERS, "openpyxl", rows, bench.folder / "b.xlsx"]),
        "pandas": Work(["/usr/bin/python3", PEERS, "pandas", rows, bench.folder / "p.xlsx"])})
    ours, limit = at["ours"], at["deflate"]
    return [against("W1", f"{cells}, beside compressing the same parts", ours, limit, 1.6, limit),
            against("W1", f"{cells}, beside the writer library alone", ours, at["bare"], 1.15, limit),
            against("W2", f"{cells}, beside Python's XlsxWriter, row by row", ours, at["xlsxwriter"], 0.35, limit),
            against("W2", f"{cells}, beside exceljs, row by row", ours, at["exceljs"], 0.35, limit),
            against("W2", f"{cells}, beside openpyxl, with a font", ours, at["openpyxl"], 0.15, limit),
            against("W2", f"{cells}, beside pandas", ours, at["pandas"], 0.35, limit)]


def memory(bench):
    few, many = (bench.measure({"ours": Work([WRITE, "ours", rows, bench.folder / "m.xlsx"])})["ours"].megabytes
                 for rows in (25_000, 100_000))
    return [Row("W3", "peak memory at four times the cells, MB", f"{many:.1f}", f"{few:.1f}", "-", many / few, 1.12)]


def instructions_a_cell(bench):
    less, more = (instructions([WRITE, "ours", rows, bench.folder / "c.xlsx"], bench.folder)[""] for rows in (500, 1500))
    a_cell = (more - less) / (1000 * COLUMNS)
    return [Row("W4", "instructions a cell", f"{a_cell:,.0f}", "12,500", "-", a_cell / 12_500, 1)]


def same_bytes(bench):
    made = []
    for zone, locale in (("UTC", "C"), ("Pacific/Auckland", "sk_SK.UTF-8")):
        path = bench.folder / "same.xlsx"
        subprocess.run([WRITE, "ours", "2000", path], env={**os.environ, "TZ": zone, "LC_ALL": locale}, check=True)
        made.append(hashlib.sha256(path.read_bytes()).hexdigest())
    return [Row("W5", "kinds of bytes in two zones and locales", str(len(set(made))), "1", "-", len(set(made)), 1)]


def rows(bench):
    return [*a_million(bench), *memory(bench), *instructions_a_cell(bench), *same_bytes(bench)]
