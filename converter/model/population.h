// SPDX-License-Identifier: EUPL-1.2
// Whom a text says that a figure is about: an age group, or youth, adults, elderly in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace graadmeter {

// The group that a label names: "(65+)", "65-plus", "65 jaar en ouder" -> "65+"; "18-34 jaar", "16 t/m 25 jaar" -> "18-34 jaar",
// "16-25 jaar"; "Man", when it is the whole label, -> "mannen". `rest` is the label without it.
struct GroupReading {
    std::string group;
    std::string rest;
};
[[nodiscard]] GroupReading group_in(std::string_view text);
// Whether a group as group_in gives it is a sex: "mannen", "meisjes".
[[nodiscard]] bool names_sex(std::string_view group);

// A group as a cell names it, in one spelling: "65 jaar en ouder" and "65-plus" are "65+", "18 t/m 34" is "18-34 jaar"; other
// words stay as they are.
[[nodiscard]] std::string normal_group(std::string_view text);

// Stages of life, as bits: a title may name two ("Gezondheidsmonitor volwassenen en ouderen").
using LifeStages = std::uint8_t;
inline constexpr LifeStages kYouth = 1, kAdults = 2, kElderly = 4;
// Those that words ("jeugdmonitor", "leerlingen", "volwassenen", "senioren") or ages ("12-18 jaar", "19+", "65+") name; 0 = none.
[[nodiscard]] LifeStages life_stages_in(std::string_view text);
// Whether a folded word names a stage of life by itself: "jeugdigen".
[[nodiscard]] bool names_life_stage(std::string_view word);
// "jeugd", "volwassenen", "ouderen" of one stage; "" of none or several.
[[nodiscard]] std::string_view word_of(LifeStages stages);

}  // namespace graadmeter
