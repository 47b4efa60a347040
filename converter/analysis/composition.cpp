// SPDX-License-Identifier: EUPL-1.2
#include "analysis/composition.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/assessment.h"

namespace graadmeter {
namespace {

struct AreaAndGroup {
    std::string region, group;
};

// Those for which a component has a series, in the order of the series.
std::vector<AreaAndGroup> measured_for(std::span<const Series> all, const Indicator& indicator) {
    std::vector<AreaAndGroup> result;
    for (const Series& series : all) {
        if (series.indicator != indicator.id || series.component.empty()) continue;
        const bool known = std::ranges::any_of(result, [&](const auto& one) { return one.region == series.region && one.group == series.group; });
        if (!known) result.push_back({series.region, series.group});
    }
    return result;
}

std::map<Period, double> figures(std::span<const Series> all, const Indicator& indicator, const std::string& component, const std::string& unit,
                                 const AreaAndGroup& about) {
    std::map<Period, double> result;
    for (const Series& series : all) {
        if (series.indicator != indicator.id || series.component != component || series.unit != unit || series.region != about.region ||
            series.group != about.group)
            continue;
        for (const SeriesPoint& point : series.points)
            if (point.value) result.emplace(point.period, *point.value);
    }
    return result;
}

std::optional<double> at(const std::map<Period, double>& figures, const Period& period) {
    const auto found = figures.find(period);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
}

bool one_unit(const std::vector<Component>& components) {
    return std::ranges::all_of(components, [&](const Component& one) { return one.unit == components.front().unit; });
}

CompositionResult composed(std::span<const Series> all, const Indicator& indicator, const AreaAndGroup& about) {
    CompositionResult result{indicator.id, about.region, about.group, indicator.composition, {}, {}};
    std::vector<std::map<Period, double>> parts;
    std::set<Period> periods;
    for (const Component& component : indicator.components) {
        result.components.push_back(component.id);
        parts.push_back(figures(all, indicator, component.id, component.unit, about));
        for (const auto& [period, value] : parts.back()) periods.insert(period);
    }
    const auto whole = figures(all, indicator, "", indicator.unit, about);
    const bool threshold = indicator.composition == "drempelreeks" && one_unit(indicator.components);
    for (const Period& period : periods) {
        CompositionPeriod one{period, {}, {}, {}, at(whole, period)};
        for (const auto& part : parts) one.values.push_back(at(part, period));
        for (std::size_t i = 1; threshold && i < one.values.size(); ++i) {
            const auto &before = one.values[i - 1], &now = one.values[i];
            one.steps.push_back(before && now ? std::optional(*now - *before) : std::nullopt);
        }
        if (indicator.composition == "verhouding" && one.values.size() == 2 && one.values[0] && one.values[1])
            one.ratio = quotient(indicator, *one.values[0], *one.values[1]);
        result.periods.push_back(std::move(one));
    }
    return result;
}

}  // namespace

std::vector<CompositionResult> compositions(std::span<const Series> all, const Catalogue& catalogue) {
    std::vector<CompositionResult> results;
    for (const Indicator& indicator : catalogue.indicators) {
        if (indicator.composition != "drempelreeks" && indicator.composition != "verhouding") continue;
        for (const AreaAndGroup& about : measured_for(all, indicator)) {
            CompositionResult result = composed(all, indicator, about);
            if (!result.periods.empty()) results.push_back(std::move(result));
        }
    }
    return results;
}

}  // namespace graadmeter
