// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/grid.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "model/period.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLongestText = 400;   // bytes of a label or note; longer is prose

// Counting goes before keeping: of a long table nothing is built that would be thrown away.
bool fits_in_grid(const Workbook& workbook, std::uint32_t sheet) {
    std::size_t kept = 0, cells = 0;
    const auto rows = workbook.rows(sheet);
    for (Row row; kept <= kGridRows && cells <= kGridCells && rows->next(row);) {
        const auto here = static_cast<std::size_t>(std::ranges::count_if(row.cells, in_grid));
        kept += here > 0;
        cells += here;
    }
    return kept <= kGridRows && cells <= kGridCells;
}

}  // namespace

const GridCell* GridRow::cell(std::uint32_t column) const {
    const auto at = std::ranges::lower_bound(cells, column, {}, [](const GridCell& c) { return c.address.column; });
    return at != cells.end() && at->address.column == column ? &*at : nullptr;
}

const GridCell* GridRow::label() const {
    const auto at = std::ranges::find_if(cells, [](const GridCell& c) { return !c.text.empty(); });
    return at == cells.end() ? nullptr : &*at;
}

GridCell grid_cell(const Cell& cell) {
    GridCell result{cell.address, cell.type == CellType::number && !cell.is_date, cell.has_formula, false, cell.number, "", cell.is_percentage};
    if (cell.type == CellType::text) result.text = cell.text.substr(0, kLongestText);
    result.year = (result.number && period_from_number(cell.number)) || (cell.type == CellType::text && parse_period(result.text));
    return result;
}

bool in_grid(const Cell& cell) { return cell.type != CellType::text || !trimmed(cell.text).empty(); }

std::optional<Grid> read_grid(const Workbook& workbook, std::uint32_t sheet) {
    if (!fits_in_grid(workbook, sheet)) return {};
    Grid grid{sheet, {}};
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row);) {
        GridRow kept{row.number, {}};
        kept.cells.reserve(row.cells.size());
        for (const auto& cell : row.cells)
            if (in_grid(cell)) kept.cells.push_back(grid_cell(cell));
        if (!kept.cells.empty()) grid.rows.push_back(std::move(kept));
    }
    return grid;
}

std::shared_ptr<const Grid> Workbook::grid(std::size_t sheet) const {
    auto grid = read_grid(*this, static_cast<std::uint32_t>(sheet));
    return grid ? std::make_shared<const Grid>(std::move(*grid)) : nullptr;
}

}  // namespace graadmeter
