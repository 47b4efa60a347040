# SPDX-License-Identifier: EUPL-1.2
"""Growth: the sheets Groei, Aannames groei and Demografie, filled in with openpyxl, recalculated by LibreOffice, enriched again; held
against a second computation, here. All figures are invented."""
import json
import math
import unittest

import kit

try:
    import openpyxl
except ImportError:
    openpyxl = None

WORD = "nog in te vullen"
SHARES = {"huishouden-een-aandeel": 30, "huishouden-zonder-aandeel": 30, "huishouden-met-aandeel": 40}
PERSONS = {"huishouden-een-personen": 1, "huishouden-zonder-personen": 2, "huishouden-met-personen": 3.75}
AGES = {"leeftijd-0-aandeel": 22.5, "leeftijd-15-aandeel": 10, "leeftijd-25-aandeel": 32.5, "leeftijd-45-aandeel": 20, "leeftijd-65-aandeel": 15}
REST = {"huishoudens-per-woning": 0.96, "voorziening-buurthuis-norm": 0.2, "voorziening-buurthuis-ruimte": 650.5,
        "voorziening-sportveld-norm": 0.35}
TYPED = {**SHARES, **PERSONS, **AGES, **REST}
PLANS = {2027: {"erbij": 410, "overig": -35}, 2029: {"eraf": 12}}   # by year
CAPTIONS = {"erbij": "Uw plan: woningen erbij", "eraf": "Uw plan: woningen eraf", "overig": "Overige groei (inwoners)"}


def workbook(path):
    """A workbook of an invented municipality's planner: balances, a plan, ages."""
    book = openpyxl.Workbook()
    note = book.active
    note.title = "Toelichting"
    note["A1"] = "Verzonnen cijfers voor een test, gemeente Dronten"
    people = book.create_sheet("Bevolking")
    for row in (["Bevolking", 2023, 2024, 2025], ["Bevolking op 1 januari", 43800, 44354, 44700], ["Levend geborenen", 430, 425, 433],
                ["Overledenen", 340, 351, 345], ["Vestiging", 2300, 2190, 2250], ["Vertrek", 1830, 1915, 1930], ["Overige correcties", -6, -3, 0],
                ["Bevolking op 31 december", 44354, 44700, 45109]):   # 2025: 1 too many
        people.append(row)
    homes = book.create_sheet("Woningen")
    for row in (["Jaar", "Woningvoorraad 1 januari", "Nieuwbouw", "Sloop", "Woningvoorraad 31 december"], [2024, 18300, 260, 20, 18540],
                [2025, 18540, 301, 11, 18830]):
        homes.append(row)
    plan = book.create_sheet("Planning")
    plan.append(["Woningbouwplanning"])
    plan.append(["Onderdeel", 2026, 2027, 2028, 2029, 2030])
    plan.append(["Geplande woningen", 350, 400, 420, 380, 300])
    plan.append(["Te slopen woningen", 15, 0, 25, 30, 0])
    ages = book.create_sheet("Leeftijd")
    ages.append(["Bevolking naar leeftijd"])
    ages.append(["Leeftijd", 2024, 2025])
    for label, a, b in (("0 tot 15 jaar", 7900, 7880), ("15 tot 65 jaar", 27954, 28120), ("65 jaar en ouder", 8500, 8700)):
        ages.append([label, a, b])
    book.save(path)
    return path


def rows(path, sheet, values=True):
    """Code -> {caption: value} of one of our sheets."""
    content = openpyxl.load_workbook(path, data_only=values)[sheet]
    header = [cell.value for cell in content[5]]
    return {row[0].value: {caption: cell.value for caption, cell in zip(header, row)} for row in content.iter_rows(min_row=6) if row[0].value}


def second_computation():
    """The same sums, written anew from the description."""
    people, homes, result = 45109, 18830, {}
    planned = {2026: (350, 15), 2027: (400, 0), 2028: (420, 25), 2029: (380, 30), 2030: (300, 0)}
    size = sum(SHARES[kind + "-aandeel"] / 100 * PERSONS[kind + "-personen"] for kind in ("huishouden-een", "huishouden-zonder", "huishouden-met"))
    start = people
    for year, (more, less) in planned.items():
        more, less = PLANS.get(year, {}).get("erbij", more), PLANS.get(year, {}).get("eraf", less)
        households = (more - less) * REST["huishoudens-per-woning"]
        newcomers = households * size
        row = {"Woningen begin": homes, "Woningen erbij": more, "Woningen eraf": less, "Woningen eind": homes + more - less, "Huishoudens erbij": households,
               "Personen per huishouden": size, "Inwoners erbij door woningen": newcomers, "Inwoners begin": people}
        homes = row["Woningen eind"]
        people += newcomers + PLANS.get(year, {}).get("overig", 0)
        row.update({"Inwoners eind": people, "Inwoners erbij sinds begin": people - start, "Nog tot groeidoel": 60000 - people,
                    "Huishoudens met kinderen erbij": households * 0.4, "0 tot 15 jaar: inwoners erbij": newcomers * 0.225,
                    "Buurthuis: erbij nodig sinds begin": (people - start) / 1000 * 0.2, "Buurthuis: ruimte (m²)": (people - start) / 1000 * 0.2 * 650.5,
                    "Sportveld: erbij nodig sinds begin": (people - start) / 1000 * 0.35, "Sportveld: ruimte (m²)": WORD,
                    "Ruimteclaim (m²), wat bekend is": (people - start) / 1000 * 0.2 * 650.5})
        result[f"GM0303-{year}"] = row
    return result


@unittest.skipUnless(openpyxl, "openpyxl is not installed")
class Growth(kit.Case):
    def setUp(self):
        super().setUp()
        self.original = workbook(self.folder / "Groei Dronten (verzonnen).xlsx")
        self.enriched = self.folder / "uit.xlsx"
        self.assertCode(kit.enrich(self.original, self.enriched, "--analyse", self.folder / "uit.json"), 0, 1)

    def fill_in(self, source, target):
        book = openpyxl.load_workbook(source)
        sheet = book["Aannames groei"]
        column = {cell.value: cell.column for cell in sheet[5]}
        for row in range(6, sheet.max_row + 1):
            id = sheet.cell(row, 1).value.removeprefix("GM0303-")
            if id in TYPED:
                sheet.cell(row, column["Uw aanname"], TYPED[id])
                sheet.cell(row, column["Van wie, en waarom?"], f"verzonnen: {id}")
        sheet = book["Groei"]
        column = {cell.value: cell.column for cell in sheet[5]}
        for row in range(6, sheet.max_row + 1):
            for id, value in PLANS.get(sheet.cell(row, column["Jaar"]).value, {}).items():
                sheet.cell(row, column[CAPTIONS[id]], value)
        book.save(target)
        return target

    def agree(self, found, expected):
        self.assertEqual(set(found), set(expected))
        for code, row in expected.items():
            for caption, value in row.items():
                with self.subTest(code=code, caption=caption):
                    if isinstance(value, str):
                        self.assertEqual(found[code][caption], value)
                    else:
                        self.assertTrue(math.isclose(found[code][caption], value, rel_tol=1e-9), (found[code][caption], value))

    def test_before_anything_is_filled_in(self):
        sheets = kit.Book(self.enriched).sheets()
        self.assertLessEqual({"Groei", "Aannames groei", "Demografie"}, set(sheets))
        first = rows(self.enriched, "Groei")["GM0303-2026"]
        self.assertEqual((first["Woningen begin"], first["Woningen erbij"], first["Woningen eraf"], first["Woningen eind"]), (18830, 350, 15, 19165))
        self.assertEqual(first["Inwoners begin"], 45109)
        self.assertEqual((first["Huishoudens erbij"], first["Buurthuis: erbij nodig sinds begin"]), (WORD, WORD))
        formulas = rows(self.enriched, "Groei", values=False)["GM0303-2026"]
        self.assertEqual(formulas["Plan in werkboek: erbij"], "=Planning!$B$3")
        assumptions = rows(self.enriched, "Aannames groei")
        for code, row in assumptions.items():   # no number without a place where it was found
            if row["Gevonden"] != "niet gevonden":
                self.assertNotEqual(row["Waar gevonden"], "niet gevonden", code)
            elif row["Uw aanname"] == "–":
                self.assertEqual(row["Gebruikt"], WORD)
        self.assertEqual(assumptions["GM0303-groeidoel"]["Gebruikt"], 60000)

    def test_filled_in_and_recalculated(self):
        filled = self.fill_in(self.enriched, self.folder / "ingevuld.xlsx")
        (self.folder / "lo").mkdir()
        saved = kit.through_libreoffice(filled, self.folder / "lo")
        if saved is None:
            self.skipTest("LibreOffice is not installed")
        self.agree(rows(saved, "Groei"), second_computation())
        # What the program computes by itself, in the workbook and in the analysis.
        again = self.folder / "weer.xlsx"
        self.assertCode(kit.enrich(saved, again, "--analyse", self.folder / "weer.json"), 0, 1)
        self.agree(rows(again, "Groei"), second_computation())
        years = json.loads((self.folder / "weer.json").read_text())["groei"]["jaren"]
        for year in years:
            expected = second_computation()[f"{year['gebied']}-{year['jaar']}"]
            self.assertTrue(math.isclose(year["inwonersEind"], expected["Inwoners eind"], rel_tol=1e-9))
            self.assertTrue(math.isclose(year["ruimteclaim"], expected["Ruimteclaim (m²), wat bekend is"], rel_tol=1e-9))

    def test_typed_values_stay(self):
        filled = self.fill_in(self.enriched, self.folder / "ingevuld.xlsx")
        again = self.folder / "weer.xlsx"
        self.assertCode(kit.enrich(filled, again), 0, 1)
        assumptions = rows(again, "Aannames groei")
        for id, value in TYPED.items():
            self.assertEqual(assumptions["GM0303-" + id]["Uw aanname"], value)
            self.assertEqual(assumptions["GM0303-" + id]["Van wie, en waarom?"], f"verzonnen: {id}")
        for year, plan in PLANS.items():
            for id, value in plan.items():
                self.assertEqual(rows(again, "Groei")[f"GM0303-{year}"][CAPTIONS[id]], value)
        self.assertNotIn("Vervallen antwoorden", kit.Book(again).sheets())
        self.assertCode(kit.enrich(again, self.folder / "nogmaals.xlsx"), 0, 1)
        self.assertEqual(kit.digest(again), kit.digest(self.folder / "nogmaals.xlsx"))

    def test_a_year_that_went_and_came_back(self):
        """Typed for 2027; the period then begins in 2028, and later in 2026 again."""
        filled = self.fill_in(self.enriched, self.folder / "ingevuld.xlsx")

        def first_year(source, target, year):
            book = openpyxl.load_workbook(source)
            sheet = book["Aannames groei"]
            for row in range(6, sheet.max_row + 1):
                if sheet.cell(row, 1).value == "GM0303-eerste-jaar":
                    sheet.cell(row, 7, year)
            book.save(target)
            return target
        later = self.folder / "later.xlsx"
        self.assertCode(kit.enrich(first_year(filled, self.folder / "a.xlsx", 2028), later), 0, 1)
        self.assertNotIn("GM0303-2027", rows(later, "Groei"))
        self.assertIn("GM0303-2027", {row[1].value for row in openpyxl.load_workbook(later)["Vervallen antwoorden"].iter_rows(min_row=6)})
        back = self.folder / "terug.xlsx"
        self.assertCode(kit.enrich(first_year(later, self.folder / "b.xlsx", 2026), back), 0, 1)
        self.assertEqual(rows(back, "Groei")["GM0303-2027"][CAPTIONS["erbij"]], 410)
        self.assertNotIn("Vervallen antwoorden", kit.Book(back).sheets())

    def test_demografie(self):
        sheet = openpyxl.load_workbook(self.enriched, data_only=True)["Demografie"]
        header = [cell.value for cell in sheet[5]]
        found = [dict(zip(header, (cell.value for cell in row))) for row in sheet.iter_rows(min_row=6)]
        ends = [(row["Onderwerp"], row["Jaar"], row["Verschil"], row["Oordeel"]) for row in found if row["Soort"] == "eind"]
        self.assertEqual(ends, [("balans bevolking", 2023, 0, "klopt"), ("balans bevolking", 2024, 0, "klopt"), ("balans bevolking", 2025, 1, "klopt niet"),
                                ("balans woningen", 2024, 0, "klopt"), ("balans woningen", 2025, 0, "klopt")])
        ages = [(row["Jaar"], row["Regel"], row["Aantal"]) for row in found if row["Onderwerp"] == "inwoners" and row["Regel"] != "alle"]
        self.assertIn((2025, "65 jaar en ouder", 8700), ages)
        self.assertEqual(len(ages), 6)
        balances = json.loads((self.folder / "uit.json").read_text())["balansen"]
        self.assertEqual([balance["oordeel"] for balance in balances], ["klopt", "klopt", "klopt niet", "klopt", "klopt"])

    def test_nothing_to_say(self):
        book = openpyxl.Workbook()
        book.active.append(["Indicator", 2022, 2023])
        book.active.append(["Eenzaamheid", 10.1, 10.4])
        book.save(self.folder / "kaal.xlsx")
        self.assertCode(kit.enrich(self.folder / "kaal.xlsx", self.folder / "kaal uit.xlsx", catalogue="cranendonck"), 0, 1)
        self.assertFalse({"Groei", "Aannames groei", "Demografie"} & set(kit.Book(self.folder / "kaal uit.xlsx").sheets()))

    def test_judges(self):
        if not (kit.SHARED / "judges").is_dir():
            self.skipTest("no judges beside the project")
        filled = self.fill_in(self.enriched, self.folder / "ingevuld.xlsx")
        again = self.folder / "weer.xlsx"
        self.assertCode(kit.enrich(filled, again), 0, 1)
        for name in ("package_check.py", "recalc_check.py", "a11y_check.py"):
            for file in (self.enriched, again):
                with self.subTest(judge=name, file=file.name):
                    code, output = kit.judge(name, *([] if name.startswith("recalc") else ["--self"]), file)
                    self.assertEqual(code, 0, output[-2000:])


kit.main()
