// SPDX-License-Identifier: EUPL-1.2
// Vervallen antwoorden: what people typed and has no place any more, one answer a row, until the row or question that it belongs to
// returns. Read back by read_lapsed_answers() and read_chosen_links().
#include "enrichment/sheets.h"
#include "model/text.h"

namespace graadmeter {
namespace {

// The caption that the answer stood below; the id of a question that is gone.
std::string question_words(const Workshop& shop, const Answer& answer) {
    const Form* form = form_of(shop.forms, answer.sheet_key);
    if (!form) return answer.question;
    const auto moment = form->per_moment ? moment_of_question(answer.question) : std::nullopt;
    const Questionnaire asked = columns_of(*form, moment ? std::vector{*moment} : std::vector<Moment>{}, true);
    const Question* question = asked.question(answer.question);
    return question ? question->caption : answer.question;
}

}  // namespace

GeneratedSheet build_vervallen_antwoorden(Workshop& shop) {
    const auto& links = shop.input.submission.lapsed_links;
    std::vector<TableColumn> columns{{kLapsedSheetCaption, 20}, {kLapsedRowCaption, 14}, {kLapsedQuestionCaption, 30}, {kLapsedAnswerCaption, 50}};
    if (!links.empty())   // captions by which they are found back
        for (const auto& [caption, width] : {std::pair{std::string(kLinkSource), 20.0}, {std::string(kLinkLabel), 30.0}, {link_captions(*shop.input.linking).front(), 30.0}})
            columns.push_back({caption, width});
    columns.push_back({"Waarom hier", 40});
    auto table = shop.begin(std::string(kLapsedSheet), std::string(kLapsedSheet),
                            "Antwoorden en keuzes die niet meer passen op de bladen waar ze gegeven zijn. Ze blijven hier bewaard; neem over wat nog geldt.",
                            columns, 2);
    for (const auto& [answer, reason] : shop.answers.lapsed()) {
        std::vector<Value> values{text(answer->sheet_key), text(answer->indicator.empty() ? kUnanswered : answer->indicator),
                                  text(question_words(shop, *answer)), text(answer->text)};
        if (!links.empty()) values.insert(values.end(), 3, text(kUnanswered));
        values.push_back(text(reason));
        if (!table.row(values)) break;
    }
    for (const auto& [link, reason] : links) {
        std::vector<Value> values{text(link.sheet), text(kUnanswered), text(kUnanswered), text(kUnanswered)};
        for (const auto& words : {link.source, link.label, link.choice, reason}) values.push_back(text(words));
        if (!table.row(values)) break;
    }
    table.finish();
    return {std::string(kLapsedSheet), {}, {}, lapsed_captions(shop.input.linking)};
}

}  // namespace graadmeter
