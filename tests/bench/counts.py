"""The two counts of instructions that no change may raise unseen: a row taken in, and a cell written.
    counts.py FOLDER       FOLDER holds count_row and count_cell (tests/bench/CMakeLists.txt)

callgrind's counts are the same at every run, whatever else the machine does, so they can be a gate where a time cannot. What
a program does once, its start and the set-up, is taken away by counting two sizes."""
import sys
import tempfile
from pathlib import Path

from callgrind import instructions
from data import write_setup, write_values

# As last counted, eight files compiled as one. A count of 5 percent more fails; one of 5 percent less fails too, until it stands here: what was won is kept.
COUNTED = {"row": 14_850, "cell": 11_150}
ALLOWED = 0.05
CELLS_A_ROW = 20
TEAMS = 80


def of_rows(programs, folder):
    setup = folder / "setup.json"
    write_setup(setup, TEAMS)
    counts = []
    for months in (1, 2):
        values, book = folder / f"{months}.csv", folder / f"{months}.utfall"
        rows = write_values(values, TEAMS, range(months))
        counts.append((rows, instructions([programs / "count_row", setup, values, book], folder)))
    (few, less), (many, more) = counts
    # callgrind's processor has no SHA instructions, so the hash would be counted three times as high as it is.
    return sum(more[name] - less[name] for name in more if name not in ("", "libcrypto")) / (many - few)


def of_cells(programs, folder):
    less, more = (instructions([programs / "count_cell", "ours", rows, folder / "cells.xlsx"], folder)[""] for rows in (500, 1000))
    return (more - less) / (500 * CELLS_A_ROW)


def main():
    programs = Path(sys.argv[1])
    failed = False
    with tempfile.TemporaryDirectory(prefix="utfall-counts-") as name:
        folder = Path(name)
        for what, counted in (("row", of_rows(programs, folder)), ("cell", of_cells(programs, folder))):
            change = counted / COUNTED[what] - 1
            failed |= abs(change) >= ALLOWED
            print(f"{counted:,.0f} instructions a {what}, {COUNTED[what]:,} when last counted: {change:+.1%}")
    if failed:
        print("5 percent more is a loss to be found; 5 percent less belongs in COUNTED (tests/bench/counts.py)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
