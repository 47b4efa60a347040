// SPDX-License-Identifier: EUPL-1.2
#include "validation/personal_rows.h"

#include <algorithm>

#include "model/cell_address.h"

namespace graadmeter {

bool stands_among_personal_data(const std::vector<Finding>& findings, const std::string& sheet, std::uint32_t row) {
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        if ((finding.code != "P01" && finding.code != "P02") || finding.sheet != sheet) return false;
        const auto range = parse_range(finding.cells);
        return !range || (range->first.row <= row && row <= range->last.row);
    });
}

}  // namespace graadmeter
