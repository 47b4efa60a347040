// SPDX-License-Identifier: EUPL-1.2
// Sparklines, which libxlsxwriter does not know: the x14 extension of a sheet ([MS-XLSX] 2.6.3, CT_SparklineGroups).
#pragma once

#include <string>
#include <vector>

#include "model/cell_address.h"

namespace graadmeter {

// Lines that share one scale.
struct SparklineGroup {
    struct Line {
        CellRange data;
        CellAddress cell;
    };
    bool gaps = false;          // an empty cell breaks the line; else the line runs on to the next measurement
    std::vector<Line> lines;
};

// The <ext> element for the sheet's extLst; "" without groups.
[[nodiscard]] std::string sparkline_extension(const std::string& sheet_name, const std::vector<SparklineGroup>& groups);

}  // namespace graadmeter
