// SPDX-License-Identifier: EUPL-1.2
// Waarnemingen: every figure that was read, one a row, with the cell that it came from.
#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "enrichment/sheets.h"

namespace graadmeter {
namespace {

// By indicator as the catalogue has them, own municipality first, region, group, period.
std::vector<const Observation*> in_reading_order(const Workshop& shop) {
    std::map<std::string, std::size_t> order, parts;
    for (const auto& indicator : shop.input.catalogue.indicators) order.emplace(indicator.id, order.size());
    parts.emplace("", 0);
    for (const auto& part : shop.input.catalogue.parts) parts.emplace(part.id, parts.size());
    const auto key = [&](const Observation& o) {
        const auto found = order.find(o.indicator);
        return std::tuple(found == order.end() ? order.size() : found->second, std::string_view(o.indicator),
                          parts.count(o.component) ? parts.at(o.component) : parts.size(), o.region != shop.facts.own_region(), std::string_view(o.region), std::string_view(o.group),
                          o.period.axis(), o.period, o.place);
    };
    // Each key is made once: to make it takes three searches, to compare it mostly one step.
    std::vector<std::pair<decltype(key(std::declval<const Observation&>())), const Observation*>> keyed;
    keyed.reserve(shop.input.submission.observations.size());
    for (const auto& observation : shop.input.submission.observations) keyed.emplace_back(key(observation), &observation);
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Observation*> result;
    for (const auto& each : keyed) result.push_back(each.second);
    return result;
}

Value value_of(const Workshop& shop, const Observation& observation, int decimals) {
    if (observation.value) return shop.facts.figure(observation.place, *observation.value, decimals);
    const bool told = observation.status == ObservationStatus::missing || observation.status == ObservationStatus::suppressed;
    if (observation.below > 0) return word("<" + std::to_string(observation.below));
    return word(told ? dutch_word(observation.status) : kNotMeasured);
}

}  // namespace

GeneratedSheet build_waarnemingen(Workshop& shop) {
    const auto observations = in_reading_order(shop);
    std::string purpose = "Alle cijfers die in dit werkboek zijn gelezen, één per rij. De waarde volgt uw cel; klik op Cel om erheen te gaan.";
    if (observations.size() > kMostRows)
        purpose = "De eerste " + std::to_string(kMostRows) + " van " + std::to_string(observations.size()) +
                  " gelezen cijfers: meer rijen heeft een blad niet.";
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 36}, {"Regiocode"}, {"Regio"}, {"Periode"}, {"Groep"}, {"Waarde"}, {"Eenheid"},
                                     {"Status"}, {"Bron"}, {"Blad"}, {"Cel"}};
    const bool margins = std::any_of(observations.begin(), observations.end(), [](const auto* o) { return o->interval.has_value(); });
    if (margins) columns.insert(columns.end(), {{"Ondergrens (95%)"}, {"Bovengrens (95%)"}});
    auto table = shop.begin("Waarnemingen", "Waarnemingen", purpose, columns, 2);
    for (const auto* o : observations) {
        const Indicator* indicator = shop.input.catalogue.measure(o->indicator, o->component);
        const std::string sheet = shop.facts.sheet_name(o->place);
        std::vector<Value> values{text(o->component.empty() ? o->indicator : o->component), text(indicator ? indicator->name : "onbekend"), text(o->region),
                        text(shop.facts.area(o->region)), period_value(o->period), text(group_label(o->group)),
                        value_of(shop, *o, decimals_of(indicator, o->unit, o->value)), text(unit_label(o->unit)),
                        text(dutch_word(o->status)), text(o->source.empty() ? kNotStated : o->source),
                        text(sheet.empty() ? "onbekend" : sheet), shop.facts.link_to(o->place)};
        if (margins) {
            const int decimals = decimals_of(indicator, o->unit, std::nullopt);
            values.push_back(o->interval ? number(o->interval->lower, decimals) : word(kNotStated));
            values.push_back(o->interval ? number(o->interval->upper, decimals) : word(kNotStated));
        }
        if (!table.row(values)) break;
    }
    table.finish();
    return {"Waarnemingen", {}, {}, {}};
}

}  // namespace graadmeter
