// SPDX-License-Identifier: EUPL-1.2
// What libxlsxwriter 1.1.4 cannot write, put into the package that it wrote.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace graadmeter {

// Rewrites the package in place, deterministic: with_gaps() for every chart, with_errors() for the sheets named, by part. Throws
// FileError when the disk does not take it.
void finish_package(const std::filesystem::path& package, const std::set<std::string>& sheets_with_errors);

// A formula with the cached text #N/A has that error as its result (cell type "e"): a chart draws a text as 0.
[[nodiscard]] std::string with_errors(const std::string& sheet_xml);

// In a chart a cell without figure, and #N/A, breaks the line. Excel draws on through #N/A unless an extension says so
// ([MS-ODRAWXML] 2.24.3.20, CT_DataDisplayOptions16), and a missing dispBlanksAs means zero (ECMA-376 part 1, 21.2.2.42).
[[nodiscard]] std::string with_gaps(const std::string& chart_xml);

}  // namespace graadmeter
