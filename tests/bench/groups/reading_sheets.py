"""Reading the cells of a workbook: beside unpacking and parsing it alone, and beside openpyxl."""
import re
import zipfile

from bench import ROOT, Row, Work, against

COLUMNS = 10
READ = ROOT / "build/release/tests/bench/read_cells"
PEERS = ROOT / "tests/bench/read_peers.py"
PYTHON = "/usr/bin/python3"


def shared_texts(book):
    """Megabytes that the texts need in memory: each has its place and its bytes."""
    with zipfile.ZipFile(book) as packed:
        texts = re.findall(rb"<t[^>]*>([^<]*)</t>", packed.read("xl/sharedStrings.xml"))
    return sum(32 + len(text) for text in texts) / 2**20


def rows(bench):
    lines = 20_000 if bench.quick else 100_000
    cells = f"{lines * COLUMNS:,} cells"
    book = bench.folder / "read.xlsx"
    bench.run(PYTHON, PEERS, "make", lines, book)
    for reader in ([READ, "ours", book], [READ, "bare", book], [PYTHON, PEERS, "openpyxl", book]):
        if not bench.run(*reader).startswith(f"{lines * COLUMNS} cells"):
            raise SystemExit(f"{reader} does not read {cells}")
    at = bench.measure({"ours": Work([READ, "ours", book]), "bare": Work([READ, "bare", book]),
                        "openpyxl": Work([PYTHON, PEERS, "openpyxl", book])})
    texts = shared_texts(book)
    beyond = at["ours"].megabytes - texts
    return [against("X1", f"{cells} read, beside unpacking and parsing them alone", at["ours"], at["bare"], 1.5, at["bare"]),
            against("X1", f"{cells} read, beside openpyxl, read-only", at["ours"], at["openpyxl"], 0.2, at["bare"]),
            Row("X1", "peak memory beyond the texts that cells share", f"{at['ours'].megabytes:.1f} MB", f"{texts:.1f} MB texts", "-",
                beyond, 32, " MB")]
