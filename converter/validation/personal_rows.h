// SPDX-License-Identifier: EUPL-1.2
// Where personal data stand, as the findings tell it: what is beside them goes no further.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/finding.h"

namespace graadmeter {

// Whether the row lies among the cells of a P01 or P02 on the sheet.
[[nodiscard]] bool stands_among_personal_data(const std::vector<Finding>& findings, const std::string& sheet, std::uint32_t row);

}  // namespace graadmeter
