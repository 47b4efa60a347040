// SPDX-License-Identifier: EUPL-1.2
#include "analysis/two_point.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "analysis/assessment.h"
#include "analysis/trend.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

double standard_error(const Interval& interval) { return (interval.upper - interval.lower) / (2 * kNormal95); }

}  // namespace

std::optional<TwoPointTest> two_point_test(double from, const Interval& from_interval, double to, const Interval& to_interval) {
    const double first = standard_error(from_interval), second = standard_error(to_interval);
    if (!(first > 0) || !(second > 0)) return {};
    TwoPointTest test;
    test.difference = to - from;
    test.standard_error = std::hypot(first, second);
    test.z = test.difference / test.standard_error;
    if (!std::isfinite(test.z)) return {};
    test.p = 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(test.z)));
    test.shown = test.p < kSignificance;
    return test;
}

TwoPoint two_points(std::span<const SeriesPoint* const> compared, const std::optional<Period>& baseline, bool survey) {
    TwoPoint result;
    if (compared.size() < 2) return result;
    const SeriesPoint& last = *compared.back();
    const auto tested = [&](const SeriesPoint& from) -> std::optional<TwoPointTest> {
        if (!from.interval || !last.interval || from.population != last.population) return {};
        return two_point_test(*from.value, *from.interval, *last.value, *last.interval);
    };
    const SeriesPoint& previous = *compared[compared.size() - 2];
    result.previous_period = previous.period;
    result.previous = tested(previous);
    for (const SeriesPoint* point : compared) {
        if (!baseline || point->period != *baseline || point == &last) continue;
        result.baseline_period = point->period;
        result.baseline = tested(*point);
    }
    if (result.previous) return result;
    const bool any = previous.interval || last.interval;
    if (any && previous.interval && last.interval && previous.population != last.population)
        result.not_tested = "de cijfers gaan over verschillende groepen mensen";
    else if (any)
        result.not_tested = "geen marges bij " + (previous.interval ? last : previous).period.text();
    else if (survey)
        result.not_tested = "geen marges bekend";
    return result;
}

std::string probability_text(double p) {
    if (p < 0.001) return "< 0,001";
    // Two decimals, but three where two would put it on the border or past it: 0,049 is no 0,05.
    return "= " + dutch_number(p, p < 0.1 ? 3 : 2);
}

std::string in_words(const TwoPointTest& test) {
    return std::string(test.shown ? "verschil aangetoond" : "verschil niet aangetoond") + " (tweepuntstoets, p " + probability_text(test.p) + ")";
}

}  // namespace graadmeter
