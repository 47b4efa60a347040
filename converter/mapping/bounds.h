// SPDX-License-Identifier: EUPL-1.2
// The margins of a figure (its 95 % confidence interval): in columns beside it, in one cell, or in rows of their own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/source.h"
#include "model/observation.h"

namespace graadmeter {

// Both bounds in one text: "6,1 - 7,4", "[6,1; 7,4]", "(6,1%–7,4%)", "6,1 tot 7,4". Nothing for anything else.
[[nodiscard]] std::optional<Interval> interval_in(std::string_view text, DecimalMark mark);
// "± 1,2", "+/- 1,2", "1,2 %-punt": half the width of the interval. Nothing when it is no number.
[[nodiscard]] std::optional<double> margin_in(std::string_view text, DecimalMark mark);

// What was read of one figure's margins so far.
struct Bounds {
    std::optional<double> lower, upper, margin;
};
enum class BoundsFit { none, given, misfit };
// Gives the observation its interval. misfit: there are bounds, but the figure does not lie between them; it gets none.
[[nodiscard]] BoundsFit give_interval(Observation& observation, const Bounds& bounds);

// Bounds that stand in rows of their own, before or after the row of their figure.
class RowBounds {
public:
    void keep(const Observation& bound, FigureKind kind);   // `bound` is keyed as its figure; without a value it is nothing
    // Gives them to these observations, and forgets them. Returns those that do not lie between their bounds.
    [[nodiscard]] std::vector<std::pair<const Observation*, Bounds>> give(std::span<Observation> observations);

private:
    std::map<std::pair<ObservationKey, std::string>, Bounds> kept_;   // with the unit
};

}  // namespace graadmeter
