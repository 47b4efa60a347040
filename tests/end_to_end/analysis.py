# SPDX-License-Identifier: EUPL-1.2
"""`verrijk --analyse`: the whole assessment as JSON, by its schema, and equal to a second computation from the same figures."""
import itertools
import json
import math
import re
import statistics
import unittest
import zipfile
from xml.sax.saxutils import escape

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


def workbook(path, sheets):
    """The smallest .xlsx with these sheets: name -> rows of texts and numbers."""
    space = "http://schemas.openxmlformats.org"
    cell = lambda value: (f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>' if isinstance(value, str) else f"<c><v>{value}</v></c>")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{space}/package/2006/content-types">'
                         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                         + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                                   'spreadsheetml.worksheet+xml"/>' for i in range(1, len(sheets) + 1)) + "</Types>")
        relation = f'{space}/officeDocument/2006/relationships'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1" '
                         f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{relation}"><sheets>'
                         + "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(sheets, 1)) + "</sheets></workbook>")
        package.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{space}/package/2006/relationships">'
                         + "".join(f'<Relationship Id="rId{i}" Type="{relation}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                                   for i in range(1, len(sheets) + 1)) + "</Relationships>")
        for i, rows in enumerate(sheets.values(), 1):
            package.writestr(f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>'
                             + "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows) + "</sheetData></worksheet>")


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
        self.assertIn(kit.named(output), outcome.out)
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

    def test_two_points(self):
        """Invented survey figures with margins: the test as scipy, or else the standard library, computes it."""
        file = self.folder / "enquete.csv"
        file.write_text("indicator;regio;jaar;waarde;ondergrens;bovengrens\nEenzaamheid;Weert;2020;42,0;40,1;43,9\n"
                        "Eenzaamheid;Weert;2022;46,5;44,2;48,8\nRoken;Weert;2020;17;15,5;18,5\nRoken;Weert;2022;16,5;15;18\n"
                        "Stress;Weert;2020;8;7;9\nStress;Weert;2022;9;;\n", "utf-8")
        document = self.analysed(file, catalogue="weert")
        series = {one["indicator"]: one for one in document["reeksen"]}
        self.assertEqual(len(document["reeksen"]), 3)
        normal = statistics.NormalDist()
        for indicator, shown in (("WEE-002", True), ("WEE-026", False)):
            test = series[indicator]["tweepuntstoets"]["vorige"]
            (a, b) = series[indicator]["metingen"]
            errors = [(p["interval"]["bovengrens"] - p["interval"]["ondergrens"]) / (2 * normal.inv_cdf(0.975)) for p in (a, b)]
            z = (b["waarde"] - a["waarde"]) / math.hypot(*errors)
            self.assertTrue(math.isclose(test["z"], z, rel_tol=1e-9))
            self.assertTrue(math.isclose(test["p"], 2 * (1 - normal.cdf(abs(z))), rel_tol=1e-9))
            self.assertEqual(test["aangetoond"], shown)
            self.assertIn(test["label"], series[indicator]["zin"])
        self.assertEqual(series["WEE-027"]["tweepuntstoets"], {"vorige": None, "nulmeting": None, "nietGetoetst": "geen marges bij 2022"})
        self.assertIn("geen tweepuntstoets: geen marges bij 2022", series["WEE-027"]["zin"])
        self.assertEqual([one["naam"] for one in series["WEE-002"]["gebeurtenissen"]], ["coronapandemie", "oorlog in Oekraïne", "energiecrisis"])

    def test_a_rule_for_all_areas_stands_on_the_sheet_of_its_goal(self):
        """Invented figures of three districts of Woerden: one rises, one falls, one has a single year; the others none."""
        file = self.folder / "woerden.csv"
        figures = [("WK063201", 2022, "6,1"), ("WK063201", 2025, "6,4"), ("WK063202", 2022, "6,0"), ("WK063202", 2025, "5,8"), ("WK063206", 2025, "7")]
        file.write_text("indicator;regio;jaar;waarde\n" + "".join(f"Zelfredzaamheid;{region};{year};{value}\n" for region, year, value in figures), "utf-8")
        output = self.folder / "woerden.xlsx"
        self.assertCode(kit.graadmeter("verrijk", file, "-o", output, "--catalogus", "woerden", "--datum", kit.DATE), 0, 1)
        cells = kit.Book(output).cells("Doel D1")
        rows = {}
        for address, value in cells.items():
            rows.setdefault(int(re.sub("[A-Z]+", "", address)), {})[re.sub("[0-9]+", "", address)] = value
        tests = {row["B"]: row for row in rows.values() if row.get("A") == "Toets alle wijken en kernen"}
        self.assertEqual((tests["WOE-003"]["D"], tests["WOE-003"]["I"]), ("1 van 9", "niet gehaald"))
        self.assertRegex(tests["WOE-003"]["J"], "^niet in: Woerden-West; geen cijfers over beide jaren: .*Harmelen")
        self.assertEqual((tests["R1"]["C"], tests["R1"]["I"]), ("Nog niet te toetsen", "onbekend"))
        self.assertIn("WOE-002 Mate van eenzaamheid", tests["R1"]["J"])
        self.assertNotIn("WOE-003", tests["R1"]["J"])

    def test_norms_together_and_place(self):
        """Scores taken together, the place among regions and the history of targets, from an invented catalogue."""
        catalogue = self.folder / "eigen.xml"
        norm = '<norm grenzen="0 25 50 75 100" bron="Nota" datum="2025" vastgesteld-door="gemeenteraad"/>'
        catalogue.write_text(f"""<catalogus id="eigen" naam="Proef" versie="1"><gemeente code="GM0988" naam="Weert"/><bron>Verzonnen</bron>
            <vergelijking regios="GM0946 GM1640 GM1641"/>
            <niveaus><niveau id="D1" soort="doel" naam="Doel een"/><niveau id="D2" soort="doel" naam="Doel twee"/></niveaus>
            <indicatoren><groep doelen="D1">
            <indicator id="P-1" naam="Proefcijfer een" eenheid="%" richting="hoger" gewicht="3">{norm}
              <streefwaarde periode="2026" waarde="60" vervallen="ja" reden="bijgesteld" vastgesteld-door="gemeenteraad" vastgesteld-op="2024-11-11"/>
              <streefwaarde periode="2026" waarde="55" voorgesteld-door="college" voorgesteld-op="2025-09-01"/></indicator>
            <indicator id="P-2" naam="Proefcijfer twee" eenheid="%" richting="hoger">{norm}</indicator>
            <indicator id="P-3" naam="Proefcijfer drie" eenheid="%" richting="hoger" soort="inzet">{norm}</indicator></groep>
            <groep doelen="D2"><indicator id="P-4" naam="Proefcijfer vier" eenheid="%" richting="hoger">{norm}</indicator>
            <indicator id="P-5" naam="Proefcijfer vijf" eenheid="%" richting="hoger"/></groep></indicatoren></catalogus>""", "utf-8")
        file = self.folder / "cijfers.csv"
        own = [("P-1", 2022, 40), ("P-2", 2023, 80), ("P-3", 2022, 5), ("P-4", 2022, 50)]
        others = {"GM0946": 30, "GM1640": 45, "GM1641": 52}
        file.write_text("indicator;regiocode;jaar;waarde\n" + "".join(f"{i};GM0988;{y};{v}\n" for i, y, v in own)
                        + "".join(f"P-1;{region};2022;{value}\n" for region, value in others.items()), "utf-8")
        document = self.analysed(file, catalogue=catalogue)
        scores = {one["niveau"]: one for one in document["normscores"]}
        self.assertTrue(math.isclose(scores["D1"]["score"], (3 * 40 + 80) / 4))
        self.assertEqual((scores["D1"]["dekking"], scores["D1"]["peiljaren"]), (1, ["2022", "2023"]))
        self.assertEqual([one["indicator"] for one in scores["D1"]["indicatoren"]], ["P-1", "P-2"])
        self.assertEqual((scores["D2"]["score"], scores["D2"]["dekking"]), (None, 0.5))
        [series] = [one for one in document["reeksen"] if one["indicator"] == "P-1" and one["gebied"] == "GM0988"]
        place = series["positie"]
        everyone = sorted([40, *others.values()], reverse=True)
        self.assertEqual((place["rang"], place["gebieden"]), (everyone.index(40) + 1, 4))
        self.assertEqual((place["mediaan"], place["verschil"], place["kwart"]), (statistics.median(others.values()), 40 - 45, 3))
        [targets] = document["streefwaarden"]
        self.assertEqual([(one["waarde"], one["geldt"], one["vastgesteldDoor"], one["voorgesteldDoor"], one["reden"]) for one in targets["waarden"]],
                         [(60, False, "gemeenteraad", "", "bijgesteld"), (55, True, "", "college", "")])
        book = kit.Book(self.folder / "uit.xlsx")
        self.assertTrue(any(b"D1: 50 (2 van 2; dekking 100 %, peiljaren 2022 tot 2023)" in part for part in book.parts.values()))
        self.assertTrue(any(b"3e van 4 (hoog naar laag); kwart onder het midden" in part for part in book.parts.values()))
        if jsonschema:
            jsonschema.Draft202012Validator(json.loads((kit.SOURCE / "docs" / "analyse.schema.json").read_text("utf-8"))).validate(document)

    def test_boundary(self):
        """Two years of kwb in one workbook (invented figures): an area whose boundary moved begins anew, the other goes on."""
        file = self.folder / "kwb.xlsx"
        head = ["gwb_code_10", "regio", "gm_naam", "recs", "ind_wbi", "a_inw", "a_soz_wb"]
        rows = lambda moved, a, b: [head, ["WK098801", "Wijk 01 Boshoven", "Weert", "Wijk", moved, 6850, a], ["WK098802", "Wijk 02", "Weert", "Wijk", 1, 5000, b]]
        workbook(file, {"KWB2021": rows(1, 100, 50), "KWB2022": rows(3, 150, 55), "KWB2023": rows(1, 155, 60)})
        document = self.analysed(file, catalogue="weert")
        series = {one["gebied"]: one for one in document["reeksen"] if one["indicator"] == "WEE-009"}
        self.assertEqual(series["WK098801"]["reeksbreuk"], "2022 (volgens de bron)")
        self.assertEqual(series["WK098801"]["verandering"]["vorige"], {"van": "2022", "naar": "2023", "verschil": 5})
        self.assertIn("steeg van 150 (2022) naar 155 (2023)", series["WK098801"]["zin"])
        self.assertEqual(series["WK098802"]["reeksbreuk"], "")
        self.assertIn("steeg van 50 (2021) naar 60 (2023)", series["WK098802"]["zin"])
        findings = kit.graadmeter("controleer", file, "--catalogus", "weert", "--uitvoer", self.folder / "b.jsonl")
        self.assertCode(findings, 0, 1)
        found = [json.loads(line) for line in (self.folder / "b.jsonl").read_text("utf-8").splitlines()]
        breaks = [one for one in found if one.get("code") == "C07"]
        self.assertEqual([(one["blad"], one["cel"]) for one in breaks], [("KWB2022", "G2")])
        self.assertIn("andere grens of code", breaks[0]["melding"])

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
