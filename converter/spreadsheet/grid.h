// SPDX-License-Identifier: EUPL-1.2
// The cells of a small sheet together: for what is understood of a table as a whole, not row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "spreadsheet/workbook.h"

namespace graadmeter {

// A cell of a small sheet's grid.
struct GridCell {
    CellAddress address;
    bool number = false, formula = false, year = false;
    double value = 0;
    std::string text;
    bool percentage = false;   // shown as a percentage: 0.371 is 37,1 %
};
struct GridRow {
    std::uint32_t number = 0;
    std::vector<GridCell> cells;   // ascending
    [[nodiscard]] const GridCell* cell(std::uint32_t column) const;
    [[nodiscard]] const GridCell* label() const;   // the first text, nothing when there is none
};
struct Grid {
    std::uint32_t sheet = 0;
    std::vector<GridRow> rows;
};

// Sheets of at most so many rows; larger ones are no tables that somebody adds up by hand.
inline constexpr std::size_t kGridRows = 3'000;
inline constexpr std::size_t kGridCells = 200'000;   // a wider sheet would take memory without end

[[nodiscard]] GridCell grid_cell(const Cell& cell);
// Whether the cell belongs in a grid: blank texts do not.
[[nodiscard]] bool in_grid(const Cell& cell);
// The sheet's grid; nothing for one of more than kGridRows rows.
[[nodiscard]] std::optional<Grid> read_grid(const Workbook& workbook, std::uint32_t sheet);

}  // namespace graadmeter
