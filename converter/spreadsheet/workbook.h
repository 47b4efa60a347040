// SPDX-License-Identifier: EUPL-1.2
// A workbook of any format behind one interface: sheets, and rows of typed cells with their address, streamed.
//
// Threads: a Workbook and its readers belong to one thread; different workbooks are independent.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/cell_address.h"
#include "model/date.h"
#include "model/submission.h"
#include "package/deadline.h"

namespace graadmeter {

enum class CellType { number, text, boolean, error };

// A cell with content. Empty cells do not exist, however they are formatted. The views live until the next row is read.
struct Cell {
    CellAddress address;
    CellType type = CellType::number;
    double number = 0;           // number; 0 or 1 of a boolean
    bool is_date = false;        // a number whose format shows a date or time
    bool is_percentage = false;  // a number whose format shows a percentage: 0.371 is shown as 37,1 %
    bool has_formula = false;    // then the content is the cached value; a formula without one is an empty text
    std::uint32_t style = 0;     // index in the workbook's cell formats; Workbook::number_format tells of them
    std::string_view text;       // text; of an error its code ("#DIV/0!"); of a CSV number the text as it stood
    std::string_view formula;    // without "=", "" for cells that only share another cell's formula
};

struct Row {
    std::uint32_t number = 0;  // 1-based
    bool hidden = false;
    std::span<const Cell> cells;  // ascending columns
};

struct Grid;

// Reads a sheet's rows once, from top to bottom. Rows without cells may be left out.
class RowReader {
public:
    virtual ~RowReader() = default;
    // False at the end. Throws FileError on damage.
    [[nodiscard]] virtual bool next(Row& row) = 0;
};

enum class SheetVisibility { visible, hidden, very_hidden };
enum class SheetKind { worksheet, chartsheet, other };  // other: dialog and macro sheets

struct SheetInfo {
    std::string name;
    SheetVisibility visibility = SheetVisibility::visible;
    SheetKind kind = SheetKind::worksheet;
};

// How a cell shows a number (ECMA-376 part 1, 18.8.30).
struct NumberFormat {
    std::uint32_t builtin = 0;  // the standard's own number, 0 = General
    std::string code;           // "0.0%", "[h]:mm"; when not empty, it counts
    auto operator<=>(const NumberFormat&) const = default;
};

// What stands around the cells of a sheet.
struct SheetStructure {
    std::vector<CellRange> merged;          // in the order of the file
    std::vector<CellRange> hidden_columns;  // full-height ranges: rows 1 to kMaxRow
};

struct DefinedName {
    std::string name;
    std::string formula;                 // without "="
    std::optional<std::uint32_t> sheet;  // local to this sheet
    bool hidden = false;
};

struct Comment {
    CellAddress cell;
    std::string author;
    std::string text;
};

enum class FileFormat { xlsx, xlsm, csv, xls, ods, json };  // by content, never by name
// Formats that are one table of plain values: their sheet's name is the file's again, and a number in text is no oversight.
[[nodiscard]] inline bool plain_table(FileFormat format) { return format == FileFormat::csv || format == FileFormat::json; }

class Workbook {
public:
    virtual ~Workbook() = default;
    [[nodiscard]] virtual FileFormat format() const = 0;
    [[nodiscard]] virtual bool system_1904() const { return false; }
    [[nodiscard]] virtual const std::vector<SheetInfo>& sheets() const = 0;
    // Passes over the rows without reading cells; costs no more than inflating the sheet, and nothing after a reader of it came
    // to its end.
    [[nodiscard]] virtual SheetStructure structure(std::size_t sheet) const = 0;
    // Each call starts anew; several readers may be open. Chartsheets and other kinds have no rows.
    [[nodiscard]] virtual std::unique_ptr<RowReader> rows(std::size_t sheet) const = 0;
    // The cells of a small sheet together, see spreadsheet/grid.h; nullptr for a larger one. Made anew each time, unless the workbook
    // was opened with a deadline.
    [[nodiscard]] virtual std::shared_ptr<const Grid> grid(std::size_t sheet) const;
    [[nodiscard]] virtual std::vector<Comment> comments(std::size_t) const { return {}; }
    [[nodiscard]] virtual const std::vector<DefinedName>& defined_names() const = 0;
    // Of a Cell::style; of those formats only that are converted (.xls, .ods, .csv), as far as they say it.
    [[nodiscard]] virtual NumberFormat number_format(std::uint32_t) const { return {}; }
    // What is to be said of the file as a whole (B05-B07, B09), with facts; sheet-level B08 is a rule's work.
    [[nodiscard]] virtual const std::vector<Remark>& remarks() const = 0;
    // What a new .xlsx made of these cells does not have, in Dutch sentences for Verantwoording. Empty for .xlsx and .xlsm, which
    // are not converted.
    [[nodiscard]] virtual std::vector<std::string> not_carried() const { return {}; }
};

// Recognises the format by content and opens it. Throws FileError: B01 (damaged, no workbook), B02 (encrypted), B03 (a format
// that is not read, with what to do), B04 (past a limit of package/limits.h).
[[nodiscard]] std::unique_ptr<Workbook> open_workbook(const std::filesystem::path& file);
// The same, of which every reader asks the deadline every few rows (B04): so whatever takes long over rows stops too. The deadline
// must outlive the workbook and its readers. Small sheets are read from the file once, and then from memory.
[[nodiscard]] std::unique_ptr<Workbook> open_workbook(const std::filesystem::path& file, const Deadline& deadline);

}  // namespace graadmeter
