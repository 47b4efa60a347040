// SPDX-License-Identifier: EUPL-1.2
// The wording of sheets that people fill in: questions, choices, captions. From templates/*.xml, edited without a compiler.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

enum class AnswerKind { choice, text };

struct Question {
    std::string id;                      // "a" ... "g", "partner", "afspraak": keeps answers, never shown alone
    std::string caption;                 // the column's header: "a. Beleid?"
    std::string text;                    // the full question, shown as input prompt
    AnswerKind kind = AnswerKind::text;
    std::vector<std::string> choices;    // of a choice, in order
    bool several = false;                // more than one choice may be given, separated by ";"
    double width = 0;                    // of the column, in characters; 0 = from content
    // Not applicable when another question has this answer (R44: a = nee makes b, c, d n.v.t.).
    std::string not_applicable_if_question, not_applicable_if_answer;
    std::string choices_from = {};       // the levels of this kind are the choices: "doel"; "" = only those above
    bool number = false;                 // the answer is a number: it stands in the cell as one when it can be read so
    bool open_choice = false;            // something else than the choices may be answered too
};

struct Questionnaire {
    std::string id;                      // "invloedsmatrix"
    std::string title;                   // A1
    std::string purpose;                 // A2
    std::vector<Question> questions;
    [[nodiscard]] const Question* question(std::string_view id) const;
    [[nodiscard]] const Question* by_caption(std::string_view caption) const;   // compared folded
};

// Whether an answer consists of choices of the question, in any case; several with ";" or "," between them where that is allowed.
// Always so of a question without choices.
[[nodiscard]] bool is_choice(const Question& question, std::string_view answer);

// Throws FileError with line.
[[nodiscard]] Questionnaire read_questionnaire(const std::filesystem::path& file);

}  // namespace graadmeter
