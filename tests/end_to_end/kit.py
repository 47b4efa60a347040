# SPDX-License-Identifier: EUPL-1.2
"""What the end-to-end tests share: running the program, looking into packages, the judges beside the project.

Every script is called with the program's path first: SCRIPT.py PROGRAM [option...]. Standard library only.
"""
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

SKIPPED = 77  # SKIP_RETURN_CODE of these tests
SOURCE = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("GRAADMETER_SHARED") or SOURCE.parent / "shared")
DATE = "2026-11-22"
EXAMPLE = SOURCE / "examples" / "Sociaal domein Dronten.xlsx"
PROGRAM = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
# The Windows program runs under Wine.
WINDOWS = PROGRAM is not None and PROGRAM.suffix == ".exe"
WINE = next((found for found in (shutil.which("wine64"), "/usr/lib/wine/wine64") if found and Path(found).exists()), None)


def named(word):
    """An argument as the program is given it, and a path as it tells it: Wine shows the whole disk as Z:."""
    text = str(word)
    return "Z:" + text.replace("/", "\\") if WINDOWS and text.startswith("/") else text


def base_name(told):
    """Of a path as the program tells it."""
    return re.split(r"[/\\]" if WINDOWS else "/", told)[-1]


def folders(*paths):
    """For a variable of the environment that names several."""
    return (";" if WINDOWS else ":").join(map(named, paths))


def command(*arguments):
    """The program with these arguments, for subprocess."""
    return [*([str(WINE)] if WINDOWS else []), str(PROGRAM), *map(named, arguments)]


def not_on_windows(reason):
    """What cannot be there, or cannot be seen from here."""
    return unittest.skipIf(WINDOWS, "Windows: " + reason)


class Outcome:
    """Exit code and texts of one run."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")
        self.text = self.out + self.err

    def __repr__(self):
        return f"exit {self.code}\nstdout: {self.out[-1500:]}\nstderr: {self.err[-1500:]}"


def graadmeter(*arguments, **options):
    """Runs the program; never waits for input. More than two minutes is an error of its own."""
    done = subprocess.run(command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, **options)
    return Outcome(done)


def enrich(file, output, *arguments, catalogue="dronten", **options):
    return graadmeter("verrijk", file, "-o", output, "--catalogus", catalogue, "--datum", DATE, *arguments, **options)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def listing(folder):
    """Everything below a folder, hidden or not."""
    return sorted(str(p.relative_to(folder)) for p in Path(folder).rglob("*"))


def local(element):
    return element.tag.rsplit("}", 1)[-1]


class Book:
    """An .xlsx as its parts, with just enough understanding to find a sheet and read its cells."""

    def __init__(self, path):
        self.path = Path(path)
        with zipfile.ZipFile(path) as package:
            self.parts = {info.filename: package.read(info) for info in package.infolist()}

    def _relations(self, part):
        folder, name = os.path.split(part)
        found = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        at = lambda target: target.lstrip("/") if target.startswith("/") else os.path.normpath(os.path.join(folder, target))
        return {r.get("Id"): (r.get("Type"), at(r.get("Target"))) for r in ElementTree.fromstring(found)
                if r.get("TargetMode") != "External"} if found else {}

    def workbook_part(self):
        return next(target for kind, target in self._relations("").values() if kind.endswith("/officeDocument"))

    def sheets(self):
        """Name -> part, in order."""
        book = self.workbook_part()
        relations = self._relations(book)
        return {s.get("name"): relations[next(v for k, v in s.attrib.items() if k.endswith("}id"))][1]
                for s in ElementTree.fromstring(self.parts[book]).iter() if local(s) == "sheet"}

    def sheet_names(self):
        """Also where the part of a sheet is missing, or parts are named with backslashes."""
        plain = {name.replace("\\", "/").lstrip("/").lower(): content for name, content in self.parts.items()}
        book = next(r.get("Target") for r in ElementTree.fromstring(plain["_rels/.rels"])
                    if r.get("Type").endswith("/officeDocument"))
        return [s.get("name") for s in ElementTree.fromstring(plain[os.path.normpath(book).lstrip("/").lower()]).iter()
                if local(s) == "sheet"]

    def cells(self, sheet):
        """Address -> text of every cell with a value, as it is stored (shared strings looked up)."""
        text = lambda e: "".join(t.text or "" for t in e.iter() if local(t) == "t")
        shared = next((target for kind, target in self._relations(self.workbook_part()).values()
                       if kind.endswith("/sharedStrings")), None)
        strings = [text(si) for si in ElementTree.fromstring(self.parts[shared])] if shared in self.parts else []
        result = {}
        for c in ElementTree.fromstring(self.parts[self.sheets()[sheet]]).iter():
            if local(c) != "c":
                continue
            value = next((v.text or "" for v in c if local(v) == "v"), "")
            if c.get("t") == "s" and value:
                value = strings[int(value)]
            elif c.get("t") == "inlineStr":
                value = text(c)
            if value:
                result[c.get("r")] = value
        return result

    def set_text(self, sheet, address, value):
        """Types a text into a cell that exists, the way an editor leaves it: its style stays, all else is untouched."""
        part = self.sheets()[sheet]
        xml = self.parts[part].decode("utf-8")
        cell = re.compile(rf'<c r="{address}"((?: [a-z]+="[^"]*")*)(?:/>|>.*?</c>)', re.S)
        if not cell.search(xml):
            raise KeyError(f"{sheet}!{address} is no cell")
        def fill(found):
            attributes = re.sub(r' t="[^"]*"', "", found[1])
            return f'<c r="{address}"{attributes} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        self.parts[part] = cell.sub(fill, xml, count=1).encode("utf-8")

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name)   # without the time of writing: the same bytes each time
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, content)


def split(address):
    """"D12" -> ("D", 12)"""
    letters = address.rstrip("0123456789")
    return letters, int(address[len(letters):])


def through_libreoffice(path, folder):
    """The same workbook, opened and saved by LibreOffice; None when that is not installed."""
    if not shutil.which("soffice"):
        return None
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(path)], check=True, timeout=300,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Path(folder) / (Path(path).stem + ".xlsx")


def judge(name, *arguments):
    """Runs one of the judges beside the project -> (exit code, what it printed); TimeoutExpired after four minutes."""
    run = subprocess.Popen(["/usr/bin/python3", str(SHARED / "judges" / name), *map(str, arguments)], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        output, _ = run.communicate(timeout=240)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)   # with the LibreOffice that it started
        run.communicate()
        raise
    return run.returncode, output.decode("utf-8", "replace").strip()


class Case(unittest.TestCase):
    """A test in a folder of its own."""
    longMessage = True
    maxDiff = 4000

    def setUp(self):
        kept = tempfile.TemporaryDirectory(prefix="graadmeter-")
        self.addCleanup(kept.cleanup)
        self.folder = Path(kept.name)

    def copy(self, source, name=None):
        target = self.folder / (name or Path(source).name)
        shutil.copyfile(source, target)
        return target

    def assertCode(self, outcome, *codes):
        self.assertIn(outcome.code, codes, repr(outcome))


def main():
    """Runs the script's tests; a script of which every test was skipped says so to ctest."""
    if PROGRAM is None:
        sys.exit("usage: SCRIPT.py PROGRAM")
    result = unittest.main(exit=False, verbosity=2).result
    if result.wasSuccessful() and result.testsRun and len(result.skipped) == result.testsRun:
        sys.exit(SKIPPED)
    sys.exit(not result.wasSuccessful())
