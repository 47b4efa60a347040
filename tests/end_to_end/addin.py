# SPDX-License-Identifier: EUPL-1.2
"""The add-in's functions in Gnumeric, a host that we did not write, against what `graadmeter verrijk --analyse` says of the same
workbook; and an enriched workbook without the add-in.

addin.py PROGRAM [GNUMERIC-ADAPTER]. Gnumeric knows Excel's older interface only, so this is about the registration, the arguments and
the answers; the interface that ships is tested by tests/addin/host. Every figure here is invented.
"""
import json
import math
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import kit
import openpyxl

ADAPTER = Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
SSCONVERT = shutil.which("ssconvert")
PLUGINS = next(iter(sorted(Path("/usr/lib/gnumeric").glob("*/plugins/excelplugins"))), None)
DATA = kit.SOURCE / "tests" / "data" / "addin"
REAL = kit.SHARED / "workbooks"
REAL_WORKBOOKS = {"Sociale staat Weert indicatoren 2019-2023.xlsx": "weert", "Doelen en indicatoren sociaal domein Dronten.xlsx": "dronten",
                  "Monitor sociaal domein Cranendonck 2021.xlsx": "cranendonck"}
CATALOGUE = DATA / "mappings" / "catalogi" / "voorbeeldstad.xml"
HOME = "Voorbeeldstad"

FIGURES = {
    "Voelt zich gezond": {2018: 28.5, 2019: 29, 2020: 30, 2021: 30.4, 2022: 31.25, 2023: 32, 2024: 33.1},
    "Eenzaamheid": {2010: 40, 2013: 12, 2015: 11.5, 2017: 11, 2019: 10.5, 2021: 10, 2023: 9.75},
    "Aantal clubs": {2022: 12, 2023: 12, 2024: 11},
    "Inwoners": {2019: 1000, 2020: 1010, 2021: 1000, 2022: 1010, 2023: 1000},
}


def wide_workbook(path):
    years = sorted({year for figures in FIGURES.values() for year in figures})
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cijfers"
    sheet.append([f"Cijfers van de gemeente {HOME}"])
    sheet.append([])
    sheet.append(["Indicator", *years])
    for name, figures in FIGURES.items():
        sheet.append([name, *[figures.get(year) for year in years]])
    book.save(path)


def recalculated(workbook, folder, adapter, **variables):
    """Address -> value of the first sheet, as Gnumeric computes it."""
    plugins = folder / "plugins" / "excelplugins"
    shutil.rmtree(plugins.parent, ignore_errors=True)
    shutil.copytree(PLUGINS, plugins)
    # Looked for beside it, as beside graadmeter.xll.
    (plugins / "mappings").symlink_to(kit.SOURCE / "mappings")
    (plugins / "templates").symlink_to(kit.SOURCE / "templates")
    if adapter:
        shutil.copy(adapter, plugins / "graadmeter.xll")
    output = folder / "berekend.xlsx"
    environment = {**os.environ, "HOME": str(folder), "GNUMERIC_PLUGIN_PATH": str(plugins.parent), **{k: str(v) for k, v in variables.items()}}
    done = subprocess.run([SSCONVERT, "--recalc", "-T", "Gnumeric_Excel:xlsx", str(workbook), str(output)], env=environment, timeout=300,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise AssertionError(f"ssconvert: {done.returncode}\n{done.stdout.decode(errors='replace')}")
    return {cell.coordinate: cell.value for row in openpyxl.load_workbook(output, data_only=True).worksheets[0].iter_rows() for cell in row}


class Sheet:
    """Formulas with what they must give."""

    def __init__(self):
        self.book = openpyxl.Workbook()
        self.formulas, self.figures = self.book.active, self.book.create_sheet("Reeksen")
        self.expected = []

    def ask(self, formula, expected):
        self.expected.append((f"A{len(self.expected) + 1}", formula, expected))
        self.formulas[self.expected[-1][0]] = "=" + formula

    def series(self, points):
        """Years and values in two columns of their own; the ranges as formulas name them."""
        column = self.figures.max_column + 1 if self.figures["A1"].value else 1
        for row, (year, value) in enumerate(points, 1):
            self.figures.cell(row, column, year)
            self.figures.cell(row, column + 1, value)
        letters = [openpyxl.utils.get_column_letter(column + i) for i in (0, 1)]
        return [f"Reeksen!${letter}$1:${letter}${len(points)}" for letter in letters]


class AddIn(kit.Case):
    def enriched(self):
        source, output, analysis = (self.folder / name for name in (f"{HOME}.xlsx", "verrijkt.xlsx", "analyse.json"))
        wide_workbook(source)
        outcome = kit.enrich(source, output, "--analyse", analysis, catalogue=str(CATALOGUE))
        self.assertCode(outcome, 0, 1)
        return output, json.loads(analysis.read_text("utf-8"))

    def test_nothing_of_an_enriched_workbook_needs_the_add_in(self):
        output, _ = self.enriched()
        book = kit.Book(output)
        formulas = 0
        for name, part in book.parts.items():
            if not name.endswith(".xml"):
                continue
            text = part.decode("utf-8", "replace")
            for formula in re.findall(r"<(?:\w+:)?(?:f|formula|formula1|formula2|definedName|sqref)\b[^>]*>([^<]*)<", text):
                formulas += 1
                self.assertNotRegex(formula, r"(?i)graadmeter\.|_xll", name)
        self.assertGreater(formulas, 50)

    def ask_figures(self, sheet, analysis):
        """Every figure of every series of the analysis, looked up."""
        named = {}
        for one in analysis["reeksen"]:
            measure = one["onderdeel"]["id"] if one["onderdeel"] else one["indicator"]
            named.setdefault((measure, one["gebied"], one["groep"]), []).append(one)
        for (measure, region, group), series in named.items():
            if len(series) > 1:   # in several units: the add-in has those in the catalogue's, the analysis does not say which that is
                continue
            for point in series[0]["metingen"]:
                asked = f'GRAADMETER.WAARDE("{measure}","{region}","{point["periode"]}","{group}")'
                sheet.ask(asked, "#N/A" if point["waarde"] is None else point["waarde"])

    def ask_appraisals(self, sheet, analysis, output):
        """What the analysis says of the municipality's own series of whole indicators -> those series."""
        development = dict(self.developments(output))
        home = analysis["gemeente"]
        whole = [one for one in analysis["reeksen"] if (one["gebied"], one["groep"], one["onderdeel"]) == (home, "", None)]
        for one in whole:
            id, points = one["indicator"], [(p["periode"], p["waarde"]) for p in one["metingen"] if p["waarde"] is not None]
            if not points:
                continue
            years, values = sheet.series([(int(period) if period.isdigit() else period, value) for period, value in points])
            sheet.ask(f'INDEX(GRAADMETER.REEKS("{id}","{home}"),{len(one["metingen"])},2)', "#N/A" if one["metingen"][-1]["waarde"] is None else points[-1][1])
            sheet.ask(f'GRAADMETER.SIGNAAL("{id}",{years},{values})', development[id])
            # TREND knows no breaks: compared where there is none.
            if not one["reeksbreuk"] and len({len(period) for period, _ in points}) == 1:
                trend = one["trend"]
                sheet.ask(f'GRAADMETER.TREND({years},{values},"label")', trend["label"])
                if trend["mannKendall"]:
                    sheet.ask(f'GRAADMETER.TREND({years},{values},"p")', trend["mannKendall"]["p"])
                    sheet.ask(f'INDEX(GRAADMETER.TREND({years},{values}),1,3)', trend["label"])
                if trend["senHelling"] is not None:
                    sheet.ask(f'GRAADMETER.TREND({years},{values},"helling")', trend["senHelling"])
            last_period, last = points[-1]
            sheet.ask(f'GRAADMETER.NORM("{id}",{last})', one["norm"]["klasse"] if one["norm"] else "geen norm")
            pace = one["streefwaarde"] and one["streefwaarde"]["tempo"]
            absent = "#N/A"
            sheet.ask(f'GRAADMETER.DOELBEREIK("{id}",{last},"{last_period}")', pace["doelbereik"] if pace else absent)
            for word, key in (("nodig", "nodigPerJaar"), ("gemaakt", "gemaaktPerJaar"), ("oordeel", "oordeel"), ("nog nodig", "nogNodigPerJaar")):
                expected = absent if not pace or pace[key] is None else pace[key]
                sheet.ask(f'GRAADMETER.TEMPO("{id}",{years},{values},"{word}")', expected)
            if one["streefwaarde"]:
                sheet.ask(f'GRAADMETER.STREEFWAARDE("{id}","{one["streefwaarde"]["periode"]}")', one["streefwaarde"]["streefwaarde"])
            sheet.ask(f'GRAADMETER.INDICATOR("{id}")', one["naam"])
        return whole

    def compare(self, sheet, **variables):
        workbook = self.folder / "formules.xlsx"
        sheet.book.save(workbook)
        found = recalculated(workbook, self.folder, ADAPTER, **variables)
        wrong = [f"{formula}: {found.get(address)!r}, not {expected!r}" for address, formula, expected in sheet.expected
                 if not self.same(found.get(address), expected)]
        self.assertEqual(wrong[:20], [], f"{len(wrong)} of {len(sheet.expected)}")
        return workbook

    @unittest.skipUnless(SSCONVERT and PLUGINS, "gnumeric is not installed")
    @unittest.skipUnless(ADAPTER and ADAPTER.exists(), "the adapter for Gnumeric is not built (not under the sanitizers)")
    def test_gnumeric_computes_what_the_program_does(self):
        output, analysis = self.enriched()
        answered = self.folder / "ingevuld.xlsx"
        book = kit.Book(output)
        cells = book.cells("Invloedsmatrix")
        header = next(kit.split(address)[1] for address, text in cells.items() if text == "Indicator")
        column = lambda start: next(kit.split(a)[0] for a, text in cells.items() if kit.split(a)[1] == header and text.startswith(start))
        row = next(kit.split(address)[1] for address, text in cells.items() if text == "A-1" and kit.split(address)[1] > header)
        for start, answer in (("a.", "nee"), ("g.", "matig")):
            book.set_text("Invloedsmatrix", f"{column(start)}{row}", answer)
        book.save(answered)

        sheet = Sheet()
        self.ask_figures(sheet, analysis)
        self.assertEqual(len(sheet.expected), sum(map(len, FIGURES.values())))
        whole = self.ask_appraisals(sheet, analysis, output)
        self.assertEqual({one["naam"]: {int(p["periode"]): p["waarde"] for p in one["metingen"]} for one in whole}, FIGURES)
        self.assertTrue(any(one["norm"] for one in whole) and any(one["streefwaarde"] for one in whole) and any(one["reeksbreuk"] for one in whole))
        a1 = FIGURES["Voelt zich gezond"]
        sheet.ask('SUM(GRAADMETER.REEKS("voelt zich gezond","GM0000"))', sum(a1) + sum(a1.values()))
        sheet.ask('GRAADMETER.WAARDE("A-1","GM0000",2024)', a1[2024])
        sheet.ask('GRAADMETER.WAARDE("A-1","GM0000",2024,"65+")', "#N/A")
        sheet.ask('IFERROR(GRAADMETER.WAARDE("onbekend","GM0000",2024),"niet gevonden")', "niet gevonden")
        sheet.ask('GRAADMETER.WAARDE("A-1","GM0000",1/0)', "#DIV/0!")
        sheet.ask('GRAADMETER.WAARDE("A-1","GM0000",Z99)', "#VALUE!")
        sheet.ask('GRAADMETER.VERSCHIL("A-1",47.5,"45,0")', "+2,5 %-punt")
        sheet.ask('GRAADMETER.REGIO("GM1900")', "Súdwest-Fryslân")
        sheet.ask('GRAADMETER.REGIO("Weert")', "GM0988")
        sheet.ask('GRAADMETER.INDICATOR("Eenzamheid","code")', "Niet gevonden. Bedoelt u: Eenzaamheid (A-2)?")
        sheet.ask('GRAADMETER.CONTROLEER("A-1",47.5)', "")
        sheet.ask('LEFT(GRAADMETER.CONTROLEER("A-1",147.5),3)', "W04")
        sheet.ask('GRAADMETER.BSNCONTROLE({111222333;5;"x"})', 1)
        sheet.ask('GRAADMETER.INVLOED("A-1")', "matig")
        sheet.ask('GRAADMETER.INVLOED("A-1","a")', "nee")
        sheet.ask('GRAADMETER.INVLOED("A-1","c")', "n.v.t.")
        sheet.ask('GRAADMETER.INVLOED("A-2","g")', "niet ingevuld")
        sheet.ask('ISNUMBER(SEARCH("catalogus: voorbeeldstad",GRAADMETER.VERSIE()))', True)
        asked = {name for _, formula, _ in sheet.expected for name in re.findall(r"GRAADMETER\.[A-Z]+", formula)}
        self.assertEqual(len(asked), 15)
        data = {"GRAADMETER_GEGEVENS": answered, "GRAADMETER_PAD": DATA}
        workbook = self.compare(sheet, **data)

        # Without the add-in nothing of this is computed: what is compared above comes from it.
        without = recalculated(workbook, self.folder, None, **data)
        self.assertEqual({without[address] for address, formula, _ in sheet.expected if formula.startswith("GRAADMETER.")}, {"#NAME?"})

    @unittest.skipUnless(SSCONVERT and PLUGINS, "gnumeric is not installed")
    @unittest.skipUnless(ADAPTER and ADAPTER.exists(), "the adapter for Gnumeric is not built (not under the sanitizers)")
    @unittest.skipUnless(REAL.exists(), "the shared folder does not lie beside the project")
    def test_gnumeric_on_real_workbooks(self):
        for name, catalogue in REAL_WORKBOOKS.items():
            with self.subTest(name):
                output, analysis = self.folder / f"{catalogue}.xlsx", self.folder / f"{catalogue}.json"
                self.assertCode(kit.enrich(REAL / name, output, "--analyse", analysis, catalogue=catalogue), 0, 1)
                read = json.loads(analysis.read_text("utf-8"))
                sheet = Sheet()
                self.ask_figures(sheet, read)
                self.assertGreater(len(sheet.expected), 20)
                self.ask_appraisals(sheet, read, output)
                self.compare(sheet, GRAADMETER_GEGEVENS=output)

    def developments(self, workbook):
        """Indicator and its word of the column Ontwikkeling on the sheet Trends, without the sign: of the first area, the municipality."""
        cells = kit.Book(workbook).cells("Trends")
        header = next(kit.split(address)[1] for address, text in cells.items() if text == "Indicator")
        letters = {text: kit.split(address)[0] for address, text in cells.items() if kit.split(address)[1] == header}
        row = header + 1
        home = cells[f"{letters['Gebied']}{row}"]
        while f"{letters['Indicator']}{row}" in cells:
            of = lambda caption: cells[f"{letters[caption]}{row}"]
            if of("Groep") == "hele doelgroep" and of("Gebied") == home:
                yield of("Indicator"), of("Ontwikkeling").lstrip("▲▼● ")
            row += 1

    @staticmethod
    def same(found, expected):
        if isinstance(expected, (int, float)) and not isinstance(expected, bool):
            return isinstance(found, (int, float)) and math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-12)
        return (found or "") == expected


if __name__ == "__main__":
    kit.main()
