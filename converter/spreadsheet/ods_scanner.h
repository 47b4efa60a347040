// SPDX-License-Identifier: EUPL-1.2
// The tables of an OpenDocument content part (part 3, chapter 9), streamed: elements one by one, rows whole from within a window.
// Names are told apart by their local part, attributes by the prefixes that every program writes (open_ods checks them).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "spreadsheet/ods_formats.h"
#include "spreadsheet/ods_values.h"
#include "spreadsheet/sheet_scanner.h"
#include "spreadsheet/sheet_xml.h"
#include "spreadsheet/text_stream.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

class OdsScanner {
public:
    // `text`: UTF-8, from the beginning or from a table's start tag on.
    OdsScanner(std::unique_ptr<PartStream> text, TextOrigin origin, std::size_t window_bytes = TextWindow::kBytes);
    // What Cell::style refers to; must outlive the scanner. Without it every style is 0.
    void set_formats(const OdsFormats& formats) { formats_ = &formats; }

    // The next tag; `more` at the end of the part. Views into it live until the next call of any method.
    [[nodiscard]] SheetXml::Token next();
    [[nodiscard]] const SheetXml& tag() const { return xml_; }
    // After a start: passes over the element's content and end.
    void skip();
    // Where the last tag begins, in bytes of the text.
    [[nodiscard]] std::uint64_t tag_offset() const { return window_.offset(tag_begin()); }

    // After the start of a table: its next row with cells; false at the table's end, or at a `named-expressions` in it, of which
    // the start has then been read. Rows and cells that are repeated come as often as they count. Throws FileError B04 past the
    // grid or limits::kRepeatedCells.
    [[nodiscard]] bool next_row(Row& row);
    void begin_table();

    // Of the current table, as far as read.
    [[nodiscard]] const SheetStructure& structure() const { return structure_; }
    [[nodiscard]] const std::vector<Comment>& comments() const { return comments_; }
    // Over all tables: for what is said of the file.
    [[nodiscard]] OdsLinks& links() { return links_; }
    [[nodiscard]] bool has_formulas() const { return has_formulas_; }
    [[nodiscard]] FileError damaged_here(const std::string& what) const;

private:
    struct CellTag;
    [[nodiscard]] const char* tag_begin() const { return xml_.qualified_name().data() - 1; }
    void read_column();
    void read_row();
    [[nodiscard]] bool parse_row(SheetXml& xml);
    [[nodiscard]] bool read_cell(SheetXml& xml);
    [[nodiscard]] bool read_content(SheetXml& xml);
    [[nodiscard]] bool read_paragraph(SheetXml& xml, std::string& text);
    [[nodiscard]] bool read_annotation(SheetXml& xml, CellAddress cell);
    void add_cell(const CellTag& tag, std::string_view text);
    [[nodiscard]] bool value_of(const CellTag& tag, std::string_view text, Cell& cell);
    [[nodiscard]] std::uint32_t style_of(const CellTag& tag) const;
    void count_repeats(std::uint64_t cells);
    [[nodiscard]] bool emit(Row& row);

    TextWindow window_;
    SheetXml xml_;
    SheetStructure structure_;
    std::vector<Comment> comments_;
    std::size_t comment_bytes_ = 0;
    OdsLinks links_;
    bool has_formulas_ = false;
    const OdsFormats* formats_ = nullptr;
    std::map<std::uint64_t, std::string> column_styles_;  // by the last column that has it
    std::string row_style_;

    std::vector<Cell> cells_;
    std::vector<CellRange> row_merges_;  // of the row that is being read, until it is whole
    std::vector<Comment> row_comments_;
    std::uint64_t row_repeated_cells_ = 0;
    RowTexts texts_;
    std::string text_, piece_;
    std::uint64_t row_ = 1, column_ = 1;  // of what comes next; past the grid as far as the file goes
    std::uint64_t grid_column_ = 1;       // of the next column element
    std::uint64_t row_repeat_ = 0;        // how often the current row is still to be given
    std::uint64_t repeated_cells_ = 0;
    bool row_hidden_ = false;
    std::vector<bool> groups_;         // the open row groups: whether they are folded
    std::uint64_t folded_groups_ = 0;  // how many of them are
};

}  // namespace graadmeter
