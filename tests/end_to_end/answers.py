# SPDX-License-Identifier: EUPL-1.2
"""What people typed stays: answers in the Invloedsmatrix, after a second run, after LibreOffice, and beside changed sheets."""
import re
from xml.etree import ElementTree

import kit

SHEET = "Invloedsmatrix"


def questions():
    """id -> (caption, choices) of the matrix, from its template."""
    root = ElementTree.parse(next((kit.SOURCE / "templates").glob("invloedsmatrix*.xml"))).getroot()
    found = {}
    for element in root.iter():
        if element.get("id") and element is not root:
            texts = {kit.local(e): (e.text or "").strip() for e in element}
            caption = element.get("kop") or texts.get("kop") or ""
            found[element.get("id")] = caption, [(e.text or "").strip() for e in element.iter() if kit.local(e) == "keuze"]
    return found


def columns(cells, captions):
    """(header row, caption -> column letters) of a matrix."""
    by_row = {}
    for address, value in cells.items():
        letters, row = kit.split(address)
        if value in captions:
            by_row.setdefault(row, {})[value] = letters
    row = max(by_row, key=lambda r: len(by_row[r]))
    return row, by_row[row]


def answers(book, captions):
    """(indicator id, caption) -> what stands there. Works after rows and columns were moved."""
    cells = book.cells(SHEET)
    header, where = columns(cells, captions)
    found = {}
    for address, value in cells.items():
        letters, row = kit.split(address)
        caption = next((c for c, column in where.items() if column == letters), None)
        if row > header and caption and f"A{row}" in cells:
            found[cells[f"A{row}"], caption] = value
    return found


class Answers(kit.Case):
    def setUp(self):
        super().setUp()
        self.questions = questions()
        self.captions = [caption for caption, _ in self.questions.values()]
        self.original = self.copy(kit.EXAMPLE)
        self.enriched = self.folder / "uit.xlsx"
        self.assertCode(kit.enrich(self.original, self.enriched), 0, 1)

    def type_in(self, book):
        """Gives the last indicators an answer to question a (a choice) and to a free one -> what was typed."""
        cells = book.cells(SHEET)
        header, where = columns(cells, self.captions)
        rows = sorted(kit.split(a)[1] for a in cells if kit.split(a)[0] == "A" and kit.split(a)[1] > header)
        caption, choices = self.questions["a"]
        free = next(c for c, options in self.questions.values() if not options and c in where)
        typed = {}
        for row in rows[-3:]:
            for column, value in ((where[caption], choices[0]), (where[free], f"Afspraak <{row}> & co: één")):
                book.set_text(SHEET, f"{column}{row}", value)
                typed[cells[f"A{row}"], caption if value == choices[0] else free] = value
        return typed

    def again(self, file, name="weer.xlsx"):
        output = self.folder / name
        outcome = kit.enrich(file, output)
        self.assertCode(outcome, 0, 1)
        return outcome, kit.Book(output)

    def test_answers_stay(self):
        book = kit.Book(self.enriched)
        before = answers(book, self.captions)
        typed = self.type_in(book)
        self.assertTrue(typed)
        book.save(self.folder / "ingevuld.xlsx")
        _, after = self.again(self.folder / "ingevuld.xlsx")
        self.assertEqual(answers(after, self.captions), {**before, **typed})
        self.assertEqual(set(after.sheets()), set(book.sheets()), "a sheet too many or too few")
        # And once more: the same bytes.
        self.again(self.folder / "weer.xlsx", "nogmaals.xlsx")
        self.assertEqual(kit.digest(self.folder / "weer.xlsx"), kit.digest(self.folder / "nogmaals.xlsx"))

    def test_answers_stay_after_libreoffice(self):
        book = kit.Book(self.enriched)
        before = answers(book, self.captions)
        typed = self.type_in(book)
        book.save(self.folder / "ingevuld.xlsx")
        (self.folder / "lo").mkdir()
        saved = kit.through_libreoffice(self.folder / "ingevuld.xlsx", self.folder / "lo")
        if saved is None:
            self.skipTest("LibreOffice is not installed")
        _, after = self.again(saved)
        self.assertEqual(answers(after, self.captions), {**before, **typed})
        self.assertEqual(list(after.sheets()), list(book.sheets()))

    def test_answers_follow_their_indicator_not_their_row(self):
        """Two rows of the matrix change places, as after sorting."""
        book = kit.Book(self.enriched)
        typed = self.type_in(book)
        part = book.sheets()[SHEET]
        xml = book.parts[part].decode("utf-8")
        rows = {int(r): (text, attributes, content) for text, r, attributes, content in
                re.findall(r'(<row r="(\d+)"([^>]*)>(.*?)</row>)', xml, re.S)}
        last = max(r for r in rows if f"A{r}" in book.cells(SHEET))
        def moved(source, target):
            content = re.sub(rf'(<c r="[A-Z]+){source}"', rf'\g<1>{target}"', rows[source][2])
            return f'<row r="{target}"{rows[source][1]}>{content}</row>'
        swap = {rows[last][0]: moved(last - 1, last), rows[last - 1][0]: moved(last, last - 1)}
        book.parts[part] = re.sub("|".join(map(re.escape, swap)), lambda m: swap[m[0]], xml).encode("utf-8")
        expected = answers(book, self.captions)
        book.save(self.folder / "gesorteerd.xlsx")
        _, after = self.again(self.folder / "gesorteerd.xlsx")
        found = answers(after, self.captions)
        self.assertEqual(found, expected)
        self.assertLessEqual(typed.items(), found.items())

    def test_a_sheet_that_somebody_changed_is_kept(self):
        book = kit.Book(self.enriched)
        note = "Dit heb ik er zelf bij gezet"
        # A caption of Trends: outside every input cell.
        address = next(a for a, value in sorted(book.cells("Trends").items(), key=lambda c: kit.split(c[0])[::-1]) if value)
        book.set_text("Trends", address, note)
        book.save(self.folder / "veranderd.xlsx")
        outcome, after = self.again(self.folder / "veranderd.xlsx")
        new = [name for name in after.sheets() if name not in book.sheets()]
        self.assertEqual(len(new), 1, f"{list(after.sheets())}")
        self.assertIn("Trends", new[0])
        self.assertEqual(after.cells(new[0])[address], note)
        self.assertNotIn(note, after.cells("Trends").values())
        self.assertIn(new[0], outcome.text + " ".join(after.cells("Verantwoording").values()))

    def test_an_untouched_workbook_gains_nothing_by_libreoffice(self):
        (self.folder / "lo").mkdir()
        saved = kit.through_libreoffice(self.enriched, self.folder / "lo")
        if saved is None:
            self.skipTest("LibreOffice is not installed")
        before = list(kit.Book(self.enriched).sheets())
        _, after = self.again(saved)
        self.assertEqual(list(after.sheets()), before)

    def test_an_edit_of_the_data_flows_through(self):
        """The user's own sheet is edited after enrichment: the new figure is in Waarnemingen, the answers stay."""
        book = kit.Book(self.enriched)
        typed = self.type_in(book)
        observed = book.cells("Waarnemingen")
        header, where = columns(observed, ["Waarde", "Blad", "Cel"])
        rows = sorted(kit.split(a)[1] for a in observed if kit.split(a)[0] == "A" and kit.split(a)[1] > header)
        own, cell = (observed[f"{where[caption]}{rows[0]}"] for caption in ("Blad", "Cel"))
        part = book.sheets()[own]
        book.parts[part], edits = re.subn(rf'(<c r="{cell}"[^>]*><v>)[^<]*(</v>)'.encode(), rb"\g<1>12.3125\2", book.parts[part])
        self.assertEqual(edits, 1, f"{own}!{cell}")
        book.save(self.folder / "bewerkt.xlsx")
        _, after = self.again(self.folder / "bewerkt.xlsx")
        self.assertIn("12.3125", after.cells("Waarnemingen").values())
        self.assertLessEqual(typed.items(), answers(after, self.captions).items())

    def test_restoring_takes_everything_out(self):
        restored = self.folder / "terug.xlsx"
        self.assertCode(kit.graadmeter("herstel", self.enriched, "-o", restored), 0)
        self.assertEqual(kit.Book(restored).parts, kit.Book(self.original).parts)

    def test_restoring_what_was_never_enriched(self):
        outcome = kit.graadmeter("herstel", self.original, "-o", self.folder / "terug.xlsx")
        self.assertCode(outcome, 2, 3)
        self.assertFalse((self.folder / "terug.xlsx").exists())
        self.assertIn(self.original.name, outcome.err)


if __name__ == "__main__":
    kit.main()
