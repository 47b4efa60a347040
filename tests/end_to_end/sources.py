# SPDX-License-Identifier: EUPL-1.2
"""Which source reads a file, through the program: every Dutch file beside the project, a source added from the manual alone, and
mappings that are wrong or contradict each other."""
import json
import os
import re
import unittest
import zipfile

import kit

DUTCH = kit.SHARED / "corpus" / "dutch"
MANUAL = kit.SOURCE / "docs" / "bronnen.md"
CATALOGUES = ("weert", "cranendonck", "woerden", "dronten")

# File -> the source that must read it; "" = none, for the reason behind it. Each was opened and looked at.
EXPECTED = {
    "Armoede-in-Nederland__Laag_inkomen__huishoudenskenmerken_regio_03062025_164145.csv": "statline-web-csv",
    "Buurtanalyse-LJA__data_buurtanalyse.xlsx": "",  # a student's table of Amsterdam, columns in English
    "Eenzaamheid-visualisaties__eenzaamheid_zuidlimburg_wijk.csv": "",  # label and value in one line, no header
    "GGData_tabellenboek__tekstvervanging_html_voorbeeld.xlsx": "",  # settings: texts to replace
    "Gemeentelijk-Gegevensmodel__Definitiefixes.xlsx": "",  # definitions of a data model
    "Gezondheidsmonitor-JV24-Dashboard__50140NED_TypedDataSet_22092025_192544.csv": "odata-typed-50140ned",
    "LeefbaarometerPrototype__AmstelveenDataWithDimensions.csv": "leefbaarometer",
    "NLExtract__Gemeentenalfabetischperprovincie2015.xls": "cbs-gemeentenindeling",
    "NLExtract__cbs-gemeentenperprovincie-2016.csv": "cbs-gemeentenindeling",
    "NLExtract__gemeente-bron-2019.xls": "cbs-gemeentenindeling",
    "NLExtract__gemeente-bron-2020.xlsx": "cbs-gemeentenindeling",
    "NLExtract__gemeente-bron-2021-wijziging.csv": "cbs-gemeentenindeling",
    "NLExtract__gemeentelijke-indeling.csv": "cbs-gemeentenindeling",
    "RegonalSandbox__Bdichtheid2025.csv": "",  # population density, no indicator of any catalogue
    "RegonalSandbox__gemeenten-alfabetisch-2024.xlsx": "cbs-gemeentenindeling",
    "begrotingsanalysetool__2025.csv": "",  # size and urbanity of municipalities, no indicator
    "begrotingsanalysetool__2025_begroting.csv": "iv3-taakvelden",
    "begrotingsanalysetool__GF_M2024_2025.csv": "gemeentefonds",
    "begrotingsanalysetool__GF_M2024_2025_Gewichten.csv": "gemeentefonds",
    "begrotingsanalysetool__GF_M2024_2025_Volumina.csv": "gemeentefonds",
    "begrotingsanalysetool__GF_S2024_2024_SIUDU.csv": "gemeentefonds",
    "begrotingsanalysetool__Uitkeringsfactor.csv": "",  # one national factor by circular
    "begrotingsanalysetool__Verschillende_namen.xlsx": "",  # two spellings of names beside each other
    "begrotingsanalysetool__gemeentenamen.csv": "",  # the same
    "buurtmonerm__data_bevolking_z-scores.xlsx": "",  # z-scores by postcode, CSV named .xlsx
    "buurtmonerm__df_veiligheid.csv": "",  # re-cut by hand: names of areas that are no districts, columns of their own
    "gmjv-landelijk-format__JongVolwassenenNaarGeslachtEnLeeftijd1Jan2024.xlsx": "cbs-jongvolwassenen",
    "importbestanden_swing__Indicatorenoverzicht_VO_2022.xlsx": "swing-indicatorenoverzicht",
    "inverseGerrymandering__SES_WOA_scores_per_wijk_en_buurt_08032023_175111.csv": "statline-web-csv",
    "inverseGerrymandering__SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv": "statline-web-csv",
    "reports_excel_to_powerpoint__config.xlsx": "",  # settings of a report
    "reports_excel_to_powerpoint__respons_fake.xlsx": "",  # response counts of invented areas
    "wijkprofielen__Codebook_shorter.xlsx": "",  # a code book in prose
    "wijkprofielen__WijkEenzaamheid2016.csv": "rivm-wijk-eenzaamheid",
}
# File, catalogue -> number of figures; nothing elsewhere. Counted by hand: Weert 7 municipalities and the country, less one figure
# that Leudal lacks; 16, 6 and 7 districts; 7 groups of young people in 7 municipalities.
FIGURES = {
    ("odata-typed-50140ned", "weert"): 55,
    ("odata-typed-50140ned", "dronten"): 8,
    ("rivm-wijk-eenzaamheid", "weert"): 32,
    ("rivm-wijk-eenzaamheid", "cranendonck"): 12,
    ("rivm-wijk-eenzaamheid", "dronten"): 21,
    ("cbs-jongvolwassenen", "weert"): 49,
}
# What may be said of official files, and why it is true.
TRUE_OF = {
    "B05": "a CSV that calls itself .xlsx",
    "B10": "no source fits: see EXPECTED",
    "S08": "the total below the table is skipped",
    "S04": "columns that no catalogue has",
    "V01": "one file does not hold the whole catalogue",
    "V03": "the source documents set no baseline",
    "V04": "the source documents set no targets",
    "V12": "one file of a year or a few cannot be tested for a trend",
}


class Sources(kit.Case):
    def check(self, *arguments, **options):
        """-> (outcome, findings, summaries)"""
        output = self.folder / "bevindingen.jsonl"
        outcome = kit.graadmeter("controleer", *arguments, "--uitvoer", output, "--datum", kit.DATE, **options)
        lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()] if output.exists() else []
        return (outcome, [l for l in lines if l["soort"] == "bevinding"], [l for l in lines if l["soort"] == "samenvatting"])

    def path(self):
        """The environment in which the program also looks in this test's folder for mappings."""
        (self.folder / "mappings" / "bronnen").mkdir(parents=True, exist_ok=True)
        return {**os.environ, "GRAADMETER_PAD": kit.named(self.folder)}

    def add(self, name, xml):
        environment = self.path()
        file = self.folder / "mappings" / "bronnen" / name
        file.write_text(xml, "utf-8")
        return environment, file

    @unittest.skipUnless(DUTCH.is_dir(), "SKIPPED: the shared folder does not lie beside the project")
    def test_every_dutch_file(self):
        self.assertEqual(sorted(EXPECTED), sorted(p.name for p in DUTCH.iterdir()))
        for catalogue in CATALOGUES:
            _, findings, summaries = self.check(*(DUTCH / name for name in EXPECTED), "--catalogus", catalogue)
            self.assertEqual(len(summaries), len(EXPECTED))
            for summary in summaries:
                name = kit.base_name(summary["bestand"])
                with self.subTest(name, catalogue=catalogue):
                    source = EXPECTED[name]
                    self.assertEqual(summary["bron"], source)
                    self.assertEqual(summary["waarnemingen"], FIGURES.get((source, catalogue), 0))
                    ours = [f for f in findings if kit.base_name(f["bestand"]) == name]
                    self.assertLessEqual({f["code"] for f in ours}, set(TRUE_OF), ours)
                    self.assertEqual([f["code"] for f in ours if f["ernst"] == "fout"], [] if source else ["B10"])

    def example(self):
        """The first XML of the manual, as it stands there."""
        text = MANUAL.read_text("utf-8")
        return re.search(r"```xml\n(<\?xml.*?)```", text, re.S)[1]

    def test_a_source_from_the_manual_alone(self):
        xml = self.example()
        name = re.search(r'<bron id="([^"]+)"', xml)[1]
        table = self.folder / "wijkmonitor 2023.csv"   # invented
        table.write_text("wijkcode;wijk;monitor_eenz;respons_n\nWK098801;Boshoven;41,8;210\nWK098832;Tungelroy;-99996;12\n"
                         "Totaal;;43,0;222\n", "utf-8")
        outcome, findings, summaries = self.check(table, "--catalogus", "weert")
        self.assertEqual(summaries[0]["bron"], "", repr(outcome))   # not known before
        environment, _ = self.add(name + ".xml", xml)
        outcome, findings, summaries = self.check(table, "--catalogus", "weert", env=environment)
        self.assertEqual(summaries[0]["bron"], name, repr(outcome))
        self.assertEqual(summaries[0]["waarnemingen"], 2)
        self.assertNotIn("fout", {f["ernst"] for f in findings})
        self.assertIn("S08", {f["code"] for f in findings})
        # And in the enriched workbook the figure is a formula to its cell, or a link that leads there.
        output = self.folder / "uit.xlsx"
        made = kit.enrich(table, output, catalogue="weert", env=environment)
        self.assertCode(made, 0)
        observations = kit.Book(output).cells("Waarnemingen")
        row = next(kit.split(address)[1] for address, text in observations.items() if text == "WK098801" or text.endswith("Boshoven"))
        self.assertIn("41.8", [observations.get(f"{c}{row}") for c in "ABCDEFGHIJKLMNOP"])

    def test_told_by_file(self):
        xml = self.example()
        file = self.folder / (re.search(r'<bron id="([^"]+)"', xml)[1] + ".xml")
        file.write_text(xml, "utf-8")
        table = self.folder / "cijfers 2023.csv"
        table.write_text("wijkcode;wijk;monitor_eenz\nWK098801;Boshoven;41,8\n", "utf-8")
        outcome, _, summaries = self.check(table, "--catalogus", "weert", "--bron", file)
        self.assertEqual((summaries[0]["bron"], summaries[0]["waarnemingen"]), (file.stem, 1), repr(outcome))

    def test_json(self):
        """A table in JSON is read, and in the workbook made of it each figure leads to its cell."""
        table = self.folder / "monitor.json"   # invented; the shape of Swing's viewer
        table.write_text('{"headers":[{"name":"geo"},{"name":"periode"},{"name":"Roken"}],'
                         '"rows":[["Weert","2022",17.5],["Boshoven","2022","?"]]}', "utf-8")
        outcome, findings, summaries = self.check(table, "--catalogus", "weert")
        self.assertEqual((summaries[0]["bron"], summaries[0]["waarnemingen"]), ("swing-tabel", 2), repr(outcome))
        self.assertNotIn("fout", {f["ernst"] for f in findings})
        output = self.folder / "uit.xlsx"
        self.assertCode(kit.enrich(table, output, catalogue="weert"), 0)
        book = kit.Book(output)
        self.assertEqual(book.cells("monitor")["C2"], "17.5")
        observations = book.parts[book.sheets()["Waarnemingen"]].decode("utf-8").replace("'", "")
        self.assertIn("#monitor!C2", observations)        # a link to the cell
        self.assertIn("<f>monitor!$C$2</f>", observations)   # and the value follows it

    def test_two_sources_for_one_table(self):
        xml = self.example()
        name = re.search(r'<bron id="([^"]+)"', xml)[1]
        self.add(name + ".xml", xml)
        environment, _ = self.add("tweede.xml", xml.replace(f'id="{name}"', 'id="tweede"').replace("WEE-002", "WEE-026"))
        table = self.folder / "cijfers 2023.csv"
        table.write_text("wijkcode;wijk;monitor_eenz\nWK098801;Boshoven;41,8\n", "utf-8")
        outcome, findings, summaries = self.check(table, "--catalogus", "weert", env=environment)
        said = [f for f in findings if f["code"] == "S11"]
        self.assertEqual(len(said), 1, repr(outcome))
        self.assertIn("tweede", said[0]["melding"])
        self.assertIn(name, said[0]["melding"])
        self.assertIn("--bron", said[0]["oplossing"])
        self.assertEqual(summaries[0]["waarnemingen"], 0)
        self.assertCode(outcome, 1)
        _, findings, summaries = self.check(table, "--catalogus", "weert", "--bron", "tweede", env=environment)
        self.assertEqual(summaries[0]["waarnemingen"], 1)

    def test_one_source_for_two_sheets_that_contradict(self):
        rows = "".join
        sheet = lambda value: ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
                               + rows(f'<row r="{n}">' + rows(f'<c r="{c}{n}" t="inlineStr"><is><t>{v}</t></is></c>' if isinstance(v, str)
                                                               else f'<c r="{c}{n}"><v>{v}</v></c>' for c, v in zip("ABC", cells)) + "</row>"
                                      for n, cells in ((1, ("wijkcode", "wijk", "monitor_eenz")), (2, ("WK098801", "Boshoven", value))))
                               + "</sheetData></worksheet>")
        parts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Export" sheetId="1" r:id="r1"/><sheet name="Kopie" sheetId="2" r:id="r2"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet(41.8), "xl/worksheets/sheet2.xml": sheet(14.8)}
        book = self.folder / "cijfers 2023.xlsx"
        with zipfile.ZipFile(book, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        xml = self.example()
        environment, _ = self.add(re.search(r'<bron id="([^"]+)"', xml)[1] + ".xml", xml)
        outcome, findings, summaries = self.check(book, "--catalogus", "weert", env=environment)
        self.assertEqual(summaries[0]["waarnemingen"], 2, repr(outcome))
        said = [f for f in findings if f["code"] == "C02"]
        self.assertTrue(said, repr(outcome))
        self.assertIn("Kopie", json.dumps(said))   # both cells are named
        self.assertIn("Export", json.dumps(said))

    def test_a_wrong_mapping_is_refused(self):
        """File, line, what was found and what was expected; nothing is read with half a mapping."""
        table = self.folder / "cijfers 2023.csv"
        table.write_text("wijkcode;wijk;monitor_eenz\nWK098801;Boshoven;41,8\n", "utf-8")
        xml = self.example()
        name = re.search(r'<bron id="([^"]+)"', xml)[1]
        for wrong, found, expected in (
                (xml.replace('eenheid="%"', 'eenheid="procent"'), "procent", "x1000_euro"),
                (xml.replace('soort="regionaam"', 'soort="gebied"'), "gebied", "regionaam"),
                (xml.replace('indeling="kruistabel"', 'indeling="dwars"'), "dwars", "kruistabel"),
                (xml.replace(f'id="{name}"', 'id="andere"'), "andere", name),
                (xml.replace("<kolommen>", "<kolom>", 1), "", ""),
                (xml.replace('betekenis="onderdrukt"', 'betekenis="geheim"'), "geheim", "onderdrukt")):
            with self.subTest(found):
                self.assertNotEqual(wrong, xml)
                environment, file = self.add(name + ".xml", wrong)
                outcome, _, _ = self.check(table, "--catalogus", "weert", env=environment)
                self.assertCode(outcome, 2, 3)
                self.assertIn(file.name, outcome.text)
                self.assertRegex(outcome.text, r"regel \d+")
                self.assertIn(found, outcome.text)
                self.assertIn(expected, outcome.text)
                self.assertIn("verwacht", outcome.text)


if __name__ == "__main__":
    kit.main()
