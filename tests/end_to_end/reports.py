# SPDX-License-Identifier: EUPL-1.2
"""What other people's programs rely on: the contract of `controleer --uitvoer` and of `catalogus`."""
import csv
import json
import zipfile

import kit

FINDING = {"soort", "bestand", "blad", "cel", "code", "ernst", "melding", "oplossing", "aantal"}
SUMMARY = {"soort", "bestand", "bron", "catalogus", "waarnemingen", "fouten", "waarschuwingen"}
# A long table with a text for a number, a number as text, an unknown indicator and the same figure twice.
TABLE = ("indicator;regio;jaar;waarde\n"
         "Boodschappen;Dronten;2021;4\n"
         "Boodschappen;Dronten;2022;veel\n"
         "Boodschappen;Dronten;2022;5\n")


class Reports(kit.Case):
    def check(self, *files, catalogue="dronten"):
        output = self.folder / "bevindingen.jsonl"
        outcome = kit.graadmeter("controleer", *files, "--catalogus", catalogue, "--uitvoer", output)
        return outcome, [json.loads(line) for line in output.read_text("utf-8").splitlines()]

    def test_json_lines(self):
        file = self.copy(kit.EXAMPLE)
        (self.folder / "tabel.csv").write_text(TABLE, "utf-8")
        outcome, lines = self.check(file, self.folder / "tabel.csv")
        self.assertCode(outcome, 0, 1)
        summaries = [line for line in lines if line["soort"] == "samenvatting"]
        # Both kinds of line name the file as the command did, so that they can be joined.
        self.assertEqual([s["bestand"] for s in summaries], [kit.named(file), kit.named(self.folder / "tabel.csv")])
        self.assertLessEqual({line["bestand"] for line in lines}, {s["bestand"] for s in summaries})
        # Each file's findings stand before its summary.
        self.assertEqual(lines[-1]["soort"], "samenvatting")
        self.assertGreater(summaries[0]["waarnemingen"], 0)
        for line in lines:
            self.assertIn(line["soort"], ("bevinding", "samenvatting"))
            self.assertLessEqual(FINDING if line["soort"] == "bevinding" else SUMMARY, set(line), line)
        for finding in (line for line in lines if line["soort"] == "bevinding"):
            self.assertIn(finding["ernst"], ("fout", "waarschuwing", "info"))
            self.assertRegex(finding["code"], r"^[A-Z]\d\d$")
            self.assertRegex(finding["cel"], r"^([A-Z]{1,3}[1-9]\d*(:[A-Z]{1,3}[1-9]\d*)?)?$")
            self.assertGreaterEqual(finding["aantal"], 1)
            self.assertTrue(finding["melding"].strip() and finding["oplossing"].strip(), finding)
        for summary in summaries:
            for key, word in (("fouten", "fout"), ("waarschuwingen", "waarschuwing")):
                self.assertEqual(summary[key], len([x for x in lines if x["soort"] == "bevinding" and x["ernst"] == word
                                                    and x["bestand"] == summary["bestand"]]), summary)
        self.assertEqual(outcome.code, 1 if any(s["fouten"] for s in summaries) else 0)

    def test_csv_has_the_same_findings(self):
        file = self.folder / "tabel.csv"
        file.write_text(TABLE, "utf-8")
        _, lines = self.check(file)
        output = self.folder / "bevindingen.csv"
        kit.graadmeter("controleer", file, "--catalogus", "dronten", "--uitvoer", output)
        text = output.read_text("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","))
        findings = [line for line in lines if line["soort"] == "bevinding"]
        self.assertTrue(findings)
        key = lambda row: (row["code"], row["blad"], row["cel"], row["ernst"], row["melding"])
        self.assertEqual(sorted(map(key, rows)), sorted(map(key, findings)))

    def test_one_bad_file_does_not_spoil_the_others(self):
        good, bad = self.copy(kit.EXAMPLE), self.folder / "kapot.xlsx"
        bad.write_bytes(b"PK\x03\x04 niets")
        outcome, lines = self.check(bad, good)
        self.assertCode(outcome, 3)
        self.assertEqual([x["code"] for x in lines if x["soort"] == "bevinding" and x["bestand"] == kit.named(bad)], ["B01"])
        summary = next(x for x in lines if x["soort"] == "samenvatting" and x["bestand"] == kit.named(good))
        self.assertGreater(summary["waarnemingen"], 0)

    def test_talk_and_results_apart(self):
        outcome = kit.graadmeter("controleer", self.copy(kit.EXAMPLE), "--catalogus", "dronten")
        self.assertTrue(outcome.out.strip())
        self.assertNotIn("\x1b", outcome.text)
        self.assertNotIn("\r", outcome.text)

    def test_same_input_same_bytes(self):
        file = self.copy(kit.EXAMPLE)
        outputs = [self.folder / "een.xlsx", self.folder / "twee.xlsx"]
        for output in outputs:
            self.assertCode(kit.enrich(file, output), 0, 1)
        self.assertEqual(*map(kit.digest, outputs))
        # Another language and time zone change nothing.
        third = self.folder / "drie.xlsx"
        kit.enrich(file, third, env={"LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8", "TZ": "Asia/Tokyo", "PATH": "/usr/bin:/bin"})
        self.assertEqual(kit.digest(third), kit.digest(outputs[0]))

    def test_default_output_stands_beside_the_original(self):
        file = self.copy(kit.EXAMPLE, "Mijn cijfers.xlsx")
        self.assertCode(kit.graadmeter("verrijk", file, "--catalogus", "dronten"), 0, 1)
        self.assertEqual(kit.listing(self.folder), ["Mijn cijfers (verrijkt).xlsx", "Mijn cijfers.xlsx"])

    def test_a_dropped_workbook_is_enriched(self):
        file = self.copy(kit.EXAMPLE, "Mijn cijfers.xlsx")
        outcome = kit.graadmeter(file)
        self.assertCode(outcome, 0, 1, 2)
        if outcome.code != 2:
            self.assertTrue(zipfile.is_zipfile(self.folder / "Mijn cijfers (verrijkt).xlsx"))

    def test_catalogues(self):
        listed = kit.graadmeter("catalogus", "lijst")
        self.assertCode(listed, 0)
        for name in ("dronten", "weert"):
            self.assertIn(name, listed.out)
            shown = kit.graadmeter("catalogus", "toon", name, "--json")
            self.assertCode(shown, 0)
            self.assertGreater(len(json.loads(shown.out)["indicatoren"]), 10)
        for file in (kit.SOURCE / "mappings" / "catalogi").glob("*.xml"):
            self.assertCode(kit.graadmeter("catalogus", "controleer", file), 0)

    def test_a_broken_catalogue_is_told_with_its_line(self):
        file = self.folder / "eigen.xml"
        file.write_text('<?xml version="1.0"?>\n<catalogus id="x">\n  <onzin/>\n</catalogus>\n', "utf-8")
        outcome = kit.graadmeter("catalogus", "controleer", file)
        self.assertCode(outcome, 1, 2, 3)
        self.assertIn("eigen.xml", outcome.text)
        self.assertRegex(outcome.text, r"\b[123]\b")


kit.main()
