// SPDX-License-Identifier: EUPL-1.2
// What libxlsxwriter 1.1.4 cannot write, put into the package that it wrote.
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace graadmeter {

// Rewrites the package in place, deterministic: finished_chart() for every chart, with_errors() for the sheets named, by part. Throws
// FileError when the disk does not take it.
void finish_package(const std::filesystem::path& package, const std::set<std::string>& sheets_with_errors);

// A formula with the cached text #N/A has that error as its result (cell type "e"): a chart draws a text as 0.
[[nodiscard]] std::string with_errors(const std::string& sheet_xml);

// A cell without figure breaks the line, lines are straight, and a label with the name of its series shows nothing else. Where the element
// is missing, zero, curves and "all that there is" hold (ECMA-376 part 1, 21.2.2), which LibreOffice takes at its word.
[[nodiscard]] std::string finished_chart(const std::string& chart_xml);

}  // namespace graadmeter
