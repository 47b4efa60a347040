// SPDX-License-Identifier: EUPL-1.2
// Our own sheets seen again: what people typed in them, and whether anything else in them was changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catalogue/forms.h"
#include "model/submission.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// Where the header of such a sheet is looked for: it stands in row 5; people insert rows above it.
inline constexpr std::uint32_t kGeneratedHeaderRows = 40;

// Reads the answers of a sheet that was made from a questionnaire: header found by its captions, rows by the code below "Indicator" or
// "Code", else in the column with most ids. Works wherever rows and columns were moved to. Empty cells and kUnanswered give no answer.
// What stands in a row without a code has "" for its indicator.
[[nodiscard]] std::vector<Answer> read_answers(const Workbook& workbook, std::size_t sheet, const std::string& sheet_key,
                                               const Questionnaire& questionnaire);
// Likewise of a form, with its columns of each moment and with what earlier runs recorded.
[[nodiscard]] std::vector<Answer> read_answers(const Workbook& workbook, std::size_t sheet, const Form& form);
// The moments that a form's sheet has columns for, in order.
[[nodiscard]] std::vector<Moment> moments_on(const Workbook& workbook, std::size_t sheet, const Form& form);

// The answers on the sheet Vervallen antwoorden, as given on the sheet that each row names. Where a question is no longer asked, its
// caption stands for its id.
[[nodiscard]] std::vector<Answer> read_lapsed_answers(const Workbook& workbook, std::size_t sheet, std::span<const Form> forms);

// SHA-256 (hex) over the sheet's content without its input cells: texts, numbers to 12 digits, that (not which) formulas there
// are. The same after sorting or filtering rows, and after another program wrote the file. `input_captions`: headers of the
// columns that people fill in; everything below such a header is left out.
[[nodiscard]] std::string fingerprint(const Workbook& workbook, std::size_t sheet, const std::vector<std::string>& input_captions);

}  // namespace graadmeter
