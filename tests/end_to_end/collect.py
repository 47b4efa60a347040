# SPDX-License-Identifier: EUPL-1.2
"""`verzamel` and `vergelijk`: the figures of many files as one data package that other programs read."""
import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess

import kit

NAME = "% inwoners dat moeite heeft met rondkomen"   # of the catalogue of Dronten
HEADER = "indicator;regio;jaar;waarde\n"
CONCEPT = "Wmo, concept, 2.csv" if kit.WINDOWS else "Wmo\nconcept, 2.csv"   # Windows has no such name


def table(*rows):
    return HEADER + "".join(";".join(map(str, row)) + "\n" for row in rows)


class Collecting(kit.Case):
    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def collect(self, *given, output="uit", codes=(0, 1), catalogue="dronten", **options):
        folder = self.folder / output
        outcome = kit.graadmeter("verzamel", *given, "-o", folder, "--catalogus", catalogue, "--datum", kit.DATE, *options.pop("more", ()), **options)
        self.assertCode(outcome, *codes)
        return outcome, folder

    def rows(self, folder, name):
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


class Package(Collecting):
    def inbox(self):
        """Two senders, of which two figures contradict; names with spaces, accents and a line break."""
        self.write("Inzendingen/afdeling één/Jeugd.csv", table((NAME, "Dronten", 2021, 4), (NAME, "Dronten", 2022, 5)))
        self.write(f"Inzendingen/{CONCEPT}", table((NAME, "Dronten", 2021, 4), (NAME, "Dronten", 2022, 7)))
        self.copy(kit.EXAMPLE, "Inzendingen/Sociaal domein.xlsx")
        return self.folder / "Inzendingen"

    def test_every_figure_leads_to_its_cell(self):
        _, folder = self.collect(self.inbox())
        self.assertEqual(kit.listing(folder), ["antwoorden.csv", "bestanden.csv", "bevindingen.csv", "conflicten.csv", "datapackage.json", "inventaris.xlsx", "waarnemingen.csv"])
        figures = self.rows(folder, "waarnemingen")
        files = {row["bestand"]: row for row in self.rows(folder, "bestanden")}
        self.assertEqual(set(files), {"Inzendingen/afdeling één/Jeugd.csv", f"Inzendingen/{CONCEPT}", "Inzendingen/Sociaal domein.xlsx"})
        for name, row in files.items():
            self.assertEqual(row["sha256"], kit.digest(self.folder / name))
            self.assertEqual(int(row["waarnemingen"]), sum(figure["bestand"] == name for figure in figures))
        jeugd = [row for row in figures if row["bestand"].endswith("Jeugd.csv")]
        self.assertEqual([(row["periode"], row["waarde"], row["cel"]) for row in jeugd], [("2021", "4", "D2"), ("2022", "5", "D3")])
        book = kit.Book(kit.EXAMPLE)
        found = 0
        for row in figures:
            if row["bestand"].endswith("Sociaal domein.xlsx") and row["waarde"]:
                cell = book.cells(row["blad"]).get(row["cel"])
                self.assertIsNotNone(cell, row)
                try:
                    same = abs(float(cell) - float(row["waarde"])) < 1e-9 or abs(float(cell) * 100 - float(row["waarde"])) < 1e-9
                except ValueError:
                    continue   # a figure within a text
                self.assertTrue(same, (cell, row))
                found += 1
        self.assertGreater(found, 5)   # the example holds few

    def test_planted_conflicts_are_all_found(self):
        _, folder = self.collect(self.inbox())
        found = [(c["periode"], c["waarde_1"], c["cel_1"], c["waarde_2"], c["cel_2"]) for c in self.rows(folder, "conflicten")
                 if c["bestand_1"].endswith(".csv") and c["bestand_2"].endswith(".csv")]
        self.assertEqual(found, [("2022", "7", "D3", "5", "D3")])
        # And many of them: every third sender says something else, each its own thing.
        for sender in range(9):
            value = lambda year: year - 2000 + (100 + sender if sender % 3 == 2 else 0)
            self.write(f"veel/{sender}.csv", table(*((NAME, "Dronten", year, value(year)) for year in range(2010, 2020)), (NAME, "Dronten", 1990 + sender, 1)))
        _, many = self.collect(self.folder / "veel", output="uit2")
        self.assertEqual([(c["periode"], c["bestand_1"], c["bestand_2"]) for c in self.rows(many, "conflicten")],
                         [(str(year), "veel/0.csv", f"veel/{sender}.csv") for year in range(2010, 2020) for sender in (2, 5, 8)])

    def test_the_same_file_twice_counts_once(self):
        self.write("in/a.csv", table((NAME, "Dronten", 2021, 4)))
        self.write("in/b.csv", table((NAME, "Dronten", 2021, 4)))
        outcome, folder = self.collect(self.folder / "in")
        self.assertIn("in/b.csv heeft dezelfde inhoud als in/a.csv", outcome.err)
        self.assertEqual([row["bestand"] for row in self.rows(folder, "waarnemingen")], ["in/a.csv"])
        self.assertEqual([row["gelijk_aan"] for row in self.rows(folder, "bestanden")], ["", "in/a.csv"])

    def test_bad_files_have_their_line_and_stop_nothing(self):
        inbox = self.inbox()
        (inbox / "kapot.xlsx").write_bytes(b"PK\x03\x04 niets")
        if not kit.WINDOWS:   # Wine shows no link to nothing
            os.symlink("nergens.xlsx", inbox / "koppeling.xlsx")
        self.write("Inzendingen/leesmij.txt", "geen werkboek")
        outcome, folder = self.collect(inbox, codes=(3,))
        files = {row["bestand"]: row["verwerkt"] for row in self.rows(folder, "bestanden")}
        self.assertEqual(files["Inzendingen/kapot.xlsx"], "false")
        self.assertEqual(files.get("Inzendingen/koppeling.xlsx", "false"), "false")
        self.assertEqual(len(files), 5 - kit.WINDOWS)
        self.assertEqual(list(files.values()).count("true"), 3)
        self.assertIn("leesmij.txt is geen werkboek", outcome.err)

    def test_wrong_outputs_are_refused(self):
        self.write("in/a.csv", table((NAME, "Dronten", 2021, 4)))
        self.write("vol/iets.txt", "van iemand anders")
        self.collect(self.folder / "in", output="vol", codes=(2,))
        self.collect(self.folder / "in")
        self.collect(self.folder / "in", codes=(2,))
        self.collect(self.folder / "in", more=("--overschrijf",))
        (self.folder / "leeg").mkdir()
        self.collect(self.folder / "leeg", output="uit3", codes=(2,))
        self.assertCode(kit.graadmeter("verzamel", self.folder / "in"), 2)
        self.assertFalse([name for name in kit.listing(self.folder) if "voortgang" in name or name.startswith(".graadmeter")])

    def test_packages_are_joined_without_loss(self):
        inbox = self.inbox()
        _, whole = self.collect(inbox)
        _, first = self.collect(inbox / "afdeling één", inbox / CONCEPT, output="delen/1")
        _, second = self.collect(inbox / "Sociaal domein.xlsx", output="delen/2")
        _, joined = self.collect(self.folder / "delen", output="samen")
        strip = lambda rows: sorted(tuple(v.removeprefix("Inzendingen/") if k.startswith("bestand") else v for k, v in row.items()) for row in rows)
        for name in ("waarnemingen", "bevindingen", "antwoorden"):
            self.assertEqual(strip(self.rows(joined, name)), strip(self.rows(whole, name)), name)
        # Reading a package again gives the same package.
        _, again = self.collect(whole, output="nog eens")
        for name in kit.listing(whole):
            self.assertEqual((again / name).read_bytes(), (whole / name).read_bytes(), name)

    def test_a_package_that_was_changed_is_refused(self):
        _, whole = self.collect(self.inbox())
        file = whole / "waarnemingen.csv"
        file.write_bytes(file.read_bytes().replace(b",5,", b",6,", 1))
        outcome, _ = self.collect(whole, output="samen", codes=(3,))
        self.assertIn("veranderd", outcome.err)

    def test_parts_give_the_same_as_the_whole(self):
        inbox = self.inbox()
        for sender in range(7):
            self.write(f"Inzendingen/{sender}.csv", table(*((NAME, "Dronten", year, year - 2000 + sender % 3) for year in range(2010, 2012 + sender))))
        _, whole = self.collect(inbox)
        for part in (1, 2, 3):
            self.collect(inbox, output=f"delen/{part}", more=("--deel", f"{part}/3"))
        parts = [{row["bestand"] for row in self.rows(self.folder / f"delen/{part}", "bestanden")} for part in (1, 2, 3)]
        self.assertEqual(len(set.union(*parts)), sum(map(len, parts)))
        self.assertTrue(all(parts))
        _, joined = self.collect(self.folder / "delen", output="samen")
        for name in kit.listing(whole):
            self.assertEqual((joined / name).read_bytes(), (whole / name).read_bytes(), name)


CATALOGUE = """<?xml version="1.0" encoding="UTF-8"?>
<catalogus id="verzonnen" naam="Verzonnen catalogus" versie="1">
  <gemeente code="GM1706" naam="Cranendonck"/>
  <bron>Verzonnen voor een proef</bron>
  <indicatoren><groep><indicator id="V-1" naam="Aantal personen met schulden" eenheid="aantal" richting="lager"/></groep></indicatoren>
</catalogus>
"""


class Together(Collecting):
    """A small count that no file tells by itself. All figures are invented."""
    NAME = "Aantal personen met schulden"

    def shown(self, *given, output):
        _, folder = self.collect(*given, output=output, catalogue=str(self.write("verzonnen.xml", CATALOGUE)))
        return {row["waarde"] for row in self.rows(folder, "waarnemingen") if row["waarde"]}

    def test_a_total_and_its_parts_in_two_files(self):
        a = self.write("a.csv", table((self.NAME, "GM1706", 2022, 9007), (self.NAME, "WK170601", 2022, 4000), (self.NAME, "WK170602", 2022, 5000)))
        b = self.write("b.csv", table((self.NAME, "WK170603", 2022, 7), (self.NAME, "WK170602", 2022, 5000)))
        self.assertEqual(self.shown(a, output="alleen a"), {"9007", "4000", "5000"})
        self.assertEqual(self.shown(b, output="alleen b"), {"5000"})
        together = self.shown(a, b, output="samen")
        self.assertNotIn("7", together)
        self.assertFalse({"9007", "4000", "5000"} <= together, together)
        # Also when the packages are joined that each were safe by themselves.
        self.assertEqual(self.shown(self.folder / "alleen a", self.folder / "alleen b", output="later samen"), together)

    def test_what_one_file_hides_no_other_shows(self):
        a = self.write("a.csv", table((self.NAME, "WK170602", 2022, 5000), (self.NAME, "WK170603", 2022, 6000), (self.NAME, "WK170601", 2022, "<10")))
        b = self.write("b.csv", table((self.NAME, "WK170601", 2022, 8)))
        self.assertEqual(self.shown(a, b, output="samen"), {"5000", "6000"})


class Persons(Collecting):
    def test_persons_stay_out(self):
        """Invented people; the numbers pass the eleven test."""
        secrets = ["Grietje de Vrolijke", "Piet Zondernaam", "123456782", "111222333", "grietje@voorbeeld.nl"]
        self.write("in/lijst.csv", "Naam;BSN;Geboortedatum;E-mail\n" + "".join(f"{name};{number};0{i}-03-1980;{mail}\n" for i, (name, number, mail) in enumerate(
            [(secrets[0], secrets[2], secrets[4]), (secrets[1], secrets[3], "-")] * 4, 1)))
        self.write("in/cijfers.csv", table((NAME, "Dronten", 2021, 4)))
        _, folder = self.collect(self.folder / "in")
        self.assertIn("P01", {row["code"] for row in self.rows(folder, "bevindingen")})
        content = b"".join((folder / name).read_bytes() for name in kit.listing(folder) if not name.endswith(".xlsx"))
        content += b"".join(kit.Book(folder / "inventaris.xlsx").parts.values())
        for secret in secrets:
            self.assertNotIn(secret.encode(), content)


class Readers(Collecting):
    """Other programs read the package."""

    def package(self):
        self.write("in/naam met, komma \"en\" aanhaling.csv", table((NAME, "Dronten", 2021, 4.5), (NAME, "Dronten", 2022, "veel")))
        self.copy(kit.EXAMPLE, "in/Sociaal domein.xlsx")
        return self.collect(self.folder / "in")[1]

    def test_checksums(self):
        folder = self.package()
        for resource in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]:
            content = (folder / resource["path"]).read_bytes()
            self.assertEqual(resource["hash"], "sha256:" + hashlib.sha256(content).hexdigest())
            self.assertEqual(resource["bytes"], len(content))
            self.assertTrue(content.endswith(b"\r\n") and not content.startswith(b"\xef\xbb\xbf"))

    def test_frictionless(self):
        program = os.environ.get("GRAADMETER_FRICTIONLESS") or shutil.which("frictionless")
        if not program:
            self.skipTest("frictionless is absent (pip install frictionless)")
        folder = self.package()
        done = subprocess.run([program, "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, timeout=300)
        report = json.loads(done.stdout)
        self.assertTrue(report["valid"], done.stdout.decode()[:3000])
        self.assertEqual(len(report["tasks"]), 5)
        # It does look: a value that does not fit is found.
        file = folder / "waarnemingen.csv"
        file.write_bytes(file.read_bytes().replace(b",normaal,", b",onzin,", 1))
        done = subprocess.run([program, "validate", "datapackage.json", "--json"], cwd=folder, capture_output=True, timeout=300)
        self.assertFalse(json.loads(done.stdout)["valid"])

    def recipe(self, language):
        """The commands of docs/verzamelen.md that begin so, for a package in the folder Gegevens."""
        guide = (kit.SOURCE / "docs/verzamelen.md").read_text("utf-8")
        return next(block for block in re.findall(r"```(?:sql)?\n(.*?)```", guide, re.S) if block.startswith(language))

    def test_sqlite(self):
        folder = self.package().rename(self.folder / "Gegevens")
        measured = [row for row in self.rows(folder, "waarnemingen") if row["waarde"]]
        first, commands = self.recipe("sqlite3").split("\n", 1)
        if shutil.which("sqlite3"):
            done = subprocess.run(first.split(), input=commands, text=True, cwd=self.folder, capture_output=True, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(len(done.stdout.splitlines()), len(measured))
        database = sqlite3.connect(":memory:")   # what everybody has
        database.execute("create table w (" + ",".join(measured[0]) + ")")
        database.executemany("insert into w values (" + ",".join("?" * len(measured[0])) + ")", [tuple(row.values()) for row in measured])
        (count, ), = database.execute("select count(*) from w where indicator <> '' and status = 'normaal' and cast(waarde as real) > 0")
        self.assertGreater(count, 5)

    def test_duckdb(self):
        try:
            import duckdb
        except ImportError:
            self.skipTest("duckdb is absent (pip install duckdb)")
        folder = self.package().rename(self.folder / "Gegevens")
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.folder)
        rows = duckdb.connect().execute(self.recipe("create table")).fetchall()
        normal = [row for row in self.rows(folder, "waarnemingen") if row["status"] == "normaal"]
        self.assertEqual(sorted((r[0], r[1], r[2], r[5]) for r in rows), sorted((n["indicator"], n["periode"], float(n["waarde"]), n["cel"]) for n in normal))

    def test_the_inventory_is_whole_and_readable_for_all(self):
        judges = [kit.SHARED / "judges" / name for name in ("package_check.py", "a11y_check.py")]
        if not all(judge.is_file() for judge in judges):
            self.skipTest("no judges beside the project")
        folder = self.package()
        for judge in judges:
            code, said = kit.judge(judge.name, "--self", folder / "inventaris.xlsx")
            self.assertEqual(code, 0, said)

    def test_inventory(self):
        book = kit.Book(self.package() / "inventaris.xlsx")
        self.assertEqual(list(book.sheets()), ["Data-inventaris", "Dekking", "Aanleveraars", "Bestanden", "Tegenspraken"])
        words = set(book.cells("Data-inventaris").values())
        self.assertLessEqual({"aanwezig", "op te vragen"}, words)
        self.assertIn("deels geleverd", book.cells("Aanleveraars").values())
        # The share of the indicators with a figure, year by year, above the areas.
        covered = book.cells("Dekking")
        shares = {address: value for address, value in covered.items() if kit.split(address)[1] == 6}
        self.assertRegex(shares["B6"], r"^Aandeel van de \d+ indicatoren van dronten met een cijfer \(%\)$")
        asked = int(re.search(r"\d+", shares["B6"])[0])
        for column in (kit.split(a)[0] for a, v in covered.items() if kit.split(a)[1] == 5 and v.isdigit()):
            known = {covered[f"A{row}"] for row in range(7, 2000) if covered.get(f"{column}{row}", "geen") != "geen"}
            self.assertAlmostEqual(float(shares[f"{column}6"]), 100 * len(known) / asked, msg=column)
        # A catalogue that names its sources: who delivered nothing is said.
        _, weert = self.collect(self.write("weert/a.csv", table((NAME, "Weert", 2021, 4))), output="uit weert", catalogue="weert")
        suppliers = kit.Book(weert / "inventaris.xlsx").cells("Aanleveraars")
        self.assertIn("niets geleverd", suppliers.values())


class Comparing(Collecting):
    def test_new_gone_and_changed_figures(self):
        old = self.write("oud.csv", table((NAME, "Dronten", 2020, 3), (NAME, "Dronten", 2021, 4), (NAME, "Dronten", 2022, 5)))
        new = self.write("nieuw.csv", table((NAME, "Dronten", 2021, 4), (NAME, "Dronten", 2022, 6), (NAME, "Dronten", 2023, 7)))
        changes = self.folder / "verschillen.csv"
        outcome = kit.graadmeter("vergelijk", old, new, "--catalogus", "dronten", "--uitvoer", changes, "--uitvoer", self.folder / "v.xlsx")
        self.assertCode(outcome, 0)
        rows = list(csv.DictReader(changes.read_text("utf-8-sig").splitlines(), delimiter=";"))
        self.assertEqual([(r["wat"], r["periode"], r["was"], r["wordt"], r["cel was"], r["cel wordt"]) for r in rows],
                         [("vervallen", "2020", "3", "", "D2", ""), ("gewijzigd", "2022", "5", "6", "D4", "D3"), ("nieuw", "2023", "", "7", "", "D4")])
        self.assertIn("1 nieuw, 1 vervallen, 1 gewijzigd, 1 gelijk", outcome.out)
        self.assertEqual(list(kit.Book(self.folder / "v.xlsx").sheets()), ["Cijfers", "Antwoorden"])
        # Snapshots likewise, and nothing differs from itself.
        _, a = self.collect(old, output="a")
        _, b = self.collect(new, output="b")
        packages = kit.graadmeter("vergelijk", a, b, "--catalogus", "dronten")
        self.assertEqual(packages.out, outcome.out)
        same = kit.graadmeter("vergelijk", a, old, "--catalogus", "dronten")
        self.assertIn("0 nieuw, 0 vervallen, 0 gewijzigd, 3 gelijk", same.out)

    def test_changed_answers(self):
        first, second = self.folder / "een.xlsx", self.folder / "twee.xlsx"
        self.assertCode(kit.enrich(self.copy(kit.EXAMPLE), first), 0, 1)
        book = kit.Book(first)
        cells = book.cells("Invloedsmatrix")
        column = next(kit.split(a)[0] for a, v in cells.items() if kit.split(a)[1] == 5 and v.startswith("a."))
        book.set_text("Invloedsmatrix", column + "6", "ja")
        book.save(second)
        outcome = kit.graadmeter("vergelijk", first, second, "--catalogus", "dronten")
        self.assertCode(outcome, 0)
        self.assertRegex(outcome.out, r"Antwoorden: (1 nieuw, 0 vervallen, 0|0 nieuw, 0 vervallen, 1) gewijzigd")
        self.assertIn(column + "6", outcome.out)

    def test_wrong_use(self):
        file = self.write("a.csv", table((NAME, "Dronten", 2020, 3)))
        self.assertCode(kit.graadmeter("vergelijk", file), 2)
        self.assertCode(kit.graadmeter("vergelijk", file, file, "--uitvoer", self.folder / "x.html"), 2)
        self.assertCode(kit.graadmeter("vergelijk", file, self.folder / "nergens.xlsx"), 3)


kit.main()
