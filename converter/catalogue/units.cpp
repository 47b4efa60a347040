// SPDX-License-Identifier: EUPL-1.2
// The closed list of units. mappings/catalogus.xsd repeats the ids; a test compares the two.
#include <algorithm>

#include "catalogue/catalogue.h"

namespace graadmeter {

const std::vector<Unit>& units() {
    constexpr std::nullopt_t none = std::nullopt;
    static const std::vector<Unit> all{
        // id, label, minimum, maximum, whole, percentage
        {"", "", none, none, false, false},
        {"%", "%", 0, 100, false, true},
        {"aantal", "aantal", 0, none, true, false},
        {"score", "score 0-10", 0, 10, false, false},
        {"schaal", "schaal 1-5", 1, 5, true, false},  // ordinal: steps have an order, no size (R127)
        {"per_1000", "per 1.000 inwoners", 0, none, false, false},
        {"per_10000", "per 10.000 inwoners", 0, none, false, false},
        {"per_100000", "per 100.000 inwoners", 0, none, false, false},
        {"per_1000_leerlingen", "per 1.000 leerlingen", 0, none, false, false},
        {"per_1000_woningen", "per 1.000 woningen", 0, none, false, false},
        {"kg_per_inwoner", "kg per inwoner", 0, none, false, false},
        {"verhouding", "verhouding", 0, none, false, false},
        {"index", "index", none, none, false, false},
        {"euro", "euro", none, none, false, false},
        {"x1000_euro", "x 1.000 euro", none, none, false, false},
        {"km", "km", 0, none, false, false},
        {"m2", "m²", 0, none, false, false},
        {"ha", "ha", 0, none, false, false},
        {"per_km2", "per km²", 0, none, false, false},
        {"jaar", "jaar", 0, none, false, false},
        {"dagen", "dagen", 0, none, false, false},
    };
    return all;
}

const Unit& unit(std::string_view id) {
    const auto& all = units();
    const auto found = std::ranges::find(all, id, &Unit::id);
    return found == all.end() ? all.front() : *found;
}

}  // namespace graadmeter
