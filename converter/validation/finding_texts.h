// SPDX-License-Identifier: EUPL-1.2
// The words of every finding code: name, severity, message and remedy, together in one table. docs/bevindingen.md is made from
// it.
//
// Placeholders in a message or remedy:
//   {kolom}       a fact of the remark. Remarks that differ in it stay apart.
//   {waarde*}     may differ between the cells of one finding: the first cell's is shown, and the message says so.
//   {gelezen+}    may differ too: the different ones are listed, the first ten by name and the rest by number.
//   {aantal}      the finding's count.
//   [ ... ]       dropped when a placeholder in it is empty or absent. Not nested.
// A fact that is absent outside brackets is worded as "onbekend": a finding with a hole in it still serves its reader better than
// a workbook that is refused. missing_facts() finds such holes; tests demand that there are none.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/finding.h"
#include "model/submission.h"

namespace graadmeter {

struct FindingText {
    std::string_view code;  // "W02"
    std::string_view name;  // "getal-als-tekst"
    Severity severity;
    bool checked;              // whether this version looks for it
    std::string_view message;  // Dutch, with {placeholders} for facts
    std::string_view remedy;
};

// All codes, in the order of the manual.
[[nodiscard]] std::span<const FindingText> finding_texts();
// Throws Bug for a code that does not exist.
[[nodiscard]] const FindingText& finding_text(std::string_view code);

// Names of the facts that the words of this remark's code need and the remark does not bring.
[[nodiscard]] std::vector<std::string> missing_facts(const Remark& remark);

// Remarks in words, in the order of the workbook: file, sheet, row, column, code. Those with the same code, sheet and facts in
// adjoining cells become one finding over their rectangle, with the true count; more than eight separate spots in one column
// become one finding over the stretch that holds them. A remark counts for one, for its cells where the text has facts of a cell
// (*), or for its fact "aantal" when it brings one. A fact without a placeholder splits nothing. n log n in the remarks.
[[nodiscard]] std::vector<Finding> worded(const std::vector<Remark>& remarks, const Submission& submission);

// A file that could not be processed, as a finding.
[[nodiscard]] Finding worded(const FileError& error, const std::string& file);

}  // namespace graadmeter
