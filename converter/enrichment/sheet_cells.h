// SPDX-License-Identifier: EUPL-1.2
// The cells of a sheet being written, as SpreadsheetML: what stands between <sheetData> and </sheetData> (ECMA-376 part 1, 18.3.1.80).
//
// libxlsxwriter keeps each cell as an object, writes it to a temporary file by fprintf, and compresses that; of a workbook with thousands
// of series this was most of the time. Here a cell is written once, as it will stand in the package. Texts stand in their cells
// (inlineStr): the user's shared strings are not ours to add to.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/cell_address.h"

namespace graadmeter {

class SheetCells {
public:
    // Texts and formulas are what Excel can hold (sheet_writer.h checks); `format` is an index in cellXfs. Of two cells at one address the
    // later counts.
    void blank(CellAddress at, std::uint32_t format);
    void number(CellAddress at, std::uint32_t format, double value);
    void text(CellAddress at, std::uint32_t format, std::string_view value);
    // With the value that a recalculation gives; `formula` without "=".
    void formula(CellAddress at, std::uint32_t format, std::string_view formula, double cached);
    void formula(CellAddress at, std::uint32_t format, std::string_view formula, std::string_view cached);
    void error(CellAddress at, std::uint32_t format, std::string_view formula, std::string_view code);
    void set_height(std::uint32_t row, double points);

    // From the first to the last cell; A1 when there are none.
    [[nodiscard]] CellRange used() const;
    // The element <sheetData>, in pieces of at most some tens of kilobytes.
    void write(const std::function<void(std::string_view)>& sink) const;

private:
    struct Cell {
        std::uint32_t column;
        std::uint32_t end;   // in the row's XML; it begins where the one before ends
    };
    struct Row {
        std::string xml;
        std::vector<Cell> cells;
        double height = 0;   // points; 0 = as Excel finds it
    };
    using Rows = std::map<std::uint32_t, Row>;
    struct Stretch {
        std::string deflated;
        std::size_t size = 0;   // bytes, as they were
    };
    std::string& begin(CellAddress at, std::uint32_t format, std::string_view type);
    void end(CellAddress at);
    [[nodiscard]] Row& row(std::uint32_t number);
    void put_away();
    void take_back();
    [[nodiscard]] static Rows rows_of(const Stretch& stretch);
    static void write_rows(Rows::const_iterator at, Rows::const_iterator end, std::string& out, const std::function<void(std::string_view)>& sink);

    // Of a table of a hundred thousand rows the XML is some hundred MB that repeats itself: past kOpenBytes the rows below the head are
    // put away, deflated, a stretch at a time. Who writes in one of them later has them all back.
    Rows rows_;                       // open: the head, and what stands below the stretches
    std::vector<Stretch> away_;       // ascending
    std::uint32_t last_away_ = 0;     // row
    bool may_put_away_ = true;
    std::size_t open_bytes_ = 0;
    CellRange used_{{0, 0}, {0, 0}};
    Row* row_ = nullptr;   // where the last cell went
    std::uint32_t row_number_ = 0;
    std::string row_digits_;
};

// The sheet XML of libxlsxwriter with these cells in the place of its own: <dimension> and <sheetData>. Throws Bug when it is not spelled
// as that library spells it.
void write_sheet(std::string_view frame, const SheetCells& cells, const std::function<void(std::string_view)>& sink);

}  // namespace graadmeter
