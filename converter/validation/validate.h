// SPDX-License-Identifier: EUPL-1.2
// Submission -> findings: runs every rule and puts the remarks into words.
#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/regions.h"
#include "model/date.h"
#include "model/finding.h"
#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

struct ValidationContext {
    const Workbook& workbook;      // for what only the file itself can tell (hidden sheets, format)
    const Submission& submission;
    const Catalogue& catalogue;
    const RegionList& regions;
    Date date;                     // the day of validation: what is "the future"
};

// Findings in the order of the workbook: file, then sheet, then cell, then code. Deterministic.
[[nodiscard]] std::vector<Finding> validate(const ValidationContext& context);

}  // namespace graadmeter
