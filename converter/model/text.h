// SPDX-License-Identifier: EUPL-1.2
// Text as people type it, made comparable. All text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

// Without white space at both ends (space, tab, line breaks, no-break space U+00A0).
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Trimmed, and each run of spaces, tabs and line ends one space: programs differ in those when they write the same text back.
[[nodiscard]] std::string with_single_spaces(std::string_view text);

// For comparing headers and names: case and diacritics folded (NFKD, marks removed), each run of characters that are no letter,
// digit or '%' becomes one space, trimmed. "  Beïnvloeding\n(a–g) " -> "beinvloeding a g". Invalid UTF-8 counts as a space.
[[nodiscard]] std::string folded(std::string_view text);

// The words of folded(text).
[[nodiscard]] std::vector<std::string> words(std::string_view text);

// Number of insertions, deletions, substitutions and neighbour swaps that make a into b (restricted Damerau-Levenshtein, by byte:
// meant for folded text). Stops counting past `limit` and returns limit + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// Replaces each invalid sequence by U+FFFD.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

// For one line of a terminal: repaired, control characters (an escape could recolour or retitle it) and line breaks become spaces.
[[nodiscard]] std::string on_one_line(std::string_view text);

// Of ASCII only, whatever the locale: what file formats and codes are written in.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
[[nodiscard]] constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
[[nodiscard]] std::string lower_ascii(std::string_view text);

// "a; b; c" of a container of texts.
template <typename Texts>
[[nodiscard]] std::string joined(const Texts& texts, std::string_view between) {
    std::string result;
    for (const std::string& text : texts) {
        if (!result.empty()) result += between;
        result += text;
    }
    return result;
}

// Number of UTF-16 code units, the measure of Excel's own limits.
[[nodiscard]] std::size_t utf16_length(std::string_view text);

}  // namespace graadmeter
