// SPDX-License-Identifier: EUPL-1.2
// The figures behind the charts, as columns of the hidden sheet Grafiekcijfers: each of its own length, from the first data row down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "enrichment/chart.h"
#include "enrichment/sheet_writer.h"

namespace graadmeter {

struct FigureColumn {
    std::string caption;
    std::vector<Value> cells;
};

class FigureColumns {
public:
    explicit FigureColumns(std::string sheet) : sheet_(std::move(sheet)) {}

    // An empty column; cells are added to it afterwards. Columns count from 1.
    std::uint32_t add(std::string caption);
    // Returns the cell's row.
    std::uint32_t put(std::uint32_t column, Value cell);
    [[nodiscard]] const std::vector<FigureColumn>& all() const { return columns_; }
    // Formulas on the sheet itself: "$B$7", "$B$6:$B$9"; and from elsewhere: "Grafiekcijfers!$B$7".
    [[nodiscard]] static std::string cell(std::uint32_t column, std::uint32_t row);
    [[nodiscard]] std::string cells(std::uint32_t column) const;
    [[nodiscard]] std::string from_elsewhere(std::uint32_t column, std::uint32_t row) const;
    // For a chart, with what the cells show.
    [[nodiscard]] ChartRange range(std::uint32_t column) const;
    [[nodiscard]] ChartText text(std::uint32_t column, std::uint32_t row) const;

private:
    [[nodiscard]] const FigureColumn& at(std::uint32_t column) const { return columns_.at(column - 1); }

    std::string sheet_;
    std::vector<FigureColumn> columns_;
};

}  // namespace graadmeter
