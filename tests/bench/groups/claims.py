"""Claims: what was claimed is shown from the claim as it was made, however many costs there are behind it."""
import json

from bench import Work, against
from money_data import MONTHS, period, write_costs, write_setup


def claimed_book(bench, rows):
    """A book of `rows` costs and a claim a month; with it what the costs come to, in öre."""
    setup, costs, book = bench.folder / "money.json", bench.folder / "costs.csv", bench.folder / "claims.utfall"
    write_setup(setup)
    bench.run(bench.program, "book", "create", "-q", "-b", book, "--setup", setup)
    total = 0
    for month in range(MONTHS):
        # What is left over falls to the first months, so that there are as many rows as were asked for.
        total += write_costs(costs, month, rows // MONTHS + (month < rows % MONTHS))
        bench.run(bench.program, "cost", "import", costs, "-q", "-b", book)
        bench.run(bench.program, "claim", "make", "--through", period(month), "-q", "-b", book)
    return book, total


def in_ore(kronor):
    whole, ore = kronor.split(".")
    return int(whole + ore)


def rows(bench):
    count = 250_000 if bench.quick else 1_000_000
    book, total = claimed_book(bench, count)
    shown = [bench.program, "claim", "show", str(MONTHS), "-b", book]
    summed = ["sqlite3", "-readonly", book, "SELECT count(*), sum(amount) FROM cost_line"]
    claim = json.loads(bench.run(*shown, "--json"))["data"]
    staff = sum(in_ore(line["cumulative"]) for line in claim["lines"] if line["form"] == "actual")
    if staff != total or bench.run(*summed).strip() != f"{count}|{total}":
        raise SystemExit("the last claim, the table and what was written come to different sums")
    at = bench.measure({"ours": Work(shown), "shell": Work(summed)})
    return [against("E1", f"the last of {MONTHS} claims shown, {count:,} costs behind it, beside a SUM over them", at["ours"], at["shell"], 2)]
