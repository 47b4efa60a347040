// SPDX-License-Identifier: EUPL-1.2
// What differs between two submissions or snapshots, as a workbook: a sheet of figures and one of answers.
#pragma once

#include <filesystem>
#include <string>

#include "catalogue/catalogue_changes.h"
#include "catalogue/regions.h"
#include "collection/comparison.h"
#include "model/date.h"

namespace graadmeter {

struct ComparisonInput {
    const Collection& before;
    const Collection& after;
    const Comparison& comparison;
    const RegionList& regions;
    std::string origin;   // third line of every sheet: what was compared
    Date date;
};

// Writes to `package`, a path that does not exist. Deterministic.
void write_comparison_workbook(const ComparisonInput& input, const std::filesystem::path& package);
// Likewise what differs between two versions of a catalogue, on one sheet.
void write_catalogue_comparison_workbook(const CatalogueComparison& comparison, const std::string& origin, const Date& date, const std::filesystem::path& package);

}  // namespace graadmeter
