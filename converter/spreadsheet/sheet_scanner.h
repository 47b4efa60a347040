// SPDX-License-Identifier: EUPL-1.2
// The one hot path of the product: the rows of a sheet part, from its XML as it is inflated to typed cells.
//
// A window slides over the part. A row is read from within the window; when the window ends first, it is filled (or grown) and
// the row is begun anew, so that all views of a row live until the next. Cells as Excel writes them go through read_plain_cell,
// which knows one spelling and looks nowhere else; whatever it does not know is read by read_any_cell, which takes every spelling
// that XML allows. tests/spreadsheet holds both to a reference on a tree.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "spreadsheet/row_texts.h"
#include "spreadsheet/shared_strings.h"
#include "spreadsheet/sheet_xml.h"
#include "spreadsheet/styles.h"
#include "spreadsheet/text_stream.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// Stands in a cell whose shared text is not there.
inline constexpr std::string_view kMissingText = "#REF!";

// What the cells of a sheet refer to; must outlive the scanner.
struct SheetContext {
    const SharedStrings& strings;
    const std::vector<NumberShape>& styles;
    bool system_1904 = false;
};

class SheetScanner {
public:
    SheetScanner(std::unique_ptr<PartStream> part, const SheetContext& context, TextOrigin origin,
                 std::size_t window_bytes = TextWindow::kBytes);

    // The next row with content. False after the last: then the rest of the part has been read too.
    [[nodiscard]] bool next(Row& row);

    // Jumps to the end of the rows, without looking at cells, and reads the rest. Nothing when the jump landed wrong (an end tag
    // within a comment or CDATA): then read the rows with a new scanner.
    [[nodiscard]] bool skip_rows();

    // What stands around the cells; whole when next or skip_rows came to the end.
    [[nodiscard]] const SheetStructure& structure() const { return structure_; }

private:
    enum class Stage { before, rows, after, finished };
    enum class CellKind : std::uint8_t { number, shared, text, inline_text, boolean, error, date };

    [[nodiscard]] static std::optional<CellKind> kind_of(std::string_view type);
    void read_surroundings();
    void element(const SheetXml& xml);
    [[nodiscard]] bool read_row(SheetXml& xml, Row& row);
    [[nodiscard]] const char* read_plain_cell(const char* p);
    [[nodiscard]] const char* read_plain_inline_text(const char* p, std::uint32_t column, std::uint32_t style);
    [[nodiscard]] bool read_any_cell(SheetXml& xml);
    [[nodiscard]] bool read_text(SheetXml& xml, std::string_view& text);
    void place_cell(std::string_view reference);
    void set_row_number(std::uint32_t number);
    void add_cell(CellKind kind, std::uint32_t style, std::string_view value);
    Cell& add(CellType type, std::uint32_t style);
    void add_number(double value, std::uint32_t style);
    void add_text(CellType type, std::string_view text, std::uint32_t style);
    void add_shared(std::size_t index, std::uint32_t style);
    void order_cells();
    void read_on(const char* kept);
    [[nodiscard]] FileError damaged_at(const char* position, const std::string& what) const;

    SheetContext context_;
    TextWindow window_;
    Stage stage_ = Stage::before;
    std::size_t depth_ = 0;          // of open elements around the rows
    std::size_t skipped_ = 0;        // of open elements between rows that are no rows
    std::string root_, sheet_data_;  // names of these elements as written
    bool jumped_ = false, landed_wrong_ = false;
    SheetStructure structure_;

    std::vector<Cell> cells_;
    RowTexts texts_;
    std::string scratch_;
    std::uint32_t last_row_ = 0, row_ = 0, column_ = 0;
    bool row_unnumbered_ = false, unordered_ = false;
    bool has_formula_ = false;  // of the cell that is being read
    std::string_view formula_;
    std::array<char, 8> row_key_{}, row_mask_{};  // the row's digits and a quote, as every plain reference ends
    std::size_t row_key_size_ = 0;
};

// "2024-01-15", "2024-01-15T13:30:00.5Z" or "13:30:00" as a serial of the workbook's system; nothing when it is none of these or
// before the system's epoch.
[[nodiscard]] std::optional<double> serial_from_iso(std::string_view text, bool system_1904);

// A number as cells hold it (XML white space around it allowed); nothing for what is not one finite number.
[[nodiscard]] std::optional<double> cell_number(std::string_view text);

}  // namespace graadmeter
