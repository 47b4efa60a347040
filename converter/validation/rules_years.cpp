// SPDX-License-Identifier: EUPL-1.2
// Rules about the years that figures are of: C08, C10, V12.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "model/dutch_number.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

constexpr int kYearsToPublish = 1;         // the figure of a year comes out in the next one
constexpr std::size_t kFewestAreas = 3;    // of two years in two areas neither is the odd one
constexpr std::size_t kTestable = 5;       // with four points no order is significant at 5 % (facts.md 3.3)

std::string every(int years) {
    return years == 1 ? "elk jaar" : "elke " + std::to_string(years) + " jaar";
}

// The letters of a region's code: areas of one level are compared with each other.
std::string level_of(std::string_view region) {
    return std::string(region.substr(0, region.find_first_of("0123456789")));
}

}  // namespace

// The last figure of an indicator, where the catalogue says how often there is a new one. Only of the own municipality: what others
// left out is not the sender's to mend.
RuleOutcome check_outdated(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& municipality = input.context.submission.municipality;
    std::unordered_map<const Indicator*, const Observation*> last;
    for (const auto& series : input.index.series()) {
        if (!series.whole || series.points.front()->region != municipality) continue;
        for (const auto* point : series.points) {
            auto& newest = last[series.whole];
            if (point->value && (!newest || newest->period.year < point->period.year)) newest = point;
        }
    }
    const int today = static_cast<int>(input.context.date.year());
    for (const auto* indicator : input.index.observed()) {
        const auto found = last.find(indicator);
        if (found == last.end() || !found->second || indicator->frequency_years.value_or(0) < 1 || indicator->dropped) {
            ++outcome.undecided;
        } else if (const auto& newest = *found->second; newest.period.year + *indicator->frequency_years + kYearsToPublish >= today) {
            ++outcome.valid;
        } else {
            outcome.object(remark_at("C08", newest, {{"periode", newest.period.text()},
                                                     {"indicator", label(indicator, indicator->id)},
                                                     {"frequentie", every(*indicator->frequency_years)}}));
        }
    }
    return outcome;
}

// Areas of one level on one sheet, each with one figure, of which a few are of another year than most (R113). Where no year has
// more than half of them, or an area has several years, the reader sees that years differ: undecided.
RuleOutcome check_mixed_years(const RuleInput& input) {
    RuleOutcome outcome;
    using Comparison = std::tuple<std::uint32_t, std::string_view, std::string_view, std::string_view, std::string_view, std::string>;
    std::map<Comparison, std::map<std::string_view, std::vector<const Observation*>>> comparisons;
    for (const auto& each : input.context.submission.observations)
        if (each.value) comparisons[{each.place.sheet, each.indicator, each.component, each.group, each.unit, level_of(each.region)}][each.region].push_back(&each);
    for (const auto& [key, areas] : comparisons) {
        if (areas.size() < kFewestAreas) continue;
        std::map<Period, std::size_t> periods;
        bool one_each = true;
        for (const auto& [region, figures] : areas) {
            one_each = one_each && figures.size() == 1;
            ++periods[figures.front()->period];
        }
        const auto most = std::ranges::max_element(periods, {}, [](const auto& each) { return each.second; });
        if (!one_each || most->second * 2 <= areas.size()) {
            ++outcome.undecided;
            continue;
        }
        for (const auto& [region, figures] : areas) {
            const auto& figure = *figures.front();
            if (figure.period == most->first)
                ++outcome.valid;
            else
                outcome.object(remark_at("C10", figure, {{"jaar", figure.period.text()},
                                                         {"jaren", most->first.text()},
                                                         {"indicator", label(input.context.catalogue.measure(figure.indicator, figure.component), figure.indicator)}}));
        }
    }
    return outcome;
}

// Indicators without one series that is long enough to test a trend. One remark an indicator, about the file as a whole.
RuleOutcome check_testable(const RuleInput& input) {
    RuleOutcome outcome;
    std::unordered_map<const Indicator*, std::size_t> longest;
    for (const auto& series : input.index.series()) {
        if (!series.whole) continue;
        std::size_t measured = 0;
        const Observation* before = nullptr;   // a figure that stands there twice is one measurement
        for (const auto* point : series.points) {
            if (!point->value || (before && before->period == point->period)) continue;
            ++measured;
            before = point;
        }
        auto& most = longest[series.whole];
        most = std::max(most, measured);
    }
    const auto total = dutch_number(static_cast<double>(input.index.observed().size()), 0);
    for (const auto* indicator : input.index.observed()) {
        if (longest.at(indicator) >= kTestable)
            ++outcome.valid;
        else if (longest.at(indicator) == 0)
            ++outcome.undecided;
        else
            outcome.object({"V12", {}, {}, {{"indicator", label(indicator, indicator->id)}, {"totaal", total}}});
    }
    return outcome;
}

}  // namespace graadmeter
