# SPDX-License-Identifier: EUPL-1.2
"""The Windows program, under Wine: what people get in the zip, dropped files, names, and the same bytes as on Linux.

windows.py GRAADMETER.EXE LINUX-PROGRAM. Wine is no Windows: what it lets through proves the program's own part only. Run by ctest,
which gives all these tests one WINEPREFIX; without one a prefix is made for this run.
"""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tty
import unittest
import zipfile
from pathlib import Path

from kit import DATE, EXAMPLE, PROGRAM, SHARED, SKIPPED, SOURCE, Book, Outcome, digest, listing

LINUX = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
WINE = next((found for found in (shutil.which("wine64"), "/usr/lib/wine/wine64") if found and Path(found).exists()), None)
BUILD = PROGRAM.parents[1] if PROGRAM else None

# What every Windows has; anything else would be missing there.
SYSTEM_DLLS = {"KERNEL32.dll", "msvcrt.dll", "bcrypt.dll", "ADVAPI32.dll", "SHELL32.dll"}


def need(what, present):
    if not present:
        print(f"skipped: {what}")
        sys.exit(SKIPPED)


def environment(**changes):
    result = {**os.environ, "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe,winedbg.exe="}
    result.pop("DISPLAY", None)
    result.pop("GRAADMETER_PAD", None)
    result.update(changes)
    return result


def run(command, cwd, **changes):
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          cwd=cwd, timeout=300, env=environment(**changes))
    return Outcome(done)


def windows_path(path):
    """Wine shows the whole disk as Z:."""
    return "Z:" + str(path).replace("/", "\\")


class Windows(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.base = Path(tempfile.mkdtemp(prefix="graadmeter-windows-"))
        if "WINEPREFIX" not in os.environ:
            os.environ["WINEPREFIX"] = str(cls.base / "wine")
            subprocess.run([WINE, "wineboot", "-i"], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        packed = cls.base / "pakket"
        subprocess.run(["cpack", "-G", "ZIP", "--config", BUILD / "CPackConfig.cmake", "-B", packed], check=True, stdout=subprocess.DEVNULL)
        cls.zip, = packed.glob("*.zip")
        # Where people put things: a folder with a space and a letter that is not ASCII.
        cls.place = cls.base / "Mijn bestanden – Súdwest"
        cls.place.mkdir()
        shutil.unpack_archive(cls.zip, cls.place)
        cls.folder, = cls.place.iterdir()
        cls.program = cls.folder / "graadmeter.exe"

    @classmethod
    def tearDownClass(cls):
        subprocess.run([SOURCE / "tests/end_to_end/stop_wine.sh"], env=environment()) if str(cls.base) in os.environ["WINEPREFIX"] else None
        shutil.rmtree(cls.base, ignore_errors=True)

    def setUp(self):
        self.work = Path(tempfile.mkdtemp(dir=self.base))

    def exe(self, *arguments, cwd=None, **changes):
        return run([WINE, self.program, *arguments], cwd or self.work, **changes)

    def example(self, name="Sociaal domein Dronten.xlsx", folder=None):
        target = (folder or self.work) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLE, target)
        return target

    def test_zip_holds_what_is_needed(self):
        names = zipfile.ZipFile(self.zip).namelist()
        top = names[0].split("/")[0]
        self.assertTrue(all(name.startswith(top + "/") for name in names), names[:5])
        for wanted in ("graadmeter.exe", "graadmeter.xll", "INVOEGTOEPASSING.md", "LEESMIJ.txt", "mappings/catalogi/dronten.xml", "mappings/codelijsten/regio.xml", "licenties/graadmeter.txt",
                       "licenties/libzip-dev.txt"):
            self.assertIn(f"{top}/{wanted}", names)
        self.assertTrue(any(name.startswith(f"{top}/templates/") for name in names))
        self.assertFalse([name for name in names if name.endswith((".dll", ".a", ".h"))])
        text = (self.folder / "LEESMIJ.txt").read_bytes()
        self.assertIn("Blokkering opheffen".encode(), text)
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"))
        self.assertNotIn(b"@", text)

    def test_needs_nothing_that_windows_lacks(self):
        shown = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", PROGRAM], stdout=subprocess.PIPE, check=True, text=True).stdout
        imported = set(re.findall(r"DLL Name: (\S+)", shown))
        self.assertIn("KERNEL32.dll", imported)
        self.assertLessEqual(imported, SYSTEM_DLLS)
        self.assertNotIn("[Ordinal/Name Pointer] Table", shown, "the program exports nothing")
        self.assertIn(b"longPathAware", PROGRAM.read_bytes())

    def test_the_add_in_exports_its_functions_and_needs_nothing_else(self):
        library = self.folder / "graadmeter.xll"
        shown = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", library], stdout=subprocess.PIPE, check=True, text=True).stdout
        self.assertLessEqual(set(re.findall(r"DLL Name: (\S+)", shown)), SYSTEM_DLLS | {"comdlg32.dll", "USER32.dll"})
        names = shown.split("[Ordinal/Name Pointer] Table")[1].split("\n\n")[0]
        exported = set(re.findall(r"\[ *\d+\](?: \+base\[ *\d+\])?(?: +[0-9a-f]+)? +(\w+)", names))
        functions = set(re.findall(r"^ENTRY\((\w+)", (SOURCE / "addin/xll/entry_points.inc").read_text("utf-8"), re.M))
        self.assertEqual(len(functions), 15)
        self.assertEqual(exported, functions | {"xlAutoOpen", "xlAutoClose", "xlAutoFree12", "xlAddInManagerInfo12", "gmGegevensKiezen", "graadmeterUnreturned"})

    def test_the_add_in_works_where_people_put_it(self):
        data = self.work / "gegevens één"
        shutil.copytree(SOURCE / "tests/data/addin", data)
        outcome = run([WINE, BUILD / "tests/addin/host/addin_host.exe", self.folder / "graadmeter.xll", data, "2000", "4"], self.work)
        self.assertEqual(outcome.code, 0, outcome)
        self.assertIn("alles goed", outcome.out)

    def same(self, prepare, *arguments):
        """Runs both programs in a folder of their own, prepared the same; texts and files must not differ."""
        outcomes, files = [], []
        for kind, command in (("linux", [LINUX]), ("windows", [WINE, self.program])):
            folder = self.work / kind
            folder.mkdir()
            prepare(folder)
            outcomes.append(run([*command, *arguments], folder))
            files.append({name: digest(folder / name) for name in listing(folder) if (folder / name).is_file()})
            (self.work / kind).rename(self.work / f"{kind}-{len(list(self.work.iterdir()))}")
        self.assertEqual((outcomes[0].code, outcomes[0].out, outcomes[0].err), (outcomes[1].code, outcomes[1].out, outcomes[1].err))
        self.assertEqual(files[0], files[1])
        return outcomes[1], files[1]

    def test_same_bytes_as_on_linux(self):
        example = lambda folder: self.example("Cijfers één.xlsx", folder)
        outcome, files = self.same(example, "verrijk", "Cijfers één.xlsx", "-o", "uit.xlsx", "--analyse", "uit.json", "--catalogus", "dronten",
                                   "--datum", DATE)
        self.assertLessEqual(outcome.code, 1, outcome)
        self.assertEqual(set(files), {"Cijfers één.xlsx", "uit.xlsx", "uit.json"})
        self.same(example, "controleer", "Cijfers één.xlsx", "--uitvoer", "b.jsonl", "--uitvoer", "b.csv", "--catalogus", "dronten", "--datum", DATE)
        self.same(example, "herken", "Cijfers één.xlsx")
        self.same(lambda folder: None, "sjabloon", "--catalogus", "weert", "-o", "sjabloon.xlsx", "--datum", DATE)
        self.same(lambda folder: None, "catalogus", "toon", "woerden", "--json")
        self.same(lambda folder: None, "catalogus", "lijst")
        self.same(lambda folder: None, "verrijk", "--help")
        self.same(lambda folder: None, "verrijk", "bestaat niet é.xlsx")

    def test_same_bytes_for_other_formats(self):
        csv = "﻿Gemeente;Jaar;Eenzaamheid (%)\r\nDronten;2020;44,5\r\nDronten;2022;47,1\r\nDronten;2024;46\r\n".encode()
        self.same(lambda folder: (folder / "eenzaam.csv").write_bytes(csv), "verrijk", "eenzaam.csv", "--catalogus", "dronten", "--datum", DATE)
        files = [path for path in sorted(SHARED.glob("seeds/**/*")) if path.suffix in (".xlsx", ".xls", ".ods", ".csv") and path.stat().st_size < 2_000_000][:6]
        for path in files:   # without the shared folder: none
            with self.subTest(path.name):
                self.same(lambda folder: shutil.copy(path, folder / path.name), "verrijk", path.name, "-o", "uit.xlsx", "--analyse", "uit.json", "--datum", DATE)

    def test_dropped_files(self):
        first = self.example("Cijfers – één.xlsx", self.work / "Mijn map")
        second = self.example("twee.xlsx", self.work / "Mijn map")
        before = digest(first)
        outcome = self.exe(windows_path(first), cwd=self.folder)
        self.assertLessEqual(outcome.code, 1, outcome)
        self.assertIn("Cijfers – één (verrijkt).xlsx", outcome.out)
        self.assertIn("Overzicht", Book(first.with_name("Cijfers – één (verrijkt).xlsx")).sheet_names())
        outcome = self.exe(windows_path(first), windows_path(second), cwd=self.folder)
        self.assertLessEqual(outcome.code, 1, outcome)
        self.assertEqual(listing(first.parent), sorted(["Cijfers – één (verrijkt 2).xlsx", "Cijfers – één (verrijkt).xlsx", "Cijfers – één.xlsx",
                                                        "twee (verrijkt).xlsx", "twee.xlsx"]))
        self.assertEqual(digest(first), before)
        self.assertNotIn("\r", outcome.text)
        self.assertNotIn("druk op Enter", outcome.text.lower(), "nobody is there to press it")

    def test_window_of_its_own_waits_for_enter(self):
        """On a terminal: the letters are right, and the window stays until Enter."""
        file = self.example("Cijfers één.xlsx")
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.work)
            os.execve(WINE, [WINE, str(self.program), windows_path(file)], environment(TERM="xterm"))
        tty.setraw(terminal)   # Enter arrives as Enter, not as the line feed that a Unix terminal makes of it
        self.addCleanup(lambda: os.kill(child, signal.SIGKILL) if ended is None else None)
        ended, shown, answered = None, b"", False
        while select.select([terminal], [], [], 60)[0]:
            try:
                piece = os.read(terminal, 4096)
            except OSError:   # the other side is gone
                break
            if not piece:
                break
            shown += piece
            if b"Druk op Enter" in shown and not answered:
                self.assertEqual(os.waitpid(child, os.WNOHANG)[0], 0, "it did not wait")
                os.write(terminal, b"\r")
                answered = True
        self.assertTrue(answered, shown[-2000:])
        os.close(terminal)
        deadline = time.monotonic() + 30
        while ended is None and time.monotonic() < deadline:
            process, status = os.waitpid(child, os.WNOHANG)
            ended = status if process else None
            time.sleep(0.05)
        self.assertEqual(ended, 0, "it did not end with Enter")
        text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\n]", "", shown.decode("utf-8", "replace"))   # lines are broken, cursors move
        self.assertIn("één", text)

    def test_enriched_again_in_place_and_restored(self):
        self.example("in.xlsx")
        options = ["--catalogus", "dronten", "--datum", DATE]
        self.assertLessEqual(self.exe("verrijk", "in.xlsx", "-o", "uit.xlsx", *options).code, 1)
        made = digest(self.work / "uit.xlsx")
        self.assertEqual(self.exe("verrijk", "in.xlsx", "-o", "uit.xlsx", *options).code, 2)
        again = self.exe("verrijk", "uit.xlsx", "-o", "uit.xlsx", "--overschrijf", *options)
        self.assertLessEqual(again.code, 1, again)
        self.assertEqual(digest(self.work / "uit.xlsx"), made)
        self.assertEqual(self.exe("herstel", "uit.xlsx", "-o", "terug.xlsx").code, 0)
        self.assertEqual(Book(self.work / "terug.xlsx").parts, Book(self.work / "in.xlsx").parts)
        self.assertEqual(listing(self.work), ["in.xlsx", "terug.xlsx", "uit.xlsx"])

    def test_long_paths(self):
        folder = self.work
        while len(str(folder)) < 300:
            folder = folder / ("afdeling sociaal domein " * 2).strip()
        file = self.example("cijfers.xlsx", folder)
        outcome = self.exe(windows_path(file))
        self.assertLessEqual(outcome.code, 1, outcome)
        self.assertEqual(listing(folder), ["cijfers (verrijkt).xlsx", "cijfers.xlsx"])

    def test_patterns_are_spelled_out(self):
        for name in ("a één.xlsx", "b.xlsx"):
            self.example(name)
        outcome = self.exe("controleer", "*.xlsx", "--uitvoer", "b.jsonl")
        self.assertLessEqual(outcome.code, 1, outcome)
        report = (self.work / "b.jsonl").read_text(encoding="utf-8")
        self.assertIn("a één.xlsx", report)
        self.assertIn("b.xlsx", report)

    def test_own_folders(self):
        own = self.work / "Eigen é"
        catalogue = own / "graadmeter" / "mappings" / "catalogi" / "eigen.xml"
        catalogue.parent.mkdir(parents=True)
        text = (self.folder / "mappings/catalogi/dronten.xml").read_text(encoding="utf-8")
        catalogue.write_text(text.replace('id="dronten"', 'id="eigen"', 1), encoding="utf-8")
        self.assertNotIn("eigen", self.exe("catalogus", "lijst").out)
        for user in Path(os.environ["WINEPREFIX"]).glob("drive_c/users/*/AppData/Roaming"):
            shutil.copytree(own / "graadmeter", user / "graadmeter")
            self.addCleanup(shutil.rmtree, user / "graadmeter")
        of_user = self.exe("catalogus", "lijst")
        self.assertIn("eigen", of_user.out, of_user)
        for user in Path(os.environ["WINEPREFIX"]).glob("drive_c/users/*/AppData/Roaming"):
            (user / "graadmeter" / "mappings").rename(user / "graadmeter" / "weg")
        by_option = self.exe("catalogus", "toon", windows_path(catalogue))
        self.assertEqual(by_option.code, 0, by_option)
        found = self.exe("catalogus", "lijst", GRAADMETER_PAD=windows_path(self.work / "geen") + ";" + windows_path(own / "graadmeter"))
        self.assertIn("eigen", found.out, found)


need("wine64 is not installed", WINE)
need("there is no Windows program", PROGRAM and PROGRAM.is_file())
need("there is no Linux program to compare with (build the preset release)", LINUX and LINUX.is_file())
need("cpack is not installed", shutil.which("cpack"))
if __name__ == "__main__":
    unittest.main(verbosity=2)
