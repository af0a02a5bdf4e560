"""That the bench's data are the same at every run, and what the program takes.   data_test.py UTFALL"""
import csv
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

import money_data
import people_data

HERE = Path(__file__).parent
EXPECTED = {"values.csv": "4b456d4bd94064131c59d5ad80599705de4a41d9abcb68d660eb881f96e79f80",
            "corrections.csv": "9d3f64ee61924e5ccdd73f1762d52d589a7bbaa8df79fb98b5571cbfb96c9637",
            "participations.csv": "2f3c75dade65e689c18b1a3c4592312d4ff719181706b695023ef56559cd0328",
            "part.csv": "784e6096ce7dc466a86f3bc867c3dfa894563613feff7a6be6aa639b8906757c",
            "costs.csv": "16d3f58407814081709045d3c834b002c12633446cefa8968a6531fe1c438195",
            "people.csv": "c03fa23a3a7c1702517dce15bac03e5d3a537172a5deb8a3053649f285395fad"}


def ran(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"


def entries_follow_exits(path):
    """Nobody enters an intervention anew before having left the one before."""
    left = {}
    with open(path) as file:
        for row in csv.DictReader(file):
            before = left.get(row["participant"])
            assert before is None or before < row["entry"], row
            assert row["exit"] == "" or row["entry"] <= row["exit"], row
            left[row["participant"]] = row["exit"]


with tempfile.TemporaryDirectory() as made:
    folder = Path(made)
    ran(sys.executable, HERE / "make_data.py", folder, "--values", 48_000, "--participations", 30_000)
    people_data.write_parts(folder / "part.csv", 20_000, 3_000)
    people_data.write_setup(folder / "people.json")
    people_data.write_participations(folder / "people.csv", 50, 9)
    money_data.write_setup(folder / "money.json")
    money_data.write_costs(folder / "costs.csv", 5, 500)
    for name, digest in EXPECTED.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, f"{name} is another than it was"
    entries_follow_exits(folder / "participations.csv")
    book = folder / "book.utfall"
    ran(sys.argv[1], "book", "create", "-b", book, "--setup", folder / "setup.json")
    ran(sys.argv[1], "value", "import", folder / "values.csv", "-b", book, "--dry-run")
    people = folder / "people.utfall"
    ran(sys.argv[1], "book", "create", "-b", people, "--setup", folder / "people.json")
    ran(sys.argv[1], "participation", "import", folder / "people.csv", "-b", people, "--dry-run")
    money = folder / "money.utfall"
    ran(sys.argv[1], "book", "create", "-b", money, "--setup", folder / "money.json")
    ran(sys.argv[1], "cost", "import", folder / "costs.csv", "-b", money, "--dry-run")
print(f"{len(EXPECTED)} files as they were")
