# SPDX-License-Identifier: EUPL-1.2
"""docs/eisen.md names every requirement once and nothing that does not exist; every file has its licence identifier."""
import re
import subprocess
import unittest

import kit


class Documents(unittest.TestCase):
    def test_every_requirement_once_with_places_that_exist(self):
        text = (kit.SOURCE / "docs" / "eisen.md").read_text("utf-8")
        rows = re.findall(r"^\| R(\d+) \|(.*)\|([^|]*)\|([^|]*)\|$", text, re.M)
        self.assertEqual([int(number) for number, *_ in rows], list(range(1, 135)))
        counted = {word: sum(status.strip().startswith(word) for *_, status in rows) for word in ("ja", "deels", "nog")}
        self.assertIn("{ja} ja, {deels} deels, {nog} nog".format(**counted), text)
        for number, what, where, status in rows:
            with self.subTest(f"R{number}"):
                self.assertTrue(what.strip())
                self.assertRegex(status.strip(), "^(ja|deels|nog.niet)$")
                # What is there says where; what is absent claims no place.
                self.assertEqual(bool(where.strip()), status.strip() in ("ja", "deels"))
                for path in re.findall(r"`([\w.-]+/[\w./ -]+)`", where):
                    self.assertTrue((kit.SOURCE / path).exists(), f"{path} does not exist")

    def test_links_of_the_documents_lead_somewhere(self):
        for document in [kit.SOURCE / "README.md", *(kit.SOURCE / "docs").glob("*.md")]:
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text("utf-8")):
                if "://" not in target:
                    self.assertTrue((document.parent / target.replace("%20", " ")).exists(), f"{document.name}: {target}")

    def test_every_file_has_its_licence_identifier(self):
        if not (kit.SOURCE / ".git").exists():
            self.skipTest("not a git work tree")
        done = subprocess.run(["sh", "tools/check-spdx.sh"], cwd=kit.SOURCE, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


kit.main()
