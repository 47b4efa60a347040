// SPDX-License-Identifier: EUPL-1.2
// The answers that a data package holds: antwoorden.csv, read by the names of its columns.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter::addin {

struct PackageAnswers {
    std::vector<Answer> answers;                                  // of one sheet, one a question and indicator
    std::set<std::pair<std::string, std::string>> disputed;       // indicator and question that files answer differently: not in `answers`
};

// Those of the sheet with this key. None when the first row lacks a column. Throws as Workbook does.
[[nodiscard]] PackageAnswers read_package_answers(const Workbook& workbook, std::string_view sheet_key);

}  // namespace graadmeter::addin
