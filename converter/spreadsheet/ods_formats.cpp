// SPDX-License-Identifier: EUPL-1.2
// Data styles to format codes.
#include "spreadsheet/ods_formats.h"

#include <algorithm>
#include <array>
#include <optional>

#include "package/limits.h"
#include "spreadsheet/part_tree.h"
#include "spreadsheet/text_stream.h"

namespace graadmeter {
namespace {

// Formats that cells have by their type alone, as the first entries.
struct TypeFormat {
    std::string_view value_type;
    std::uint32_t builtin;
};
constexpr TypeFormat kTypeFormats[] = {{"", 0}, {"percentage", 10}, {"date", 14}, {"time", 21}};

// From the first tag of the automatic styles to behind their end; "" when there are none.
std::string styles_text(PartStream& text) {
    constexpr std::string_view kEnd = "</office:automatic-styles>";
    std::string head;
    std::array<char, 1 << 14> buffer;
    for (std::size_t got; head.size() < limits::kTreeBytes && (got = text.read(buffer)) > 0;) {
        const std::size_t searched = head.size() - std::min(head.size(), kEnd.size());
        head.append(buffer.data(), got);
        const std::size_t end = head.find(kEnd, searched), begin = head.find("<office:automatic-styles");
        if (end != head.npos) return begin < end ? head.substr(begin, end + kEnd.size() - begin) : std::string();
        if (head.find("<office:body") != head.npos) break;
    }
    return {};
}

std::string repeated(std::uint32_t count, char c) {
    return std::string(std::min<std::uint32_t>(count, 30), c);
}

// Text that is shown as it is.
std::string literal(std::string_view text) {
    if (text.find_first_not_of(" -/:()") == text.npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text)
        if (c != '"') out += c;
    return out + "\"";
}

std::string digits(pugi::xml_node node) {
    const std::uint32_t whole = node.attribute("number:min-integer-digits").as_uint(1),
                        decimals = node.attribute("number:decimal-places").as_uint(0),
                        least = node.attribute("number:min-decimal-places").as_uint(decimals);
    const bool grouped = std::string_view(node.attribute("number:grouping").value()) == "true";
    // As many as needed.
    if (!node.attribute("number:decimal-places") && whole <= 1 && !grouped && is_named(node, "number")) return "General";
    std::string code = whole == 0 ? (grouped ? "#,###" : "#") : repeated(whole, '0');
    if (grouped && whole > 0) code = whole < 4 ? "#,##0" : code.substr(0, whole - 3) + "," + code.substr(whole - 3);
    if (decimals > 0) code += "." + repeated(std::min(least, decimals), '0') + repeated(decimals - std::min(least, decimals), '#');
    for (double factor = node.attribute("number:display-factor").as_double(1); factor >= 1000; factor /= 1000) code += ',';
    return code;
}

// One element of a data style; nothing when .xlsx has no such thing.
std::optional<std::string> piece(pugi::xml_node node, bool percentage, bool& elapsed) {
    const std::string_view name = without_prefix(node.name());
    const bool is_long = std::string_view(node.attribute("number:style").value()) == "long";
    const bool textual = std::string_view(node.attribute("number:textual").value()) == "true";
    if (name == "number") return digits(node);
    if (name == "scientific-number")
        return digits(node) + "E+" + repeated(std::max(1U, node.attribute("number:min-exponent-digits").as_uint(2)), '0');
    if (name == "fraction") return "# ?/?";
    if (name == "text") {
        const std::string_view text = node.child_value();
        return percentage && text.find('%') != text.npos ? std::string("%") : literal(text);
    }
    if (name == "currency-symbol") return literal(node.child_value());
    if (name == "day") return is_long ? "dd" : "d";
    if (name == "month") return std::string(textual ? 3 : 1, 'm') + (is_long ? "m" : "");
    if (name == "year") return is_long ? "yyyy" : "yy";
    if (name == "day-of-week") return is_long ? "dddd" : "ddd";
    if (name == "hours" || name == "minutes" || name == "seconds") {
        std::string code(is_long ? 2 : 1, name[0]);
        if (elapsed) code = "[" + code + "]";
        elapsed = false;  // the largest unit only
        const std::uint32_t decimals = name == "seconds" ? node.attribute("number:decimal-places").as_uint(0) : 0;
        return decimals == 0 ? code : code + "." + repeated(decimals, '0');
    }
    if (name == "am-pm") return "AM/PM";
    if (name == "text-content") return "@";
    if (name == "boolean" || name == "text-properties" || name == "map" || name == "embedded-text") return "";
    return {};  // era, quarter, week-of-year
}

// The code of a data style, those of its conditions left out; "" when it has no counterpart.
std::string code_of(pugi::xml_node style) {
    const bool percentage = is_named(style, "percentage-style");
    bool elapsed = std::string_view(style.attribute("number:truncate-on-overflow").value()) == "false";
    std::string code;
    for (const pugi::xml_node child : style) {
        if (child.type() != pugi::node_element) continue;
        const auto one = piece(child, percentage, elapsed);
        if (!one) return {};
        code += *one;
    }
    return code;
}

using DataStyles = std::map<std::string_view, pugi::xml_node>;

// With what it shows instead of negative numbers: LibreOffice writes the positive ones as a condition of the style for the rest.
std::string whole_code(pugi::xml_node style, const DataStyles& all) {
    const std::string code = code_of(style);
    std::string positive;
    for (const pugi::xml_node map : style.children("style:map")) {
        const auto found = all.find(map.attribute("style:apply-style-name").value());
        if (found == all.end()) continue;
        const std::string_view condition = map.attribute("style:condition").value();
        if (condition != "value()>=0" && condition != "value()>0") return code_of(found->second);
        positive = code_of(found->second);
        break;
    }
    return positive.empty() ? code : code.empty() ? positive : positive + ";" + code;
}

}  // namespace

OdsFormats::OdsFormats() {
    for (const TypeFormat& one : kTypeFormats) formats_.push_back({one.builtin, {}});
}

OdsFormats::OdsFormats(std::unique_ptr<PartStream> content) : OdsFormats() {
    const std::string text = styles_text(*content);
    pugi::xml_document document;
    constexpr unsigned kWithSpaces = pugi::parse_default | pugi::parse_ws_pcdata;  // " " between day and month
    if (text.empty() || !document.load_buffer(text.data(), text.size(), kWithSpaces, pugi::encoding_utf8)) return;
    DataStyles data;
    for (const pugi::xml_node style : document.document_element())
        if (std::string_view(style.name()).starts_with("number:")) data.emplace(style.attribute("style:name").value(), style);
    std::map<std::string, std::uint32_t> known;
    for (const pugi::xml_node style : document.document_element().children("style:style")) {
        const auto found = data.find(style.attribute("style:data-style-name").value());
        if (found == data.end() || std::string_view(style.attribute("style:family").value()) != "table-cell") continue;
        const std::string code = whole_code(found->second, data);
        if (code.empty() || code == "@" || code == "General") continue;
        const auto [at, fresh] = known.try_emplace(code, static_cast<std::uint32_t>(formats_.size()));
        if (fresh) formats_.push_back({0, code});
        by_style_.emplace(style.attribute("style:name").value(), at->second);
    }
}

std::uint32_t OdsFormats::cell_style(std::string_view style_name, std::string_view value_type) const {
    if (const auto found = by_style_.find(style_name); found != by_style_.end()) return found->second;
    const auto* type = std::ranges::find(kTypeFormats, value_type, &TypeFormat::value_type);
    return type == std::end(kTypeFormats) ? 0 : static_cast<std::uint32_t>(type - std::begin(kTypeFormats));
}

NumberFormat OdsFormats::format(std::uint32_t cell_style) const {
    return cell_style < formats_.size() ? formats_[cell_style] : NumberFormat();
}

}  // namespace graadmeter
