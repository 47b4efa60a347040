// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue.h"

#include <algorithm>
#include <set>

#include "model/error.h"

namespace graadmeter {
namespace {

template <class Item>
const Item* by_id(const std::vector<Item>& items, std::string_view id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

const char* dutch_word(Direction direction) {
    switch (direction) {
        case Direction::higher:
            return "hoger is beter";
        case Direction::lower:
            return "lager is beter";
        case Direction::target_band:
            return "binnen doelband";
        case Direction::context:
            return "geen richting";
        case Direction::per_component:
            return "per onderdeel";
    }
    throw Bug("onbekende richting");
}

const char* dutch_word(IndicatorKind kind) {
    switch (kind) {
        case IndicatorKind::state:
            return "toestand";
        case IndicatorKind::effort:
            return "inzet";
        case IndicatorKind::context:
            return "context";
    }
    throw Bug("onbekende soort indicator");
}

const Indicator* Catalogue::indicator(std::string_view wanted) const {
    return by_id(indicators, wanted);
}

const Level* Catalogue::level(std::string_view wanted) const {
    return by_id(levels, wanted);
}

std::vector<const Level*> Catalogue::levels_of(std::string_view kind) const {
    std::vector<const Level*> result;
    for (const Level& each : levels)
        if (each.kind == kind) result.push_back(&each);
    return result;
}

std::string_view xml_word(Direction direction) {
    constexpr std::string_view kWords[] = {"hoger", "lager", "doelband", "context", "per-onderdeel"};
    return kWords[static_cast<std::size_t>(direction)];
}

std::string_view xml_word(GrowthSubject subject) {
    constexpr std::string_view kWords[] = {"inwoners", "woningen-erbij", "per-1000", "m2"};
    return kWords[static_cast<std::size_t>(subject)];
}

const Indicator* Catalogue::current(std::string_view wanted) const {
    const Indicator* found = indicator(wanted);
    // Successors form no circle (the reader refuses one), so there are fewer steps than indicators.
    for (std::size_t steps = 0; found && !found->successor.empty() && steps < indicators.size(); ++steps) {
        const Indicator* next = indicator(found->successor);
        if (!next) break;
        found = next;
    }
    return found;
}

std::vector<const Level*> levels_above(const Catalogue& catalogue, const Indicator& indicator) {
    std::set<std::string_view> seen;
    std::vector<std::string_view> waiting(indicator.goals.begin(), indicator.goals.end());
    waiting.push_back(indicator.theme);
    while (!waiting.empty()) {
        const std::string_view id = waiting.back();
        waiting.pop_back();
        const Level* level = catalogue.level(id);
        if (level && seen.insert(level->id).second) waiting.insert(waiting.end(), level->serves.begin(), level->serves.end());
    }
    std::vector<const Level*> result;
    for (const Level& level : catalogue.levels)
        if (seen.contains(level.id)) result.push_back(&level);
    return result;
}

std::optional<double> budget_of(const FinancialFrame& frame, std::string_view level, const Period& period) {
    std::optional<double> total;
    for (const BudgetLine& line : frame.lines)
        if (line.level == level && line.period == period && !line.of_which) total = total.value_or(0) + line.amount;
    return total;
}

std::optional<int> horizon_of(const Level& level) { return level.horizon ? level.horizon : level.target_year; }

std::optional<int> horizon_of(const Catalogue& catalogue, const Indicator& indicator) {
    std::optional<int> latest;
    for (const std::string& id : indicator.goals) {
        const Level* goal = catalogue.level(id);
        if (!goal) continue;
        std::optional<int> year = horizon_of(*goal);
        for (std::size_t i = 0; !year && i < goal->serves.size(); ++i)
            if (const Level* above = catalogue.level(goal->serves[i]); above && above->kind == "doel") year = horizon_of(*above);
        if (year && (!latest || *latest < *year)) latest = year;
    }
    return latest;
}

}  // namespace graadmeter
