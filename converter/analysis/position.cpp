// SPDX-License-Identifier: EUPL-1.2
#include "analysis/position.h"

#include <algorithm>
#include <array>

#include "analysis/assessment.h"

namespace graadmeter {
namespace {

double median_of(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::optional<double> value_in(const Series& series, const Period& period) {
    for (const SeriesPoint& point : series.points)
        if (point.period == period) return point.value;
    return {};
}

}  // namespace

Position place_among(double own, std::span<const double> others) {
    Position result;
    const auto higher = static_cast<std::size_t>(std::ranges::count_if(others, [&](double one) { return one > own; }));
    const auto equal = static_cast<std::size_t>(std::ranges::count(others, own));
    result.regions = others.size() + 1;
    result.rank = higher + 1;
    result.shared = equal > 0;
    result.median = median_of({others.begin(), others.end()});
    result.difference = own - result.median;
    if (result.regions >= kFewestForQuartile && equal < others.size())   // the middle rank lies at rank + equal / 2
        result.quartile = static_cast<int>((2 * (2 * higher + equal) + 2) / result.regions) + 1;
    return result;
}

std::optional<Position> position_of(const Series& own, std::span<const Series* const> peers, std::optional<int> reference_year) {
    for (auto point = own.points.rbegin(); point != own.points.rend(); ++point) {
        if (!point->value || (reference_year && point->period.year > *reference_year)) continue;
        std::vector<std::string> regions;
        std::vector<double> values;
        for (const Series* peer : peers) {
            const auto value = value_in(*peer, point->period);
            if (!value) continue;
            regions.push_back(peer->region);
            values.push_back(*value);
        }
        if (values.empty()) continue;
        Position result = place_among(*point->value, values);
        result.period = point->period;
        result.others = std::move(regions);
        return result;
    }
    return {};
}

std::string in_words(const Position& position) {
    constexpr std::array<const char*, 4> kQuarters{"hoogste kwart", "kwart boven het midden", "kwart onder het midden", "laagste kwart"};
    std::string text = std::to_string(position.rank) + "e van " + std::to_string(position.regions) + (position.shared ? ", gedeeld" : "") + " (hoog naar laag)";
    if (position.quartile) text += std::string("; ") + kQuarters[static_cast<std::size_t>(*position.quartile - 1)];
    return text;
}

}  // namespace graadmeter
