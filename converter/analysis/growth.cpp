// SPDX-License-Identifier: EUPL-1.2
#include "analysis/growth.h"

#include <algorithm>
#include <cmath>

namespace graadmeter {
namespace {

using Number = std::optional<double>;

Number product(const Number& a, const Number& b) { return a && b ? Number(*a * *b) : std::nullopt; }
Number sum(const Number& a, const Number& b) { return a && b ? Number(*a + *b) : std::nullopt; }
Number ratio(const Number& a, const Number& b) { return a && b && *b > 0 ? Number(*a / *b) : std::nullopt; }

template <typename Part>
bool shares_add_up(const std::vector<Part>& parts) {
    double total = 0;
    for (const auto& part : parts) total += part.share.value_or(0);
    return std::abs(total - 100) <= kShareSlack;
}

template <typename Part>
std::vector<Number> divided(const Number& whole, const std::vector<Part>& parts) {
    const bool usable = add_up(parts);
    std::vector<Number> result;
    for (const auto& part : parts) result.push_back(usable && whole && part.share ? Number(*whole * *part.share / 100) : std::nullopt);
    return result;
}

// What the kinds of household make together: only when all are known.
Number persons_of_kinds(const std::vector<HouseholdKind>& kinds) {
    if (kinds.empty() || !add_up(kinds)) return {};
    double persons = 0;
    for (const auto& kind : kinds) {
        if (!kind.share || !kind.persons) return {};
        persons += *kind.share * *kind.persons;
    }
    return persons / 100;
}

Number added_in(const GrowthArea& area, const YearPlan& plan, int year, const GrowthInput& input) {
    if (plan.typed) return plan.typed;
    if (plan.planned) return plan.planned;
    const bool within = year >= input.first_year && year <= input.last_year;
    return area.dwellings_added && within ? Number(*area.dwellings_added / (input.last_year - input.first_year + 1)) : std::nullopt;
}

void add_demand(GrowthYear& row, const std::vector<Facility>& facilities) {
    for (const auto& facility : facilities) {
        const Number demand = row.since_begin && facility.per_1000 ? Number(*row.since_begin * *facility.per_1000 / 1000) : std::nullopt;
        row.demand.push_back(demand);
        row.square_metres.push_back(product(demand, facility.square_metres));
        if (const auto& room = row.square_metres.back()) row.square_metres_in_all = row.square_metres_in_all.value_or(0) + *room;
    }
}

}  // namespace

bool add_up(const std::vector<HouseholdKind>& kinds) { return shares_add_up(kinds); }
bool add_up(const std::vector<AgeGroup>& groups) { return shares_add_up(groups); }

std::vector<GrowthYear> grow(const GrowthInput& input) {
    std::vector<GrowthYear> result;
    const Number of_kinds = persons_of_kinds(input.households);
    for (const auto& area : input.areas) {
        Number dwellings = area.dwellings, since_begin = 0.0;
        for (int year = input.first_year; year <= input.shown_until; ++year) {
            const auto planned = area.years.find(year);
            const YearPlan plan = planned == area.years.end() ? YearPlan{} : planned->second;
            GrowthYear row;
            row.region = area.region;
            row.year = year;
            row.dwellings_begin = dwellings;
            row.added = added_in(area, plan, year, input);
            row.removed = plan.typed_removed ? *plan.typed_removed : plan.planned_removed.value_or(0);
            const Number net = sum(row.added, -row.removed);
            row.dwellings_end = dwellings = sum(dwellings, net);
            row.households_per_dwelling = area.households_per_dwelling ? area.households_per_dwelling : ratio(area.households, area.dwellings);
            row.households_added = product(net, row.households_per_dwelling);
            row.persons_per_household = area.persons_per_household ? area.persons_per_household
                                        : of_kinds                 ? of_kinds
                                                                   : ratio(area.inhabitants, area.households);
            row.inhabitants_added = product(row.households_added, row.persons_per_household);
            row.other = plan.other.value_or(0);
            const Number more = sum(row.inhabitants_added, row.other);
            row.inhabitants_begin = sum(area.inhabitants, since_begin);
            row.since_begin = since_begin = sum(since_begin, more);
            row.inhabitants_end = sum(area.inhabitants, since_begin);
            row.to_goal = area.goal && row.inhabitants_end ? Number(*area.goal - *row.inhabitants_end) : std::nullopt;
            row.by_household = divided(row.households_added, input.households);
            row.by_age = divided(row.inhabitants_added, input.ages);
            add_demand(row, input.facilities);
            result.push_back(std::move(row));
        }
    }
    return result;
}

}  // namespace graadmeter
