"""Taking in: files of values into a book, every check, record and hash included."""
import shutil

from bench import ROOT, Row, Work, against
from callgrind import instructions
from data import write_setup, write_values

# Instructions a row, but for SHA-256, as last counted: I3 fails at 5 percent more. A change that pays lowers it.
COUNTED = 14_100


def remove(*paths):
    for path in paths:
        path.unlink(missing_ok=True)


def shell_import(bench, values, database):
    """The SQLite shell's own import into a plain table, which checks nothing."""
    return ["sqlite3", database, "-cmd", ".mode csv", "CREATE TABLE IF NOT EXISTS o(measure, team, period, part, value)",
            f".import --skip 1 {values} o"]


def new_book(bench, path, setup):
    remove(path)
    # The key of the book before would be another book's.
    shutil.rmtree(f"{path}.keys", ignore_errors=True)
    bench.run(bench.program, "book", "create", "-q", "-b", path, "--setup", setup)


def first_import(bench, setup):
    values = bench.folder / "values.csv"
    rows = write_values(values, 200, range(20 if bench.quick else 100))
    book, plain, scripted = (bench.folder / name for name in ("i1.utfall", "plain.db", "scripted.db"))
    at = bench.measure({
        "ours": Work([bench.program, "value", "import", values, "-q", "-b", book], lambda: new_book(bench, book, setup)),
        "shell": Work(shell_import(bench, values, plain), lambda: remove(plain)),
        "script": Work(["python3", ROOT / "tests/bench/python_import.py", values, scripted], lambda: remove(scripted)),
        "pandas": Work(["/usr/bin/python3", ROOT / "tests/bench/pandas_import.py", values, scripted], lambda: remove(scripted)),
        "limit": Work(["sha256sum", values])})
    work = f"{rows:,} values into an empty book"
    return [against("I1", f"{work}, beside sqlite3 .import", at["ours"], at["shell"], 1.8, at["limit"]),
            against("I2", f"{work}, beside Python's csv and sqlite3", at["ours"], at["script"], 0.7, at["limit"]),
            against("I2", f"{work}, beside pandas", at["ours"], at["pandas"], 0.7, at["limit"])]


def instructions_a_row(bench, setup):
    counts = []
    for months in (2, 4):
        values, book = bench.folder / "counted.csv", bench.folder / "counted.utfall"
        rows = write_values(values, 200, range(months))
        new_book(bench, book, setup)
        counts.append((rows, instructions([bench.program, "value", "import", values, "-q", "-b", book], bench.folder)))
    (few, less), (many, more) = counts
    hashing, all_ = ((more[part] - less[part]) / (many - few) for part in ("libcrypto", ""))
    # callgrind's processor has no SHA instructions, so the hash would be counted three times as high as it is.
    return [Row("I3", f"instructions a row but for SHA-256 ({hashing:,.0f} more)", f"{all_ - hashing:,.0f}", f"{COUNTED:,} last", "-",
                (all_ - hashing) / COUNTED, 1.05)]


def a_month_more(bench):
    """210,000 values, 10,000 of them changes, into a large book; beside the same rows put at the end of a plain table."""
    teams = 200 if bench.quick else 2000
    months = 100
    setup, month = bench.folder / "large.json", bench.folder / "month.csv"
    write_setup(setup, teams)
    full, plain = bench.folder / "full.utfall", bench.folder / "full.db"
    new_book(bench, full, setup)
    held = 0
    for start in range(0, months, 10):
        values = bench.folder / "held.csv"
        held += write_values(values, teams, range(start, start + 10))
        bench.run(bench.program, "value", "import", values, "-q", "-b", full)
        bench.run(*shell_import(bench, values, plain))
    changed, added = bench.folder / "changed.csv", bench.folder / "added.csv"
    write_values(changed, 200, range(months - 1, months), plus=1)
    write_values(added, teams, range(months, months + 200_000 // (50 * teams)))
    rows = added.read_text() + changed.read_text().split("\n", 1)[1]
    month.write_text(rows)
    book, table = bench.folder / "i4.utfall", bench.folder / "i4.db"
    at = bench.measure({
        "ours": Work([bench.program, "value", "import", month, "-q", "-b", book], lambda: shutil.copyfile(full, book)),
        "shell": Work(shell_import(bench, month, table), lambda: shutil.copyfile(plain, table))})
    count = rows.count("\n") - 1
    return [against("I4", f"{count:,} values, 10,000 of them changes, into {held:,}, beside sqlite3 .import", at["ours"], at["shell"], 6)]


def rows(bench):
    setup = bench.folder / "setup.json"
    write_setup(setup, 200)
    return [*first_import(bench, setup), *instructions_a_row(bench, setup), *a_month_more(bench)]
