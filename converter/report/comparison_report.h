// SPDX-License-Identifier: EUPL-1.2
// What differs between two submissions or snapshots, as text for the terminal or CSV.
#pragma once

#include <iosfwd>

#include "catalogue/regions.h"
#include "collection/comparison.h"

namespace graadmeter {

struct ComparisonReport {
    const Collection& before;
    const Collection& after;
    const Comparison& comparison;
    const RegionList& regions;
};

void write_comparison_text(std::ostream& out, const ComparisonReport& report);
// A line for each change, of figures and of answers, with both values and both cells.
void write_comparison_csv(std::ostream& out, const ComparisonReport& report);

}  // namespace graadmeter
