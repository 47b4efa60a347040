// SPDX-License-Identifier: EUPL-1.2
// The errors that every reader of this room throws in the same words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/error.h"
#include "spreadsheet/text_stream.h"

namespace graadmeter {

// "Het onderdeel "xl/worksheets/sheet1.xml" van "cijfers.xlsx"", or just the file.
[[nodiscard]] inline std::string named(const TextOrigin& origin) {
    return origin.part.empty() ? "Het bestand \"" + origin.file + "\""
                               : "Het onderdeel \"" + origin.part + "\" van \"" + origin.file + "\"";
}

// B01. `what`: "het houdt midden in een rij op".
[[nodiscard]] inline FileError damaged(const TextOrigin& origin, const std::string& what,
                                       std::optional<std::uint64_t> offset = {}) {
    return {"B01",
            origin.file,
            origin.part,
            named(origin) + " is beschadigd: " + what + ".",
            "Open het bestand in Excel, laat Excel het zo nodig herstellen en sla het opnieuw op als .xlsx.",
            offset};
}

// B04. `what`: "meer dan 4096 bladen".
[[nodiscard]] inline FileError too_large(const TextOrigin& origin, const std::string& what) {
    return {"B04", origin.file, origin.part, named(origin) + " is te groot: " + what + ".",
            "Verdeel het bestand in kleinere werkmappen of haal weg wat niet nodig is."};
}

}  // namespace graadmeter
