# SPDX-License-Identifier: EUPL-1.2
"""A municipality, an indicator, an area and a mark added by following docs/catalogus.md: its own examples, no compiler."""
import json
import os
import re

import kit

MANUAL = (kit.SOURCE / "docs" / "catalogus.md").read_text("utf-8")
BLOCKS = re.findall(r"```xml\n(.*?)```", MANUAL, re.S)
LONG = "indicator;regio;jaar;waarde\n"


def block(beginning):
    """The manual's example that begins with this."""
    found = [each for each in BLOCKS if each.startswith(beginning)]
    assert found, beginning
    return found[-1]


class Catalogues(kit.Case):
    def setUp(self):
        super().setUp()
        self.own = self.folder / "eigen"
        self.environment = dict(os.environ, GRAADMETER_PAD=kit.named(self.own))

    def run_program(self, *arguments):
        return kit.graadmeter(*arguments, env=self.environment)

    def place(self, path, text):
        file = self.own / "mappings" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def read(self, rows, *arguments, name="Cijfers.csv"):
        """The summary of `controleer`, and its findings."""
        file = self.folder / name
        file.write_text(LONG + rows, "utf-8")
        report = self.folder / "verslag.jsonl"
        outcome = self.run_program("controleer", file, "--uitvoer", report, *arguments)
        self.assertCode(outcome, 0, 1)
        lines = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
        return lines[-1], lines[:-1]

    def test_a_municipality(self):
        file = self.place("catalogi/naam.xml", block("<?xml"))
        outcome = self.run_program("catalogus", "controleer", file)
        self.assertCode(outcome, 0)
        self.assertIn("geen fouten", outcome.out)
        self.assertRegex(outcome.out, r"waarschuwing: regel \d+: DEU-001 Eenzaamheid: geen bron; zet bron=")
        self.assertRegex(self.run_program("catalogus", "lijst").out, r"naam\tDeurne\t1 indicatoren")
        summary, _ = self.read("Eenzaamheid;Deurne;2023;9,5\nEenzaamheid;Deurne;2024;9,1\n", name="Monitor Deurne.csv")
        self.assertEqual((summary["catalogus"], summary["waarnemingen"]), ("naam", 2))

    def test_an_indicator(self):
        weert = (kit.SOURCE / "mappings" / "catalogi" / "weert.xml").read_text("utf-8")
        group = '<groep thema="voorraad-wonen">'
        self.assertIn(group, block(group))
        weert = weert.replace(group, group + "\n" + block('<indicator id="WEE-101"'))
        file = self.place("catalogi/weert.xml", weert)
        self.assertCode(self.run_program("catalogus", "controleer", file), 0)
        shown = self.run_program("catalogus", "toon", "weert").out
        for part in ("WEE-101  Betaalbare huurwoningen", "definitie: Huurwoningen onder", "nulmeting 2025: 41,5", "streefwaarde 2028: 45",
                     "vastgesteld door gemeenteraad op 2025-11-10", "eigenaar: beleidsadviseur wonen", "ook: Sociale huur"):
            self.assertIn(part, shown)
        summary, _ = self.read("Betaalbare huurwoningen;Weert;2024;41\nSociale huur;Weert;2025;42\n", "--catalogus", "weert")
        self.assertEqual(summary["waarnemingen"], 2)

    def test_a_catalogue_that_takes_in_another(self):
        file = self.place("catalogi/weert-plus.xml", block('<catalogus id="weert-plus"'))
        self.assertCode(self.run_program("catalogus", "controleer", file), 0)
        shown = json.loads(self.run_program("catalogus", "toon", "weert-plus", "--json").out)
        origins = {each["id"]: each["herkomst"] for each in shown["indicatoren"]}
        self.assertEqual((origins["EIGEN-01"], origins["WEE-001"], origins["BBV-10"]), ("", "weert", "bbv"))
        self.assertNotIn("BBV-09", origins)
        self.assertEqual(len(origins), 1 + 78 + 38)
        # Of two that fit, the one that takes in the other is chosen.
        summary, findings = self.read("Betaalbare huurwoningen;Weert;2024;41\n", name="Monitor Weert.csv")
        self.assertEqual((summary["catalogus"], summary["waarnemingen"]), ("weert-plus", 1))
        self.assertNotIn("B11", [finding["code"] for finding in findings])
        # Verantwoording names all that it is made of.
        output = self.folder / "uit.xlsx"
        self.assertCode(self.run_program("verrijk", self.folder / "Monitor Weert.csv", "-o", output, "--datum", kit.DATE), 0, 1)
        told = set(kit.Book(output).cells("Verantwoording").values())
        self.assertLessEqual({"weert-plus.xml", "weert.xml", "bbv.xml", "Pakket", "Opgenomen catalogus"}, told)

    def test_two_catalogues_of_one_municipality_are_said(self):
        self.place("catalogi/weert-2.xml", block('<catalogus id="weert-plus"').replace("weert-plus", "weert-2").replace(
            '<neemt-op catalogus="weert"/>', "").replace('thema="voorraad-wonen"', ""))
        summary, findings = self.read("Eenzaamheid;Weert;2024;41\n", name="Monitor Weert.csv")
        self.assertEqual(summary["catalogus"], "")
        said = [finding for finding in findings if finding["code"] == "B11"]
        self.assertEqual(len(said), 1)
        self.assertIn("weert, weert-2", said[0]["melding"])
        self.assertIn("--catalogus", said[0]["oplossing"])
        # With a choice, nothing is left to say.
        summary, findings = self.read("Eenzaamheid;Weert;2024;41\n", "--catalogus", "weert", name="Monitor Weert.csv")
        self.assertEqual((summary["catalogus"], summary["waarnemingen"]), ("weert", 1))
        self.assertNotIn("B11", [finding["code"] for finding in findings])

    def test_an_area_of_our_own(self):
        regions = (kit.SOURCE / "mappings" / "codelijsten" / "regio.xml").read_text("utf-8")
        last = re.search(r'<wijk code="WK098834"[^>]*/>\n', regions)
        self.place("codelijsten/regio.xml", regions[:last.end()] + block("<gebied") + regions[last.end():])
        summary, findings = self.read("Eenzaamheid;Weert-Noord;2024;41\nEenzaamheid;GB098801;2023;40\n", "--catalogus", "weert")
        self.assertEqual(summary["waarnemingen"], 2, findings)

    def test_a_mark_and_a_moment(self):
        for file, before, example in (("ontbrekend.xml", "</ontbrekend>", block("<teken")), ("pc-momenten.xml", "</pc-momenten>", "")):
            text = (kit.SOURCE / "mappings" / "codelijsten" / file).read_text("utf-8")
            if not example:   # in the manual the moment is shown with the name to add
                text = re.sub(r'<moment code="NJN".*?</moment>', lambda _: block("<moment").strip(), text, flags=re.S)
            self.place("codelijsten/" + file, text.replace(before, example + before))
        _, findings = self.read("Eenzaamheid;Weert;2024;n.t.b.\nEenzaamheid;Weert;2023;zzz\n", "--catalogus", "weert")
        self.assertEqual([finding["cel"][1:] for finding in findings if finding["code"] in ("W01", "W07")], ["3"])
        file = self.folder / "Cijfers.csv"
        for moment, code in (("bestuursrapportage 2 2026", 0), ("2e berap 2026", 0), ("jaarstukken 2025", 0), ("sportnota 2026", 2)):
            outcome = self.run_program("verrijk", file, "-o", self.folder / "uit.xlsx", "--overschrijf", "--catalogus", "weert", "--moment", moment)
            self.assertEqual(outcome.code == 2, code == 2, outcome)

    def test_two_versions_of_a_catalogue(self):
        old = (kit.SOURCE / "mappings" / "catalogi" / "dronten.xml").read_text("utf-8")
        new = old.replace('versie="1"', 'versie="2"').replace('id="DRO-004" naam="% inwoners dat moeite heeft met rondkomen" eenheid="%"',
                                                              'id="DRO-004" naam="% inwoners dat moeilijk rondkomt" eenheid="aantal"')
        new = re.sub(r'<indicator id="DRO-012".*?/>', '<indicator id="DRO-099" naam="% uithuisplaatsingen" eenheid="%" richting="lager"/>', new, flags=re.S)
        new = new.replace("DRO-012", "DRO-099")
        self.assertNotEqual(old, new)
        before, after = self.folder / "dronten 2025.xml", self.folder / "dronten 2026.xml"
        before.write_text(old, "utf-8")
        after.write_text(new, "utf-8")
        csv, book = self.folder / "verschillen.csv", self.folder / "verschillen.xlsx"
        outcome = self.run_program("vergelijk", before, after, "--uitvoer", csv, "--uitvoer", book, "--datum", kit.DATE)
        self.assertCode(outcome, 0)
        for part in ("    versie: 1 → 2\n", "Niveaus: 0 nieuw, 0 vervallen, 0 gewijzigd, 31 gelijk.", "Indicatoren: 1 nieuw, 1 vervallen, 1 gewijzigd, 25 gelijk.",
                     "  gewijzigd  indicator DRO-004 % inwoners dat moeilijk rondkomt\n    naam: % inwoners dat moeite heeft met rondkomen → % inwoners dat moeilijk rondkomt\n"
                     "    eenheid: % → aantal\n", "  vervallen  indicator DRO-012 % uithuisplaatsingen (dezelfde naam als DRO-099"):
            self.assertIn(part, outcome.out)
        self.assertIn("gewijzigd;indicator;DRO-004;% inwoners dat moeilijk rondkomt;eenheid;%;aantal;", csv.read_text("utf-8-sig"))
        told = list(kit.Book(book).cells("Catalogus").values())
        self.assertIn("DRO-099", told)
        self.assertIn("aantal", told)
        same = self.run_program("vergelijk", before, before)
        self.assertEqual(same.out, "Catalogus: gelijk.\nNiveaus: 0 nieuw, 0 vervallen, 0 gewijzigd, 31 gelijk.\nIndicatoren: 0 nieuw, 0 vervallen, 0 gewijzigd, 27 gelijk.\n")
        other = self.run_program("vergelijk", before, csv)
        self.assertCode(other, 2)
        self.assertIn("Vergelijk twee catalogi (.xml) met elkaar", other.err)
        after.write_text(new.replace('eenheid="aantal"', 'eenheid="procent"'), "utf-8")
        self.assertCode(self.run_program("vergelijk", before, after), 3)

    def test_a_text_that_the_council_set(self):
        own = (kit.SOURCE / "mappings" / "catalogi" / "dronten.xml").read_text("utf-8").replace(
            "<synoniem>% moeite met rondkomen</synoniem>", "<synoniem>% inwoners dat moeite heeft om te rondkomen</synoniem>")
        self.place("catalogi/dronten.xml", own)
        _, findings = self.read("% inwoners dat veel moeite heeft met rondkomen;Dronten;2024;14\n% Inwoners, dat vrijwilligerswerk doet;Dronten;2024;31\n"
                                "% inwoners dat moeite heeft om te rondkomen;Dronten;2023;15\n% inw. dat mantelzorg verleent;Dronten;2024;9\n", "--catalogus", "dronten")
        said = [(each["cel"], each["ernst"]) for each in findings if each["code"] == "V13"]
        self.assertEqual(said, [("A2", "fout"), ("A5", "fout")])   # not case, marks, or a synonym
        told = [each for each in findings if each["code"] == "V13"][-1]
        self.assertIn("'% inw. dat mantelzorg verleent'", told["melding"])
        self.assertIn("'% inwoners dat mantelzorg verleent' (DRO-020; vastgesteld door: gemeenteraad", told["melding"])

    def test_a_norm_without_source(self):
        text = block("<?xml").replace('richting="lager"/>', 'richting="lager">\n<norm grenzen="50 40 30 20 10"/></indicator>')
        file = self.place("catalogi/naam.xml", text)
        outcome = self.run_program("catalogus", "controleer", file)
        self.assertCode(outcome, 1)
        line = text[:text.index("<norm")].count("\n") + 1
        self.assertIn(f"fout: regel {line}: DEU-001 Eenzaamheid: gevonden een <norm> zonder bron, verwacht bron=", outcome.out)
        self.assertIn("1 fout", outcome.out)

    def test_a_taakveld_that_is_not_in_the_list(self):
        file = self.place("catalogi/naam.xml", block("<?xml").replace('richting="lager"', 'richting="lager" taakveld="6.99"'))
        outcome = self.run_program("catalogus", "controleer", file)
        self.assertCode(outcome, 0)
        self.assertRegex(outcome.out, r"regel \d+: DEU-001 Eenzaamheid: taakveld 6\.99 staat niet in de codelijst; schrijf een code")
        self.assertNotIn("codelijst", self.run_program("catalogus", "controleer", "bbv").out)   # "6" is a hoofdtaakveld

    def test_a_domain_of_our_own(self):
        text = block("<?xml").replace('richting="lager"', 'richting="lager" domein="wonen sociale-basis"')
        file = self.place("catalogi/naam.xml", text)
        said = self.run_program("catalogus", "controleer", file).out
        self.assertRegex(said, r"regel \d+: DEU-001 Eenzaamheid: domein wonen staat niet in de codelijst; schrijf een code")
        self.assertNotIn("domein sociale-basis", said)
        domains = (kit.SOURCE / "mappings" / "codelijsten" / "domeinen.xml").read_text("utf-8")
        own = block("<domein").replace("sociale-basis", "wonen").replace("Sociale basis", "Wonen")
        self.place("codelijsten/domeinen.xml", domains.replace("</domeinen>", own + "</domeinen>"))
        self.assertNotIn("codelijst", self.run_program("catalogus", "controleer", file).out)
        self.read("Eenzaamheid;Deurne;2023;9,5\n", name="Monitor Deurne.csv")
        output = self.folder / "uit.xlsx"
        self.assertCode(self.run_program("verrijk", self.folder / "Monitor Deurne.csv", "-o", output, "--datum", kit.DATE), 0, 1)
        book = kit.Book(output)
        self.assertIn("Sociale basis; Wonen", book.cells("P&C").values())
        self.assertLessEqual({"Domein", "Wonen", "wonen"}, set(book.cells("Overzicht").values()))

    def test_what_cannot_be_is_refused_with_its_line(self):
        good = block('<catalogus id="weert-plus"')
        for wrong, said in ((good.replace('eenheid="%"', 'eenheid="procent"'), 'gevonden eenheid="procent" bij <indicator>, verwacht een van: %'),
                            (good.replace('catalogus="weert"', 'catalogus="weert-plus"'), 'gevonden catalogus="weert-plus" bij <neemt-op>, verwacht een andere'),
                            (good.replace("</groep>", ""), "regel ")):
            file = self.place("catalogi/weert-plus.xml", wrong)
            outcome = self.run_program("catalogus", "controleer", file)
            self.assertCode(outcome, 3)
            self.assertIn("weert-plus.xml", outcome.err)
            self.assertIn(said, outcome.err)
        # A loop of two.
        a = self.place("catalogi/a.xml", good.replace("weert-plus", "a").replace('"weert"', '"b"').replace("EIGEN-", "A-"))
        self.place("catalogi/b.xml", good.replace("weert-plus", "b").replace('"weert"', '"a"').replace("EIGEN-", "B-"))
        outcome = self.run_program("catalogus", "controleer", a)
        self.assertCode(outcome, 3)
        self.assertIn("een kring", outcome.err)

    def test_every_catalogue_is_shown_whole(self):
        for name in ("weert", "cranendonck", "woerden", "dronten", "bbv"):
            text = self.run_program("catalogus", "toon", name)
            self.assertCode(text, 0)
            whole = json.loads(self.run_program("catalogus", "toon", name, "--json").out)
            for each in whole["indicatoren"]:
                self.assertIn(f"  {each['id']}  {each['naam']}", text.out)
                self.assertEqual(set(each), set(whole["indicatoren"][0]))
                for part in ("noot", "definitie"):
                    self.assertIn(each[part], text.out)
                if each["onzeker"]:
                    self.assertIn("ONZEKER: " + each["noot"], text.out)
            for each in whole["niveaus"]:
                self.assertIn(each["naam"], text.out)
                self.assertIn(each["noot"], text.out)
        self.assertIn("moet gehaald zijn in alle wijken en kernen", self.run_program("catalogus", "toon", "woerden").out)
        self.assertIn("(VERVALLEN)", self.run_program("catalogus", "toon", "bbv").out)
        self.assertRegex(self.run_program("catalogus", "lijst").out, r"bbv\tpakket\t39 indicatoren")


kit.main()
