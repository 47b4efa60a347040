# SPDX-License-Identifier: EUPL-1.2
"""What becomes of every kind of file when it is enriched: templates stay templates, other formats become a workbook that holds what
can be carried and says what could not, and what cannot be done is said with what to do.

  formats.py PROGRAM
"""
import zipfile

import kit

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
KINDS = {   # extension: the content type that Excel wants with it
    ".xlsx": MAIN,
    ".xltx": MAIN.replace("sheet.main", "template.main"),
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ".xltm": "application/vnd.ms-excel.template.macroEnabled.main+xml",
}
STRICT = [("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
          ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
           "http://purl.oclc.org/ooxml/officeDocument/relationships")]

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>
<number:time-style style:name="N1" number:truncate-on-overflow="false"><number:hours number:style="long"/><number:text>:</number:text>
<number:minutes number:style="long"/></number:time-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Cijfers"><table:table-column/>
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>indicator</text:p></table:table-cell>
<table:covered-table-cell/><table:table-cell office:value-type="float" office:value="2024"><text:p>2024</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>x</dc:creator><text:p>let op</text:p></office:annotation>
<text:p>eenzaamheid</text:p></table:table-cell><table:table-cell/>
<table:table-cell office:value-type="percentage" office:value="0.471"><text:p>47,1%</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell table:style-name="ce1" office:value-type="time" office:time-value="PT30H15M00S"><text:p>30:15</text:p></table:table-cell>
<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DEEL/0!</text:p></table:table-cell>
<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Weg" table:style-name="ta1"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


class Formats(kit.Case):
    def changed(self, name, change):
        """The example workbook with every part as `change` makes it."""
        book = kit.Book(kit.EXAMPLE)
        book.parts = {part: change(part, content) for part, content in book.parts.items()}
        book.save(self.folder / name)
        return self.folder / name

    def test_a_workbook_keeps_the_kind_that_its_name_says(self):
        for extension, kind in KINDS.items():
            with self.subTest(extension):
                file = self.changed("cijfers" + extension, lambda part, content: content.replace(MAIN.encode(), kind.encode())
                                    if part == "[Content_Types].xml" else content)
                self.assertCode(kit.graadmeter("verrijk", file, "--catalogus", "dronten", "--datum", kit.DATE), 0, 1)
                result = self.folder / f"cijfers (verrijkt){extension}"
                self.assertTrue(result.exists(), kit.listing(self.folder))
                self.assertIn(f'ContentType="{kind}"', kit.Book(result).parts["[Content_Types].xml"].decode())
                self.assertCode(kit.graadmeter("herstel", result), 0)
                restored = self.folder / f"cijfers (hersteld){extension}"
                self.assertEqual(kit.Book(restored).parts, kit.Book(file).parts)

    def test_a_name_under_which_excel_would_not_open_it_is_refused(self):
        file = self.changed("macro.xlsm", lambda part, content: content.replace(MAIN.encode(), KINDS[".xlsm"].encode())
                            if part == "[Content_Types].xml" else content)
        for given in ("uit.xlsx", "uit", "uit.XLTM"):
            refused = kit.enrich(file, self.folder / given)
            self.assertCode(refused, 2)
            self.assertIn(".xlsm", refused.err)
        self.assertEqual(kit.listing(self.folder), ["macro.xlsm"])
        self.assertCode(kit.enrich(file, self.folder / "uit.XLSM"), 0, 1)

    def test_strict_open_xml_is_read_and_not_enriched(self):
        def strict(part, content):
            for old, new in STRICT:
                content = content.replace(old.encode(), new.encode())
            return content
        file = self.changed("streng.xlsx", strict)
        plain, read = (kit.graadmeter("controleer", one, "--catalogus", "dronten") for one in (self.copy(kit.EXAMPLE, "gewoon.xlsx"), file))
        self.assertCode(read, plain.code)
        self.assertEqual(read.out, plain.out.replace("gewoon.xlsx", "streng.xlsx"))
        refused = kit.enrich(file, self.folder / "uit.xlsx")
        self.assertCode(refused, 3)
        for word in ("B03", "streng.xlsx", "Strict", "Excel-werkmap (*.xlsx)"):
            self.assertIn(word, refused.text)
        self.assertEqual(kit.listing(self.folder), ["gewoon.xlsx", "streng.xlsx"])

    def test_an_ods_becomes_a_workbook_with_what_can_be_carried(self):
        file = self.folder / "cijfers.ods"
        with zipfile.ZipFile(file, "w") as made:
            made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            made.writestr("content.xml", ODS)
        self.assertCode(kit.graadmeter("verrijk", file, "--catalogus", "dronten", "--datum", kit.DATE), 0, 1)
        book = kit.Book(self.folder / "cijfers (verrijkt).xlsx")
        self.assertEqual(book.sheet_names()[:2], ["Cijfers", "Weg"])
        self.assertEqual(book.cells("Cijfers"), {"A1": "indicator", "C1": "2024", "A2": "eenzaamheid", "C2": "0.471",
                                                 "A3": "1.2604166666666667", "B3": "#DIV/0!", "C3": "1"})
        xml, workbook = (book.parts[part].decode() for part in (book.sheets()["Cijfers"], book.workbook_part()))
        self.assertIn('<mergeCell ref="A1:B1"/>', xml)
        self.assertRegex(xml, r'<col min="2" max="2"[^>]* hidden="1"/>')
        self.assertRegex(xml, r'<row r="3" hidden="1"><c r="A3" s="\d+"><v>[^<]*</v></c><c r="B3" t="e">.*?<c r="C3" t="b">')
        self.assertRegex(workbook, r'<sheet name="Weg" [^>]*state="hidden"')
        self.assertIn('formatCode="[hh]:mm"', book.parts["xl/styles.xml"].decode())
        said = " ".join(book.cells("Verantwoording").values())
        for words in ("Niet meegekomen", "De formules", "De opmerkingen", "De opmaak"):
            self.assertIn(words, said)
        for words in ("Samengevoegde", "verborgen waren", "Macro"):
            self.assertNotIn(words, said)

    def test_a_csv_keeps_its_decimals_and_codes(self):
        file = self.folder / "cijfers.csv"
        file.write_bytes("regio;naam;waarde;fractie\r\n0303;Súdwest;8,20;0,1234567890123456\r\n".encode("cp1252"))
        self.assertCode(kit.graadmeter("verrijk", file, "--catalogus", "dronten", "--datum", kit.DATE), 0, 1)
        book = kit.Book(self.folder / "cijfers (verrijkt).xlsx")
        self.assertEqual({a: v for a, v in book.cells("cijfers").items() if a.endswith("2")},
                         {"A2": "0303", "B2": "Súdwest", "C2": "8.2", "D2": "0.1234567890123456"})
        self.assertIn('formatCode="0.00"', book.parts["xl/styles.xml"].decode())
        self.assertIn("Spaties om getallen", " ".join(book.cells("Verantwoording").values()))


kit.main()
