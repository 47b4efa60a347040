// SPDX-License-Identifier: EUPL-1.2
// Which of the catalogue's indicators a label means, how sure that is, and which population group it names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"

namespace graadmeter {

// A label's unit id ("% inwoners" -> "%", "per 1.000 inw." -> "per_1000"); "" when it names none.
[[nodiscard]] std::string unit_in(std::string_view text);

// The age group that a label names: "(65+)", "65-plus", "65 jaar en ouder" -> "65+"; "18-34 jaar", "16 t/m 25 jaar" ->
// "18-34 jaar", "16-25 jaar". `rest` is the label without it.
struct GroupReading {
    std::string group;
    std::string rest;
};
[[nodiscard]] GroupReading group_in(std::string_view text);

// A group as a cell names it, in one spelling: "65 jaar en ouder" and "65-plus" are "65+", "18 t/m 34" is "18-34 jaar"; other
// words stay as they are.
[[nodiscard]] std::string normal_group(std::string_view text);

// How a label stands to the catalogue. Only `certain` is taken in silence.
enum class MatchGrade {
    none,        // nothing resembles it
    proposal,    // something resembles it, too little or ambiguously: for a person to decide
    resembling,  // one candidate clearly stands out: taken and said (S10)
    certain,     // the indicator's code, name, synonym, or the same words but for articles, unit and brackets
};

struct IndicatorMatch {
    MatchGrade grade = MatchGrade::none;
    const Indicator* indicator = nullptr;  // of certain and resembling
    std::string proposal;                  // names of what comes nearest, best first, "; " between; for S05
    std::string group;                     // named by the label and not by the indicator itself
    std::string unit;                      // named by the label, "" = none
};

// Holds the catalogue's names folded. Remembers what it was asked: a long table repeats its labels. One thread.
class IndicatorMatcher {
public:
    explicit IndicatorMatcher(const Catalogue& catalogue);
    [[nodiscard]] const IndicatorMatch& match(std::string_view label);

private:
    struct Name {
        const Indicator* indicator;
        std::string folded;                // the whole name
        std::vector<std::string> content;  // words that carry meaning
        std::string group;
    };
    [[nodiscard]] IndicatorMatch judge(std::string_view label) const;
    [[nodiscard]] bool judge_exact(const std::string& folded_label, IndicatorMatch& result) const;
    void judge_resemblance(const std::vector<std::string>& content, bool extra_brackets, std::string_view raw,
                           IndicatorMatch& result) const;

    std::vector<Name> names_;
    std::unordered_map<std::string, IndicatorMatch> asked_;
};

}  // namespace graadmeter
