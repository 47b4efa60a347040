// SPDX-License-Identifier: EUPL-1.2
// What libxlsxwriter 1.1.4 cannot write, or only slowly, put into the package that it wrote.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "enrichment/sheet_cells.h"
#include "package/zip_archive.h"

namespace graadmeter {

// Rewrites the package in place, deterministic: the cells into the sheets, by part, and finished_chart() for every chart. Throws
// FileError when the disk does not take it.
void finish_package(const std::filesystem::path& package, const std::map<std::string, const SheetCells*>& sheets, ZipWriter::Deflation deflation);

// A cell without figure breaks the line, lines are straight, and a label with the name of its series shows nothing else. Where the element
// is missing, zero, curves and "all that there is" hold (ECMA-376 part 1, 21.2.2), which LibreOffice takes at its word. Bands come behind
// the lines in either program.
[[nodiscard]] std::string finished_chart(const std::string& chart_xml);

}  // namespace graadmeter
