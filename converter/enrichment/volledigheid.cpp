// SPDX-License-Identifier: EUPL-1.2
// Volledigheid: an indicator a row, an area a column, and in each cell the years that have a figure and those that lack one (R31). What is
// complete is plain, what is not is tinted, and the cell says the same in words.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "enrichment/sheets.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostAreas = 60;   // columns; more cannot be overseen
constexpr double kAreaWidth = 17;
constexpr const char* kNone = "geen";

// The calendar years of the periods: a quarter counts for its year, a school year for the one that it begins in.
using Years = std::set<int>;

// What there is of an indicator in an area.
struct Filling {
    Years measured, hidden;   // hidden: only figures that are suppressed
};
using FillingByArea = std::map<std::string, Filling>;

bool is_own(const Workshop& shop, const std::string& region) { return region == shop.facts.own_region() || lies_within(region, shop.facts.own_region()); }

std::map<std::string, FillingByArea> fillings(const Workshop& shop) {
    std::map<std::string, FillingByArea> result;
    for (const Observation& one : shop.input.submission.observations) {
        if (!is_own(shop, one.region)) continue;
        Filling& filling = result[one.indicator][one.region];
        if (one.value) filling.measured.insert(one.period.year);
        else if (one.status == ObservationStatus::suppressed) filling.hidden.insert(one.period.year);
    }
    for (auto& [indicator, areas] : result) {
        for (auto& [area, filling] : areas)
            for (const int year : filling.measured) filling.hidden.erase(year);
        std::erase_if(areas, [](const auto& each) { return each.second.measured.empty() && each.second.hidden.empty(); });
    }
    std::erase_if(result, [](const auto& each) { return each.second.empty(); });
    return result;
}

// The municipality, its own areas, its districts, its neighbourhoods; by name.
std::vector<std::string> areas_in_order(const Workshop& shop) {
    std::set<std::string> found{shop.facts.own_region()};   // also when it has no figure itself
    for (const Observation& one : shop.input.submission.observations)
        if (is_own(shop, one.region)) found.insert(one.region);
    const auto rank = [&](const std::string& region) {
        const RegionLevel level = region_level(region);
        return region == shop.facts.own_region() ? 0 : level == RegionLevel::area ? 1 : level == RegionLevel::district ? 2 : 3;
    };
    std::vector<std::string> result(found.begin(), found.end());
    std::ranges::stable_sort(result, {}, [&](const std::string& region) { return std::pair(rank(region), shop.facts.area(region)); });
    return result;
}

// "2012, 2016, 2018 t/m 2021"
std::string in_words(const Years& years) {
    std::string result;
    for (auto at = years.begin(); at != years.end();) {
        auto last = at;
        for (auto next = std::next(at); next != years.end() && *next == *last + 1; ++next) last = next;
        const auto length = std::distance(at, last) + 1;
        result += (result.empty() ? "" : ", ") + std::to_string(*at);
        if (length > 2) result += " t/m " + std::to_string(*last);
        at = length > 2 ? std::next(last) : std::next(at);
    }
    return result;
}

// `wanted`: the years in which some area has a figure.
Value cell_of(const Filling& filling, const Years& wanted) {
    Years lacking;
    std::ranges::set_difference(wanted, filling.measured, std::inserter(lacking, lacking.end()));
    for (const int year : filling.hidden) lacking.erase(year);
    std::string words = in_words(filling.measured);
    if (!filling.hidden.empty()) words += (words.empty() ? "" : "; ") + ("onderdrukt: " + in_words(filling.hidden));
    if (words.empty()) return text(kNone, Look::warning);
    if (lacking.empty()) return text(words);
    return text(words + "; ontbreekt: " + in_words(lacking), Look::info);
}

bool for_whole_municipality_only(const Indicator& indicator) { return folded(indicator.smallest_area) == "gemeente"; }

struct CompletenessRow {
    Years wanted;
    std::size_t areas = 0, with_figure = 0, filled = 0;   // areas that count; of those with a figure; of the pairs of area and year
};

CompletenessRow counted(const Indicator& indicator, const FillingByArea& filled, const std::vector<std::string>& areas, const std::string& own_region) {
    CompletenessRow row;
    for (const auto& [area, filling] : filled) row.wanted.insert(filling.measured.begin(), filling.measured.end());
    for (const auto& area : areas) {
        const auto found = filled.find(area);
        const std::size_t years = found == filled.end() ? 0 : found->second.measured.size();
        if (years == 0 && area != own_region && for_whole_municipality_only(indicator)) continue;
        ++row.areas;
        row.with_figure += years > 0 ? 1 : 0;
        row.filled += years;
    }
    return row;
}

}  // namespace

bool has_several_areas(const Workshop& shop) {
    std::set<std::string> areas;
    for (const Observation& one : shop.input.submission.observations)
        if (is_own(shop, one.region) && areas.insert(one.region).second && areas.size() > 1) return true;
    return false;
}

GeneratedSheet build_volledigheid(Workshop& shop) {
    const auto found = fillings(shop);
    const auto& indicators = shop.facts.indicators();
    std::vector<const IndicatorFacts*> shown;   // a row of empty cells says no more than Data-inventaris does
    for (const auto& facts : indicators)
        if (found.count(facts.indicator->id)) shown.push_back(&facts);
    std::vector<std::string> areas = areas_in_order(shop);
    std::string purpose = "Per indicator en gebied de jaren met een cijfer, van iedereen of van een groep. Een jaar ontbreekt als een ander gebied er wel een cijfer voor heeft. Blauw is deels "
                          "gevuld, oranje is leeg.";
    if (const std::size_t without = indicators.size() - shown.size())
        purpose += " Zonder één cijfer, en daarom niet hier: " + std::to_string(without) + " van " + std::to_string(indicators.size()) + " indicatoren; zie Data-inventaris.";
    if (areas.size() > kMostAreas) {
        purpose += " De eerste " + std::to_string(kMostAreas) + " van " + std::to_string(areas.size()) + " gebieden.";
        areas.resize(kMostAreas);
    }
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 32}, {"Jaren met een cijfer", 18}, {"Gebieden met een cijfer", 14}, {"Gevuld (%)", 11}};
    for (const auto& area : areas) columns.push_back({shop.facts.area(area), kAreaWidth});
    auto table = shop.begin(kCompleteness, "Volledigheid", purpose, columns, 2);

    const FillingByArea nothing;
    const auto of = [&](const Indicator& indicator) -> const FillingByArea& {
        const auto filled = found.find(indicator.id);
        return filled == found.end() ? nothing : filled->second;
    };
    const auto measured_in = [&](const std::string& area) {
        return std::ranges::count_if(indicators, [&](const IndicatorFacts& facts) {
            const auto filled = of(*facts.indicator).find(area);
            return filled != of(*facts.indicator).end() && !filled->second.measured.empty();
        });
    };
    std::vector<Value> whole{text(kWholeCatalogueRow), text("Alle indicatoren samen: hoeveel er een cijfer hebben"), word("n.v.t."), word("n.v.t."), word("n.v.t.")};
    for (const auto& area : areas) whole.push_back(text(std::to_string(measured_in(area)) + " van " + std::to_string(indicators.size())));
    table.row(whole);
    for (const IndicatorFacts* facts : shown) {
        const Indicator& indicator = *facts->indicator;
        const FillingByArea& filled = of(indicator);
        const CompletenessRow row = counted(indicator, filled, areas, shop.facts.own_region());
        const bool none = row.wanted.empty();
        std::vector<Value> values{text(indicator.id), text(indicator.name), none ? word(facts->missing_word()) : text(in_words(row.wanted)),
                                  text(std::to_string(row.with_figure) + " van " + std::to_string(row.areas)),
                                  none ? word(facts->missing_word()) : number(100.0 * static_cast<double>(row.filled) / static_cast<double>(row.areas * row.wanted.size()), 0)};
        for (const auto& area : areas) {
            const auto at = filled.find(area);
            if (at != filled.end()) values.push_back(cell_of(at->second, row.wanted));
            else if (area != shop.facts.own_region() && for_whole_municipality_only(indicator)) values.push_back(word("n.v.t."));
            else values.push_back(text(kNone, Look::warning));
        }
        if (!table.row(values)) break;
    }
    table.finish();
    return {kCompleteness, {}, {}, {}};
}

}  // namespace graadmeter
