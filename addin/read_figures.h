// SPDX-License-Identifier: EUPL-1.2
// A table of observations: waarnemingen.csv of a data package, or the sheet Waarnemingen of an enriched workbook. Both are read by the
// names of their columns, wherever those stand; columns of other names are passed over.
#pragma once

#include <cstddef>

#include "addin/figures.h"
#include "spreadsheet/workbook.h"

namespace graadmeter::addin {

struct ReadRows {
    std::size_t rows = 0;         // with an indicator
    std::size_t unreadable = 0;   // of those: the period cannot be read, or the value is neither a number nor said to be missing
};

// Adds what the sheet holds. The figures of unreadable rows are left out, so that nobody takes them for something else. Throws
// FileError (code "") when the header row is not there or lacks a column, and as Workbook does.
[[nodiscard]] ReadRows read_figures(const Workbook& workbook, std::size_t sheet, const std::string& file, FigureTable& figures);

// The group that a cell names, as observations have it: "" for the indicator's own population, also where our sheet says so in words.
[[nodiscard]] std::string group_id(const std::string& text);

}  // namespace graadmeter::addin
