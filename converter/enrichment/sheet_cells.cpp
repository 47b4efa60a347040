// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/sheet_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "model/error.h"
#include "package/deflated.h"

namespace graadmeter {
namespace {

constexpr std::size_t kPiece = 1 << 16;
constexpr std::size_t kOpenBytes = 4 << 20;   // of XML
constexpr std::uint32_t kHeadRows = 40;       // title, header and what else is written when the table is whole

// The shortest text that is read back as the same number.
void append_number(std::string& out, double value) {
    std::array<char, 32> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = from;
        while (to < text.size() && text[to] != '&' && text[to] != '<' && text[to] != '>') ++to;
        out.append(text, from, to - from);
        if (to == text.size()) return;
        out += text[to] == '&' ? "&amp;" : text[to] == '<' ? "&lt;" : "&gt;";
        from = to + 1;
    }
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Where the element ends of which the start tag begins at `at`.
std::size_t element_end(std::string_view xml, std::size_t at, std::string_view end_tag) {
    const std::size_t tag = xml.find('>', at);
    if (tag == std::string_view::npos || at == std::string_view::npos) throw Bug("a sheet is not spelled as expected");
    if (xml[tag - 1] == '/') return tag + 1;
    const std::size_t end = xml.find(end_tag, tag);
    if (end == std::string_view::npos) throw Bug("a sheet is not spelled as expected");
    return end + end_tag.size();
}

}  // namespace

std::string& SheetCells::begin(CellAddress at, std::uint32_t format, std::string_view type) {
    if (row_number_ != at.row) {
        row_ = &row(at.row);
        row_number_ = at.row;
        row_digits_ = std::to_string(at.row);
    }
    std::string& xml = row_->xml;
    xml += "<c r=\"";
    xml += column_letters(at.column);
    xml += row_digits_;
    xml += "\" s=\"";
    xml += std::to_string(format);
    if (!type.empty()) (xml += "\" t=\"") += type;
    return xml += '"';
}

void SheetCells::end(CellAddress at) {
    const std::size_t begun = row_->cells.empty() ? 0 : row_->cells.back().end;
    row_->cells.push_back({at.column, static_cast<std::uint32_t>(row_->xml.size())});
    open_bytes_ += row_->xml.size() - begun;
    used_.last = {std::max(used_.last.row, at.row), std::max(used_.last.column, at.column)};
    used_.first = used_.first.row == 0 ? at : CellAddress{std::min(used_.first.row, at.row), std::min(used_.first.column, at.column)};
}

SheetCells::Row& SheetCells::row(std::uint32_t number) {
    if (number > kHeadRows && number <= last_away_) take_back();
    if (may_put_away_ && open_bytes_ > kOpenBytes && number > rows_.rbegin()->first) put_away();
    const bool below = !rows_.empty() && number > rows_.rbegin()->first;
    const std::size_t size = below ? rows_.rbegin()->second.xml.size() : 0, cells = below ? rows_.rbegin()->second.cells.size() : 0;
    Row& row = rows_.try_emplace(rows_.end(), number)->second;
    if (below) {   // most rows are about as long as the one above
        row.xml.reserve(size);
        row.cells.reserve(cells);
    }
    return row;
}

void SheetCells::put_away() {
    open_bytes_ = 0;
    row_number_ = 0;
    const auto first = rows_.upper_bound(kHeadRows);
    if (first == rows_.end()) return;
    std::string bytes;
    const auto add = [&bytes](const auto& value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); };
    for (auto at = first; at != rows_.end(); ++at) {
        const auto& [number, row] = *at;
        add(number);
        add(row.height);
        add(row.cells.size());
        for (const Cell& cell : row.cells) add(cell);
        add(row.xml.size());
        bytes += row.xml;
        last_away_ = number;
    }
    rows_.erase(first, rows_.end());
    away_.push_back({deflated(bytes), bytes.size()});
}

SheetCells::Rows SheetCells::rows_of(const Stretch& stretch) {
    Rows rows;
    const std::string bytes = inflated(stretch.deflated, stretch.size);
    std::size_t at = 0;
    const auto take = [&](auto& value) {
        std::memcpy(&value, bytes.data() + at, sizeof value);
        at += sizeof value;
    };
    while (at < bytes.size()) {
        std::uint32_t number = 0;
        take(number);
        Row& row = rows.try_emplace(rows.end(), number)->second;
        std::size_t size = 0;
        take(row.height);
        take(size);
        row.cells.resize(size);
        for (Cell& cell : row.cells) take(cell);
        take(size);
        row.xml.assign(bytes, at, size);
        at += size;
    }
    return rows;
}

void SheetCells::take_back() {
    for (const Stretch& stretch : away_) rows_.merge(rows_of(stretch));
    away_.clear();
    last_away_ = 0;
    may_put_away_ = false;
}

void SheetCells::blank(CellAddress at, std::uint32_t format) {
    begin(at, format, "") += "/>";
    end(at);
}

void SheetCells::number(CellAddress at, std::uint32_t format, double value) {
    std::string& xml = begin(at, format, "") += "><v>";
    append_number(xml, value);
    xml += "</v></c>";
    end(at);
}

void SheetCells::text(CellAddress at, std::uint32_t format, std::string_view value) {
    std::string& xml = begin(at, format, "inlineStr");
    const bool kept = !value.empty() && (is_space(value.front()) || is_space(value.back()));
    xml += kept ? "><is><t xml:space=\"preserve\">" : "><is><t>";
    append_escaped(xml, value);
    xml += "</t></is></c>";
    end(at);
}

void SheetCells::formula(CellAddress at, std::uint32_t format, std::string_view formula, double cached) {
    std::string& xml = begin(at, format, "") += "><f>";
    append_escaped(xml, formula);
    xml += "</f><v>";
    append_number(xml, cached);
    xml += "</v></c>";
    end(at);
}

void SheetCells::formula(CellAddress at, std::uint32_t format, std::string_view formula, std::string_view cached) {
    std::string& xml = begin(at, format, "str") += "><f>";
    append_escaped(xml, formula);
    xml += "</f><v>";
    append_escaped(xml, cached);
    xml += "</v></c>";
    end(at);
}

void SheetCells::error(CellAddress at, std::uint32_t format, std::string_view formula, std::string_view code) {
    std::string& xml = begin(at, format, "e") += "><f>";
    append_escaped(xml, formula);
    xml += "</f><v>";
    append_escaped(xml, code);
    xml += "</v></c>";
    end(at);
}

void SheetCells::set_height(std::uint32_t number, double points) { row(number).height = points; }

CellRange SheetCells::used() const { return used_.first.row == 0 ? CellRange{{1, 1}, {1, 1}} : used_; }

void SheetCells::write(const std::function<void(std::string_view)>& sink) const {
    std::string out = "<sheetData>";
    const auto below = rows_.upper_bound(kHeadRows);
    write_rows(rows_.begin(), below, out, sink);
    for (const Stretch& stretch : away_) {
        const Rows rows = rows_of(stretch);
        write_rows(rows.begin(), rows.end(), out, sink);
    }
    write_rows(below, rows_.end(), out, sink);
    sink(out += "</sheetData>");
}

void SheetCells::write_rows(Rows::const_iterator at, Rows::const_iterator end, std::string& out, const std::function<void(std::string_view)>& sink) {
    std::vector<std::size_t> order;
    for (; at != end; ++at) {
        const auto& [number, row] = *at;
        (out += "<row r=\"") += std::to_string(number);
        if (row.height > 0) {
            out += "\" ht=\"";
            append_number(out, row.height);
            out += "\" customHeight=\"1";
        }
        out += "\">";
        const auto& cells = row.cells;
        if (std::ranges::is_sorted(cells, std::ranges::less_equal(), &Cell::column)) {
            out += row.xml;
        } else {
            order.resize(cells.size());
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
            std::ranges::stable_sort(order, {}, [&](std::size_t i) { return cells[i].column; });
            for (std::size_t i = 0; i < order.size(); ++i) {
                const std::size_t cell = order[i], from = cell == 0 ? 0 : cells[cell - 1].end;
                const bool later = i + 1 < order.size() && cells[order[i + 1]].column == cells[cell].column;
                if (!later) out.append(row.xml, from, cells[cell].end - from);
            }
        }
        out += "</row>";
        if (out.size() < kPiece) continue;
        sink(out);
        out.clear();
    }
}

void write_sheet(std::string_view frame, const SheetCells& cells, const std::function<void(std::string_view)>& sink) {
    const std::size_t dimension = frame.find("<dimension "), dimension_end = element_end(frame, dimension, "</dimension>");
    const std::size_t data = frame.find("<sheetData", dimension_end), data_end = element_end(frame, data, "</sheetData>");
    const CellRange used = cells.used();
    sink(frame.substr(0, dimension));
    sink("<dimension ref=\"" + to_a1(used) + "\"/>");
    sink(frame.substr(dimension_end, data - dimension_end));
    cells.write(sink);
    sink(frame.substr(data_end));
}

}  // namespace graadmeter
