#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Two-point tests, places among regions and scores taken together, of figures drawn at random, as scipy and numpy compute them:
survey_vectors.py TEST_ANALYSIS"""
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import numpy
    from scipy import stats
except ImportError:
    numpy = None

EACH = 3000


def two_points(draw):
    a, b = draw.uniform(0, 100), draw.uniform(0, 100)
    if draw.random() < 0.5:
        b = a + draw.gauss(0, 3)
    halves = [draw.uniform(0.1, 8) for _ in range(4)]   # survey intervals need not be symmetric
    v = [a, a - halves[0], a + halves[1], b, b - halves[2], b + halves[3]]
    quantile = stats.norm.ppf(0.975)
    error = numpy.hypot((v[2] - v[1]) / (2 * quantile), (v[5] - v[4]) / (2 * quantile))
    z = (b - a) / error
    return "toets", v, [error, z, 2 * stats.norm.sf(abs(z))]


def place(draw):
    others = [round(draw.uniform(0, 10), draw.choice([0, 1])) for _ in range(draw.randint(1, 30))]
    own = draw.choice(others) if draw.random() < 0.3 else round(draw.uniform(0, 10), 1)
    values = numpy.array([own] + others)
    rank = stats.rankdata(-values, method="min")[0]
    middle = stats.rankdata(-values, method="average")[0]
    n = len(values)
    quartile = 0 if n < 4 or len(set(values)) == 1 else int(numpy.floor(4 * (middle - 0.5) / n)) + 1
    return "plaats", [own], others, [rank, own in others, numpy.median(others), quartile]


def scores(draw):
    n = draw.randint(1, 12)
    weights = numpy.array([draw.choice([1, 1, 1, 2, 0.5, draw.uniform(0.1, 5)]) for _ in range(n)])
    given = numpy.array([draw.uniform(0, 100) if draw.random() < 0.75 else numpy.nan for _ in range(n)])
    there = ~numpy.isnan(given)
    coverage = weights[there].sum() / weights.sum()
    score = numpy.average(given[there], weights=weights[there]) if there.any() and coverage >= 0.6 - 1e-9 else -1
    return "score", weights, numpy.where(there, given, -1), [coverage, score]


def main():
    if numpy is None:
        print("SKIP: no scipy")
        return 77
    draw = random.Random(20261125)
    with tempfile.TemporaryDirectory() as folder:
        vectors = Path(folder) / "survey.tsv"
        with vectors.open("w") as out:
            for make in (two_points, place, scores):
                for _ in range(EACH):
                    kind, *fields = make(draw)
                    print(kind, *(" ".join(repr(float(x)) for x in field) for field in fields), sep="\t", file=out)
        done = subprocess.run([sys.argv[1], "-tc=*survey vectors*"], env={**os.environ, "GRAADMETER_SURVEY_VECTORS": str(vectors)})
        return done.returncode


if __name__ == "__main__":
    sys.exit(main())
