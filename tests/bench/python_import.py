"""What a script would do with a file of values: Python's csv into SQLite, nothing checked.   python_import.py CSV DATABASE"""
import csv
import sqlite3
import sys

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    columns = ", ".join(f'"{name}"' for name in next(rows))
    places = ", ".join("?" * (columns.count(",") + 1))
    book = sqlite3.connect(sys.argv[2])
    book.execute(f"CREATE TABLE IF NOT EXISTS o({columns})")
    book.executemany(f"INSERT INTO o VALUES ({places})", rows)
    book.commit()
