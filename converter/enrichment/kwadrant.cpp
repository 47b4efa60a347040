// SPDX-License-Identifier: EUPL-1.2
// Kwadrant: where each indicator stands beside how much the municipality can do about it (R5, R52). Both follow by formula what Normen
// and the Invloedsmatrix say, so the picture changes while people fill in the matrix.
#include <algorithm>

#include "enrichment/quadrants.h"
#include "enrichment/question_columns.h"

namespace graadmeter {
namespace {

std::string quadrant_words(const Confronted& one) {
    return one.placed() ? std::string(dutch_word(one.standing)) + ", " + dutch_word(one.influence) : kNotPlaced;
}

std::string expectation_words(const Confronted& one) {
    const auto found = std::ranges::find_if(kQuadrants, [&](const Quadrant& each) { return each.holds(one); });
    return found == std::end(kQuadrants) ? kNothingToExpect : found->expectation;
}

std::string either(const std::string& cell, std::initializer_list<const char*> words) {
    std::string all;
    for (const char* each : words) all += (all.empty() ? "" : ",") + (cell + "=" + quoted_text(each));
    return "OR(" + all + ")";
}

std::string when(const std::string& condition, const std::string& then, const std::string& otherwise) { return "IF(" + condition + "," + then + "," + otherwise + ")"; }

// A column of Normen in the row of the indicator in this row.
std::string of_normen_range(const Workshop& shop, const std::string& column, const std::string& row) {
    return "INDEX(" + column + ",MATCH($A" + row + "," + shop.table_names.at("Normen") + "[Indicator],0))";
}

std::string of_normen(const Workshop& shop, const char* caption, const std::string& row) {
    return of_normen_range(shop, shop.table_names.at("Normen") + "[" + caption + "]", row);
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

std::string where_drawn(const Workshop& shop) {
    if (shop.makes(kQuadrantChart)) return "De grafiek staat op " + shop.sheet_names.at(kQuadrantChart) + ".";
    return shop.figures ? "Er is geen grafiek: van geen indicator is de stand te bepalen." : "";
}

}  // namespace

GeneratedSheet build_kwadrant(Workshop& shop) {
    auto table = shop.begin("Kwadrant", "Kwadrant: stand en invloed",
                            "Elke indicator naar stand (norm, anders streefwaarde) en invloed (vraag g van de Invloedsmatrix). Alleen indicatoren van de toestand, met een "
                            "cijfer of een antwoord. " + where_drawn(shop),
                            {{"Indicator"}, {"Naam", 36}, {"Hoort bij", 20}, {"Laatste waarde"}, {"Peiljaar"}, {"Stand", 20}, {"Gemeten aan", 14}, {"Score op de norm", 12}, {"Ontwikkeling"},
                             {"Mate van invloed", 12}, {"Invloed", 16}, {"Kwadrant", 30}, {"Verwachting", 40}, {"Wat ontbreekt", 36}},
                            2);
    for (const Confronted& one : shop.input.assessment.confrontation) {
        const auto facts = std::ranges::find_if(shop.facts.indicators(), [&](const auto& each) { return each.indicator->id == one.indicator; });
        if (facts == shop.facts.indicators().end()) continue;
        const std::string row = std::to_string(table.next_row());
        const std::string standing = "$F" + row, degree = "$J" + row, influence = "$K" + row, quadrant = "$L" + row;
        const SeriesPoint* last = facts->last();
        std::string levels, open;
        for (const auto& each : facts->levels) levels += (levels.empty() ? "" : "; ") + each;
        for (const auto& each : one.open) open += (open.empty() ? "" : "; ") + each;
        std::string expectation = quoted_text(kNothingToExpect);
        for (const Quadrant& each : kQuadrants) expectation = when(quadrant + "=" + quoted_text(each.name()), quoted_text(each.expectation), expectation);
        const Value degree_value = one.degree.empty() ? word(kUnanswered) : text(one.degree);
        const std::string formula = degree_formula(shop, row);
        if (!table.row({text(one.indicator), text(facts->indicator->name), levels.empty() ? word("geen doel of thema") : text(levels), shop.facts.last_value(*facts),
                        last ? period_value(last->period) : word(facts->missing_word()), standing_value(shop, one, row),
                        one.measured_by.empty() ? word("geen norm of streefwaarde") : text(one.measured_by),
                        computed(of_normen_range(shop, shop.norm_scores, row), norm_score_value(*facts)), development_value(facts->series, facts->missing_word()),
                        formula.empty() ? degree_value : computed(formula, degree_value),
                        computed(when(either(degree, {kInfluenceDegrees[3], kInfluenceDegrees[2]}), quoted_text(dutch_word(InfluenceGrade::much)),
                                      when(either(degree, {kInfluenceDegrees[1], kInfluenceDegrees[0]}), quoted_text(dutch_word(InfluenceGrade::little)), quoted_text(dutch_word(InfluenceGrade::unknown)))),
                                 text(dutch_word(one.influence))),
                        computed(when("OR(" + standing + "=" + quoted_text(dutch_word(Standing::unknown)) + "," + influence + "=" + quoted_text(dutch_word(InfluenceGrade::unknown)) + ")",
                                      quoted_text(kNotPlaced), standing + "&\", \"&" + influence),
                                 text(quadrant_words(one))),
                        computed(expectation, text(expectation_words(one))), open.empty() ? text("niets") : word(open)}))
            break;
    }
    table.finish();
    return {"Kwadrant", {}, {}, {}};
}

}  // namespace graadmeter
