// SPDX-License-Identifier: EUPL-1.2
// Overzicht: the sheet to open with. The chain from effect and doel to indicator, nulmeting, streefwaarde, bron and norm, counted
// by formulas on Normen; links to the other sheets in row 4.
#include <algorithm>

#include "enrichment/catalogue_columns.h"
#include "enrichment/level_counts.h"

namespace graadmeter {
namespace {

// Sheets about one level are linked to from its row, the others in the line above the table.
constexpr const char* kLevelSheets[] = {"Factsheet", "Doel"};

bool is_of_a_level(const std::string& key) {
    return std::ranges::any_of(kLevelSheets, [&](const char* each) { return key.starts_with(std::string(each) + " "); });
}

// Which indicators a row counts.
struct Counted {
    const char* column = nullptr;   // of Normen, in which they name what the row is about; null = all of them
    const char* cell = "";          // column of Overzicht that says it
    std::function<bool(const IndicatorFacts&)> belongs = [](const IndicatorFacts&) { return true; };
};

class CountRow {
public:
    CountRow(const Workshop& shop, Counted counted, std::uint32_t row)
        : shop_(shop), normen_(shop.makes("Normen") ? shop.table_names.at("Normen") : ""), counted_(std::move(counted)), row_(row) {}

    [[nodiscard]] Value all() const {
        return counted(counted_.column ? "SUMPRODUCT(" + belongs() + ")" : "ROWS(" + column("Indicator") + ")", [](const IndicatorFacts&) { return true; });
    }
    [[nodiscard]] Value by(const LevelCounter& counter) const {
        const std::string condition = counter.before + column(counter.column) + counter.after;
        return counted("SUMPRODUCT(" + (counted_.column ? belongs() + "*" : "--") + condition + ")", counter.holds);
    }

private:
    [[nodiscard]] std::string column(const std::string& caption) const { return normen_ + "[" + caption + "]"; }
    // What this row is about, among what an indicator names.
    [[nodiscard]] std::string belongs() const {
        return "ISNUMBER(FIND(\"; \"&$" + std::string(counted_.cell) + std::to_string(row_) + "&\";\",\"; \"&" + column(counted_.column) + "&\";\"))*1";
    }
    [[nodiscard]] Value counted(const std::string& formula, const std::function<bool(const IndicatorFacts&)>& holds) const {
        Value value = count(indicators_below(shop_.facts, "", [&](const IndicatorFacts& each) { return counted_.belongs(each) && holds(each); }));
        if (!normen_.empty()) value.formula = formula;
        return value;
    }

    const Workshop& shop_;
    std::string normen_;   // its table; "" = there is none, and nothing to count
    Counted counted_;
    std::uint32_t row_;
};

}  // namespace

GeneratedSheet build_overzicht(Workshop& shop) {
    const Catalogue& catalogue = shop.input.catalogue;
    const bool horizons = has_horizons(catalogue);
    const auto counters = level_counters(catalogue);
    std::vector<TableColumn> columns{{"Niveau"}, {"Code"}, {"Naam", 44}};
    if (horizons) columns.push_back({"Horizon", 14});
    columns.push_back({"Indicatoren", 15});
    for (const auto& counter : counters) columns.push_back({counter.caption, 16});
    std::vector<const char*> series;   // of which this workbook has sheets
    for (const char* each : kLevelSheets)
        if (std::ranges::any_of(shop.keys, [&](const std::string& key) { return key.starts_with(std::string(each) + " "); })) series.push_back(each);
    for (const char* each : series) columns.push_back({each, 18});
    auto table = shop.begin("Overzicht", "Overzicht " + catalogue.name,
                            "Per onderdeel van de catalogus: hoeveel indicatoren er zijn, wat ervan bekend is en hoe ze zich ontwikkelen. "
                            "Een indicator telt bij elk onderdeel waar hij bij hoort.",
                            columns, 3);
    std::uint32_t link_column = 0;
    for (const auto& key : shop.keys)
        if (key != "Overzicht" && !Workshop::hides(key) && !is_of_a_level(key))
            table.navigation(++link_column, link(shop.sheet_names.at(key), single({1, 1}), "→ " + key, Look::navigation));

    const auto add = [&](const std::string& kind, const std::string& code, const std::string& name, const Level* level, Counted counted) {
        const CountRow counts(shop, std::move(counted), table.next_row());
        std::vector<Value> values{text(kind), text(code), text(name)};
        if (horizons) values.push_back(level ? horizon_value(catalogue, *level) : word(kNotApplicable));
        values.push_back(counts.all());
        for (const auto& counter : counters) values.push_back(counts.by(counter));
        for (const char* word_of_series : series) {
            const std::string key = std::string(word_of_series) + " " + (level ? level->id : "");
            values.push_back(shop.makes(key) ? link(shop.sheet_names.at(key), single({1, 1}), "→ " + shop.sheet_names.at(key)) : word("geen"));
        }
        table.row(values);
    };
    add("Hele catalogus", "alle", "Alle indicatoren", nullptr, {});
    for (const auto& level : catalogue.levels)
        add(kind_words(level.kind), level.id, level.name + (level.in_scope ? "" : " (telt niet mee voor het sociaal domein)") + plan_mark(level), &level,
            {"Hoort bij", "B", [&](const IndicatorFacts& each) { return std::ranges::find(each.levels, level.id) != each.levels.end(); }});
    for (const NamedDomain& domain : named_domains(shop))
        add("Domein", domain.code, domain.name, nullptr,
            {"Domein", "C", [&](const IndicatorFacts& each) { return std::ranges::find(each.indicator->domains, domain.code) != each.indicator->domains.end(); }});
    table.finish();
    return {"Overzicht", {}, {}, {}};
}

}  // namespace graadmeter
