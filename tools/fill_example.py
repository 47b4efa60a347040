#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Half fills the influence matrix of the enriched example, as a policy adviser would in Excel.

  fill_example.py GRAADMETER      (the program, as built)

Makes examples/"Sociaal domein Dronten (verrijkt, half ingevuld).xlsx". The answers are invented, to show that answers stay; they
say nothing of the municipality's real policy, and the free texts say so.
"""
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
SOURCE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "tests" / "end_to_end"))
import answers  # noqa: E402
import kit      # noqa: E402

RESULT = SOURCE / "examples" / "Sociaal domein Dronten (verrijkt, half ingevuld).xlsx"
INVENTED = "Voorbeeldtekst, verzonnen"
# indicator -> question -> answer
ANSWERS = {
    "DRO-002": {"a": "ja", "b": "voorlichting; netwerk", "c": "gemengd", "d": "indirect", "f": "negatief",
                "f-toelichting": f"{INVENTED}: krapte op de arbeidsmarkt.", "g": "matig"},
    "DRO-004": {"a": "ja", "b": "subsidie; eigen uitvoering", "c": "gemengd", "d": "indirect",
                "e": f"{INVENTED}: subsidie aan een vrijwilligersorganisatie.", "f": "negatief",
                "f-toelichting": f"{INVENTED}: energieprijzen.", "g": "gering", "partner": f"{INVENTED}: aanbieder A",
                "afspraak": f"{INVENTED}: elk kwartaal het aantal geholpen huishoudens.", "meetbaar": "ja", "termijn": "2026"},
    "DRO-005": {"a": "ja", "b": "eigen uitvoering", "c": "rijk", "d": "direct", "g": "matig"},
    "DRO-006": {"a": "deels", "c": "rijk"},
    "DRO-015": {"a": "ja", "b": "fysiek; subsidie", "c": "eigen", "d": "indirect", "g": "gering"},
    "DRO-019": {"a": "ja", "b": "subsidie; netwerk", "c": "eigen", "d": "indirect", "f": "beide", "g": "gering",
                "terugkoppeling": f"{INVENTED}: een gesprek per half jaar."},
    "DRO-020": {"a": "nee", "g": "geen"},
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        enriched = Path(folder) / "verrijkt.xlsx"
        outcome = kit.graadmeter("verrijk", kit.EXAMPLE, "--catalogus", "dronten", "--datum", "2026-11-22", "-o", enriched)
        if outcome.code > 1:
            sys.exit(str(outcome))
        book = kit.Book(enriched)
    captions = {id_: caption for id_, (caption, _) in answers.questions().items()}
    cells = book.cells(answers.SHEET)
    _, where = answers.columns(cells, list(captions.values()))
    row_of = {value: kit.split(address)[1] for address, value in cells.items() if kit.split(address)[0] == "A"}
    for indicator, given in ANSWERS.items():
        for question, text in given.items():
            book.set_text(answers.SHEET, f"{where[captions[question]]}{row_of[indicator]}", text)
    book.save(RESULT)
    print(RESULT)


if __name__ == "__main__":
    main() if kit.PROGRAM else sys.exit(__doc__)   # kit takes the program's path
