// SPDX-License-Identifier: EUPL-1.2
// The influence-assessment matrix (R44-R52): what of the questions a to g is answered, and where answers contradict each other.
// The degree of influence itself is never computed: it is a person's judgement (R50).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalogue/questionnaire.h"
#include "model/submission.h"

namespace graadmeter {

// Key of the sheet with the matrix.
inline constexpr const char* kInfluenceSheet = "Invloedsmatrix";

// A pair of answers that cannot both be meant.
struct Contradiction {
    std::string question, answer;              // "a", "nee"
    std::string other_question, other_answer;  // "g", "groot"
};

struct InfluenceState {
    std::string indicator;
    std::vector<std::string> answered;         // question ids, in the questionnaire's order
    std::vector<std::string> open;             // not answered though they apply
    std::vector<std::string> not_applicable;   // made so by another answer
    std::vector<std::string> invalid;          // choice questions with an answer that is no choice
    std::vector<Contradiction> contradictions;
    std::string degree;                        // the answer to g when it is one of its choices, "" = none
    [[nodiscard]] bool begun() const { return !answered.empty(); }
    [[nodiscard]] bool complete() const { return open.empty() && invalid.empty(); }
};

// Of one indicator. `answers`: of any sheet and indicator; those of the sheet Invloedsmatrix count. The questions that count for completeness are
// those of a to g that have choices; explanations, partners and agreements are free.
[[nodiscard]] InfluenceState influence_state(const std::string& indicator, std::span<const Answer> answers,
                                             const Questionnaire& questionnaire);

}  // namespace graadmeter
