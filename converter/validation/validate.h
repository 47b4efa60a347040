// SPDX-License-Identifier: EUPL-1.2
// Submission -> findings: runs every rule and puts the remarks into words.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/questionnaire.h"
#include "catalogue/regions.h"
#include "disclosure/protect.h"
#include "model/date.h"
#include "model/finding.h"
#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

struct ValidationContext {
    const Workbook& workbook;  // for what only the file itself can tell (hidden sheets, format)
    const Submission& submission;
    const Catalogue& catalogue;
    const RegionList& regions;
    Date date;  // the day of validation: what is "the future"
    // Ids of the bronnen whose mapping states its own units (specific ones, Source::general false): another unit than the
    // catalogue's is then intended, and W05 is raised for the size of values only.
    std::vector<std::string> sources_with_own_units = {};
    // What the answers of submission.answers and own_answers are answers to.
    std::span<const Questionnaire> questionnaires = {};
    // Called before each rule: throws when there is no time for another.
    std::function<void()> before_rule = [] {};
    // What may not be shown of the submission: said by P03 to P06, and repeated by no other finding. nullptr = it was not looked at.
    const Protection* protection = nullptr;
};

// Runs every rule (rule.h) over the submission and words their remarks together with those of the workbook and of the mapping.
// Findings in the order of the workbook: file, then sheet, then cell, then code. Deterministic.
[[nodiscard]] std::vector<Finding> validate(const ValidationContext& context);

}  // namespace graadmeter
