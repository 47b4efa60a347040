// SPDX-License-Identifier: EUPL-1.2
// Cell formats to number shapes.
#include "spreadsheet/styles.h"

#include <algorithm>
#include <map>
#include <string>

#include "model/text.h"
#include "spreadsheet/part_tree.h"

namespace graadmeter {
namespace {

// "[h]", "[mm]", "[SS]": elapsed time, the one bracket that counts.
bool is_elapsed_time(std::string_view inside) {
    return !inside.empty() && std::string_view("hms").find(lower_ascii(inside[0])) != std::string_view::npos &&
           std::ranges::all_of(inside, [&](char c) { return lower_ascii(c) == lower_ascii(inside[0]); });
}

// Names of the general format that some programs write where the standard has "General".
bool is_general(std::string_view code) {
    std::string name;
    for (const char c : code) name += lower_ascii(c);
    return name == "general" || name == "standaard" || name == "standard";
}

struct IdRange {
    std::uint32_t first, last;
    NumberShape shape;
};
constexpr IdRange kBuiltins[] = {
    {9, 10, {false, true}}, {14, 22, {true, false}}, {27, 36, {true, false}}, {45, 47, {true, false}}, {50, 58, {true, false}}};

}  // namespace

NumberShape shape_of_format(std::string_view code) {
    NumberShape shape;
    if (is_general(code)) return shape;
    for (std::size_t i = 0; i < code.size(); ++i) {
        switch (const char c = lower_ascii(code[i])) {
            case '"':
                i = std::min(code.find('"', i + 1), code.size());
                break;
            case '\\':
            case '_':
            case '*':
                ++i;
                break;  // the next character is shown, or is a width
            case '[': {
                const std::size_t close = std::min(code.find(']', i), code.size());
                shape.is_date |= is_elapsed_time(code.substr(i + 1, close - i - 1));
                i = close;
                break;
            }
            case '%':
                shape.is_percentage = true;
                break;
            default:
                shape.is_date |= c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's';
        }
    }
    shape.is_percentage &= !shape.is_date;
    return shape;
}

NumberShape shape_of_builtin(std::uint32_t id) {
    for (const IdRange& range : kBuiltins)
        if (id >= range.first && id <= range.last) return range.shape;
    return {};
}

std::vector<NumberShape> read_styles(std::string_view part) {
    std::vector<NumberShape> shapes;
    pugi::xml_document document;
    if (!parse_part(document, part)) return shapes;
    const pugi::xml_node root = document.document_element();
    std::map<std::uint32_t, NumberShape> custom;
    for (const pugi::xml_node format : child_named(root, "numFmts"))
        if (is_named(format, "numFmt"))
            custom[format.attribute("numFmtId").as_uint()] = shape_of_format(format.attribute("formatCode").value());
    for (const pugi::xml_node xf : child_named(root, "cellXfs")) {
        if (!is_named(xf, "xf")) continue;
        const std::uint32_t id = xf.attribute("numFmtId").as_uint();
        const auto found = custom.find(id);
        shapes.push_back(found == custom.end() ? shape_of_builtin(id) : found->second);
    }
    return shapes;
}

}  // namespace graadmeter
