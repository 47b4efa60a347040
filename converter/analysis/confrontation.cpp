// SPDX-License-Identifier: EUPL-1.2
#include "analysis/confrontation.h"

#include <algorithm>

#include "analysis/assessment.h"
#include "model/text.h"

namespace graadmeter {
namespace {

void place_by_figures(Confronted& result, const Series& series) {
    result.development = series.development;
    if (series.norm) {
        const bool good = series.norm->norm_class == NormClass::green || series.norm->norm_class == NormClass::gold;
        result.standing = good ? Standing::at_or_above : Standing::below;
        result.measured_by = "norm";
    } else if (series.target && series.target->reached) {
        result.standing = *series.target->reached ? Standing::at_or_above : Standing::below;
        result.measured_by = "streefwaarde";
    }
}

InfluenceGrade grade_of(const std::string& degree) {
    const int place = degree_of_influence(degree);
    return place == 0 ? InfluenceGrade::unknown : place <= 2 ? InfluenceGrade::little : InfluenceGrade::much;
}

void list_what_is_open(Confronted& result, const Series* series, const InfluenceState* state) {
    if (!series || !series->last()) result.open.emplace_back("geen cijfer van de gemeente");
    else if (result.standing == Standing::unknown) result.open.emplace_back("geen norm of streefwaarde");
    if (series && (series->label == TrendLabel::no_series || series->label == TrendLabel::too_few))
        result.open.emplace_back("te weinig metingen voor een trend");
    if (result.influence == InfluenceGrade::unknown)
        result.open.emplace_back(result.degree.empty() ? "mate van invloed niet ingevuld" : "mate van invloed onbekend");
    if (state && !state->contradictions.empty()) result.open.emplace_back("antwoorden over invloed spreken elkaar tegen");
}

}  // namespace

int degree_of_influence(const std::string& answer) {
    const auto found = std::ranges::find(kInfluenceDegrees, folded(answer));
    return found == std::end(kInfluenceDegrees) ? 0 : static_cast<int>(found - std::begin(kInfluenceDegrees)) + 1;
}

const char* dutch_word(Standing standing) {
    constexpr const char* kWords[] = {"op of boven de norm", "onder de norm", "niet te bepalen"};
    return kWords[static_cast<std::size_t>(standing)];
}

const char* dutch_word(InfluenceGrade grade) {
    constexpr const char* kWords[] = {"veel invloed", "weinig invloed", "invloed onbekend"};
    return kWords[static_cast<std::size_t>(grade)];
}

std::vector<Confronted> confront(std::span<const Series> all, std::span<const InfluenceState> influence, const Catalogue& catalogue,
                                 const std::string& municipality) {
    std::vector<Confronted> results;
    for (const Indicator& indicator : catalogue.indicators) {
        if (indicator.kind != IndicatorKind::state) continue;
        const auto series = std::ranges::find_if(all, [&](const Series& one) {
            return one.indicator == indicator.id && one.region == municipality && one.component.empty() && one.group.empty() &&
                   (indicator.unit.empty() || one.unit == indicator.unit);   // a catalogue may state no unit
        });
        const auto state = std::ranges::find(influence, indicator.id, &InfluenceState::indicator);
        const bool measured = series != all.end(), judged = state != influence.end() && state->begun();
        if (!measured && !judged) continue;
        Confronted result;
        result.indicator = indicator.id;
        result.development = Development::unknown;
        if (measured) place_by_figures(result, *series);
        if (judged) result.degree = state->degree;
        result.influence = grade_of(result.degree);
        list_what_is_open(result, measured ? &*series : nullptr, judged ? &*state : nullptr);
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace graadmeter
