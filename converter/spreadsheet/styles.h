// SPDX-License-Identifier: EUPL-1.2
// What a workbook's cell formats say about numbers: whether they show a date or a percentage (ECMA-376 part 1, 18.8).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace graadmeter {

struct NumberShape {
    bool is_date = false;  // or time
    bool is_percentage = false;
    bool operator==(const NumberShape&) const = default;
};

// Of a format code: "[h]:mm" and "d mmm yyyy" are dates, "0,0%" a percentage. Literals, escapes and colours do not count.
[[nodiscard]] NumberShape shape_of_format(std::string_view code);

// Of a number format that the standard names by number only (18.8.30; 27-36 and 50-58 are the East Asian dates).
[[nodiscard]] NumberShape shape_of_builtin(std::uint32_t id);

// One shape for each entry of cellXfs, in order. An empty or unreadable part has none.
[[nodiscard]] std::vector<NumberShape> read_styles(std::string_view part);

}  // namespace graadmeter
