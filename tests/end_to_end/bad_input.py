# SPDX-License-Identifier: EUPL-1.2
"""Bad input is answered, not suffered: the exit code, a Dutch message that names the file, and no trace left behind."""
import os
import resource
import struct
import subprocess
import zipfile
import zlib

import kit

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '</Types>')
RELATIONS = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
             '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
             '</Relationships>')
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
WORKBOOK = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook {MAIN} '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>')


def sheet_xml(rows):
    """Rows of texts as a worksheet."""
    cells = "".join(f'<row r="{r}">' + "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>'
                                               for c, text in enumerate(row)) + "</row>" for r, row in enumerate(rows, 1))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>'


def write_book(path, sheet=None, **extra):
    """The smallest workbook there is; `extra` replaces or adds parts."""
    parts = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS.format("officeDocument", "xl/workbook.xml"),
             "xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": RELATIONS.format("worksheet", "worksheets/sheet1.xml"),
             "xl/worksheets/sheet1.xml": sheet or sheet_xml([["Boodschappen", "Aantal"], ["melk", "twee"]]), **extra}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def write_compound(path, stream):
    """A compound file (the container of .xls and of encrypted workbooks) with one stream of that name."""
    def entry(name, kind, start, size, child=0xFFFFFFFF):
        text = name.encode("utf-16-le") + b"\0\0"
        return (text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) if name else 0, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
                + bytes(36) + struct.pack("<IQ", start, size))
    header = (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
              + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0))
    fat = [0xFFFFFFFD, 0xFFFFFFFE] + [3, 4, 5, 6, 7, 8, 9, 0xFFFFFFFE]
    path.write_bytes(header.ljust(512, b"\xFF") + b"".join(struct.pack("<I", f) for f in fat).ljust(512, b"\xFF")
                     + entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry(stream, 2, 2, 4096) + entry("", 0, 0, 0) * 2 + bytes(4096))
    return path


class BadInput(kit.Case):
    def refused(self, file, *words, code=3, **options):
        """`file` is answered with this exit code; nothing appears, nothing changes."""
        before = kit.listing(self.folder), kit.digest(file) if file.is_file() else ""
        for command in (["controleer", file], ["verrijk", file, "--catalogus", "dronten", "-o", self.folder / "uit.xlsx"],
                        ["verrijk", file, "--catalogus", "dronten"], ["herstel", file, "-o", self.folder / "uit.xlsx"]):
            with self.subTest(command[0]):
                outcome = kit.graadmeter(*command, **options)
                self.assertCode(outcome, code)
                for word in (file.name, *words):
                    self.assertIn(word, outcome.text)
                self.assertNotIn("terminate called", outcome.text)
                self.assertEqual((kit.listing(self.folder), kit.digest(file) if file.is_file() else ""), before)

    def test_truncated(self):
        whole = write_book(self.folder / "heel.xlsx").read_bytes()
        for share in (0.3, 0.6, 0.95):
            with self.subTest(share):
                file = self.folder / "half.xlsx"
                file.write_bytes(whole[:int(len(whole) * share)])
                self.refused(file, "B01")

    def test_damaged_part(self):
        file = write_book(self.folder / "kapot.xlsx", sheet_xml([["a", str(n)] for n in range(3000)]))
        content = bytearray(file.read_bytes())
        with zipfile.ZipFile(file) as package:
            start = package.getinfo("xl/worksheets/sheet1.xml").header_offset
        for i in range(start + 2000, start + 2040):
            content[i] ^= 0x5A
        file.write_bytes(content)
        before = kit.listing(self.folder)
        for command in ("controleer", "verrijk"):
            outcome = kit.graadmeter(command, file, "--catalogus", "dronten")
            self.assertCode(outcome, 3)
            self.assertIn("B01", outcome.text)
            self.assertIn("sheet1.xml", outcome.text)
            self.assertEqual(kit.listing(self.folder), before)

    def test_sheet_is_no_xml(self):
        file = write_book(self.folder / "fout.xlsx", f"<worksheet {MAIN}><sheetData><row r=\"1\"><c r=\"A1\"")
        for command in ("controleer", "verrijk"):
            outcome = kit.graadmeter(command, file, "--catalogus", "dronten")
            self.assertCode(outcome, 3)
            self.assertIn("sheet1.xml", outcome.text)
        self.assertEqual(kit.listing(self.folder), ["fout.xlsx"])

    def test_empty_file(self):
        file = self.folder / "leeg.xlsx"
        file.touch()
        self.refused(file, "B01")

    def test_picture_named_workbook(self):
        file = self.folder / "foto.xlsx"
        raw = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + raw(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
                         + raw(b"IDAT", zlib.compress(b"\0\0")) + raw(b"IEND", b""))
        self.refused(file)

    def test_zip_that_is_no_workbook(self):
        file = self.folder / "archief.xlsx"
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("leesmij.txt", "geen werkboek")
        self.refused(file)

    def test_encrypted(self):
        self.refused(write_compound(self.folder / "geheim.xlsx", "EncryptedPackage"), "B02", "wachtwoord")

    def test_old_excel_named_xlsx(self):
        file = self.folder / "oud.xlsx"
        file.write_bytes(bytes.fromhex("0904060000000000") + bytes(64))   # begins as Excel 4 does
        self.refused(file, "B0", ".xlsx")   # B03 of the reader, B01 of herstel, which takes packages only

    def test_text_named_workbook_is_read_by_content_or_refused(self):
        file = self.folder / "brief.xlsx"
        file.write_text("Geachte raad,\n\nhierbij de cijfers van dit jaar.\n", "utf-8")
        outcome = kit.enrich(file, self.folder / "uit.xlsx")
        self.assertCode(outcome, 1, 3)
        self.assertIn("brief.xlsx", outcome.text)
        self.assertEqual((self.folder / "uit.xlsx").exists(), outcome.code == 1)

    def test_csv_named_workbook_is_read_by_content(self):
        file = self.folder / "export.xlsx"
        file.write_text("indicator;2021;2022\nonbekend ding;1,5;2,5\n", "utf-8")
        outcome = kit.enrich(file, self.folder / "uit.xlsx")
        self.assertCode(outcome, 0, 1)
        self.assertIn("B05", kit.graadmeter("controleer", file, "--catalogus", "dronten").text)
        self.assertTrue(zipfile.is_zipfile(self.folder / "uit.xlsx"))

    def test_bomb(self):
        """A sheet of 200 MB of blanks, 200 kB on disk; answered at once and with little memory."""
        file = self.folder / "bom.xlsx"
        with zipfile.ZipFile(write_book(file), "a", zipfile.ZIP_DEFLATED) as package:
            with package.open("xl/worksheets/sheet2.xml", "w") as part:
                for _ in range(200):
                    part.write(b" " * (1 << 20))
        self.assertLess(file.stat().st_size, 1 << 20)
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
        self.refused(file, "B04", preexec_fn=None if kit.WINDOWS or os.environ.get("ASAN_OPTIONS") else limit)

    def test_entities_are_not_expanded(self):
        entities = "".join(f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}{"&e" + str(n - 1) + ";" if n else "ha"}">'
                           for n in range(40))
        sheet = sheet_xml([["x", "y"]]).replace("<worksheet", f"<!DOCTYPE worksheet [{entities}]><worksheet", 1).replace(">x<", ">&e39;<")
        file = write_book(self.folder / "lach.xlsx", sheet)
        self.assertCode(kit.enrich(file, self.folder / "uit.xlsx"), 1, 3)

    def test_absent(self):
        for command in ("controleer", "verrijk", "herstel"):
            outcome = kit.graadmeter(command, self.folder / "weg.xlsx")
            self.assertCode(outcome, 2, 3)
            self.assertIn("weg.xlsx", outcome.text)
        self.assertEqual(kit.listing(self.folder), [])

    def test_folder_instead_of_file(self):
        (self.folder / "map.xlsx").mkdir()
        outcome = kit.graadmeter("verrijk", self.folder / "map.xlsx", "--catalogus", "dronten")
        self.assertCode(outcome, 2, 3)
        self.assertIn("map.xlsx", outcome.text)
        self.assertEqual(kit.listing(self.folder), ["map.xlsx"])

    def test_unknown_layout_is_enriched_all_the_same(self):
        file, output = write_book(self.folder / "lijst.xlsx"), self.folder / "uit.xlsx"
        before = kit.digest(file)
        outcome = kit.enrich(file, output)
        self.assertCode(outcome, 1)
        self.assertIn("B10", kit.graadmeter("controleer", file, "--catalogus", "dronten").text)
        self.assertEqual(kit.digest(file), before)
        book = kit.Book(output)
        self.assertLessEqual({"Blad1", "Overzicht", "Bevindingen", "Verantwoording"}, set(book.sheets()))
        self.assertIn("B10", " ".join(book.cells("Bevindingen").values()))


class Commands(kit.Case):
    """Commands that are wrong, and places that cannot be written."""

    def setUp(self):
        super().setUp()
        self.file = write_book(self.folder / "lijst.xlsx")
        self.before = kit.digest(self.file)

    def nothing_happened(self, *others):
        self.assertEqual(kit.listing(self.folder), sorted(["lijst.xlsx", *others]))
        self.assertEqual(kit.digest(self.file), self.before)

    def test_existing_output_is_left_alone(self):
        output = self.folder / "uit.xlsx"
        output.write_text("van iemand anders")
        outcome = kit.enrich(self.file, output)
        self.assertCode(outcome, 2)
        self.assertIn("uit.xlsx", outcome.err)
        self.assertIn("--overschrijf", outcome.err)
        self.assertEqual(output.read_text(), "van iemand anders")
        self.nothing_happened("uit.xlsx")
        self.assertCode(kit.enrich(self.file, output, "--overschrijf"), 0, 1)
        self.assertTrue(zipfile.is_zipfile(output))
        self.nothing_happened("uit.xlsx")

    def test_input_is_never_the_output(self):
        self.assertCode(kit.enrich(self.file, self.file), 2)
        self.nothing_happened()
        # The original is never written over, whatever is asked.
        self.assertCode(kit.enrich(self.file, self.file, "--overschrijf"), 2)
        self.nothing_happened()

    def test_wrong_commands(self):
        for arguments in (["verrijk", self.file, "--bestaat-niet"], ["verrijk"], ["verrijk", self.file, "--datum", "gisteren"],
                          ["verrijk", self.file, "--catalogus", "atlantis"], ["verrijk", self.file, "--peiljaar", "straks"],
                          ["controleer"], ["herstel"], ["catalogus", "toon", "atlantis"], ["vernietig", self.file],
                          ["controleer", self.file, "--uitvoer", self.folder / "uit.docx"]):
            with self.subTest(" ".join(map(str, arguments[:1] + arguments[2:]))):
                outcome = kit.graadmeter(*arguments)
                self.assertCode(outcome, 2)
                self.assertTrue(outcome.err.strip(), "says nothing")
                self.assertEqual(outcome.out, "")
                self.nothing_happened()

    def test_unknown_catalogue_names_what_there_is(self):
        outcome = kit.graadmeter("verrijk", self.file, "--catalogus", "atlantis")
        for word in ("atlantis", "dronten", "weert"):
            self.assertIn(word, outcome.err)

    def test_help_ends_with_an_example(self):
        for command in ("controleer", "verrijk", "herstel", "catalogus"):
            outcome = kit.graadmeter(command, "--help")
            self.assertCode(outcome, 0)
            self.assertIn(f"graadmeter {command}", outcome.out.strip().split("oorbeeld")[-1])

    def test_output_folder_that_does_not_exist(self):
        outcome = kit.enrich(self.file, self.folder / "weg" / "uit.xlsx")
        self.assertCode(outcome, 2, 3)
        self.nothing_happened()

    def test_place_that_cannot_be_written(self):
        outcome = kit.enrich(self.file, "/proc/uit.xlsx")
        self.assertCode(outcome, 2, 3)
        self.assertIn(kit.named("/proc"), outcome.err)
        self.nothing_happened()

    def test_read_only_original_is_enriched(self):
        self.file.chmod(0o444)
        self.assertCode(kit.enrich(self.file, self.folder / "uit.xlsx"), 0, 1)
        self.nothing_happened("uit.xlsx")

    def test_broken_pipe_is_no_error(self):
        reading, writing = os.pipe()
        os.close(reading)
        run = subprocess.Popen(kit.command("catalogus", "toon", "dronten"), stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        self.assertEqual((run.communicate(timeout=60)[1], run.returncode), (b"", 0))


kit.main()
