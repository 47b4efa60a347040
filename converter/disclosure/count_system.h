// SPDX-License-Identifier: EUPL-1.2
// Counts that add up to one another, in one table or in several that share cells: which to hide, so that no small one can be told.
//
// Somebody who reads what we write sees all cells that are shown, knows every sum, and knows of what is hidden which cells are small
// (shown as "<10": from 1 to 9) and which are not (10 or more). A small count is safe when, given all that, it can still be 1 and
// can still be 9 (or whatever the marks themselves leave). Whether it can is a linear program; so is finding what else to hide for it (J. P. Kelly, B. L. Golden and A. A.
// Assad, Cell suppression: disclosure protection for sensitive tabular data, Networks 22, 1992): the cheapest change of the counts
// that lets the small one be 1, or 9, while all sums still hold. The cells that change are hidden.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace graadmeter {

enum class Shown : std::uint8_t {
    yes,
    primary,     // hidden: a small count
    secondary,   // hidden: else a primary one could be computed
    absent,      // nowhere given, but a part or total of what is: hides nothing, betrays nothing
};

struct CountCell {
    double count = 0;
    Shown shown = Shown::yes;
    // What is known of the count once it is hidden. A primary cell must be able to be anything between lowest and highest.
    double lower = 0, upper = std::numeric_limits<double>::infinity();
    double lowest = 0, highest = 0;
    double cost = 1;         // of hiding it, above 0
    bool stays = false;      // cannot be hidden: everybody knows it already, or it is a zero
};

struct CountSum {
    std::size_t total = 0;
    std::vector<std::size_t> parts;
};

struct CountSystem {
    std::vector<CountCell> cells;
    std::vector<CountSum> sums;   // that hold, but for rounding

    // Hidden as a small count: 1 to `threshold` - 1, when it is that.
    void hide_small(std::size_t cell, double threshold);
    // What is known of a cell that is not small, once it is hidden.
    void not_small(std::size_t cell, double threshold);
};

// Hides as secondary what it takes, so that every primary cell can be as much as it could be if all were hidden. Returns those to
// which that leaves less than half of what they should. Not the fewest cells: a heuristic, after which what turned out not to be needed is shown again. `in_time` is called now and then.
std::vector<std::size_t> protect(CountSystem& system, const std::function<void()>& in_time = [] {});

// Whether the shown cells and the sums leave a hidden cell only one value.
[[nodiscard]] bool is_told(const CountSystem& system, std::size_t cell);

// By which counts, whole numbers, differ after a computation.
inline constexpr double kCountNoise = 1e-6;
// The threshold where a catalogue sets none: a proposal of this project (facts.md 3.5).
inline constexpr int kSmallCount = 10;
// A percentage of fewer than this many people is hidden (the same place).
inline constexpr double kSmallDenominator = 50;

}  // namespace graadmeter
