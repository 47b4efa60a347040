// SPDX-License-Identifier: EUPL-1.2
// Small counts in a table with totals: which cells to hide, and what can be worked out of what is still shown.
//
// A table of counts with row and column totals is a flow: each count runs from its row to its column, each total back (M. Fischetti
// and J. J. Salazar-Gonzalez, Models and algorithms for the 2-dimensional cell suppression problem, Mathematical Programming 84,
// 1999). Within it the lowest and highest value that a hidden cell can have, given all that is shown and that no count is below
// zero, are two maximum flows: what linear programming gives, exactly and without a solver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace graadmeter {

enum class Shown : std::uint8_t {
    yes,
    primary,     // hidden: below the threshold
    secondary,   // hidden: else a hidden one could be computed
    absent,      // the table does not have this cell (a total that is nowhere given): hides nothing, betrays nothing
};

// Counts of areas (rows) and groups (columns); row `rows` and column `columns` are the totals.
struct CountTable {
    CountTable(std::size_t row_count, std::size_t column_count);
    std::size_t rows, columns;
    std::vector<double> counts;     // (rows + 1) * (columns + 1), row by row; not negative; totals are the sums of their parts
    std::vector<Shown> shown;       // the same order
    [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const { return row * (columns + 1) + column; }
    // Makes all totals from the counts.
    void add_totals();
};

// What somebody who sees the rest can say of a cell.
struct Bounds {
    double lower = 0, upper = 0;    // upper may be infinity
    [[nodiscard]] double width() const { return upper - lower; }
};
[[nodiscard]] Bounds bounds_of(const CountTable& table, std::size_t cell);

// Hides every count from 1 up to, not including, `threshold` (a zero tells of nobody), and as many others as it takes: afterwards
// no hidden small count can be narrowed to less than `threshold`. Totals are hidden only when nothing else helps. Heuristic: the
// cheapest cycles one after the other, then what turned out not to be needed is shown again; the fewest cells are not promised.
void suppress(CountTable& table, double threshold);

// The threshold where a catalogue sets none: a proposal of this project (facts.md 3.5).
inline constexpr double kSmallCount = 10;
// A percentage of fewer than this many people is hidden, unless the catalogue says otherwise (the same place).
inline constexpr double kSmallDenominator = 50;

}  // namespace graadmeter
