# SPDX-License-Identifier: EUPL-1.2
"""Files x (enrich, again, restore): nothing is lost, again is the same, the original comes back.

  matrix.py PROGRAM DUMP_CELLS [--all] [--sdk] [WORD...]    only files whose path has one of the words

Takes every .xlsx, .xlsm, .xls, .ods and .csv of the shared corpus and workbooks. Of those that become a new .xlsx, the first sheets
must hold every cell of the original, with its type and what stands around it. package_check.py judges every result. LibreOffice's
recalculation (and with --sdk the Open XML validator, fetched through npm) judges a sample, and everything with --all.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import corpus
import kit

# What cannot be enriched, why, and how the program ends. A file that leaves or joins this list is a change to look at.
REFUSED = {
    "corpus/torture/ExcelDataReader/Test_Excel_Dataset.xlsx": "B03",   # strict Open XML
    "corpus/torture/ExcelDataReader/roo_1904_base.xlsx": "B03",        # strict Open XML
    "corpus/torture/ExcelDataReader/TestFail_Binary.xls": "B01",
    "corpus/torture/ExcelDataReader/Test_Issue_12556_corrupt.xls": "B01",
    "corpus/torture/ExcelDataReader/Test_git_issue_242_std_rc4_pwd_password.xls": "B02",
    "corpus/torture/ExcelDataReader/Test_git_issue_368_header.xls": "B03",
    "corpus/torture/ExcelDataReader/as3xls_BIFF2.xls": "B03",
    "corpus/torture/calamine/issue_594_dos.ods": "B04",
    "corpus/torture/calamine/pass_protected.ods": "B02",
    "corpus/torture/gnumeric/bitwise.xls": "B03",                      # a Gnumeric file, packed with gzip
    "corpus/torture/poi/clusterfuzz-testcase-minimized-POIHSSFFuzzer-5175219985448960.xls": "B01",
    "corpus/torture/poi/clusterfuzz-testcase-minimized-POIHSSFFuzzer-6137883240824832.xls": "B01",
    "corpus/torture/poi/testEXCEL_3.xls": "B03",
    "corpus/torture/poi/testEXCEL_4.xls": "B03",
    "corpus/torture/poi/xor-encryption-abc.xls": "B02",
    "corpus/torture/calamine/issue252.xlsx": "B01",                    # a part longer than the directory says; openpyxl refuses it too
    "corpus/torture/excelize/encryptSHA1.xlsx": "B02",
    "corpus/torture/frictionless-py/implicit-zip.csv": "B01",          # a zip with a CSV in it
    "corpus/torture/poi/clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": "B01",
    "corpus/torture/poi/clusterfuzz-testcase-minimized-POIXSSFFuzzer-6123461607817216.xlsx": "B01",
    "corpus/torture/poi/clusterfuzz-testcase-minimized-POIXSSFFuzzer-6448258963341312.xlsx": "B01",
    "corpus/torture/poi/clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5636439151607808.xlsx": "B01",
    "corpus/torture/xlnt/8_encrypted_numbers.xlsx": "B02",
}

# Where a judge says nothing useful about an enriched file, and why; the other columns of the matrix still hold for it.
UNJUDGED = {
    "corpus/torture/ClosedXML/SampleSparklines.xlsx": {"recalc"},   # LibreOffice does not open the original either
    "corpus/torture/ExcelDataReader/Test_git_issue_68_NullSheetPath.xlsm": {"recalc"},   # a sheet without a part breaks the judge
    # Parts named with backslashes: package_check.py does not see the index parts, LibreOffice does not open the original either.
    "corpus/torture/calamine/issue_530.xlsx": {"package", "recalc"},
    "corpus/torture/poi/poc-xmlbomb.xlsx": {"package", "recalc", "sdk"},   # the original's entities break the judges themselves
}

CATALOGUE = {"Dronten": "dronten", "Cranendonck": "cranendonck", "Sociale Kracht": "woerden", "woerden": "woerden"}  # a word in the file's name -> its catalogue; else weert


def parts_of(path):
    """(name, content) of each entry, in order; an entry that cannot be inflated counts by its packed bytes."""
    with zipfile.ZipFile(path) as package, open(path, "rb") as raw:
        result = []
        for info in package.infolist():
            try:
                content = package.read(info)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
                raw.seek(info.header_offset + 26)
                name, extra = (int.from_bytes(raw.read(2), "little") for _ in "ab")
                raw.seek(info.header_offset + 30 + name + extra)
                content = raw.read(info.compress_size)
            result.append((info.filename, content))
        return result


def difference(original, restored):
    """Why two packages differ, or ''."""
    try:
        before, after = parts_of(original), parts_of(restored)
    except zipfile.BadZipFile as error:
        return f"cannot be read: {error}"
    names = [n for n, _ in before], [n for n, _ in after]
    if sorted(names[0]) != sorted(names[1]):
        return "parts differ: " + ", ".join(sorted(set(names[0]) ^ set(names[1]))[:5])
    changed = [n for (n, content), (_, other) in zip(sorted(before), sorted(after)) if content != other]
    return "bytes differ: " + ", ".join(changed[:5]) if changed else ""


def as_excel_holds(text):
    """A text in a cell of a new workbook: line ends are LF, other control characters go, and 32,767 units are the most."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text.encode("utf-16-le")) <= 2 * 32767 else text[:32766] + "…"


class File:
    """One file's way through the matrix."""

    def __init__(self, path, deep, sdk):
        self.path, self.deep, self.sdk = path, deep, sdk
        self.name = str(path.relative_to(kit.SHARED))
        self.code, self.reason, self.faults, self.judged = None, "", [], []

    def fault(self, what, text):
        self.faults.append(f"{what}: " + " | ".join(text.strip().splitlines()[:4])[:600])

    def run(self):
        try:
            with tempfile.TemporaryDirectory(prefix="graadmeter-") as folder:
                self.walk(Path(folder))
        except subprocess.TimeoutExpired as error:
            self.fault("time", str(error))
        except (OSError, KeyError, StopIteration, zipfile.BadZipFile, SyntaxError) as error:
            self.fault("test", f"{type(error).__name__}: {error}")
        return self

    def walk(self, folder):
        original, enriched, again, restored = (folder / n for n in (self.path.name, "uit.xlsx", "weer.xlsx", "terug.xlsx"))
        if self.path.suffix == ".xlsm":
            enriched, again, restored = (p.with_suffix(".xlsm") for p in (enriched, again, restored))
        shutil.copyfile(self.path, original)
        before = kit.digest(original)
        catalogue = next((c for word, c in CATALOGUE.items() if word in self.path.name), "weert")

        first = kit.enrich(original, enriched, catalogue=catalogue)
        self.code = first.code
        if kit.digest(original) != before:
            self.fault("original", "was changed")
        expected = {original.name} | ({enriched.name} if first.code in (0, 1) else set())
        if set(kit.listing(folder)) != expected:
            self.fault("folder", f"holds {kit.listing(folder)} after exit {first.code}")
        if first.code not in (0, 1):
            self.reason = next((line for line in first.err.splitlines() if self.path.name in line), first.err.strip()[:200])
            if self.path.name not in first.text:
                self.fault("message", f"does not name the file: {first!r}")
            return
        if not enriched.exists():
            return

        second = kit.enrich(enriched, again, catalogue=catalogue)
        if second.code != first.code:
            self.fault("again", f"exit {second.code} after {first.code}: {second.err}")
        elif enriched.read_bytes() != again.read_bytes():
            self.fault("again", difference(enriched, again) or "the package differs, its parts do not")

        back = kit.graadmeter("herstel", enriched, "-o", restored)
        if back.code != 0:
            self.fault("restore", repr(back))
        elif self.is_package(original):
            if why := difference(original, restored):
                self.fault("restore", why)
        if not self.is_package(original):
            self.compare_cells(original, enriched)
        self.judge(original, enriched)

    def is_package(self, original):
        """Whether the result is the original with sheets added, and no copy of its data."""
        return self.path.suffix in (".xlsx", ".xlsm") and zipfile.is_zipfile(original)

    def compare_cells(self, original, enriched):
        """The first sheets of a conversion hold what the original held."""
        before, after = corpus.Reading(original), corpus.Reading(enriched)
        lost = []
        kept = [s for s in before.sheets if s.kind == "worksheet"]
        for number, sheet in enumerate(kept):
            copy = after.sheets[number]
            lost += [f"{sheet.name}: {what} {getattr(sheet, what)} became {getattr(copy, what)}"
                     for what in ("state", "merged", "hidden_columns", "hidden_rows") if getattr(sheet, what) != getattr(copy, what)
                     and not (what == "state" and all(s.state != "visible" for s in kept) and number == 0)]
            plain = lambda cell: (cell[0], cell[1][0]) if isinstance(cell[1], tuple) else cell
            for address in sorted(sheet.cells.keys() | copy.cells.keys()):
                one, other = (plain(s.cells.get(address, ("nothing", None))) for s in (sheet, copy))
                if one != other and (one[0] != "text" or other != ("text", as_excel_holds(one[1]))):
                    lost.append(f"{sheet.name}!{address}: {one} became {other}")
        self.cells = before.cells()
        if lost:
            self.fault("conversion", f"{len(lost)} differences\n" + "\n".join(lost[:3]))

    def judge(self, original, enriched):
        package = self.is_package(original)
        self.ask("package", "package_check.py", *([original, enriched] if package else ["--self", enriched]))
        if self.deep:
            own = set(kit.Book(original).sheet_names()) if package else set()
            added = [name for name in kit.Book(enriched).sheet_names() if name not in own]
            self.ask("recalc", "recalc_check.py", enriched, "--sheets", ",".join(added))
        if self.sdk:
            self.ask("sdk", "sdk_check.py", *([original, enriched] if package else [enriched]))

    def ask(self, name, script, *arguments):
        """One judge's verdict; one that takes too long on a hostile file has none."""
        if name in UNJUDGED.get(self.name, ()):
            return
        try:
            code, text = kit.judge(script, *arguments)
        except subprocess.TimeoutExpired:
            self.judged.append(f"({name} took too long)")
            return
        self.judged.append(name)
        if code:
            self.fault(script, text)


def validator_answers():
    """Whether the Open XML validator is there or can be had."""
    with tempfile.TemporaryDirectory() as folder:
        smallest = kit.SHARED / "corpus" / "torture" / "libxlsxwriter" / "date_1904_02.xlsx"
        shutil.copyfile(smallest, Path(folder) / "klein.xlsx")
        try:
            return kit.judge("sdk_check.py", Path(folder) / "klein.xlsx", Path(folder) / "klein.xlsx")[0] == 0
        except subprocess.TimeoutExpired:
            return False


def main():
    options = {a for a in sys.argv[1:] if a.startswith("--")}
    corpus.DUMP_CELLS, *words = [a for a in sys.argv[1:] if not a.startswith("--")]
    if unknown := options - {"--all", "--sdk"}:
        sys.exit(f"unknown: {unknown}")
    if not (kit.SHARED / "corpus").is_dir():
        print("skipped: the shared folder with the corpus does not lie beside the project")
        return kit.SKIPPED
    paths = sorted(p for top in ("corpus", "workbooks") for p in (kit.SHARED / top).rglob("*")
                   if p.suffix in (".xlsx", ".xlsm", ".xls", ".ods", ".csv") and (not words or any(w in str(p) for w in words)))
    sdk = "--sdk" in options and validator_answers()
    # The sample: the workbooks as civil servants make them, and one in seven of the corpus.
    deep = lambda i, p: "--all" in options or bool(words) or p.parent.name == "workbooks" or i % 7 == 0
    recalculates = shutil.which("soffice") is not None
    files = [File(p, recalculates and deep(i, p), sdk and deep(i, p)) for i, p in enumerate(paths)]
    with ThreadPoolExecutor(2) as pool:
        for file in pool.map(File.run, files):
            word = "fault" if file.faults else "holds" if file.code in (0, 1) else "refused"
            print(f"{word:8} {file.code!s:4} {'+'.join(file.judged):19} {file.name}", flush=True)
            for line in file.faults:
                print("         ", line)

    refused = {f.name: f for f in files if f.code not in (0, 1)}
    if refused:
        print("\nCannot be enriched:")
        for name, file in refused.items():
            print(f"  exit {file.code}  {name}: {file.reason}")
    # Compared by exit code and by the word that the message must hold.
    surprises = [f"{n}: refused, but not expected to be" for n in refused if n not in REFUSED]
    surprises += [f"{n}: expected to be refused, but is enriched" for n in REFUSED
                  if n not in refused and any(f.name == n for f in files)]
    surprises += [f"{n}: exit {f.code} without \"{REFUSED[n]}\"" for n, f in refused.items()
                  if n in REFUSED and (f.code != 3 or REFUSED[n] not in f.reason)]
    faulty = [f for f in files if f.faults]
    done = [f for f in files if f.code in (0, 1)]
    print(f"\n{len(files)} files: {len(done)} enriched, of which {len([f for f in done if not f.faults])} hold; "
          f"{len(refused)} refused; recalculated by LibreOffice: {sum('recalc' in f.judged for f in files)}; "
          f"Open XML validator: {sum('sdk' in f.judged for f in files) if sdk else 'skipped'}")
    for line in surprises:
        print("unexpected:", line)
    return 1 if faulty or surprises else 0


sys.exit(main())
