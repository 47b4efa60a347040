// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/xml_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <system_error>

#include "model/error.h"
#include "model/text.h"
#include "package/limits.h"

namespace graadmeter {
namespace {

constexpr const char* kRemedy = "Verbeter deze regel met een teksteditor en probeer het opnieuw.";

std::string in_quotes(std::string_view text) {
    constexpr std::size_t kShown = 60;
    if (text.size() <= kShown) return "\"" + std::string(text) + "\"";
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
    return "\"" + std::string(text.substr(0, end)) + "...\"";
}

std::string listed(XmlFile::Names names, const char* nothing, const char* before, const char* after) {
    std::string result;
    for (const std::string_view name : names)
        result += (result.empty() ? "" : ", ") + std::string(before) + std::string(name) + after;
    return result.empty() ? nothing : result;
}

bool contains(XmlFile::Names names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string collapsed(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (!is_xml_space(c))
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

// What is wrong and what should have been there, in Dutch, for what pugixml says.
std::pair<const char*, const char*> dutch(pugi::xml_parse_status status) {
    switch (status) {
        case pugi::status_no_document_element:
            return {"geen enkel element", "een XML-bestand"};
        case pugi::status_bad_attribute:
            return {"een attribuut dat niet klopt", "naam=\"waarde\", met aanhalingstekens"};
        case pugi::status_end_element_mismatch:
            return {"een sluitend element dat niet bij het geopende past", "</...> met dezelfde naam"};
        case pugi::status_bad_comment:
            return {"een opmerking die niet eindigt", "<!-- ... -->"};
        case pugi::status_bad_doctype:
            return {"een DOCTYPE", "een bestand zonder DOCTYPE"};
        case pugi::status_bad_start_element:
        case pugi::status_bad_end_element:
            return {"een element dat niet klopt", "<naam> ... </naam>"};
        default:
            return {"iets dat geen XML is", "een XML-bestand (een & in tekst schrijft u als &amp; en een < als &lt;)"};
    }
}

std::string read_all(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error) || !std::filesystem::exists(file, error))
        throw FileError("", file.string(), "", "het bestand bestaat niet", "Controleer de naam en de map.");
    std::ifstream stream(file, std::ios::binary);
    std::string content;
    // One byte more than allowed tells too large from just right, also where the size is not known beforehand.
    content.resize(
        static_cast<std::size_t>(std::min<std::uint64_t>(std::filesystem::file_size(file, error), limits::kOwnXmlBytes) + 1));
    if (error) content.resize(static_cast<std::size_t>(limits::kOwnXmlBytes) + 1);
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (stream.bad() || (stream.fail() && !stream.eof()))
        throw FileError("", file.string(), "", "het bestand kan niet gelezen worden", "Controleer of u het bestand mag lezen.");
    content.resize(static_cast<std::size_t>(stream.gcount()));
    return content;
}

}  // namespace

XmlFile::XmlFile(std::filesystem::path file, std::string_view root_name) : file_(std::move(file)) {
    parse(root_name, read_all(file_));
}

XmlFile::XmlFile(std::filesystem::path file, std::string_view root_name, std::string_view content) : file_(std::move(file)) {
    parse(root_name, content);
}

void XmlFile::parse(std::string_view root_name, std::string_view content) {
    if (content.size() > limits::kOwnXmlBytes)
        throw FileError("", file_.string(), "", "het bestand is groter dan " + std::to_string(limits::kOwnXmlBytes >> 20) + " MB",
                        "Controleer of dit het juiste bestand is.");
    line_starts_.push_back(0);
    for (std::size_t at = 0; at < content.size(); ++at)
        if (content[at] == '\n') line_starts_.push_back(at + 1);
    for (std::size_t i = 0; i < line_starts_.size(); ++i) {
        const std::size_t end = i + 1 < line_starts_.size() ? line_starts_[i + 1] : content.size();
        if (!is_valid_utf8(content.substr(line_starts_[i], end - line_starts_[i])))
            fail_line(i + 1, "tekens die geen UTF-8 zijn", "UTF-8 (kies dat bij Opslaan als)");
    }

    // The DOCTYPE is kept, so that it can be refused: nothing of ours needs one.
    const auto result =
        document_.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!result) {
        const auto after =
            std::ranges::upper_bound(line_starts_, static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)));
        const auto [found, expected] = dutch(result.status);
        fail_line(static_cast<std::size_t>(after - line_starts_.begin()), found, expected);
    }
    for (const pugi::xml_node node : document_.children()) {
        if (node.type() == pugi::node_doctype) fail_line(1, "een DOCTYPE", "een bestand zonder DOCTYPE");
        if (node.type() == pugi::node_element && node != root()) fail(node, "een tweede hoofdelement", "één hoofdelement");
    }
    if (root().name() != root_name) fail(root(), "<" + std::string(root().name()) + ">", "<" + std::string(root_name) + ">");
}

std::size_t XmlFile::line(pugi::xml_node node) const {
    while (node && node.offset_debug() < 0) node = node.parent();
    const auto offset = static_cast<std::size_t>(node ? node.offset_debug() : 0);
    return static_cast<std::size_t>(std::ranges::upper_bound(line_starts_, offset) - line_starts_.begin());
}

void XmlFile::fail(pugi::xml_node node, const std::string& found, const std::string& expected) const {
    fail_line(line(node), found, expected);
}

void XmlFile::fail_line(std::size_t line, const std::string& found, const std::string& expected) const {
    throw FileError("", file_.string(), "", "regel " + std::to_string(line) + ": gevonden " + found + ", verwacht " + expected,
                    kRemedy, line);
}

void XmlFile::fail_attribute(pugi::xml_node node, const char* attribute, const std::string& expected) const {
    const auto given = node.attribute(attribute);
    const std::string where = "<" + std::string(node.name()) + ">";
    if (!given) fail(node, where + " zonder " + attribute, expected);
    fail(node, std::string(attribute) + "=" + in_quotes(given.value()) + " bij " + where, expected);
}

void XmlFile::allow(pugi::xml_node node, Names attributes, Names children, Text text) const {
    const std::string where = "<" + std::string(node.name()) + ">";
    for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const std::string_view name = attribute.name();
        // On the root an editor needs to be told where the schema is.
        if (node == root() && (name.starts_with("xmlns") || name.starts_with("xsi:"))) continue;
        if (!contains(attributes, name)) {
            fail(node, "attribuut " + in_quotes(name) + " bij " + where,
                 attributes.size() == 0 ? "een element zonder attributen" : "een van: " + listed(attributes, "", "", ""));
        }
        if (node.attribute(attribute.name()) != attribute)
            fail(node, "attribuut " + in_quotes(name) + " twee keer", "elk attribuut één keer");
    }
    for (const pugi::xml_node child : node.children()) {
        const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
        if (is_text && text == Text::forbidden)
            fail(child, "tekst " + in_quotes(collapsed(child.value())) + " in " + where,
                 listed(children, "een leeg element", "<", ">"));
        if (child.type() == pugi::node_element && !contains(children, child.name()))
            fail(child, "<" + std::string(child.name()) + "> in " + where, listed(children, "geen element", "<", ">"));
    }
}

pugi::xml_node XmlFile::single(pugi::xml_node node, const char* child) const {
    const pugi::xml_node found = node.child(child);
    if (const pugi::xml_node again = found.next_sibling(child))
        fail(again, "<" + std::string(child) + "> voor de tweede keer in <" + node.name() + ">",
             "hoogstens één <" + std::string(child) + ">");
    return found;
}

std::string XmlFile::text(pugi::xml_node node) const {
    std::string all;
    for (const pugi::xml_node child : node.children())  // a comment may stand between two pieces
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) all += child.value();
    return collapsed(all);
}

std::string XmlFile::required_text(pugi::xml_node node) const {
    std::string result = text(node);
    if (result.empty()) fail(node, "een leeg <" + std::string(node.name()) + ">", "tekst");
    return result;
}

std::string XmlFile::child_text(pugi::xml_node node, const char* child) const {
    const pugi::xml_node found = single(node, child);
    if (!found) return {};
    allow(found, {}, {}, Text::allowed);
    return required_text(found);
}

std::string XmlFile::required(pugi::xml_node node, const char* attribute) const {
    std::string result = optional(node, attribute);
    if (result.empty()) fail_attribute(node, attribute, std::string(attribute) + "=\"...\"");
    return result;
}

std::string XmlFile::optional(pugi::xml_node node, const char* attribute, std::string_view fallback) const {
    const auto found = node.attribute(attribute);
    return found ? collapsed(found.value()) : std::string(fallback);
}

bool XmlFile::yes_no(pugi::xml_node node, const char* attribute, bool fallback) const {
    static constexpr std::array<std::pair<std::string_view, bool>, 2> kWords{{{"ja", true}, {"nee", false}}};
    return choice<bool>(node, attribute, kWords, fallback);
}

std::optional<double> XmlFile::number(pugi::xml_node node, const char* attribute) const {
    if (!node.attribute(attribute)) return std::nullopt;
    const auto value = xml_number(optional(node, attribute));
    if (!value) fail_attribute(node, attribute, "een getal, zoals 7,5 (zonder punten voor duizendtallen)");
    return value;
}

std::optional<int> XmlFile::integer(pugi::xml_node node, const char* attribute, int minimum, int maximum) const {
    if (!node.attribute(attribute)) return std::nullopt;
    const std::string given = optional(node, attribute);
    int value = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (given.empty() || error != std::errc{} || end != given.data() + given.size() || value < minimum || value > maximum)
        fail_attribute(node, attribute,
                       "een heel getal van " + std::to_string(minimum) + " tot en met " + std::to_string(maximum));
    return value;
}

std::vector<std::string> XmlFile::list(pugi::xml_node node, const char* attribute) const {
    std::vector<std::string> result;
    const std::string given = optional(node, attribute);
    for (std::size_t at = 0; at < given.size();) {
        const std::size_t end = std::min(given.find(' ', at), given.size());
        if (end > at) result.push_back(given.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

std::optional<double> xml_number(std::string_view text) {
    std::string plain(text);
    std::size_t digits = 0, marks = 0;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c >= '0' && c <= '9')
            ++digits;
        else if ((c == ',' || c == '.') && digits > 0 && i + 1 < plain.size() && ++marks == 1)
            plain[i] = '.';
        else if (c != '-' || i != 0)
            return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (digits == 0 || error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace graadmeter
