// SPDX-License-Identifier: EUPL-1.2
// Rules about people who can be recognised: P01, P02, P03, P05, P06. A value is never repeated.
#include "validation/rule.h"

namespace graadmeter {

RuleOutcome check_service_numbers(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& column : input.sheets.service_numbers())
        outcome.object({"P01", column.sheet, column.range, {{"aantal", std::to_string(column.values)}}});
    return outcome;
}

RuleOutcome check_personal_data(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& column : input.sheets.personal())
        outcome.object({"P02", column.sheet, column.range, {{"soort", std::string(column.kind)}, {"aantal", std::to_string(column.values)}}});
    return outcome;
}

namespace {

// One remark for each figure that must go for this reason.
RuleOutcome hidden_for(const RuleInput& input, Disclosure why, std::string_view code) {
    RuleOutcome outcome;
    const Protection* protection = input.context.protection;
    if (!protection) return outcome;
    const auto& all = input.context.submission.observations;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [found, threshold] = protection->of[i];
        if (!all[i].value) continue;
        if (found == why)
            outcome.object(remark_at(code, all[i], {{"drempel", std::to_string(why == Disclosure::small_percentage ? static_cast<int>(kSmallDenominator) : threshold)}}));
        else if (threshold == 0 && unit(all[i].unit).whole)
            ++outcome.undecided;
        else
            ++outcome.valid;
    }
    return outcome;
}

}  // namespace

// Few people in a small area or group: what disclosure/ hides, and why.
RuleOutcome check_small_counts(const RuleInput& input) { return hidden_for(input, Disclosure::small_count, "P03"); }
RuleOutcome check_needed_counts(const RuleInput& input) { return hidden_for(input, Disclosure::derivable, "P05"); }
RuleOutcome check_small_percentages(const RuleInput& input) { return hidden_for(input, Disclosure::small_percentage, "P06"); }

}  // namespace graadmeter
