// SPDX-License-Identifier: EUPL-1.2
// Hidden cells and what can still be worked out, by hand. The attack by linear programming is attack.py's.
#include "disclosure/count_system.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "disclosure/linear_program.h"

using namespace graadmeter;
using doctest::Approx;

namespace {

// One sum: the parts, then their total.
CountSystem row(const std::vector<double>& parts) {
    CountSystem system;
    CountSum sum;
    double total = 0;
    for (const double part : parts) {
        sum.parts.push_back(system.cells.size());
        system.cells.push_back({.count = part, .cost = 1 + part / 1000, .stays = part == 0});
        total += part;
    }
    sum.total = system.cells.size();
    system.cells.push_back({.count = total, .cost = 20});
    system.sums.push_back(sum);
    for (std::size_t i = 0; i < system.cells.size(); ++i) {
        if (system.cells[i].count > 0 && system.cells[i].count < kSmallCount) system.hide_small(i, kSmallCount);
        else system.not_small(i, kSmallCount);
    }
    return system;
}

std::string shown(const CountSystem& system) {
    std::string result;
    for (const auto& cell : system.cells) result += "-ps."[static_cast<std::size_t>(cell.shown)];
    return result;
}

}  // namespace

TEST_CASE("the simplex method between bounds") {
    // x + y = 10, x <= 4, y <= 7: the cheaper x as far as it goes.
    const LinearProgram program{{{{{0, 1}}, 1, 4}, {{{0, 1}}, 2, 7}}, {10}};
    const auto best = solved(program);
    REQUIRE(best);
    CHECK((*best)[0] == Approx(4));
    CHECK((*best)[1] == Approx(6));
    CHECK_FALSE(solved({{{{{0, 1}}, 1, 4}}, {10}}));
    CHECK_FALSE(solved({{{{{0, 1}}, 1, 4}}, {-1}}));
    CHECK(solved({{}, {0}}));
}

TEST_CASE("one hidden part is told by its total: another goes with it") {
    CountSystem system = row({3, 40, 50});
    CHECK(is_told(system, 0));
    CHECK(protect(system).empty());
    CHECK(shown(system) == "ps--");
    CHECK_FALSE(is_told(system, 0));
}

TEST_CASE("two small ones of which both are known to be small tell each other") {
    // 8 + 9 of 57: with both below 10, each is 8 or 9 for whoever knows the 17.
    CountSystem system = row({8, 9, 40});
    CHECK(protect(system).empty());
    CHECK(shown(system) == "pps-");
    // 5 and 5 of 50: 1 and 9 as well as 9 and 1, so nothing else need go.
    CountSystem even = row({5, 5, 40});
    CHECK(protect(even).empty());
    CHECK(shown(even) == "pp--");
}

TEST_CASE("another that is hardly large enough to be hidden gives no room") {
    // Hidden, the 12 is known to be 10 or more: the 3 could be no more than 5.
    CountSystem system = row({3, 12, 60});
    CHECK(protect(system).empty());
    CHECK(shown(system) == "p-s-");
}

TEST_CASE("nothing small, nothing hidden; zero tells of nobody and hides nobody") {
    CountSystem system = row({0, 10, 11, 500});
    CHECK(protect(system).empty());
    CHECK(shown(system) == "-----");
    CountSystem only = row({0, 0, 4, 0, 30});
    CHECK(protect(only).empty());
    CHECK(shown(only) == "--p-s-");
}

TEST_CASE("what cannot be made safe is said, and all that can go is gone") {
    CountSystem system = row({3, 40});
    for (const std::size_t known : {1, 2}) system.cells[known].stays = true;   // everybody has them
    CHECK(protect(system) == std::vector<std::size_t>{0});
}

TEST_CASE("two divisions of the same people: the other one tells as well") {
    // Hidden in both, by the shared parts: a = 3 + 40 + 50 and a' = (3 + 40) + 50.
    CountSystem system = row({3, 40, 50});
    const std::size_t both = system.cells.size();
    system.cells.push_back({.count = 43, .cost = 1});
    system.sums.push_back({both, {0, 1}});
    system.sums.push_back({3, {both, 2}});
    CHECK(protect(system).empty());
    CHECK(system.cells[0].shown == Shown::primary);
    CHECK(system.cells[1].shown == Shown::secondary);
}

TEST_CASE("another threshold") {
    CountSystem system = row({7, 40, 50});
    system.cells[0].shown = Shown::yes;
    system.not_small(0, 5);
    CHECK(protect(system).empty());
    CHECK(shown(system) == "----");
}
