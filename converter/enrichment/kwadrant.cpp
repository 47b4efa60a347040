// SPDX-License-Identifier: EUPL-1.2
// Kwadrant: where each indicator stands beside how much the municipality can do about it (R5, R52). Both follow by formula what Normen
// and the Invloedsmatrix say, so the picture changes while people fill in the matrix.
#include <algorithm>

#include "analysis/confrontation.h"
#include "enrichment/question_columns.h"

namespace graadmeter {
namespace {

constexpr const char* kNotPlaced = "nog niet te plaatsen";

// What may be expected, without a judgement on what to do (R52).
struct Expectation {
    Standing standing;
    InfluenceGrade influence;
    const char* sentence;
};
constexpr Expectation kExpectations[] = {
    {Standing::at_or_above, InfluenceGrade::much, "Gehaald, en de gemeente heeft er veel invloed op."},
    {Standing::at_or_above, InfluenceGrade::little, "Gehaald; of dat zo blijft, hangt vooral van anderen af."},
    {Standing::below, InfluenceGrade::much, "Niet gehaald; de gemeente heeft er veel invloed op."},
    {Standing::below, InfluenceGrade::little, "Niet gehaald; verbetering hangt vooral van anderen af."},
};

std::string quadrant_words(const Confronted& one) {
    return one.placed() ? std::string(dutch_word(one.standing)) + ", " + dutch_word(one.influence) : kNotPlaced;
}

std::string expectation_words(const Confronted& one) {
    const auto found = std::ranges::find_if(kExpectations, [&](const auto& each) { return each.standing == one.standing && each.influence == one.influence; });
    return found == std::end(kExpectations) ? "Hier valt nog niets over te zeggen." : found->sentence;
}

std::string either(const std::string& cell, std::initializer_list<const char*> words) {
    std::string all;
    for (const char* each : words) all += (all.empty() ? "" : ",") + (cell + "=" + quoted_text(each));
    return "OR(" + all + ")";
}

std::string when(const std::string& condition, const std::string& then, const std::string& otherwise) { return "IF(" + condition + "," + then + "," + otherwise + ")"; }

// A column of Normen in the row of the indicator in this row.
std::string of_normen(const Workshop& shop, const char* caption, const std::string& row) {
    const std::string& table = shop.table_names.at("Normen");
    return "INDEX(" + table + "[" + caption + "],MATCH($A" + row + "," + table + "[Indicator],0))";
}

Value standing_value(const Workshop& shop, const Confronted& one, const std::string& row) {
    const std::string norm = of_normen(shop, "Norm", row), reached = of_normen(shop, "Streefwaarde bereikt", row);
    const std::string above = quoted_text(dutch_word(Standing::at_or_above)), below = quoted_text(dutch_word(Standing::below));
    return computed(when(either(norm, {"groen", "goud"}), above,
                         when(either(norm, {"rood", "oranje"}), below,
                              when(reached + "=\"ja\"", above, when(reached + "=\"nee\"", below, quoted_text(dutch_word(Standing::unknown)))))),
                    text(dutch_word(one.standing)));
}

// The answer to question g in the row of this indicator; "" = nobody is asked for it.
std::string degree_formula(const Workshop& shop, const std::string& row) {
    const auto degree = shop.answer_ranges.find({kInfluenceSheet, "g"}), codes = shop.answer_ranges.find({kInfluenceSheet, ""});
    if (degree == shop.answer_ranges.end() || codes == shop.answer_ranges.end()) return "";
    return "IFERROR(INDEX(" + degree->second + ",MATCH($A" + row + "," + codes->second + ",0)),\"" + kUnanswered + "\")";
}

// How many indicators each quadrant has; follows the table.
Chart quadrant_chart(Workshop& shop) {
    FigureColumns& figures = *shop.figures;
    const std::uint32_t names = figures.add("Kwadrant"), counts = figures.add("Kwadrant: indicatoren");
    const auto& all = shop.input.assessment.confrontation;
    Chart chart;
    std::string told;
    const auto bar = [&](const std::string& quadrant) {
        const auto found = static_cast<std::uint64_t>(std::ranges::count_if(all, [&](const Confronted& one) { return quadrant_words(one) == quadrant; }));
        figures.put(names, text(quadrant));
        figures.put(counts, computed("COUNTIF(" + shop.table_names.at("Kwadrant") + "[Kwadrant]," + quoted_text(quadrant) + ")", count(found)));
        told += (told.empty() ? "" : "; ") + quadrant + ": " + std::to_string(found);
    };
    for (const auto& each : kExpectations) bar(std::string(dutch_word(each.standing)) + ", " + dutch_word(each.influence));
    bar(kNotPlaced);
    chart.kind = ChartKind::bars;
    chart.title = {"Indicatoren naar stand en invloed"};
    chart.y.title = {"aantal indicatoren"};
    chart.y.minimum = 0;
    chart.y.number_format = "0";
    chart.series.push_back({{"aantal indicatoren"}, figures.range(names), figures.range(counts), Stroke::own, false});
    chart.alternative = "Staafgrafiek die de tabel volgt. Nu: " + told + ".";
    return chart;
}

}  // namespace

GeneratedSheet build_kwadrant(Workshop& shop) {
    auto table = shop.begin("Kwadrant", "Kwadrant: stand en invloed",
                            "Elke indicator naar stand (norm, anders streefwaarde) en invloed (vraag g van de Invloedsmatrix). Alleen indicatoren van de toestand, met een "
                            "cijfer of een antwoord.",
                            {{"Indicator"}, {"Naam", 36}, {"Hoort bij", 20}, {"Laatste waarde"}, {"Peiljaar"}, {"Stand", 20}, {"Gemeten aan", 14}, {"Ontwikkeling"},
                             {"Mate van invloed", 12}, {"Invloed", 16}, {"Kwadrant", 30}, {"Verwachting", 40}, {"Wat ontbreekt", 36}},
                            2);
    for (const Confronted& one : shop.input.assessment.confrontation) {
        const auto facts = std::ranges::find_if(shop.facts.indicators(), [&](const auto& each) { return each.indicator->id == one.indicator; });
        if (facts == shop.facts.indicators().end()) continue;
        const std::string row = std::to_string(table.next_row());
        const std::string standing = "$F" + row, degree = "$I" + row, influence = "$J" + row, quadrant = "$K" + row;
        const SeriesPoint* last = facts->last();
        std::string levels, open;
        for (const auto& each : facts->levels) levels += (levels.empty() ? "" : "; ") + each;
        for (const auto& each : one.open) open += (open.empty() ? "" : "; ") + each;
        std::string expectation = quoted_text("Hier valt nog niets over te zeggen.");
        for (const auto& each : kExpectations)
            expectation = when(quadrant + "=" + quoted_text(std::string(dutch_word(each.standing)) + ", " + dutch_word(each.influence)), quoted_text(each.sentence), expectation);
        const Value degree_value = one.degree.empty() ? word(kUnanswered) : text(one.degree);
        const std::string formula = degree_formula(shop, row);
        if (!table.row({text(one.indicator), text(facts->indicator->name), levels.empty() ? word("geen doel of thema") : text(levels), shop.facts.last_value(*facts),
                        last ? period_value(last->period) : word(facts->missing_word()), standing_value(shop, one, row),
                        one.measured_by.empty() ? word("geen norm of streefwaarde") : text(one.measured_by), development_value(facts->series, facts->missing_word()),
                        formula.empty() ? degree_value : computed(formula, degree_value),
                        computed(when(either(degree, {"groot", "matig"}), quoted_text(dutch_word(InfluenceGrade::much)),
                                      when(either(degree, {"gering", "geen"}), quoted_text(dutch_word(InfluenceGrade::little)), quoted_text(dutch_word(InfluenceGrade::unknown)))),
                                 text(dutch_word(one.influence))),
                        computed(when("OR(" + standing + "=" + quoted_text(dutch_word(Standing::unknown)) + "," + influence + "=" + quoted_text(dutch_word(InfluenceGrade::unknown)) + ")",
                                      quoted_text(kNotPlaced), standing + "&\", \"&" + influence),
                                 text(quadrant_words(one))),
                        computed(expectation, text(expectation_words(one))), open.empty() ? text("niets") : word(open)}))
            break;
    }
    table.finish();
    if (shop.figures) {
        Chart chart = quadrant_chart(shop);
        chart.at = {kHeaderRow, static_cast<std::uint32_t>(table.captions().size()) + 2};
        chart.width = 760;
        chart.height = 360;
        table.sheet().add_chart(chart);
    }
    return {"Kwadrant", {}, {}, {}};
}

}  // namespace graadmeter
