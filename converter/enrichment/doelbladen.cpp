// SPDX-License-Identifier: EUPL-1.2
// One sheet for each goal: its results, its indicators and what is being done for it, each with toelichting and source (R87, R95). All of
// it is looked up on Normen, P&C and Inspanningen, so that each thing is typed in one place.
#include <algorithm>
#include <utility>

#include "enrichment/catalogue_columns.h"
#include "enrichment/question_columns.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostGoals = 60;

// Results that serve the goal.
std::vector<const Level*> results_of(const Workshop& shop, const std::string& goal) {
    std::vector<const Level*> results;
    for (const Level* level : shop.input.catalogue.levels_of("resultaat"))
        if (std::ranges::find(level->serves, goal) != level->serves.end()) results.push_back(level);
    return results;
}

std::vector<const IndicatorFacts*> indicators_of(const Workshop& shop, const std::string& goal) {
    std::vector<const IndicatorFacts*> found;
    for (const auto& facts : shop.facts.indicators())
        if (std::ranges::find(facts.levels, goal) != facts.levels.end()) found.push_back(&facts);
    return found;
}

// Codes of the efforts that name the goal: "D01 naam", or its code alone.
std::vector<std::string> efforts_for(const Workshop& shop, const std::string& goal) {
    std::vector<std::string> codes;
    for (const std::string& code : shop.answers.rows("Inspanningen")) {
        const std::string& named = shop.answers.at("Inspanningen", code, "doel");
        if (named.substr(0, named.find(' ')) == goal) codes.push_back(code);
    }
    return codes;
}

// Of the last moment that P&C has.
Value explanation_of(const Workshop& shop, const std::string& code, const std::string& code_cell) {
    if (shop.answers.moments().empty()) return word("nog geen P&C-moment");
    return answer_on(shop, "P&C", code, shop.answers.moments().back().text() + ":toelichting", code_cell);
}

// A column of Normen for the indicator in this row.
Value of_normen(const Workshop& shop, const char* caption, const std::string& code_cell, const Value& value) {
    const std::string& table = shop.table_names.at("Normen");
    return computed("INDEX(" + table + "[" + caption + "],MATCH(" + code_cell + "," + table + "[Indicator],0))", value);
}

std::vector<Value> indicator_row(const Workshop& shop, const IndicatorFacts& facts, const std::string& code_cell) {
    const Indicator& indicator = *facts.indicator;
    const SeriesPoint* point = facts.measured();
    const int decimals = facts.series ? decimals_of(&indicator, facts.series->unit, facts.series->points) : indicator.decimals;
    const Value value = point ? number(*point->value, decimals) : word(facts.missing_word());
    const Value period = point ? period_value(point->period) : word(facts.missing_word());
    const Value target = facts.target ? number(facts.target->value, decimals) : word(kNoTarget);
    const Value target_period = facts.target ? period_value(facts.target->period) : word(kNoTarget);
    return {text("Indicator (" + kind_and_place(indicator) + ")"), text(indicator.id), text(indicator.name),
            of_normen(shop, "Laatste waarde", code_cell, value), of_normen(shop, "Peiljaar", code_cell, period), text(unit_label(facts.unit())),
            of_normen(shop, "Streefwaarde", code_cell, target), of_normen(shop, "Streefjaar", code_cell, target_period),
            of_normen(shop, "Ontwikkeling", code_cell, development_value(facts.series, facts.missing_word())), explanation_of(shop, indicator.id, code_cell),
            indicator.source.empty() ? word(kNotStated) : text(indicator.source)};
}

std::vector<Value> result_row(const Level& level) {
    const std::string years = (level.base_year ? "vergeleken met " + std::to_string(*level.base_year) : "") + (level.base_year && level.target_year ? ", " : "") +
                              (level.target_year ? "te bereiken in " + std::to_string(*level.target_year) : "");
    return {text("Resultaat"), text(level.id), text(level.name), word(kNotApplicable), word(kNotApplicable), word(kNotApplicable), word(kNotApplicable),
            level.target_year ? Value{static_cast<double>(*level.target_year), {}, {Look::year}} : word(kNotStated), years.empty() ? word(kNotStated) : text(years),
            level.note.empty() ? word(kUnanswered) : text(level.note), word("catalogus")};
}

// How the rule is called that a result must hold in areas.
constexpr std::pair<const char*, const char*> kSpatialTests[] = {
    {"alle", "Toets alle wijken en kernen"}, {"een", "Toets één wijk of kern"}, {"gemeente", "Toets gemeente als geheel"}};

std::vector<Value> test_row(const SpatialRuleResult& test, const std::string& code, const std::string& name, const std::string& areas, const std::string& told) {
    const auto kind = std::ranges::find(kSpatialTests, test.rule, [](const auto& one) { return std::string(one.first); });
    return {text(kind == std::end(kSpatialTests) ? "Toets per gebied" : kind->second), text(code), text(name), text(areas), word(kNotApplicable), text("gebieden"),
            word(kNotApplicable), word(kNotApplicable), text(dutch_word(test.outcome)), told.empty() ? word(kUnanswered) : text(told), word("berekend")};
}

// Whether the figures of each indicator moved as the result asks, in every area: which do not, and which have none (R88). Indicators that
// no area has figures of are told together.
std::vector<std::vector<Value>> spatial_rows(const Workshop& shop, const std::string& result) {
    std::vector<std::vector<Value>> rows;
    const SpatialRuleResult* untested = nullptr;
    std::string unknown;
    const auto add = [](std::string& list, const char* words, const std::string& item) { list += (list.empty() ? words : ", ") + item; };
    for (const SpatialRuleResult& test : shop.input.assessment.spatial_rules) {
        if (test.level != result) continue;
        const Indicator* indicator = shop.input.catalogue.indicator(test.indicator);
        const std::string name = indicator ? indicator->name : test.indicator;
        const std::size_t measured = test.fulfilled.size() + test.failing.size();
        if (measured == 0) {
            untested = &test;
            add(unknown, "in geen gebied cijfers over beide jaren: ", test.indicator + " " + name);
            continue;
        }
        std::string failing, silent;
        for (const std::string& region : test.failing) add(failing, "niet in: ", shop.facts.area(region));
        for (const std::string& region : test.without_data) add(silent, "geen cijfers over beide jaren: ", shop.facts.area(region));
        rows.push_back(test_row(test, test.indicator, name, std::to_string(test.fulfilled.size()) + " van " + std::to_string(measured + test.without_data.size()),
                                failing + (failing.empty() || silent.empty() ? "" : "; ") + silent));
    }
    if (untested) rows.push_back(test_row(*untested, result, "Nog niet te toetsen", kNotApplicable, unknown));
    return rows;
}

std::vector<Value> effort_row(const Workshop& shop, const std::string& code, const std::string& code_cell) {
    const auto answer = [&](const char* question) { return answer_on(shop, "Inspanningen", code, question, code_cell); };
    return {text("Inspanning"), text(code), answer("naam"), answer("voortgang"), answer("datum"), text("%"), word(kNotApplicable), word(kNotApplicable), answer("status"), answer("toelichting"),
            answer("actor")};
}

}  // namespace

// Those of which there is something to say that the Doelenboom does not: a figure, a result or an effort.
std::vector<std::string> goal_sheet_subjects(const Workshop& shop) {
    std::vector<std::string> goals;
    for (const Level* level : shop.input.catalogue.levels_of("doel")) {
        const auto indicators = indicators_of(shop, level->id);
        const bool measured = std::ranges::any_of(indicators, [](const IndicatorFacts* facts) { return facts->data; });
        const bool told = measured || !results_of(shop, level->id).empty() || !efforts_for(shop, level->id).empty();
        if (told && goals.size() < kMostGoals) goals.push_back(level->id);
    }
    return goals;
}

GeneratedSheet build_goal_sheet(Workshop& shop, const std::string& goal, const std::string& key) {
    const Level& level = *shop.input.catalogue.level(goal);
    std::string purpose = "Wat dit doel moet opleveren, hoe het ervoor staat en wat ervoor gedaan wordt. Toelichting schrijft u op P&C, inspanningen op Inspanningen.";
    if (level.horizon) purpose += " Te bereiken uiterlijk in " + std::to_string(*level.horizon) + ".";
    if (!level.text_set.set_by.empty()) purpose += " De tekst van dit doel is vastgesteld (" + level.text_set.set_by + ").";
    auto table = shop.begin(key, cell_text(level.id + " " + level.name), purpose,
                            {{"Soort", 24}, {"Code", 12}, {"Naam", 40}, {"Stand", 12}, {"Peiljaar", 12}, {"Eenheid", 12}, {"Streefwaarde", 14}, {"Streefjaar", 14},
                             {"Ontwikkeling of status", 24}, {"Toelichting", 40}, {"Bron of uitvoerder", 24}},
                            3);
    const auto code_cell = [&] { return "$" + to_a1(CellAddress{table.next_row(), 2}); };
    for (const Level* result : results_of(shop, goal)) {
        table.row(result_row(*result));
        for (const auto& row : spatial_rows(shop, result->id)) table.row(row);
    }
    for (const IndicatorFacts* facts : indicators_of(shop, goal)) table.row(indicator_row(shop, *facts, code_cell()));
    for (const std::string& code : efforts_for(shop, goal)) table.row(effort_row(shop, code, code_cell()));
    table.finish();
    return {key, {}, {}, {}};
}

}  // namespace graadmeter
