// SPDX-License-Identifier: EUPL-1.2
// Way and pace to a target, against sums done by hand and a second computation.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "analysis/target_path.h"

using namespace graadmeter;

TEST_CASE("half the way in half the time is on course") {
    // From 10 in 2020 to 20 in 2030: 1 a year. In 2025 stands 15.
    const auto path = target_path({2020, 10}, {2025, 15}, {2030, 20});
    REQUIRE(path);
    CHECK(path->attained == doctest::Approx(0.5));
    CHECK(path->required_per_year == doctest::Approx(1));
    CHECK(path->made_per_year == doctest::Approx(1));
    CHECK(path->ratio == doctest::Approx(1));
    CHECK(path->pace == Pace::on_course);
    CHECK(*path->still_needed_per_year == doctest::Approx(1));
}

TEST_CASE("a target below the baseline is a way as well") {
    // From 12 % in 2018 to 8 % in 2026; 11 % in 2022: a quarter of the way in half the time.
    const auto path = target_path({2018, 12}, {2022, 11}, {2026, 8});
    REQUIRE(path);
    CHECK(path->attained == doctest::Approx(0.25));
    CHECK(path->required_per_year == doctest::Approx(-0.5));
    CHECK(path->made_per_year == doctest::Approx(-0.25));
    CHECK(path->ratio == doctest::Approx(0.5));
    CHECK(path->pace == Pace::behind);
    CHECK(*path->still_needed_per_year == doctest::Approx(-0.75));
}

TEST_CASE("the bounds of the classes belong to the better class") {
    const auto pace = [](double latest) { return target_path({2020, 0}, {2021, latest}, {2030, 100})->pace; };  // 10 a year
    CHECK(pace(9.5) == Pace::on_course);
    CHECK(pace(9.49) == Pace::partly);
    CHECK(pace(6.0) == Pace::partly);
    CHECK(pace(5.99) == Pace::behind);
    CHECK(pace(0) == Pace::behind);
    CHECK(pace(-0.01) == Pace::wrong_way);
    CHECK(target_path({2020, 0}, {2021, 95 / 10.0}, {2030, 100})->pace == Pace::on_course);
    CHECK(std::string(dutch_word(Pace::wrong_way)) == "verkeerde kant");
}

TEST_CASE("past the target year nothing is still needed, and doelbereik is not clipped") {
    const auto path = target_path({2020, 10}, {2030, 35}, {2030, 20});
    REQUIRE(path);
    CHECK(path->attained == doctest::Approx(2.5));
    CHECK_FALSE(path->still_needed_per_year);
}

TEST_CASE("no way, no time, no figure since: nothing to say") {
    CHECK_FALSE(target_path({2020, 10}, {2022, 11}, {2030, 10}));
    CHECK_FALSE(target_path({2020, 0.3}, {2022, 11}, {2030, 0.1 + 0.2}));
    CHECK_FALSE(target_path({2020, 10}, {2022, 11}, {2020, 20}));
    CHECK_FALSE(target_path({2020, 10}, {2020, 10}, {2030, 20}));
}

TEST_CASE("against a second computation: weeks instead of years, and from the end backwards") {
    for (int n = 0; n < 1000; ++n) {
        const double t0 = 2000 + n % 17, t = t0 + 1 + n % 5, end = t + n % 7, zero = n * 0.37 - 90, x = zero + std::sin(n) * 20,
                     aim = zero + std::cos(n) * 30 + 40;
        const auto path = target_path({t0, zero}, {t, x}, {end, aim});
        REQUIRE(path);
        const double weekly_made = (x - zero) / ((t - t0) * 52), weekly_asked = (aim - zero) / ((end - t0) * 52);
        CHECK(path->ratio == doctest::Approx(weekly_made / weekly_asked));
        CHECK(path->attained == doctest::Approx(1 - (aim - x) / (aim - zero)));
        if (end > t) CHECK(x + *path->still_needed_per_year * (end - t) == doctest::Approx(aim));
    }
}
