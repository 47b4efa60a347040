// SPDX-License-Identifier: EUPL-1.2
// A spreadsheet in an OpenDocument container (.ods and its template .ots).
#pragma once

#include <memory>

#include "package/package.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// Whether an archive with these parts is an OpenDocument container of any kind.
[[nodiscard]] bool is_open_document(const Package& package);

// Reads all of content.xml once, for structure, comments, names and limits. Dates come as serials of the 1900 system, whatever
// the document's own epoch. Throws FileError: B01, B02 (encrypted), B03 (a text or presentation), B04.
[[nodiscard]] std::unique_ptr<Workbook> open_ods(Package package);

}  // namespace graadmeter
