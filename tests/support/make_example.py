#!/usr/bin/env python3
"""Writes templates/example/up2: an invented municipality's three years, made to be read and tested.

    tests/support/make_example.py [--check]

The same bytes every time: nothing here reads a clock or a random number. With --check the files on
disk are compared instead of written."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

from example import check, files, story, words  # noqa: E402

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "example" / "up2"


def main(arguments):
    wanted = {**files.all_files(), **words.all_files(), "story.json": story.document_bytes()}
    faults = check.faults(wanted)
    for fault in faults:
        print(f"fault: {fault}", file=sys.stderr)
    if arguments == ["--check"]:
        differing = [name for name in wanted if not (FOLDER / name).is_file()
                     or (FOLDER / name).read_bytes() != wanted[name]]
        for name in differing:
            print(f"differs: {name}", file=sys.stderr)
        return 1 if faults or differing else 0
    for name, content in wanted.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for line in check.counts(wanted):
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
