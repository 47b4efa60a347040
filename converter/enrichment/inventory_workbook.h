// SPDX-License-Identifier: EUPL-1.2
// inventaris.xlsx: which figures there are, where, with whom, what is missing, and who has not delivered (R13, R14, R25, R40).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue/regions.h"
#include "collection/collection.h"
#include "collection/conflicts.h"
#include "collection/coverage.h"
#include "model/date.h"

namespace graadmeter {

struct InventoryInput {
    const Collection& collection;             // finished
    const Coverage& coverage;
    const std::vector<Conflict>& conflicts;
    const RegionList& regions;
    std::string origin;                       // third line of every sheet
    Date date;
};

// Writes to `package`, a path that does not exist. Deterministic.
void write_inventory_workbook(const InventoryInput& input, const std::filesystem::path& package);

}  // namespace graadmeter
