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

// Number of UTF-16 code units, the measure of Excel's own limits.
[[nodiscard]] std::size_t utf16_length(std::string_view text);

}  // namespace graadmeter
