# SPDX-License-Identifier: EUPL-1.2
"""herken: says what it saw and why, and writes a bron for an unknown layout that works once a person filled in what is marked."""
import os
import re
import shutil
import subprocess

import openpyxl

import kit


def recognise(file, *arguments, catalogue="weert"):
    return kit.graadmeter("herken", file, "--catalogus", catalogue, "--datum", kit.DATE, *arguments)


def book(path, **sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


KNOWN = dict(Cijfers=[["Monitor gemeente Weert"], [], ["Indicator", 2021, 2022, "Streefwaarde 2030"], ["WEE-002", 10, 11, 5], ["Eenzamheid", 1, 2, 3],
                      ["Ervaren gezondheid", 70, 71, 80], ["Iets heel anders", 30, 31, 32]],
             Notities=[["Afspraken", "Wie"], ["Overleg met partners", "Beleid"]])
# The area is known by what stands below its heading, the figures by nobody.
AREAS = dict(Export=[["Rapport wijken"], [], ["gebiedje", "peilmoment", "eenz_tot", "rook_d", "respons"], ["Boshoven", 2022, "10,5", 20, 300], ["Fatima", 2022, "11,5", "q", 310], ["Keent", 2022, "12,5", 22, 290]])
LONG = dict(Export=[["Wat is gemeten", "Toen", "Uitkomst cijfer"], ["alleen_v", 2021, 4], ["alleen_v", 2022, 5], ["rookt_d", 2021, 20], ["rookt_d", 2022, 19]])
YEARS = dict(Export=[["Overzicht"], [], ["Kengetal x", "2021", "2022"], ["alleen_v", 4, 5], ["rookt_d <18 & ouder", 20, 19]])


def fill_in(path, **links):
    """Fills in every marked place, as a person would: a name, and the indicator of each heading; what has none goes."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if "<koppeling " in line:
            heading = re.search(r'kop="([^"]*)"', line)[1].replace("&lt;", "<").replace("&amp;", "&")
            key = re.sub(r"\W.*", "", heading)
            if key not in links:
                continue
            line = line.replace("VUL IN", links[key])
        line = line.replace('naam="VUL IN"', 'naam="Onze export"').replace('uitgever="VUL IN"', 'uitgever="Onderzoek"').replace('vast="VUL IN"', 'vast="2023"')
        lines.append(line)
    text = "\n".join(lines)
    path.write_text(text, encoding="utf-8")
    return re.sub(r"<!--.*?-->", "", text, flags=re.S)


class Explained(kit.Case):
    def test_what_was_seen_and_why(self):
        outcome = recognise(book(self.folder / "in.xlsx", **KNOWN))
        self.assertCode(outcome, 0)
        for wanted in ('Blad "Cijfers"', "Tabel A3:D7", "Kopregel in rij 3", "algemeen-jaren-in-kolommen", 'A3 "Indicator"', "kop \"indicator\" van de bron", "periode 2021",
                       'D3 "Streefwaarde 2030": streefwaarde', '"WEE-002": WEE-002 Eenzaamheid [code van de indicator]', '"Eenzamheid": WEE-002 Eenzaamheid [de naam, op een typefout na]',
                       "[synoniem uit de catalogus]", '"Iets heel anders": niet gelezen', "S05 A7", "S10 A5", 'Blad "Notities"', "Geen tabel herkend"):
            self.assertIn(wanted, outcome.out)
        self.assertEqual(kit.listing(self.folder), ["in.xlsx"])

    def test_the_nearest_source_says_what_is_lacking(self):
        rows = [["wijkcode", "wijknaam", "gemnr", "onbekend"], ["x", "y", "z", "w"]]
        outcome = recognise(book(self.folder / "in.xlsx", Blad1=rows))
        self.assertCode(outcome, 0)
        self.assertIn("Het dichtst bij komt bron rivm-wijk-eenzaamheid", outcome.out)
        self.assertIn("er ontbreekt: kop", outcome.out)

    def test_every_practice_workbook_and_dutch_file_is_explained(self):
        if not kit.SHARED.is_dir():
            self.skipTest("the practice workbooks are not here")
        files = [p for p in sorted((kit.SHARED / "workbooks").iterdir()) if p.suffix in (".xlsx", ".xls", ".ods", ".csv")]
        self.assertTrue(files)
        for file in files:
            with self.subTest(file.name):
                outcome = kit.graadmeter("herken", file, "--datum", kit.DATE)
                self.assertCode(outcome, 0)
                self.assertIn("Blad ", outcome.out)

    def test_help_and_wrong_commands(self):
        self.assertIn("Voorbeeld:", kit.graadmeter("herken", "--help").out)
        file = book(self.folder / "in.xlsx", **AREAS)
        for name in ("Mijn Bron.xml", "bron.txt", "-a.xml"):
            self.assertCode(recognise(file, "--concept", f"{self.folder}/{name}"), 2)
        (self.folder / "al.xml").write_text("van mij")
        self.assertCode(recognise(file, "--concept", self.folder / "al.xml"), 2)
        self.assertEqual((self.folder / "al.xml").read_text(), "van mij")
        known = book(self.folder / "zeker.xlsx", Blad1=[["Indicator", 2021, 2022], ["Eenzaamheid", 1, 2]])
        outcome = recognise(known, "--concept", self.folder / "b.xml")
        self.assertCode(outcome, 2)
        self.assertFalse((self.folder / "b.xml").exists())


class Drafts(kit.Case):
    def drafted(self, sheets, links, expected, marks=1):
        """Draft, fill in, check against the schema, read with it -> the file of the bron."""
        file = book(self.folder / "export 1.xlsx", **sheets)
        before = kit.graadmeter("controleer", file, "--catalogus", "weert", "--datum", kit.DATE)
        draft = self.folder / "onze-export.xml"
        outcome = recognise(file, "--concept", draft)
        self.assertCode(outcome, 0)
        marked = draft.read_text(encoding="utf-8").count("<!-- VUL IN:")
        self.assertGreaterEqual(marked, marks)
        self.assertIn(f"({marked} plaatsen)", outcome.err)
        left = fill_in(draft, **links)
        self.assertNotIn("VUL IN", left)
        if shutil.which("xmllint"):
            done = subprocess.run(["xmllint", "--noout", "--schema", kit.SOURCE / "mappings" / "bron.xsd", draft], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.read(file, "--bron", draft), expected, draft.read_text(encoding="utf-8"))
        # And found by itself in the folder of the data team.
        own = self.folder / "eigen" / "mappings" / "bronnen"
        own.mkdir(parents=True)
        shutil.copy(draft, own)
        environment = {**os.environ, "GRAADMETER_PAD": kit.named(self.folder / "eigen")}
        self.assertEqual(self.read(file, env=environment), expected)
        said = kit.graadmeter("herken", file, "--catalogus", "weert", "--datum", kit.DATE, env=environment)
        self.assertIn("Bron: onze-export", said.out)
        return before, draft

    def read(self, file, *arguments, **options):
        output = self.folder / "gelezen.xlsx"
        self.assertCode(kit.enrich(file, output, "--overschrijf", *arguments, catalogue="weert", **options), 0, 1)
        sheet = openpyxl.load_workbook(output, data_only=True)["Waarnemingen"]
        captions = [c.value for c in sheet[5]]
        rows = [dict(zip(captions, row)) for row in sheet.iter_rows(min_row=6, values_only=True) if row[0] is not None]
        return sorted((r["Indicator"], str(r["Periode"]), r["Waarde"]) for r in rows if isinstance(r["Waarde"], (int, float)))

    def test_areas_in_rows(self):
        self.drafted(AREAS, {"eenz_tot": "WEE-002", "rook_d": "WEE-026"},
                     [("WEE-002", "2022", 10.5), ("WEE-002", "2022", 11.5), ("WEE-002", "2022", 12.5), ("WEE-026", "2022", 20), ("WEE-026", "2022", 22)], 4)

    def test_a_long_table(self):
        self.drafted(LONG, {"alleen_v": "WEE-002", "rookt_d": "WEE-026"},
                     [("WEE-002", "2021", 4), ("WEE-002", "2022", 5), ("WEE-026", "2021", 20), ("WEE-026", "2022", 19)], 3)

    def test_years_in_columns(self):
        self.drafted(YEARS, {"alleen_v": "WEE-002", "rookt_d": "WEE-026"},
                     [("WEE-002", "2021", 4), ("WEE-002", "2022", 5), ("WEE-026", "2021", 20), ("WEE-026", "2022", 19)], 3)

    def test_without_a_year_a_person_says_it(self):
        rows = [["gebiedje", "eenz_tot"], ["Boshoven", 10], ["Fatima", 11]]
        self.drafted(dict(Blad1=rows), {"eenz_tot": "WEE-002"}, [("WEE-002", "2023", 10), ("WEE-002", "2023", 11)], 3)

    def test_stacked_headings(self):
        rows = [["Rapport 2022"], [], [None, "Welzijn", "Leefstijl"], ["gebiedje", "tot", "tot"], ["Boshoven", 10, 20], ["Fatima", 11, 21]]
        self.drafted(dict(Blad1=rows), {"Welzijn": "WEE-002", "Leefstijl": "WEE-026"},
                     [("WEE-002", "2022", 10), ("WEE-002", "2022", 11), ("WEE-026", "2022", 20), ("WEE-026", "2022", 21)], 3)

    def test_same_bytes_twice(self):
        file = book(self.folder / "in.xlsx", **AREAS)
        for name in ("a.xml", "b.xml"):
            self.assertCode(recognise(file, "--concept", self.folder / name), 0)
        text = [(self.folder / n).read_text(encoding="utf-8").replace(f'id="{n[0]}"', "") for n in ("a.xml", "b.xml")]
        self.assertEqual(*text)


kit.main()
