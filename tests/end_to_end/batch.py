# SPDX-License-Identifier: EUPL-1.2
"""Many files at once: workers that die, batches that are stopped and go on, parts, feedback to senders, and files of all kinds."""
import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import kit

HEADER = "indicator;regio;jaar;waarde\n"
PATIENCE = 1200   # seconds for the whole corpus, also with the sanitizers on a slow machine


class Batch(kit.Case):
    def inbox(self, many=12, folder="in"):
        inbox = self.folder / folder
        inbox.mkdir(parents=True)
        for i in range(many):
            rows = "".join(f"% inwoners dat moeite heeft met rondkomen;Dronten;{year};{'veel' if i == 5 else year - 2000 + i}\n" for year in range(2010, 2013 + i))
            (inbox / f"{i:03}.csv").write_text(HEADER + rows, "utf-8")
        return inbox

    def start(self, *arguments, **options):
        return subprocess.Popen(kit.command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def end(self, process, patience=120):
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return kit.Outcome(subprocess.CompletedProcess([], process.returncode, out, err))

    def check(self, *arguments, patience=120):
        return self.end(self.start("controleer", *arguments, "--catalogus", "dronten", "--datum", kit.DATE), patience)

    def lines(self, output):
        return [json.loads(line) for line in output.read_text("utf-8").splitlines()]

    def summaries(self, output):
        return [line for line in self.lines(output) if line["soort"] == "samenvatting"]


class Order(Batch):
    def test_the_number_of_workers_changes_nothing(self):
        inbox, outputs = self.inbox(), []
        for workers in (1, 4):
            outputs.append([self.folder / f"{workers}.{kind}" for kind in ("jsonl", "csv", "html", "xlsx")])
            outcome = self.check(inbox, "--taken", workers, *(word for output in outputs[-1] for word in ("--uitvoer", output)))
            self.assertCode(outcome, 1)
            self.assertNotIn("\r", outcome.err)   # no bar where nobody looks
        for one, other in zip(*outputs):
            self.assertEqual(one.read_bytes(), other.read_bytes(), one.name)
        self.assertEqual([s["bestand"] for s in self.summaries(outputs[0][0])], sorted(kit.named(f) for f in inbox.iterdir()))
        book = kit.Book(outputs[0][3])
        self.assertEqual(list(book.sheets()), ["Bestanden", "Bevindingen"])
        self.assertIn("W01", book.cells("Bevindingen").values())
        self.assertEqual([name for name in kit.listing(self.folder) if "voortgang" in name or name.startswith(".")], [])

    def test_parts_are_disjoint_and_whole(self):
        inbox = self.inbox()
        names = []
        for part in (1, 2, 3):
            output = self.folder / f"{part}.jsonl"
            self.check(inbox, "--deel", f"{part}/3", "--uitvoer", output)
            names += [s["bestand"] for s in self.summaries(output)]
        self.assertEqual(sorted(names), sorted(kit.named(f) for f in inbox.iterdir()))

    def test_reports_in_the_inbox_are_no_submissions(self):
        inbox = self.inbox(3)
        outputs = [inbox / "verslag.csv", inbox / "verslag.xlsx"]
        options = [word for output in outputs for word in ("--uitvoer", output)]
        self.check(inbox, *options)
        before = [output.read_bytes() for output in outputs]
        self.check(inbox, *options)
        self.assertEqual([output.read_bytes() for output in outputs], before)

    def test_wrong_options(self):
        inbox = self.inbox(2)
        for wrong in (("--taken", "0"), ("--deel", "4/3"), ("--deel", "x"), ("--geheugen", "1"), ("--hervat",)):
            self.assertCode(self.check(inbox, *wrong), 2)

    def test_everything_there_is(self):
        """The whole corpus and all workbooks in one batch, crashers and bombs included: every file has its line."""
        folders = [kit.SHARED / "corpus", kit.SHARED / "workbooks"]
        if not all(folder.is_dir() for folder in folders):
            self.skipTest("no corpus beside the project")
        output = self.folder / "alles.jsonl"
        outcome = self.check(*folders, "--uitvoer", output, "--tijdslimiet", "60", patience=PATIENCE)
        self.assertCode(outcome, 3)
        endings = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".numbers"}
        files = sorted(kit.named(f) for folder in folders for f in folder.rglob("*") if f.suffix.lower() in endings)
        self.assertEqual(sorted(s["bestand"] for s in self.summaries(output)), files)
        self.assertGreater(len(files), 100)
        self.assertEqual([line["bestand"] for line in self.lines(output) if line.get("code") == "B12"], [])


class Stopping(Batch):
    def workers_of(self, process):
        found = []
        for task in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = task.read_text("utf-8", "replace").rsplit(")", 1)[1].split()[1]
            except OSError:
                continue   # it ended meanwhile
            if int(parent) == process.pid:
                found.append(int(task.parent.name))
        return found

    def wait_for(self, happened):
        end = time.monotonic() + 60
        while not happened():
            self.assertLess(time.monotonic(), end, "waited a minute for nothing")
            time.sleep(0.02)

    def hanging(self, inbox):
        """A file that cannot be read to its end: nobody writes into it."""
        pipe = inbox / "zz hangt.csv"
        os.mkfifo(pipe)
        return pipe

    def test_a_worker_that_dies_spoils_nothing(self):
        inbox = self.inbox()
        output = self.folder / "uit.jsonl"
        process = self.start("controleer", *sorted(inbox.iterdir()), self.hanging(inbox), "--taken", "2", "--catalogus", "dronten", "--uitvoer", output)
        journal = self.folder / "uit.jsonl.voortgang"
        # The file that hangs is the last: all others are done.
        self.wait_for(lambda: process.poll() is not None or (journal.exists() and journal.read_bytes().count(b"\n") == 13))
        if process.poll() is None:
            for worker in self.workers_of(process):
                os.kill(worker, signal.SIGKILL)
        outcome = self.end(process)
        self.assertCode(outcome, 3)
        self.assertEqual(len(self.summaries(output)), 13)
        lost = [line for line in self.lines(output) if line["bestand"].endswith("hangt.csv")]
        self.assertIn(lost[0]["code"], ("B01", "B12"))
        self.assertFalse([line for line in self.lines(output) if line.get("code") == "B12" and not line["bestand"].endswith("hangt.csv")])

    def test_a_stop_keeps_what_is_done(self):
        inbox = self.inbox(60)
        undisturbed, output = self.folder / "heel.jsonl", self.folder / "uit.jsonl"
        self.check(inbox, "--uitvoer", undisturbed)
        process = self.start("controleer", inbox, "--taken", "2", "--catalogus", "dronten", "--datum", kit.DATE, "--uitvoer", output)
        journal = self.folder / "uit.jsonl.voortgang"
        self.wait_for(lambda: process.poll() is not None or (journal.exists() and journal.read_bytes().count(b"\n") > 3))
        if process.poll() is None and not kit.WINDOWS:   # who ends a whole job asks all its processes
            for worker in self.workers_of(process):
                os.kill(worker, signal.SIGTERM)
        process.send_signal(signal.SIGINT)
        outcome = self.end(process)
        self.assertCode(outcome, 3)
        self.assertIn("Onderbroken", outcome.err)
        done = len(self.summaries(output))
        self.assertTrue(0 < done < 60, done)
        outcome = self.check(inbox, "--uitvoer", output, "--hervat")
        self.assertRegex(outcome.err, r"Hervat: [1-9]\d* van 60 bestanden waren al gedaan")
        self.assertEqual(output.read_bytes(), undisturbed.read_bytes())
        self.assertFalse(journal.exists())
        # Other settings: what was done does not count.
        process = self.start("controleer", inbox, "--taken", "2", "--catalogus", "dronten", "--datum", kit.DATE, "--uitvoer", output)
        self.wait_for(lambda: process.poll() is not None or (journal.exists() and journal.read_bytes().count(b"\n") > 3))
        process.kill()
        self.end(process)
        outcome = self.end(self.start("controleer", inbox, "--catalogus", "weert", "--datum", kit.DATE, "--uitvoer", output, "--hervat"))
        self.assertIn("andere instellingen", outcome.err)

    @kit.not_on_windows("what is killed while Wine starts leaves that behind; windows.py kills at work")
    def test_killed_ten_times_at_random(self):
        corpus = kit.SHARED / "corpus" / "dutch"
        inbox = self.inbox(40)
        if corpus.is_dir():
            for file in sorted(corpus.iterdir())[:20]:
                shutil.copyfile(file, inbox / file.name)
        for command, result in (("controleer", "uit.jsonl"), ("verzamel", "waarnemingen.csv")):
            target = lambda name: self.folder / f"{name}-{command}{'.jsonl' if command == 'controleer' else ''}"
            arguments = lambda name: [command, inbox, "--catalogus", "dronten", "--datum", kit.DATE, "--taken", "2", "--uitvoer" if command == "controleer" else "-o", target(name)]
            began = time.monotonic()
            self.end(self.start(*arguments("heel")), PATIENCE)
            whole = time.monotonic() - began
            chance = random.Random(20261122)
            kills = 0
            while kills < 10:
                process = self.start(*arguments("uit"), *(["--hervat"] if kills else []))
                try:
                    process.wait(timeout=chance.uniform(0, whole / 4))
                    self.end(process)   # it was whole before all ten: begin again
                    if target("uit").is_dir():
                        shutil.rmtree(target("uit"))
                except subprocess.TimeoutExpired:
                    process.kill()
                    self.end(process)
                    kills += 1
            if target("uit").is_dir():
                shutil.rmtree(target("uit"))
            self.end(self.start(*arguments("uit"), "--hervat"), PATIENCE)
            pairs = [(target("uit"), target("heel"))] if command == "controleer" else [(target("uit") / n, target("heel") / n) for n in kit.listing(target("heel"))]
            for one, other in pairs:
                self.assertEqual(one.read_bytes(), other.read_bytes(), one.name)


class Feedback(Batch):
    def test_each_sender_gets_his_own_back(self):
        inbox = self.inbox(6)
        shutil.copyfile(kit.EXAMPLE, inbox / "Sociaal domein.xlsx")
        (inbox / "kapot.xlsx").write_bytes(b"PK\x03\x04 niets")
        back = self.folder / "terug"
        outcome = self.check(inbox, "--terugkoppeling", back)
        self.assertCode(outcome, 3)
        self.assertEqual(kit.listing(back), ["in", *(f"in/{i:03}.csv (bevindingen).xlsx" for i in range(6)), "in/Sociaal domein (bevindingen).xlsx"])
        added = kit.Book(back / "in" / "Sociaal domein (bevindingen).xlsx")
        self.assertEqual(list(added.sheets()), [*kit.Book(kit.EXAMPLE).sheets(), "Bevindingen"])
        sheet = added.parts[added.sheets()["Bevindingen"]].decode()
        self.assertIn("HYPERLINK(", sheet)
        self.assertIn("W01", kit.Book(back / "in" / "005.csv (bevindingen).xlsx").cells("Bevindingen").values())
        # The sender's workbook is in it as it was.
        restored = self.folder / "hersteld.xlsx"
        self.assertCode(kit.graadmeter("herstel", back / "in" / "Sociaal domein (bevindingen).xlsx", "-o", restored), 0)
        original = kit.Book(kit.EXAMPLE).parts
        self.assertEqual(kit.Book(restored).parts, original)
        # Again is the same, and the folder of feedback is no inbox.
        before = {name: kit.digest(back / name) for name in kit.listing(back) if (back / name).is_file()}
        self.check(self.folder, "--terugkoppeling", back)
        self.assertLessEqual(set(before), set(kit.listing(back)))
        self.assertFalse([name for name in kit.listing(back) if name.count("(bevindingen)") > 1])


class BadInput(Batch):
    def test_each_is_said_in_a_line_and_stops_nothing(self):
        inbox = self.inbox(2)
        (inbox / "leeg").mkdir()
        (inbox / "foto.png").write_bytes(b"\x89PNG")
        deep = inbox
        while len(str(deep)) < 300:
            deep = deep / ("een heel lange naam " * 2).strip()
        deep.mkdir(parents=True)
        shutil.copyfile(inbox / "000.csv", deep / ("diep één.csv" if kit.WINDOWS else "diep é\nén.csv"))
        if not kit.WINDOWS:   # Wine shows no link to nothing
            os.symlink("nergens", inbox / "kapot.xlsx")
        (inbox / "niets.xlsx").write_bytes(b"")
        output = self.folder / "uit.jsonl"
        outcome = self.check(inbox, inbox / "000.csv", inbox / "leeg", "--uitvoer", output)
        self.assertCode(outcome, 3)
        self.assertIn("foto.png is geen werkboek", outcome.err)
        self.assertIn("000.csv is al genoemd", outcome.err)
        self.assertIn("leeg staat geen werkboek", outcome.err)
        codes = {line["bestand"]: line["code"] for line in self.lines(output) if line["soort"] == "bevinding" and line["code"].startswith("B")}
        self.assertEqual({name[len(kit.named(inbox)) + 1:]: code for name, code in codes.items() if not name.endswith(".csv")}, {name: "B01" for name in ("kapot.xlsx", "niets.xlsx") if (inbox / name).is_symlink() or (inbox / name).exists()})
        self.assertGreater(next(s for s in self.summaries(output) if "diep" in s["bestand"])["waarnemingen"], 0)

    @kit.not_on_windows("another user has no Wine")
    def test_no_rights(self):
        if os.geteuid() == 0 and not shutil.which("setpriv"):
            self.skipTest("root may read everything")
        inbox = self.inbox(2)
        (inbox / "001.csv").chmod(0)
        closed = inbox / "dicht"
        closed.mkdir()
        closed.chmod(0)
        self.addCleanup(closed.chmod, 0o755)
        for folder in (self.folder, inbox):
            folder.chmod(0o755)
        drop = ["setpriv", "--reuid=65534", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
        done = subprocess.run([*drop, *kit.command("controleer", inbox, "--catalogus", "dronten")], stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        outcome = kit.Outcome(done)
        self.assertCode(outcome, 3)
        self.assertIn("dicht is niet te lezen", outcome.err)
        self.assertIn("001.csv", outcome.out)
        self.assertIn("2 bestanden", outcome.out)

    def test_a_file_that_changes_while_it_is_read(self):
        inbox = self.inbox(1)
        file = inbox / "000.csv"
        file.write_text(HEADER + "% inwoners dat moeite heeft met rondkomen;Dronten;2021;4\n" * 500, "utf-8")
        stop = threading.Event()

        def touch():
            moment = 0
            while not stop.is_set():
                moment += 1_000_000_000   # ns: a file system may tell seconds apart and no less
                os.utime(file, ns=(moment, moment))
        toucher = threading.Thread(target=touch)
        toucher.start()
        try:
            outcome = self.check(inbox)
        finally:
            stop.set()
            toucher.join()
        self.assertCode(outcome, 3)
        self.assertIn("B13", outcome.out)


kit.main()
