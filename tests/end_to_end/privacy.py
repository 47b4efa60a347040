# SPDX-License-Identifier: EUPL-1.2
"""Personal data do not travel: 200 workbooks with planted citizen service numbers and 200 with numbers that look like them; and
workbooks with planted names, birth dates, addresses, e-mail addresses, IBANs and client numbers.

All numbers, names and figures are invented by a generator with a fixed seed. Every planted column must be found (P01), at most
1 % of the others may be called one, and no planted number stands in any byte that we write: not in reports, not on the terminal,
not in the parts of an enriched workbook that are ours.
"""
import json
import random
import re
import zipfile

import kit
import openpyxl

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)  # elfproef of the BSN
MANY = 200
STREETS = ("Kerkstraat", "Molenweg", "Dorpsplein", "Beatrixlaan")


def passes(digits):
    return sum(w * int(d) for w, d in zip(WEIGHTS, digits)) % 11 == 0


def invented_bsn(rng, first=None):
    while True:
        digits = f"{rng.randrange(10_000_000, 999_999_999):09d}"
        if first is not None:
            digits = first + digits[1:]
        if passes(digits):
            return digits


# How a column of them is written: header, and how each number stands in its cell.
WRITTEN = [
    ("BSN", lambda d: int(d)),
    ("BSN", lambda d: d),
    ("Burgerservicenummer", lambda d: d),
    ("bsn-nummer", lambda d: f"{d[:3]}.{d[3:6]}.{d[6:]}"),
    ("Sofinummer", lambda d: f"{d[:4]} {d[4:6]} {d[6:]}"),
    ("BSN cliënt", lambda d: d.lstrip("0")),
    ("Nummer", lambda d: int(d)),          # the numbers alone must tell
    ("Kenmerk", lambda d: d),
    ("", lambda d: int(d)),
]


def client_sheet(rng, sheet, header, numbers):
    """A client list as an office keeps it; the numbers stand in the second or third column."""
    place = rng.choice((2, 3))
    rows = rng.choice((1, 1, 4))  # of the header
    columns = ["Volgnr", "Straat", "Uren", "Kosten"]
    columns.insert(place - 1, header)
    if rows > 1:
        sheet.cell(1, 1, "Lijst lopende voorzieningen (verzonnen)")
    for at, name in enumerate(columns, 1):
        sheet.cell(rows, at, name or None)
    for n, number in enumerate(numbers, 1):
        values = [n, rng.choice(STREETS), rng.randrange(1, 40), round(rng.uniform(100, 9000), 2)]
        values.insert(place - 1, number)
        for at, value in enumerate(values, 1):
            sheet.cell(rows + n, at, value)


def figures(sheet, rng):
    sheet.append(["Indicator", "Gebied", "2021", "2022", "2023"])
    for name in ("Eenzaamheid", "Vrijwilligers", "Mantelzorg"):
        sheet.append([name, "Weert"] + [round(rng.uniform(5, 60), 1) for _ in range(3)])


def planted(rng, file, kind):
    header, written = WRITTEN[kind % len(WRITTEN)]
    digits = [invented_bsn(rng, "0" if header == "BSN cliënt" and rng.random() < 0.5 else None) for _ in range(rng.randrange(6, 30))]
    book = openpyxl.Workbook()
    figures(book.active, rng)
    sheet = book.create_sheet("Cliënten" if rng.random() < 0.5 else f"Blad{rng.randrange(2, 9)}")
    client_sheet(rng, sheet, header, [written(one) for one in digits])
    if rng.random() < 0.2:
        sheet.sheet_state = rng.choice(("hidden", "veryHidden"))
    book.save(file)
    return digits


FIRST, LAST = ("Aagje", "Bartolomeus", "Cunegonda", "Dirkje", "Evarist"), ("Zwartendijk", "Quackernaat", "Vroombout", "Ypelaar", "Xhofleer")


def persons(rng, file, kind):
    """A workbook with planted persons -> all texts that may not be repeated, and whether a column surely holds persons."""
    people = []
    for first in FIRST:
        name = f"{first} {rng.choice(LAST)}{''.join(rng.choice('aeiou') for _ in range(4))}"
        people.append({"Naam cliënt": name, "E-mail": f"{first.lower()}.{rng.randrange(1000, 9999)}@voorbeeld-gemeente.nl",
                       "IBAN": f"NL{rng.randrange(10, 99)}BANK0{rng.randrange(100_000_000, 999_999_999)}",
                       "Geboortedatum": f"{rng.randrange(10, 28)}-0{rng.randrange(1, 9)}-19{rng.randrange(30, 99)}",
                       "Cliëntnummer": f"CL{rng.randrange(100_000, 999_999)}", "Adres": f"Verzonnenlaan {rng.randrange(1000, 9999)}"})
    book = openpyxl.Workbook()
    sheet = book.active
    certain = True
    if kind % 4 == 0:        # a list of its own, with figures that look like indicators
        sheet.append(list(people[0]) + ["Eenzaamheid", "Aantal uren", "2023"])
        for one in people:
            sheet.append(list(one.values()) + [rng.randrange(1, 9), rng.randrange(1, 40), rng.randrange(1, 99)])
    elif kind % 4 == 1:      # figures of an indicator, with whom to ask about it
        sheet.append(["Indicator", "Gebied", "Naam inwoner", "E-mail", "IBAN", "2022", "2023"])
        for indicator, one in zip(("Eenzaamheid", "Vrijwilligers", "Mantelzorg", "Ervaren gezondheid", "Sociale cohesie"), people):
            sheet.append([indicator, "Weert", one["Naam cliënt"], one["E-mail"], one["IBAN"], round(rng.uniform(5, 60), 1), "geen"])
        people = [{k: one[k] for k in ("Naam cliënt", "E-mail", "IBAN")} for one in people]
    elif kind % 4 == 2:      # without any heading that says so: where an area, an indicator and a figure belong
        sheet.append(["Indicator", "Gebied", "Jaar", "Waarde"])
        for one in people:
            sheet.append(["Eenzaamheid", one["E-mail"], 2023, 12.5])
            sheet.append([one["IBAN"], "Weert", 2023, 12.5])
            sheet.append(["Eenzaamheid", "Weert", 2022, one["E-mail"]])
            sheet.append(["Eenzaamheid", "Weert", one["IBAN"], 3])
        people = [{k: one[k] for k in ("E-mail", "IBAN")} for one in people]
        certain = False
    else:                    # a name for each row of years
        sheet.append(["Naam leerling", "Geboortedatum", "2021", "2022", "2023"])
        for one in people:
            sheet.append([one["Naam cliënt"], one["Geboortedatum"]] + [rng.randrange(1, 30) for _ in range(3)])
        people = [{k: one[k] for k in ("Naam cliënt", "Geboortedatum")} for one in people]
    book.save(file)
    return sorted({value for one in people for value in one.values()}), certain


# Numbers of eight to ten digits that offices do keep.
LOOK_ALIKES = [
    ("Cliëntnummer", lambda rng, n: rng.randrange(100_000_000, 999_999_999)),
    ("Budgetcode", lambda rng, n: 504_204_380 + 7 * n),
    ("Kostenplaats", lambda rng, n: f"{rng.randrange(10_000_000, 99_999_999)}"),
    ("Telefoon", lambda rng, n: 600_000_000 + rng.randrange(99_999_999)),
    ("KvK-nummer", lambda rng, n: rng.randrange(10_000_000, 99_999_999)),
    ("Zaaknummer", lambda rng, n: 202_300_000 + n),
    ("Postcode", lambda rng, n: f"60{rng.randrange(10, 99)} {chr(65 + rng.randrange(26))}B"),
    ("Bedrag", lambda rng, n: round(rng.uniform(1e8, 9e8), 0)),
    ("Buurtcode", lambda rng, n: f"098801{n:02d}"),
    ("Inwoners", lambda rng, n: rng.randrange(9_000_000, 17_900_000)),
]


def look_alike(rng, file, kind):
    header, number = LOOK_ALIKES[kind % len(LOOK_ALIKES)]
    book = openpyxl.Workbook()
    figures(book.active, rng)
    client_sheet(rng, book.create_sheet("Overzicht"), header, [number(rng, n) for n in range(rng.randrange(6, 30))])
    book.save(file)


def our_bytes(original, enriched):
    """What we wrote of an enriched workbook: parts that the original does not have so."""
    with zipfile.ZipFile(original) as before, zipfile.ZipFile(enriched) as after:
        known = {name: before.read(name) for name in before.namelist()}
        return b"\n".join(after.read(name) for name in after.namelist() if known.get(name) != after.read(name))


def found_in(digits, data):
    """Planted numbers in any spelling: also with points or spaces between the digits, or without the leading zero."""
    runs = {run for text in (data, re.sub(rb"(?<=\d)[ .\-](?=\d)", b"", data)) for run in re.findall(rb"\d{8,}", text)}
    pieces = {run[at:at + 9].decode() for run in runs for at in range(len(run) - 8)} | {run.decode() for run in runs if len(run) == 8}
    return [one for one in digits if one in pieces or one.lstrip("0") in pieces]


class Privacy(kit.Case):
    def findings(self, files):
        output = {ending: self.folder / f"verslag.{ending}" for ending in ("jsonl", "csv")}
        arguments = [word for file in output.values() for word in ("--uitvoer", file)]
        outcome = kit.graadmeter("controleer", *files, "--catalogus", "weert", *arguments)
        self.assertCode(outcome, 0, 1)
        lines = [json.loads(line) for line in output["jsonl"].read_text("utf-8").splitlines()]
        codes = {kit.named(file): set() for file in files}
        for line in lines:
            if line["soort"] == "bevinding":
                codes[line["bestand"]].add(line["code"])
        written = outcome.out.encode() + outcome.err.encode() + b"".join(file.read_bytes() for file in output.values())
        return codes, written

    def test_planted(self):
        rng = random.Random(20261124)
        files, digits = [], {}
        for n in range(MANY):
            files.append(self.folder / f"inzending {n:03d}.xlsx")
            digits[files[-1]] = planted(rng, files[-1], n)
        codes, written = self.findings(files)
        missed = [f"{file.name} ({WRITTEN[n % len(WRITTEN)][0] or 'zonder kop'})" for n, file in enumerate(files) if "P01" not in codes[kit.named(file)]]
        self.assertEqual(missed, [])
        every = [one for some in digits.values() for one in some]
        self.assertGreater(len(every), 5 * MANY)
        self.assertEqual(found_in(every, written), [])
        for n, file in enumerate(files[::5]):  # every way of writing, hidden and not
            enriched, analysis = self.folder / f"uit {n}.xlsx", self.folder / f"uit {n}.json"
            outcome = kit.enrich(file, enriched, "--analyse", analysis, catalogue="weert")
            self.assertCode(outcome, 0, 1)
            data = our_bytes(file, enriched) + analysis.read_bytes() + outcome.text.encode()
            self.assertEqual(found_in(digits[file], data), [], file.name)
            # The search can find: the person's own cells still hold them.
            with zipfile.ZipFile(enriched) as package:
                self.assertTrue(found_in(digits[file], b"\n".join(package.read(name) for name in package.namelist())))

    def test_look_alikes(self):
        rng = random.Random(4)
        files = []
        for n in range(MANY):
            files.append(self.folder / f"lijst {n:03d}.xlsx")
            look_alike(rng, files[-1], n)
        codes, _ = self.findings(files)
        false = [LOOK_ALIKES[n % len(LOOK_ALIKES)][0] for n, file in enumerate(files) if "P01" in codes[kit.named(file)]]
        self.assertLess(len(false), MANY / 100, false)

    def test_persons(self):
        """Names and the like, in a list of their own, beside figures, and where a figure, an area or an indicator belongs."""
        for n in range(12):
            rng = random.Random(100 + n)
            file = self.folder / f"personen {n}.xlsx"
            secrets, certain = persons(rng, file, n)
            report, enriched, analysis = (self.folder / f"{name} {n}" for name in ("verslag", "uit", "analyse"))
            report, enriched, analysis = report.with_suffix(".jsonl"), enriched.with_suffix(".xlsx"), analysis.with_suffix(".json")
            draft = self.folder / f"concept-{n}.xml"
            checked = kit.graadmeter("controleer", file, "--catalogus", "weert", "--datum", kit.DATE, "--uitvoer", report)
            self.assertCode(checked, 0, 1)
            outcome = kit.enrich(file, enriched, "--analyse", analysis, catalogue="weert")
            self.assertCode(outcome, 0, 1)
            told = kit.graadmeter("herken", file, "--catalogus", "weert", "--concept", draft)
            data = our_bytes(file, enriched) + b"".join(one.read_bytes() for one in (report, analysis, draft) if one.exists())
            text = data.decode("utf-8", "replace") + checked.text + outcome.text + told.text
            self.assertEqual([secret for secret in secrets if secret in text], [], file.name)
            with zipfile.ZipFile(enriched) as package:   # the search can find
                whole = b"\n".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
            self.assertEqual([secret for secret in secrets if secret not in whole], [])
            if certain:
                found = {line["code"]: line["melding"] for line in map(json.loads, report.read_text("utf-8").splitlines()) if line["soort"] == "bevinding"}
                self.assertIn("P02", found, file.name)


kit.main()
