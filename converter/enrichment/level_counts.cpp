// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/level_counts.h"

#include <algorithm>
#include <vector>

#include "model/error.h"

namespace graadmeter {
namespace {

template <Development kind>
bool developed(const IndicatorFacts& f) {
    return f.series && f.series->last() && f.series->development == kind;
}
bool has_value(const IndicatorFacts& f) { return f.series && f.series->last() && finite(f.series->last()->value); }
bool has_target(const IndicatorFacts& f) { return f.target != nullptr; }
bool has_reached(const IndicatorFacts& f) {
    return has_target(f) && has_value(f) && f.series->target && f.series->target->reached.value_or(false);
}
bool has_too_few(const IndicatorFacts& f) {
    return developed<Development::unknown>(f) &&
           (f.series->label == TrendLabel::no_series || f.series->label == TrendLabel::too_few);
}

bool has_data(const IndicatorFacts& f) { return f.data; }

const LevelCounter kCounters[] = {
    {"Met gegevens", "(", "Laatste waarde", "<>\"niet gemeten\")", has_data},
    {"Met nulmeting", "ISNUMBER(", "Nulmeting", ")", [](const IndicatorFacts& f) { return f.baseline.has_value(); }},
    {"Met streefwaarde", "ISNUMBER(", "Streefwaarde", ")", has_target},
    {"Streefwaarde bereikt", "(", "Streefwaarde bereikt", "=\"ja\")", has_reached},
    {"Met bron", "(", "Bron van de gegevens", "<>\"niet vermeld\")", [](const IndicatorFacts& f) { return !f.indicator->source.empty(); }},
    {"Met norm", "(", "Bron van de norm", "<>\"geen norm\")", [](const IndicatorFacts& f) { return f.norm; }},
    {"Verbetert", "(", "Ontwikkeling", "=\"▲ verbetert\")", developed<Development::better>},
    {"Verslechtert", "(", "Ontwikkeling", "=\"▼ verslechtert\")", developed<Development::worse>},
    {"Geen verandering aangetoond", "(", "Ontwikkeling", "=\"● geen verandering aangetoond\")", developed<Development::neutral>},
    {"Te weinig metingen", "(", "Ontwikkeling", "=\"te weinig metingen\")", has_too_few},
};

// The same with what is still to be taken up, which is neither measured nor missing.
const std::vector<LevelCounter>& counters_with_planned() {
    static const std::vector<LevelCounter> kAll = [] {
        std::vector<LevelCounter> all(std::begin(kCounters), std::end(kCounters));
        all.front() = {"Met gegevens", "ISNA(MATCH(", "Laatste waarde", ",{\"niet gemeten\",\"nog niet opgenomen\"},0))", has_data};
        all.insert(all.begin() + 1, {"Nog niet opgenomen", "(", "Laatste waarde", "=\"nog niet opgenomen\")", [](const IndicatorFacts& f) { return f.planned(); }});
        return all;
    }();
    return kAll;
}

}  // namespace

std::span<const LevelCounter> level_counters(const Catalogue& catalogue) {
    if (std::ranges::any_of(catalogue.indicators, &Indicator::planned)) return counters_with_planned();
    return kCounters;
}

std::uint64_t indicators_below(const Facts& facts, const std::string& level, const std::function<bool(const IndicatorFacts&)>& holds) {
    return static_cast<std::uint64_t>(std::ranges::count_if(facts.indicators(), [&](const IndicatorFacts& each) {
        return (level.empty() || std::ranges::find(each.levels, level) != each.levels.end()) && holds(each);
    }));
}

Value looked_up_count(const Workshop& shop, const std::string& caption, const std::string& level, const std::string& code_cell) {
    const auto counters = level_counters(shop.input.catalogue);
    const auto counter = std::ranges::find_if(counters, [&](const LevelCounter& each) { return caption == each.caption; });
    const bool all = caption == "Indicatoren";
    if (!all && counter == counters.end()) throw Bug("Overzicht does not count " + caption);
    const Value value = count(indicators_below(shop.facts, level, all ? [](const IndicatorFacts&) { return true; } : counter->holds));
    if (!shop.makes("Normen")) return value;
    const std::string table = shop.table_names.at("Overzicht");
    return computed("IFERROR(INDEX(" + table + "[" + caption + "],MATCH(" + code_cell + "," + table + "[Code],0)),0)", value);
}

}  // namespace graadmeter
