"""Recalculates what a program calculated, with Python's decimal: check_decimals.py FILE. A line is OPERATION A B RESULT, with a tab between.
Prints how many lines there are and the first that differ; exit 1 when any does."""
import sys
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 200
getcontext().rounding = ROUND_HALF_UP  # Halves go away from zero.


def expected(operation, a, b):
    if operation == "text":
        return Decimal(a)
    if operation == "rounded":
        return Decimal(a).quantize(Decimal(1).scaleb(-int(b)))
    first, second = Decimal(a), Decimal(b)
    if operation == "+":
        return first + second
    if operation == "-":
        return first - second
    if operation == "*":
        return first * second
    return Decimal((first > second) - (first < second))


lines, different = 0, []
with open(sys.argv[1], encoding="ascii") as cases:
    for line in cases:
        operation, a, b, result = line.rstrip("\n").split("\t")
        lines += 1
        should = expected(operation, a, b)
        # One spelling each: no closing zeros, no minus before zero.
        spelt = format(should.normalize() + 0, "f")
        if spelt != result:
            different.append(f"{line.rstrip()} is {spelt}")
print(lines, *different[:20], sep="\n")
sys.exit(1 if different else 0)
