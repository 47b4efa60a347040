// SPDX-License-Identifier: EUPL-1.2
// The one place that calls libxlsxwriter (with chart_writer.cpp, which draws the charts). Every argument is checked here, since the library (1.1.4) writes NaN, invalid UTF-8 and
// overlapping tables without complaint, and stops the process on some texts.
//
// Rows and columns count from 1, as everywhere in the program. One writer a thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "enrichment/chart.h"
#include "enrichment/sheet_cells.h"
#include "enrichment/style.h"
#include "model/cell_address.h"
#include "model/date.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace graadmeter {

// What goes into a cell; with nothing in it there is none. Of a formula `content` is its cached value: what a recalculation gives; kNotAvailable is the error.
struct Value {
    std::variant<std::monostate, double, std::string> content;
    std::string formula;   // without "="; "" = none
    Format format;
};
[[nodiscard]] Value text(std::string words, Look look = Look::text);
inline Value no_cell() { return {}; }                                   // not even an empty one with a look
[[nodiscard]] Value word(std::string words);                             // stands where a figure is missing
[[nodiscard]] Value number(double value, int decimals = -1);
[[nodiscard]] Value difference(double value, int decimals = -1);         // with its sign
[[nodiscard]] Value count(std::uint64_t value);
[[nodiscard]] Value computed(std::string formula, Value cached);
// The figure of a formula for a chart, or #N/A: there is none, and the line is broken.
inline constexpr const char* kNotAvailable = "#N/A";
[[nodiscard]] Value plotted(std::string formula, const std::optional<double>& cached);
// A link to a place in the workbook, as a formula: Excel leaves the links of a range where they are when its rows are sorted, and
// takes no more than 65,530 of them on a sheet.
[[nodiscard]] Value link(std::string_view sheet, const CellRange& cells, std::string label, Look look = Look::link);

// Where memory runs out the library uses what it did not get. So far more than its calls need is asked for first, and given back. Throws
// std::bad_alloc.
void expect_memory();

// Text that Excel can hold: valid UTF-8, no control characters, at most 32,767 UTF-16 units.
[[nodiscard]] std::string cell_text(std::string_view text);
// A literal "_x0041_" would be read as an escaped character (ECMA-376 part 1, 22.9.2.19): its first underscore is escaped itself.
[[nodiscard]] std::string with_literal_escapes(std::string_view text);
// At most `units` UTF-16 units; what is cut off is shown by "…".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t units);
// Text as a formula's string: "a ""b""" with its quotes.
[[nodiscard]] std::string quoted_text(std::string_view text);
// Excel's rules for a sheet's name: 1 to 31 UTF-16 units, none of []:*?/\, no apostrophe at either end.
[[nodiscard]] bool is_sheet_name(std::string_view name);

// What may be entered in a range.
struct EntryRule {
    std::string list;          // formula that gives a range of choices; "" = anything
    std::optional<double> minimum = {}, maximum = {};   // without a list: a number within these bounds
    bool whole = false;        // a whole number
    bool only_choices = true;  // else something else is allowed after a warning, also instead of a number
    std::string title, prompt; // shown when the cell is selected; cut to 32 and 255
    std::string refusal;       // shown when the entry is not one of the choices
};

class PackageWriter;

struct PageSetup {
    std::uint32_t header_row = 1;
    CellAddress last;                    // of what is printed, from A1
    std::uint32_t pages_wide = 1;        // scaled to fit
    std::uint32_t naming_columns = 1;    // the first ones, repeated where there is more than one page beside another
    std::string footer_date;
};

// A sheet being written. Belongs to its PackageWriter.
class Sheet {
public:
    void write(CellAddress at, const Value& value);
    void set_width(std::uint32_t column, double characters);
    void set_height(std::uint32_t row, double points);
    // A real table over the range, its first row the header; captions are unique without regard to case.
    void add_table(const CellRange& range, const std::string& name, const std::vector<std::string>& captions);
    void freeze(CellAddress first_moving);
    void allow(const CellRange& range, const EntryRule& rule);
    void shade_when(const CellRange& range, const std::string& condition, Look look);
    // Darker where the figure is higher, over the range; words keep their own look.
    void tint_by_figure(const CellRange& range);
    // A4 landscape, the header repeated on every page, sheet, page and date in the footer, no gridlines, tab colour.
    void set_up_page(const PageSetup& page);
    // Its ranges must lie on sheets of the same package, which may still have to come. The printed page takes it in.
    void add_chart(const Chart& chart);
    // After set_up_page(): one portrait page with the cells up to these.
    void set_up_single_page(std::uint32_t last_row, std::uint32_t last_column);
    void silence_hints(const CellRange& range);   // Excel's green corners for formulas that differ by row
    void hide();

private:
    friend class PackageWriter;
    Sheet(PackageWriter& writer, lxw_worksheet* sheet, std::string name, std::string part)
        : writer_(&writer), sheet_(sheet), name_(std::move(name)), part_(std::move(part)) {}
    PackageWriter* writer_;
    lxw_worksheet* sheet_;   // all but the cells
    std::string name_, part_;
    SheetCells cells_;
    std::vector<CellRange> tables_;
    CellAddress page_{1, 1};   // the last cell that is printed
    void print_to(CellAddress last);
    bool hidden_ = false;
};

// A package (.xlsx) being written. Nothing is on disk before close().
class PackageWriter {
public:
    struct Options {
        std::string font_name = "Calibri";
        double font_points = 11;
        Date created{std::chrono::year{2020}, std::chrono::month{1}, std::chrono::day{1}};
        bool compressed = true;   // not worth while for a package that is read once and thrown away
    };
    PackageWriter(std::filesystem::path package, const Options& options);
    PackageWriter(const PackageWriter&) = delete;
    PackageWriter& operator=(const PackageWriter&) = delete;
    ~PackageWriter();

    // The sheet lives as long as the writer.
    [[nodiscard]] Sheet& add_sheet(const std::string& name);
    // A name in the whole workbook for one cell.
    void define_name(const std::string& name, const std::string& sheet, CellAddress cell);
    void close();   // throws FileError when the disk does not take it

private:
    friend class Sheet;
    lxw_format* format(Format format);
    std::uint32_t format_index(Format format);   // in cellXfs
    lxw_format* overlay(Look look);

    std::filesystem::path package_;
    Options options_;
    lxw_workbook* workbook_ = nullptr;
    std::vector<std::unique_ptr<Sheet>> sheets_;
    std::map<Format, lxw_format*> formats_;
    std::map<Format, std::uint32_t> format_indexes_;
    std::map<Look, lxw_format*> overlays_;
    std::set<std::string> table_names_, names_;
    std::set<std::string> charted_sheets_;   // that charts refer to
};

}  // namespace graadmeter
