// SPDX-License-Identifier: EUPL-1.2
// An empty workbook to fill in: a catalogue's indicators as rows, years as columns. Read back by the general layout of years in
// columns, by the code of each indicator.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/questionnaire.h"
#include "model/date.h"

namespace graadmeter {

// The names of data sources in a catalogue, sorted, each once; indicators that are no longer asked for do not count.
[[nodiscard]] std::vector<std::string> suppliers(const Catalogue& catalogue);

// The one of these names that a person means: the same but for case and marks, else the only one that holds all of the words, else the
// only one within a typo. Throws UsageError, in Dutch, that names what there is.
[[nodiscard]] std::string supplier_named(const std::vector<std::string>& known, std::string_view wanted);

struct FillInRequest {
    const Catalogue& catalogue;
    std::string supplier;              // one of suppliers(): a one-sheet request for its indicators; "" = everything, a sheet a theme
    int first_year = 0, last_year = 0; // columns, at most kMostFillInYears
    Date date;
    const Questionnaire& columns;      // templates/sjabloon.xml: what is asked beside the years
    const Questionnaire& explanation;  // templates/sjabloon-uitleg.xml
};
inline constexpr int kMostFillInYears = 30;

struct FillInWorkbook {
    std::vector<std::string> sheets;   // that people fill in
    std::size_t indicators = 0;
};

// Writes to `package`, a path that does not exist. Deterministic. Throws UsageError when there is no indicator to ask for.
[[nodiscard]] FillInWorkbook write_fill_in_workbook(const FillInRequest& request, const std::filesystem::path& package);

}  // namespace graadmeter
