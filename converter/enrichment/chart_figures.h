// SPDX-License-Identifier: EUPL-1.2
// What the chart on Grafiek draws: formulas that look up the chosen series on Trends and Normen, on the hidden sheet Grafiekcijfers.
#pragma once

#include <cstdint>
#include <string>

#include "enrichment/figure_columns.h"

namespace graadmeter {

struct Workshop;

// What the sheet Grafiek needs of it. Texts are references from another sheet: "Grafiekcijfers!$B$6".
struct ChartFigures {
    Chart chart;                       // without place and size
    std::string position, unit;        // of the chosen entry in its list (0 = none), and its unit
    std::string trends_row, norm_row;  // data rows, from 1; 0 = there is none
    std::size_t trends_row_now = 0, norm_row_now = 0;
    std::string areas, groups;         // ranges of what can be chosen for the chosen indicator
    std::string area_known, group_known;   // whether the area and the group stand there: 1 or 0
};

// Adds its columns to shop.figures.
[[nodiscard]] ChartFigures chart_figures(Workshop& shop);

}  // namespace graadmeter
