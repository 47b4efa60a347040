// SPDX-License-Identifier: EUPL-1.2
#include "analysis/spread.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/assessment.h"

namespace graadmeter {
namespace {

const char* level_word(RegionLevel level) {
    switch (level) {
        case RegionLevel::district: return "wijk";
        case RegionLevel::neighbourhood: return "buurt";
        case RegionLevel::area: return "eigen gebied";
        default: return "";
    }
}

// What figures must share to be compared, and then by period and member.
struct ComparisonKey {
    std::string indicator, component, unit, fixed, level;
    Across across = Across::areas;
    auto operator<=>(const ComparisonKey&) const = default;
};
using Members = std::map<std::string, double>;
using ByPeriod = std::map<Period, Members>;

Spread spread_of(const Period& period, const Members& members) {
    Spread result{period, {}, {}, {}, 0, {}};
    for (const auto& [name, value] : members) result.members.push_back({name, value});
    const auto [low, high] = std::minmax_element(result.members.begin(), result.members.end(),
                                                 [](const Member& a, const Member& b) { return a.value < b.value; });
    result.lowest = low->name;
    // minmax_element gives the last of the highest.
    const double top = high->value;
    result.highest = std::find_if(result.members.begin(), result.members.end(), [&](const Member& m) { return m.value == top; })->name;
    result.range = top - low->value;
    if (low->value > 0) result.ratio = top / low->value;
    return result;
}

double range_over(const Members& members, const std::vector<Member>& chosen) {
    double low = members.at(chosen.front().name), high = low;
    for (const Member& one : chosen) {
        low = std::min(low, members.at(one.name));
        high = std::max(high, members.at(one.name));
    }
    return high - low;
}

std::optional<SpreadChange> change_of(const ByPeriod& periods, const Spread& latest) {
    for (const auto& [period, members] : periods) {
        if (period == latest.period || period.kind != latest.period.kind) continue;
        const bool all = std::all_of(latest.members.begin(), latest.members.end(),
                                     [&](const Member& one) { return members.contains(one.name); });
        if (!all) continue;
        const double then = range_over(members, latest.members);
        return SpreadChange{period, latest.period, then, latest.range, latest.range - then};
    }
    return {};
}

// The measured points of an area's series between two years, first and last.
std::optional<std::pair<double, double>> ends(const Series& series, std::optional<int> from, std::optional<int> until) {
    const SeriesPoint *first = nullptr, *last = nullptr;
    for (const SeriesPoint& point : series.points) {
        if (!point.value || (from && point.period.year < *from) || (until && point.period.year > *until)) continue;
        if (!first) first = &point;
        last = &point;
    }
    // With a base year given, the comparison is with that year and no later one.
    if (!first || first == last || (from && first->period.year != *from)) return {};
    return std::pair(*first->value, *last->value);
}

bool moved_well(const std::pair<double, double>& ends, Direction direction) {
    return direction == Direction::higher ? ends.second > ends.first : ends.second < ends.first;
}

std::vector<std::string> areas_of(const RegionList& regions, const std::string& municipality) {
    std::vector<std::string> areas;
    for (const Region& region : regions.all()) {
        const RegionLevel level = region_level(region.code);
        if (!region.excluded && region.until.empty() && lies_within(region.code, municipality) &&
            (level == RegionLevel::district || level == RegionLevel::area))
            areas.push_back(region.code);
    }
    std::ranges::sort(areas);
    return areas;
}

SpatialOutcome outcome(const SpatialRuleResult& result) {
    if (result.rule == "een") {
        if (!result.fulfilled.empty()) return SpatialOutcome::holds;
        return result.without_data.empty() ? SpatialOutcome::fails : SpatialOutcome::unknown;
    }
    if (!result.failing.empty()) return SpatialOutcome::fails;
    return result.without_data.empty() && !result.fulfilled.empty() ? SpatialOutcome::holds : SpatialOutcome::unknown;
}

}  // namespace

const char* dutch_word(SpatialOutcome outcome) {
    constexpr const char* kWords[] = {"gehaald", "niet gehaald", "onbekend"};
    return kWords[static_cast<std::size_t>(outcome)];
}

std::vector<SpreadResult> spreads(std::span<const Series> all, const RegionList& regions, const std::string& municipality) {
    std::map<ComparisonKey, ByPeriod> comparisons;
    std::vector<ComparisonKey> order;   // as the series come: the catalogue's order
    const auto add = [&](const ComparisonKey& key, const Period& period, const std::string& name, double value) {
        const auto [place, fresh] = comparisons.try_emplace(key);
        if (fresh) order.push_back(key);
        place->second[period].emplace(name, value);
    };
    for (const Series& series : all)
        for (const SeriesPoint& point : series.points) {
            if (!point.value) continue;
            const RegionLevel level = region_level(series.region);
            const Region* known = regions.by_code(series.region);
            if (lies_within(series.region, municipality)) {
                const std::string system = known && !known->area_system.empty() ? known->area_system : level_word(level);
                add({series.indicator, series.component, series.unit, series.group, system, Across::areas}, point.period, series.region, *point.value);
            }
            if (!series.group.empty())
                add({series.indicator, series.component, series.unit, series.region, "", Across::groups}, point.period, series.group, *point.value);
        }
    std::vector<SpreadResult> results;
    for (const ComparisonKey& key : order) {
        const ByPeriod& periods = comparisons.at(key);
        const auto latest = std::find_if(periods.rbegin(), periods.rend(), [](const auto& one) { return one.second.size() >= 2; });
        if (latest == periods.rend()) continue;
        const Spread spread = spread_of(latest->first, latest->second);
        results.push_back({key.indicator, key.unit, key.across, key.fixed, key.level, spread, change_of(periods, spread), key.component});
    }
    return results;
}

std::vector<SpatialRuleResult> spatial_rules(std::span<const Series> all, const Catalogue& catalogue, const RegionList& regions,
                                             const std::string& municipality) {
    std::vector<SpatialRuleResult> results;
    for (const Level& level : catalogue.levels) {
        if (level.spatial_rule.empty()) continue;
        const std::vector<std::string> areas =
            level.spatial_rule == "gemeente" ? std::vector{municipality} : areas_of(regions, municipality);
        for (const Indicator& indicator : catalogue.indicators) {
            const bool measures = std::ranges::find(indicator.goals, level.id) != indicator.goals.end();
            if (!measures || (indicator.direction != Direction::higher && indicator.direction != Direction::lower)) continue;
            SpatialRuleResult result{level.id, indicator.id, indicator.unit, level.spatial_rule, SpatialOutcome::unknown, {}, {}, {}};
            for (const std::string& area : areas) {
                const auto series = std::find_if(all.begin(), all.end(), [&](const Series& one) {
                    return one.indicator == indicator.id && one.region == area && one.component.empty() && one.group.empty() && one.unit == indicator.unit;
                });
                const auto both = series == all.end() ? std::nullopt : ends(*series, level.base_year, level.target_year);
                (!both ? result.without_data : moved_well(*both, indicator.direction) ? result.fulfilled : result.failing).push_back(area);
            }
            result.outcome = outcome(result);
            results.push_back(std::move(result));
        }
    }
    return results;
}

}  // namespace graadmeter
