// SPDX-License-Identifier: EUPL-1.2
// A table in JSON as a workbook of one sheet: the header in row 1, the first record in row 2.
#pragma once

#include <filesystem>
#include <memory>

#include "spreadsheet/text_stream.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// Whether the text begins as JSON does: "{" or "[".
[[nodiscard]] bool begins_as_json(const std::filesystem::path& file, TextEncoding encoding);

// The shapes that statistics are served in: {"headers":[{"name":..}],"rows":[[..]]} (Swing), {"value":[{..}]} (OData) and
// [{..}]. A column for each name, in the order in which names first appear. Throws FileError: B01 when it is no JSON, B03 when it is
// another shape, B04 past a limit.
[[nodiscard]] std::unique_ptr<Workbook> open_json(const std::filesystem::path& file, TextEncoding encoding);

}  // namespace graadmeter
