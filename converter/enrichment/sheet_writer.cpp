// SPDX-License-Identifier: EUPL-1.2
// Calls to libxlsxwriter, each with its arguments checked.
#include "enrichment/sheet_writer.h"

#include <xlsxwriter.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <new>

#include "enrichment/finished_package.h"
#include "model/error.h"
#include "model/text.h"
#include "package/package.h"
#include "package/safe_output.h"

namespace graadmeter {
namespace {

constexpr std::size_t kCellUnits = 32'767, kFormulaUnits = 8'192, kPromptTitleUnits = 32, kPromptUnits = 255, kCaptionUnits = 255;

void expect(lxw_error code, const char* call) {
    if (code == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
    if (code != LXW_NO_ERROR) throw Bug(std::string(call) + ": " + lxw_strerror(code));
}

// What cell_text() and with_literal_escapes() give back as it is.
bool is_plain(std::string_view text) {
    return text.size() <= kCellUnits && std::ranges::all_of(text, [](char c) { return (c >= 0x20 && c < 0x7F && c != '_') || c == '\n'; });
}

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

lxw_row_t row_of(CellAddress at) { return static_cast<lxw_row_t>(at.row - 1); }
lxw_col_t column_of(CellAddress at) { return static_cast<lxw_col_t>(at.column - 1); }

void expect_valid(const CellRange& range) {
    if (!range.first.valid() || !range.last.valid() || range.last.row < range.first.row || range.last.column < range.first.column)
        throw Bug("bad range " + to_a1(range));
}

bool overlap(const CellRange& a, const CellRange& b) {
    return a.first.row <= b.last.row && b.first.row <= a.last.row && a.first.column <= b.last.column &&
           b.first.column <= a.last.column;
}

// The library writes each part to a temporary file first, and does not see it when a full disk cuts that off: the package is then
// sound, with half a part in it. A whole part ends with the end tag of its root element.
void expect_whole_parts(const std::filesystem::path& file) {
    const Package package(file);
    std::vector<char> buffer(1 << 16);   // not on the stack, which ends the process where it cannot grow
    for (const PartInfo& part : package.parts()) {
        if (part.name.ends_with(".bin") || part.name.ends_with(".png")) continue;
        const auto stream = package.stream(part.name);
        std::string head, tail;
        for (std::size_t got; (got = stream->read(buffer)) > 0;) {
            if (head.size() < 1'024) head.append(buffer.data(), std::min<std::size_t>(got, 1'024));
            tail.append(buffer.data(), got);
            if (tail.size() > 256) tail.erase(0, tail.size() - 256);
        }
        const std::size_t declaration = head.find("?>");
        const std::size_t name = head.find('<', declaration == head.npos ? 0 : declaration) + 1;
        const std::string root = head.substr(name, head.find_first_of(" />", name) - name);
        const std::string_view end = trimmed(tail);
        const bool whole = !root.empty() && (end.ends_with("</" + root + ">") || (end == trimmed(head) && end.ends_with("/>")));
        if (whole) continue;
        errno = EIO;   // the library forgot which error it was
        throw write_failure(file);
    }
}

bool is_table_name(const std::string& name) {
    return !name.empty() && name.size() <= 255 && (std::isalpha(static_cast<unsigned char>(name[0])) != 0) &&
           std::all_of(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }) &&
           !parse_cell(name);
}

// Letters, digits, "_" and "." (Excel takes more), and no cell's address.
bool is_defined_name(const std::string& name) {
    return !name.empty() && name.size() <= 255 && std::isalpha(static_cast<unsigned char>(name[0])) != 0 && !parse_cell(name) &&
           std::all_of(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; });
}

}  // namespace

void expect_memory() {
    constexpr std::size_t kEnough = std::size_t{8} << 20;
    void* volatile memory = std::malloc(kEnough);   // volatile: else nothing of this is left of it
    if (!memory) throw std::bad_alloc();
    std::free(memory);
}

Value text(std::string words, Look look) { return {std::move(words), {}, {look}}; }
Value word(std::string words) { return text(std::move(words), Look::muted); }
Value number(double value, int decimals) { return {value, {}, {Look::number, decimals}}; }
Value difference(double value, int decimals) { return {value, {}, {Look::signed_number, decimals}}; }
Value count(std::uint64_t value) { return number(static_cast<double>(value), 0); }

Value computed(std::string formula, Value cached) {
    cached.formula = std::move(formula);
    return cached;
}

Value plotted(std::string formula, const std::optional<double>& cached) {
    return computed(std::move(formula), cached ? number(*cached) : text(kNotAvailable));
}

Value link(std::string_view sheet, const CellRange& cells, std::string label, Look look) {
    // A formula's string holds at most 255 characters.
    label = shortened(cell_text(label), 250);
    return computed("HYPERLINK(" + quoted_text("#" + quoted_sheet_name(sheet) + "!" + to_a1(cells)) + "," + quoted_text(label) + ")",
                    text(label, look));
}

std::string cell_text(std::string_view raw) {
    const auto plain = [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; };
    if (raw.size() <= kCellUnits && std::ranges::all_of(raw, plain)) return std::string(raw);
    const std::string valid = repaired_utf8(raw);
    std::string result;
    result.reserve(valid.size());
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const auto c = static_cast<unsigned char>(valid[i]);
        if (c == '\r') {
            if (i + 1 == valid.size() || valid[i + 1] != '\n') result += '\n';
        } else if (c >= 0x20 || c == '\n' || c == '\t') {
            result += valid[i];
        }
    }
    // U+FFFE and U+FFFF are no XML characters.
    for (const char* forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at; (at = result.find(forbidden)) != std::string::npos;) result.replace(at, 3, "\xEF\xBF\xBD");
    return shortened(result, kCellUnits);
}

std::string with_literal_escapes(std::string_view text) {
    if (text.find("_x") == std::string_view::npos) return std::string(text);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        const bool escape = rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
                            std::all_of(rest.begin() + 2, rest.begin() + 6, is_hex);
        result += escape ? "_x005F_" : std::string(1, text[i]);
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t units) {
    if (text.size() <= units || utf16_length(text) <= units) return std::string(text);
    std::size_t used = 0, bytes = 0;
    while (bytes < text.size()) {
        const auto lead = static_cast<unsigned char>(text[bytes]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        used += length == 4 ? 2 : 1;
        if (used > units - 1) break;
        bytes += length;
    }
    return std::string(text.substr(0, bytes)) + "…";
}

std::string quoted_text(std::string_view text) {
    std::string result = "\"";
    for (char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

bool is_sheet_name(std::string_view name) {
    return !name.empty() && is_valid_utf8(name) && utf16_length(name) <= LXW_SHEETNAME_MAX && name.front() != '\'' &&
           name.back() != '\'' && name.find_first_of("[]:*?/\\") == std::string_view::npos &&
           std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

void Sheet::write(CellAddress at, const Value& value) {
    if (!at.valid()) throw Bug("cell outside the sheet: " + to_a1(at));
    if (std::holds_alternative<std::monostate>(value.content) && value.formula.empty()) return;
    const std::uint32_t format = writer_->format_index(value.format);
    const auto* figure = std::get_if<double>(&value.content);
    const auto* words = std::get_if<std::string>(&value.content);
    if (figure && !std::isfinite(*figure)) throw Bug("no number for cell " + to_a1(at) + " of " + name_);
    std::string made, made_formula;
    const std::string_view shown = !words ? std::string_view() : is_plain(*words) ? *words : (made = with_literal_escapes(cell_text(*words)));
    if (!value.formula.empty()) {
        const std::string_view formula = value.formula.find("_x") == std::string::npos ? value.formula : (made_formula = with_literal_escapes(value.formula));
        if (!is_valid_utf8(formula) || (formula.size() >= kFormulaUnits && utf16_length(formula) >= kFormulaUnits)) throw Bug("formula too long in " + to_a1(at));
        if (figure) cells_.formula(at, format, formula, *figure);
        else if (shown == kNotAvailable) cells_.error(at, format, formula, shown);
        else cells_.formula(at, format, formula, shown);
    } else if (figure) {
        cells_.number(at, format, *figure);
    } else if (!shown.empty()) {
        cells_.text(at, format, shown);
    } else {
        cells_.blank(at, format);
    }
}

void Sheet::set_width(std::uint32_t column, double characters) {
    const auto index = static_cast<lxw_col_t>(column - 1);
    expect(worksheet_set_column(sheet_, index, index, std::clamp(characters, 1.0, 255.0), nullptr), "set_column");
}

void Sheet::set_height(std::uint32_t row, double points) {
    if (row < 1 || row > kMaxRow) throw Bug("height of row " + std::to_string(row));
    cells_.set_height(row, std::clamp(points, 1.0, 409.0));
}

void Sheet::add_table(const CellRange& range, const std::string& name, const std::vector<std::string>& captions) {
    expect_valid(range);
    if (range.last.row == range.first.row || captions.size() != range.last.column - range.first.column + 1)
        throw Bug("table " + name + " has no rows or other columns than captions");
    if (!is_table_name(name) || writer_->table_names_.count(lower_ascii(name))) throw Bug("table name " + name);
    for (const auto& other : tables_)
        if (overlap(other, range)) throw Bug("tables overlap on " + name_);
    std::set<std::string> seen;
    std::vector<std::string> headers;
    for (const auto& caption : captions) {
        headers.push_back(with_literal_escapes(caption));
        if (caption.empty() || utf16_length(caption) > kCaptionUnits || cell_text(caption) != caption ||
            !seen.insert(lower_ascii(caption)).second)
            throw Bug("caption " + caption + " of table " + name);
    }
    std::vector<lxw_table_column> columns(headers.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        columns[i].header = headers[i].data();
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    for (std::size_t i = 0; i < captions.size(); ++i)
        write({range.first.row, range.first.column + static_cast<std::uint32_t>(i)}, text(captions[i], Look::header));
    std::string table_name = name;
    lxw_table_options options{};
    options.name = table_name.data();
    options.columns = pointers.data();
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;   // Light 0: none; the cells carry the style, so all programs show it
    options.style_type_number = 0;
    expect(worksheet_add_table(sheet_, row_of(range.first), column_of(range.first), row_of(range.last), column_of(range.last),
                               &options),
           "add_table");
    tables_.push_back(range);
    writer_->table_names_.insert(lower_ascii(name));
}

void Sheet::freeze(CellAddress first_moving) { worksheet_freeze_panes(sheet_, row_of(first_moving), column_of(first_moving)); }

void Sheet::allow(const CellRange& range, const EntryRule& rule) {
    expect_valid(range);
    std::string list = "=" + rule.list, title = shortened(cell_text(rule.title), kPromptTitleUnits),
                prompt = shortened(cell_text(rule.prompt), kPromptUnits), refusal_title = "Kies uit de lijst",
                refusal = shortened(cell_text(rule.refusal), kPromptUnits);
    lxw_data_validation validation{};
    if (rule.list.empty() && !rule.minimum && !rule.maximum) {
        validation.validate = LXW_VALIDATION_TYPE_ANY;
    } else if (rule.list.empty()) {
        validation.validate = rule.whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
        validation.criteria = !rule.maximum   ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
                              : !rule.minimum ? LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO
                                              : LXW_VALIDATION_CRITERIA_BETWEEN;
        validation.value_number = rule.minimum.value_or(rule.maximum.value_or(0));
        validation.minimum_number = rule.minimum.value_or(0);
        validation.maximum_number = rule.maximum.value_or(0);
        validation.error_type = rule.only_choices ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
        refusal_title = "Dit kan het cijfer niet zijn";
        validation.error_title = refusal_title.data();
        if (!refusal.empty()) validation.error_message = refusal.data();
    } else {
        validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.value_formula = list.data();
        validation.error_type = rule.only_choices ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING;
        validation.error_title = refusal_title.data();
        if (!refusal.empty()) validation.error_message = refusal.data();
    }
    if (!title.empty()) validation.input_title = title.data();
    if (!prompt.empty()) validation.input_message = prompt.data();
#ifdef __SANITIZE_ADDRESS__
    const __lsan::ScopedDisabler library_leak;   // 1.1.4 copies the formula of a list twice and frees it once: a few bytes a rule
#endif
    expect(worksheet_data_validation_range(sheet_, row_of(range.first), column_of(range.first), row_of(range.last),
                                           column_of(range.last), &validation),
           "data_validation");
}

void Sheet::shade_when(const CellRange& range, const std::string& condition, Look look) {
    expect_valid(range);
    std::string formula = "=" + condition;
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = writer_->overlay(look);
    expect(worksheet_conditional_format_range(sheet_, row_of(range.first), column_of(range.first), row_of(range.last),
                                              column_of(range.last), &rule),
           "conditional_format");
}

void Sheet::tint_by_figure(const CellRange& range) {
    expect_valid(range);
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_2_COLOR_SCALE;
    rule.min_color = kLightTint;
    rule.max_color = kDarkTint;
    expect(worksheet_conditional_format_range(sheet_, row_of(range.first), column_of(range.first), row_of(range.last),
                                              column_of(range.last), &rule),
           "conditional_format");
}

void Sheet::print_to(CellAddress last) {
    page_ = last;
    expect(worksheet_print_area(sheet_, 0, 0, row_of(last), column_of(last)), "print_area");
}

void Sheet::set_up_page(const PageSetup& page) {
    const auto header = static_cast<lxw_row_t>(page.header_row - 1);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);   // A4
    worksheet_set_margins(sheet_, 0.3, 0.3, 0.5, 0.6);
    worksheet_fit_to_pages(sheet_, static_cast<std::uint16_t>(page.pages_wide), 0);
    expect(worksheet_repeat_rows(sheet_, header, header), "repeat_rows");
    if (page.pages_wide > 1) expect(worksheet_repeat_columns(sheet_, 0, static_cast<lxw_col_t>(page.naming_columns - 1)), "repeat_columns");
    print_to(page.last);
    expect(worksheet_set_footer(sheet_, ("&L&A&CPagina &P van &N&R" + page.footer_date).c_str()), "set_footer");
    worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
    worksheet_set_tab_color(sheet_, kTabColour);
}

void Sheet::set_up_single_page(std::uint32_t last_row, std::uint32_t last_column) {
    worksheet_set_portrait(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 1);
    print_to({last_row, last_column});
}

void Sheet::silence_hints(const CellRange& range) {
    const std::string cells = to_a1(range);
    for (const std::uint8_t hint : {LXW_IGNORE_NUMBER_STORED_AS_TEXT, LXW_IGNORE_FORMULA_DIFFERS, LXW_IGNORE_EMPTY_CELL_REFERENCE})
        expect(worksheet_ignore_errors(sheet_, hint, cells.c_str()), "ignore_errors");
}

void Sheet::hide() {
    worksheet_hide(sheet_);
    hidden_ = true;
}

PackageWriter::PackageWriter(std::filesystem::path package, const Options& options)
    : package_(std::move(package)), options_(options) {
    options_.font_name = shortened(cell_text(options_.font_name), 31);   // Excel's limit; the library cuts bytes in silence
    if (options_.font_name.empty()) options_.font_name = "Calibri";
    options_.font_points = std::isfinite(options_.font_points) ? std::clamp(options_.font_points, kSmallestPoints, 20.0) : 11;
    std::string folder = package_.parent_path().empty() ? "." : package_.parent_path().string();
    lxw_workbook_options library{};
    library.constant_memory = LXW_FALSE;
    library.tmpdir = folder.data();
    workbook_ = workbook_new_opt(package_.string().c_str(), &library);
    if (!workbook_) throw std::bad_alloc();   // the only reason it has
    lxw_doc_properties properties{};   // without a date the library takes the clock
    properties.created = static_cast<time_t>(std::chrono::sys_seconds(std::chrono::sys_days(options_.created)).time_since_epoch().count());
    expect(workbook_set_properties(workbook_, &properties), "set_properties");
}

PackageWriter::~PackageWriter() {
    if (workbook_) lxw_workbook_free(workbook_);   // not closed: nothing is written
}

Sheet& PackageWriter::add_sheet(const std::string& name) {
    if (!is_sheet_name(name)) throw Bug("sheet name " + name);
    expect_memory();
    lxw_worksheet* sheet = workbook_add_worksheet(workbook_, name.c_str());
    if (!sheet) throw Bug("sheet name in use: " + name);
    sheets_.push_back(std::unique_ptr<Sheet>(new Sheet(*this, sheet, name, "xl/worksheets/sheet" + std::to_string(sheets_.size() + 1) + ".xml")));
    return *sheets_.back();
}

void PackageWriter::define_name(const std::string& name, const std::string& sheet, CellAddress cell) {
    if (!cell.valid() || !is_defined_name(name) || !names_.insert(lower_ascii(name)).second) throw Bug("defined name " + name);
    expect(workbook_define_name(workbook_, name.c_str(), ("=" + quoted_sheet_name(sheet) + "!" + to_a1(cell, true)).c_str()), "define_name");
}

void PackageWriter::close() {
    for (const auto& name : charted_sheets_)
        if (std::none_of(sheets_.begin(), sheets_.end(), [&](const auto& sheet) { return sheet->name_ == name; })) throw Bug("chart of a sheet that is not there: " + name);
    // A workbook opens on its first sheet, which must not be a hidden one.
    const auto shown = std::find_if(sheets_.begin(), sheets_.end(), [](const auto& sheet) { return !sheet->hidden_; });
    if (shown != sheets_.end() && shown != sheets_.begin()) {
        worksheet_activate((*shown)->sheet_);
        worksheet_set_first_sheet((*shown)->sheet_);
    }
    expect_memory();
    lxw_workbook* workbook = workbook_;
    workbook_ = nullptr;   // workbook_close frees it, whatever happens
    const auto code = [workbook] {
        const QuietStandardError quiet;
        const auto result = workbook_close(workbook);
        const int cause = errno;
        return std::pair(result, cause);
    }();
    // Of a chart the library forgets that it was memory.
    if (code.first == LXW_ERROR_MEMORY_MALLOC_FAILED || (code.first != LXW_NO_ERROR && code.second == ENOMEM)) throw std::bad_alloc();
    errno = code.second;
    if (code.first != LXW_NO_ERROR) throw write_failure(package_);
    expect_whole_parts(package_);
    std::map<std::string, const SheetCells*> cells;
    for (const auto& sheet : sheets_) cells[sheet->part_] = &sheet->cells_;
    finish_package(package_, cells, options_.compressed ? ZipWriter::Deflation::fast : ZipWriter::Deflation::stored);
}

lxw_format* PackageWriter::format(Format wanted) {
    lxw_format*& made = formats_[wanted];
    if (made) return made;
    const FormatParts look = parts(wanted);
    made = workbook_add_format(workbook_);
    if (!made) throw std::bad_alloc();
    format_set_font_name(made, options_.font_name.c_str());
    format_set_font_size(made, options_.font_points + look.extra_points);
    format_set_font_color(made, look.colour);
    if (look.bold) format_set_bold(made);
    if (look.underlined) format_set_underline(made, LXW_UNDERLINE_SINGLE);
    if (look.wrapped) format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(made, look.right ? LXW_ALIGN_RIGHT : look.centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
    if (look.wrapped) format_set_indent(made, 1);   // a figure and the word beside it keep apart
    if (look.fill) {
        format_set_pattern(made, LXW_PATTERN_SOLID);
        format_set_fg_color(made, *look.fill);
    }
    if (look.boxed) {
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, kLineColour);
    } else if (look.ruled) {
        format_set_bottom(made, LXW_BORDER_THIN);
        format_set_bottom_color(made, kLineColour);
    }
    format_set_num_format(made, look.number_format.c_str());
    return made;
}

// The library gives formats their places when it writes the cells that have them; it does so at once when asked.
std::uint32_t PackageWriter::format_index(Format wanted) {
    const auto found = format_indexes_.find(wanted);
    if (found != format_indexes_.end()) return found->second;
    const auto index = lxw_format_get_xf_index(format(wanted));
    if (index < 0) throw std::bad_alloc();
    return format_indexes_[wanted] = static_cast<std::uint32_t>(index);
}

lxw_format* PackageWriter::overlay(Look look) {
    lxw_format*& made = overlays_[look];
    if (made) return made;
    const FormatParts wanted = parts({look});
    made = workbook_add_format(workbook_);
    format_set_font_color(made, wanted.colour);
    if (wanted.fill) {
        format_set_pattern(made, LXW_PATTERN_SOLID);
        format_set_bg_color(made, *wanted.fill);   // a differential format's solid fill shows its background colour
    }
    return made;
}

}  // namespace graadmeter
