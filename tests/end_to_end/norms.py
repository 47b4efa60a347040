# SPDX-License-Identifier: EUPL-1.2
"""Norm scores, distances, paces and balances against a second computation: numpy's interpolation, and the definitions by hand.

Every norm, target and figure here is invented by a generator with a fixed seed.
"""
import json
import random
import unittest

import kit
import openpyxl

try:
    import numpy
except ImportError:
    numpy = None

MANY = 200
SCORES = [0, 25, 50, 75, 100]
CLASSES = ["rood", "oranje", "groen", "goud"]


class Invented:
    """An indicator with a norm, a baseline, a target and figures."""

    def __init__(self, rng, number):
        self.id = f"PRF-{number:03d}"
        self.name = f"Proefmaat {number:03d} van het verzonnen stelsel"
        self.higher = rng.random() < 0.5
        self.bounds = sorted(rng.sample(range(1, 1000), 5), reverse=not self.higher)
        self.bounds = [one / 10 for one in self.bounds]
        self.baseline_year, self.target_year = rng.randrange(2010, 2018), rng.randrange(2019, 2031)
        self.baseline, self.target = (round(rng.uniform(0, 100), 1) for _ in range(2))
        years = sorted(rng.sample(range(2010, 2026), rng.randrange(1, 9)))
        self.figures = {year: rng.choice((round(rng.uniform(0, 100), 1), rng.choice(self.bounds))) for year in years}

    def xml(self):
        return (f'<indicator id="{self.id}" naam="{self.name}" eenheid="%" richting="{"hoger" if self.higher else "lager"}">'
                f'<norm grenzen="{" ".join(map(str, self.bounds))}" bron="verzonnen voor deze toets"/>'
                f'<nulmeting periode="{self.baseline_year}" waarde="{self.baseline}" bron="verzonnen"/>'
                f'<streefwaarde periode="{self.target_year}" waarde="{self.target}" bron="verzonnen"/></indicator>')

    def norm(self):
        value, sign = self.figures[max(self.figures)], 1 if self.higher else -1
        bounds = [sign * one for one in self.bounds]
        score = float(numpy.interp(sign * value, bounds, SCORES))
        passed = sum(sign * value >= bound for bound in bounds[1:4])   # a bound belongs to the class above it
        return score, CLASSES[passed]

    def pace(self):
        """Nothing, or doelbereik, ratio, word and what is still needed a year."""
        latest = max(self.figures)
        span = self.target_year - self.baseline_year
        if self.target == self.baseline or latest <= self.baseline_year or span <= 0:
            return None
        value = self.figures[latest]
        attained = (value - self.baseline) / (self.target - self.baseline)
        ratio = attained / ((latest - self.baseline_year) / span)
        word = "op koers" if ratio >= 0.95 else "deels op koers" if ratio >= 0.6 else "achter" if ratio >= 0 else "verkeerde kant"
        still = (self.target - value) / (self.target_year - latest) if self.target_year > latest else None
        return attained, ratio, word, still


class Norms(kit.Case):
    @unittest.skipUnless(numpy, "python3-numpy is not installed")
    def test_scores_distances_and_paces(self):
        rng = random.Random(31)
        all_of_them = [Invented(rng, number) for number in range(MANY)]
        catalogue = self.folder / "proef.xml"
        catalogue.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<catalogus id="proef" naam="Verzonnen proefcatalogus" versie="1">\n'
                             '<gemeente code="GM0988" naam="Weert"/>\n<bron>verzonnen</bron>\n<indicatoren><groep>\n'
                             + "\n".join(one.xml() for one in all_of_them) + "\n</groep></indicatoren>\n</catalogus>\n", "utf-8")
        file = self.folder / "cijfers.csv"
        file.write_text("indicator;regio;jaar;waarde\n" + "".join(
            f"{one.name};Weert;{year};{str(value).replace('.', ',')}\n" for one in all_of_them for year, value in one.figures.items()), "utf-8")
        output = self.folder / "uit.json"
        self.assertCode(kit.enrich(file, self.folder / "uit.xlsx", "--analyse", output, catalogue=str(catalogue)), 0, 1)
        found = {one["indicator"]: one for one in json.loads(output.read_text("utf-8"))["reeksen"]}
        self.assertEqual(len(found), MANY)
        paces = 0
        for one in all_of_them:
            series = found[one.id]
            score, norm_class = one.norm()
            self.assertAlmostEqual(series["norm"]["doelbereik"], score, delta=1e-9, msg=one.id)
            self.assertEqual(series["norm"]["klasse"], norm_class, one.id)
            target = series["streefwaarde"]
            self.assertAlmostEqual(target["afstand"], one.figures[max(one.figures)] - one.target, delta=1e-9)
            pace = one.pace()
            if pace is None:
                self.assertIsNone(target["tempo"], one.id)
                continue
            paces += 1
            attained, ratio, word, still = pace
            self.assertAlmostEqual(target["tempo"]["doelbereik"], attained, delta=1e-9, msg=one.id)
            self.assertAlmostEqual(target["tempo"]["verhouding"], ratio, delta=1e-9, msg=one.id)
            self.assertEqual(target["tempo"]["oordeel"], word, one.id)
            if still is None:
                self.assertIsNone(target["tempo"]["nogNodigPerJaar"], one.id)
            else:
                self.assertAlmostEqual(target["tempo"]["nogNodigPerJaar"], still, delta=1e-9, msg=one.id)
        self.assertGreater(paces, MANY / 3)

    def test_balances(self):
        rng = random.Random(7)
        lines = ("Bevolking op 1 januari", "Levend geborenen", "Overledenen", "Vestiging", "Vertrek", "Bevolking op 31 december")
        book = openpyxl.Workbook()
        expected = set()
        for number in range(20):
            sheet = book.active if number == 0 else book.create_sheet()
            sheet.title = f"Loop {number + 1}"
            years = range(2010, 2022)
            sheet.append(["Loop van de bevolking", *years])
            columns = []
            begin = rng.randrange(20_001, 60_000)
            for at, _ in enumerate(years):
                born, died, came, left = (rng.randrange(101, 2000) for _ in range(4))
                end = begin + born - died + came - left
                wrong = rng.random() < 0.1
                shown = end + rng.choice((-1, 1)) * rng.randrange(30, 900) if wrong else end
                if wrong:
                    expected.add((sheet.title, f"{openpyxl.utils.get_column_letter(at + 2)}7"))
                columns.append((begin, born, died, came, left, shown))
                begin = end
            for line, values in zip(lines, zip(*columns)):
                sheet.append([line, *values])
        file = self.folder / "loop.xlsx"
        book.save(file)
        report = self.folder / "verslag.jsonl"
        self.assertCode(kit.graadmeter("controleer", file, "--catalogus", "weert", "--uitvoer", report), 0, 1)
        found = set()
        for line in report.read_text("utf-8").splitlines():
            finding = json.loads(line)
            if finding.get("code") == "C12":
                left, row, right, last_row = openpyxl.utils.range_boundaries(finding["cel"])
                self.assertEqual(row, last_row)
                found.update((finding["blad"], f"{openpyxl.utils.get_column_letter(column)}{row}") for column in range(left, right + 1))
        self.assertTrue(expected)
        self.assertEqual(found, expected)


kit.main()
