// SPDX-License-Identifier: EUPL-1.2
// The generated sheets that people fill in: which they are, the wording of their columns, and how a column is found back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/questionnaire.h"

namespace graadmeter {

class Library;

// A moment of the planning-and-control cycle, "NJN-2026", by year and then in the order of the cycle.
struct Moment {
    std::string code;                    // "NJN"
    int year = 0;
    [[nodiscard]] std::string text() const { return code + "-" + std::to_string(year); }
};
// Nothing when the text is no moment as PcMoments writes it.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);
// The moment that a file's name states as a word: "Sociaal domein BEG-2026 v2.xlsx". Nothing when none, or more than one.
[[nodiscard]] std::optional<Moment> moment_in_name(std::string_view name);
[[nodiscard]] bool earlier(const Moment& a, const Moment& b);

struct Form {
    std::string sheet;                   // key of the generated sheet: "P&C"
    Questionnaire wording;               // of the columns that people fill in
    std::vector<Question> recorded = {}; // columns that the program wrote in an earlier run and no later one changes; read back as answers are
    // All of these once for each moment: id "BEG-2026:toelichting", caption "Toelichting BEG-2026".
    bool per_moment = false;
    // People may add rows: those without a code get the next one after this prefix. "" = the rows are the catalogue's.
    std::string new_row_prefix = "";
};

// All forms, by templates/*.xml. Throws FileError of what is wrong with one.
[[nodiscard]] std::vector<Form> read_forms(const Library& library);
// Null when people fill in nothing on that sheet.
[[nodiscard]] const Form* form_of(std::span<const Form> forms, std::string_view sheet);

// The columns of a form with these moments: those that people fill in, with those of `recorded` before them (of each moment) when asked.
[[nodiscard]] Questionnaire columns_of(const Form& form, std::span<const Moment> moments, bool with_recorded);
// "Toelichting BEG-2026" -> BEG-2026. Nothing when it is no caption of this form, or the form has no moments.
[[nodiscard]] std::optional<Moment> moment_of_caption(const Form& form, std::string_view caption);
// "BEG-2026:toelichting" -> BEG-2026; and -> "toelichting", also where there is no moment.
[[nodiscard]] std::optional<Moment> moment_of_question(std::string_view id);
[[nodiscard]] std::string_view without_moment(std::string_view id);
// Whether the program answers this question itself: nobody typed it.
[[nodiscard]] bool is_recorded(const Form& form, std::string_view id);

}  // namespace graadmeter
