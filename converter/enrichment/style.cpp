// SPDX-License-Identifier: EUPL-1.2
// The looks as a table: one line a meaning.
#include "enrichment/style.h"

#include <algorithm>
#include <map>

namespace graadmeter {
namespace {

constexpr std::uint32_t kInk = 0x1F3A4D, kGrey = 0x595959, kWhite = 0xFFFFFF, kBlack = 0x000000;

const std::map<Look, FormatParts>& table() {
    static const std::map<Look, FormatParts> looks = {
        {Look::title, {.extra_points = 5, .bold = true, .wrapped = false, .ruled = false, .colour = kInk}},
        {Look::purpose, {.wrapped = false, .ruled = false, .colour = kGrey}},
        {Look::meta, {.wrapped = false, .ruled = false, .colour = kGrey}},
        {Look::navigation, {.underlined = true, .wrapped = false, .ruled = false, .colour = 0x0B5394}},
        {Look::header, {.bold = true, .ruled = false, .colour = kWhite, .fill = kInk}},
        {Look::text, {}},
        {Look::muted, {.colour = kGrey}},
        {Look::link, {.underlined = true, .colour = 0x0B5394}},
        {Look::input, {.boxed = true, .fill = 0xFFF7D6}},
        {Look::input_number, {.right = true, .boxed = true, .fill = 0xFFF7D6}},
        {Look::number, {.right = true}},
        {Look::signed_number, {.right = true}},
        {Look::year, {.right = true, .number_format = "0"}},
        {Look::probability, {.right = true, .number_format = "0.000"}},
        {Look::hidden_text, {.wrapped = false, .number_format = ";;;"}},
        {Look::better, {.colour = 0x1B6E3C}},
        {Look::worse, {.colour = 0xA61C1C}},
        {Look::neutral, {.colour = kGrey}},
        {Look::error, {.colour = kWhite, .fill = 0xA61C1C}},
        {Look::warning, {.colour = kBlack, .fill = 0xFCE4B6}},
        {Look::info, {.colour = kBlack, .fill = 0xDCE6F1}},
        {Look::norm_red, {.colour = kWhite, .fill = 0xA61C1C}},
        {Look::norm_orange, {.colour = kBlack, .fill = 0xF4B26A}},
        {Look::norm_green, {.colour = kBlack, .fill = 0xA8D08D}},
        {Look::norm_gold, {.colour = kBlack, .fill = 0xF2D16B}},
        {Look::not_applicable, {.colour = kGrey, .fill = 0xEDEDED}},
    };
    return looks;
}

std::string decimal_format(int decimals) {
    return decimals < 0 ? "General" : decimals == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
}

}  // namespace

FormatParts parts(Format format) {
    FormatParts result = table().at(format.look);
    const int decimals = std::clamp(format.decimals, -1, 10);
    if (format.look == Look::number || format.look == Look::input_number) result.number_format = decimal_format(decimals);
    if (format.look == Look::signed_number) {
        // A difference shows its sign; as many decimals as the value has cannot be asked for in such a format.
        const std::string plain = decimal_format(decimals < 0 ? 2 : decimals);
        result.number_format = "+" + plain + ";-" + plain + ";" + plain;
    }
    return result;
}

StrokeParts parts(Stroke stroke) {
    static const std::map<Stroke, StrokeParts> strokes = {
        {Stroke::own, {.colour = 0x0072B2, .points = 2.75, .marker = Marker::circle, .marker_points = 8}},
        {Stroke::target, {.colour = 0xD55E00, .points = 2, .dashes = Dashes::dashed, .marker = Marker::diamond}},
        {Stroke::reference_1, {.colour = 0x6B6B6B, .points = 1.25, .marker = Marker::square, .marker_points = 6}},
        {Stroke::reference_2, {.colour = 0x6B6B6B, .points = 1.25, .marker = Marker::triangle, .marker_points = 6}},
        {Stroke::reference_3, {.colour = 0x6B6B6B, .points = 1.25, .dashes = Dashes::dashed, .marker = Marker::diamond, .marker_points = 6}},
        {Stroke::norm_orange, {.colour = 0xB45F06, .points = 1.25, .dashes = Dashes::dotted}},
        {Stroke::norm_green, {.colour = 0x38761D, .points = 1.25, .dashes = Dashes::dotted}},
        {Stroke::norm_gold, {.colour = 0x7F6000, .points = 1.25, .dashes = Dashes::dotted}},
        {Stroke::band_red, {.colour = 0xFAE1E1, .points = kBandPoints}},
        {Stroke::band_orange, {.colour = 0xFCE9D4, .points = kBandPoints}},
        {Stroke::band_green, {.colour = 0xE1F0D9, .points = kBandPoints}},
        {Stroke::band_gold, {.colour = 0xFBF4D0, .points = kBandPoints}},
        {Stroke::series_break, {.colour = 0x404040, .points = 1.5, .dashes = Dashes::dashed}},
        {Stroke::event, {.colour = 0x404040, .marker = Marker::diamond, .marker_points = 6}},
        {Stroke::point_better, {.colour = 0x1B6E3C, .marker = Marker::triangle, .marker_points = 9}},
        {Stroke::point_worse, {.colour = 0xA61C1C, .marker = Marker::square}},
        {Stroke::point_neutral, {.colour = kGrey, .marker = Marker::circle}},
        {Stroke::point_unknown, {.colour = kGrey, .marker = Marker::diamond, .marker_points = 8}},
        {Stroke::field_border, {.colour = 0x404040, .points = 1.5}},
        {Stroke::field_grid, {.colour = 0xA6A6A6, .points = 0.75, .dashes = Dashes::dotted}},
        {Stroke::field_name, {.colour = kInk}},
        {Stroke::unseen, {.colour = 0xFFFFFF}},
    };
    return strokes.at(stroke);
}

}  // namespace graadmeter
