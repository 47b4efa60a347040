# SPDX-License-Identifier: EUPL-1.2
"""The HTML report in a real browser: its tables sort and filter, no error on the console, nothing asked of the network."""
import json
import os
import shutil
import subprocess

import kit

# Added to a copy of the page, since a headless browser has nobody to click: it does so itself and says what it saw. The page's own rule
# that it may load nothing stays in force, and what the page would try to load is counted.
CLICKER = """<script>
addEventListener("load", () => {
  const seen = { errors: window.seenErrors, requests: performance.getEntriesByType("resource").map(e => e.name) };
  const table = document.querySelector("table");
  const column = at => [...table.tBodies[0].rows].filter(row => !row.hidden).map(row => row.cells[at].dataset.v ?? row.cells[at].textContent);
  const heads = [...table.tHead.rows[0].cells];
  const at = heads.findIndex(head => head.textContent === "Waarnemingen");
  heads[at].querySelector("button").click();
  seen.up = column(at);
  heads[at].querySelector("button").click();
  seen.down = column(at);
  seen.sorted = heads[at].getAttribute("aria-sort");
  const field = document.querySelector(".filter input");
  field.value = "b.csv";
  field.dispatchEvent(new Event("input"));
  seen.filtered = column(0);
  field.value = "";
  field.dispatchEvent(new Event("input"));
  seen.unfiltered = column(0).length;
  const out = document.createElement("pre");
  out.id = "seen";
  out.textContent = JSON.stringify(seen);
  document.body.append(out);
});
</script></body>"""
EARLY = """<script>window.seenErrors = [];
addEventListener("error", e => window.seenErrors.push(String(e.message)));
addEventListener("securitypolicyviolation", e => window.seenErrors.push("geweigerd: " + e.blockedURI));</script>"""


class Browser(kit.Case):
    def test_tables_sort_and_filter(self):
        browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not browser:
            self.skipTest("chromium is absent")
        for name, years in (("a.csv", 3), ("b.csv", 12), ("c <script>alert(1)</script>.csv".replace("/", ""), 1)):
            rows = "".join(f"% inwoners dat moeite heeft met rondkomen;Dronten;{2010 + i};{i}\n" for i in range(years))
            (self.folder / name).write_text("indicator;regio;jaar;waarde\n" + rows, "utf-8")
        report = self.folder / "verslag.html"
        self.assertCode(kit.graadmeter("controleer", *sorted(self.folder.glob("*.csv")), "--catalogus", "dronten", "--uitvoer", report), 0, 1)
        page = report.read_text("utf-8")
        self.assertEqual(page.count("</body>"), 1)
        self.assertEqual(page.count("<head>"), 1)
        page = page.replace("<head>", "<head>" + EARLY).replace("</body>", CLICKER)
        played = self.folder / "gespeeld.html"
        played.write_text(page, "utf-8")
        with open(self.folder / "console.txt", "w", encoding="utf-8") as console:
            done = subprocess.run([browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={self.folder / 'profiel'}",
                                   "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                                   "--disable-sync", "--disable-default-apps", "--virtual-time-budget=5000", "--dump-dom", played.as_uri()],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=console, timeout=300, env={**os.environ, "HOME": str(self.folder)})
        dom = done.stdout.decode("utf-8")
        self.assertIn('<pre id="seen">', dom)
        text = dom.split('<pre id="seen">')[1].split("</pre>")[0]
        seen = json.loads(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        self.assertEqual(seen["errors"], [])
        self.assertEqual(seen["requests"], [])
        self.assertEqual(seen["up"], ["1", "3", "12"])   # as numbers, not as words
        self.assertEqual(seen["down"], ["12", "3", "1"])
        self.assertEqual(seen["sorted"], "descending")
        self.assertEqual(len(seen["filtered"]), 1)
        self.assertIn("b.csv", seen["filtered"][0])
        self.assertEqual(seen["unfiltered"], 3)
        said = (self.folder / "console.txt").read_text("utf-8", "replace")
        self.assertEqual([line for line in said.splitlines() if "CONSOLE" in line], [])


kit.main()
