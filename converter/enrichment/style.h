// SPDX-License-Identifier: EUPL-1.2
// The one style of all generated sheets: what a cell looks like follows from what it means.
//
// Text has a contrast of at least 4.5:1 on its fill, and no colour says anything that a word in the cell does not say too.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace graadmeter {

enum class Look : std::uint8_t {
    title, purpose, meta, navigation,     // rows 1 to 4
    header,                               // row 5
    text, muted, link, input, input_number,   // muted: a word where a figure is missing
    number, signed_number, year, probability, hidden_text,   // hidden_text: the words under a sparkline
    better, worse, neutral,
    error, warning, info,
    norm_red, norm_orange, norm_green, norm_gold,   // fills laid over a cell by its word
    not_applicable                                  // laid over an input cell
};

// A look, and the decimals of numbers (-1: as many as the value has).
struct Format {
    Look look = Look::text;
    int decimals = -1;
    auto operator<=>(const Format&) const = default;
};

// What a look is made of. Colours are 0xRRGGBB.
struct FormatParts {
    double extra_points = 0;              // above the body's size
    bool bold = false, underlined = false, wrapped = true, right = false, centred = false, boxed = false, ruled = true;
    std::uint32_t colour = 0x000000;
    std::optional<std::uint32_t> fill = std::nullopt;
    std::string number_format = "General";
};
[[nodiscard]] FormatParts parts(Format format);

inline constexpr std::uint32_t kTabColour = 0x1F3A4D;
inline constexpr std::uint32_t kLineColour = 0xC9D3DA;
inline constexpr double kSmallestPoints = 10;

}  // namespace graadmeter
