#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Attacks protected tables by linear programming: attack.py PROTECTED_TABLES [TABLES]

For every small count of random tables with totals: the lowest and highest value that the shown cells and the sums allow, to somebody
who also knows of each hidden cell whether it is small (1 to 9) or not (10 or more). Every small count must be able to be as much as if
all was hidden: from 1 to 9, but where small counts have a small total. On small tables the number of cells hidden is compared with the fewest that any choice of cells needs.
"""
import itertools
import json
import math
import subprocess
import sys

try:
    from scipy.optimize import linprog
except ImportError:
    print("SKIP: scipy is not installed")
    sys.exit(77)

YES, PRIMARY, SECONDARY = range(3)


def lines_of(table):
    rows, columns = table["rows"], table["columns"]
    return ([[row * (columns + 1) + column for column in range(columns + 1)] for row in range(rows + 1)] +
            [[row * (columns + 1) + column for row in range(rows + 1)] for column in range(columns + 1)])


def bounds(table, shown, cell):
    """Lowest and highest value of a hidden cell; None for no upper bound."""
    counts, threshold = table["counts"], table["threshold"]
    hidden = [i for i, state in enumerate(shown) if state != YES]
    place = {cell: n for n, cell in enumerate(hidden)}
    equations, known = [], []
    for line in lines_of(table):
        equation, right = [0.0] * len(hidden), 0.0
        for n, index in enumerate(line):
            sign = -1 if n == len(line) - 1 else 1
            if index in place:
                equation[place[index]] += sign
            else:
                right -= sign * counts[index]
        if any(equation):
            equations.append(equation)
            known.append(right)
    limits = [(1, threshold - 1) if shown[i] == PRIMARY else (threshold, None) for i in hidden]
    found = []
    for sign in (1, -1):
        goal = [0.0] * len(hidden)
        goal[place[cell]] = sign
        answer = linprog(goal, A_eq=equations or None, b_eq=known or None, bounds=limits, method="highs")
        if answer.status == 3:
            found.append(None)
        else:
            assert answer.status == 0, answer
            found.append(sign * answer.fun)
    return found


def widest(table):
    """What each small count can be when all counts but the zeros are hidden: less than 1 to 9 only by what "<10" itself says."""
    all_hidden = [YES if count == 0 else PRIMARY if count < table["threshold"] else SECONDARY for count in table["counts"]]
    return {cell: (math.ceil(low - 1e-6), math.floor(high + 1e-6)) for cell, state in enumerate(all_hidden) if state == PRIMARY
            for low, high in [bounds(table, all_hidden, cell)]}


def safe(table, shown, wide):
    for cell, (lowest, highest) in wide.items():
        low, high = bounds(table, shown, cell)
        if low > lowest + 1e-6 or high < highest - 1e-6:
            return False
    return True


def fewest(table):
    """The fewest secondary cells that protect the small counts; tries all choices of up to three."""
    primary = [PRIMARY if state == PRIMARY else YES for state in table["shown"]]
    free = [i for i, state in enumerate(primary) if state == YES and table["counts"][i] >= table["threshold"]]
    used, wide = table["shown"].count(SECONDARY), widest(table)
    for size in range(min(used, 4)):
        for chosen in itertools.combinations(free, size):
            trial = list(primary)
            for cell in chosen:
                trial[cell] = SECONDARY
            if safe(table, trial, wide):
                return size
    return used if used <= 4 else None


def tables(program, *words):
    text = subprocess.run([program, *map(str, words)], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def main():
    program, many = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500
    small = extra = cells = given_up = full = 0
    for number, table in enumerate(tables(program, 2024, many)):
        cells += len(table["shown"])
        small += table["shown"].count(PRIMARY)
        extra += table["shown"].count(SECONDARY)
        given_up += table["unsafe"]
        assert all(state == YES or count > 0 for state, count in zip(table["shown"], table["counts"])), number
        assert all((state == PRIMARY) == (0 < count < table["threshold"]) for state, count in zip(table["shown"], table["counts"])), number
        for cell, (lowest, highest) in widest(table).items():
            low, high = bounds(table, table["shown"], cell)
            assert low <= lowest + 1e-6 and high >= highest - 1e-6, (number, cell, low, high, lowest, highest)
            full += (lowest, highest) == (1, table["threshold"] - 1)
    assert small > many and extra > 0, "nothing was attacked"
    assert full > 0.8 * small, "few of them have all room: %d of %d" % (full, small)
    print("%d tables, %d cells: %d small counts hidden, %d of which can still be 1 and 9 and all others as much as their marks allow "
          "(%d less than half of it, and said so); %d others hidden" % (many, cells, small, full, given_up, extra))

    best = ours = compared = optimal = 0
    for table in tables(program, 7, 60, 3):
        least = fewest(table)
        if least is None:
            continue
        compared += 1
        used = table["shown"].count(SECONDARY)
        best += least
        ours += used
        optimal += used == least
        assert used >= least
    assert compared >= 30, "too few small tables to compare"
    print("%d small tables: %d others hidden, %d at the least; %d tables with the fewest possible" % (compared, ours, best, optimal))
    assert ours <= 1.5 * best


if __name__ == "__main__":
    main()
