"""Verifies many books with the stand-alone verifier: verify_many.py LIST, a file with a path a line. Prints {"ok", "root", "size", "faults"} a line."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from verify_book import Book  # noqa: E402


def verdict(path):
    try:
        result = Book(path).verify([])
    except Exception as error:  # What cannot be read at all is no sound book either.
        return {"ok": False, "root": "", "size": 0, "faults": [repr(error)]}
    return {name: result[name] for name in ("ok", "root", "size", "faults")}


with open(sys.argv[1], encoding="utf-8") as books:
    for book in books.read().splitlines():
        print(json.dumps(verdict(book)))
