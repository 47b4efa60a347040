// SPDX-License-Identifier: EUPL-1.2
// A small XML file that people write with a text editor (catalogue, region list, questionnaire, source mapping), read strictly:
// what is not understood is an error with its line, what was found and what was expected, never skipped in silence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace graadmeter {

class XmlFile {
public:
    using Names = std::initializer_list<std::string_view>;

    // Throws FileError when the file cannot be read, is too large, is no UTF-8, is not well-formed, has a DOCTYPE, or its root
    // element has another name.
    XmlFile(std::filesystem::path file, std::string_view root_name);
    // The same for text in memory; `file` is only what messages call it.
    XmlFile(std::filesystem::path file, std::string_view root_name, std::string_view content);

    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
    [[nodiscard]] const std::filesystem::path& path() const { return file_; }
    [[nodiscard]] std::size_t line(pugi::xml_node node) const;  // from 1

    // Throws FileError "regel 12: gevonden ..., verwacht ...", with the line as its offset. The words are Dutch.
    [[noreturn]] void fail(pugi::xml_node node, const std::string& found, const std::string& expected) const;
    [[noreturn]] void fail_line(std::size_t line, const std::string& found, const std::string& expected) const;

    // What an element may hold. An unknown or repeated attribute, an unknown child and stray text are errors. Call it on every
    // element that is read, before reading it.
    enum class Text { forbidden, allowed };
    void allow(pugi::xml_node node, Names attributes, Names children = {}, Text text = Text::forbidden) const;
    // The only child of this name; an empty node when there is none, an error when there are more.
    [[nodiscard]] pugi::xml_node single(pugi::xml_node node, const char* child) const;

    // The element's own text, runs of white space as one space. Empty text is an error in required_text.
    [[nodiscard]] std::string text(pugi::xml_node node) const;
    [[nodiscard]] std::string required_text(pugi::xml_node node) const;
    // The text of the only child of this name, which may hold nothing else; "" when there is none.
    [[nodiscard]] std::string child_text(pugi::xml_node node, const char* child) const;

    // Attributes. `required` ones must be there and not empty; optional ones give the fallback when absent.
    [[nodiscard]] std::string required(pugi::xml_node node, const char* attribute) const;
    [[nodiscard]] std::string optional(pugi::xml_node node, const char* attribute, std::string_view fallback = "") const;
    [[nodiscard]] bool yes_no(pugi::xml_node node, const char* attribute, bool fallback) const;    // ja / nee
    [[nodiscard]] std::optional<double> number(pugi::xml_node node, const char* attribute) const;  // "7,7" or "7.7"
    [[nodiscard]] std::optional<int> integer(pugi::xml_node node, const char* attribute, int minimum, int maximum) const;
    // A list separated by white space: "E1 E3".
    [[nodiscard]] std::vector<std::string> list(pugi::xml_node node, const char* attribute) const;

    // One of a fixed set of words: a table {{"hoger", Direction::higher}, ...}. Absent gives the fallback; none = required.
    template <class Value, std::size_t N>
    [[nodiscard]] Value choice(pugi::xml_node node, const char* attribute,
                               const std::array<std::pair<std::string_view, Value>, N>& table,
                               std::optional<Value> fallback = {}) const {
        if (fallback && !node.attribute(attribute)) return *fallback;
        const std::string given = optional(node, attribute);
        std::string words;
        for (const auto& [word, value] : table) {
            if (word == given) return value;
            words += (words.empty() ? "" : ", ") + std::string(word);
        }
        fail_attribute(node, attribute, "een van: " + words);
    }

    // fail() that quotes the attribute and its value.
    [[noreturn]] void fail_attribute(pugi::xml_node node, const char* attribute, const std::string& expected) const;

private:
    void parse(std::string_view root_name, std::string_view content);

    std::filesystem::path file_;
    pugi::xml_document document_;
    std::vector<std::size_t> line_starts_;  // byte offsets
};

// The number that a text is: digits with one decimal comma or point, no thousands separators ("1.000" is 1, so nobody is misled
// into writing one: the schema and the manual say so too). Nothing when it is something else.
[[nodiscard]] std::optional<double> xml_number(std::string_view text);

}  // namespace graadmeter
