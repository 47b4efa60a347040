// SPDX-License-Identifier: EUPL-1.2
// Which of the catalogue's indicators a label means, how sure that is, and which population group it names.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/population.h"

namespace graadmeter {

// A label's unit id ("% inwoners" -> "%", "per 1.000 inw." -> "per_1000"); "" when it names none.
[[nodiscard]] std::string unit_in(std::string_view text);

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
    std::vector<const Indicator*> nearest; // the same, to choose from
    std::string group;                     // named by the label and not by the indicator itself
    std::string unit;                      // named by the label, "" = none
};

// Whether a label that means this says it in other words than its name and the spellings that the catalogue knows (R106). Case, spaces,
// marks and articles do not count, nor its code, and not what a label adds: a group, the unit, a year.
[[nodiscard]] bool worded_otherwise(std::string_view label, const Indicator& indicator);

// What stands around a label, nearest first: a group cell, the bar above the row, headings, titles, the sheet's name. Asked for only
// when the label alone does not tell.
using Around = std::function<std::vector<std::string>()>;

// Holds the catalogue's names folded. Remembers what it was asked: a long table repeats its labels. One thread.
class IndicatorMatcher {
public:
    explicit IndicatorMatcher(const Catalogue& catalogue);
    // Indicators of one name are told apart by the population, or the goal or theme, that the nearest text around names. A name in two
    // parts ("Bekendheid voorziening: Jongerenwerk") is also its second part where the first stands around.
    // The reference holds until the next call.
    [[nodiscard]] const IndicatorMatch& match(std::string_view label, const Around& around = {});
    // What a title names, without what it adds: "Tabel 2. Eenzaamheid per wijk, 2016".
    [[nodiscard]] IndicatorMatch match_title(std::string_view title, const Around& around = {});
    // The component that a label names where its indicator is known: from the heading above it, or the cell beside it. There what tells
    // it from its siblings is enough: "110%", "waarvan werk". Never the indicator itself; `none` without components.
    [[nodiscard]] IndicatorMatch match_part(std::string_view label, const Indicator& whole) const;
    // Whether a label says of itself that it is a part of what stands above it: "waarvan ...", "- ...".
    [[nodiscard]] static bool says_part(std::string_view label);
    // Whether a label is a name, synonym or code, but for case, marks and words without meaning. Cheap.
    [[nodiscard]] bool knows(std::string_view label) const;

private:
    struct Name {
        const Indicator* indicator;
        std::string folded;                // the whole name
        std::vector<std::string> content;  // words that carry meaning, without those in brackets
        std::vector<std::string> bracketed;
        std::string group;
        std::vector<std::string> front;    // of a name's second part: the words of the first
        LifeStages stages = 0;             // of the indicator's population
    };
    // A label with what its resemblance to the names says.
    struct Judgement {
        IndicatorMatch match;
        std::vector<const Indicator*> same;   // equally good: the surroundings choose, then graded `same_grade`
        MatchGrade same_grade = MatchGrade::none;
        std::vector<std::string> content;
        std::string group;                    // that the label names
        bool extra_brackets = false;
    };
    enum class Scope { whole_names, second_parts, of_stages };
    void add_names(const Indicator& indicator, const std::string& name);
    void keep_brackets_apart();
    [[nodiscard]] Judgement judge(std::string_view label) const;
    [[nodiscard]] bool judge_exact(std::string_view label, Judgement& result) const;
    void judge_resemblance(std::string_view raw, Scope scope, LifeStages stages, const std::vector<std::string>& fronts,
                           Judgement& result) const;
    [[nodiscard]] IndicatorMatch choose(std::string_view label, const Judgement& judged, const std::vector<std::string>& around) const;
    [[nodiscard]] const Indicator* told_by(const std::vector<const Indicator*>& same, const std::vector<std::string>& around) const;

    const Catalogue& catalogue_;
    std::vector<Name> names_;
    std::unordered_map<std::string, std::vector<const Indicator*>> exact_;   // by folded name and id
    std::unordered_set<std::string> by_words_;   // names as their words of meaning
    std::unordered_map<std::string, Judgement> asked_;
    std::unordered_map<std::string, IndicatorMatch> chosen_;
};

}  // namespace graadmeter
