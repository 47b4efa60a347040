// SPDX-License-Identifier: EUPL-1.2
// Keuzelijsten: the choices behind the input cells, a column for each question. Hidden; drop-downs point to it.
#include <algorithm>

#include "enrichment/sheets.h"

namespace graadmeter {

std::vector<ChoiceList> choice_lists(const std::vector<Form>& forms, const std::vector<std::string>& sheets) {
    std::vector<ChoiceList> lists{{"", "", "Niet van toepassing", {kNotApplicable}}};
    for (const auto& form : forms) {
        if (std::ranges::find(sheets, form.sheet) == sheets.end() || form.sheet == kLinkSheetKey) continue;   // each of its cells has a list of its own
        for (const auto& question : form.wording.questions)
            if (question.kind == AnswerKind::choice && !question.choices.empty()) lists.push_back({form.sheet, question.id, question.caption, question.choices});
    }
    return lists;
}

std::string range_of_list(const std::string& sheet, std::uint32_t column, std::size_t size) {
    const CellRange cells{{kFirstRow, column}, {kFirstRow + static_cast<std::uint32_t>(size) - 1, column}};
    return quoted_sheet_name(sheet) + "!" + to_a1(cells.first, true) + ":" + to_a1(cells.last, true);
}

GeneratedSheet build_keuzelijsten(Workshop& shop) {
    std::vector<ChoiceList> lists = shop.choice_lists;
    if (shop.makes("Koppeling")) lists.push_back({"Koppeling", "", "Koppeling", shop.link_lists.cells});
    std::vector<TableColumn> columns;
    std::size_t longest = 0;
    for (const auto& list : lists) {
        columns.push_back({list.caption});
        longest = std::max(longest, list.choices.size());
    }
    const auto of_charts = shop.makes(kChartSheet) ? shop.chart_choices.columns() : std::vector<FigureColumn>{};
    for (const auto& column : of_charts) {
        columns.push_back({column.caption});
        longest = std::max(longest, column.cells.size());
    }
    auto table = shop.begin("Keuzelijsten", "Keuzelijsten", "De keuzes achter de gele cellen.", columns, 1);
    for (std::size_t i = 0; i < longest; ++i) {
        std::vector<Value> values;
        for (const auto& list : lists) values.push_back(i < list.choices.size() ? text(list.choices[i]) : no_cell());
        for (const auto& column : of_charts) values.push_back(i < column.cells.size() ? column.cells[i] : no_cell());
        if (!table.row(values)) break;
    }
    table.finish();
    table.sheet().hide();
    GeneratedSheet made{"Keuzelijsten", {}, {}, {}};
    made.hidden = true;
    return made;
}

}  // namespace graadmeter
