// SPDX-License-Identifier: EUPL-1.2
// The counts of one indicator and period by area and group, and which of them add up to which.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/regions.h"
#include "disclosure/count_system.h"
#include "model/observation.h"

namespace graadmeter {

// A count of people in an area and group, however often it stands in the workbook.
struct TabledCount {
    std::vector<std::size_t> observations;   // of the count
    std::vector<std::size_t> rates;          // percentages and the like of the same people
    std::optional<double> count;             // nothing: hidden or missing in the workbook
    bool rate_only = false;                  // worked out from a percentage
    double slack = 0;                        // how far it may be off for that
    bool hidden = false;                     // by the workbook itself, for being small
    int below = 0;                           // "<5" in the cell; 0 = no such mark
    int threshold = 0;
    bool stays = false;                      // everybody knows it
    bool small_denominator = false;
    Place place;                             // of the first
};
using AreaGroup = std::pair<std::string, std::string>;
using CountTable = std::map<AreaGroup, TabledCount>;

// A count of nobody's cell: what is left of a total (a district that is not named) or a total that is not given.
struct SystemOfTable {
    CountSystem system;
    std::map<AreaGroup, std::size_t> cell_of;
};

// The sums that hold in the table, as a system. Whole numbers; what the workbook leaves out is filled in with figures that fit.
[[nodiscard]] SystemOfTable system_of(const CountTable& table, const RegionList& regions, const std::string& municipality);

}  // namespace graadmeter
