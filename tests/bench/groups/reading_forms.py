"""Collection forms that come back, beside what it takes to open one of them by hand."""
from bench import ROOT, Row
from reading_data import write_setup

TEAMS, MEASURES = 26, 4
FILL = ROOT / "tests/support/fill_form.py"
PYTHON = "/usr/bin/python3"


def filled(bench):
    """A book, and a form of each team with a number in every cell."""
    folder = bench.folder / "forms"
    folder.mkdir()
    book = folder / "book.utfall"
    write_setup(folder / "setup.json", MEASURES, TEAMS)
    bench.run(bench.program, "book", "create", "-q", "-b", book, "--setup", folder / "setup.json")
    bench.run(bench.program, "form", "make", "-q", "-b", book, "--period", "2024-03", "-o", folder / "out")
    forms, steps = [], []
    for sent in sorted((folder / "out").glob("*.xlsx")):
        team = sent.stem.split("_")[1]
        forms.append(folder / sent.name)
        codes = [f"M{measure}:{team}:{sex}:{age}" for measure in range(MEASURES) for sex in "FM" for age in ("A0", "A1", "A2", "A3", "A4")]
        steps += [*(["--"] if steps else []), sent, forms[-1], *(f"{code}={at}" for at, code in enumerate(codes, 1))]
    bench.run(PYTHON, FILL, *steps)
    return book, forms


def rows(bench):
    book, forms = filled(bench)
    answers = f"{len(forms) * MEASURES * 10:,} values"
    read = [bench.program, "form", "read", "--dry-run", "-q", "-b", book, *forms]
    start = ["soffice", "--headless", f"-env:UserInstallation=file://{bench.folder}/office", "--terminate_after_init"]
    bench.run(*start)  # Its first start makes the user's folder.
    ours, office = bench.waited(read), bench.waited(start)
    return [Row("X2", f"{len(forms)} forms with {answers} read and checked, on the clock", f"{ours:.2f} s", f"{office:.2f} s LibreOffice's start",
                "-", ours / office, 1)]
