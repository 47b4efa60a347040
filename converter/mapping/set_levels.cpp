// SPDX-License-Identifier: EUPL-1.2
#include "mapping/set_levels.h"

#include <algorithm>
#include <array>

#include "model/text.h"

namespace graadmeter {
namespace {

Catalogue goals_as_indicators(const Catalogue& catalogue) {
    Catalogue result;
    for (const Level& level : catalogue.levels) {
        if (level.kind != "doel" && level.kind != "maatschappelijk-effect") continue;
        Indicator made;
        made.id = level.id;
        made.name = level.name;
        made.synonyms = level.synonyms;
        made.text_set = level.text_set;
        result.indicators.push_back(std::move(made));
    }
    return result;
}

}  // namespace

SetLevels::SetLevels(const Catalogue& catalogue)
    : catalogue_(catalogue), as_indicators_(goals_as_indicators(catalogue)), matcher_(as_indicators_),
      any_(std::ranges::any_of(as_indicators_.indicators, [](const Indicator& each) { return !each.text_set.set_by.empty(); })) {}

const Level* SetLevels::reworded(std::string_view text) {
    constexpr std::size_t kLongest = 300;   // past this a text is prose
    return any_ && text.size() <= kLongest ? asked_.of(text, [&] { return work_out(text); }) : nullptr;
}

const Level* SetLevels::work_out(std::string_view text) {
    const auto& match = matcher_.match(text);
    if (match.grade < MatchGrade::resembling || match.indicator->text_set.set_by.empty() || !worded_otherwise(text, *match.indicator)) return nullptr;
    return catalogue_.level(match.indicator->id);
}

bool SetLevels::head(std::string_view heading) {
    static constexpr std::array<std::string_view, 9> kHeadings = {"beleidsdoel", "doel", "doelen", "doelstelling", "doelstellingen", "effect",
                                                                  "effecten", "maatschappelijk effect", "maatschappelijke effecten"};
    return std::ranges::find(kHeadings, folded(heading)) != kHeadings.end();
}

}  // namespace graadmeter
