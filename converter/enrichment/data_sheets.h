// SPDX-License-Identifier: EUPL-1.2
// A workbook that is no .xlsx (CSV) as a new .xlsx: its data as the first sheets, cell for cell at the same address.
#pragma once

#include <filesystem>

#include "spreadsheet/workbook.h"

namespace graadmeter {

// Numbers as numbers, text as text (codes with leading zeros stay text). Streams. `package`: a path that does not exist.
void write_data_sheets(const Workbook& workbook, const std::filesystem::path& package);

}  // namespace graadmeter
