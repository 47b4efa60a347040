# SPDX-License-Identifier: EUPL-1.2
"""sjabloon: the workbook that a municipality or a supplier fills in is read back without any mapping, every figure under its own key."""
import json
import re
from xml.etree import ElementTree

import openpyxl

import kit

CATALOGUES = sorted((kit.SOURCE / "mappings" / "catalogi").glob("*.xml"))
REGION = {"bbv": "GM0988"}   # a pack has no municipality of its own


def template(folder, catalogue, *arguments, name="sjabloon.xlsx"):
    return kit.graadmeter("sjabloon", "--catalogus", catalogue, "-o", folder / name, "--datum", kit.DATE, *arguments)


def tables(book):
    """(sheet, captions, rows) of the visible sheets with indicators."""
    for sheet in book.worksheets:
        captions = [c.value for c in sheet[5]]
        if sheet.sheet_state == "visible" and captions[0] == "Indicator":
            yield sheet, captions, [row for row in sheet.iter_rows(min_row=6) if row[0].value]


def bounds(words):
    """"0 t/m 100, hele getallen" -> (0, 100, True)"""
    numbers = [float(n.replace(".", "").replace(",", ".")) for n in re.findall(r"-?\d[\d.]*(?:,\d+)?", words)]
    low = numbers[0] if "t/m" in words or "hoger" in words else None
    high = numbers[-1] if "t/m" in words or "lager" in words else None
    return low, high, "hele" in words


def fill(book, every=1):
    """Types a figure in range into each year of each row -> (indicator, year) -> figure."""
    typed = {}
    for sheet, captions, rows in tables(book):
        for number, row in enumerate(rows):
            low, high, whole = bounds(row[captions.index("Bereik")].value)
            for column, caption in enumerate(captions):
                if not str(caption).isdigit() or (number + column) % every:
                    continue
                share = ((number * 7 + column * 3) % 10 + 1) / 12
                value = (low or 0) + share * ((high if high is not None else (low or 0) + 100) - (low or 0))
                value = round(value) if whole else round(value, 1)
                row[column].value = value
                typed[row[0].value, int(caption)] = value
    return typed


def observations(kase, path, catalogue, *arguments):
    """What verrijk read, from its sheet Waarnemingen -> list of rows as dictionaries."""
    output = kase.folder / "gelezen.xlsx"
    outcome = kit.enrich(path, output, "--overschrijf", *arguments, catalogue=catalogue)
    kase.assertCode(outcome, 0, 1)
    sheet = openpyxl.load_workbook(output, data_only=True)["Waarnemingen"]
    captions = [c.value for c in sheet[5]]
    return [dict(zip(captions, row)) for row in sheet.iter_rows(min_row=6, values_only=True) if row[0] is not None]


def findings(kase, path, catalogue):
    report = kase.folder / "verslag.jsonl"
    kase.assertCode(kit.graadmeter("controleer", path, "--catalogus", catalogue, "--datum", kit.DATE, "--uitvoer", report), 0, 1)
    return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


class Templates(kit.Case):
    def check_read_back(self, catalogue, path, every):
        book = openpyxl.load_workbook(path)
        typed = fill(book, every)
        self.assertTrue(typed)
        book.save(self.folder / "ingevuld.xlsx")
        region = REGION.get(catalogue)
        read = observations(self, self.folder / "ingevuld.xlsx", catalogue, *(("--regio", region) if region else ()))
        keys = {}
        for row in read:
            self.assertEqual(row["Groep"] if "Groep" in row else None, (read[0].get("Groep")), f"{catalogue}: another group than the indicator's own: {row}")
            keys[row["Indicator"], int(row["Periode"])] = row["Waarde"]
        self.assertEqual(set(keys), set(typed), catalogue)
        for key, value in typed.items():
            self.assertAlmostEqual(keys[key], value, places=9, msg=f"{catalogue} {key}")
        self.assertEqual(len(read), len(typed), f"{catalogue}: a figure twice")
        return read

    def test_every_catalogue_is_read_back_whole(self):
        for file in [*CATALOGUES, kit.SOURCE / "mappings" / "pakketten" / "bbv.xml"]:
            with self.subTest(file.stem):
                name = f"{file.stem}.xlsx"
                self.assertCode(template(self.folder, file.stem, name=name), 0)
                wanted = {i.get("id") for i in ElementTree.parse(file).getroot().iter() if kit.local(i) == "indicator" and i.get("vervallen") != "ja"}
                asked = {row[0].value for _, _, rows in tables(openpyxl.load_workbook(self.folder / name)) for row in rows}
                self.assertLessEqual(wanted, asked)
                read = self.check_read_back(file.stem, self.folder / name, 1)
                units = {r["Groep"] for r in read if "Groep" in r}
                self.assertLessEqual(len(units), 1)

    def test_partly_filled_in_gives_only_what_was_typed(self):
        self.assertCode(template(self.folder, "weert"), 0)
        self.check_read_back("weert", self.folder / "sjabloon.xlsx", 3)

    def test_an_empty_template_holds_no_figure_and_no_complaint_of_its_cells(self):
        self.assertCode(template(self.folder, "dronten"), 0)
        told = findings(self, self.folder / "sjabloon.xlsx", "dronten")
        self.assertEqual([t["waarnemingen"] for t in told if t["soort"] == "samenvatting"], [0])
        self.assertFalse([t for t in told if t.get("code", " ")[0] in "W"], told)

    def test_a_supplier_is_asked_for_exactly_its_own(self):
        outcome = template(self.folder, "bbv", "--leverancier", "cbs", "--jaren", "2023-2024")
        self.assertCode(outcome, 0)
        root = ElementTree.parse(kit.SOURCE / "mappings" / "pakketten" / "bbv.xml").getroot()
        wanted = {i.get("id") for i in root.iter() if kit.local(i) == "indicator" and i.get("bron") == "CBS"}
        self.assertTrue(wanted)
        book = openpyxl.load_workbook(self.folder / "sjabloon.xlsx")
        self.assertEqual([s.title for s in book.worksheets if s.sheet_state == "visible"], ["Uitvraag"])
        (sheet, captions, rows), = tables(book)
        self.assertEqual({row[0].value for row in rows}, wanted)
        self.assertEqual([c for c in captions if str(c).isdigit()], ["2023", "2024"])
        self.check_read_back("bbv", self.folder / "sjabloon.xlsx", 1)

    def test_suppliers_are_matched_tolerantly_and_the_unknown_is_answered(self):
        for given, said in (("verwey jonker", "Verwey-Jonker"), ("  LISA", "LISA"), ("Coelo", "COELO"), ("duo", "DUO / Ingrado")):
            outcome = template(self.folder, "bbv", "--leverancier", given, "--overschrijf")
            self.assertCode(outcome, 0)
            self.assertIn(said, outcome.out)
        outcome = template(self.folder, "bbv", "--leverancier", "Bestaat niet", name="geen.xlsx")
        self.assertCode(outcome, 2)
        for name in ("Bestaat niet", "CBS", "LISA"):
            self.assertIn(name, outcome.err)
        self.assertFalse((self.folder / "geen.xlsx").exists())

    def test_figures_out_of_range_are_found(self):
        self.assertCode(template(self.folder, "bbv"), 0)
        book = openpyxl.load_workbook(self.folder / "sjabloon.xlsx")
        placed = []
        for sheet, captions, rows in tables(book):
            for row in rows:
                low, high, _ = bounds(row[captions.index("Bereik")].value)
                column = captions.index("2024")
                if high is not None and len(placed) < 2 and not (placed and placed[-1][0] == sheet.title):   # neighbours are told as one
                    row[column].value = high * 10 + 5
                    placed.append((sheet.title, row[column].coordinate))
        self.assertEqual(len(placed), 2)
        book.save(self.folder / "fout.xlsx")
        report = self.folder / "v.jsonl"
        self.assertCode(kit.graadmeter("controleer", self.folder / "fout.xlsx", "--catalogus", "bbv", "--regio", "GM0988", "--datum", kit.DATE, "--uitvoer", report), 1)
        told = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sorted((t["blad"], t["cel"]) for t in told if t.get("code") == "W04"), sorted(placed))

    def test_status_chosen_from_the_list_is_read(self):
        self.assertCode(template(self.folder, "weert", "--jaren", "2024"), 0)
        book = openpyxl.load_workbook(self.folder / "sjabloon.xlsx")
        sheet, captions, rows = next(tables(book))
        for row, status in zip(rows, ("voorlopig", "geschat", "definitief")):
            row[captions.index("2024")].value = 5
            row[captions.index("Status")].value = status
        book.save(self.folder / "in.xlsx")
        read = observations(self, self.folder / "in.xlsx", "weert")
        self.assertEqual([r["Status"] for r in read], ["voorlopig", "geschat", "normaal"])

    def test_cells_are_checked_by_excel_itself(self):
        self.assertCode(template(self.folder, "bbv", "--jaren", "2022-2024"), 0)
        book = openpyxl.load_workbook(self.folder / "sjabloon.xlsx")
        for sheet, captions, rows in tables(book):
            year, status = captions.index("2022") + 1, captions.index("Status") + 1
            rules = {str(r.sqref): r for r in sheet.data_validations.dataValidation}
            for row in rows:
                low, high, whole = bounds(row[captions.index("Bereik")].value)
                first, last = row[year - 1].coordinate, row[year + 1].coordinate
                rule = rules[f"{first}:{last}"]
                self.assertTrue(rule.prompt)
                if low is None and high is None:
                    continue
                self.assertEqual(rule.type, "whole" if whole else "decimal")
                self.assertEqual(float(rule.formula1), low)
                if high is not None:
                    self.assertEqual(float(rule.formula2), high)
            lists = [r for r in rules.values() if r.type == "list"]
            self.assertEqual(len(lists), 2)
            self.assertTrue(all("Keuzelijsten!" in r.formula1 for r in lists))

    def test_same_bytes_twice_and_an_existing_file_is_kept(self):
        for name in ("a.xlsx", "b.xlsx"):
            self.assertCode(template(self.folder, "weert", name=name), 0)
        self.assertEqual(kit.digest(self.folder / "a.xlsx"), kit.digest(self.folder / "b.xlsx"))
        self.assertCode(template(self.folder, "dronten", name="a.xlsx"), 2)
        self.assertEqual(kit.digest(self.folder / "a.xlsx"), kit.digest(self.folder / "b.xlsx"))

    def test_wrong_commands_are_answered(self):
        for arguments, word in (((), "--catalogus"), (("--catalogus", "weert"), "-o"), (("--catalogus", "weert", "-o", self.folder / "x.ods"), ".xlsx"),
                                (("--catalogus", "bestaatniet", "-o", self.folder / "x.xlsx"), "bestaatniet"),
                                (("--catalogus", "weert", "-o", self.folder / "x.xlsx", "--jaren", "2024-2020"), "--jaren")):
            with self.subTest(arguments):
                outcome = kit.graadmeter("sjabloon", *arguments)
                self.assertCode(outcome, 2)
                self.assertIn(word, outcome.err)
        self.assertEqual(kit.listing(self.folder), [])
        self.assertIn("Voorbeeld:", kit.graadmeter("sjabloon", "--help").out)

    def test_the_judges_agree(self):
        if not kit.SHARED.is_dir():
            self.skipTest("the judges are not here")
        self.assertCode(template(self.folder, "weert"), 0)
        self.assertCode(template(self.folder, "bbv", "--leverancier", "CBS", name="uitvraag.xlsx"), 0)
        for name in ("sjabloon.xlsx", "uitvraag.xlsx"):
            for judge, arguments in (("package_check.py", ("--self",)), ("a11y_check.py", ("--self",)), ("sdk_check.py", ()), ("recalc_check.py", ())):
                with self.subTest(f"{judge} {name}"):
                    code, output = kit.judge(judge, *arguments, self.folder / name)
                    self.assertEqual(code, 0, output)


kit.main()
