"""Reading figures, verifying and starting, as a user asks for them, beside DuckDB and the shell of SQLite."""
import os
import statistics

from bench import HERE, ROOT, Row, Work, against
from reading_data import make_book

PEER = HERE / "duckdb_peer.mjs"


def questions(bench, book):
    ask = [bench.program, "indicator", "figures", "-b", book, "--each", "month", "--by", "sex"]
    years = [word for year in ("2020", "2021", "2022") for word in ("--period", year)]
    forty = [word for at in range(40) for word in ("--indicator", f"I{at}")]
    report = [*ask, *years, *forty, "--level", "team", "--organisation", "O0"]
    return {"figures": report, "as-of": [*report, "--as-of", "3"],
            "regions": [*ask, *years, "--period", "2023", "--level", "region"]}


def figures(bench, book, first):
    bench.run("node", PEER, "load", book.parent)
    ours = questions(bench, book)
    works = {f"ours {name}": Work(command) for name, command in ours.items()}
    works |= {name: Work(["node", PEER, name, book.parent, first]) for name in (*ours, "nothing")}
    at = bench.measure(works)

    def beside(goal, name, work, at_most):
        # What node and DuckDB take to start is not DuckDB's answer; what we take to start is part of ours.
        alone = at[name].seconds - at["nothing"].seconds
        mine = at[f"ours {name}"]
        return Row(goal, work, f"{mine.seconds:.2f} s {mine.megabytes:.0f} MB", f"{alone:.2f} s DuckDB", "-", mine.seconds / alone, at_most)

    return [beside("Q1", "figures", "40 indicators x 36 months x 30 teams x 2 sexes", 0.25),
            beside("Q2", "as-of", "the same as of the first import", 1),
            beside("Q3", "regions", "all indicators x 48 months x 8 regions x 2 sexes", 0.25),
            *cold(bench, book, ours["figures"])]


def evict(path):
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def cold(bench, book, report):
    peer = book.parent / "peer.db"
    ours = bench.waited(report, lambda: evict(book))
    other = bench.waited(["node", PEER, "figures", peer.parent], lambda: evict(peer))
    start = bench.waited(["node", PEER, "nothing", peer.parent])
    return [Row("Q5", "Q1 with nothing of the file in memory, on the clock", f"{ours:.2f} s", f"{other - start:.2f} s DuckDB", "-",
                ours / (other - start), 1)]


def verifying(bench, book):
    everything = "SELECT l.*, s.* FROM value_line l JOIN series s ON s.id = l.series ORDER BY l.id"
    at = bench.measure({"ours": Work([bench.program, "verify", "-q", "-b", book]),
                        "shell": Work(["sqlite3", "-readonly", "-csv", book, everything])})
    verify = [bench.program, "verify", "-q", "-b", book]
    two, one = bench.waited(verify), bench.waited(["taskset", "-c", "0", *verify])
    return [against("C1", "verify, beside the shell reading and writing out the same rows", at["ours"], at["shell"], 2),
            Row("C3", "verify on two processors beside one, on the clock", f"{two:.2f} s", f"{one:.2f} s", "-", two / one, 0.75)]


def hashing(bench):
    """A record hashed for itself, beside the same bytes as one stream."""
    count = 2_000_000
    program = ROOT / "build/release/tests/bench/hash_records"
    at = bench.measure({name: Work([program, name, count]) for name in ("each", "bulk")})
    return [against("C2", f"{count:,} records of 98 bytes hashed one by one, beside one stream", at["each"], at["bulk"], 3)]


def starting(bench, large, small):
    at = {name: statistics.median(bench.waited(command) for _ in range(5)) for name, command in {
        "large": [bench.program, "book", "info", "-q", "-b", large], "small": [bench.program, "book", "info", "-q", "-b", small],
        "python": ["/usr/bin/python3", "-c", "pass"]}.items()}
    show = lambda name: f"{at[name] * 1000:.1f} ms"
    return [Row("S1", "start and open the book, on the clock", show("large"), f"{show('python')} python3", "-", at["large"] / at["python"], 1),
            Row("S1", "the same beside a book without values", show("large"), show("small"), "-", at["large"] / at["small"], 1.1)]


def rows(bench):
    measures, teams = (40, 50) if bench.quick else (200, 100)
    book, first = make_book(bench, "large", measures, teams)
    small = bench.folder / "small.utfall"
    bench.run(bench.program, "book", "create", "-q", "-b", small, "--setup", book.parent / "setup.json")
    return [*figures(bench, book, first), *verifying(bench, book), *hashing(bench), *starting(bench, book, small)]
