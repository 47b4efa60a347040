// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/influence.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "model/text.h"

namespace graadmeter {
namespace {

// Without policy of its own the municipality has no large influence by it; said, never changed.
struct Conflict {
    const char *question, *answer, *other, *other_answer;
};
constexpr std::array kConflicts = {
    Conflict{"a", "nee", "g", "groot"},
};

// Of a to g those with choices; what is typed freely may be left empty.
bool must_be_answered(const Question& question) {
    return question.id.size() == 1 && question.kind == AnswerKind::choice;
}

}  // namespace

InfluenceState influence_state(const std::string& indicator, std::span<const Answer> answers, const Questionnaire& questionnaire) {
    std::map<std::string, std::string> given;
    for (const Answer& answer : answers)
        if (answer.sheet_key == kInfluenceSheet && answer.indicator == indicator && !folded(answer.text).empty()) given.emplace(answer.question, answer.text);

    InfluenceState state;
    state.indicator = indicator;
    const auto says = [&](const std::string& question, const std::string& answer) {
        const auto found = given.find(question);
        return found != given.end() && folded(found->second) == folded(answer);
    };
    for (const Question& question : questionnaire.questions) {
        const auto found = given.find(question.id);
        const bool excused =
            !question.not_applicable_if_question.empty() && says(question.not_applicable_if_question, question.not_applicable_if_answer);
        if (found != given.end()) {
            state.answered.push_back(question.id);
            // Words that are no choice ("n.v.t.") say the same as an empty cell where the question does not apply.
            const bool chosen = is_choice(question, found->second);
            if (!chosen && !excused) state.invalid.push_back(question.id);
            if (chosen && excused && question.kind == AnswerKind::choice)
                state.contradictions.push_back({question.not_applicable_if_question, question.not_applicable_if_answer, question.id, found->second});
        } else if (excused) {
            state.not_applicable.push_back(question.id);
        } else if (must_be_answered(question)) {
            state.open.push_back(question.id);
        }
    }
    for (const Conflict& one : kConflicts)
        if (says(one.question, one.answer) && says(one.other, one.other_answer))
            state.contradictions.push_back({one.question, one.answer, one.other, one.other_answer});
    if (const Question* degree = questionnaire.question("g"); degree && given.contains("g") && is_choice(*degree, given.at("g")))
        state.degree = given.at("g");
    return state;
}

}  // namespace graadmeter
