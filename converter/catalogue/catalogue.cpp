// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue.h"

#include <algorithm>

#include "model/error.h"

namespace graadmeter {
namespace {

template <class Item>
const Item* by_id(const std::vector<Item>& items, std::string_view id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

bool names(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
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

std::vector<CatalogueGap> gaps(const Catalogue& catalogue) {
    std::vector<CatalogueGap> result;
    const auto measured = [&](const Level& level) {
        return std::ranges::any_of(catalogue.indicators, [&](const Indicator& indicator) { return names(indicator.goals, level.id); });
    };
    const std::vector<const Level*> results = catalogue.levels_of("resultaat");
    for (const Level* goal : catalogue.levels_of("doel")) {
        const auto through = [&](const Level* each) { return names(each->serves, goal->id) && measured(*each); };
        if (!measured(*goal) && std::ranges::none_of(results, through))
            result.push_back({goal->id + " " + goal->name, "geen indicator bij dit doel"});
    }
    for (const Indicator& indicator : catalogue.indicators) {
        const auto missing = [&](const char* message) { result.push_back({indicator.id + " " + indicator.name, message}); };
        if (indicator.dropped) continue;  // nobody needs to complete it any more
        if (indicator.unit.empty()) missing("geen eenheid");
        if (indicator.kind != IndicatorKind::context) {  // context is followed, not steered
            if (!indicator.baseline)
                missing("geen nulmeting");
            else if (!indicator.baseline->value)
                missing("nulmeting nog zonder waarde");
            // A hypothetical target is an example, not a target (R111).
            if (std::ranges::all_of(indicator.targets, &TargetValue::hypothetical)) missing("geen streefwaarde");
        }
        if (indicator.source.empty()) missing("geen bron");
    }
    return result;
}

}  // namespace graadmeter
