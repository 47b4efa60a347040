# SPDX-License-Identifier: EUPL-1.2
"""The sheets with charts through the command line: choices that stay, formulas that follow them, the user's own charts, speed."""
import re
import shutil
import time
import unittest
from xml.etree import ElementTree

import kit
from kit import EXAMPLE, SHARED, Book, Case, digest, enrich, judge, local

DISTRICTS = SHARED / "workbooks" / "Wijkprofielen Weert 2022.xlsx"


def charts(book):
    return {name: ElementTree.fromstring(xml) for name, xml in book.parts.items() if name.startswith("xl/charts/chart")}


def title(chart):
    found = next(e for e in chart.iter() if local(e) == "title")
    return "".join(v.text or "" for v in found.iter() if local(v) in ("v", "t"))


def table(book, sheet):
    """The rows of the sheet's table as dictionaries by caption."""
    cells = {kit.split(a): v for a, v in book.cells(sheet).items()}
    captions = {column: text for (column, row), text in cells.items() if row == 5}
    rows = sorted({row for column, row in cells if row > 5})
    return [{caption: cells.get((column, row), "") for column, caption in captions.items()} for row in rows]


class Choices(Case):
    def choose(self, enriched, choices):
        book = Book(enriched)
        for address, text in choices.items():
            book.set_text("Grafiek", address, text)
        book.save(enriched)

    def shown(self, enriched):
        return {row["Code"]: row for row in table(Book(enriched), "Grafiek")}

    def test_choice_stays_and_everything_follows(self):
        first, second, third = (self.folder / f"{n}.xlsx" for n in "abc")
        self.assertCode(enrich(EXAMPLE, first), 0, 1)
        before = self.shown(first)
        entries = sorted(set(filter(None, (row["Grafiek: indicator"] for row in table(Book(first), "Keuzelijsten")))))
        other = next(e for e in entries if e != before["G1"]["Uw keuze"])
        self.choose(first, {"C6": other})
        self.assertCode(enrich(first, second), 0, 1)
        after = self.shown(second)
        self.assertEqual(other, after["G1"]["Uw keuze"])
        self.assertEqual(before["G2"]["Uw keuze"], after["G2"]["Uw keuze"])
        self.assertTrue(any(title(c).startswith(other) or title(c).startswith("Voor deze keuze") for c in charts(Book(second)).values()))
        self.assertCode(enrich(second, third), 0, 1)
        self.assertEqual(digest(second), digest(third))

    def test_cached_values_are_those_of_a_recalculation_for_any_choice(self):
        if not (SHARED / "judges" / "recalc_check.py").exists():
            self.skipTest("no judges beside the project")
        enriched = self.folder / "a.xlsx"
        self.assertCode(enrich(EXAMPLE, enriched), 0, 1)
        row = table(Book(enriched), "Keuzelijsten")
        entries = list(filter(None, (r["Grafiek: indicator"] for r in row)))
        areas = list(dict.fromkeys(filter(None, (r["Grafiek: gebied"] for r in row))))
        for indicator, area in ((entries[0], areas[0]), (entries[-1], areas[-1]), ("geen indicator", areas[0])):
            again = self.folder / "b.xlsx"
            again.unlink(missing_ok=True)
            self.choose(enriched, {"C6": indicator, "C7": area})
            self.assertCode(enrich(enriched, again), 0, 1)
            code, said = judge("recalc_check.py", again)
            self.assertEqual(0, code, f"{indicator}, {area}: {said}")


class Everything(Case):
    """A series with all that the chart can show, in a catalogue with an invented norm, target and break."""

    def catalogue(self):
        xml = (kit.SOURCE / "mappings" / "catalogi" / "weert.xml").read_text(encoding="utf-8")
        head = '<indicator id="WEE-002" naam="Eenzaamheid"'
        start = xml.index(head)
        end = xml.index("</indicator>", start)
        more = ('<norm grenzen="60 50 45 40 30" bron="verzonnen" datum="2024" vastgesteld-door="niemand"/>'
                '<nulmeting periode="2014" waarde="48" bron="verzonnen"/>'
                '<streefwaarde periode="2028" waarde="38" bron="verzonnen" vastgesteld-door="niemand"/>'
                '<reeksbreuk jaar="2017" reden="andere vraag"/>')
        file = self.folder / "catalogus.xml"
        file.write_text(xml[:start] + head + ' eenheid="%"' + xml[start + len(head):end] + more + xml[end:], encoding="utf-8")
        return file

    def drawn(self, enriched):
        """Name of each series of the chart on Grafiek -> its points."""
        numbers = lambda e: [(int(p.get("idx")), float(p[0].text)) for c in e.iter() if local(c) == "numCache" for p in c if local(p) == "pt"]
        for chart in charts(Book(enriched)).values():
            if not title(chart).startswith("WEE-002"):
                continue
            result = {}
            for series in (e for e in chart.iter() if local(e) == "ser"):
                part = {local(child): child for child in series}
                name = next(v.text for v in part["tx"].iter() if local(v) == "v")
                x = dict(numbers(part["xVal"]))
                result[name] = [(x[i], y) for i, y in numbers(part["yVal"])]
            return result
        self.fail("no chart of WEE-002")

    def test_norm_target_break_event_gap_and_reference(self):
        file, enriched = self.folder / "cijfers.csv", self.folder / "a.xlsx"
        file.write_text("Indicator;Regio;2012;2014;2016;2018;2019;2020;2021;2022\n"
                        "Eenzaamheid;Weert;46,1;47,5;49,2;45,0;;44,1;x;46,9\n"
                        "Eenzaamheid;Nederland;41,0;42,0;43,1;;43,9;46,2;47,0;48,8\n", encoding="utf-8")
        self.assertCode(enrich(file, enriched, catalogue=self.catalogue()), 0, 1)
        drawn = self.drawn(enriched)
        own = [(2012, 46.1), (2014, 47.5), (2016, 49.2), (2018, 45), (2020, 44.1), (2022, 46.9)]
        self.assertEqual(own, sorted(set(drawn["Weert"])))
        self.assertEqual([(2014, 48), (2028, 38)], drawn["pad naar streefwaarde 2028"])
        for name, bound in (("oranje", 50), ("groen", 45), ("goud", 40)):
            self.assertEqual([(2012, bound), (2028, bound)], drawn["grens van " + name])
        # Red from the worst bound, gold down to the zero of a percentage.
        for name, worst, best in (("rood", 60, 50), ("oranje t/m 50", 50, 45), ("groen t/m 45", 45, 40), ("goud t/m 40", 40, 0)):
            self.assertEqual({worst, best, (worst + best) / 2}, {y for x, y in drawn[name]})
            times = sorted({x for x, y in drawn[name]})
            self.assertTrue(2012 < times[0] < 2012.1 and 2027.9 < times[-1] < 2028, f"{name} from {times[0]} to {times[-1]}")
            self.assertLess(max(b - a for a, b in zip(times, times[1:])), 0.11)
        self.assertEqual([2016.5, 2016.5], [x for x, y in drawn["reeksbreuk 2017 (andere vraag)"]])
        self.assertEqual([2020], [x for x, y in drawn["coronapandemie (2020-2023)"]])
        self.assertEqual(43.9, dict(drawn["Nederland"])[2019])
        if (SHARED / "judges" / "recalc_check.py").exists():
            code, said = judge("recalc_check.py", enriched)
            self.assertEqual(0, code, said)


class Quadrants(Case):
    """The picture of standing and influence: a point for each indicator, where its score and the answer put it."""
    FIGURES = {"WEE-001": 80, "WEE-003": 30, "WEE-004": 30, "WEE-005": 30, "WEE-006": 30, "WEE-012": 60, "WEE-009": 20, "WEE-008": 12}
    NORMS, TARGETS = ("WEE-001", "WEE-003", "WEE-004", "WEE-005", "WEE-006", "WEE-009"), {"WEE-012": 55}   # WEE-008 has neither
    DEGREES = {"WEE-001": "groot", "WEE-003": "gering", "WEE-004": "gering", "WEE-005": "gering", "WEE-006": "gering", "WEE-012": "matig", "WEE-008": "groot"}

    def catalogue(self):
        """With invented norms in which the score is the figure, and an invented target."""
        xml = (kit.SOURCE / "mappings" / "catalogi" / "weert.xml").read_text(encoding="utf-8")
        def more(code):
            if code in self.NORMS:
                return '<norm grenzen="0 25 50 75 100" bron="verzonnen" datum="2024" vastgesteld-door="niemand"/>'
            if code in self.TARGETS:
                return f'<streefwaarde periode="2030" waarde="{self.TARGETS[code]}" bron="verzonnen" vastgesteld-door="niemand"/>'
            return ""
        def fill(found):
            head = re.sub(' richting="[^"]*"', "", found[2]) + ' richting="hoger"'
            return f'<indicator id="{found[1]}"{head}>{found[3] or ""}{more(found[1])}</indicator>' if found[1] in self.FIGURES else found[0]
        file = self.folder / "catalogus.xml"
        file.write_text(re.sub(r'<indicator id="([^"]+)"([^>]*?)(?:/>|>(.*?)</indicator>)', fill, xml, flags=re.S), encoding="utf-8")
        return file

    def figures(self):
        file = self.folder / "cijfers.csv"
        file.write_text("Indicator;Regio;2022\n" + "".join(f"{code};Weert;{value}\n" for code, value in self.FIGURES.items()), encoding="utf-8")
        return file

    def answer(self, enriched, answers):
        book = Book(enriched)
        cells = {kit.split(a): v for a, v in book.cells("Invloedsmatrix").items()}
        column = next(c for (c, row), v in cells.items() if row == 5 and v.startswith("g."))
        rows = {v: row for (c, row), v in cells.items() if c == "A"}
        for code, degree in answers.items():
            book.set_text("Invloedsmatrix", f"{column}{rows[code]}", degree)
        book.save(enriched)

    def forget(self, enriched):
        """Takes away what formulas showed: LibreOffice would keep it."""
        book = Book(enriched)
        for part in book.sheets().values():
            book.parts[part] = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", book.parts[part])
        book.save(enriched)

    def drawn(self, enriched):
        """(title, label -> point) of the chart, as the chart itself has them."""
        only = lambda e: next((p[0].text for p in e.iter() if local(p) == "pt"), None)
        chart = next(c for c in charts(Book(enriched)).values() if title(c).startswith("Stand en invloed"))
        points = {}
        for series in (e for e in chart.iter() if local(e) == "ser"):
            part = {local(child): child for child in series}
            name = next((v.text or "" for v in part["tx"].iter() if local(v) == "v"), "")
            x, y = only(part["xVal"]), only(part["yVal"])
            if name.startswith("WEE-") and y not in (None, "NaN"):
                points[name] = (float(x), float(y))
            if name == "ontwikkeling onbekend":   # of one measurement; here are those without room for a name
                points[name] = sorted(float(p[0].text) for p in part["yVal"].iter() if local(p) == "pt" and p[0].text != "NaN")
        return title(chart), points

    def members(self, enriched):
        return {row["Kwadrant"]: (row["Aantal"], row["Welke indicatoren"]) for row in table(Book(enriched), "Kwadrantgrafiek")}

    def test_points_follow_figures_and_answers(self):
        first, second = self.folder / "a.xlsx", self.folder / "b.xlsx"
        catalogue = self.catalogue()
        self.assertCode(enrich(self.figures(), first, catalogue=catalogue), 0, 1)
        words, points = self.drawn(first)
        self.assertEqual({"ontwikkeling onbekend": []}, points)   # nobody judged the influence yet
        self.assertEqual("Stand en invloed: 0 van 8 indicatoren geplaatst, 8 nog niet te plaatsen", words)

        self.answer(first, self.DEGREES)
        self.assertCode(enrich(first, second, catalogue=catalogue), 0, 1)
        words, points = self.drawn(second)
        self.assertEqual("Stand en invloed: 6 van 8 indicatoren geplaatst, 2 nog niet te plaatsen", words)   # one has no norm, one no answer
        self.assertEqual(80, points["WEE-001"][1])
        self.assertEqual(3, int(points["WEE-001"][0]))   # the column of "groot"
        # Four on one spot: three beside each other, and the last of them says that there is another.
        self.assertEqual([30], points.pop("ontwikkeling onbekend"))
        spot = {name: at for name, at in points.items() if at[1] == 30}
        self.assertEqual(["WEE-003", "WEE-004", "WEE-005 +1"], sorted(spot))
        self.assertEqual({1}, {int(x) for x, y in spot.values()})
        self.assertEqual(3, len({x for x, y in spot.values()}))
        self.assertGreater(points["WEE-012"][1], 100)   # its target is reached; it has no score
        self.assertEqual(2, int(points["WEE-012"][0]))
        self.assertNotIn("WEE-008", points)
        self.assertNotIn("WEE-009", points)
        fields = self.members(second)
        self.assertEqual("2", fields["op of boven de norm, veel invloed"][0])
        self.assertEqual("4", fields["onder de norm, weinig invloed"][0])
        self.assertIn("WEE-006 ", fields["onder de norm, weinig invloed"][1])
        self.assertEqual("geen", fields["onder de norm, veel invloed"][1])
        self.assertEqual("Stand niet te bepalen: 1; invloed onbekend: 1 (een indicator kan in beide vallen).", fields["nog niet te plaatsen"][1])
        if (SHARED / "judges" / "recalc_check.py").exists():
            code, said = judge("recalc_check.py", second)
            self.assertEqual(0, code, said)

    def test_a_changed_answer_moves_its_point_without_the_program(self):
        catalogue = self.catalogue()
        first, second, third, changed = (self.folder / f"{n}.xlsx" for n in ("a", "b", "c", "gewijzigd"))
        self.assertCode(enrich(self.figures(), first, catalogue=catalogue), 0, 1)
        self.answer(first, self.DEGREES)
        self.assertCode(enrich(first, second, catalogue=catalogue), 0, 1)
        shutil.copyfile(second, changed)
        self.answer(changed, {"WEE-005": "groot", "WEE-001": "onbekend", "WEE-009": "geen"})
        self.assertCode(enrich(changed, third, catalogue=catalogue), 0, 1)
        words, points = self.drawn(third)
        self.assertEqual(["WEE-003", "WEE-004", "WEE-005", "WEE-006", "WEE-009", "WEE-012", "ontwikkeling onbekend"], sorted(points))
        self.assertEqual((3, 30), (int(points["WEE-005"][0]), points["WEE-005"][1]))
        self.forget(changed)
        (self.folder / "uit").mkdir()
        recalculated = kit.through_libreoffice(changed, self.folder / "uit")
        if recalculated is None:
            self.skipTest("no LibreOffice")
        by_hand, moved = self.drawn(recalculated)
        self.assertEqual(words, by_hand)
        self.assertEqual({name: [round(v, 6) for v in at] for name, at in points.items()}, {name: [round(v, 6) for v in at] for name, at in moved.items()})
        self.assertEqual(self.members(third), self.members(recalculated))


class Parts(Case):
    def test_every_chart_has_words_and_belongs_to_its_sheet(self):
        enriched = self.folder / "a.xlsx"
        self.assertCode(enrich(EXAMPLE, enriched), 0, 1)
        book = Book(enriched)
        self.assertIn("Grafiek", book.sheet_names())
        drawings = [x for name, x in book.parts.items() if name.startswith("xl/drawings/drawing")]
        self.assertTrue(drawings)
        for xml in drawings:
            for name in (e for e in ElementTree.fromstring(xml).iter() if local(e) == "cNvPr"):
                self.assertTrue((name.get("descr") or "").strip(), name.attrib)
        for name, chart in charts(book).items():
            self.assertTrue(title(chart), name)

    @unittest.skipUnless(DISTRICTS.exists(), "no workbooks beside the project")
    def test_districts_are_compared(self):
        enriched = self.folder / "a.xlsx"
        self.assertCode(enrich(DISTRICTS, enriched, catalogue="weert"), 0, 1)
        rows = table(Book(enriched), "Wijken")
        self.assertTrue(rows)
        for row in rows:
            self.assertTrue(all(row.values()), row)   # a word where there is no figure


class Size(Case):
    def test_many_indicators_in_all_districts(self):
        codes = [f"WEE-{n:03d}" for n in range(1, 61)]
        areas = [f"WK0988{n:02d}" for n in range(0, 16)]
        years = list(range(2012, 2024))
        file = self.folder / "groot.csv"
        with file.open("w", encoding="utf-8") as out:
            out.write("Indicator;Regio;" + ";".join(map(str, years)) + "\n")
            for i, code in enumerate(codes):
                for j, area in enumerate(["GM0988", *areas]):
                    out.write(f"{code};{area};" + ";".join(f"{20 + (i * 7 + j * 3 + k) % 50},{(i + k) % 10}" for k in range(len(years))) + "\n")
        start = time.monotonic()
        self.assertCode(enrich(file, self.folder / "a.xlsx", catalogue="weert"), 0, 1)
        print(f"{len(codes) * (len(areas) + 1) * len(years)} figures in {time.monotonic() - start:.1f} s", end=" ")
        self.assertIn("Grafiek", Book(self.folder / "a.xlsx").sheet_names())


kit.main()
