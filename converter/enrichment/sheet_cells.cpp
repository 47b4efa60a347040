// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/sheet_cells.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/error.h"

namespace graadmeter {
namespace {

constexpr std::size_t kPiece = 1 << 16;

// The shortest text that is read back as the same number.
void append_number(std::string& out, double value) {
    std::array<char, 32> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find_first_of("&<>", from), text.size());
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
        row_ = &rows_.try_emplace(rows_.end(), at.row)->second;
        row_number_ = at.row;
    }
    std::string& xml = row_->xml;
    xml += "<c r=\"";
    xml += to_a1(at);
    xml += "\" s=\"";
    xml += std::to_string(format);
    if (!type.empty()) (xml += "\" t=\"") += type;
    return xml += '"';
}

void SheetCells::end(CellAddress at) { row_->cells.push_back({at.column, row_->xml.size()}); }

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

void SheetCells::set_height(std::uint32_t row, double points) { rows_[row].height = points; }

CellRange SheetCells::used() const {
    CellRange used{{0, 0}, {1, 1}};
    for (const auto& [number, row] : rows_)
        for (const Cell& cell : row.cells) {
            if (used.first.row == 0) used.first = {number, cell.column};
            used.first.column = std::min(used.first.column, cell.column);
            used.last = {number, std::max(used.last.column, cell.column)};
        }
    if (used.first.row == 0) used.first = {1, 1};
    return used;
}

void SheetCells::write(const std::function<void(std::string_view)>& sink) const {
    std::string out = "<sheetData>";
    std::vector<std::size_t> order;
    for (const auto& [number, row] : rows_) {
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
    sink(out += "</sheetData>");
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
