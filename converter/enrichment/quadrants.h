// SPDX-License-Identifier: EUPL-1.2
// The four fields that the sheets Kwadrant and Kwadrantgrafiek know, and their words.
#pragma once

#include <string>

#include "analysis/confrontation.h"

namespace graadmeter {

inline constexpr const char* kNotPlaced = "nog niet te plaatsen";

struct Quadrant {
    Standing standing;
    InfluenceGrade influence;
    const char* expectation;   // what may be expected, without a judgement on what to do (R52)

    // "op of boven de norm, veel invloed"
    [[nodiscard]] std::string name() const { return std::string(dutch_word(standing)) + ", " + dutch_word(influence); }
    [[nodiscard]] bool holds(const Confronted& one) const { return one.standing == standing && one.influence == influence; }
};

// As they stand in a picture with more influence to the right: by row, the upper first.
inline constexpr Quadrant kQuadrants[] = {
    {Standing::at_or_above, InfluenceGrade::little, "Gehaald; of dat zo blijft, hangt vooral van anderen af."},
    {Standing::at_or_above, InfluenceGrade::much, "Gehaald, en de gemeente heeft er veel invloed op."},
    {Standing::below, InfluenceGrade::little, "Niet gehaald; verbetering hangt vooral van anderen af."},
    {Standing::below, InfluenceGrade::much, "Niet gehaald; de gemeente heeft er veel invloed op."},
};
inline constexpr const char* kNothingToExpect = "Hier valt nog niets over te zeggen.";

}  // namespace graadmeter
