// SPDX-License-Identifier: EUPL-1.2
// The closed list of units. mappings/catalogus.xsd repeats the ids; a test compares the two.
#include <algorithm>

#include "catalogue/catalogue.h"

namespace graadmeter {

const std::vector<Unit>& units() {
    constexpr std::nullopt_t none = std::nullopt;
    static const std::vector<Unit> all{
        // id, label, minimum, maximum, whole, percentage, per, basis, size
        {"", "", none, none, false, false, 0, "", 1},
        {"%", "%", 0, 100, false, true, 100, "", 1},
        {"aantal", "aantal", 0, none, true, false, 0, "", 1},
        {"score", "score 0-10", 0, 10, false, false, 0, "", 1},
        {"schaal", "schaal 1-5", 1, 5, true, false, 0, "", 1},  // ordinal: steps have an order, no size (R127)
        {"per_1000", "per 1.000 inwoners", 0, none, false, false, 1000, "inwoners", 1},
        {"per_10000", "per 10.000 inwoners", 0, none, false, false, 10000, "inwoners", 1},
        {"per_100000", "per 100.000 inwoners", 0, none, false, false, 100000, "inwoners", 1},
        {"per_1000_leerlingen", "per 1.000 leerlingen", 0, none, false, false, 1000, "leerlingen", 1},
        {"per_1000_woningen", "per 1.000 woningen", 0, none, false, false, 1000, "woningen", 1},
        {"kg_per_inwoner", "kg per inwoner", 0, none, false, false, 0, "", 1},
        {"verhouding", "verhouding", 0, none, false, false, 0, "", 1},
        {"index", "index", none, none, false, false, 0, "", 1},
        {"euro", "euro", none, none, false, false, 0, "euro", 1},
        {"x1000_euro", "x 1.000 euro", none, none, false, false, 0, "euro", 1000},
        {"km", "km", 0, none, false, false, 0, "", 1},
        {"m2", "m²", 0, none, false, false, 0, "oppervlakte", 1},
        {"ha", "ha", 0, none, false, false, 0, "oppervlakte", 10000},
        {"per_km2", "per km²", 0, none, false, false, 0, "", 1},
        {"jaar", "jaar", 0, none, false, false, 0, "", 1},
        {"dagen", "dagen", 0, none, false, false, 0, "", 1},
    };
    return all;
}

const Unit& unit(std::string_view id) {
    const auto& all = units();
    const auto found = std::ranges::find(all, id, &Unit::id);
    return found == all.end() ? all.front() : *found;
}

std::optional<double> converted(double value, const Unit& from, const Unit& to, std::optional<double> denominator) {
    if (from.id.empty() || to.id.empty()) return {};
    if (from.id == to.id) return value;
    const bool rates = from.per > 0 && to.per > 0;
    if (!from.basis.empty() && from.basis == to.basis) return rates ? value * to.per / from.per : value * from.size / to.size;
    if (!denominator || *denominator <= 0) return {};
    if (rates) return value * to.per / from.per;
    if (from.id == "aantal" && to.per > 0) return value / *denominator * to.per;
    if (from.per > 0 && to.id == "aantal") return value / from.per * *denominator;
    return {};
}

}  // namespace graadmeter
