// SPDX-License-Identifier: EUPL-1.2
// A workbook of Excel 5 to 2003 (.xls: BIFF5 and BIFF8 in a compound file).
#pragma once

#include <filesystem>
#include <memory>

#include "spreadsheet/workbook.h"

namespace graadmeter {

// Own reader and not FreeXL 1.0.6: that leaves out every cell with a formula, gives #DIV/0! as the number 1, knows no
// percentages, merged cells and hidden rows, and takes memory by area. tests/spreadsheet holds the constants to it.
//
// Values, types, number shapes, merged cells, hidden sheets, rows and columns. Formulas are marked, without their text; comments
// and names are not read. The workbook stream is held in memory, rows are read from it.
//
// Nothing when the compound file holds no workbook. Throws FileError: B01, B02 (encrypted), B03 (Excel 4 and older), B04.
[[nodiscard]] std::unique_ptr<Workbook> open_xls(const std::filesystem::path& file);

}  // namespace graadmeter
