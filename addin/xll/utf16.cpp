// SPDX-License-Identifier: EUPL-1.2
#include "addin/xll/utf16.h"

#include "model/text.h"
#include "spreadsheet/text_stream.h"

namespace graadmeter::xll {
namespace {

constexpr char32_t kFirstHigh = 0xD800, kFirstLow = 0xDC00, kPastLow = 0xE000, kPlane = 0x10000;

bool is_high(char32_t unit) { return unit >= kFirstHigh && unit < kFirstLow; }
bool is_low(char32_t unit) { return unit >= kFirstLow && unit < kPastLow; }

}  // namespace

std::string utf8(std::u16string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t character = text[i];
        if (character < 0x80) {
            result += static_cast<char>(character);
            continue;
        }
        if (is_high(character) && i + 1 < text.size() && is_low(text[i + 1]))
            character = kPlane + ((character - kFirstHigh) << 10) + (text[++i] - kFirstLow);
        else if (is_high(character) || is_low(character))
            character = 0xFFFD;
        append_utf8(result, character);
    }
    return result;
}

std::u16string utf16(std::string_view text, std::size_t limit) {
    const std::string valid = repaired_utf8(text);
    std::u16string result;
    result.reserve(valid.size());
    for (std::size_t i = 0; i < valid.size();) {
        const auto lead = static_cast<unsigned char>(valid[i]);
        const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t character = size == 1 ? lead : lead & (0x7FU >> size);
        for (std::size_t k = 1; k < size; ++k) character = (character << 6) | (static_cast<unsigned char>(valid[i + k]) & 0x3FU);
        i += size;
        if (result.size() + (character >= kPlane ? 2 : 1) > limit) break;
        if (character >= kPlane) {
            result += static_cast<char16_t>(kFirstHigh + ((character - kPlane) >> 10));
            result += static_cast<char16_t>(kFirstLow + ((character - kPlane) & 0x3FF));
        } else {
            result += static_cast<char16_t>(character);
        }
    }
    return result;
}

}  // namespace graadmeter::xll
