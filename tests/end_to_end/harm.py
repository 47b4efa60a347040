# SPDX-License-Identifier: EUPL-1.2
"""Nothing is ever harmed: killed at any moment, on a full disk, in a folder that cannot be written, with a file open elsewhere, out
of memory or out of time, and with a workbook made to reach outside itself. After each: the original byte for byte as it was, no half
file under the final name, and what a killed run left is cleaned up by the next.

Prints what was measured.
"""
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import kit

KILLS = 500
SANITIZED = bool(os.environ.get("ASAN_OPTIONS"))
NOBODY = 65534
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTERNAL_LINK = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"


def large_workbook(path):
    """The example with a long sheet and a picture's worth of bytes that do not compress: a run has to read, write and copy."""
    book, numbers = kit.Book(kit.EXAMPLE), random.Random(3)
    rows = "".join(f'<row r="{r}">' + "".join(f'<c r="{c}{r}"><v>{numbers.randrange(100000)}</v></c>' for c in "ABCDEF") + "</row>"
                   for r in range(1, 15001))
    part = book.sheets()["Leeswijzer"]
    book.parts[part] = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>" + rows.encode() + b"</sheetData>", book.parts[part], flags=re.S)
    book.parts["xl/media/foto.bin"] = numbers.randbytes(4 << 20)
    types = book.parts["[Content_Types].xml"]
    book.parts["[Content_Types].xml"] = types.replace(b"<Override", b'<Default Extension="bin" ContentType="image/jpeg"/><Override', 1)
    book.save(path)
    return path


def start(*arguments):
    return subprocess.Popen(kit.command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


def report(*words):
    print("   ", *words, file=sys.stderr)


class HarmCase(kit.Case):
    @classmethod
    def setUpClass(cls):
        cls.shelf = kit.tempfile.TemporaryDirectory(prefix="graadmeter-")
        cls.addClassCleanup(cls.shelf.cleanup)
        cls.large = large_workbook(Path(cls.shelf.name) / "groot.xlsx")

    def setUp(self):
        super().setUp()
        self.file = self.copy(self.large, "groot.xlsx")
        self.before = kit.digest(self.file)
        self.output = self.folder / "uit.xlsx"

    def unharmed(self, *others):
        """The original as it was, and nothing beside it but these."""
        self.assertEqual(kit.digest(self.file), self.before)
        self.assertEqual(kit.listing(self.folder), sorted([self.file.name, *others]))

    def refused(self, outcome, *words):
        """Answered in Dutch, with exit code 3."""
        self.assertCode(outcome, 3)
        for word in words:
            self.assertIn(word, outcome.text)
        for word in ("terminate", "fout in Graadmeter zelf", "std::", ".graadmeter-"):
            self.assertNotIn(word, outcome.text)


class Killed(HarmCase):
    def test_at_any_moment(self):
        command = ["verrijk", self.file, "-o", self.output, "--catalogus", "dronten", "--datum", kit.DATE]
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            self.assertIn(start(*command, "--overschrijf").wait(), (0, 1))
            times.append(time.perf_counter() - begun)
        whole, span = kit.digest(self.output), max(times)
        old = b"een ouder resultaat" * 1000
        moments, kills, runs, seen = random.Random(500), 0, 0, {"before": 0, "during": 0, "after": 0, "old kept": 0}
        begun = time.perf_counter()
        while kills < KILLS:
            runs += 1
            self.assertLess(runs, 4 * KILLS, f"too few runs are killed: {kills}")
            replacing = runs % 2 == 0
            self.output.unlink(missing_ok=True)
            if replacing:
                self.output.write_bytes(old)
            run = start(*command, *(["--overschrijf"] if replacing else []))
            try:
                run.wait(moments.uniform(0, span))
            except subprocess.TimeoutExpired:
                run.kill()
            killed = run.wait() == -9
            kills += killed
            self.assertEqual(kit.digest(self.file), self.before)
            state = kit.digest(self.output) if self.output.exists() else None
            left = [name for name in os.listdir(self.folder) if name.startswith(".graadmeter-")]
            self.assertLessEqual(len(left), 1, "a later run cleans up after an earlier one")
            own = any(f"-{run.pid}-" in name for name in left)
            if state == whole:
                phase = "after"
            else:
                phase = "during" if own else "before"
                self.assertTrue(killed, "a run that was let be gave no whole output")
                if replacing:
                    self.assertEqual(self.output.read_bytes(), old)
                    seen["old kept"] += 1
                else:
                    self.assertIsNone(state, "half a file under the final name")
            seen[phase] += killed
        self.assertGreater(seen["during"], KILLS // 4, f"kills fall where nothing is written: {seen}")
        self.output.unlink(missing_ok=True)
        self.assertCode(kit.graadmeter(*command), 0, 1)
        self.assertEqual(kit.digest(self.output), whole)
        self.unharmed("uit.xlsx")
        report(f"{kills} of {runs} runs killed in {time.perf_counter() - begun:.0f} s; a run takes {statistics.median(times):.2f} s, "
               f"{self.file.stat().st_size >> 20} MB in, {self.output.stat().st_size >> 20} MB out; killed before writing "
               f"{seen['before']}, while writing {seen['during']}, with the whole output there {seen['after']}; "
               f"older output kept {seen['old kept']}")

    def test_restoring(self):
        """herstel and a report are written the same way."""
        self.assertCode(kit.enrich(self.file, self.output), 0, 1)
        enriched, restored, listed = kit.digest(self.output), self.folder / "terug.xlsx", self.folder / "verslag.csv"
        commands = (["herstel", self.output, "-o", restored, "--overschrijf"],
                    ["controleer", self.file, "--catalogus", "dronten", "--datum", kit.DATE, "--uitvoer", listed])
        for command, made in zip(commands, (restored, listed)):
            begun = time.perf_counter()
            start(*command).wait()
            span, whole, moments = time.perf_counter() - begun, kit.digest(made), random.Random(7)
            for _ in range(25):
                made.unlink(missing_ok=True)
                run = start(*command)
                try:
                    run.wait(moments.uniform(0, span))
                except subprocess.TimeoutExpired:
                    run.kill()
                run.wait()
                self.assertEqual((kit.digest(self.file), kit.digest(self.output)), (self.before, enriched))
                self.assertIn(kit.digest(made) if made.exists() else whole, (whole,))
            start(*command).wait()
        self.unharmed("uit.xlsx", "terug.xlsx", "verslag.csv")


class Disk(HarmCase):
    def test_full(self):
        """A disk of every size from none to enough."""
        if os.geteuid() != 0:
            self.skipTest("only root can make a small disk")
        disk = self.folder / "schijf"
        disk.mkdir()
        sizes, enough = [], False
        for kib in (16, 128, 512, 2048, 8192, 16384, 65536):
            if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(disk)], stderr=subprocess.DEVNULL).returncode:
                self.skipTest("mounting a small disk is not allowed here")
            try:
                old = disk / "oud.xlsx"
                old.write_bytes(b"ouder" * 1000)
                for output, more in ((disk / "uit.xlsx", []), (old, ["--overschrijf"])):
                    outcome = kit.enrich(self.file, output, *more)
                    enough = outcome.code in (0, 1)
                    if enough:
                        self.assertTrue(zipfile.is_zipfile(output))
                        output.unlink()
                        continue
                    sizes.append(kib)
                    self.refused(outcome, "schijf", str(disk))
                    self.assertEqual((kit.listing(disk), old.read_bytes()), (["oud.xlsx"], b"ouder" * 1000))
            finally:
                subprocess.run(["umount", str(disk)], check=True)
            self.unharmed("schijf")
        self.assertTrue(enough)
        self.assertGreaterEqual(len(set(sizes)), 3)
        report(f"disks of {', '.join(map(str, sorted(set(sizes))))} KiB were too small")

    def test_largest_file(self):
        """Every write past a size fails; without care that is a signal that ends the process."""
        for kib in (0, 1, 8, 64, 512, 4000):
            with self.subTest(kib=kib):
                outcome = kit.enrich(self.file, self.output,
                                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kib << 10, kib << 10)))
                self.refused(outcome, "lukt niet", str(self.folder))
                self.unharmed()

    def test_folder_that_is_read_only(self):
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        outcome = kit.enrich(self.file, self.output, **self.as_nobody())
        self.refused(outcome, "geen rechten", str(self.folder))
        self.unharmed()

    def test_file_that_may_not_be_read(self):
        self.folder.chmod(0o777)
        self.file.chmod(0)
        outcome = kit.enrich(self.file, self.output, **self.as_nobody())
        self.file.chmod(0o644)
        self.refused(outcome, "groot.xlsx")
        self.unharmed()

    def test_disk_that_is_read_only(self):
        disk = self.folder / "schijf"
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(disk)], stderr=subprocess.DEVNULL).returncode:
            self.skipTest("mounting is not allowed here")
        try:
            outcome = kit.enrich(self.file, disk / "uit.xlsx")
        finally:
            subprocess.run(["umount", str(disk)], check=True)
        self.refused(outcome, "alleen worden gelezen")
        self.unharmed("schijf")

    @staticmethod
    def as_nobody():
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    def test_name_taken_in_the_meantime(self):
        run = start("verrijk", self.file, "-o", self.output, "--catalogus", "dronten")
        while run.poll() is None and len(os.listdir(self.folder)) == 1:
            time.sleep(0.001)
        try:
            with open(self.output, "xb") as other:
                other.write(b"van iemand anders")
        except FileExistsError:
            run.wait()
            self.skipTest("this machine was too busy: the run was over first")
        self.assertEqual(run.wait(), 2)
        self.assertEqual(self.output.read_bytes(), b"van iemand anders")
        self.unharmed("uit.xlsx")

    def test_who_may_read_stays(self):
        self.output.write_bytes(b"oud")
        self.output.chmod(0o600)
        self.assertCode(kit.enrich(self.file, self.output, "--overschrijf"), 0, 1)
        self.assertEqual(self.output.stat().st_mode & 0o777, 0o600)


class OpenElsewhere(HarmCase):
    LOCKS = {"Excel": ("~${}", b"\x07Jansen " + b" " * 47 + "\x07Jansen".encode("utf-16-le") + b" " * 96),
             "LibreOffice": (".~lock.{}#", b",Jansen,werkplek,22.11.2026 09:00,file:///home/jansen/;")}

    def test_input(self):
        """Reading it is allowed, and said."""
        for program, (name, content) in self.LOCKS.items():
            with self.subTest(program):
                lock = self.folder / name.format("groot.xlsx")
                lock.write_bytes(content)
                for outcome in (kit.enrich(self.file, self.output), kit.graadmeter("controleer", self.file, "--catalogus", "dronten")):
                    self.assertCode(outcome, 0, 1)
                    self.assertIn(f'"groot.xlsx" is open in {program}', outcome.err)
                    self.assertNotIn("Jansen", outcome.text)
                self.unharmed("uit.xlsx", lock.name)
                lock.unlink()
                self.output.unlink()

    def test_output(self):
        """Replacing it is refused, before any work is done."""
        report_file = self.folder / "verslag.csv"
        for made in (self.output, report_file):
            made.write_bytes(b"oud")
        commands = ((self.output, ["verrijk", self.folder / "is er niet.xlsx", "-o", self.output, "--overschrijf"]),
                    (self.output, ["verrijk", self.file, "-o", self.output, "--overschrijf", "--catalogus", "dronten"]),
                    (report_file, ["controleer", self.file, "--uitvoer", report_file]))
        for program, (name, content) in self.LOCKS.items():
            for made, command in commands:
                with self.subTest(program, command=command[0]):
                    lock = self.folder / name.format(made.name)
                    lock.write_bytes(content)
                    outcome = kit.graadmeter(*command)
                    self.refused(outcome, f"is open in {program}", lock.name, "Sluit")
                    self.assertNotIn("Jansen", outcome.text)
                    self.assertEqual((outcome.out, made.read_bytes()), ("", b"oud"))
                    self.unharmed("uit.xlsx", "verslag.csv", lock.name)
                    lock.unlink()


class Bounds(HarmCase):
    def test_memory(self):
        """With little memory of any size: done, or one Dutch sentence."""
        if SANITIZED:
            self.skipTest("the sanitizers need all addresses there are")
        def limited(mib, *command):
            self.output.unlink(missing_ok=True)
            return kit.graadmeter(*command, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (mib << 20, mib << 20)))
        smallest = next(mib for mib in range(4, 4096, 2) if limited(mib, "--versie").code == 0)
        for command in (["verrijk", self.file, "-o", self.output, "--catalogus", "dronten"],
                        ["controleer", self.file, "--catalogus", "dronten"]):
            refusals, mib, outcome = [], smallest, None
            while outcome is None or outcome.code == 3:
                outcome = limited(mib, *command)
                if outcome.code not in (0, 1):
                    self.refused(outcome, "te weinig geheugen")
                    refusals.append(mib)
                self.unharmed(*(["uit.xlsx"] if command[0] == "verrijk" and outcome.code < 3 else []))
                mib += 1
                self.assertLess(mib, 4096)
            self.assertGreaterEqual(len(refusals), 3)
            report(f"{command[0]}: too little memory from {refusals[0]} to {refusals[-1]} MiB of addresses, done with {mib - 1}")

    def test_time(self):
        outcome = kit.enrich(self.file, self.output, "--tijdslimiet", "0.001")
        self.refused(outcome, "B04", "meer tijd", "--tijdslimiet")
        findings = self.folder / "bevindingen.jsonl"
        outcome = kit.graadmeter("controleer", self.file, self.copy(kit.EXAMPLE, "klein.xlsx"), "--catalogus", "dronten",
                                 "--tijdslimiet", "0.001", "--uitvoer", findings)
        self.assertCode(outcome, 3)
        self.assertEqual(findings.read_text("utf-8").count('"B04"'), 2)
        self.unharmed("bevindingen.jsonl", "klein.xlsx")
        for wrong in ("0", "-1", "lang", "nan"):
            self.assertCode(kit.enrich(self.file, self.output, f"--tijdslimiet={wrong}"), 2)


class Outside(HarmCase):
    """What stands in a file never makes the program reach outside it."""

    def hostile(self):
        secret = self.folder / "geheim.txt"
        secret.write_text("ZEER-GEHEIM")
        book = kit.Book(kit.EXAMPLE)
        # An external entity in a sheet, in the shared strings and in the workbook's properties.
        for part in (book.sheets()["Cijfers"], "xl/sharedStrings.xml", "docProps/core.xml"):
            xml = book.parts[part].decode("utf-8")
            root = re.search(r"<([A-Za-z:]+)[ >]", xml)
            entity = f'<!DOCTYPE {root[1]} [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y.dtd"> %y;]>'
            book.parts[part] = (xml[:root.start()] + entity + re.sub(r"<t>[^<]*</t>", "<t>&x;</t>", xml[root.start():], count=1)).encode()
        # Links to other workbooks: a file, a share, a server.
        targets = [f"file://{secret}", "\\\\127.0.0.1\\deel\\map.xlsx", "http://127.0.0.1:9/map.xlsx"]
        relations = book.parts["xl/_rels/workbook.xml.rels"].decode()
        types = book.parts["[Content_Types].xml"].decode()
        for n, target in enumerate(targets, 1):
            book.parts[f"xl/externalLinks/externalLink{n}.xml"] = (
                f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATION}">'
                '<externalBook r:id="rId1"><sheetNames><sheetName val="Blad1"/></sheetNames></externalBook></externalLink>').encode()
            book.parts[f"xl/externalLinks/_rels/externalLink{n}.xml.rels"] = (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                f'Type="{RELATION}/externalLinkPath" Target="{target}" TargetMode="External"/></Relationships>').encode()
            relations = relations.replace("</Relationships>", f'<Relationship Id="rIdX{n}" Type="{RELATION}/externalLink" '
                                          f'Target="externalLinks/externalLink{n}.xml"/></Relationships>')
            types = types.replace("</Types>", f'<Override PartName="/xl/externalLinks/externalLink{n}.xml" ContentType="{EXTERNAL_LINK}"/></Types>')
        book.parts["xl/_rels/workbook.xml.rels"], book.parts["[Content_Types].xml"] = relations.encode(), types.encode()
        links = "".join(f'<externalReference r:id="rIdX{n}"/>' for n in range(1, len(targets) + 1))
        main = book.parts["xl/workbook.xml"].decode()
        book.parts["xl/workbook.xml"] = main.replace("</sheets>", f"</sheets><externalReferences>{links}</externalReferences>").encode()
        # Names that are paths elsewhere, and a program.
        for name in ("../kwaad.txt", "../../kwaad.txt", f"{self.folder}/kwaad.txt", "C:\\kwaad.txt", "xl/../../kwaad.txt"):
            book.parts[name] = b"kwaad"
        book.parts["xl/vbaProject.bin"] = b"#!/bin/sh\ntouch kwaad.txt\n"
        book.parts["kwaad.sh"] = book.parts["xl/vbaProject.bin"]
        file = self.folder / "sluw.xlsx"
        book.save(file)
        return file, secret

    def test_nothing_is_followed_written_or_run(self):
        file, secret = self.hostile()
        inner = self.folder / "werk"
        inner.mkdir()
        before = kit.digest(file)
        trace = [shutil.which("strace"), "-f", "-qq", "-e", "trace=%network,%file,execve,fork,vfork,clone", "-o"]
        commands = (["controleer", file, "--catalogus", "dronten"],
                    ["verrijk", file, "-o", inner / "uit.xlsx", "--catalogus", "dronten"],
                    ["herstel", inner / "uit.xlsx", "-o", inner / "terug.xlsx"])
        for command in commands:
            with self.subTest(command[0]):
                outcome = kit.graadmeter(*command, cwd=inner)
                self.assertCode(outcome, 0, 1, 3)
                self.assertNotIn("ZEER-GEHEIM", outcome.text)
                self.assertEqual([p for p in kit.listing(self.folder) if "kwaad" in p], [])
                self.assertEqual(kit.digest(file), before)
                if not trace[0] or SANITIZED:
                    continue
                log = self.folder / "strace.txt"
                subprocess.run([*trace, str(log), *kit.command(*command), "--overschrijf"][:None if command[0] != "controleer" else -1],
                               cwd=inner, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                calls = log.read_text("utf-8", "replace").splitlines()
                self.assertGreater(len(calls), 20)
                self.assertEqual([c for c in calls if re.search(r"\b(socket|connect|sendto|fork|vfork|clone)\(", c)], [])
                self.assertEqual(len([c for c in calls if "execve(" in c]), 1)
                self.assertEqual([c for c in calls if secret.name in c or "kwaad" in c or "/deel" in c], [])
                # Nothing is opened for writing but below the folder of the output.
                written = [c for c in calls if re.search(r"O_(WRONLY|RDWR|CREAT)", c) and "/dev/" not in c]
                self.assertEqual([c for c in written if str(inner) not in c], [])
        self.assertTrue((inner / "uit.xlsx").exists(), "the workbook is refused, so that this test shows little")
        for part in kit.Book(inner / "uit.xlsx").parts.values():
            self.assertNotIn(b"ZEER-GEHEIM", part)
        report("traced with strace" if trace[0] and not SANITIZED else "strace is absent: system calls were not looked at")


kit.main()
