// SPDX-License-Identifier: EUPL-1.2
// Inspanningen: what is being done for each goal, by whom, and how far it is (R81). All of it is typed by people; the program gives the
// rows their codes and keeps some empty ones ready.
#include <algorithm>

#include "enrichment/question_columns.h"

namespace graadmeter {
namespace {

constexpr int kEmptyRows = 10;

}  // namespace

GeneratedSheet build_inspanningen(Workshop& shop) {
    std::vector<TableColumn> columns{{"Code", 10}};
    const QuestionColumns questions(shop, "Inspanningen", columns);
    const Form& form = *form_of(shop.forms, "Inspanningen");
    auto table = shop.begin("Inspanningen", form.wording.title, form.wording.purpose + kDashMeansOpen, columns, 2);
    const auto add = [&](const std::string& code) {
        std::vector<Value> values{text(code)};
        questions.add_cells(values, code);
        return table.row(values);
    };
    std::vector<std::string> codes;
    for (const Level* level : shop.input.catalogue.levels_of("inspanning")) codes.push_back(level->id);
    for (const std::string& code : shop.answers.rows("Inspanningen"))
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    for (const std::string& code : codes)
        if (!add(code)) break;
    int empty = 0;
    for (int number = 1; empty < kEmptyRows; ++number) {
        const std::string code = row_code(form, number);
        if (std::ranges::find(codes, code) != codes.end()) continue;
        if (!add(code)) break;
        ++empty;
    }
    questions.allow_in(table);
    table.finish();
    return shop.filled_in("Inspanningen");
}

}  // namespace graadmeter
