// SPDX-License-Identifier: EUPL-1.2
// Statistics of short series (facts.md 3.3). Pure functions.
#pragma once

#include <optional>
#include <span>

namespace graadmeter {

// Of the tests, two-sided: a change with a smaller p is shown.
inline constexpr double kSignificance = 0.05;

// A measurement: when (in years, gaps as they are) and how much.
struct Point {
    double time = 0;
    double value = 0;
};

// Median of the slopes of all pairs of points with different times (Theil 1950; Sen, JASA 63, 1968), per year. Nothing under two
// points.
[[nodiscard]] std::optional<double> sen_slope(std::span<const Point> points);

// Mann-Kendall test of a monotone trend (Mann 1945; Kendall 1975): S = sum of sign(vj - vi), j > i in time.
struct MannKendall {
    long s = 0;
    double p = 1;   // two-sided, exact for every n and with ties: inversions of a multiset permutation (Gaussian multinomial)
};
[[nodiscard]] MannKendall mann_kendall(std::span<const Point> points);   // points in order of time

// Least squares with the t-test of its slope. p is nothing under three points or without spread in the values.
struct LeastSquares {
    double slope = 0;
    std::optional<double> p;
};
[[nodiscard]] std::optional<LeastSquares> least_squares(std::span<const Point> points);   // nothing under two points

}  // namespace graadmeter
