# SPDX-License-Identifier: EUPL-1.2
"""The sheet Koppeling: a name that is not surely an indicator is put to a person, and the next run obeys the choice."""
import json
import re

import openpyxl

import kit

SHEET = "Koppeling"
INPUT = "Koppelen aan"


def workbook(path, extra_rows=()):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    for row in (["Monitor gemeente Weert"], [], ["Indicator", 2020, 2021, 2022], ["Eenzaamheid", 10, 11, 12], ["Mensen die <alleen> zijn & blijven", 5, 6, 7],
                ["Voelt zich onveilig in de buurt", 8, 9, 10], *extra_rows):
        sheet.append(row)
    areas = book.create_sheet("Wijken")
    for row in (["Wijk", "Jaar", "Eenzaamheid", "Rookt soms"], ["Boshoven", 2022, 10, 20], ["Fatima", 2022, 11, 21]):
        areas.append(row)
    book.save(path)
    return path


def rows(path):
    """label -> caption -> text of the sheet Koppeling."""
    sheet = openpyxl.load_workbook(path, data_only=True)[SHEET]
    captions = [c.value for c in sheet[5]]
    return {row[captions.index("Wat er staat")]: dict(zip(captions, row)) for row in sheet.iter_rows(min_row=6, values_only=True)
            if row[0] is not None}


class Linking(kit.Case):
    def setUp(self):
        super().setUp()
        self.original = workbook(self.folder / "in.xlsx")
        self.enriched = self.folder / "uit.xlsx"
        self.assertCode(kit.enrich(self.original, self.enriched, catalogue="weert"), 0, 1)

    def choose(self, path, choices, target="gekozen.xlsx"):
        """Types choices (label -> text) into the sheet."""
        book = kit.Book(path)
        cells = book.cells(SHEET)
        column = {value: kit.split(a)[0] for a, value in cells.items() if kit.split(a)[1] == 5}
        done = set()
        for address, value in cells.items():
            letters, row = kit.split(address)
            if letters == column["Wat er staat"] and row > 5 and value in choices:
                book.set_text(SHEET, f"{column[INPUT]}{row}", choices[value])
                done.add(value)
        self.assertEqual(done, set(choices))
        book.save(self.folder / target)
        return self.folder / target

    def again(self, path, name="weer.xlsx"):
        output = self.folder / name
        self.assertCode(kit.enrich(path, output, catalogue="weert"), 0, 1)
        return output

    def observations(self, path):
        """(indicator, place as shown) of the sheet Waarnemingen."""
        sheet = openpyxl.load_workbook(path, data_only=True)["Waarnemingen"]
        captions = [c.value for c in sheet[5]]
        return [dict(zip(captions, r)) for r in sheet.iter_rows(min_row=6, values_only=True) if r[0] is not None]

    CHOICES = {"Mensen die <alleen> zijn & blijven": "WEE-005 Vertrouwen in medemens", "Voelt zich onveilig in de buurt": "geen van deze",
               "Rookt soms": "WEE-026"}

    def test_every_open_name_has_a_row_with_candidates(self):
        found = rows(self.enriched)
        self.assertEqual(set(found), set(self.CHOICES))
        self.assertEqual(found["Rookt soms"]["Blad"], "Wijken")
        self.assertEqual(found["Rookt soms"]["Cel"], "D1")
        self.assertEqual({row[INPUT] for row in found.values()}, {"–"})

    def test_the_next_run_obeys_and_keeps_the_choice(self):
        before = len(self.observations(self.enriched))
        once = self.again(self.choose(self.enriched, self.CHOICES))
        self.assertEqual(len(self.observations(once)), before + 3 + 2)
        found = rows(once)
        self.assertEqual(found["Rookt soms"][INPUT], "WEE-026 Roken")
        self.assertEqual(found["Rookt soms"]["Nu gelezen als"], "WEE-026 Roken (uw keuze)")
        self.assertEqual(found["Voelt zich onveilig in de buurt"][INPUT], "geen van deze")
        self.assertEqual(found["Voelt zich onveilig in de buurt"]["Nu gelezen als"], "niet gelezen (uw keuze)")
        findings = " ".join(kit.Book(once).cells("Bevindingen").values())
        for label in self.CHOICES:
            self.assertNotIn(label, findings)
        told = " ".join(kit.Book(once).cells("Verantwoording").values())
        for label in self.CHOICES:
            self.assertIn(label, told)
        # And once more: the same bytes; controleer reads the choices of the enriched workbook too.
        twice = self.again(once, "nogmaals.xlsx")
        self.assertEqual(kit.digest(once), kit.digest(twice))
        report = self.folder / "v.jsonl"
        self.assertCode(kit.graadmeter("controleer", once, "--catalogus", "weert", "--datum", kit.DATE, "--uitvoer", report), 0, 1)
        lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
        self.assertEqual([l["waarnemingen"] for l in lines if l["soort"] == "samenvatting"], [before + 5])
        self.assertFalse([l for l in lines if l.get("code") == "S05"])

    def test_choices_follow_their_name_not_their_row(self):
        chosen = self.choose(self.enriched, self.CHOICES)
        book = kit.Book(chosen)
        part = book.sheets()[SHEET]
        xml = book.parts[part].decode("utf-8")
        found = {int(r): (whole, attributes, content) for whole, r, attributes, content in
                 re.findall(r'(<row r="(\d+)"([^>]*)>(.*?)</row>)', xml, re.S)}
        def moved(source, target):
            content = re.sub(rf'(<c r="[A-Z]+){source}"', rf'\g<1>{target}"', found[source][2])
            return f'<row r="{target}"{found[source][1]}>{content}</row>'
        swap = {found[6][0]: moved(8, 6), found[8][0]: moved(6, 8)}
        book.parts[part] = re.sub("|".join(map(re.escape, swap)), lambda m: swap[m[0]], xml).encode("utf-8")
        book.save(self.folder / "gesorteerd.xlsx")
        self.assertEqual(rows(self.again(self.folder / "gesorteerd.xlsx")), rows(self.again(chosen, "recht.xlsx")))

    def test_choices_stay_after_libreoffice(self):
        chosen = self.choose(self.enriched, self.CHOICES)
        (self.folder / "lo").mkdir()
        saved = kit.through_libreoffice(chosen, self.folder / "lo")
        if saved is None:
            self.skipTest("LibreOffice is not installed")
        expected = {label: row[INPUT] for label, row in rows(self.again(chosen, "recht.xlsx")).items()}
        self.assertEqual({label: row[INPUT] for label, row in rows(self.again(saved)).items()}, expected)

    def test_a_choice_whose_name_is_gone_is_kept_and_returns(self):
        """The user renames the label in their own sheet, runs, and later writes it back."""
        label, choice = "Mensen die <alleen> zijn & blijven", self.CHOICES["Mensen die <alleen> zijn & blijven"]
        once = self.again(self.choose(self.enriched, {label: choice}))
        def rename(path, old, new, target):
            book = openpyxl.load_workbook(path)   # for its address only
            address = next(c.coordinate for row in book["Blad1"].iter_rows() for c in row if c.value == old)
            changed = kit.Book(path)
            changed.set_text("Blad1", address, new)
            changed.save(self.folder / target)
            return self.folder / target
        gone = self.again(rename(once, label, "Eenzaamheid 2", "anders.xlsx"), "zonder.xlsx")
        lapsed = list(kit.Book(gone).cells("Vervallen antwoorden").values())
        self.assertIn(label, lapsed)
        self.assertIn(choice, lapsed)
        self.assertNotIn(label, rows(gone))
        self.assertEqual(kit.digest(gone), kit.digest(self.again(gone, "zonder2.xlsx")))
        back = self.again(rename(gone, "Eenzaamheid 2", label, "terug.xlsx"), "met.xlsx")
        self.assertEqual(rows(back)[label][INPUT], choice)
        self.assertNotIn("Vervallen antwoorden", kit.Book(back).sheets())

    def test_nothing_to_link_makes_no_sheet(self):
        book = openpyxl.Workbook()
        book.active.append(["Indicator", 2020, 2021])
        book.active.append(["Eenzaamheid", 10, 11])
        book.save(self.folder / "zeker.xlsx")
        output = self.folder / "zeker uit.xlsx"
        self.assertCode(kit.enrich(self.folder / "zeker.xlsx", output, catalogue="weert"), 0, 1)
        self.assertNotIn(SHEET, kit.Book(output).sheets())

    def test_the_judges_agree(self):
        if not kit.SHARED.is_dir():
            self.skipTest("the judges are not here")
        once = self.again(self.choose(self.enriched, self.CHOICES))
        for name, arguments in (("package_check.py", (self.original, once)), ("a11y_check.py", (self.original, once)),
                                ("recalc_check.py", (once,)), ("sdk_check.py", (self.original, once))):
            with self.subTest(name):
                code, output = kit.judge(name, *arguments)
                self.assertEqual(code, 0, output)


kit.main()
