// SPDX-License-Identifier: EUPL-1.2
// A first source mapping for a table that no source knows: written by the program, finished by a person.
#pragma once

#include <optional>
#include <string>

#include "mapping/map.h"

namespace graadmeter {

struct SourceDraft {
    std::string xml;             // a bron (mappings/bron.xsd); what a person must fill in says "VUL IN", with a comment above it
    std::string sheet;           // of the table
    std::uint32_t header_row = 0;
    std::size_t to_fill_in = 0;  // marked places
};

// The first table of this sheet that has a row of headings and figures below it; nothing when there is none. `id`: of the bron, as its
// file will be called.
[[nodiscard]] std::optional<SourceDraft> draft_source(const Workbook& workbook, std::size_t sheet, const MappingContext& context, const std::string& id);

}  // namespace graadmeter
