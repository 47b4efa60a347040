// SPDX-License-Identifier: EUPL-1.2
// The words for a source's codes that stand on another sheet of the workbook, such as the `metadata` beside the `data` of a Swing import.
#pragma once

#include <vector>

#include "mapping/source.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// The sources, each with Source::names completed from the sheet of this workbook that it names, where there is one.
[[nodiscard]] std::vector<Source> with_names(std::vector<Source> sources, const Workbook& workbook);

}  // namespace graadmeter
