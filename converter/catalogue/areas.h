// SPDX-License-Identifier: EUPL-1.2
// Figures of a municipality's own areas (kernen, gebieden of the Omgevingsvisie) from those of the districts they are made of (R32,
// R64). Pure. Counts and denominators are added by weight; a percentage is never averaged: it is made anew from what was added.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "catalogue/regions.h"

namespace graadmeter {

// By region code; a district without a figure is not in it.
using AreaFigures = std::map<std::string, double, std::less<>>;

// The area's count. Nothing when the area has no parts, or when one of them has no count: a sum of what happens to be there would be
// too low without anybody seeing it.
[[nodiscard]] std::optional<double> area_count(const Region& area, const AreaFigures& counts);

// The area's rate per `per` (100 for a percentage), from counts and what they are counted of. Nothing when a part lacks either, or
// when the denominators add up to nothing.
[[nodiscard]] std::optional<double> area_rate(const Region& area, const AreaFigures& counts, const AreaFigures& denominators, double per);

// The same where districts give rates instead of counts: each is first made a count with its own denominator.
[[nodiscard]] std::optional<double> area_rate_from_rates(const Region& area, const AreaFigures& rates, const AreaFigures& denominators);

}  // namespace graadmeter
