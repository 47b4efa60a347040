// SPDX-License-Identifier: EUPL-1.2
// Overzicht: the sheet to open with. The chain from effect and doel to indicator, nulmeting, streefwaarde, bron and norm, counted
// by formulas on Normen; links to the other sheets in row 4.
#include <algorithm>
#include <functional>

#include "enrichment/sheets.h"

namespace graadmeter {
namespace {

// A column that counts the rows of Normen that meet a condition, and the same in words of our own for the cached value.
struct Counter {
    const char* caption;
    const char* before;      // the condition: before + column + after
    const char* column;      // of Normen
    const char* after;
    bool (*holds)(const IndicatorFacts&);
};

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

constexpr std::uint32_t kMostLinks = 60;   // a line of cells, also beyond the table

const Counter kCounters[] = {
    {"Met gegevens", "(", "Laatste waarde", "<>\"niet gemeten\")", [](const IndicatorFacts& f) { return f.data; }},
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

// "maatschappelijk-effect" as a heading would say it.
std::string kind_words(std::string kind) {
    std::replace(kind.begin(), kind.end(), '-', ' ');
    if (!kind.empty() && kind[0] >= 'a' && kind[0] <= 'z') kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
    return kind.empty() ? "Onderdeel" : kind;
}

class CountRow {
public:
    // `level` "" counts all indicators.
    CountRow(const Workshop& shop, std::string level, std::uint32_t row)
        : shop_(shop), normen_(shop.makes("Normen") ? shop.table_names.at("Normen") : ""), level_(std::move(level)), row_(row) {}

    [[nodiscard]] Value all() const {
        return counted(level_.empty() ? "ROWS(" + column("Indicator") + ")" : "SUMPRODUCT(" + belongs() + ")",
                       [](const IndicatorFacts&) { return true; });
    }
    [[nodiscard]] Value by(const Counter& counter) const {
        const std::string condition = counter.before + column(counter.column) + counter.after;
        return counted("SUMPRODUCT(" + (level_.empty() ? "--" : belongs() + "*") + condition + ")", counter.holds);
    }

private:
    [[nodiscard]] std::string column(const std::string& caption) const { return normen_ + "[" + caption + "]"; }
    // The level's code, column B of this row, among those of an indicator.
    [[nodiscard]] std::string belongs() const {
        return "ISNUMBER(FIND(\"; \"&$B" + std::to_string(row_) + "&\";\",\"; \"&" + column("Hoort bij") + "&\";\"))*1";
    }
    [[nodiscard]] Value counted(const std::string& formula, const std::function<bool(const IndicatorFacts&)>& holds) const {
        const auto& indicators = shop_.facts.indicators();
        const auto n = std::count_if(indicators.begin(), indicators.end(), [&](const IndicatorFacts& facts) {
            return (level_.empty() || std::find(facts.levels.begin(), facts.levels.end(), level_) != facts.levels.end()) && holds(facts);
        });
        Value value = count(static_cast<std::uint64_t>(n));
        if (!normen_.empty()) value.formula = formula;
        return value;
    }

    const Workshop& shop_;
    std::string normen_;   // its table; "" = there is none, and nothing to count
    std::string level_;
    std::uint32_t row_;
};

}  // namespace

GeneratedSheet build_overzicht(Workshop& shop) {
    std::vector<TableColumn> columns{{"Niveau"}, {"Code"}, {"Naam", 44}, {"Indicatoren", 15}};
    for (const auto& counter : kCounters) columns.push_back({counter.caption, 16});
    auto table = shop.begin("Overzicht", "Overzicht " + shop.input.catalogue.name,
                            "Per onderdeel van de catalogus: hoeveel indicatoren er zijn, wat ervan bekend is en hoe ze zich ontwikkelen. "
                            "Een indicator telt bij elk onderdeel waar hij bij hoort.",
                            columns, 3);
    std::uint32_t link_column = 0;
    for (const auto& key : shop.keys)
        if (key != "Overzicht" && key != "Keuzelijsten" && key != kChartFigures && ++link_column <= kMostLinks)
            table.navigation(link_column, link(shop.sheet_names.at(key), single({1, 1}), "→ " + key, Look::navigation));

    const auto add = [&](const std::string& kind, const std::string& code, const std::string& name, const std::string& level) {
        const CountRow counts(shop, level, table.next_row());
        std::vector<Value> values{text(kind), text(code), text(name), counts.all()};
        for (const auto& counter : kCounters) values.push_back(counts.by(counter));
        table.row(values);
    };
    add("Hele catalogus", "alle", "Alle indicatoren", "");
    for (const auto& level : shop.input.catalogue.levels)
        add(kind_words(level.kind), level.id, level.name + (level.in_scope ? "" : " (telt niet mee voor het sociaal domein)"), level.id);
    table.finish();
    return {"Overzicht", {}, {}, {}};
}

}  // namespace graadmeter
