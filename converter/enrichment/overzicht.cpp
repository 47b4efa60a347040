// SPDX-License-Identifier: EUPL-1.2
// Overzicht: the sheet to open with. The chain from effect and doel to indicator, nulmeting, streefwaarde, bron and norm, counted
// by formulas on Normen; links to the other sheets in row 4.
#include <algorithm>

#include "enrichment/level_counts.h"

namespace graadmeter {
namespace {

// Sheets about one level are linked to from its row, the others in the line above the table.
constexpr const char* kLevelSheets[] = {"Factsheet", "Doel"};

bool is_of_a_level(const std::string& key) {
    return std::ranges::any_of(kLevelSheets, [&](const char* each) { return key.starts_with(std::string(each) + " "); });
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
    [[nodiscard]] Value by(const LevelCounter& counter) const {
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
        Value value = count(indicators_below(shop_.facts, level_, holds));
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
    for (const auto& counter : level_counters()) columns.push_back({counter.caption, 16});
    std::vector<const char*> series;   // of which this workbook has sheets
    for (const char* each : kLevelSheets)
        if (std::ranges::any_of(shop.keys, [&](const std::string& key) { return key.starts_with(std::string(each) + " "); })) series.push_back(each);
    for (const char* each : series) columns.push_back({each, 18});
    auto table = shop.begin("Overzicht", "Overzicht " + shop.input.catalogue.name,
                            "Per onderdeel van de catalogus: hoeveel indicatoren er zijn, wat ervan bekend is en hoe ze zich ontwikkelen. "
                            "Een indicator telt bij elk onderdeel waar hij bij hoort.",
                            columns, 3);
    std::uint32_t link_column = 0;
    for (const auto& key : shop.keys)
        if (key != "Overzicht" && !Workshop::hides(key) && !is_of_a_level(key))
            table.navigation(++link_column, link(shop.sheet_names.at(key), single({1, 1}), "→ " + key, Look::navigation));

    const auto add = [&](const std::string& kind, const std::string& code, const std::string& name, const std::string& level) {
        const CountRow counts(shop, level, table.next_row());
        std::vector<Value> values{text(kind), text(code), text(name), counts.all()};
        for (const auto& counter : level_counters()) values.push_back(counts.by(counter));
        for (const char* word_of_series : series) {
            const std::string key = std::string(word_of_series) + " " + level;
            values.push_back(shop.makes(key) ? link(shop.sheet_names.at(key), single({1, 1}), "→ " + shop.sheet_names.at(key)) : word("geen"));
        }
        table.row(values);
    };
    add("Hele catalogus", "alle", "Alle indicatoren", "");
    for (const auto& level : shop.input.catalogue.levels)
        add(kind_words(level.kind), level.id, level.name + (level.in_scope ? "" : " (telt niet mee voor het sociaal domein)"), level.id);
    table.finish();
    return {"Overzicht", {}, {}, {}};
}

}  // namespace graadmeter
