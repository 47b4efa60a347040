// SPDX-License-Identifier: EUPL-1.2
// The shape that every generated sheet has: title, purpose, origin, a line of links, and one real table from A5 on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "enrichment/sheet_writer.h"

namespace graadmeter {

inline constexpr std::uint32_t kHeaderRow = 5;
inline constexpr std::uint32_t kFirstRow = kHeaderRow + 1;
inline constexpr std::uint32_t kMostRows = kMaxRow - kHeaderRow;

struct TableColumn {
    std::string caption;
    double width = 0;       // in characters; 0 = from content, 8 to 60
    bool printed = true;    // columns from the first that is not printed on stay off paper
};

// What stands above the table.
struct SheetHead {
    std::string title, purpose, origin;
    std::string table_name;
    std::string footer_date;
    std::uint32_t frozen_columns = 1;
    double line_points = 15;      // height of a line of text
};

class TableSheet {
public:
    // Captions are made fit for a table: one line, not empty, unique.
    TableSheet(Sheet& sheet, SheetHead head, std::vector<TableColumn> columns);
    // A link in row 4, which may go on to the right of the table.
    void navigation(std::uint32_t column, const Value& value);
    // One value for each column. False, and nothing is written, when the sheet is full. `spare_lines`: of height, for the text of a formula
    // that may grow while people fill in: a row does not grow with it.
    bool row(const std::vector<Value>& values, std::uint32_t spare_lines = 0);
    [[nodiscard]] std::uint32_t next_row() const { return next_row_; }      // where row() will write
    [[nodiscard]] std::uint32_t last_row() const { return next_row_ - 1; }
    [[nodiscard]] CellRange column_range(std::uint32_t column) const;       // its data rows so far
    [[nodiscard]] const std::vector<std::string>& captions() const { return captions_; }
    [[nodiscard]] Sheet& sheet() { return sheet_; }
    // Head, table, widths and page. At least one row must have been written.
    void finish();

private:
    Sheet& sheet_;
    SheetHead head_;
    std::vector<TableColumn> columns_;
    std::vector<std::string> captions_;
    std::vector<double> widths_;
    std::uint32_t next_row_ = kFirstRow;

    void fit_row(std::uint32_t row, std::uint32_t lines);
};

// Captions fit for a table's header: white space to single spaces, at most 255 units, empty ones numbered, doubles with " (2)".
[[nodiscard]] std::vector<std::string> table_captions(const std::vector<std::string>& captions);

// Lines that a text takes in a column of this many characters, wrapped at its spaces; about, rather one too many.
[[nodiscard]] std::uint32_t wrapped_lines(std::string_view text, double characters);

// Characters that a text takes on its widest line, about.
[[nodiscard]] double shown_width(const Value& value);

}  // namespace graadmeter
