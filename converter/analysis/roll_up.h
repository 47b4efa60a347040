// SPDX-License-Identifier: EUPL-1.2
// Scores on norms together, and what was attained of targets, for a goal, theme or effect (facts.md 3.1 [D], R69): what PON-Telos does
// with its voorraden, but with the catalogue's own norms, targets and weights. Two scores, never one (R56). Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace graadmeter {

struct Series;

inline constexpr double kLeastCoverage = 0.6;   // of the weight: under it there is no score (facts.md 3.1 [D])

// One indicator in it.
struct RolledIndicator {
    std::string indicator;
    double weight = 1;             // of the catalogue
    std::optional<double> score;   // 0-100 on its norm, or attained; nothing = no norm, or no figure of the municipality itself
    std::optional<Period> measured{};   // with a score
};

struct RollUp {
    std::string level;                          // id
    std::vector<RolledIndicator> indicators;    // by catalogue order, one or more
    double coverage = 0;                        // share of the weight that has a score, 0-1
    std::optional<double> score;                // 0-100: mean of the scores, weighted; nothing under kLeastCoverage
    std::vector<Period> periods;                // of the figures in it, ascending; more than one is to be said (R113)
};

// For each level in scope that an indicator belongs to, by its goals or theme and what those serve (not "Maar ook"); each indicator
// counts once. Only indicators of kind toestand with a direction: effort, context, parts and what was dropped never count, and are no
// gap in the coverage either. Empty when no series has a score.
[[nodiscard]] std::vector<RollUp> roll_ups(std::span<const Series> all, const Catalogue& catalogue, const std::string& municipality);

// Likewise of doelbereik, clipped to 0-100: 100 is the target. Here only indicators with a target count, and those of which it cannot
// be told (no nulmeting, nothing measured after it) are the gap in the coverage. Empty when it can be told of none.
[[nodiscard]] std::vector<RollUp> attained_roll_ups(std::span<const Series> all, const Catalogue& catalogue, const std::string& municipality);

// The mean alone: `indicators` with weights above 0.
[[nodiscard]] RollUp rolled_up(std::string level, std::vector<RolledIndicator> indicators);

}  // namespace graadmeter
