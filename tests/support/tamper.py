"""Changes a book's file past its guards: tamper.py BOOK SQL. Every trigger goes, and something must change."""
import sqlite3
import sys

book = sqlite3.connect(sys.argv[1])
for (name,) in book.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
    book.execute(f'DROP TRIGGER "{name}"')
changed = book.execute(sys.argv[2]).rowcount
book.commit()
if changed < 1:
    sys.exit("nothing was changed")
