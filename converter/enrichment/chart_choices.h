// SPDX-License-Identifier: EUPL-1.2
// What can be chosen on the sheet Grafiek, and what is chosen: an indicator, an area and a group of which there are figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "enrichment/build.h"
#include "enrichment/facts.h"
#include "enrichment/figure_columns.h"

namespace graadmeter {

// An entry of the first list: an indicator or a part of it, in one unit.
struct ChartChoice {
    std::string label, code, unit;           // "WEE-002 Eenzaamheid", as on Trends
    std::string unit_id;
    const Indicator* measure = nullptr;      // null = the catalogue does not have it
    std::vector<const Series*> series;       // with a figure, in the order of the assessment
    const Norm* norm = nullptr;              // about some of its areas
    std::size_t first_area = 0, areas = 0, first_group = 0, groups = 0;   // stretches of the stacked lists, from 0
};

class ChartChoices {
public:
    // Whether there is anything to draw.
    [[nodiscard]] static bool any(const BuildInput& input);

    ChartChoices() = default;
    ChartChoices(const BuildInput& input, const Facts& facts);

    [[nodiscard]] const std::vector<ChartChoice>& indicators() const { return indicators_; }
    // Of all entries, stacked; of each area whether the norm of its indicator is about it.
    [[nodiscard]] const std::vector<std::string>& areas() const { return areas_; }
    [[nodiscard]] const std::vector<bool>& under_norm() const { return under_norm_; }
    [[nodiscard]] const std::vector<std::string>& groups() const { return groups_; }

    // As typed, in the spelling of the lists where it is one of them; else the own municipality's longest series.
    std::string indicator, area, group;
    [[nodiscard]] const ChartChoice* chosen() const;          // null = what was typed is no entry
    [[nodiscard]] std::size_t position() const;               // of that entry in its list, from 1; 0 = none
    [[nodiscard]] bool any_norm() const;                      // of some entry, about some of its areas
    // Of the chosen indicator and group in this area; null = no figures.
    [[nodiscard]] const Series* series_in(const std::string& area_name, const Facts& facts) const;

    // The lists on the sheet Keuzelijsten, from this column on.
    [[nodiscard]] std::vector<FigureColumn> columns() const;

private:
    void choose(const BuildInput& input, const Facts& facts);

    std::vector<ChartChoice> indicators_;
    std::vector<std::string> areas_, groups_;
    std::vector<bool> under_norm_;
};

// The columns of ChartChoices::columns(), in order. From first_bound on only where some indicator has a norm: kNormBounds, then a name for
// each class between them.
enum class ChoiceColumn : std::uint32_t {
    indicator, code, unit, first_area, last_area, first_group, last_group, from_zero, area, under_norm, group, first_bound, first_class = first_bound + kNormBounds
};
[[nodiscard]] constexpr ChoiceColumn operator+(ChoiceColumn column, std::size_t further) {
    return static_cast<ChoiceColumn>(static_cast<std::uint32_t>(column) + static_cast<std::uint32_t>(further));
}

// Counts and shares are read against 0; an index or a mark is not.
[[nodiscard]] bool counts_from_zero(const std::string& unit_id);

// How a class is called beside its band: "rood", "groen vanaf 40", of bounds that fall "groen t/m 40".
[[nodiscard]] std::string class_name(const Norm& norm, NormClass norm_class);

// Ids of the rows with the three choices on Grafiek, by which they are kept.
inline constexpr const char *kChartIndicator = "G1", *kChartArea = "G2", *kChartGroup = "G3";
inline constexpr const char* kChartFigures = "Grafiekcijfers";

}  // namespace graadmeter
