# SPDX-License-Identifier: EUPL-1.2
"""`verrijk --analyse`: the whole assessment as JSON, by its schema, and equal to a second computation from the same figures."""
import itertools
import json
import math
import statistics
import unittest

import kit

try:
    import jsonschema
except ImportError:
    jsonschema = None

# Invented figures. Every figure of the municipality; a gap in the years; a year that is not yet final.
TABLE = ("indicator;regio;jaar;waarde\n"
         + "".join(f"Eenzaamheid;Weert;{year};{value}\n" for year, value in
                   ((2012, "8,1"), (2016, "8,4"), (2018, "9,0"), (2020, "9,2"), (2022, "9,9"), (2024, "10,5")))
         + "Vrijwilligers;Weert;2022;31\nVrijwilligers;Weert;2024;29\n")


def axis(period):
    return float(period) if "/" not in period else float(period[:4]) + 0.5


def by_hand(points):
    """Sen slope, S and the slope of least squares, as the definitions say."""
    pairs = list(itertools.combinations(points, 2))
    sen = statistics.median((b[1] - a[1]) / (b[0] - a[0]) for a, b in pairs)
    s = sum((b[1] > a[1]) - (b[1] < a[1]) for a, b in pairs)
    mean_x, mean_y = statistics.fmean(x for x, _ in points), statistics.fmean(y for _, y in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return sen, s, slope


def exact_p(values, s):
    """All orders of the values: the share with an S at least as far from zero."""
    found = [sum((b > a) - (b < a) for a, b in itertools.combinations(order, 2)) for order in itertools.permutations(values)]
    return sum(abs(one) >= abs(s) for one in found) / len(found)


class Analysis(kit.Case):
    def analysed(self, file, *arguments, catalogue):
        output = self.folder / "uit.json"
        outcome = kit.enrich(file, self.folder / "uit.xlsx", "--analyse", output, "--overschrijf", *arguments, catalogue=catalogue)
        self.assertCode(outcome, 0, 1)
        self.assertIn(str(output), outcome.out)
        return json.loads(output.read_text("utf-8"))

    def table(self):
        file = self.folder / "tabel.csv"
        file.write_text(TABLE, "utf-8")
        return file

    @unittest.skipUnless(jsonschema, "python3-jsonschema is not installed")
    def test_schema(self):
        schema = json.loads((kit.SOURCE / "docs" / "analyse.schema.json").read_text("utf-8"))
        for file, catalogue in ((self.copy(kit.EXAMPLE), "dronten"), (self.table(), "weert")):
            document = self.analysed(file, catalogue=catalogue)
            jsonschema.Draft202012Validator(schema).validate(document)
            self.assertTrue(document["reeksen"])
            # The schema forbids what it does not name: a key too many is seen.
            document["reeksen"][0]["verzonnen"] = 1
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.Draft202012Validator(schema).validate(document)

    def test_figures(self):
        document = self.analysed(self.table(), catalogue="weert")
        [series] = [one for one in document["reeksen"] if one["indicator"] == "WEE-002"]
        points = [(axis(point["periode"]), point["waarde"]) for point in series["metingen"]]
        self.assertEqual(points, [(2012, 8.1), (2016, 8.4), (2018, 9.0), (2020, 9.2), (2022, 9.9), (2024, 10.5)])
        self.assertEqual([point["cel"] for point in series["metingen"]], [f"D{row}" for row in range(2, 8)])
        sen, s, slope = by_hand(points)
        trend = series["trend"]
        self.assertTrue(math.isclose(trend["senHelling"], sen, rel_tol=1e-12))
        self.assertEqual(trend["mannKendall"]["s"], s)
        self.assertTrue(math.isclose(trend["mannKendall"]["p"], exact_p([y for _, y in points], s), rel_tol=1e-9))
        self.assertTrue(math.isclose(trend["kleinsteKwadraten"]["helling"], slope, rel_tol=1e-12))
        self.assertEqual((trend["venster"]["van"], trend["venster"]["tot"], trend["venster"]["metingen"]), (2017, 2024, 4))
        self.assertTrue(math.isclose(trend["venster"]["helling"], by_hand(points[2:])[2], rel_tol=1e-12))
        self.assertEqual(trend["label"], "stijgt, significant")
        self.assertTrue(math.isclose(series["verandering"]["vorige"]["verschil"], 10.5 - 9.9, rel_tol=1e-12))
        [two] = [one for one in document["reeksen"] if one["indicator"] == "WEE-006"]
        self.assertEqual(two["trend"]["label"], "te weinig metingen")

    def test_components(self):
        # Invented figures. A threshold series below its heading, one of them suppressed; a ratio by its two figures.
        file = self.folder / "onderdelen.csv"
        file.write_text("Indicator;2021;2022\n"
                        "% inwoners met een inkomen van 110%, 120% en 130% van het sociaal minimum;;\n"
                        "110%;5,0;6,0\nwaarvan 120%;8,5;x\n% inwoners met een inkomen van 130% van het sociaal minimum;10,0;11,0\n"
                        "% inwoners dat gebruik maakt van preventieve en lichte vormen van ondersteuning;12;13\n"
                        "DRO-024-geindiceerd;5;4\n", "utf-8")
        document = self.analysed(file, catalogue="dronten")
        if jsonschema:
            jsonschema.Draft202012Validator(json.loads((kit.SOURCE / "docs" / "analyse.schema.json").read_text("utf-8"))).validate(document)
        self.assertEqual([(one["indicator"], one["onderdeel"]["id"], one["eenheid"]) for one in document["reeksen"]],
                         [("DRO-003", "DRO-003-110", "%"), ("DRO-003", "DRO-003-120", "%"), ("DRO-003", "DRO-003-130", "%"),
                          ("DRO-024", "DRO-024-licht", "%"), ("DRO-024", "DRO-024-geindiceerd", "%")])
        thresholds, ratio = document["samenstellingen"]
        self.assertEqual(thresholds["perioden"], [{"periode": "2021", "waarden": [5.0, 8.5, 10.0], "stappen": [3.5, 1.5]},
                                                  {"periode": "2022", "waarden": [6.0, None, 11.0], "stappen": [None, None]}])
        self.assertEqual(ratio["perioden"], [{"periode": "2021", "waarden": [12.0, 5.0], "verhouding": 2.4, "opgegeven": None},
                                             {"periode": "2022", "waarden": [13.0, 4.0], "verhouding": 3.25, "opgegeven": None}])
        self.assertTrue(document["reeksen"][0]["zin"].startswith("% inwoners met een inkomen van 110% van het sociaal minimum, Dronten: "))

    def test_reference_year(self):
        document = self.analysed(self.table(), "--peiljaar", "2020", catalogue="weert")
        [series] = [one for one in document["reeksen"] if one["indicator"] == "WEE-002"]
        self.assertEqual(document["peiljaar"], 2020)
        self.assertEqual(series["trend"]["label"], "richting, niet toetsbaar")
        self.assertEqual(len(series["metingen"]), 6)
        self.assertEqual(series["trend"]["venster"]["tot"], 2020)

    def test_again_is_the_same(self):
        file = self.table()
        first = self.analysed(file, catalogue="weert")
        before = (self.folder / "uit.json").read_bytes()
        self.assertEqual(self.analysed(file, catalogue="weert"), first)
        self.assertEqual((self.folder / "uit.json").read_bytes(), before)

    def test_nothing_is_replaced_unasked(self):
        file = self.table()
        taken = self.folder / "bestaat.json"
        taken.write_text("van mij")
        outcome = kit.enrich(file, self.folder / "nieuw.xlsx", "--analyse", taken, catalogue="weert")
        self.assertCode(outcome, 2)
        self.assertIn("bestaat", outcome.err)
        self.assertEqual(taken.read_text(), "van mij")
        self.assertFalse((self.folder / "nieuw.xlsx").exists())


kit.main()
