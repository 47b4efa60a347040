// SPDX-License-Identifier: EUPL-1.2
// The words of every finding code: name, severity, message and remedy, together in one table. docs/bevindingen.md is made from it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/error.h"
#include "model/finding.h"
#include "model/submission.h"

namespace graadmeter {

struct FindingText {
    std::string_view code;      // "W02"
    std::string_view name;      // "getal-als-tekst"
    Severity severity;
    std::string_view message;   // Dutch, with {placeholders} for facts
    std::string_view remedy;
};

[[nodiscard]] std::span<const FindingText> finding_texts();
// Throws Bug for a code that does not exist.
[[nodiscard]] const FindingText& finding_text(std::string_view code);

// Remarks in words: those with equal code, sheet and facts in adjoining cells become one finding over the range, with the true
// count. A fact that has no placeholder splits nothing; a placeholder without a fact is a Bug.
[[nodiscard]] std::vector<Finding> worded(const std::vector<Remark>& remarks, const Submission& submission);

// A file that could not be processed, as a finding.
[[nodiscard]] Finding worded(const FileError& error, const std::string& file);

}  // namespace graadmeter
