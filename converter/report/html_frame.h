// SPDX-License-Identifier: EUPL-1.2
// What stands around the tables of the HTML report: style and script. Colours as in the generated sheets.
#pragma once

namespace graadmeter {

// The page may load nothing from anywhere, and says so itself.
inline constexpr const char* kHtmlBegin = R"html(<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Bevindingen van Graadmeter</title>
<style>
body { font: 16px/1.5 Calibri, Carlito, Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 80rem; padding: 1.5rem; }
h1 { color: #1F3A4D; font-size: 1.8rem; margin: 0; }
h2 { color: #1F3A4D; font-size: 1.3rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
p { margin: .3rem 0; max-width: 60rem; }
a { color: #0B5394; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; color: #595959; padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #C9D3DA; overflow-wrap: break-word; }
.naam { min-width: 18rem; overflow-wrap: anywhere; }
thead th { background: #1F3A4D; color: #fff; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; }
th button:focus-visible, a:focus-visible, input:focus-visible { outline: 3px solid #F2D16B; }
th[aria-sort="ascending"] button::after { content: " ▲"; }
th[aria-sort="descending"] button::after { content: " ▼"; }
.n { text-align: right; white-space: nowrap; }
.fout { background: #A61C1C; color: #fff; font-weight: bold; }
.waarschuwing { background: #FCE4B6; }
.info { background: #DCE6F1; }
.filter { margin: .5rem 0; }
.filter input { font: inherit; padding: .2rem .4rem; width: min(30rem, 90%); border: 1px solid #595959; }
svg { display: block; }
@media print {
  body { font-size: 11px; max-width: none; padding: 0; }
  thead { display: table-header-group; }
  tr, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  .filter { display: none; }
  @page { size: A4 landscape; margin: 12mm; }
}
</style>
</head>
<body>
)html";

// Sorts by a column's data-v when it has one (a number), else by its words; a filter keeps the rows that hold all words.
inline constexpr const char* kHtmlEnd = R"html(<script>
"use strict";
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, at) => row.cells[at].dataset.v ?? row.cells[at].textContent;
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows];
      rows.sort((a, b) => (down ? -1 : 1) * key(a, at).localeCompare(key(b, at), "nl", { numeric: true }));
      body.append(...rows);
    });
  });
  const label = document.createElement("label");
  const field = document.createElement("input");
  const box = document.createElement("p");
  field.type = "search";
  box.className = "filter";
  label.append("Toon alleen rijen met: ", field);
  box.append(label);
  table.before(box);
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of body.rows) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
  });
}
</script>
</body>
</html>
)html";

}  // namespace graadmeter
