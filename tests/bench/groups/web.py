"""The web server, as web_bench.mjs measures it."""
import re
import subprocess

from bench import ROOT, Row


def rows(bench):
    if bench.quick:
        return []
    bare = ROOT / "build/release/bare_poco"
    done = subprocess.run(["node", ROOT / "tests/bench/web_bench.mjs", bare], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    found = []
    for line in done.stdout.splitlines():
        cells = re.split(r"\s{2,}", line.strip())
        if not cells[0].startswith("H"):
            continue
        goal, what, ours, peer, at_most, ratio = cells[:6]
        found.append(Row(goal, what, ours, peer, "-", float(ratio), float(at_most)))
    if not found:
        raise SystemExit("web_bench.mjs measured nothing")
    return found
