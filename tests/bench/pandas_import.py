"""The same with pandas, which takes the columns' types into the bargain.   pandas_import.py CSV DATABASE"""
import sqlite3
import sys

import pandas

with sqlite3.connect(sys.argv[2]) as book:
    pandas.read_csv(sys.argv[1]).to_sql("o", book, index=False)
