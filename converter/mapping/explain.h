// SPDX-License-Identifier: EUPL-1.2
// Recognition in words, for a person: sheet by sheet what was seen and why.
#pragma once

#include <string>
#include <vector>

#include "mapping/map.h"
#include "mapping/recognition.h"
#include "model/finding.h"

namespace graadmeter {

// A line and how deep it stands: 0 a sheet, 1 a table, 2 its parts, 3 their lines.
struct ExplainedLine {
    int level = 0;
    std::string text;
};

// `submission` and `trace` of one reading of the workbook; of `findings` those about structure are told with their sheet.
[[nodiscard]] std::vector<ExplainedLine> explain(const Workbook& workbook, const Submission& submission, const RecognitionTrace& trace,
                                                 const std::vector<Finding>& findings, const MappingContext& context);

// The sheets that a draft mapping could be for, best first: those that nothing was recognised on, then those where a
// general layout left names or columns with figures aside.
[[nodiscard]] std::vector<std::size_t> sheets_to_draft(const Submission& submission, const RecognitionTrace& trace);

}  // namespace graadmeter
