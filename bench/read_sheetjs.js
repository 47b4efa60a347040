// SPDX-License-Identifier: EUPL-1.2
// Reads all values of all sheets of the files named with SheetJS and says what it saw, as read_cells.cpp does.
//   node read_sheetjs.js FOLDER FILE...     FOLDER holds node_modules/xlsx
"use strict";
const path = require("path");
const [folder, ...files] = process.argv.slice(2);
const XLSX = require(path.resolve(folder, "node_modules", "xlsx"));

let strings = 0, numbers = 0, others = 0, bytes = 0, sum = 0;
for (const file of files) {
  const book = XLSX.readFile(file, { dense: true, cellHTML: false, cellText: false, cellFormula: false });
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    for (const row of sheet["!data"] || sheet) {
      for (const cell of row || []) {
        if (!cell || cell.v === undefined) continue;
        if (typeof cell.v === "string") { strings += 1; bytes += Buffer.byteLength(cell.v); }
        else if (typeof cell.v === "number") { numbers += 1; sum += cell.v; }
        else others += 1;
      }
    }
  }
}
console.log(`cells=${strings + numbers + others} strings=${strings} numbers=${numbers} bytes=${bytes} sum=${sum.toFixed(6)}`);
