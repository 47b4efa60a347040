// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/areas.h"

namespace graadmeter {
namespace {

// The weighted sum of figure(district) over the parts; nothing when it lacks one.
template <class Figure>
std::optional<double> weighted_sum(const Region& area, Figure figure) {
    if (area.parts.empty()) return {};
    double sum = 0;
    for (const AreaPart& part : area.parts) {
        const std::optional<double> value = figure(part.region);
        if (!value) return {};
        sum += part.weight * *value;
    }
    return sum;
}

std::optional<double> figure_of(const AreaFigures& figures, const std::string& region) {
    const auto found = figures.find(region);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> ratio(std::optional<double> numerator, std::optional<double> denominator, double per) {
    if (!numerator || !denominator || *denominator <= 0) return {};
    return per * *numerator / *denominator;
}

}  // namespace

std::optional<double> area_count(const Region& area, const AreaFigures& counts) {
    return weighted_sum(area, [&](const std::string& region) { return figure_of(counts, region); });
}

std::optional<double> area_rate(const Region& area, const AreaFigures& counts, const AreaFigures& denominators, double per) {
    return ratio(area_count(area, counts), area_count(area, denominators), per);
}

std::optional<double> area_rate_from_rates(const Region& area, const AreaFigures& rates, const AreaFigures& denominators) {
    const auto counted = [&](const std::string& region) -> std::optional<double> {
        const auto rate = figure_of(rates, region), denominator = figure_of(denominators, region);
        return rate && denominator ? std::optional(*rate * *denominator) : std::nullopt;
    };
    return ratio(weighted_sum(area, counted), area_count(area, denominators), 1);
}

}  // namespace graadmeter
