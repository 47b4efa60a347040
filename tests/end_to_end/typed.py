# SPDX-License-Identifier: EUPL-1.2
"""Nothing typed is lost: random values in input cells of every sheet are there again after enriching anew, also when rows were sorted,
sheets renamed, the file saved by another program, or the catalogue changed."""
import random
import re
import zipfile
from xml.etree import ElementTree

import kit

try:
    import openpyxl
except ImportError:
    openpyxl = None

INPUT_FILL = "FFF7D6"
HEADER = 5
CATALOGUE = kit.SOURCE / "mappings" / "catalogi" / "dronten.xml"


def number_captions():
    """Captions of questions that are answered by a number."""
    return {vraag.get("kop") for file in (kit.SOURCE / "templates").glob("*.xml") for vraag in ElementTree.parse(file).iter("vraag")
            if vraag.get("getal") == "ja"}


def is_input(cell):
    return cell.fill.fill_type == "solid" and str(cell.fill.fgColor.rgb).endswith(INPUT_FILL)


def input_cells(book):
    """Every cell that people fill in."""
    return [cell for sheet in book for row in sheet.iter_rows(min_row=HEADER + 1) for cell in row if is_input(cell)]


def where(book):
    """(sheet, code, caption) -> value of every input cell that was filled in."""
    found = {}
    for cell in input_cells(book):
        if cell.value not in (None, "–"):
            sheet = cell.parent
            found[sheet.title, sheet.cell(cell.row, 1).value, sheet.cell(HEADER, cell.column).value] = cell.value
    return found


def everything(path):
    return {str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value is not None}


class Typed(kit.Case):
    def setUp(self):
        super().setUp()
        if openpyxl is None:
            self.skipTest("openpyxl is not installed")
        self.random = random.Random(20261122)
        self.enriched = self.folder / "uit.xlsx"
        self.assertCode(kit.enrich(kit.EXAMPLE, self.enriched, "--moment", "BEG-2026"), 0, 1)

    def fill_in(self, count=250):
        """Types in that many cells, at least one below every caption of every sheet -> (file, what was typed where)."""
        book = openpyxl.load_workbook(self.enriched)
        numbers = number_captions()
        cells = [cell for cell in input_cells(book) if cell.parent.title not in ("Koppeling", "Grafiek")]   # a choice there changes what is read
        by_column = {}
        for cell in cells:
            by_column.setdefault((cell.parent.title, cell.column), []).append(cell)
        self.assertGreater(len(by_column), 60)
        chosen = {id(cell): cell for column in by_column.values() for cell in self.random.sample(column, min(2, len(column)))}
        for cell in self.random.sample(cells, min(count, len(cells))):
            chosen[id(cell)] = cell
        for index, cell in enumerate(chosen.values()):
            caption = cell.parent.cell(HEADER, cell.column).value
            number = caption in numbers or cell.parent.title in ("Groei", "Aannames groei")
            cell.value = 1000 + index if number else f"antwoord {index}: é <&> \"{self.random.randrange(10**6)}\""
        path = self.folder / "ingevuld.xlsx"
        book.save(path)
        return path, where(openpyxl.load_workbook(path))

    def again(self, path, *arguments, **options):
        output = self.folder / f"weer-{len(kit.listing(self.folder))}.xlsx"
        self.outcome = kit.enrich(path, output, *arguments, **options)
        self.assertCode(self.outcome, 0, 1)
        return output

    def assertKept(self, typed, path):
        """Every value stands below the same caption in the row with the same code."""
        found = where(openpyxl.load_workbook(path))
        lost = {key: value for key, value in typed.items() if str(found.get(key)) != str(value)}
        self.assertEqual(lost, {})

    def test_after_another_run(self):
        offered = where(openpyxl.load_workbook(self.enriched))   # the choices of Grafiek that the program made
        filled, typed = self.fill_in()
        later = self.again(filled)
        people = {key: value for key, value in typed.items() if offered.get(key) != value}
        self.assertIn(f"Bewaard: {len(people)} ingevulde antwoorden", self.outcome.out)   # nor is counted what the program froze
        self.assertKept(typed, later)
        self.assertEqual(kit.digest(later), kit.digest(self.again(later)), "again is the same")

    def test_rows_in_another_order(self):
        filled, typed = self.fill_in()
        book = openpyxl.load_workbook(filled)
        for sheet in book:
            if not any(is_input(cell) for row in sheet.iter_rows(min_row=HEADER + 1) for cell in row):
                continue
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER + 1)]
            self.random.shuffle(rows)
            for row, values in zip(sheet.iter_rows(min_row=HEADER + 1), rows):
                for cell, value in zip(row, values):
                    cell.value = value
        sorted_file = self.folder / "gesorteerd.xlsx"
        book.save(sorted_file)
        self.assertKept(typed, self.again(sorted_file))

    def test_sheets_renamed(self):
        """As Excel renames: the sheet's name, and every formula and defined name that has it."""
        filled, typed = self.fill_in()
        renamed = self.folder / "hernoemd.xlsx"
        titles = [sheet.title for sheet in openpyxl.load_workbook(filled) if any(is_input(cell) for row in sheet.iter_rows(min_row=HEADER + 1) for cell in row)]
        with zipfile.ZipFile(filled) as source, zipfile.ZipFile(renamed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                if name == "xl/workbook.xml" or re.match(r"xl/worksheets/sheet\d+\.xml", name):
                    text = content.decode("utf-8")
                    for title in titles:
                        plain = title.replace("&", "&amp;")
                        text = text.replace(f"'{plain}'!", f"'Mijn {plain}'!").replace(f'name="{plain}"', f'name="Mijn {plain}"')
                        if re.fullmatch(r"\w+", title):
                            text = re.sub(rf"(?<![\w'’]){title}!", f"'Mijn {title}'!", text)
                    content = text.encode("utf-8")
                target.writestr(name, content)
        self.assertKept(typed, self.again(renamed))

    def test_through_libreoffice(self):
        filled, typed = self.fill_in()
        (self.folder / "lo").mkdir()
        saved = kit.through_libreoffice(filled, self.folder / "lo")
        if saved is None:
            self.skipTest("LibreOffice is not installed")
        self.assertKept(typed, self.again(saved))

    def test_a_row_of_ones_own(self):
        """A row that somebody adds below Inspanningen, without a code, gets one."""
        book = openpyxl.load_workbook(self.enriched)
        sheet = book["Inspanningen"]
        captions = [cell.value for cell in sheet[HEADER]]
        last = sheet.max_row
        sheet.cell(last + 1, captions.index("Inspanning") + 1, "Buurtkamer openen")
        sheet.cell(last + 1, captions.index("Status") + 1, "loopt")
        sheet.cell(last + 2, captions.index("Inspanning") + 1, "Tweede inspanning")
        sheet.cell(last + 3, 1, "EIGEN-7")
        sheet.cell(last + 3, captions.index("Inspanning") + 1, "Met een eigen code")
        book.save(self.folder / "eigen.xlsx")
        later = openpyxl.load_workbook(self.again(self.folder / "eigen.xlsx"))
        self.assertNotIn("Vervallen antwoorden", later.sheetnames)
        self.assertFalse([title for title in later.sheetnames if "bewaard" in title], "a row of people's own is no change of the sheet")
        found = {row[captions.index("Inspanning")]: row for row in later["Inspanningen"].iter_rows(min_row=HEADER + 1, values_only=True)}
        self.assertEqual(found["Buurtkamer openen"][0], "INS-01")
        self.assertEqual(found["Buurtkamer openen"][captions.index("Status")], "loopt")
        self.assertEqual(found["Tweede inspanning"][0], "INS-02")
        self.assertEqual(found["Met een eigen code"][0], "EIGEN-7")

    def test_another_catalogue_and_back(self):
        """Indicators and goals that are gone: their answers wait on Vervallen antwoorden until they return."""
        filled, typed = self.fill_in()
        tree = ElementTree.parse(CATALOGUE)
        parents = {child: parent for parent in tree.iter() for child in parent}
        gone = [each for each in tree.iter("indicator")][::3]
        for each in gone:
            parents[each].remove(each)
        smaller = self.folder / "kleiner.xml"
        tree.write(smaller, encoding="utf-8", xml_declaration=True)
        later = self.again(filled, catalogue=smaller)
        texts = everything(later)
        self.assertEqual([value for value in typed.values() if str(value) not in texts], [])
        self.assertIn("Vervallen antwoorden", openpyxl.load_workbook(later).sheetnames)
        self.assertKept(typed, self.again(later))

    def test_another_template(self):
        """A question that is asked no longer: the sheet with its answers is kept as it was."""
        filled, typed = self.fill_in()
        own = self.folder / "eigen"
        (own / "templates").mkdir(parents=True)
        template = (kit.SOURCE / "templates" / "duiding.xml").read_text(encoding="utf-8")
        shorter = re.sub(r'<vraag id="bruikbaar".*?</vraag>', "", template, flags=re.S)
        self.assertNotEqual(shorter, template)
        (own / "templates" / "duiding.xml").write_text(shorter, encoding="utf-8")
        environment = {**kit.os.environ, "GRAADMETER_PAD": kit.folders(own, kit.SOURCE)}
        later = self.again(filled, env=environment)
        texts = everything(later)
        self.assertEqual([value for value in typed.values() if str(value) not in texts], [])
        self.assertIn("Duiding (bewaard)", openpyxl.load_workbook(later).sheetnames)
        texts = everything(self.again(later))
        self.assertEqual([value for value in typed.values() if str(value) not in texts], [])


if __name__ == "__main__":
    kit.main()
