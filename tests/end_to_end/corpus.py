# SPDX-License-Identifier: EUPL-1.2
"""Every file of the shared corpus and workbooks: what the reader makes of it, beside what other programs read in it.

  corpus.py PROGRAM DUMP_CELLS [WORD...]    only files whose path has one of the words

A line for each file: format, outcome, reference, cells. Every cell, formula, sheet name, merged range and hidden row, column or
sheet is compared with openpyxl (.xlsx, .xlsm), with what LibreOffice makes of the file (.xls, .ods, and what openpyxl cannot open)
or with Python's csv module. What differs stands in DIFFERENCES with who is right; anything else is a fault, and so is a difference
that no longer occurs. Needs python3-openpyxl and soffice.
"""
import collections
import csv
import datetime
import io
import json
import math
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import kit

CPU_SECONDS, SECONDS = 20, 300  # for reading one file; the largest takes a few in a debug build, and a busy machine counts not

# What is refused, with which code, and why nothing better can be done.
REFUSED = {
    "torture/ExcelDataReader/TestFail_Binary.xls": ("B01", "no workbook"),
    "torture/ExcelDataReader/Test_Issue_12556_corrupt.xls": ("B01", "a compound file without a workbook in it"),
    "torture/ExcelDataReader/Test_git_issue_242_std_rc4_pwd_password.xls": ("B02", "encrypted (RC4)"),
    "torture/ExcelDataReader/Test_git_issue_368_header.xls": ("B03", "bare BIFF records"),
    "torture/ExcelDataReader/as3xls_BIFF2.xls": ("B03", "Excel 2"),
    "torture/calamine/issue252.xlsx": ("B01", "a part longer than the directory says; openpyxl refuses it too"),
    "torture/calamine/issue_594_dos.ods": ("B04", "cells repeated past the grid"),
    "torture/calamine/issue_666_panic.xlsb": ("B03", ".xlsb"),
    "torture/calamine/pass_protected.ods": ("B02", "encrypted"),
    "torture/calamine/pass_protected.xlsb": ("B02", "encrypted"),
    "torture/excelize/encryptSHA1.xlsx": ("B02", "encrypted"),
    "torture/frictionless-py/implicit-zip.csv": ("B01", "a zip with a CSV in it"),
    "torture/gnumeric/bitwise.xls": ("B03", "gzip, a Gnumeric file"),
    "torture/poi/clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": ("B01", "damaged zip"),
    "torture/poi/clusterfuzz-testcase-minimized-POIHSSFFuzzer-5175219985448960.xls": ("B01", "cut off"),
    "torture/poi/clusterfuzz-testcase-minimized-POIHSSFFuzzer-6137883240824832.xls": ("B01", "damaged header"),
    "torture/poi/clusterfuzz-testcase-minimized-POIXSSFFuzzer-6123461607817216.xlsx": ("B01", "damaged zip"),
    "torture/poi/clusterfuzz-testcase-minimized-POIXSSFFuzzer-6448258963341312.xlsx": ("B01", "damaged zip"),
    "torture/poi/clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5636439151607808.xlsx": ("B01", "damaged zip"),
    "torture/poi/testEXCEL_3.xls": ("B03", "Excel 3"),
    "torture/poi/testEXCEL_4.xls": ("B03", "Excel 4"),
    "torture/poi/xor-encryption-abc.xls": ("B02", "encrypted (XOR)"),
    "torture/test_files/BlankSheetTypes.xlsb": ("B03", ".xlsb"),
    "torture/test_files/apachepoi_45540_form_Footer.xlsx.xlsb": ("B03", ".xlsb"),
    "torture/test_files/threaded_comments_none.xlsb": ("B03", ".xlsb"),
    "torture/test_files/wtf_path.xlsb": ("B03", ".xlsb"),
    "torture/xlnt/8_encrypted_numbers.xlsx": ("B02", "encrypted"),
}

# Packages that openpyxl 3.0.9 cannot open, and why: LibreOffice is their reference.
NOT_FOR_OPENPYXL = {
    "torture/ExcelDataReader/Test_Excel_Dataset.xlsx": "strict Open XML: it sees no sheets",
    "torture/ExcelDataReader/roo_1904_base.xlsx": "strict Open XML: it sees no sheets",
    "torture/poi/poc-xmlbomb.xlsx": "its XML parser refuses the entities",
    "torture/test_files/wtf_path.xlsx": "cells have a style past the last one",
    "torture/test_files/xlsx-stream-d-date-cell.xlsx": "cells have a style past the last one",
}

# How the CSV files are written, seen with the naked eye: encoding, separator, decimal mark ("" = no decimals in it) and behind it
# the mark between thousands.
CSV_FILES = {
    "dutch/Armoede-in-Nederland__Laag_inkomen__huishoudenskenmerken_regio_03062025_164145.csv": ("utf-8-sig", ";", "."),
    "dutch/Eenzaamheid-visualisaties__eenzaamheid_zuidlimburg_wijk.csv": ("utf-8", ",", "."),
    "dutch/Gezondheidsmonitor-JV24-Dashboard__50140NED_TypedDataSet_22092025_192544.csv": ("utf-8-sig", ";", "."),
    "dutch/LeefbaarometerPrototype__AmstelveenDataWithDimensions.csv": ("utf-8", ",", "."),
    "dutch/NLExtract__cbs-gemeentenperprovincie-2016.csv": ("utf-8", ";", ""),
    "dutch/NLExtract__gemeente-bron-2021-wijziging.csv": ("utf-8", ",", ""),
    "dutch/NLExtract__gemeentelijke-indeling.csv": ("utf-8", ";", ""),
    "dutch/RegonalSandbox__Bdichtheid2025.csv": ("utf-8-sig", ";", ""),
    "dutch/begrotingsanalysetool__2025.csv": ("utf-8", "\t", ""),
    "dutch/begrotingsanalysetool__2025_begroting.csv": ("utf-8", ";", "."),
    "dutch/begrotingsanalysetool__GF_M2024_2025.csv": ("utf-8", ";", "."),
    "dutch/begrotingsanalysetool__GF_M2024_2025_Gewichten.csv": ("utf-8", "\t", ",."),
    "dutch/begrotingsanalysetool__GF_M2024_2025_Volumina.csv": ("utf-8", "\t", ","),
    "dutch/begrotingsanalysetool__GF_S2024_2024_SIUDU.csv": ("utf-8", "\t", ","),
    "dutch/begrotingsanalysetool__Uitkeringsfactor.csv": ("utf-8", ",", "."),
    "dutch/begrotingsanalysetool__gemeentenamen.csv": ("utf-8", "\t", ""),
    "dutch/buurtmonerm__df_veiligheid.csv": ("utf-8", ",", "."),
    "dutch/buurtmonerm__data_bevolking_z-scores.xlsx": ("utf-8", ",", "."),
    "dutch/inverseGerrymandering__SES_WOA_scores_per_wijk_en_buurt_08032023_175111.csv": ("utf-8-sig", ";", "."),
    "dutch/inverseGerrymandering__SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv": ("utf-8-sig", ";", "."),
    "dutch/wijkprofielen__WijkEenzaamheid2016.csv": ("utf-8", ",", ""),
    "torture/ExcelDataReader/utf8_bom.csv": ("utf-8-sig", ",", ""),
    "torture/PhpSpreadsheet/premiere.utf16bebom.csv": ("utf-16", ",", ""),
    "torture/frictionless-py/bad.csv": ("utf-8", ",", ""),
    "torture/frictionless-py/dialect.csv": ("utf-8", "|", ""),
    "torture/frictionless-py/issue-1138.csv": ("utf-8", ";", ""),
    "torture/frictionless-py/table.tsv": ("utf-8", "\t", ""),
    "torture/roo/numbers1.csv": ("utf-8", ",", ""),
    "workbooks/export_monitor_woerden.csv": ("cp1252", ";", ","),
}

# (file, what differs as "ours/theirs", where: places or a number of them, who is right, why)
OURS = "ours is right"
_CACHED = "LibreOffice computes it anew, we give the value that was saved"
_LINK = "openpyxl gives an empty cell with a hyperlink the link's target as its value; Excel shows nothing"
_BOOLEAN = "the file says boolean; LibreOffice has no such type and writes a number unless the format is boolean"
_VERY_HIDDEN = "the file says veryHidden, which LibreOffice does not have"
_XSTRING = "_x000D_ is a carriage return (ECMA-376 part 1, 22.9.2.19); openpyxl leaves it as it is written"
_ARRAY = "LibreOffice makes formulas of the other cells of an array, a data table or a boolean constant; in the file they are values"
_PIVOT = "LibreOffice refreshes the pivot table and finds its named range empty; the file has the cells"
DIFFERENCES = [
    ("dutch/begrotingsanalysetool__Uitkeringsfactor.csv", "text/number", [f"C{row}" for row in range(2, 9)], "both",
     "1.285 is 1,285 or 1285; the reader leaves it a text, and who knows the column decides (W03)"),
    ("torture/ExcelDataReader/Test_Excel_Dataset.xlsx", "state veryHidden/hidden", ["Sheet3"], OURS, _VERY_HIDDEN),
    ("torture/ExcelDataReader/Test_Issue_11642_ValuesNotLoaded.xls", "date/date",
     ["Dalimex zamówienia!D163", "Dalimex zamówienia!D165", "Dalimex zamówienia!E5", "Dalimex zapotrzebowania!D46",
      "Dalimex zapotrzebowania!D48", "Dalimex zapotrzebowania!E5", "Dalimex do wysłania!E5"], OURS, "NOW(): " + _CACHED),
    ("torture/ExcelDataReader/Test_git_issue_68_NullSheetPath.xlsm", "sheets", ["['Sheet1', ' ']/['Sheet1']"], OURS,
     "the workbook names a second sheet, of which the part is absent; openpyxl drops it"),
    ("torture/PhpSpreadsheet/issue.3720.xlsx", "nothing/text", 111, OURS, _LINK),
    ("torture/PhpSpreadsheet/issue.4528.ods", "date/date", ["Francais!B2"], OURS, "TODAY(): " + _CACHED),
    ("torture/PhpSpreadsheet/issue.4528.ods", "boolean/number", 514, OURS, _BOOLEAN),
    ("torture/calamine/any_sheets.xls", "state veryHidden/hidden", ["VeryHidden"], OURS, _VERY_HIDDEN),
    ("torture/calamine/has_x000D_inline.xlsx", "text/text", ["Sheet1!A1"], OURS, _XSTRING),
    ("torture/exceljs/test-issue-877.xlsx", "nothing/text", ["Handlungsanweisung!A1"], OURS, _LINK),
    ("torture/gnumeric/groups-xl.xls", "formula nothing", ["Data!F5", "Data!F6"], OURS, _ARRAY),
    ("torture/gnumeric/mathfuns.xls", "text/text", ["Sheet1!A4", "Sheet1!I30", "Sheet1!I51"], OURS, _CACHED),
    ("torture/gnumeric/mathfuns.xls", "number/number", ["Sheet1!A8", "Sheet1!H30", "Sheet1!H51", "Sheet1!I81"], OURS, _CACHED),
    ("torture/gnumeric/mathfuns.xls", "boolean/number", ["Sheet1!B47", "Sheet1!B48", "Sheet1!H81"], OURS, _BOOLEAN),
    ("torture/gnumeric/mathfuns.xls", "number/boolean", ["Sheet1!H60"], OURS, "0+AND(..): the file says 1"),
    ("torture/gnumeric/mathfuns.xls", "formula nothing", ["Sheet1!C47", "Sheet1!C48"], OURS, _ARRAY),
    ("torture/gnumeric/mathfuns.xls", "formula too many", 16, OURS,
     "cells of array formulas: the file has a formula record for each, LibreOffice writes the first"),
    ("torture/libxlsxwriter/chartsheet03.xlsx", "state hidden/visible", ["Chart1"], OURS,
     "openpyxl does not read the state of a chartsheet"),
    ("torture/poi/57181.xlsm", "date/number", 2625, OURS,
     "[=0]?;[<4.16666666666667][hh]:mm:ss;[hh]:mm shows times; openpyxl looks at the first section only"),
    ("torture/poi/60405.xls", "nothing/text", 5, OURS, "a sheet of Excel 4 macros: no data, and never run; said as such"),
    ("torture/poi/60405.xls", "nothing/error", 37, OURS, "the same sheet"),
    ("torture/poi/60405.xls", "formula nothing", 37, OURS, "the same sheet"),
    ("torture/poi/poc-xmlbomb.xlsx", "text/nothing", ["Tabelle1!A1"], OURS,
     "entities of a document type are never expanded: the cell has the text as it is written"),
    ("torture/readxl/new_line_errors.xlsx", "text/text", ["Blad1!A2"], OURS, _XSTRING),
    ("torture/test_files/defined_names_simple.xls", "number/error", ["Sheet1!B2"], OURS, _CACHED),
    ("torture/test_files/pivot_table_named_range.xls", "text/text", ["PTWithLabelFilter!A1", "PTTable!A4", "PTRange!A1"], OURS,
     _PIVOT),
    ("torture/test_files/pivot_table_named_range.xls", "number/nothing", 66, OURS, _PIVOT),
    ("torture/test_files/pivot_table_named_range.xls", "text/nothing", 28, OURS, _PIVOT),
    ("torture/test_files/wtf_path.xlsx", "nothing/number", [f"SheetJS!{a}" for a in ("C2", "D1", "E1", "E2", "E3", "E4")], OURS,
     "formulas that were saved without a value; " + _CACHED),
    ("torture/test_files/wtf_path.xlsx", "formula nothing", ["SheetJS!A2", "SheetJS!B2", "Hidden!B2", "Hidden!B3", "Hidden!C3"],
     OURS, _ARRAY),
    ("torture/test_files/xlsx-stream-d-date-cell.xlsx", "date/date", ["Sheet1!B5"], OURS,
     "LibreOffice rounds an ISO date to whole seconds"),
    ("torture/test_files/xlsx-stream-d-date-cell.xlsx", "formula nothing", ["Sheet1!B4", "Sheet1!C4"], OURS, _ARRAY),
]


# --- what a file holds -----------------------------------------------------------------------------------------------------------

class Sheet:
    """Name, state ("visible", "hidden", "veryHidden") and cells: address -> (type, value); and what stands around them."""

    def __init__(self, name, state, kind="worksheet"):
        self.name, self.state, self.kind = name, state, kind
        self.cells, self.formulas = {}, {}      # formula: text without "=", "" = there is one, but its text is not told
        self.merged, self.hidden_columns, self.hidden_rows = set(), set(), set()


class Reading:
    """What our reader makes of a file: sheets, or a refusal."""

    def __init__(self, path):
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        run = subprocess.run([DUMP_CELLS, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             timeout=SECONDS, preexec_fn=limit)
        lines = [json.loads(line) for line in run.stdout.decode("utf-8").split("\n") if line]
        self.exit, self.err = run.returncode, run.stderr.decode("utf-8", "replace")
        self.refusal = lines[0] if run.returncode == 3 else None
        self.format = lines[0].get("format", "") if lines else ""
        self.sheets = []
        for line in lines[1:] if run.returncode == 0 else []:
            self.take(line)

    def take(self, line):
        if "sheet" in line:
            self.sheets.append(Sheet(line["sheet"], line["state"], line["kind"]))
            self.sheets[-1].merged = set(line["merged"])
            for first, last in line["hidden_columns"]:
                self.sheets[-1].hidden_columns |= set(range(first, last + 1))
            return
        sheet, address = self.sheets[-1], line["cell"]
        if line["type"] == "number" and "text" in line:
            sheet.cells[address] = ("number", (line["value"], line["text"]))
        elif line["type"] != "text" or line["value"]:
            sheet.cells[address] = (line["type"], line["value"])
        if "formula" in line:
            sheet.formulas[address] = line["formula"]
        if line.get("hidden"):
            sheet.hidden_rows.add(row_of(address))

    def cells(self):
        return sum(len(sheet.cells) for sheet in self.sheets)


def row_of(address):
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


# --- the references --------------------------------------------------------------------------------------------------------------

def prepare_openpyxl():
    """openpyxl as a reference: dates stay the numbers that they are in the file, cells under a merged range stay, and drawings,
    which hold no cells, are left alone (it cannot read some of LibreOffice's charts)."""
    import openpyxl.reader.excel
    import openpyxl.worksheet._reader
    import openpyxl.worksheet.worksheet
    openpyxl.worksheet._reader.from_excel = lambda value, epoch=None, timedelta=False: float(value)
    openpyxl.worksheet.worksheet.Worksheet._clean_merge_range = lambda self, merged: None
    openpyxl.reader.excel.find_images = lambda archive, path: ([], [])
    warnings.simplefilter("ignore")


TYPES = {"n": "number", "s": "text", "b": "boolean", "e": "error", "d": "date", "f": "formula"}


def cells_of(worksheet, epoch):
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.datetime import to_excel
    cells = {}
    for (row, column), cell in worksheet._cells.items():
        value = cell.value
        if value is None or value == "":
            continue
        if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
            value = to_excel(value, epoch)
        cells[get_column_letter(column) + str(row)] = (TYPES[cell.data_type], value)
    return cells


def read_openpyxl(path):
    import openpyxl
    prepare_openpyxl()
    values, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    sheets = []
    for worksheet in values._sheets:
        sheet = Sheet(worksheet.title, worksheet.sheet_state)
        sheets.append(sheet)
        if not hasattr(worksheet, "_cells"):   # a chartsheet
            continue
        sheet.cells = cells_of(worksheet, values.epoch)
        sheet.formulas = {address: str(value)[1:] for address, (kind, value)
                          in cells_of(formulas[worksheet.title], values.epoch).items() if kind == "formula"}
        sheet.merged = {str(one) for one in worksheet.merged_cells.ranges}
        for dimension in worksheet.column_dimensions.values():
            if dimension.hidden:
                dimension.reindex()
                sheet.hidden_columns |= set(range(dimension.min, dimension.max + 1))
        sheet.hidden_rows = {row for row, dimension in worksheet.row_dimensions.items() if dimension.hidden}
    return sheets


NEVER_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"""


def convert(paths, folder):
    """All of them through one LibreOffice -> path of the original: path of the .xlsx."""
    user, given, made = folder / "profile" / "user", folder / "in", folder / "out"
    for one in (user, given, made):
        one.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(NEVER_RECALCULATE)
    copies = {}
    for number, path in enumerate(paths):
        copies[path] = given / f"{number:03}{path.suffix}"
        shutil.copyfile(path, copies[path])
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made), *map(str, copies.values())], check=True, timeout=300,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path: made / (copy.stem + ".xlsx") for path, copy in copies.items() if (made / (copy.stem + ".xlsx")).exists()}


def with_slashes(path, folder):
    """A copy of a package whose parts are named with backslashes, as openpyxl wants it."""
    copy = folder / path.name
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename.replace("\\", "/"), old.read(info))
    return copy


def csv_number(text, marks):
    """The number that a Dutch reader sees in a field of a file with these marks; None for what is no number: codes with a leading
    zero, identifications of more than fifteen digits, and everything else."""
    text, group = text.strip(), re.escape(marks[1:] or " ")
    decimals = rf"(?:{re.escape(marks[0])}\d+)?" if marks else ""
    found = re.fullmatch(rf"(-?)(\d{{1,3}}(?:{group}\d{{3}})+|\d+)({decimals}(?:[eE][-+]?\d+)?)", text)
    if not found:
        return None
    whole = re.sub(r"\D", "", found[2])
    if len(whole) > 1 and whole[0] == "0" or not found[3] and len(whole) > 15:
        return None
    return float(found[1] + whole + found[3].replace(",", "."))


def read_csv(path, encoding, separator, marks):
    from openpyxl.utils import get_column_letter
    sheet = Sheet(None, "visible")
    text = path.read_bytes().decode(encoding)
    for row, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
        for column, field in enumerate(fields, 1):
            number = csv_number(field, marks)
            if field.strip():
                sheet.cells[get_column_letter(column) + str(row)] = ("text", field) if number is None else ("number", (number, field))
    return [sheet]


# --- comparing -------------------------------------------------------------------------------------------------------------------

def same(ours, theirs, digits):
    """Whether two values are one; LibreOffice writes numbers with fifteen digits."""
    if ours == theirs:
        return True
    numbers = isinstance(ours, (int, float)) and isinstance(theirs, (int, float))
    return bool(digits and numbers and math.isclose(ours, theirs, rel_tol=1e-14, abs_tol=1e-300))


def differences(ours, theirs, *, names, formula_texts, digits):
    """what differs -> places."""
    found = collections.defaultdict(list)
    if names and [s.name for s in ours] != [s.name for s in theirs]:
        found["sheets"].append(f"{[s.name for s in ours]}/{[s.name for s in theirs]}")
    by_name = {s.name: s for s in theirs}
    for number, sheet in enumerate(ours):
        other = by_name.get(sheet.name) if names else theirs[number]
        if other is None:
            continue
        if sheet.state != other.state:
            found[f"state {sheet.state}/{other.state}"].append(sheet.name)
        for what in ("merged", "hidden_columns"):
            for one in sorted(getattr(sheet, what) ^ getattr(other, what)):
                found[what + (" nothing" if one in getattr(other, what) else " too many")].append(f"{sheet.name}!{one}")
        addresses = sheet.cells.keys() | other.cells.keys()
        for row in sorted({row_of(a) for a in sheet.cells} & (sheet.hidden_rows ^ other.hidden_rows)):
            found["hidden row"].append(f"{sheet.name}!{row}")
        for address in sorted(addresses):
            (type, value), (their_type, their_value) = (s.cells.get(address, ("nothing", None)) for s in (sheet, other))
            if type != their_type or not same(value, their_value, digits):
                found[f"{type}/{their_type}"].append(f"{sheet.name}!{address}" if names else address)
        for address in sorted(sheet.formulas.keys() | other.formulas.keys()):
            formula, their_formula = (s.formulas.get(address) for s in (sheet, other))
            if formula is None or their_formula is None:
                found["formula nothing" if formula is None else "formula too many"].append(f"{sheet.name}!{address}")
            elif formula_texts and formula and formula != their_formula:   # "" = it shares another cell's
                found["formula text"].append(f"{sheet.name}!{address}")
    return found


def compare(task):
    """One file -> (reference, cells, what differs)."""
    path, name, reading, converted, folder = task
    if name in CSV_FILES:
        return "csv", differences(reading.sheets, read_csv(path, *CSV_FILES[name]), names=False, formula_texts=False, digits=False)
    if reading.format in ("xlsx", "xlsm") and name not in NOT_FOR_OPENPYXL:
        copy = with_slashes(path, folder) if "issue_530" in name else path
        return "openpyxl", differences(reading.sheets, read_openpyxl(copy), names=True, formula_texts=True, digits=False)
    if converted is None:
        return "", {"no reference": [name]}
    return "LibreOffice", differences(reading.sheets, read_openpyxl(converted), names=True, formula_texts=False, digits=True)


def unexplained(name, found):
    """Faults: differences that DIFFERENCES does not name, and those that it names but that do not occur."""
    faults = []
    known = {what: (where, right) for file, what, where, right, _ in DIFFERENCES if file == name}
    for what, places in found.items():
        where, _ = known.pop(what, (None, None))
        if where == len(places) or where == places:
            continue
        sample = ", ".join(map(str, places[:6]))
        faults.append(f"{what}: {len(places)} times, {sample}" + ("" if where is None else f"; expected {where}"))
    faults += [f"{what} no longer occurs" for what in known]
    return faults


def read(task):
    path, name = task
    try:
        return Reading(path)
    except subprocess.TimeoutExpired:
        return None


def main():
    words = sys.argv[2:]
    if not (kit.SHARED / "corpus").is_dir():
        print("skipped: the shared folder with the corpus does not lie beside the project")
        return kit.SKIPPED
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        print("skipped: python3-openpyxl is not installed")
        return kit.SKIPPED
    if not shutil.which("soffice"):
        print("skipped: LibreOffice is not installed")
        return kit.SKIPPED

    files = {}
    for top in ("corpus", "workbooks"):
        for path in sorted((kit.SHARED / top).rglob("*")):
            name = str(path.relative_to(kit.SHARED)).removeprefix("corpus/")
            about = path.suffix in (".json", ".md") or path.name == "MANIFEST.tsv"   # descriptions of the files
            if path.is_file() and not about and (not words or any(w in name for w in words)):
                files[name] = path
    with tempfile.TemporaryDirectory(prefix="graadmeter-") as kept, ProcessPoolExecutor(2) as pool:
        folder = Path(kept)
        readings = dict(zip(files, pool.map(read, ((path, name) for name, path in files.items()))))
        opened = {name: one for name, one in readings.items() if one and one.exit == 0}
        wanted = [files[name] for name, one in opened.items() if one.format in ("xls", "ods") or name in NOT_FOR_OPENPYXL]
        converted = convert(wanted, folder) if wanted else {}
        tasks = [(files[name], name, one, converted.get(files[name]), folder) for name, one in opened.items()]
        compared = dict(zip(opened, pool.map(compare, tasks)))
    return report(files, readings, compared, complete=not words)


def report(files, readings, compared, complete):
    faults, outcomes, cells = [], collections.Counter(), 0
    for name in files:
        reading = readings[name]
        if reading is None or reading.exit not in (0, 3):
            faults.append(f"{name}: " + ("takes too long" if reading is None else f"exit {reading.exit}: {reading.err[-300:]}"))
            continue
        if reading.refusal:
            code, why = reading.refusal["refused"], REFUSED.get(name, ("", ""))[1]
            print(f"refused  {code:5} {'':11} {'':>8}  {name}" + (f" ({why})" if why else ""), flush=True)
            outcomes[code] += 1
            if REFUSED.get(name, ("",))[0] != code:
                faults.append(f"{name}: refused with {code}: {reading.refusal['message']}")
            if not reading.refusal["remedy"] or Path(name).name not in reading.refusal["message"]:
                faults.append(f"{name}: the refusal does not name the file or what to do")
            continue
        reference, found = compared[name]
        outcomes[reading.format] += 1
        cells += reading.cells()
        print(f"read     {reading.format:5} {reference:11} {reading.cells():>8}  {name}", flush=True)
        if name in REFUSED:
            faults.append(f"{name}: expected to be refused, but is read")
        faults += [f"{name}: {fault}" for fault in unexplained(name, found)]
    known = set(REFUSED) | set(CSV_FILES) | set(NOT_FOR_OPENPYXL) | {one[0] for one in DIFFERENCES}
    if complete:
        faults += [f"{name}: named in this test, but not there" for name in sorted(known - set(files))]
    print("\nDifferences that are known:")
    for file, what, where, right, why in DIFFERENCES:
        if file in files:
            places = where if isinstance(where, (int, str)) else ", ".join(where)
            print(f"  {file}: {what}, {places}: {right}; {why}")
    print(f"\n{len(files)} files, {cells} cells: " + ", ".join(f"{outcome} {n}" for outcome, n in sorted(outcomes.items())))
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: corpus.py PROGRAM DUMP_CELLS [WORD...]")
    DUMP_CELLS = sys.argv[1]
    sys.exit(main())
