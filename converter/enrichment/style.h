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

// What a series of a chart stands for. Lines have a contrast of at least 3:1 on white; series that meet in one chart differ in marker or
// dashes too.
enum class Stroke : std::uint8_t {
    own, target, reference_1, reference_2, reference_3,
    norm_orange, norm_green, norm_gold,   // where a class of the norm begins
    band_red, band_orange, band_green, band_gold,   // its tint, as strokes that touch
    series_break, event,
    point_better, point_worse, point_neutral, point_unknown,   // an indicator among others, by its development
    field_border, field_grid, field_name,                      // between the fields of a plane, within them, and words in it
    unseen                                // keeps room on an axis
};
enum class Dashes : std::uint8_t { solid, dashed, dotted };
enum class Marker : std::uint8_t { none, circle, square, diamond, triangle };
struct StrokeParts {
    std::uint32_t colour = 0;             // 0xRRGGBB
    double points = 0;                    // width of the line; 0 = markers only
    Dashes dashes = Dashes::solid;
    Marker marker = Marker::none;
    std::uint8_t marker_points = 7;
};
[[nodiscard]] StrokeParts parts(Stroke stroke);
[[nodiscard]] constexpr bool is_band(Stroke stroke) { return stroke >= Stroke::band_red && stroke <= Stroke::band_gold; }

inline constexpr double kBandPoints = 5.5;   // of no other stroke
inline constexpr std::uint32_t kTabColour = 0x1F3A4D;
inline constexpr std::uint32_t kLineColour = 0xC9D3DA;
inline constexpr std::uint32_t kLightTint = 0xF4F9FD, kDarkTint = 0x8FBFE0;   // black on them: 10:1 and more
inline constexpr std::uint32_t kChartTextColour = 0x595959;
inline constexpr double kSmallestPoints = 10;

}  // namespace graadmeter
