// SPDX-License-Identifier: EUPL-1.2
// Facts beside influence (R5, R10, R52): where each indicator stands, which way it goes, and how much the municipality can do about
// it by its own judgement. Orders, does not judge: what to do stays with people. Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/influence.h"

namespace graadmeter {

struct Series;
enum class Development;

// Where a figure stands: by the norm's class (groen, goud against rood, oranje), where there is no norm by its target.
enum class Standing { at_or_above, below, unknown };
// The answers to question g that say a degree, from none up.
inline constexpr const char* kInfluenceDegrees[] = {"geen", "gering", "matig", "groot"};
// Where such an answer stands in that row, from 1, whatever its case; 0 = it says no degree.
[[nodiscard]] int degree_of_influence(const std::string& answer);
// By that answer: groot and matig, gering and geen.
enum class InfluenceGrade { much, little, unknown };
[[nodiscard]] const char* dutch_word(Standing);         // "op of boven de norm", "onder de norm", "niet te bepalen"
[[nodiscard]] const char* dutch_word(InfluenceGrade);   // "veel invloed", "weinig invloed", "invloed onbekend"

struct Confronted {
    std::string indicator;
    Standing standing = Standing::unknown;
    std::string measured_by;                 // "norm", "streefwaarde", "" = nothing to measure by
    Development development{};
    InfluenceGrade influence = InfluenceGrade::unknown;
    std::string degree;                      // the answer to g itself, "" = none
    std::vector<std::string> open;           // Dutch: what is missing for a place in the quadrants: "geen norm of streefwaarde" ...
    [[nodiscard]] bool placed() const { return standing != Standing::unknown && influence != InfluenceGrade::unknown; }
};

// One for each indicator of the catalogue that counts for standing (kind toestand) and has figures or an answer of influence, in the
// catalogue's order. Looks at the municipality's own series of the indicator's own population.
[[nodiscard]] std::vector<Confronted> confront(std::span<const Series> all, std::span<const InfluenceState> influence,
                                               const Catalogue& catalogue, const std::string& municipality);

}  // namespace graadmeter
