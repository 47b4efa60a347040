// SPDX-License-Identifier: EUPL-1.2
// Where a cell is: addresses and ranges in A1 notation (ECMA-376 part 1, 18.18.62 ST_Ref).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace graadmeter {

// The size of a worksheet grid (Excel 2007 and later; ECMA-376 leaves it to the application).
inline constexpr std::uint32_t kMaxRow = 1'048'576;
inline constexpr std::uint32_t kMaxColumn = 16'384;

// A cell's place on its sheet; row and column count from 1, as Excel shows them. {0, 0} is "no cell".
struct CellAddress {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    auto operator<=>(const CellAddress&) const = default;
    [[nodiscard]] bool valid() const { return row >= 1 && row <= kMaxRow && column >= 1 && column <= kMaxColumn; }
};

// A rectangle of cells, both corners included, first <= last in both directions.
struct CellRange {
    CellAddress first;
    CellAddress last;
    auto operator<=>(const CellRange&) const = default;
    [[nodiscard]] bool contains(CellAddress cell) const {
        return cell.row >= first.row && cell.row <= last.row && cell.column >= first.column && cell.column <= last.column;
    }
    [[nodiscard]] std::uint64_t cells() const {
        return std::uint64_t{last.row - first.row + 1} * (last.column - first.column + 1);
    }
};

[[nodiscard]] inline CellRange single(CellAddress cell) { return {cell, cell}; }

// 1 -> "A", 28 -> "AB".
[[nodiscard]] std::string column_letters(std::uint32_t column_1based);

// "B12"; with `absolute` "$B$12".
[[nodiscard]] std::string to_a1(CellAddress cell, bool absolute = false);

// "B12:D14", or "B12" for a single cell.
[[nodiscard]] std::string to_a1(const CellRange& range, bool absolute = false);

// Reads "B12" or "$B$12" (upper or lower case). Nothing when it is no address within the grid.
[[nodiscard]] std::optional<CellAddress> parse_cell(std::string_view text);

// Reads "B12:D14" or "B12"; corners in any order. Nothing when it is no range.
[[nodiscard]] std::optional<CellRange> parse_range(std::string_view text);

// A sheet's name as formulas want it before "!": quoted where needed, quotes doubled ("'Blad 1'", "Trends").
[[nodiscard]] std::string quoted_sheet_name(std::string_view name);

}  // namespace graadmeter
