# SPDX-License-Identifier: EUPL-1.2
"""The practice workbooks beside the project, each with what a careful reader takes from it: how much of that is read, how much of
what is read is right, and what is said. An argument names a folder that keeps what was measured.

  truth.py PROGRAM [FOLDER] [unittest option...]
"""
import csv
import json
import re
import sys
import unittest
from pathlib import Path

import kit
from kit import Book, Case, enrich, graadmeter, split

KEEP = Path(sys.argv.pop(1)) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
WORKBOOKS = kit.SHARED / "workbooks"
LEAST = 0.98  # recall and precision of observations
COLUMNS = {"indicator": "Indicator", "regio": "Regiocode", "periode": "Periode", "groep": "Groep", "waarde": "Waarde",
           "eenheid": "Eenheid", "status": "Status", "bron": "Bron", "blad": "Blad", "cel": "Cel"}


def observations(book):
    """The rows of the sheet Waarnemingen, by the captions of its table. Of a figure that is hidden there for being small, what the
    person's own cell holds: it was read, and is only not shown."""
    rows, own = {}, {}
    for address, value in book.cells("Waarnemingen").items():
        column, row = split(address)
        rows.setdefault(row, {})[column] = value
    head = next(number for number, row in sorted(rows.items()) if {"Indicator", "Periode", "Waarde"} <= set(row.values()))
    captions = {caption: column for column, caption in rows[head].items()}
    for number in sorted(n for n in rows if n > head):
        row = {key: rows[number].get(captions[caption], "") for key, caption in COLUMNS.items()}
        if row["groep"] == "hele doelgroep":
            row["groep"] = ""
        if not re.fullmatch(r"-?[0-9.]+(E[-+]?[0-9]+)?", row["waarde"], re.I):
            row["waarde"] = ""   # a word: missing, suppressed
            if row["status"] == "onderdrukt" and row["blad"] in book.sheets():
                value = own.setdefault(row["blad"], book.cells(row["blad"])).get(row["cel"], "")
                if re.fullmatch(r"[0-9]+", value):
                    row["waarde"], row["status"] = value, "normaal"
        yield row


def measure(truth, folder):
    """-> what truth_check.py says: its last line, and a line for each thing missed or wrong."""
    told = json.loads(truth.read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    enriched = folder / "verrijkt.xlsx"
    enriched.unlink(missing_ok=True)
    done = enrich(WORKBOOKS / told["file"], enriched, catalogue=told["catalogue"])
    if done.code not in (0, 1):
        raise AssertionError(f"{told['file']}: {done!r}")
    with open(folder / "waarnemingen.csv", "w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, COLUMNS, delimiter=";")
        table.writeheader()
        book = Book(enriched)
        if "Waarnemingen" in book.sheets():
            table.writerows(observations(book))
    lines = folder / "bevindingen.jsonl"
    lines.unlink(missing_ok=True)
    done = graadmeter("controleer", WORKBOOKS / told["file"], "--catalogus", told["catalogue"], "--datum", kit.DATE, "--uitvoer", lines)
    if done.code not in (0, 1):
        raise AssertionError(f"{told['file']}: {done!r}")
    _, text = kit.judge("truth_check.py", truth, folder / "waarnemingen.csv", lines)
    *details, summary = text.splitlines()
    return summary, details


@unittest.skipUnless(WORKBOOKS.is_dir(), f"OVERGESLAGEN: {WORKBOOKS} is er niet")
class Truth(Case):
    def test_every_workbook(self):
        for truth in sorted(WORKBOOKS.glob("*.truth.json")):
            name = truth.name.removesuffix(".truth.json")
            with self.subTest(name):
                summary, details = measure(truth, (KEEP or self.folder) / name)
                print(f"{name}: {summary}", *details, sep="\n   ", file=sys.stderr)
                recall, precision = (float(x) for x in re.findall(r"observations r=([0-9.]+) \S+ p=([0-9.]+)", summary)[0])
                self.assertGreaterEqual(recall, LEAST)
                self.assertGreaterEqual(precision, LEAST)
                self.assertNotIn("WRONG KEY", summary)
                self.assertIn("false alarms 0", summary)


if __name__ == "__main__":
    kit.main()
