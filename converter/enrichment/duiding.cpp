// SPDX-License-Identifier: EUPL-1.2
// Duiding: for each indicator what the figures say, beside what people make of it. Facts and judgement in cells of their own (R9, R80).
#include "enrichment/question_columns.h"

namespace graadmeter {

GeneratedSheet build_duiding(Workshop& shop) {
    std::vector<TableColumn> columns{{"Indicator"}, {"Naam", 32}, {"Thema", 20}, {"Laatste waarde"}, {"Peiljaar"}, {"Eenheid"}, {"Ontwikkeling"}, {"In woorden", 48}};
    const QuestionColumns questions(shop, "Duiding", columns);
    const Questionnaire& wording = form_of(shop.forms, "Duiding")->wording;
    auto table = shop.begin("Duiding", wording.title, wording.purpose + kDashMeansOpen, columns, 2);
    for (const auto& facts : shop.facts.indicators()) {
        const SeriesPoint* last = facts.last();
        std::vector<Value> values{text(facts.indicator->id), text(facts.indicator->name), text(facts.theme.empty() ? "geen thema" : facts.theme),
                                  shop.facts.last_value(facts), last ? period_value(last->period) : word(facts.missing_word()), text(unit_label(facts.unit())),
                                  development_value(facts.series, facts.missing_word()),
                                  last && !facts.series->sentence.empty() ? text(facts.series->sentence) : word(facts.missing_word())};
        questions.add_cells(values, facts.indicator->id);
        if (!table.row(values)) break;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in("Duiding");
}

}  // namespace graadmeter
