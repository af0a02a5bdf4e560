#!/usr/bin/env python3
"""One table of what the program costs: beside what a user would take instead, and beside what the machine allows.

    bench.py [--quick] [GROUP...]      a release build is wanted; the groups are the files of tests/bench/groups

Every row is a ratio of figures of one run, measured in interleaved rounds, medians of them: processor seconds (user and system,
children included) and peak memory. Ratios within the run are sound, seconds of two runs are not comparable. Ends with 1 when a
goal is not met.
"""
import importlib.util
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@dataclass
class Work:
    """A command that is measured as a whole, and what must be in place before each round."""
    command: list
    before: Callable[[], None] = lambda: None


@dataclass
class Measured:
    seconds: float  # of processor
    megabytes: float  # at the peak


@dataclass
class Row:
    goal: str
    work: str
    ours: str
    peer: str
    limit: str  # What the machine allows, or "-".
    ratio: float
    at_most: float
    unit: str = ""

    @property
    def met(self):
        return self.ratio <= self.at_most


@dataclass
class Bench:
    quick: bool
    folder: Path
    program: str = str(ROOT / "build/release/utfall")
    rounds: int = field(init=False)

    def __post_init__(self):
        self.rounds = 3 if self.quick else 5

    def run(self, *command):
        """A command that is not measured."""
        done = subprocess.run([str(one) for one in command], capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
        return done.stdout

    def measure(self, works):
        """{name: Work} -> {name: Measured}."""
        seen = {name: [] for name in works}
        for _ in range(self.rounds):
            for name, work in works.items():
                work.before()
                seen[name].append(self._once(work.command))
        return {name: Measured(statistics.median(one.seconds for one in list_), max(one.megabytes for one in list_))
                for name, list_ in seen.items()}

    def waited(self, command, before=lambda: None):
        """Seconds on the clock, the middle of the rounds."""
        seen = []
        for _ in range(self.rounds):
            before()
            begun = time.monotonic()
            self.run(*command)
            seen.append(time.monotonic() - begun)
        return statistics.median(seen)

    def _once(self, command):
        with tempfile.TemporaryFile() as said, tempfile.NamedTemporaryFile("r") as used:
            # A child of this process begins with its memory, which then counts as the child's peak: time is a small parent.
            done = subprocess.run(["/usr/bin/time", "-q", "-f", "%U %S %M", "-o", used.name, *map(str, command)], stdout=said,
                                  stderr=subprocess.STDOUT)
            if done.returncode != 0:
                said.seek(0)
                raise SystemExit(f"{' '.join(map(str, command))}\n{said.read().decode(errors='replace')}")
            user, system, kilobytes = map(float, used.read().split())
        return Measured(user + system, kilobytes / 1024)


def against(goal, work, ours, peer, at_most, limit=None):
    """A row of processor seconds; `limit` is Measured too."""
    show = lambda one: f"{one.seconds:.2f} s {one.megabytes:.0f} MB"
    return Row(goal, work, show(ours), show(peer), show(limit) if limit else "-", ours.seconds / peer.seconds, at_most)


def groups(wanted):
    for path in sorted((HERE / "groups").glob("*.py")):
        if wanted and path.stem not in wanted:
            continue
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield path.stem, module


def printed(rows):
    table = [["goal", "work", "ours", "peer", "limit", "ratio", "at most", ""]]
    for row in rows:
        table.append([row.goal, row.work, row.ours, row.peer, row.limit, f"{row.ratio:.2f}{row.unit}", f"{row.at_most:g}{row.unit}",
                      "met" if row.met else "NOT MET"])
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
    return "\n".join("  ".join(cell.ljust(widths[i]) if i < 2 else cell.rjust(widths[i]) for i, cell in enumerate(line)).rstrip()
                     for line in table)


def main(arguments):
    quick = "--quick" in arguments
    wanted = [one for one in arguments if not one.startswith("-")]
    folder = Path(tempfile.mkdtemp(prefix="utfall-bench-"))
    rows = []
    try:
        for name, module in groups(wanted):
            print(f"{name} ...", file=sys.stderr, flush=True)
            found = module.rows(Bench(quick, folder))
            # At once: what a later group stumbles over must not cost what took half an hour.
            print(printed(found), file=sys.stderr, flush=True)
            rows += found
    finally:
        shutil.rmtree(folder)
    print(printed(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.modules["bench"] = sys.modules["__main__"]
    sys.path.insert(0, str(HERE))
    sys.exit(main(sys.argv[1:]))
