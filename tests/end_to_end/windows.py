# SPDX-License-Identifier: EUPL-1.2
"""The Windows program, under Wine: what people get in the zip, dropped files, names, and the same bytes as on Linux.

windows.py GRAADMETER.EXE LINUX-PROGRAM. Wine is no Windows: what it lets through proves the program's own part only. Run by ctest,
which gives all these tests one WINEPREFIX; without one a prefix is made for this run.
"""
import json
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
PRESS = BUILD / "tests/press_ctrl_c.exe" if BUILD else None

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
        for wanted in ("graadmeter.exe", "graadmeter.xll", "INVOEGTOEPASSING.md", "LEESMIJ.html", "mappings/catalogi/dronten.xml", "mappings/codelijsten/regio.xml", "licenties/graadmeter.txt",
                       "licenties/libzip-dev.txt"):
            self.assertIn(f"{top}/{wanted}", names)
        self.assertTrue(any(name.startswith(f"{top}/templates/") for name in names))
        self.assertFalse([name for name in names if name.endswith((".dll", ".a", ".h"))])
        text = (self.folder / "LEESMIJ.html").read_bytes()
        self.assertIn("Blokkering opheffen".encode(), text)
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"))
        self.assertNotIn(b"@PROJECT", text)
        self.assertEqual(text.count(b"<svg role=\"img\""), 4, "its pictures")
        self.assertNotRegex(text, rb"(src|href)=", "nothing from outside")

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

    def same(self, prepare, *arguments, inside=()):
        """Runs both programs in a folder of their own, prepared the same; texts and files must not differ. Files in the folders `inside`
        are told by their path, which has another separator there: of texts and of reports (b.*) only that may differ."""
        def told(data):
            for folder in inside:
                for separator in ("\\\\", "\\"):   # in JSON, and elsewhere
                    data = data.replace((folder + separator).encode(), (folder + "/").encode())
            return data

        def content(path):
            if not inside or not path.name.startswith("b."):
                return digest(path)
            return {name: told(part) for name, part in Book(path).parts.items()} if path.suffix == ".xlsx" else told(path.read_bytes())

        outcomes, texts, files = [], [], []
        for kind, command in (("linux", [LINUX]), ("windows", [WINE, self.program])):
            folder = self.work / kind
            folder.mkdir()
            prepare(folder)
            outcomes.append(run([*command, *arguments], folder))
            texts.append((outcomes[-1].code, *(told(text.encode()) for text in (outcomes[-1].out, outcomes[-1].err))))
            files.append({name: content(folder / name) for name in listing(folder) if (folder / name).is_file()})
            (self.work / kind).rename(self.work / f"{kind}-{len(list(self.work.iterdir()))}")
        self.assertEqual(*texts)
        self.assertEqual(*files)
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

    def inbox(self, folder, many=12):
        """A folder as municipalities send it: tables, a workbook, one that is broken, and what is none."""
        inbox = folder / "Inzendingen één"
        inbox.mkdir()
        for i in range(many):
            rows = "".join(f"% inwoners dat moeite heeft met rondkomen;Dronten;{year};{'veel' if i == 5 else year - 2000 + i}\n" for year in range(2010, 2013 + i))
            (inbox / f"{i:03}.csv").write_text("indicator;regio;jaar;waarde\n" + rows, "utf-8")
        self.example("Sociaal domein.xlsx", inbox)
        (inbox / "kapot.xlsx").write_bytes(b"PK\x03\x04 niets")
        (inbox / "leesmij.txt").write_text("geen werkboek")
        return inbox

    def test_a_folder_gives_the_same_bytes_as_on_linux(self):
        """Each file in a worker process. The collection and the comparison are the same to the byte, and so is the feedback to senders;
        reports tell paths as the system writes them."""
        options = ["--catalogus", "dronten", "--datum", DATE, "--taken", "3"]
        outcome, files = self.same(self.inbox, "controleer", "Inzendingen één", "--uitvoer", "b.jsonl", "--uitvoer", "b.csv", "--uitvoer", "b.html",
                                   "--uitvoer", "b.xlsx", "--terugkoppeling", "Terug", *options, inside=["Inzendingen één"])
        self.assertEqual(outcome.code, 3, outcome)
        self.assertIn("kapot.xlsx", outcome.text)
        self.assertTrue(any(name.startswith("Terug") for name in files), files)
        outcome, files = self.same(self.inbox, "verzamel", "Inzendingen één", "-o", "Gegevens", *options, inside=["Inzendingen één"])
        self.assertEqual(outcome.code, 3, outcome)
        self.assertIn("Gegevens/waarnemingen.csv", files)

        def twice(folder):
            self.inbox(folder)
            shutil.copytree(folder / "Inzendingen één", folder / "Later")
            table = folder / "Later" / "003.csv"
            table.write_text(table.read_text("utf-8").replace(";2011;14", ";2011;99"), "utf-8")
        outcome, files = self.same(twice, "vergelijk", "Inzendingen één", "Later", "--uitvoer", "v.csv", "--uitvoer", "v.xlsx", *options,
                                   inside=["Inzendingen één", "Later"])
        self.assertIn("99", outcome.text)

    def many(self):
        """A folder that takes a while, and what comes of it undisturbed."""
        inbox = self.inbox(self.work, 40)
        options = ["controleer", inbox.name, "--catalogus", "dronten", "--datum", DATE, "--taken", "2", "--uitvoer"]
        whole = self.exe(*options, "heel.jsonl")
        self.assertEqual(whole.code, 3, whole)
        return options, (self.work / "heel.jsonl").read_bytes()

    def files_done(self):
        journal = self.work / "uit.jsonl.voortgang"
        return journal.read_bytes().count(b"\n") if journal.exists() else 0

    def until(self, happened):
        end = time.monotonic() + 60
        while not happened():
            self.assertLess(time.monotonic(), end, "waited a minute for nothing")
            time.sleep(0.01)

    def resumed(self, options, whole):
        outcome = self.exe(*options, "uit.jsonl", "--hervat")
        self.assertRegex(outcome.err, r"Hervat: [1-9]\d* van 42 bestanden waren al gedaan")
        self.assertEqual((self.work / "uit.jsonl").read_bytes(), whole)
        self.assertEqual(listing(self.work), sorted([name for name in listing(self.work) if name.startswith("Inz")] + ["heel.jsonl", "uit.jsonl"]))

    def start(self, options):
        return subprocess.Popen([WINE, self.program, *options, "uit.jsonl"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                cwd=self.work, env=environment())

    def workers(self):
        """The worker processes of the unpacked program, which only this test runs."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:   # it ended meanwhile
                continue
            if b"werker" in words and self.base.name.encode() in words[0]:
                found.append(int(entry.name))
        return found

    def test_killed_and_resumed(self):
        options, whole = self.many()
        process = self.start(options)
        self.until(lambda: process.poll() is not None or self.files_done() > 3)
        process.kill()
        process.wait()
        self.until(lambda: not self.workers())   # who speaks with nobody ends
        self.resumed(options, whole)

    def test_a_worker_that_dies_spoils_nothing(self):
        options, whole = self.many()
        process = self.start(options)
        self.until(lambda: process.poll() is not None or self.files_done() > 3)
        victims = self.workers()[:1]
        self.assertTrue(victims, "there are no worker processes")
        os.kill(victims[0], signal.SIGKILL)
        self.assertEqual(process.wait(timeout=120), 3)
        written, undisturbed = ([json.loads(line) for line in text.splitlines()] for text in ((self.work / "uit.jsonl").read_bytes(), whole))
        lost = {line["bestand"] for line in written if line.get("code") == "B12"}
        self.assertLessEqual(len(lost), 1, lost)
        self.assertEqual(*([line for line in lines if line["bestand"] not in lost] for lines in (written, undisturbed)))
        self.assertEqual(len([line for line in written if line["soort"] == "samenvatting"]), 42)

    def test_ctrl_c_keeps_what_is_done(self):
        options, whole = self.many()
        child, terminal = pty.fork()   # without a terminal Wine gives no console to press it in
        if child == 0:
            os.chdir(self.work)
            os.dup2(os.open("woorden.txt", os.O_WRONLY | os.O_CREAT), 1)
            os.execve(WINE, [WINE, str(PRESS), "uit.jsonl.voortgang", "4", str(self.program), *options, "uit.jsonl"], environment(TERM="xterm"))
        shown, ended, deadline = b"", None, time.monotonic() + 120
        try:
            while ended is None and time.monotonic() < deadline:
                if select.select([terminal], [], [], 0.05)[0]:
                    try:
                        shown += os.read(terminal, 4096)
                    except OSError:   # the other side is gone
                        pass
                process, status = os.waitpid(child, os.WNOHANG)
                ended = os.waitstatus_to_exitcode(status) if process else None
        finally:
            if ended is None:
                os.kill(child, signal.SIGKILL)
            os.close(terminal)
        self.assertEqual(ended, 3, shown[-2000:])
        self.assertIn(b"Onderbroken", shown)
        self.assertTrue((self.work / "uit.jsonl.voortgang").exists(), "what was done is not kept")
        (self.work / "woorden.txt").unlink()
        self.until(lambda: not self.workers())
        self.resumed(options, whole)

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
