# SPDX-License-Identifier: EUPL-1.2
"""Files made to hang a reader or to eat its memory: each is answered within two seconds of CPU and 256 MiB.

  bombs.py PROGRAM [--sanitized]    with sanitizers, which take time and memory of their own, only the answers count

Those of the shared corpus, when it is there, and one of every kind that is known, made here.
"""
import io
import json
import os
import re
import signal
import struct
import subprocess
import sys
import zipfile
import zlib

import kit

CPU_SECONDS, PEAK_KIB, WALL_SECONDS = 2.0, 256 * 1024, 60
SANITIZED = "--sanitized" in sys.argv and not sys.argv.remove("--sanitized")

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
LAUGHS = ("<!DOCTYPE x [<!ENTITY a0 \"ha\">" + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + "]>")
DEEP = 400_000


def parts(**changed):
    """The smallest workbook, with some parts changed (types, rels, book, book_rels, sheet, strings, styles)."""
    relation = lambda number, kind, target: f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    relations = lambda inside: f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
    texts = {
        "types": ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
                  'ContentType="application/xml"/><Default Extension="rels" '
                  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'),
        "rels": ("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))),
        "book": ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Blad1" sheetId="1" '
                 'r:id="rId1"/></sheets></workbook>'),
        "book_rels": ("xl/_rels/workbook.xml.rels", relations(relation(1, "worksheet", "worksheets/sheet1.xml") +
                      relation(2, "sharedStrings", "sharedStrings.xml") + relation(3, "styles", "styles.xml"))),
        "sheet": ("xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')),
        "strings": ("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}"><si><t>Weert</t></si></sst>'),
        "styles": ("xl/styles.xml", f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>'),
    }
    return [(name, changed.get(key, text)) for key, (name, text) in texts.items()]


def sheet(rows):
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def package(pairs):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in pairs:
            made.writestr(name, content)
    return out.getvalue()


def ods(tables, before=""):
    return package([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", HEAD + before + (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'))])


def inflating(name, gibibytes, said=None):
    """A workbook of which one part inflates to so much; its directory says so, or says something else."""
    block = 16 << 20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(b" " * block) + packer.flush(zlib.Z_FULL_FLUSH)
    raw = one * (gibibytes * (1 << 30) // block) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    size = said or min(gibibytes << 30, 0xFFFFFFFE)
    out, directory = b"", b""
    for part, content in parts():
        content = content.encode()
        data, length = (raw, size) if part == name else (zlib.compress(content)[2:-4], len(content))
        fields = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0x21, 0 if part == name else zlib.crc32(content), len(data), length, len(part), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHLL", 0, 0, 0, 0, len(out)) + part.encode()
        out += b"PK\3\4" + fields + part.encode() + data
    count = len(parts())
    return out + directory + b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, count, count, len(directory), len(out), 0)


def xls_cell_far_away():
    """One number at IV65536, the last cell of an .xls."""
    record = lambda kind, data: struct.pack("<HH", kind, len(data)) + data
    globals_of = lambda at: (record(0x809, struct.pack("<HH", 0x600, 5)) + record(0x85, struct.pack("<L", at) + b"\0\0\5\0Blad1") +
                             record(0xA, b""))
    stream = globals_of(len(globals_of(0))) + record(0x809, struct.pack("<HH", 0x600, 0x10)) + record(
        0x203, struct.pack("<HHHd", 65535, 255, 0, 7.0)) + record(0xA, b"")
    stream += b"\0" * (4096 - len(stream))
    entry = lambda name, kind, child, start, size: (name.encode("utf-16-le").ljust(64, b"\0") + struct.pack(
        "<HBBLLL", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36 + struct.pack("<LQ", start, size))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10 + struct.pack(
        "<LLLLLLLL", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<L", 0) + b"\xFF" * 4 * 108
    table = struct.pack("<LL", 0xFFFFFFFD, 0xFFFFFFFE) + struct.pack("<8L", *range(3, 10), 0xFFFFFFFE)
    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    return header + table.ljust(512, b"\xFF") + directory.ljust(512, b"\0") + stream


def made():
    """name -> (bytes, the codes with which it may be answered; "" = it is read)"""
    deep = "<g>" * DEEP + "</g>" * DEEP
    laugh = lambda text: text.replace(HEAD, HEAD + LAUGHS).replace("Weert", "&a11;").replace("Blad1", "&a11;")
    whole = {key: text for key, (_, text) in zip(("types", "rels", "book", "book_rels", "sheet", "strings", "styles"), parts())}
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    bombs = {
        "inflates to 3 GiB.xlsx": (inflating("xl/worksheets/sheet1.xml", 3), ("B04",)),
        "inflates to 3 GiB, says 1 MB.xlsx": (inflating("xl/worksheets/sheet1.xml", 3, 1 << 20), ("B01", "B04")),
        "strings inflate to 3 GiB, says 1 MB.xlsx": (inflating("xl/sharedStrings.xml", 3, 1 << 20), ("B01", "B04")),
        "workbook inflates to 1 GiB.xlsx": (inflating("xl/workbook.xml", 1), ("B04",)),
        "a hundred thousand parts.xlsx": (package(parts() + [(f"a/{i}.xml", "") for i in range(100_000)]), ("B04",)),
        "one far cell.xlsx": (package(parts(sheet=sheet(far))), ("",)),
        "one far cell.xls": (xls_cell_far_away(), ("",)),
        "one far cell.ods": (ods('<table:table table:name="Blad1"><table:table-row table:number-rows-repeated="1048575"><table:table-cell '
                                 'table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell '
                                 'table:number-columns-repeated="16383"/><table:table-cell office:value-type="float" office:value="7"/>'
                                 "</table:table-row></table:table>"), ("",)),
        "a row that says a million.ods": (ods('<table:table table:name="Blad1"><table:table-row table:number-rows-repeated="1048576">'
                                              '<table:table-cell table:number-columns-repeated="9999" office:value-type="string">'
                                              "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"), ("B04",)),
        "spaces.ods": (ods('<table:table table:name="Blad1"><table:table-row><table:table-cell office:value-type="string"><text:p>'
                           '<text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row></table:table>'), ("B04",)),
        "laughs in content.ods": (ods('<table:table table:name="&a11;"/>', LAUGHS), ("", "B01")),
        "deep content.ods": (ods(deep), ("B01", "B04")),
        "deep cell.ods": (ods('<table:table table:name="Blad1"><table:table-row><table:table-cell>' + deep +
                              "</table:table-cell></table:table-row></table:table>"), ("", "B01", "B04")),
        "a line of 30 MB.csv": (b"a;b\n" + b"x" * 30_000_000, ("B04",)),
        "nothing but separators.csv": (b";" * 8_000_000, ("B04",)),
    }
    for key, text in whole.items():
        bombs[f"laughs in {key}.xlsx"] = (package(parts(**{key: laugh(text)})), ("", "B01"))
        middle = text.rindex("</")
        bombs[f"deep {key}.xlsx"] = (package(parts(**{key: text[:middle] + deep + text[middle:]})), ("", "B01", "B04"))
    return bombs


# A process of its own that is small: what a child has taken counts from the moment that it was forked from its parent.
MEASURE = """
import json, os, subprocess, sys
run = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
text = run.stdout.read().decode("utf-8", "replace")
_, status, used = os.wait4(run.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), text, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def measured(file):
    """Exit code, text, CPU seconds, peak in KiB."""
    command = kit.command("controleer", file, "--catalogus", "weert")
    helper = subprocess.Popen([sys.executable, "-I", "-S", "-c", MEASURE, *command], stdout=subprocess.PIPE, start_new_session=True)
    try:
        return json.loads(helper.communicate(timeout=WALL_SECONDS)[0])
    except subprocess.TimeoutExpired:
        os.killpg(helper.pid, signal.SIGKILL)
        helper.communicate()
        return -9, f"more than {WALL_SECONDS} seconds", 0, 0


class Bombs(kit.Case):
    def answer(self, file, codes):
        exit, text, cpu, peak = measured(file)
        code = re.search(r"\bB0[1-4]\b|$", text)[0] if exit == 3 else ""
        print(f"{exit:>3} {code:3} {cpu:6.2f} s {peak / 1024:7.1f} MiB  {file.name}", flush=True)
        with self.subTest(file.name):
            self.assertIn(exit, (0, 1, 3), text[-500:])
            self.assertEqual(exit == 3, code != "", text[-500:])
            self.assertIn(code, codes, text[-500:])
            self.assertIn(file.name, text)
            if not SANITIZED:
                self.assertLess(cpu, CPU_SECONDS)
                self.assertLess(peak, PEAK_KIB)

    def test_every_known_kind(self):
        for name, (content, codes) in made().items():
            file = self.folder / name
            file.write_bytes(content)
            self.answer(file, codes)
            file.unlink()

    def test_the_hostile_files_of_the_corpus(self):
        manifest = kit.SHARED / "corpus" / "MANIFEST.tsv"
        if not manifest.exists():
            self.skipTest("the shared folder with the corpus does not lie beside the project")
        hostile = [row.split("\t")[0] for row in manifest.read_text().splitlines() if "hostile" in row.split("\t")[-1]]
        self.assertGreater(len(hostile), 8)
        for name in hostile:
            self.answer(kit.SHARED / "corpus" / name, ("", "B01", "B04"))


kit.main()
