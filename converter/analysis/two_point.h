// SPDX-License-Identifier: EUPL-1.2
// Whether two measurements of a survey differ, by their margins (facts.md 3.3 [D]): for series that are too short for a test of trend.
// Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/observation.h"

namespace graadmeter {

struct SeriesPoint;

// Half the width of a 95 % confidence interval of the normal distribution, in standard errors.
inline constexpr double kNormal95 = 1.959963984540054;

// z-test of the difference of two independent estimates, each with a standard error of (upper - lower) / (2 * 1.96): z = difference /
// root of the sum of their squares; p two-sided. That the samples are independent, and the estimates about normal, is assumed.
struct TwoPointTest {
    double difference = 0, standard_error = 0, z = 0, p = 1;
    bool shown = false;            // p < 0.05
};
// Nothing when an interval has no width.
[[nodiscard]] std::optional<TwoPointTest> two_point_test(double from, const Interval& from_interval, double to, const Interval& to_interval);

// Of a series: its last measured point against the one before and against the nulmeting. Tested only when both have margins, are of one
// population and stand on one side of every break.
struct TwoPoint {
    std::optional<Period> previous_period{}, baseline_period{};
    std::optional<TwoPointTest> previous{}, baseline{};
    std::string not_tested{};      // Dutch: why `previous` could not be tested though margins play a part: "geen marges bij 2018"; "" =
                                   // it was, or nothing is known of margins
};

// `compared`: measured points in order of time, one side of every break. `survey`: figures that have margins whether they are given or
// not, so that their absence is said.
[[nodiscard]] TwoPoint two_points(std::span<const SeriesPoint* const> compared, const std::optional<Period>& baseline, bool survey);

// "verschil aangetoond (tweepuntstoets, p = 0,01)", "verschil niet aangetoond (tweepuntstoets, p = 0,23)".
[[nodiscard]] std::string in_words(const TwoPointTest& test);
// A chance as people read it: "< 0,001", "= 0,012", "= 0,23".
[[nodiscard]] std::string probability_text(double p);

}  // namespace graadmeter
