// SPDX-License-Identifier: EUPL-1.2
// A workbook that is no .xlsx (.xls, .ods, CSV) as a new .xlsx: its data as the first sheets, cell for cell at the same address.
#pragma once

#include <filesystem>

#include "spreadsheet/workbook.h"

namespace graadmeter {

// Numbers with their number formats, texts (codes with leading zeros stay text), booleans, errors, the date system, merged ranges,
// hidden rows, columns and sheets. Formulas become their values; what else stays behind Workbook::not_carried says. Streams: one
// row in memory. Deterministic. `package`: a path that does not exist. Throws FileError when the disk does not take it.
void write_data_sheets(const Workbook& workbook, const std::filesystem::path& package);

}  // namespace graadmeter
