// SPDX-License-Identifier: EUPL-1.2
// Small parts as a pugixml tree, read without regard to prefixes. Only for the .cpp files of this room.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "spreadsheet/text_stream.h"

namespace graadmeter {

inline bool parse_part(pugi::xml_document& document, std::string_view part) {
    const std::string text = decoded_xml(part);
    return static_cast<bool>(document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                                                  pugi::encoding_utf8));
}

inline std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

inline bool is_named(pugi::xml_node node, std::string_view name) {
    return without_prefix(node.name()) == name;
}

inline pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
    return parent.find_child([&](pugi::xml_node child) { return is_named(child, name); });
}

// "1", "true" and "on" are true.
inline bool is_true(std::string_view value) {
    return value == "1" || value == "true" || value == "on";
}

// An attribute in whatever namespace ("r:id" where "id" is meant), an unprefixed one left out.
inline std::string prefixed_attribute(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        const std::string_view full = attribute.name();
        if (full.size() > name.size() && without_prefix(full) == name) return attribute.value();
    }
    return {};
}

}  // namespace graadmeter
