// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/reference.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <pugixml.hpp>
#include <regex>

#include "spreadsheet/sheet_scanner.h"

namespace graadmeter::test {
namespace {

std::string local(const pugi::xml_node& node) {
    const std::string name = node.name();
    return name.substr(name.find(':') + 1);
}

std::string own_text(const pugi::xml_node& node) {
    std::string text;
    for (const auto& child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    return text;
}

std::string utf8(unsigned code) {
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
    return {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
}

std::string xstring(const std::string& text) {
    static const std::regex escape("_x([0-9A-Fa-f]{4})_");
    std::string out, rest = text;
    for (std::smatch found; std::regex_search(rest, found, escape); rest = found.suffix().str())
        out += found.prefix().str() + utf8(static_cast<unsigned>(std::stoul(found[1], nullptr, 16)));
    return out + rest;
}

std::string rich_text(const pugi::xml_node& item) {
    std::string text;
    for (const auto& child : item.children()) {
        if (local(child) == "t") text += own_text(child);
        if (local(child) == "r")
            for (const auto& run : child.children())
                if (local(run) == "t") text += own_text(run);
    }
    return xstring(text);
}

std::string stripped(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_true(const std::string& text) {
    return text == "1" || text == "true";
}

pugi::xml_node parse(pugi::xml_document& document, std::string_view part) {
    REQUIRE(document.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata));
    return document.document_element();
}

struct Reader {
    const std::vector<std::string>& strings;
    const std::vector<NumberShape>& styles;
    bool system_1904;

    void value(KeptCell& cell, const std::string& type, const std::string& raw) const {
        const std::string bare = stripped(raw);
        cell.type = CellType::text;
        cell.text = bare;
        if (type == "str" || type == "inlineStr") {
            cell.text = raw;
        } else if (type == "s") {
            if (bare.empty()) return;
            const std::size_t index = std::strtoul(bare.c_str(), nullptr, 10);
            cell.text = index < strings.size() ? strings[index] : "#REF!";
            if (index >= strings.size()) cell.type = CellType::error;
        } else if (type == "b") {
            if (!is_true(bare) && bare != "0" && bare != "false") return;
            set_number(cell, CellType::boolean, is_true(bare));
        } else if (type == "e") {
            if (!bare.empty()) cell.type = CellType::error;
        } else if (type == "d") {
            const auto serial = serial_from_iso(bare, system_1904);
            if (!serial) return;
            set_number(cell, CellType::number, *serial);
            cell.is_date = true;
        } else if (static const std::regex number(R"([+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)");
                   std::regex_match(bare, number) && std::isfinite(std::strtod(bare.c_str(), nullptr))) {
            set_number(cell, CellType::number, std::strtod(bare.c_str(), nullptr));
            if (cell.style < styles.size()) {
                cell.is_date = styles[cell.style].is_date;
                cell.is_percentage = styles[cell.style].is_percentage;
            }
        }
    }
    static void set_number(KeptCell& cell, CellType type, double number) {
        cell.type = type;
        cell.number = number;
        cell.text.clear();
    }
};

}  // namespace

KeptRow kept(const Row& row) {
    KeptRow result{row.number, row.hidden, {}};
    for (const Cell& cell : row.cells)
        result.cells.push_back({cell.address, cell.type, cell.number, cell.is_date, cell.is_percentage, cell.has_formula,
                                cell.style, std::string(cell.text), std::string(cell.formula)});
    return result;
}

std::vector<std::string> reference_strings(std::string_view part) {
    pugi::xml_document document;
    std::vector<std::string> strings;
    for (const auto& item : parse(document, part).children())
        if (local(item) == "si") strings.push_back(rich_text(item));
    return strings;
}

KeptSheet reference_sheet(std::string_view part, const std::vector<std::string>& strings, const std::vector<NumberShape>& styles,
                          bool system_1904) {
    pugi::xml_document document;
    const Reader reader{strings, styles, system_1904};
    KeptSheet sheet;
    std::uint32_t last_row = 0;
    for (const auto& block : parse(document, part).children()) {
        for (const auto& row : block.children()) {
            if (local(block) == "mergeCells" && local(row) == "mergeCell")
                sheet.merged.push_back(*parse_range(row.attribute("ref").value()));
            if (local(block) == "cols" && is_true(row.attribute("hidden").value()))
                sheet.hidden_columns.push_back({{1, row.attribute("min").as_uint()}, {kMaxRow, row.attribute("max").as_uint()}});
            if (local(block) != "sheetData" || local(row) != "row") continue;
            std::uint32_t number = row.attribute("r").as_uint(last_row + 1);
            std::map<std::uint32_t, KeptCell> cells;
            std::uint32_t column = 0;
            bool first = true;
            for (const auto& node : row.children()) {
                if (local(node) != "c") continue;
                ++column;
                if (const auto address = parse_cell(node.attribute("r").value())) {
                    column = address->column;
                    if (first && !row.attribute("r")) number = address->row;
                }
                first = false;
                KeptCell cell;
                cell.address = {number, column};
                cell.style = node.attribute("s").as_uint();
                std::string type = node.attribute("t").value(), text;
                for (const auto& child : node.children()) {
                    if (local(child) == "v") text = xstring(own_text(child));
                    if (local(child) == "is") text = rich_text(child), type = "inlineStr";
                    if (local(child) == "f") cell.has_formula = true, cell.formula = xstring(own_text(child));
                }
                reader.value(cell, type, text);
                const bool content = cell.type != CellType::text || !cell.text.empty() || cell.has_formula;
                if (content) cells[column] = cell;
            }
            last_row = number;
            KeptRow result{number, is_true(row.attribute("hidden").value()), {}};
            for (auto& [at, cell] : cells) result.cells.push_back(std::move(cell));
            if (!result.cells.empty()) sheet.rows.push_back(std::move(result));
        }
    }
    return sheet;
}

}  // namespace graadmeter::test
