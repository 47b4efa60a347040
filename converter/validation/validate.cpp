// SPDX-License-Identifier: EUPL-1.2
// Runs the table of rules and puts all remarks into words.
#include "validation/validate.h"

#include <array>
#include <iterator>

#include "validation/finding_texts.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

constexpr auto kRules = std::to_array<Rule>({
    {"B07", check_external_links},
    {"B08", check_hidden_sheets},
    {"W04", check_range},
    {"W05", check_unit},
    {"W09", check_future},
    {"C01", check_duplicates},
    {"C02", check_contradictions},
    {"C05", check_gaps},
    {"V01", check_indicators_covered},
    {"V03", check_baselines},
    {"V04", check_targets},
    {"V08", check_norm_sources},
});

}  // namespace

std::span<const Rule> rules() {
    return kRules;
}

Remark remark_at(std::string_view code, const Observation& observation, std::vector<std::pair<std::string, std::string>> facts) {
    return {std::string(code), observation.place.sheet, single(observation.place.cell), std::move(facts)};
}

std::string label(const Indicator* indicator, std::string_view id) {
    return indicator ? indicator->name + " (" + indicator->id + ")" : std::string(id);
}

std::vector<Finding> validate(const ValidationContext& context) {
    const SeriesIndex index(context.submission, context.catalogue);
    auto remarks = context.workbook.remarks();
    remarks.insert(remarks.end(), context.submission.remarks.begin(), context.submission.remarks.end());
    for (const auto& rule : rules()) {
        context.before_rule();
        auto outcome = rule.check({context, index});
        // What a rule can place in cells need not be said of the whole file as well.
        if (outcome.invalid > 0) {
            std::erase_if(remarks, [&](const Remark& remark) { return remark.code == rule.code && !remark.sheet; });
        }
        remarks.insert(remarks.end(), std::make_move_iterator(outcome.remarks.begin()),
                       std::make_move_iterator(outcome.remarks.end()));
    }
    return worded(remarks, context.submission);
}

}  // namespace graadmeter
