// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/question_columns.h"

#include <algorithm>

#include "model/error.h"

namespace graadmeter {
namespace {

const Form& known_form(const Workshop& shop, const std::string& sheet) {
    const Form* form = form_of(shop.forms, sheet);
    if (!form) throw Bug("nobody fills in " + sheet);
    return *form;
}

}  // namespace

QuestionColumns::QuestionColumns(Workshop& shop, const std::string& sheet, std::vector<TableColumn>& columns)
    : shop_(shop), form_(known_form(shop, sheet)), questions_(columns_of(form_, shop.answers.moments(), true)),
      first_column_(static_cast<std::uint32_t>(columns.size()) + 1) {
    for (const auto& question : questions_.questions) columns.push_back({question.caption, question.width});
}

void QuestionColumns::add_cells(std::vector<Value>& values, const std::string& row, const Recorded& recorded) const {
    for (const auto& question : questions_.questions) {
        const std::string& answer = shop_.answers.at(form_.sheet, row, question.id);
        values.push_back(is_recorded(form_, question.id) ? recorded(*moment_of_question(question.id), question, answer) : answer_cell(question, answer));
    }
}

// The question that makes this one not applicable, as the column's cell in the first row: "$H6".
std::string QuestionColumns::decider(const Question& question) const {
    const auto found = std::ranges::find(questions_.questions, question.not_applicable_if_question, &Question::id);
    if (question.not_applicable_if_question.empty() || found == questions_.questions.end()) return "";
    return "$" + to_a1(CellAddress{kFirstRow, first_column_ + static_cast<std::uint32_t>(found - questions_.questions.begin())});
}

void QuestionColumns::allow_in(TableSheet& table) const {
    const std::string sheet = quoted_sheet_name(shop_.sheet_names.at(form_.sheet)) + "!";
    const auto absolute = [&](const CellRange& cells) { return sheet + to_a1(cells.first, true) + ":" + to_a1(cells.last, true); };
    shop_.answer_ranges[{form_.sheet, ""}] = absolute(table.column_range(1));
    std::uint32_t column = first_column_;
    for (const auto& question : questions_.questions) {
        const CellRange cells = table.column_range(column++);
        shop_.answer_ranges[{form_.sheet, question.id}] = absolute(cells);
        if (is_recorded(form_, question.id)) continue;
        const std::string deciding = decider(question);
        const std::string not_applicable = deciding.empty() ? "" : deciding + "=" + quoted_text(shortened(question.not_applicable_if_answer, 250));
        EntryRule rule{.list = "", .only_choices = !question.several && !question.open_choice, .title = question.caption, .prompt = question.text, .refusal = ""};
        const auto list = shop_.choice_ranges.find({form_.sheet, std::string(without_moment(question.id))});
        if (list != shop_.choice_ranges.end()) {
            rule.list = deciding.empty() ? list->second : "IF(" + not_applicable + "," + shop_.choice_ranges.at({"", ""}) + "," + list->second + ")";
            rule.refusal = question.several      ? "Dit staat niet in de lijst. Meer keuzes? Zet er een puntkomma (;) tussen en kies Ja."
                           : question.open_choice ? "Dit staat niet in de lijst. Klopt het toch? Kies dan Ja."
                                                  : "Kies een antwoord uit de lijst, of maak de cel leeg.";
        } else if (question.number) {
            rule.minimum = 0;
            rule.only_choices = false;
            rule.refusal = "Vul een getal in, zonder eenheid.";
        }
        table.sheet().allow(cells, rule);
        if (!deciding.empty()) table.sheet().shade_when(cells, not_applicable, Look::not_applicable);
    }
}

std::string QuestionColumns::caption(const std::string& question) const {
    const Question* found = questions_.question(question);
    return found ? found->caption : "";
}

Value answer_on(const Workshop& shop, const std::string& sheet, const std::string& code, const std::string& question, const std::string& code_cell) {
    const std::string& answer = shop.answers.at(sheet, code, question);
    const auto range = shop.answer_ranges.find({sheet, question}), codes = shop.answer_ranges.find({sheet, ""});
    const Value shown = answer.empty() ? word(kUnanswered) : text(answer);
    if (range == shop.answer_ranges.end() || codes == shop.answer_ranges.end()) return shown;
    return computed("IFERROR(INDEX(" + range->second + ",MATCH(" + code_cell + "," + codes->second + ",0))&\"\",\"" + kUnanswered + "\")", shown);
}

}  // namespace graadmeter
