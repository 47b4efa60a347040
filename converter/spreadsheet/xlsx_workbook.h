// SPDX-License-Identifier: EUPL-1.2
// A workbook in an Open Packaging container (.xlsx, .xlsm and their templates).
#pragma once

#include <memory>

#include "package/package.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// Whether the content type of the package's main part is that of a workbook with macros.
[[nodiscard]] bool is_macro_content_type(std::string_view type);

// `part`: the workbook part. Throws FileError B01 or B04.
[[nodiscard]] std::unique_ptr<Workbook> open_xlsx(Package package, std::string part);

}  // namespace graadmeter
