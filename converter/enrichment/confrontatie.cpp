// SPDX-License-Identifier: EUPL-1.2
// Confrontatie: the facts of each effect or goal beside the influence on it, with the fixed questions that people answer (R10).
#include <algorithm>

#include "analysis/confrontation.h"
#include "enrichment/level_counts.h"
#include "enrichment/question_columns.h"

namespace graadmeter {
namespace {

// A count of the rows of Kwadrant that belong to the level and have this word.
struct QuadrantCounter {
    const char* caption;
    const char* column;   // of Kwadrant
    const char* word;
    bool (*holds)(const Confronted&);
};

const QuadrantCounter kQuadrantCounters[] = {
    {"Op of boven norm of streefwaarde", "Stand", dutch_word(Standing::at_or_above), [](const Confronted& c) { return c.standing == Standing::at_or_above; }},
    {"Onder norm of streefwaarde", "Stand", dutch_word(Standing::below), [](const Confronted& c) { return c.standing == Standing::below; }},
    {"Veel invloed", "Invloed", dutch_word(InfluenceGrade::much), [](const Confronted& c) { return c.influence == InfluenceGrade::much; }},
    {"Weinig invloed", "Invloed", dutch_word(InfluenceGrade::little), [](const Confronted& c) { return c.influence == InfluenceGrade::little; }},
};

Value quadrant_count(const Workshop& shop, const QuadrantCounter& counter, const std::string& level, const std::string& code_cell) {
    std::uint64_t found = 0;
    for (const Confronted& one : shop.input.assessment.confrontation) {
        const auto facts = std::ranges::find_if(shop.facts.indicators(), [&](const auto& each) { return each.indicator->id == one.indicator; });
        const bool belongs = facts != shop.facts.indicators().end() && std::ranges::find(facts->levels, level) != facts->levels.end();
        if (belongs && counter.holds(one)) ++found;
    }
    if (!shop.makes("Kwadrant")) return count(found);
    const std::string& table = shop.table_names.at("Kwadrant");
    return computed("SUMPRODUCT(ISNUMBER(FIND(\"; \"&" + code_cell + "&\";\",\"; \"&" + table + "[Hoort bij]&\";\"))*(" + table + "[" + counter.column + "]=" +
                        quoted_text(counter.word) + "))",
                    count(found));
}

}  // namespace

GeneratedSheet build_confrontatie(Workshop& shop) {
    std::vector<TableColumn> columns{{"Code"}, {"Naam", 36}, {"Soort", 16}};
    const std::vector<const char*> counted{"Indicatoren", "Met gegevens", "Verbetert", "Verslechtert", "Geen verandering aangetoond", "Te weinig metingen"};
    for (const char* caption : counted) columns.push_back({caption, 13});
    for (const auto& counter : kQuadrantCounters) columns.push_back({counter.caption, 14});
    const QuestionColumns questions(shop, "Confrontatie", columns);
    const Questionnaire& wording = form_of(shop.forms, "Confrontatie")->wording;
    auto table = shop.begin("Confrontatie", wording.title, wording.purpose + kDashMeansOpen, columns, 2);
    for (const Level* level : confronted_levels(shop.input.catalogue)) {
        const std::string code_cell = "$" + to_a1(CellAddress{table.next_row(), 1});
        std::vector<Value> values{text(level->id), text(level->name + (level->in_scope ? "" : " (telt niet mee voor het sociaal domein)")), text(kind_words(level->kind))};
        for (const char* caption : counted) values.push_back(looked_up_count(shop, caption, level->id, code_cell));
        for (const auto& counter : kQuadrantCounters) values.push_back(quadrant_count(shop, counter, level->id, code_cell));
        questions.add_cells(values, level->id);
        if (!table.row(values)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in("Confrontatie");
}

}  // namespace graadmeter
