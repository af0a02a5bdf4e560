"""People: counted once at every level beside DuckDB; taken in, and counted by the common indicators, beside the shell of SQLite."""
import shutil

from bench import HERE, ROOT, Row, Work, against
from people_data import write_participations, write_parts, write_setup

COUNT = ROOT / "build/release/tests/bench/count_people"
PEER = HERE / "duckdb_people.mjs"

# What somebody would ask of a plain table in place of the common outputs: everybody once, as they were at the first entry.
BY_HAND = """WITH first AS (SELECT *, row_number() OVER (PARTITION BY participant ORDER BY entry) AS number FROM p)
SELECT sex, count(*), sum(labour_status = 'unemployed'), sum(long_term_unemployed = 'yes'), sum(labour_status = 'inactive'),
  sum(labour_status = 'employed'), sum(date(birth_date, '+18 years') > entry), sum(date(birth_date, '+18 years') <= entry),
  sum(education <= 2), sum(education BETWEEN 3 AND 4), sum(education >= 5) FROM first WHERE number = 1 GROUP BY sex"""


def counted(bench):
    rows, people = (300_000, 30_000) if bench.quick else (3_000_000, 300_000)
    folder = bench.folder / "people"
    folder.mkdir()
    database = folder / "part.db"
    write_parts(folder / "part.csv", rows, people)
    bench.run("sqlite3", database, "-cmd", ".mode csv", "CREATE TABLE part(team INTEGER, term INTEGER, participant INTEGER, sex TEXT)",
              f".import --skip 1 {folder / 'part.csv'} part")
    bench.run("node", PEER, "load", folder)
    ours, theirs = [COUNT, database, people], ["node", PEER, "levels", folder]
    if sorted(bench.run(*ours).splitlines()) != sorted(bench.run(*theirs).splitlines()):
        raise SystemExit("DuckDB counts other people than we do")
    at = bench.measure({"ours": Work(ours), "theirs": Work(theirs), "nothing": Work(["node", PEER, "nothing", folder])})
    # What node and DuckDB take to start is not DuckDB's answer; our start is part of ours.
    alone = at["theirs"].seconds - at["nothing"].seconds
    return Row("Q4", f"distinct people at 4 levels by sex, {rows:,} participations of {people:,}",
               f"{at['ours'].seconds:.2f} s {at['ours'].megabytes:.0f} MB", f"{alone:.2f} s DuckDB", "-", at["ours"].seconds / alone, 0.5)


def remove(*paths):
    for path in paths:
        path.unlink(missing_ok=True)


def of_a_programme(bench):
    """What a programme of eleven thousand people takes in at once, and its common indicators."""
    people, each = (1_100, 9) if bench.quick else (11_000, 9)
    file, setup = bench.folder / "participations.csv", bench.folder / "people.json"
    rows = write_participations(file, people, each)
    write_setup(setup)
    book, plain = bench.folder / "people.utfall", bench.folder / "people.db"

    def new_book():
        remove(book)
        shutil.rmtree(f"{book}.keys", ignore_errors=True)
        bench.run(bench.program, "book", "create", "-q", "-b", book, "--setup", setup)

    at = bench.measure({
        "ours": Work([bench.program, "participation", "import", file, "-q", "-b", book], new_book),
        "shell": Work(["sqlite3", plain, "-cmd", ".mode csv", f".import {file} p"], lambda: remove(plain))})
    # Both stand as the last round left them.
    made = bench.folder / "common"
    asked = bench.measure({
        "ours": Work([bench.program, "report", "make", "esf-cofinancing@1.3.0", "--period", "2023-H2", "-q", "-b", book, "-o", made]),
        "shell": Work(["sqlite3", "-readonly", plain, BY_HAND])})
    # The shell checks nothing. Here every cell is checked and every row held against all of its person; a row becomes a line, two texts
    # that lie apart to be erased, and three digests in place of none: a value, which becomes a line and a digest, is to cost 1.8 shells.
    # The report is more than its counts: it asks for each number of each indicator with its lines, and is written as workbook, page and
    # data. Both goals were set by this reckoning, before anything was measured.
    return [against("P1", f"{rows:,} participations into an empty book, beside sqlite3 .import", at["ours"], at["shell"], 8),
            against("P2", f"a report of the common indicators of {people:,} people, beside one query of the outputs by sex", asked["ours"],
                    asked["shell"], 10)]


def rows(bench):
    return [counted(bench), *of_a_programme(bench)]
