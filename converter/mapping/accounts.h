// SPDX-License-Identifier: EUPL-1.2
// Accounts and counts of inhabitants, households and dwellings in the user's own tables, whether or not the catalogue knows them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/submission.h"
#include "spreadsheet/grid.h"

namespace graadmeter {

// The region that a text names: its code, nothing when it is none.
using RegionNamer = std::function<std::optional<std::string>(std::string_view)>;

// Adds what the sheet holds to submission.accounts and submission.stock. Only where words say exactly what is counted; rows or
// columns may be the lines. A table that names no area is about the submission's municipality.
void read_accounts(const Grid& grid, const std::string& sheet_name, const RegionNamer& region_named, Submission& submission);

}  // namespace graadmeter
