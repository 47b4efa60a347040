// SPDX-License-Identifier: EUPL-1.2
// Where a figure stands among those of other regions (R36, R119), as the regional monitor of CBS does: a place in a row, and no judgement
// (facts.md 3.2). Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/period.h"

namespace graadmeter {

struct Series;

inline constexpr std::size_t kFewestForQuartile = 4;   // regions, with the own one

struct Position {
    Period period{};               // one for all
    std::vector<std::string> others{};   // codes of the regions compared with, in the order of the catalogue; one or more
    std::size_t regions = 0;       // others and the own one
    std::size_t rank = 0;          // 1 = the highest figure; equal figures have the same rank
    bool shared = false;           // another region has the same figure
    double median = 0;             // of the others
    double difference = 0;         // own - median, in the unit (%-punt)
    // 1 = the quarter with the highest figures ... 4 = the lowest; by the middle of the ranks that equal figures take. Nothing when all
    // are equal or the regions are too few.
    std::optional<int> quartile{};
};

// `others`: one or more.
[[nodiscard]] Position place_among(double own, std::span<const double> others);

// In the latest period, up to the reference year, for which the own series and one of the peers have a figure; of one indicator, group
// and unit. Nothing without such a period.
[[nodiscard]] std::optional<Position> position_of(const Series& own, std::span<const Series* const> peers, std::optional<int> reference_year);

// "3e van 7 (hoog naar laag)", "1e van 4, gedeeld (hoog naar laag); hoogste kwart".
[[nodiscard]] std::string in_words(const Position& position);

}  // namespace graadmeter
