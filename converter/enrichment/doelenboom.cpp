// SPDX-License-Identifier: EUPL-1.2
// Doelenboom: the levels of the catalogue from the top down, each under every level that it serves, with its indicators below it and
// what Overzicht and Normen say of them. A level that serves several stands under each, worked out under the first; Overzicht counts its
// indicators once.
#include <algorithm>
#include <set>

#include "enrichment/catalogue_columns.h"
#include "enrichment/level_counts.h"

namespace graadmeter {
namespace {

constexpr std::size_t kDeepest = 12;   // levels that serve each other in a circle

class Tree {
public:
    Tree(const Workshop& shop, TableSheet& table) : shop_(shop), table_(table), horizons_(has_horizons(shop.input.catalogue)) {}

    void write() {
        for (const auto& level : shop_.input.catalogue.levels)
            if (std::ranges::none_of(level.serves, [&](const auto& id) { return shop_.input.catalogue.level(id) != nullptr; })) add_level(level, "", 0);
        for (const auto& facts : shop_.facts.indicators())
            if (facts.levels.empty()) add_indicator(facts, 0);
    }

private:
    static std::string indented(const std::string& name, std::size_t depth) {
        std::string words;
        for (std::size_t i = 0; i < depth; ++i) words += "      ";
        return words + (depth > 0 ? "└ " : "") + name;
    }
    // Belongs to the level itself, not through another one: its goals say more than its theme.
    static bool directly(const Indicator& indicator, const std::string& level) {
        return indicator.goals.empty() ? indicator.theme == level : std::ranges::find(indicator.goals, level) != indicator.goals.end();
    }

    void add_level(const Level& level, const std::string& above, std::size_t depth) {
        if (depth >= kDeepest) return;
        const bool first = shown_.insert(level.id).second;
        const std::string code_cell = "$" + to_a1(CellAddress{table_.next_row(), 2});
        std::vector<Value> values{text(indented(level.name + plan_mark(level) + (first ? "" : " (hierboven uitgewerkt)"), depth)), text(level.id), text(kind_words(level.kind)), above.empty() ? word("niets") : text(above)};
        if (horizons_) values.push_back(horizon_value(shop_.input.catalogue, level));
        for (const char* caption : {"Indicatoren", "Met gegevens", "Met nulmeting", "Met streefwaarde", "Streefwaarde bereikt", "Verbetert", "Verslechtert"})
            values.push_back(looked_up_count(shop_, caption, level.id, code_cell));
        values.insert(values.end(), 3, word("zie de indicatoren"));
        if (table_.row(values) && first) {
            for (const auto& facts : shop_.facts.indicators())
                if (directly(*facts.indicator, level.id)) add_indicator(facts, depth + 1);
            for (const auto& below : shop_.input.catalogue.levels)
                if (std::ranges::find(below.serves, level.id) != below.serves.end()) add_level(below, level.id, depth + 1);
        }
    }

    void add_indicator(const IndicatorFacts& facts, std::size_t depth) {
        const Indicator& indicator = *facts.indicator;
        const std::string belongs = belongs_to(indicator);
        std::vector<Value> values{text(indented(indicator.name + plan_mark(facts), depth)), text(indicator.id), text("Indicator (" + kind_and_place(indicator) + ")"),
                                  belongs.empty() ? word("geen doel of thema") : text(belongs)};
        if (horizons_) values.push_back(word("zie het doel"));
        values.push_back(count(1));
        values.push_back(count(facts.data ? 1 : 0));
        values.push_back(count(facts.baseline ? 1 : 0));
        values.push_back(count(facts.target ? 1 : 0));
        const bool known = facts.last() && facts.series->target && facts.series->target->reached;
        values.push_back(facts.target ? (known ? count(*facts.series->target->reached ? 1 : 0) : word(kNotComparable)) : word(kNoTarget));
        const auto development = facts.last() ? facts.series->development : Development::unknown;
        values.push_back(count(development == Development::better ? 1 : 0));
        values.push_back(count(development == Development::worse ? 1 : 0));
        const SeriesPoint* last = facts.last();
        values.push_back(shop_.facts.last_value(facts));
        values.push_back(last ? period_value(last->period) : word(facts.missing_word()));
        values.push_back(development_value(facts.series, facts.missing_word()));
        table_.row(values);
    }

    const Workshop& shop_;
    TableSheet& table_;
    bool horizons_;
    std::set<std::string> shown_;   // levels
};

}  // namespace

GeneratedSheet build_doelenboom(Workshop& shop) {
    std::vector<TableColumn> columns{{"Boom", 56}, {"Code"}, {"Soort", 20}, {"Draagt bij aan", 16}};
    if (has_horizons(shop.input.catalogue)) columns.push_back({"Horizon", 14});
    columns.insert(columns.end(), {{"Indicatoren", 13}, {"Met gegevens"}, {"Met nulmeting"}, {"Met streefwaarde", 14}, {"Streefwaarde bereikt", 14}, {"Verbetert"},
                                   {"Verslechtert"}, {"Laatste waarde"}, {"Peiljaar"}, {"Ontwikkeling"}});
    auto table = shop.begin("Doelenboom", "Doelenboom",
                            "Wat draagt waaraan bij: van de hoogste doelen naar de indicatoren. Wat aan meer dan één doel bijdraagt, staat bij elk van die doelen, "
                            "uitgewerkt bij het eerste; in de aantallen telt het één keer.",
                            columns, 1);
    Tree(shop, table).write();
    table.finish();
    return {"Doelenboom", {}, {}, {}};
}

}  // namespace graadmeter
