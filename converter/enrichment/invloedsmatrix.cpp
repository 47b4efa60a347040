// SPDX-License-Identifier: EUPL-1.2
// Invloedsmatrix: a row for each indicator, its facts beside the questions that people answer.
#include "enrichment/question_columns.h"

namespace graadmeter {

GeneratedSheet build_invloedsmatrix(Workshop& shop) {
    const Questionnaire& influence = shop.input.influence;
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 36}, {"Thema", 24}, {"Laatste waarde"}, {"Peiljaar"}, {"Eenheid"}, {"Trend"}};
    const QuestionColumns questions(shop, kInfluenceSheet, columns);
    auto table = shop.begin(kInfluenceSheet, influence.title.empty() ? kInfluenceSheet : influence.title,
                            (influence.purpose.empty() ? "Vul per indicator de gele cellen in." : influence.purpose) + kDashMeansOpen, columns, 2);
    for (const auto& facts : shop.facts.indicators()) {
        const Indicator& indicator = *facts.indicator;
        const SeriesPoint* last = facts.last();
        std::vector<Value> values{
            text(indicator.id), text(indicator.name), text(facts.theme.empty() ? "geen thema" : facts.theme),
            shop.facts.last_value(facts), last ? period_value(last->period) : word(facts.missing_word()), text(unit_label(facts.unit())),
            last ? text(dutch_word(facts.series->label)) : word(facts.missing_word())};
        questions.add_cells(values, indicator.id);
        if (!table.row(values)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in(kInfluenceSheet);
}

}  // namespace graadmeter
