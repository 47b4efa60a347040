// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/code_page.h"

#include <windows.h>

#include <algorithm>
#include <array>

#include "spreadsheet/little_endian.h"
#include "spreadsheet/text_stream.h"

namespace graadmeter {
namespace {

constexpr UINT kUtf16 = 1200, kWestern = 1252, kMacintosh = 10000, kUnicodeOnes = 65000;

UINT known_page(std::uint16_t number) {
    if (number == kUtf16) return kUtf16;
    if (number == kMacintosh || number == 32768) return kMacintosh;
    return number != 0 && number != 367 && number != 32769 && number < kUnicodeOnes && IsValidCodePage(number) ? number : kWestern;
}

// The system gives bytes that a code page does not have a control character or a place for private use, where iconv refuses them.
bool stands_for_nothing(wchar_t unit) {
    return (unit >= 0x80 && unit < 0xA0) || (unit >= 0xE000 && unit < 0xF900);
}

}  // namespace

// The page itself is all there is to keep.
CodePage::CodePage(std::uint16_t number) : converter_(reinterpret_cast<void*>(std::uintptr_t{known_page(number)})) {}

CodePage::~CodePage() = default;

std::string CodePage::decode(std::string_view bytes) const {
    if (std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string(bytes);
    const auto page = static_cast<UINT>(reinterpret_cast<std::uintptr_t>(converter_));
    std::string out;
    while (!bytes.empty()) {
        std::array<wchar_t, 4> units{};
        std::size_t width = 1;
        int count = 0;
        if (page == kUtf16) {
            const auto is_high = [&](std::size_t at) { return bytes.size() >= at + 2 && (u16_at(bytes, at) & 0xFC00) == 0xD800; };
            width = std::min<std::size_t>(bytes.size(), is_high(0) ? 4 : 2);
            for (std::size_t at = 0; at + 1 < width; at += 2) units[static_cast<std::size_t>(count++)] = static_cast<wchar_t>(u16_at(bytes, at));
        } else {
            width = std::min<std::size_t>(bytes.size(), IsDBCSLeadByteEx(page, static_cast<BYTE>(bytes[0])) ? 2 : 1);
            count = MultiByteToWideChar(page, MB_ERR_INVALID_CHARS, bytes.data(), static_cast<int>(width), units.data(), static_cast<int>(units.size()));
            if (count == 0 || stands_for_nothing(units[0])) count = 0, width = 1;
        }
        std::array<char, 16> utf8{};
        const int size = count == 0 ? 0 : WideCharToMultiByte(CP_UTF8, WC_ERR_INVALID_CHARS, units.data(), count, utf8.data(), static_cast<int>(utf8.size()), nullptr, nullptr);
        if (size > 0) out.append(utf8.data(), static_cast<std::size_t>(size));
        else append_utf8(out, 0xFFFD);
        bytes.remove_prefix(width);
    }
    return out;
}

}  // namespace graadmeter
