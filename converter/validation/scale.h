// SPDX-License-Identifier: EUPL-1.2
// Values of one series that lie a power of ten from an otherwise steady rest: another unit, or a comma that moved.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/observation.h"

namespace graadmeter {

struct ScaleSlips {
    double middle = 0;                                              // median of the series
    std::vector<std::pair<const Observation*, double>> suspects;    // with the factor that they are too small by
};

// Powers of ten that a unit itself can be off by (W05): a share for a percentage; per 1.000 for per 10.000.
[[nodiscard]] std::span<const double> unit_slips(const Unit& unit);
// All other powers of ten (C13).
[[nodiscard]] std::span<const double> other_slips(const Unit& unit);

// A minority that a slip explains, the others within a factor 3 of the middle. Nothing for fewer than 3 values, a series that is
// not steady, or one of which half are suspect. Points all have a value, in one unit.
[[nodiscard]] std::optional<ScaleSlips> find_slips(std::span<const Observation* const> points, const Unit& unit, std::span<const double> slips);

[[nodiscard]] double median(std::vector<double> values);

// The points of a series that have a value, by unit ("" = the indicator's).
[[nodiscard]] std::vector<std::pair<const Unit*, std::vector<const Observation*>>> by_unit(std::span<const Observation* const> points,
                                                                                          const Indicator* indicator);

}  // namespace graadmeter
