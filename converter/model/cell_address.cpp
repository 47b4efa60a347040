// SPDX-License-Identifier: EUPL-1.2
#include "model/cell_address.h"

#include <algorithm>

namespace graadmeter {

std::string column_letters(std::uint32_t column_1based) {
    std::string letters;
    for (std::uint32_t rest = column_1based; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

std::string to_a1(CellAddress cell, bool absolute) {
    const char* dollar = absolute ? "$" : "";
    return dollar + column_letters(cell.column) + dollar + std::to_string(cell.row);
}

std::string to_a1(const CellRange& range, bool absolute) {
    const std::string first = to_a1(range.first, absolute);
    return range.first == range.last ? first : first + ":" + to_a1(range.last, absolute);
}

std::optional<CellAddress> parse_cell(std::string_view text) {
    std::size_t i = 0;
    const auto skip_dollar = [&] {
        if (i < text.size() && text[i] == '$') ++i;
    };
    CellAddress cell;
    skip_dollar();
    const std::size_t letters_from = i;
    for (; i < text.size() && i - letters_from < 4; ++i) {
        const char c = static_cast<char>(text[i] & ~0x20);
        if (c < 'A' || c > 'Z') break;
        cell.column = cell.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    }
    skip_dollar();
    const std::size_t digits_from = i;
    for (; i < text.size() && i - digits_from < 8 && text[i] >= '0' && text[i] <= '9'; ++i) {
        cell.row = cell.row * 10 + static_cast<std::uint32_t>(text[i] - '0');
    }
    if (i != text.size() || i == digits_from || !cell.valid()) return std::nullopt;
    return cell;
}

std::optional<CellRange> parse_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto a = parse_cell(text.substr(0, colon));
    const auto b = colon == std::string_view::npos ? a : parse_cell(text.substr(colon + 1));
    if (!a || !b) return std::nullopt;
    return CellRange{{std::min(a->row, b->row), std::min(a->column, b->column)},
                     {std::max(a->row, b->row), std::max(a->column, b->column)}};
}

namespace {

bool plain_letter(unsigned char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c >= 0x80;
}

}  // namespace

std::string quoted_sheet_name(std::string_view name) {
    // Excel leaves quotes out for names of letters, digits, "_" and "."; names that look like a cell (also R1C1) need them. Letters
    // beyond ASCII are fine without, but some programs disagree: quoting is always allowed, so it is done whenever in doubt.
    const bool simple = !name.empty() && plain_letter(static_cast<unsigned char>(name.front())) &&
                        std::all_of(name.begin(), name.end(), [](char c) {
                            return plain_letter(static_cast<unsigned char>(c)) && static_cast<unsigned char>(c) < 0x80;
                        });
    const bool like_a_reference = name.size() <= 3;  // "R", "C", "RC", and columns such as "AB"
    if (simple && !like_a_reference) return std::string(name);
    std::string quoted = "'";
    for (const char c : name) {
        quoted += c;
        if (c == '\'') quoted += c;
    }
    return quoted + "'";
}

}  // namespace graadmeter
