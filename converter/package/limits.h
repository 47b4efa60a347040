// SPDX-License-Identifier: EUPL-1.2
// All limits on what a file may ask of us, each with its reason. Past one: FileError B04 that names it. Constants only, so that any
// room may include this one header of the package room.
//
// Rows and columns have no limit of their own: a cell outside the grid of a worksheet (kMaxRow by kMaxColumn, model/cell_address.h)
// has no address, and is B04 too.
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
// A row is kept whole while it is read: sixteen cells of the largest size, or the grid's 16,384 columns at 4 KB each.
inline constexpr std::uint64_t kRowBytes = 16 * kCellBytes;
// A record of a CSV likewise; two fields of the largest size, since here a quote that is never closed makes the rest of the file one
// field.
inline constexpr std::uint64_t kRecordBytes = 2 * kCellBytes;
// Cells that an .ods names once and repeats: four columns filled from top to bottom; one cell could otherwise stand for the whole
// grid.
inline constexpr std::uint64_t kRepeatedCells = std::uint64_t{4} << 20;
// A compound file (.xls), whose workbook is held in memory: sheets of 65,536 rows that are filled stay under 100 MB.
inline constexpr std::uint64_t kCompoundBytes = std::uint64_t{192} << 20;
// JSON is read as a tree, some 10 times the text; the sources of open data give at most 10,000 records at a time.
inline constexpr std::uint64_t kJsonBytes = std::uint64_t{128} << 20;
// Catalogues, sources, code lists and questionnaires: the largest of ours has some 100 KB; past this it is something else.
inline constexpr std::uint64_t kOwnXmlBytes = std::uint64_t{16} << 20;
// Sheets are named one by one in Overzicht and in memory; Excel itself grows unusable long before.
inline constexpr std::uint64_t kSheets = 4'096;
// Tables that stand beside another on one sheet: each is a reading of its own of that sheet. A year of weeks, and some.
inline constexpr std::uint64_t kTablesBeside = 100;
// Depth of elements in XML that is read as a tree; pugixml parses without recursion, our walks have this bound.
inline constexpr std::uint64_t kXmlDepth = 256;
// Cell formats of the enriched workbook together: Excel's own limit, past which it offers to repair.
inline constexpr std::uint64_t kCellFormats = 65'490;
// Seconds that one file may take (--tijdslimiet). The largest workbook that fits the other limits takes some tens of seconds on an
// old office machine; whoever waits longer waits for something that was made to take long.
inline constexpr double kSecondsPerFile = 300;

// Not past which a file is refused, but up to which a part is kept in memory because it is needed twice. Larger ones are inflated
// anew: slower, in less memory.
inline constexpr std::uint64_t kWaitingSheetBytes = std::uint64_t{32} << 20;     // .xlsx: a sheet whose structure was asked first
inline constexpr std::uint64_t kKeptRowsBytes = std::uint64_t{16} << 20;         // the cells of the first sheets of a workbook together
inline constexpr std::uint64_t kKeptContentBytes = std::uint64_t{16} << 20;      // .ods: all sheets, for as long as it is open

}  // namespace graadmeter::limits
