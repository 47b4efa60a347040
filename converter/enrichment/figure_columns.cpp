// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/figure_columns.h"

#include "enrichment/table_sheet.h"

namespace graadmeter {

std::uint32_t FigureColumns::add(std::string caption) {
    columns_.push_back({std::move(caption), {}});
    return static_cast<std::uint32_t>(columns_.size());
}

std::uint32_t FigureColumns::put(std::uint32_t column, Value cell) {
    auto& cells = columns_.at(column - 1).cells;
    cells.push_back(std::move(cell));
    return kFirstRow + static_cast<std::uint32_t>(cells.size()) - 1;
}

std::string FigureColumns::cell(std::uint32_t column, std::uint32_t row) { return to_a1(CellAddress{row, column}, true); }

std::string FigureColumns::cells(std::uint32_t column) const {
    return cell(column, kFirstRow) + ":" + cell(column, kFirstRow + static_cast<std::uint32_t>(at(column).cells.size()) - 1);
}

std::string FigureColumns::from_elsewhere(std::uint32_t column, std::uint32_t row) const { return quoted_sheet_name(sheet_) + "!" + cell(column, row); }

ChartRange FigureColumns::range(std::uint32_t column) const {
    const auto& cells = at(column).cells;
    ChartRange result{sheet_, {{kFirstRow, column}, {kFirstRow + static_cast<std::uint32_t>(cells.size()) - 1, column}}, {}};
    for (const Value& value : cells) {
        if (const auto* figure = std::get_if<double>(&value.content)) result.shown.emplace_back(*figure);
        else result.shown.emplace_back();
    }
    return result;
}

ChartText FigureColumns::text(std::uint32_t column, std::uint32_t row) const {
    const auto* words = std::get_if<std::string>(&at(column).cells.at(row - kFirstRow).content);
    return {words ? *words : "", ChartText::Source{sheet_, {row, column}}};
}

}  // namespace graadmeter
