// SPDX-License-Identifier: EUPL-1.2
// Trend statistics against figures that other programs found.
#include "analysis/trend.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/paths.h"

using namespace graadmeter;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

bool on_one_line(const std::vector<Point>& points) {
    const double slope = (points.back().value - points[0].value) / (points.back().time - points[0].time);
    return std::all_of(points.begin(), points.end(), [&](const Point& p) {
        return std::abs(p.value - points[0].value - slope * (p.time - points[0].time)) < 1e-11;
    });
}

// Equal to 1e-9 relative; below `floor` to 1e-9 of the floor.
bool agrees(double found, double expected, double floor) {
    return std::abs(found - expected) <= 1e-9 * std::max(floor, std::abs(expected));
}

// Columns: id, years, values, sen, s, p_mk, ols, p_ols. Gives the number of series.
int check_vectors(const std::filesystem::path& file) {
    std::ifstream stream(file);
    REQUIRE(stream.good());
    int checked = 0;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line[0] == '#' || line.starts_with("id\t")) continue;
        const auto fields = split(line, '\t');
        REQUIRE(fields.size() == 8);
        CAPTURE(fields[0]);
        const auto years = split(fields[1], ','), values = split(fields[2], ',');
        REQUIRE(years.size() == values.size());
        std::vector<Point> points;
        for (std::size_t i = 0; i < years.size(); ++i) points.push_back({std::stod(years[i]), std::stod(values[i])});

        const auto slope = sen_slope(points);
        REQUIRE(slope);
        CHECK(agrees(*slope, std::stod(fields[3]), 1e-3));
        const auto test = mann_kendall(points);
        CHECK(test.s == std::stol(fields[4]));
        CHECK(agrees(test.p, std::stod(fields[5]), 1e-12));
        const auto fit = least_squares(points);
        REQUIRE(fit);
        CHECK(agrees(fit->slope, std::stod(fields[6]), 1e-3));
        REQUIRE(fit->p.has_value() == (fields[7] != "nan"));
        if (fit->p && on_one_line(points)) {
            // p is 0 but for rounding, and what scipy prints is its own (up to 2e-8 with three points).
            CHECK(*fit->p < 1e-12);
            CHECK(std::stod(fields[7]) < 1e-7);
        } else if (fit->p) {
            CHECK(agrees(*fit->p, std::stod(fields[7]), 1e-12));
        }
        ++checked;
    }
    return checked;
}

std::vector<Point> yearly(const std::vector<double>& values) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < values.size(); ++i) points.push_back({2000.0 + static_cast<double>(i), values[i]});
    return points;
}

}  // namespace

TEST_CASE("trend statistics agree with scipy and whole-number enumeration") {
    CHECK(check_vectors(graadmeter::test::source_dir() / "tests/data/analysis/trend.tsv") == 40);
}

TEST_CASE("trend statistics agree with the shared vectors") {
    REQUIRE_SHARED(shared);
    CHECK(check_vectors(shared / "vectors/trend.tsv") == 300);
}

TEST_CASE("trend statistics agree with further vectors" * doctest::skip(std::getenv("GRAADMETER_TREND_VECTORS") == nullptr)) {
    const char* file = std::getenv("GRAADMETER_TREND_VECTORS");  // made by further_vectors.py
    REQUIRE(file);
    CHECK(check_vectors(file) == 10'000);
}

TEST_CASE("exact Mann-Kendall: the smallest p that a series of n can have") {
    const std::vector<std::pair<int, double>> table{{2, 1.0}, {3, 2.0 / 6}, {4, 2.0 / 24}, {5, 2.0 / 120}, {6, 2.0 / 720}};
    for (const auto& [n, p] : table) {
        std::vector<double> rising;
        for (int i = 0; i < n; ++i) rising.push_back(i);
        CHECK(mann_kendall(yearly(rising)).s == n * (n - 1) / 2);
        CHECK(mann_kendall(yearly(rising)).p == doctest::Approx(p).epsilon(1e-14));
    }
}

TEST_CASE("exact Mann-Kendall keeps its digits in long series with ties") {
    struct Long {
        int n;
        char kind;
        long s;
        double p;
    };
    // Expected: counts of inversions in whole numbers of any length.
    const std::vector<Long> cases{
        {25, 'a', 66, 0.12973066691902294},       {25, 'b', -96, 0.025387066467633484},   {25, 'c', -8, 0.8633980767930522},
        {40, 'a', 229, 0.007259619910213006},     {40, 'b', -50, 0.5704001182019923},     {40, 'c', -13, 0.8826347280265692},
        {80, 'a', 1422, 7.746064764077135e-10},   {80, 'b', 86, 0.7248352624932031},      {80, 'c', 27, 0.9089700634617383},
        {120, 'a', 4236, 1.730660577993529e-25},  {120, 'b', 66, 0.883048056825722},      {120, 'c', 40, 0.9253475177819991},
        {200, 'a', 14534, 6.061924285312641e-71}, {200, 'b', 1450, 0.1258284700263153},   {200, 'c', 67, 0.9410758732093585},
        {100, 'd', 1782, 5.5069490122684436e-08}, {150, 'd', 5583, 9.757122043590976e-22}};
    for (const auto& expected : cases) {
        CAPTURE(expected.n);
        CAPTURE(expected.kind);
        std::vector<double> values;
        for (int i = 0; i < expected.n; ++i)
            values.push_back(expected.kind == 'a'   ? (i * 37) % 23 + i / 4
                             : expected.kind == 'b' ? (i * 101) % 211 + i / 8.0
                             : expected.kind == 'c' ? (i * 5) % 3
                                                    : (i * 101) % 211 + i * 1.5 + i / 1000.0);  // no ties
        const auto test = mann_kendall(yearly(values));
        CHECK(test.s == expected.s);
        CHECK(agrees(test.p, expected.p, 0));
    }
}

TEST_CASE("past 200 points the normal approximation takes over without a visible step") {
    std::vector<double> values;
    for (int i = 0; i < 200; ++i) values.push_back((i * 37) % 101 + i / 6);
    const double exact = mann_kendall(yearly(values)).p;
    values.push_back(50);
    const double normal = mann_kendall(yearly(values)).p;
    CHECK(exact > 0);
    CHECK(exact < 1);
    CHECK(std::abs(exact - normal) < 0.02);
}

TEST_CASE("series without enough to say") {
    CHECK(!sen_slope({}));
    CHECK(!sen_slope(yearly({5})));
    CHECK(!least_squares(yearly({5})));
    CHECK(mann_kendall({}).s == 0);
    CHECK(mann_kendall({}).p == 1);

    const std::vector<Point> one_moment{{2020, 1}, {2020, 3}};
    CHECK(!sen_slope(one_moment));
    CHECK(!least_squares(one_moment));

    const auto level = yearly({4, 4, 4, 4, 4, 4});
    CHECK(*sen_slope(level) == 0);
    CHECK(mann_kendall(level).p == 1);
    CHECK(least_squares(level)->slope == 0);
    CHECK(!least_squares(level)->p);

    CHECK(least_squares(yearly({1, 2}))->slope == doctest::Approx(1));
    CHECK(!least_squares(yearly({1, 2}))->p);
}

TEST_CASE("gaps in the years count in the slope") {
    // Pairs: (2012,2016) 1/4, (2012,2022) 3/10, (2016,2022) 2/6: the median is 0.3.
    const std::vector<Point> points{{2012, 5}, {2016, 6}, {2022, 8}};
    CHECK(*sen_slope(points) == doctest::Approx(0.3).epsilon(1e-14));
}
