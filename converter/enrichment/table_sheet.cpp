// SPDX-License-Identifier: EUPL-1.2
// Head, widths and page of a table sheet.
#include "enrichment/table_sheet.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "model/dutch_number.h"
#include "model/error.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr double kNarrowest = 8, kWidest = 60, kIndent = 2, kPadding = 3, kFilterArrow = 4;
constexpr double kLettersPerDigit = 1.08;   // a width counts digits; running text is a little narrower
constexpr std::uint32_t kMostLines = 26;   // Excel shows no row over 409 points

double longest(std::string_view text, char separator) {
    double widest = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(separator, from), text.size());
        widest = std::max(widest, static_cast<double>(utf16_length(text.substr(from, to - from))));
        from = to + 1;
    }
    return widest;
}

// A header wraps, so its longest word must fit, and the whole in about three lines.
double header_width(std::string_view caption) {
    return std::max(longest(caption, ' ') + kFilterArrow, static_cast<double>(utf16_length(caption)) / 3 + kFilterArrow);
}

std::string without_case(const std::string& text) {
    const std::string result = folded(text);
    return result.empty() ? text : result;
}

// One page of A4 wide, or as many beside each other, each with the naming columns, as keep the letters large enough to read.
std::uint32_t pages_wide(const std::vector<double>& widths, std::uint32_t naming) {
    constexpr double kPageWidth = 152;    // characters of 11 points between the margins of a landscape page
    constexpr double kLeastScale = 0.55;   // 11 points come out as 6
    constexpr double kCellPadding = 0.7;   // that a program adds to the width of a column
    const auto first = widths.begin() + naming;
    const double repeated = std::accumulate(widths.begin(), first, kCellPadding * naming);
    const double room = std::max(kPageWidth / kLeastScale - repeated, kWidest);
    std::uint32_t pages = 1;
    double used = 0;
    for (auto width = first; width != widths.end(); ++width) {
        const double taken = *width + kCellPadding;
        if (used + taken > room) ++pages, used = 0;
        used += taken;
    }
    return pages;
}

}  // namespace

std::vector<std::string> table_captions(const std::vector<std::string>& captions) {
    std::vector<std::string> result;
    std::set<std::string> seen;
    for (const auto& raw : captions) {
        std::string line;
        for (char c : cell_text(raw)) {
            const bool space = c == ' ' || c == '\n' || c == '\t';
            if (space && (line.empty() || line.back() == ' ')) continue;
            line += space ? ' ' : c;
        }
        if (!line.empty() && line.back() == ' ') line.pop_back();
        if (line.empty()) line = "Kolom " + std::to_string(result.size() + 1);
        line = shortened(line, 240);
        std::string unique = line;
        for (int n = 2; !seen.insert(without_case(unique)).second; ++n) unique = line + " (" + std::to_string(n) + ")";
        result.push_back(unique);
    }
    return result;
}

std::uint32_t wrapped_lines(std::string_view text, double characters) {
    const double most = std::max(characters, 1.0);
    std::uint32_t lines = 1;
    double used = 0;
    for (std::size_t from = 0; from < text.size() && lines < kMostLines;) {
        auto to = from;
        while (to < text.size() && text[to] != ' ' && text[to] != '\n' && text[to] != '-') ++to;
        const bool hyphen = to < text.size() && text[to] == '-';   // stays at the end of its line
        if (hyphen) ++to;
        const auto width = static_cast<double>(utf16_length(text.substr(from, to - from)));
        if (used > 0 && used + width > most) {
            ++lines;
            used = 0;
        }
        if (width > most) lines += static_cast<std::uint32_t>(std::min(width / most, static_cast<double>(kMostLines)));
        used += width + (hyphen ? 0 : 1);
        if (to < text.size() && text[to] == '\n' && !hyphen) {
            ++lines;
            used = 0;
        }
        from = hyphen ? to : to + 1;
    }
    return std::min(lines, kMostLines);
}

double shown_width(const Value& value) {
    if (const auto* words = std::get_if<std::string>(&value.content)) return longest(std::string_view(*words).substr(0, 4000), '\n');
    if (const auto* figure = std::get_if<double>(&value.content))
        return static_cast<double>(dutch_number(*figure, value.format.decimals).size()) + 1;
    return 0;
}

TableSheet::TableSheet(Sheet& sheet, SheetHead head, std::vector<TableColumn> columns)
    : sheet_(sheet), head_(std::move(head)), columns_(std::move(columns)) {
    if (columns_.size() > kMaxColumn) columns_.resize(kMaxColumn);
    std::vector<std::string> wanted;
    for (const auto& column : columns_) wanted.push_back(column.caption);
    captions_ = table_captions(wanted);
    for (const auto& caption : captions_) widths_.push_back(header_width(caption));
    constexpr double kTitleLines = 1.5;   // five points more than the workbook's font; not every program fits the row by itself
    sheet_.set_height(1, kTitleLines * head_.line_points);
    sheet_.write({1, 1}, text(head_.title, Look::title));
    sheet_.write({2, 1}, text(head_.purpose, Look::purpose));
    sheet_.write({3, 1}, text(head_.origin, Look::meta));
}

void TableSheet::navigation(std::uint32_t column, const Value& value) {
    sheet_.write({kHeaderRow - 1, column}, value);
    if (column <= widths_.size()) widths_[column - 1] = std::max(widths_[column - 1], shown_width(value));
    else sheet_.set_width(column, std::clamp(shown_width(value) + kPadding, kNarrowest, kWidest));
}

bool TableSheet::row(const std::vector<Value>& values, std::uint32_t spare_lines) {
    if (values.size() < columns_.size()) throw Bug("row of " + head_.title + " has " + std::to_string(values.size()) + " values");
    if (next_row_ > kMaxRow) return false;
    std::uint32_t lines = 1;
    for (std::uint32_t i = 0; i < columns_.size(); ++i) {
        sheet_.write({next_row_, i + 1}, values[i]);
        const auto* words = std::get_if<std::string>(&values[i].content);
        const double widest = columns_[i].width > 0 ? columns_[i].width : kWidest;
        if (words && (static_cast<double>(words->size()) > widest - kIndent || words->find('\n') != std::string::npos))
            lines = std::max(lines, wrapped_lines(*words, (widest - kIndent) * kLettersPerDigit));
        if (columns_[i].width == 0 && values[i].format.look != Look::hidden_text)
            widths_[i] = std::max(widths_[i], shown_width(values[i]) + kPadding);
    }
    fit_row(next_row_, std::min(lines + spare_lines, kMostLines));
    ++next_row_;
    return true;
}

void TableSheet::fit_row(std::uint32_t row, std::uint32_t lines) {
    if (lines > 1) sheet_.set_height(row, head_.line_points * lines);
}

CellRange TableSheet::column_range(std::uint32_t column) const { return {{kFirstRow, column}, {last_row(), column}}; }

void TableSheet::finish() {
    const auto columns = static_cast<std::uint32_t>(columns_.size());
    const CellRange body{{kFirstRow, 1}, {last_row(), columns}};
    sheet_.add_table({{kHeaderRow, 1}, body.last}, head_.table_name, captions_);
    std::uint32_t header_lines = 1;
    std::vector<double> shown;
    for (std::uint32_t i = 0; i < columns; ++i) {
        const double width = std::clamp(columns_[i].width > 0 ? columns_[i].width : widths_[i], kNarrowest, kWidest);
        sheet_.set_width(i + 1, width);
        shown.push_back(width);
        header_lines = std::max(header_lines, wrapped_lines(captions_[i], width - kIndent));
    }
    fit_row(kHeaderRow, header_lines);
    sheet_.freeze({kFirstRow, std::min(head_.frozen_columns, columns) + 1});
    sheet_.silence_hints(body);
    const auto off_paper = std::find_if(columns_.begin(), columns_.end(), [](const TableColumn& column) { return !column.printed; });
    const auto printed = static_cast<std::uint32_t>(off_paper - columns_.begin()), naming = std::min(head_.frozen_columns, printed);
    sheet_.set_up_page({kHeaderRow, {last_row(), printed}, pages_wide({shown.begin(), shown.begin() + printed}, naming), std::max(naming, 1U), head_.footer_date});
}

}  // namespace graadmeter
