// SPDX-License-Identifier: EUPL-1.2
// Hidden cells and what can still be worked out, by hand. The attack by linear programming is attack.py's.
#include "disclosure/count_table.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace graadmeter;
using doctest::Approx;

namespace {

CountTable table_of(std::size_t rows, std::size_t columns, std::vector<double> counts) {
    CountTable table(rows, columns);
    for (std::size_t i = 0; i < counts.size(); ++i) table.counts[table.index(i / columns, i % columns)] = counts[i];
    table.add_totals();
    return table;
}

std::size_t hidden(const CountTable& table, Shown how) {
    return static_cast<std::size_t>(std::ranges::count(table.shown, how));
}

}  // namespace

TEST_CASE("one hidden cell is told by its total") {
    CountTable table = table_of(2, 2, {3, 40, 50, 60});
    table.shown[table.index(0, 0)] = Shown::primary;
    const Bounds told = bounds_of(table, table.index(0, 0));
    CHECK(told.lower == Approx(3));
    CHECK(told.upper == Approx(3));
    // In a table without that total it is not.
    table.shown[table.index(0, 2)] = Shown::absent;
    table.shown[table.index(2, 2)] = Shown::absent;
    CHECK(bounds_of(table, table.index(0, 0)).width() == Approx(0));  // the column's total still tells
    table.shown[table.index(2, 0)] = Shown::absent;
    CHECK(bounds_of(table, table.index(0, 0)).upper > 1e300);
    CHECK(bounds_of(table, table.index(0, 0)).lower == Approx(0));
}

TEST_CASE("a rectangle hides it; its range is what the corners leave") {
    CountTable table = table_of(2, 2, {3, 40, 50, 60});
    suppress(table, kSmallCount);
    CHECK(table.shown[table.index(0, 0)] == Shown::primary);
    CHECK(hidden(table, Shown::secondary) == 3);  // the other three corners, no total
    const Bounds left = bounds_of(table, table.index(0, 0));
    CHECK(left.lower == Approx(0));
    CHECK(left.upper == Approx(43));
}

TEST_CASE("two small counts in a row are told by corners that are too small") {
    // The corners 1 and 2 give the hidden 3 and 4 hardly any room: others must go.
    CountTable table = table_of(3, 2, {3, 4, 1, 2, 80, 90});
    suppress(table, kSmallCount);
    for (std::size_t cell = 0; cell < table.shown.size(); ++cell)
        if (table.shown[cell] == Shown::primary) CHECK(bounds_of(table, cell).width() >= kSmallCount - 1e-9);
    CHECK(hidden(table, Shown::secondary) >= 1);
}

TEST_CASE("nothing small, nothing hidden; zero tells of nobody") {
    CountTable table = table_of(2, 2, {0, 10, 11, 500});
    suppress(table, kSmallCount);
    CHECK(hidden(table, Shown::yes) == table.shown.size());
}

TEST_CASE("where all is small the totals go, and even then nothing is told") {
    CountTable table = table_of(1, 1, {4});
    suppress(table, kSmallCount);
    for (std::size_t cell = 0; cell < table.shown.size(); ++cell) CHECK(bounds_of(table, cell).upper > 1e300);
    CountTable column = table_of(2, 1, {4, 300});
    suppress(column, kSmallCount);
    CHECK(bounds_of(column, 0).width() >= kSmallCount);
}

TEST_CASE("another threshold") {
    CountTable table = table_of(2, 2, {7, 40, 50, 60});
    suppress(table, 5);
    CHECK(hidden(table, Shown::yes) == table.shown.size());
}
