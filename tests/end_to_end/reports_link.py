# SPDX-License-Identifier: EUPL-1.2
"""The controller's promise: what was frozen stays, and a name that a report links to gives its figure after every later run."""
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import kit

try:
    import openpyxl
except ImportError:
    openpyxl = None
try:
    import uno
except ImportError:
    uno = None

HEADER = 5


def table(path, sheet, values=True):
    """Code -> {caption: value}."""
    content = openpyxl.load_workbook(path, data_only=values)[sheet]
    captions = [cell.value for cell in content[HEADER]]
    return {row[0]: dict(zip(captions, row)) for row in content.iter_rows(min_row=HEADER + 1, values_only=True)}


def named(path):
    """Name -> the value of the cell that it refers to, of our names."""
    book = openpyxl.load_workbook(path, data_only=True)
    result = {}
    known = book.defined_names
    for defined in known.values() if hasattr(known, "values") else known.definedName:   # openpyxl 3.1, 3.0
        if defined.name.startswith("GM_"):
            (sheet, address), = defined.destinations
            result[defined.name] = book[sheet][address].value
    return result


class ReportsLink(kit.Case):
    def setUp(self):
        super().setUp()
        if openpyxl is None:
            self.skipTest("openpyxl is not installed")

    def enriched(self, source, name, moment=None, **options):
        output = self.folder / name
        self.assertCode(kit.enrich(source, output, *(("--moment", moment) if moment else ()), **options), 0, 1)
        return output

    def figures_changed(self, source, name):
        """Somebody brings the figures of his own sheets up to date."""
        book = openpyxl.load_workbook(source)
        changed = 0
        for sheet in book:
            if sheet.cell(HEADER, 1).value in ("Indicator", "Code", "Niveau") or sheet.sheet_state != "visible":
                continue
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, float) and not isinstance(cell.value, bool):
                        cell.value, changed = round(cell.value * 1.25, 2), changed + 1
        self.assertGreater(changed, 0)
        path = self.folder / name
        book.save(path)
        return path

    def test_moments_stay(self):
        first = self.enriched(kit.EXAMPLE, "een.xlsx", "BEG-2026")
        before = table(first, "P&C")
        frozen = [caption for caption in next(iter(before.values())) if caption.endswith(" BEG-2026")]
        self.assertEqual([caption.rsplit(" ", 1)[0] for caption in frozen], ["Waarde", "Peiljaar", "Streefwaarde", "Streefjaar", "Toelichting"])
        self.assertTrue(any(isinstance(row["Waarde BEG-2026"], (int, float)) for row in before.values()))
        second = self.enriched(self.figures_changed(first, "twee-in.xlsx"), "twee.xlsx", "VJN-2026")
        third = self.enriched(second, "drie.xlsx", "BEG-2026")   # asked again: nothing is frozen anew
        smaller = self.folder / "kleiner.xml"
        catalogue = (kit.SOURCE / "mappings" / "catalogi" / "dronten.xml").read_text(encoding="utf-8")
        smaller.write_text(re.sub(r'<indicator id="DRO-003".*?</indicator>', "", catalogue, flags=re.S), encoding="utf-8")
        fourth = self.enriched(third, "vier.xlsx", "NJN-2026", catalogue=smaller)
        self.assertIn("DRO-003", before)
        for path in (second, third, fourth):
            after = table(path, "P&C")
            for code, row in before.items():
                for caption in frozen:
                    self.assertEqual(after[code][caption], row[caption], (path.name, code, caption))
        self.assertEqual(table(fourth, "P&C")["DRO-003"]["Realisatie"], "niet meer in de catalogus")
        moved = {code: (row["Waarde BEG-2026"], row["Waarde VJN-2026"]) for code, row in table(fourth, "P&C").items()}
        self.assertTrue(any(a != b and isinstance(b, (int, float)) for a, b in moved.values()), "the figures had changed by then")

    def test_a_moment_in_the_name_of_the_file(self):
        """Who drops a file on the program gives no options; also of a workbook that was enriched before."""
        first = self.enriched(kit.EXAMPLE, "een.xlsx")
        self.assertNotIn("Waarde BEG-2026", next(iter(table(first, "P&C").values())))
        dropped = self.folder / "Sociaal domein BEG-2026 concept.xlsx"
        shutil.copyfile(first, dropped)
        self.assertIn("Waarde BEG-2026", next(iter(table(self.enriched(dropped, "twee.xlsx"), "P&C").values())))

    def test_names_stay(self):
        first = self.enriched(kit.EXAMPLE, "een.xlsx", "BEG-2026")
        names = named(first)
        rows = table(first, "P&C")
        self.assertEqual(len(names), len(rows) * 8)
        for code, row in rows.items():
            part = code.replace("-", "_")
            for ending, caption in (("waarde", "Realisatie"), ("peiljaar", "Peiljaar"), ("streefwaarde", "Streefwaarde"), ("streefjaar", "Streefjaar"),
                                    ("BEG_2026_waarde", "Waarde BEG-2026"), ("BEG_2026_streefwaarde", "Streefwaarde BEG-2026")):
                self.assertEqual(names[f"GM_{part}_{ending}"], row[caption], (code, caption))
        latest = first
        for number, moment in enumerate(("VJN-2026", "NJN-2026", "JR-2026")):
            latest = self.enriched(self.figures_changed(latest, f"in{number}.xlsx"), f"uit{number}.xlsx", moment)
            later = named(latest)
            for name, value in names.items():
                self.assertIn(name, later)
                if "_BEG_2026_" in name:
                    self.assertEqual(later[name], value, name)
        self.assertEqual(len(later), len(rows) * 20)

    def test_names_survive_sorting(self):
        """LibreOffice recalculates after somebody sorted P&C the other way round: each name still gives its own figure."""
        first = self.enriched(kit.EXAMPLE, "een.xlsx", "BEG-2026")
        book = openpyxl.load_workbook(first)
        sheet = book["P&C"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER + 1)]
        for row, values in zip(sheet.iter_rows(min_row=HEADER + 1), reversed(rows)):
            for cell, value in zip(row, values):
                # Excel keeps what refers to the own row with its row.
                cell.value = re.sub(r"\$(I|K)\d+", lambda m: f"${m[1]}{cell.row}", value) if isinstance(value, str) and value.startswith("=$I") else value
        book.save(self.folder / "gesorteerd.xlsx")
        (self.folder / "lo").mkdir()
        saved = kit.through_libreoffice(self.folder / "gesorteerd.xlsx", self.folder / "lo")
        if saved is None:
            self.skipTest("LibreOffice is not installed")
        self.assertEqual(named(saved), named(first))

    def linked(self, source, names):
        """What a second workbook shows that links to these names. Made anew each time: LibreOffice without a window follows no links of a
        file that it opens."""
        if uno is None or not shutil.which("soffice"):
            self.skipTest("LibreOffice or its Python bridge is not installed")
        with tempfile.TemporaryDirectory() as profile:
            pipe = Path(profile).name
            office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
                for attempt in range(240):
                    try:
                        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                        break
                    except uno.getClass("com.sun.star.connection.NoConnectException"):
                        time.sleep(0.5)
                desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

                def option(name, value):
                    result = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
                    result.Name, result.Value = name, value
                    return result
                document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (option("Hidden", True),))
                sheet = document.Sheets.getByIndex(0)
                for row, name in enumerate(names):
                    sheet.getCellByPosition(0, row).Formula = f"='{Path(source).as_uri()}'#{name}"
                document.calculateAll()
                shown = [sheet.getCellByPosition(0, row).Value for row in range(len(names))]
                document.close(True)
                desktop.terminate()
                return shown
            finally:
                office.terminate()
                office.wait(timeout=60)

    def test_a_second_workbook_links(self):
        latest = self.enriched(kit.EXAMPLE, "bron.xlsx", "BEG-2026")
        names = named(latest)
        chosen = sorted(name for name, value in names.items() if name.endswith("_BEG_2026_waarde") and isinstance(value, (int, float)))[:6]
        self.assertTrue(chosen)
        expected = [names[name] for name in chosen]
        for number, moment in enumerate((None, "VJN-2026", "NJN-2026", "JR-2026")):
            if moment:
                later = self.enriched(self.figures_changed(latest, f"in{number}.xlsx"), f"uit{number}.xlsx", moment)
                shutil.copyfile(later, latest)   # the report links to the file by its name
            self.assertEqual(self.linked(latest, chosen), expected, moment)


if __name__ == "__main__":
    kit.main()
