// SPDX-License-Identifier: EUPL-1.2
// Theil-Sen, Mann-Kendall and least squares for short series.
#include "analysis/trend.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <vector>

namespace graadmeter {
namespace {

// Chances of 0, 1, 2 ... inversions.
using Distribution = std::vector<double>;

// The exact distribution costs at most n^4 / 16 multiplications (without ties n^3 / 4), a tenth of a second at this n; past it
// the normal approximation differs from it by less than anyone can see.
constexpr std::size_t kExactLimit = 200;

// Inversions between `rows` equal values put at random among `columns` others: the Gaussian binomial as chances. By the
// recurrence of Mann and Whitney (1947), which only adds: no cancellation, where dividing polynomials would lose all digits past
// n = 25.
Distribution interleaving(std::size_t rows, std::size_t columns) {
    std::vector<Distribution> row(columns + 1, Distribution{1.0});  // of 0 equal values
    for (std::size_t i = 1; i <= rows; ++i) {
        row[0] = {1.0};
        for (std::size_t j = 1; j <= columns; ++j) {
            const double share = static_cast<double>(i) / static_cast<double>(i + j);
            Distribution next(i * j + 1, 0.0);
            for (std::size_t k = 0; k < row[j].size(); ++k) next[k + j] += share * row[j][k];
            for (std::size_t k = 0; k < row[j - 1].size(); ++k) next[k] += (1 - share) * row[j - 1][k];
            row[j] = std::move(next);
        }
    }
    return std::move(row[columns]);
}

// The first `length` terms of the product of two generating functions.
Distribution product(const Distribution& a, const Distribution& b, std::size_t length) {
    length = std::min(length, a.size() + b.size() - 1);
    Distribution sum(length, 0.0);
    for (std::size_t j = 0; j < std::min(b.size(), length); ++j)
        for (std::size_t i = 0; i < std::min(a.size(), length - j); ++i) sum[i + j] += a[i] * b[j];
    return sum;
}

// The same for one value among `others`, where each number of inversions is as likely: a sliding mean. What leaves the window is
// smaller than what stays up to the middle of the distribution, and nobody looks further: no digits are lost.
Distribution with_one_more(const Distribution& a, std::size_t others, std::size_t length) {
    Distribution means(std::min(length, a.size() + others));
    long double sum = 0;
    for (std::size_t k = 0; k < means.size(); ++k) {
        if (k < a.size()) sum += a[k];
        if (k > others) sum -= a[k - others - 1];
        means[k] = static_cast<double>(sum / static_cast<long double>(others + 1));
    }
    return means;
}

using TieGroups = std::map<double, std::size_t>;

double exact_p(const TieGroups& groups, long s) {
    if (s == 0) return 1;
    std::size_t placed = 0, top = 0;  // top: the most inversions that there can be
    for (const auto& [value, size] : groups) {
        top += size * placed;
        placed += size;
    }
    // S = top - 2 * inversions, and the distribution is symmetric: both tails are the lower one twice.
    const std::size_t tail = (top - static_cast<std::size_t>(std::labs(s))) / 2 + 1;
    Distribution chances{1.0};
    placed = 0;
    for (const auto& [value, size] : groups) {
        chances = size == 1 ? with_one_more(chances, placed, tail) : product(chances, interleaving(size, placed), tail);
        placed += size;
    }
    double p = 0;
    for (const double chance : chances) p += chance;
    return std::min(1.0, 2 * p);
}

// With the variance corrected for ties and for continuity (Kendall 1975).
double normal_p(const TieGroups& groups, std::size_t n, long s) {
    const auto term = [](std::size_t count) {
        const double t = static_cast<double>(count);
        return t * (t - 1) * (2 * t + 5);
    };
    double variance = term(n);
    for (const auto& [value, size] : groups) variance -= term(size);
    variance /= 18;
    if (s == 0 || variance <= 0) return 1;
    const double z = (static_cast<double>(std::labs(s)) - 1) / std::sqrt(variance);
    return std::min(1.0, 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), z)));
}

}  // namespace

std::optional<double> sen_slope(std::span<const Point> points) {
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (points[i].time != points[j].time)
                slopes.push_back((points[j].value - points[i].value) / (points[j].time - points[i].time));
    if (slopes.empty()) return {};
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    if (slopes.size() % 2 == 1) return *middle;
    return (*std::max_element(slopes.begin(), middle) + *middle) / 2;
}

MannKendall mann_kendall(std::span<const Point> points) {
    long s = 0;
    TieGroups groups;
    for (std::size_t j = 0; j < points.size(); ++j) {
        ++groups[points[j].value];
        for (std::size_t i = 0; i < j; ++i) s += (points[j].value > points[i].value) - (points[j].value < points[i].value);
    }
    if (groups.size() < 2) return {s, 1};
    return {s, points.size() <= kExactLimit ? exact_p(groups, s) : normal_p(groups, points.size(), s)};
}

std::optional<LeastSquares> least_squares(std::span<const Point> points) {
    if (points.size() < 2) return {};
    // Times around 2000 and values that hardly move: centred, and in long double, so that the residuals keep their digits.
    const auto n = static_cast<long double>(points.size());
    long double mean_time = 0, mean_value = 0;
    for (const Point& point : points) {
        mean_time += point.time;
        mean_value += point.value;
    }
    mean_time /= n;
    mean_value /= n;
    long double sxx = 0, sxy = 0;
    for (const Point& point : points) {
        sxx += (point.time - mean_time) * (point.time - mean_time);
        sxy += (point.time - mean_time) * (point.value - mean_value);
    }
    if (sxx <= 0) return {};
    const long double slope = sxy / sxx;
    LeastSquares result{static_cast<double>(slope), {}};

    const bool spread = std::any_of(points.begin(), points.end(), [&](const Point& p) { return p.value != points[0].value; });
    if (points.size() < 3 || !spread) return result;
    long double residual = 0;
    for (const Point& point : points) {
        const long double error = (point.value - mean_value) - slope * (point.time - mean_time);
        residual += error * error;
    }
    if (residual <= 0) {
        result.p = 0;
        return result;
    }
    const auto t = static_cast<double>(std::abs(slope) / std::sqrt(residual / (n - 2) / sxx));
    const boost::math::students_t student(static_cast<double>(points.size() - 2));
    result.p = std::min(1.0, 2 * boost::math::cdf(boost::math::complement(student, t)));
    return result;
}

}  // namespace graadmeter
