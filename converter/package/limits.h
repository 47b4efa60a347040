// SPDX-License-Identifier: EUPL-1.2
// All limits on what a file may ask of us, each with its reason. Past one: FileError B04 that names it.
#pragma once

#include <cstdint>

namespace graadmeter::limits {

// A workbook of 10 million cells has some 600 MB of sheet XML; four times that is no longer a colleague's workbook.
inline constexpr std::uint64_t kPartBytes = std::uint64_t{2560} << 20;
// All parts together.
inline constexpr std::uint64_t kPackageBytes = std::uint64_t{4} << 30;
// Deflate cannot do better than 1:1032; real sheets stay under 1:60, generated ones under 1:200. Only asked of parts over 16 MB.
inline constexpr std::uint64_t kInflateRatio = 400;
inline constexpr std::uint64_t kInflateRatioFrom = std::uint64_t{16} << 20;
// The largest workbook of the corpus has under 500 parts.
inline constexpr std::uint64_t kEntries = 50'000;
// Parts that are read as a tree (workbook, styles, relationships ...): pugixml takes some 8 times the text.
inline constexpr std::uint64_t kTreeBytes = std::uint64_t{256} << 20;
// Excel's own limit is 32,767 characters; other programs write more.
inline constexpr std::uint64_t kCellBytes = std::uint64_t{4} << 20;
// Text shared by cells, all together in memory.
inline constexpr std::uint64_t kSharedStringsBytes = std::uint64_t{1} << 30;
// Cells that an .ods names once and repeats: four columns filled from top to bottom; one cell could otherwise stand for the whole
// grid.
inline constexpr std::uint64_t kRepeatedCells = std::uint64_t{4} << 20;
// A compound file (.xls), whose workbook is held in memory: sheets of 65,536 rows that are filled stay under 100 MB.
inline constexpr std::uint64_t kCompoundBytes = std::uint64_t{192} << 20;
// JSON is read as a tree, some 10 times the text; the sources of open data give at most 10,000 records at a time.
inline constexpr std::uint64_t kJsonBytes = std::uint64_t{128} << 20;
// Sheets are named one by one in Overzicht and in memory; Excel itself grows unusable long before.
inline constexpr std::uint64_t kSheets = 4'096;
// Depth of elements in XML that is read as a tree; pugixml parses without recursion, our walks have this bound.
inline constexpr std::uint64_t kXmlDepth = 256;

}  // namespace graadmeter::limits
