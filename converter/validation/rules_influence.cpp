// SPDX-License-Identifier: EUPL-1.2
// Rules about the questions a to g (R44-R51), on our sheet and in a matrix of the user's own: V09, V10, V11.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/text.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

// The answers about one indicator, in one row.
struct AnswerRow {
    const Questionnaire* questionnaire = nullptr;
    std::string indicator;
    bool own = false;                                   // in a matrix of the user's own
    std::map<std::string, const Answer*> by_question;
    [[nodiscard]] std::string text(const std::string& question) const {
        const auto found = by_question.find(question);
        return found == by_question.end() ? "" : folded(found->second->text);
    }
};

bool answered(const std::string& text) { return !text.empty() && text != kUnanswered; }
bool not_applicable(const std::string& folded_text) { return folded_text == "n v t" || folded_text == "nvt" || folded_text == "niet van toepassing"; }

struct Matrices {
    std::vector<AnswerRow> rows;
    // Questions that a matrix has a column for, with that column; by sheet.
    std::map<std::pair<bool, std::uint32_t>, std::map<std::string, std::uint32_t>> columns;
};

Matrices matrices(const ValidationContext& context) {
    Matrices result;
    std::map<std::tuple<bool, std::uint32_t, std::uint32_t>, AnswerRow> rows;
    const auto add = [&](const std::vector<Answer>& answers, bool own) {
        for (const auto& answer : answers) {
            const auto questionnaire = std::ranges::find_if(context.questionnaires, [&](const auto& q) { return folded(q.id) == folded(answer.sheet_key); });
            if (questionnaire == context.questionnaires.end() || !answered(answer.text)) continue;
            auto& row = rows[{own, answer.place.sheet, answer.place.cell.row}];
            row.questionnaire = &*questionnaire;
            row.indicator = answer.indicator;
            row.own = own;
            row.by_question[answer.question] = &answer;
            result.columns[{own, answer.place.sheet}][answer.question] = answer.place.cell.column;
        }
    };
    add(context.submission.answers, false);
    add(context.submission.own_answers, true);
    for (auto& [place, row] : rows) result.rows.push_back(std::move(row));
    return result;
}

// Where to point: a stretch of the row. Answers that were taken over from an enriched workbook have no place in this one.
void place(Remark& remark, const AnswerRow& row, std::uint32_t first, std::uint32_t last, const ValidationContext& context) {
    const auto& at = row.by_question.begin()->second->place;
    const auto& sheets = context.submission.sheets;
    if (at.sheet >= sheets.size() || (!row.own && !sheets[at.sheet].generated)) return;
    remark.sheet = at.sheet;
    remark.range = {{at.cell.row, std::min(first, last)}, {at.cell.row, std::max(first, last)}};
}

std::string name_of(const AnswerRow& row, const ValidationContext& context) {
    return label(context.catalogue.indicator(row.indicator), row.indicator);
}

// Whether a question need not be answered here (R44: no policy, no kind of policy).
bool excused(const Question& question, const AnswerRow& row) {
    return !question.not_applicable_if_question.empty() && row.text(question.not_applicable_if_question) == folded(question.not_applicable_if_answer);
}

}  // namespace

// Some of the questions answered, not all. Only questions with choices; a row without any answer has yet to be begun.
RuleOutcome check_influence_complete(const RuleInput& input) {
    RuleOutcome outcome;
    const auto all = matrices(input.context);
    for (const auto& row : all.rows) {
        const auto& columns = all.columns.at({row.own, row.by_question.begin()->second->place.sheet});
        std::string missing;
        std::uint32_t first = 0, last = 0;
        for (const auto& question : row.questionnaire->questions) {
            if (question.kind != AnswerKind::choice || question.id.size() != 1) continue;
            if (row.by_question.contains(question.id) || excused(question, row)) continue;
            const auto column = columns.find(question.id);
            if (row.own && column == columns.end()) continue;   // not asked in this matrix
            missing += (missing.empty() ? "" : ", ") + question.id;
            if (column == columns.end()) continue;
            first = first == 0 ? column->second : std::min(first, column->second);
            last = std::max(last, column->second);
        }
        if (missing.empty()) {
            ++outcome.valid;
            continue;
        }
        Remark remark{"V09", {}, {}, {{"vragen", missing}, {"indicator", name_of(row, input.context)}}};
        if (first == 0) first = last = row.by_question.begin()->second->place.cell.column;
        place(remark, row, first, last, input.context);
        outcome.object(std::move(remark));
    }
    return outcome;
}

// No policy, yet great influence or a kind of policy.
RuleOutcome check_influence_agrees(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& row : matrices(input.context).rows) {
        if (!row.by_question.contains("a")) {
            ++outcome.undecided;
            continue;
        }
        std::string against;
        std::uint32_t last = 0;
        const auto collect = [&](const std::string& question) {
            against += ", " + question + " = " + row.by_question.at(question)->text;
            last = std::max(last, row.by_question.at(question)->place.cell.column);
        };
        for (const auto& question : row.questionnaire->questions)
            if (question.kind == AnswerKind::choice && row.by_question.contains(question.id) && excused(question, row) && !not_applicable(row.text(question.id)))
                collect(question.id);
        if (row.text("a") == "nee" && row.text("g") == "groot") collect("g");
        if (against.empty()) {
            ++outcome.valid;
            continue;
        }
        Remark remark{"V10", {}, {}, {{"antwoorden", "a = " + row.by_question.at("a")->text + against}, {"indicator", name_of(row, input.context)}}};
        place(remark, row, row.by_question.at("a")->place.cell.column, last, input.context);
        outcome.object(std::move(remark));
    }
    return outcome;
}

// None of the choices. In a matrix of the user's own only where most answers to the question are choices: else it is asked otherwise there.
RuleOutcome check_influence_choices(const RuleInput& input) {
    RuleOutcome outcome;
    const auto all = matrices(input.context);
    std::map<std::tuple<bool, std::uint32_t, std::string>, std::pair<int, int>> known;   // answers that are choices, and all
    const auto key = [](const AnswerRow& row, const Answer& answer) { return std::tuple(row.own, answer.place.sheet, answer.question); };
    const auto valid = [](const Question& question, const Answer& answer) {
        return not_applicable(folded(answer.text)) || is_choice(question, answer.text);
    };
    for (const auto& row : all.rows)
        for (const auto& [id, answer] : row.by_question)
            if (const auto* question = row.questionnaire->question(id); question && question->kind == AnswerKind::choice) {
                auto& [choices, answers] = known[key(row, *answer)];
                choices += valid(*question, *answer);
                ++answers;
            }
    for (const auto& row : all.rows) {
        for (const auto& [id, answer] : row.by_question) {
            const auto* question = row.questionnaire->question(id);
            if (!question || question->kind != AnswerKind::choice) continue;
            const auto [choices, answers] = known[key(row, *answer)];
            if (valid(*question, *answer)) {
                ++outcome.valid;
            } else if (row.own && 2 * choices <= answers) {
                ++outcome.undecided;
            } else {
                std::string words;
                for (const auto& choice : question->choices) words += (words.empty() ? "" : ", ") + choice;
                Remark remark{"V11", {}, {}, {{"waarde", answer->text}, {"keuzes", words}}};
                place(remark, row, answer->place.cell.column, answer->place.cell.column, input.context);
                outcome.object(std::move(remark));
            }
        }
    }
    return outcome;
}

}  // namespace graadmeter
