#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Attacks suppressed tables by linear programming: attack.py SUPPRESSED_TABLES [TABLES]

For every hidden cell of random tables with totals: the lowest and highest value that the shown cells allow, with no count below
zero. No small count may be narrowed to less than the threshold, and the program's own bounds must be the solver's. On small tables
the number of cells hidden is compared with the fewest that any choice of cells needs.
"""
import itertools
import json
import subprocess
import sys

try:
    from scipy.optimize import linprog
except ImportError:
    print("SKIP: scipy is not installed")
    sys.exit(77)

YES, PRIMARY, SECONDARY, ABSENT = range(4)


def bounds(table, shown, cell):
    """Lowest and highest value of a hidden cell; None for no upper bound."""
    rows, columns, counts = table["rows"], table["columns"], table["counts"]
    hidden = [i for i, state in enumerate(shown) if state != YES]
    place = {cell: n for n, cell in enumerate(hidden)}
    equations, known = [], []
    lines = [[row * (columns + 1) + column for column in range(columns + 1)] for row in range(rows + 1)]
    lines += [[row * (columns + 1) + column for row in range(rows + 1)] for column in range(columns + 1)]
    for line in lines:
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
    found = []
    for sign in (1, -1):
        goal = [0.0] * len(hidden)
        goal[place[cell]] = sign
        answer = linprog(goal, A_eq=equations or None, b_eq=known or None, bounds=(0, None), method="highs")
        if answer.status == 3:
            found.append(None)
        else:
            assert answer.status == 0, answer
            found.append(sign * answer.fun)
    return found


def safe(table, shown):
    for cell, state in enumerate(shown):
        if state == PRIMARY:
            low, high = bounds(table, shown, cell)
            if high is not None and high - low < table["threshold"] - 1e-6:
                return False
    return True


def fewest(table):
    """The fewest secondary cells that protect the small counts; tries all choices of up to three."""
    primary = [PRIMARY if state == PRIMARY else YES for state in table["shown"]]
    free = [i for i, state in enumerate(primary) if state == YES]
    used = table["shown"].count(SECONDARY)
    for size in range(min(used, 4)):
        for chosen in itertools.combinations(free, size):
            trial = list(primary)
            for cell in chosen:
                trial[cell] = SECONDARY
            if safe(table, trial):
                return size
    return used if used <= 3 else None


def tables(program, *words):
    text = subprocess.run([program, *map(str, words)], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def main():
    program, many = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500
    small = extra = cells = attacked = 0
    for number, table in enumerate(tables(program, 2024, many)):
        cells += len(table["shown"])
        small += table["shown"].count(PRIMARY)
        extra += table["shown"].count(SECONDARY)
        for cell, state in enumerate(table["shown"]):
            if state == YES:
                continue
            attacked += 1
            low, high = bounds(table, table["shown"], cell)
            own_low, own_high = table["bounds"][cell]
            assert abs(own_low - low) < 1e-6 and (own_high == -1) == (high is None), (number, cell, low, high, own_low, own_high)
            assert high is None or abs(own_high - high) < 1e-6, (number, cell, high, own_high)
            if state == PRIMARY:
                assert high is None or high - low >= table["threshold"] - 1e-6, (number, cell, low, high)
    assert small > many and extra > 0, "nothing was attacked"
    print("%d tables, %d cells: %d small counts, %d others hidden; %d cells attacked, none narrowed below the threshold"
          % (many, cells, small, extra, attacked))

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


if __name__ == "__main__":
    main()
