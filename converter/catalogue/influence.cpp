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

bool is_lettered(const Question& question) {
    return question.id.size() == 1;
}

// The parts of an answer to a question that allows several.
std::vector<std::string> parts(const std::string& text, bool several) {
    std::vector<std::string> found;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = several ? std::min(text.find(';', start), text.size()) : text.size();
        const std::string part = folded(std::string_view(text).substr(start, end - start));
        if (!part.empty()) found.push_back(part);
        start = end + 1;
    }
    return found;
}

bool is_choice(const Question& question, const std::string& text) {
    if (question.kind != AnswerKind::choice) return true;
    return std::ranges::all_of(parts(text, question.several), [&](const std::string& part) {
        return std::ranges::any_of(question.choices, [&](const std::string& choice) { return folded(choice) == part; });
    });
}

}  // namespace

InfluenceState influence_state(const std::string& indicator, std::span<const Answer> answers, const Questionnaire& questionnaire) {
    std::map<std::string, std::string> given;
    for (const Answer& answer : answers)
        if (answer.indicator == indicator && !folded(answer.text).empty()) given.emplace(answer.question, answer.text);

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
        } else if (is_lettered(question)) {
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
