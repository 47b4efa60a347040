#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand series that nobody has seen before, from the generator of the shared vectors with other seeds, against scipy:
further_vectors.py TEST_ANALYSIS"""
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("GRAADMETER_SHARED") or SOURCE.parent / "shared")
GENERATOR = SHARED / "vectors" / "make_trend_vectors.py"
SEEDS, EACH = range(1, 11), 1000


def main():
    if not GENERATOR.exists() or importlib.util.find_spec("scipy") is None:
        print("SKIP: no generator of vectors, or no scipy")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        vectors = Path(folder) / "trend.tsv"
        with vectors.open("w") as out:
            for seed in SEEDS:
                out.flush()
                subprocess.run([sys.executable, str(GENERATOR), str(seed), str(EACH)], stdout=out, check=True)
        done = subprocess.run([sys.argv[1], "-tc=*further vectors*"], env={**os.environ, "GRAADMETER_TREND_VECTORS": str(vectors)})
        return done.returncode


if __name__ == "__main__":
    sys.exit(main())
