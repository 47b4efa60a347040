// SPDX-License-Identifier: EUPL-1.2
// The test of two measurements by their margins, a place among regions, scores taken together: against cases worked out by hand and,
// through survey_vectors.py, against scipy and numpy.
#include "analysis/two_point.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/assessment.h"

using namespace graadmeter;
using doctest::Approx;

namespace {

// To eight digits, also of a chance that is nearly nothing.
bool close(double a, double b) { return std::abs(a - b) <= 1e-8 * std::abs(b) + 1e-300; }

std::vector<double> numbers(const std::string& text, char separator) {
    std::vector<double> result;
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, separator);) result.push_back(std::strtod(one.c_str(), nullptr));   // stod refuses the smallest chances
    return result;
}

}  // namespace

TEST_CASE("two-point test: by hand") {
    // Standard errors 3 and 4: together 5; a difference of 9,8 is 1,96 of those, on the border of 5 %.
    const Interval first{40 - 3 * kNormal95, 40 + 3 * kNormal95}, second{50 - 4 * kNormal95, 50 + 4 * kNormal95};
    const auto test = two_point_test(40, first, 50, second);
    REQUIRE(test);
    CHECK(test->standard_error == Approx(5));
    CHECK(test->z == Approx(2));
    CHECK(test->p == Approx(0.04550026389635842));
    CHECK(test->shown);
    CHECK(two_point_test(50, second, 40, first)->z == Approx(-2));
    CHECK(two_point_test(50, second, 40, first)->p == Approx(0.04550026389635842));
    CHECK_FALSE(two_point_test(40, first, 40 + 5 * 1.95, second)->shown);
    CHECK(two_point_test(40, first, 40, second)->p == Approx(1));
    CHECK_FALSE(two_point_test(40, {40, 40}, 50, second));
    CHECK_FALSE(two_point_test(40, {42, 38}, 50, second));
}

TEST_CASE("two-point test in words") {
    CHECK(in_words(TwoPointTest{1, 1, 1, 0.0123, true}) == "verschil aangetoond (tweepuntstoets, p = 0,012)");
    CHECK(in_words(TwoPointTest{1, 1, 1, 0.2345, false}) == "verschil niet aangetoond (tweepuntstoets, p = 0,23)");
    CHECK(in_words(TwoPointTest{1, 1, 1, 0.0000001, true}) == "verschil aangetoond (tweepuntstoets, p < 0,001)");
}

TEST_CASE("a place among regions: by hand") {
    const std::vector<double> others{10, 20, 30};
    const Position highest = place_among(40, others);
    CHECK(highest.rank == 1);
    CHECK(highest.regions == 4);
    CHECK(highest.median == 20);
    CHECK(highest.difference == 20);
    CHECK(highest.quartile == 1);
    CHECK(in_words(highest) == "1e van 4 (hoog naar laag); hoogste kwart");
    CHECK(place_among(25, others).quartile == 2);
    CHECK(place_among(15, others).quartile == 3);
    CHECK(place_among(5, others).quartile == 4);
    const Position shared = place_among(20, others);
    CHECK(shared.rank == 2);
    CHECK(in_words(shared).starts_with("2e van 4, gedeeld (hoog naar laag)"));
    CHECK_FALSE(place_among(15, std::vector<double>{10, 20}).quartile);       // three regions
    CHECK_FALSE(place_among(10, std::vector<double>{10, 10, 10}).quartile);   // no order
}

TEST_CASE("scores together: by hand") {
    const auto of = [](std::vector<std::pair<double, std::optional<double>>> given) {
        std::vector<RolledIndicator> indicators;
        for (const auto& [weight, score] : given) indicators.push_back({"X", weight, score, score ? std::optional(Period{2022, Period::Kind::year, 0}) : std::nullopt});
        return rolled_up("D1", std::move(indicators));
    };
    CHECK(*of({{1, 40.0}, {1, 60.0}}).score == Approx(50));
    CHECK(*of({{3, 40.0}, {1, 60.0}}).score == Approx(45));
    const RollUp gap = of({{1, 40.0}, {1, 60.0}, {1, 80.0}, {1, {}}, {1, {}}});   // three of five: just enough
    CHECK(gap.coverage == Approx(0.6));
    CHECK(*gap.score == Approx(60));
    CHECK_FALSE(of({{1, 40.0}, {1, {}}}).score);
    CHECK(of({{1, 40.0}, {1, {}}}).coverage == Approx(0.5));
    CHECK(*of({{2, 40.0}, {1, {}}}).score == Approx(40));   // by weight two thirds is covered
    CHECK_FALSE(of({{1, {}}}).score);
    CHECK(of({{1, 40.0}, {1, 60.0}}).periods.size() == 1);
}

// Lines of survey_vectors.py: what is asked, and what scipy and numpy say.
TEST_CASE("two points, places and scores agree with survey vectors" * doctest::skip(std::getenv("GRAADMETER_SURVEY_VECTORS") == nullptr)) {
    const char* file = std::getenv("GRAADMETER_SURVEY_VECTORS");
    REQUIRE(file);
    std::ifstream in(file);
    std::size_t tests = 0, places = 0, scores = 0, wrong = 0;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> fields;
        std::istringstream row(line);
        for (std::string field; std::getline(row, field, '\t');) fields.push_back(field);
        bool good = false;
        if (fields.at(0) == "toets") {
            ++tests;
            const auto v = numbers(fields.at(1), ' ');
            const auto expected = numbers(fields.at(2), ' ');   // standard error, z, p
            const auto test = two_point_test(v.at(0), {v.at(1), v.at(2)}, v.at(3), {v.at(4), v.at(5)});
            good = test && close(test->standard_error, expected.at(0)) && close(test->z, expected.at(1)) && close(test->p, expected.at(2)) &&
                   test->shown == (expected.at(2) < 0.05);
        } else if (fields.at(0) == "plaats") {
            ++places;
            const auto others = numbers(fields.at(2), ' ');
            const auto expected = numbers(fields.at(3), ' ');   // rank, shared, median, quartile (0 = none)
            const Position position = place_among(numbers(fields.at(1), ' ').at(0), others);
            good = static_cast<double>(position.rank) == expected.at(0) && position.shared == (expected.at(1) != 0) && close(position.median, expected.at(2)) &&
                   position.quartile.value_or(0) == static_cast<int>(expected.at(3));
        } else {
            ++scores;
            std::vector<RolledIndicator> indicators;
            const auto weights = numbers(fields.at(1), ' '), given = numbers(fields.at(2), ' ');   // -1 = no score
            for (std::size_t i = 0; i < weights.size(); ++i)
                indicators.push_back({"X", weights[i], given[i] < 0 ? std::nullopt : std::optional(given[i]), {}});
            const auto expected = numbers(fields.at(3), ' ');   // coverage, score (-1 = none)
            const RollUp result = rolled_up("D1", std::move(indicators));
            good = close(result.coverage, expected.at(0)) && close(result.score.value_or(-1), expected.at(1));
        }
        if (!good && ++wrong <= 3) MESSAGE(line);
    }
    CHECK(tests == 3000);
    CHECK(places == 3000);
    CHECK(scores == 3000);
    CHECK(wrong == 0);
}
