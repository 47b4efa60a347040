// SPDX-License-Identifier: EUPL-1.2
// The OpenDocument scanner.
#include "spreadsheet/ods_scanner.h"

#include <algorithm>
#include <charconv>

#include "model/text.h"
#include "package/limits.h"
#include "spreadsheet/damage.h"

namespace graadmeter {
namespace {

using Token = SheetXml::Token;


// A count in an attribute: 1 when it is absent or no number; past the type's range the largest.
std::uint64_t count_of(std::string_view text) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error == std::errc::result_out_of_range) return std::uint64_t{1} << 32;
    return error == std::errc{} && count > 0 ? std::min(count, std::uint64_t{1} << 32) : 1;
}

bool is_row_group(std::string_view name) {
    return name == "table-rows" || name == "table-header-rows" || name == "table-row-group";
}
bool is_column_group(std::string_view name) {
    return name == "table-columns" || name == "table-header-columns" || name == "table-column-group";
}
// Text within a paragraph that stands on a line of its own or in a drawing, and is no text of the cell.
bool is_aside(std::string_view qualified, std::string_view local) {
    return qualified.starts_with("draw:") || qualified.starts_with("dr3d:") || qualified.starts_with("office:") ||
           local == "note" || local == "ruby-text" || local == "table";
}
bool is_hidden(std::string_view visibility) {
    return visibility == "collapse" || visibility == "filter";
}

}  // namespace

// What a cell's start tag says.
struct OdsScanner::CellTag {
    std::string_view type, extended_type, value, formula, string_value, style;
    std::uint64_t repeat = 1;
    CellAddress first;
};

OdsScanner::OdsScanner(std::unique_ptr<PartStream> text, TextOrigin origin, std::size_t window_bytes)
    : window_(std::move(text), std::move(origin), window_bytes, limits::kRowBytes), xml_(window_.begin(), window_.end()) {}

FileError OdsScanner::damaged_here(const std::string& what) const {
    return damaged(window_.origin(), what, window_.offset(window_.begin()));
}

Token OdsScanner::next() {
    for (;;) {
        xml_ = SheetXml(window_.begin(), window_.end());
        Token token = Token::text;
        while (token == Token::text) token = xml_.next();
        window_.consume(xml_.position());
        if (token != Token::more) return token;
        if (!window_.refill()) return Token::more;
    }
}

void OdsScanner::skip() {
    if (xml_.empty_element()) return;
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = next();
        if (token == Token::more) throw damaged_here("het houdt midden in een element op");
        if (token == Token::start && !xml_.empty_element()) ++depth;
        if (token == Token::end) --depth;
    }
}

void OdsScanner::begin_table() {
    structure_ = {};
    comments_.clear();
    column_styles_.clear();
    row_ = column_ = grid_column_ = 1;
    row_repeat_ = 0;
    folded_groups_ = 0;
    groups_.clear();
}

bool OdsScanner::next_row(Row& row) {
    for (;;) {
        if (emit(row)) return true;
        const Token token = next();
        if (token == Token::more) throw damaged_here("het houdt midden in een blad op");
        const std::string_view name = xml_.name();
        if (token == Token::end) {
            if (name == "table") return false;
            if (name == "table-row-group" && !groups_.empty()) {
                if (groups_.back()) --folded_groups_;
                groups_.pop_back();
            }
            continue;
        }
        if (name == "table-row") {
            read_row();
        } else if (name == "table-column") {
            read_column();
        } else if (name == "named-expressions" && !xml_.empty_element()) {
            return false;
        } else if (name == "table-row-group" && !xml_.empty_element()) {
            groups_.push_back(xml_.attribute("table:display") == "false");
            if (groups_.back()) ++folded_groups_;
        } else if (!is_row_group(name) && !is_column_group(name)) {
            skip();
        }
    }
}

// Gives the current row once more, when it is to be given still.
bool OdsScanner::emit(Row& row) {
    if (row_repeat_ == 0) return false;
    --row_repeat_;
    const auto number = static_cast<std::uint32_t>(row_++);
    for (Cell& cell : cells_) cell.address.row = number;
    row = {number, row_hidden_, cells_};
    return true;
}

void OdsScanner::read_column() {
    const std::uint64_t first = grid_column_;
    grid_column_ = std::min(first + count_of(xml_.attribute("table:number-columns-repeated")), std::uint64_t{1} << 32);
    if (is_hidden(xml_.attribute("table:visibility")) && first <= kMaxColumn)
        structure_.hidden_columns.push_back(
            {{1, static_cast<std::uint32_t>(first)},
             {kMaxRow, static_cast<std::uint32_t>(std::min<std::uint64_t>(grid_column_ - 1, kMaxColumn))}});
    if (const auto style = xml_.attribute("table:default-cell-style-name"); formats_ && !style.empty() && first <= kMaxColumn)
        column_styles_[grid_column_ - 1] = style;
    skip();
}

void OdsScanner::read_row() {
    window_.consume(tag_begin());
    SheetXml xml(window_.begin(), window_.end());
    while (!parse_row(xml)) {
        if (!window_.refill()) throw damaged_here("het houdt midden in een rij op");
        xml = SheetXml(window_.begin(), window_.end());
    }
    window_.consume(xml.position());
}

// The row at the window's beginning. False = the window ends first; nothing outside the row's own members has changed then.
bool OdsScanner::parse_row(SheetXml& xml) {
    cells_.clear();
    row_merges_.clear();
    row_comments_.clear();
    texts_.clear();
    column_ = 1;
    row_repeated_cells_ = 0;
    if (xml.next() != Token::start) return false;
    const std::uint64_t repeat = count_of(xml.attribute("table:number-rows-repeated"));
    row_hidden_ = is_hidden(xml.attribute("table:visibility")) || folded_groups_ > 0;
    row_style_ = xml.attribute("table:default-cell-style-name");
    bool open = !xml.empty_element();
    while (open) {
        const Token token = xml.next();
        if (token == Token::more) return false;
        if (token == Token::end) open = false;
        if (token != Token::start) continue;
        const bool cell = xml.name() == "table-cell" || xml.name() == "covered-table-cell";
        if (!(cell ? read_cell(xml) : xml.skip_element())) return false;
    }
    if (cells_.empty()) {
        row_ = std::min(row_ + repeat, std::uint64_t{1} << 32);
    } else {
        if (row_ + repeat - 1 > kMaxRow) throw too_large(window_.origin(), "meer rijen dan een werkblad heeft (1.048.576)");
        count_repeats(row_repeated_cells_ + (repeat - 1) * cells_.size());
        row_repeat_ = repeat;
    }
    structure_.merged.insert(structure_.merged.end(), row_merges_.begin(), row_merges_.end());
    for (Comment& comment : row_comments_) {
        comment_bytes_ += comment.author.size() + comment.text.size() + sizeof(Comment);
        if (comment_bytes_ > limits::kTreeBytes)
            throw too_large(window_.origin(), "meer dan " + std::to_string(limits::kTreeBytes >> 20) + " MB opmerkingen");
        comments_.push_back(std::move(comment));
    }
    return true;
}

void OdsScanner::count_repeats(std::uint64_t cells) {
    repeated_cells_ += cells;
    if (repeated_cells_ > limits::kRepeatedCells)
        throw too_large(window_.origin(), "meer dan " + std::to_string(limits::kRepeatedCells) +
                                              " gevulde cellen zijn een herhaling van een andere");
}

bool OdsScanner::read_cell(SheetXml& xml) {
    CellTag tag;
    tag.type = xml.attribute("office:value-type");
    tag.extended_type = xml.attribute("calcext:value-type");
    tag.formula = xml.attribute("table:formula");
    tag.string_value = xml.attribute("office:string-value");
    tag.style = xml.attribute("table:style-name");
    tag.value = xml.attribute(tag.type == "date"      ? "office:date-value"
                              : tag.type == "time"    ? "office:time-value"
                              : tag.type == "boolean" ? "office:boolean-value"
                                                      : "office:value");
    tag.repeat = count_of(xml.attribute("table:number-columns-repeated"));
    tag.first = {static_cast<std::uint32_t>(std::min<std::uint64_t>(row_, kMaxRow)),
                 static_cast<std::uint32_t>(std::min<std::uint64_t>(column_, kMaxColumn))};
    const std::uint64_t wide = count_of(xml.attribute("table:number-columns-spanned"));
    const std::uint64_t high = count_of(xml.attribute("table:number-rows-spanned"));
    if ((wide > 1 || high > 1) && row_ <= kMaxRow && column_ <= kMaxColumn)
        row_merges_.push_back({tag.first,
                               {static_cast<std::uint32_t>(std::min<std::uint64_t>(row_ + high - 1, kMaxRow)),
                                static_cast<std::uint32_t>(std::min<std::uint64_t>(column_ + wide - 1, kMaxColumn))}});
    text_.clear();
    if (!xml.empty_element() && !read_content(xml)) return false;
    add_cell(tag, text_);
    column_ = std::min(column_ + tag.repeat, std::uint64_t{1} << 32);
    return true;
}

// The paragraphs of a cell up to its end tag go to text_, its comment to row_comments_.
bool OdsScanner::read_content(SheetXml& xml) {
    for (std::size_t lists = 0, paragraphs = 0;;) {
        const Token token = xml.next();
        if (token == Token::more) return false;
        if (token == Token::end && lists-- == 0) return true;
        if (token != Token::start) continue;
        const std::string_view name = xml.name();
        if (name == "p" || name == "h") {
            if (paragraphs++ > 0) text_ += '\n';
            if (!read_paragraph(xml, text_)) return false;
        } else if (name == "annotation") {
            const CellAddress cell{static_cast<std::uint32_t>(std::min<std::uint64_t>(row_, kMaxRow)),
                                   static_cast<std::uint32_t>(std::min<std::uint64_t>(column_, kMaxColumn))};
            if (!read_annotation(xml, cell)) return false;
        } else if (name == "list" || name == "list-item" || name == "section") {
            lists += !xml.empty_element();
        } else if (!xml.skip_element()) {
            return false;
        }
    }
}

bool OdsScanner::read_paragraph(SheetXml& xml, std::string& text) {
    if (xml.empty_element()) return true;
    const std::size_t start = text.size();
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = xml.next();
        if (token == Token::more) return false;
        if (token == Token::end) --depth;
        if (token == Token::text) {
            piece_.clear();
            append_unescaped(piece_, xml.raw_text(), xml.cdata());
            append_collapsed(text, piece_, start);
        }
        if (token != Token::start) continue;
        if (xml.name() == "s")
            text.append(std::min<std::uint64_t>(count_of(xml.attribute("text:c")), limits::kCellBytes + 1), ' ');
        if (xml.name() == "tab") text += '\t';
        if (xml.name() == "line-break") text += '\n';
        if (is_aside(xml.qualified_name(), xml.name())) {
            if (!xml.skip_element()) return false;
        } else if (!xml.empty_element()) {
            ++depth;
        }
        if (text.size() > limits::kCellBytes)
            throw too_large(window_.origin(), "een cel met meer dan " + std::to_string(limits::kCellBytes >> 20) + " MB tekst");
    }
    return true;
}

bool OdsScanner::read_annotation(SheetXml& xml, CellAddress cell) {
    Comment comment{cell, {}, {}};
    if (xml.empty_element()) return true;
    for (std::size_t lists = 0, paragraphs = 0;;) {
        const Token token = xml.next();
        if (token == Token::more) return false;
        if (token == Token::end && lists-- == 0) break;
        if (token != Token::start) continue;
        const std::string_view name = xml.name();
        if (name == "creator") {
            if (!xml.append_content(comment.author)) return false;
        } else if (name == "p" || name == "h") {
            if (paragraphs++ > 0) comment.text += '\n';
            if (!read_paragraph(xml, comment.text)) return false;
        } else if (name == "list" || name == "list-item") {
            lists += !xml.empty_element();
        } else if (!xml.skip_element()) {
            return false;
        }
    }
    row_comments_.push_back(std::move(comment));
    return true;
}

// Type and content; false for a cell without content.
bool OdsScanner::value_of(const CellTag& tag, std::string_view text, Cell& cell) {
    const auto as_text = [&](CellType type, std::string_view content) {
        cell.type = type;
        cell.text = is_valid_utf8(content) ? texts_.keep(content) : texts_.keep(repaired_utf8(content));
        return !content.empty() || cell.has_formula;
    };
    const std::string_view error = error_code_of(text);
    if (tag.extended_type == "error") return as_text(CellType::error, error.empty() ? std::string_view("#VALUE!") : error);
    // Programs from before calcext have 0 or an empty text as the value of a formula that fails.
    if (cell.has_formula && !error.empty()) return as_text(CellType::error, error);
    std::optional<double> number;
    if (tag.type == "float" || tag.type == "percentage" || tag.type == "currency") {
        number = cell_number(tag.value);
        cell.is_percentage = tag.type == "percentage";
    } else if (tag.type == "date") {
        number = serial_from_iso(tag.value, false);
        cell.is_date = true;
    } else if (tag.type == "time") {
        number = days_from_duration(tag.value);
        cell.is_date = true;
    } else if (tag.type == "boolean") {
        if (tag.value == "true" || tag.value == "false") number = tag.value == "true" ? 1 : 0;
        if (number) cell.type = CellType::boolean;
    } else if (!tag.string_value.empty()) {
        piece_.clear();
        append_unescaped(piece_, tag.string_value);
        return as_text(CellType::text, piece_);
    }
    if (number) {
        cell.number = *number;
        return true;
    }
    cell.is_date = cell.is_percentage = false;
    // A date before the epoch, or a value that is no number: what the cell shows.
    return as_text(CellType::text, text.empty() ? tag.value : text);
}

// Its own style, or what its row or column has for cells without one.
std::uint32_t OdsScanner::style_of(const CellTag& tag) const {
    if (!formats_) return 0;
    std::string_view style = tag.style.empty() ? std::string_view(row_style_) : tag.style;
    if (style.empty())
        if (const auto column = column_styles_.lower_bound(column_); column != column_styles_.end()) style = column->second;
    return formats_->cell_style(style, tag.type);
}

void OdsScanner::add_cell(const CellTag& tag, std::string_view text) {
    Cell cell;
    cell.address = tag.first;
    cell.has_formula = !tag.formula.empty();
    if (!value_of(tag, text, cell)) return;
    if (cell.type == CellType::number) cell.style = style_of(tag);
    if (cell.has_formula) {
        piece_.clear();
        append_unescaped(piece_, tag.formula);
        cell.formula = texts_.keep(formula_from_odf(piece_, links_));
        has_formulas_ = true;
    }
    if (column_ + tag.repeat - 1 > kMaxColumn) throw too_large(window_.origin(), "meer kolommen dan een werkblad heeft (16.384)");
    if (row_ > kMaxRow) throw too_large(window_.origin(), "meer rijen dan een werkblad heeft (1.048.576)");
    row_repeated_cells_ += tag.repeat - 1;
    for (std::uint64_t i = 0; i < tag.repeat; ++i, ++cell.address.column) cells_.push_back(cell);
}

}  // namespace graadmeter
