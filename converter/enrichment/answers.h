// SPDX-License-Identifier: EUPL-1.2
// What people typed into our sheets: where each answer belongs now, the cells that it stands in, and what may be typed there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "catalogue/forms.h"
#include "enrichment/build.h"
#include "enrichment/table_sheet.h"

namespace graadmeter {

// Row of Data-inventaris that is about all indicators together.
inline constexpr const char* kWholeCatalogueRow = "alle";

// An answer that has no place any more, and why.
struct LapsedAnswer {
    const Answer* answer = nullptr;
    std::string reason;
};

// All answers of the submission, sorted out by sheet, row and question, and those that cannot be placed. What is typed on Groei and
// Aannames groei is sorted out by the assessment; of it come here only the ones without a place.
class Answers {
public:
    Answers(const BuildInput& input, const std::vector<Form>& forms);

    // "" = not answered.
    [[nodiscard]] const std::string& at(const std::string& sheet, const std::string& row, const std::string& question) const;
    // Codes of the rows with an answer, sorted.
    [[nodiscard]] std::vector<std::string> rows(const std::string& sheet) const;
    // The moments that any form has answers of, and the one of this run; in order.
    [[nodiscard]] const std::vector<Moment>& moments() const { return moments_; }
    // Whether an earlier run recorded anything of that moment.
    [[nodiscard]] bool recorded(const Moment& moment) const { return recorded_.contains(moment.text()); }
    [[nodiscard]] const std::vector<LapsedAnswer>& lapsed() const { return lapsed_; }

private:
    void place(const Answer& answer, const std::string& row, const Form& form, const BuildInput& input);

    std::map<std::tuple<std::string, std::string, std::string>, const Answer*> placed_;   // sheet, row, question
    std::vector<Moment> moments_;
    std::set<std::string> recorded_;
    std::vector<LapsedAnswer> lapsed_;
};

// "INS-03".
[[nodiscard]] std::string row_code(const Form& form, int number);

// The levels that have a row of their own on Confrontatie: the effects; where the catalogue has none its goals, else its opgaven, else
// its themes.
[[nodiscard]] std::vector<const Level*> confronted_levels(const Catalogue& catalogue);

// Captions of the columns that people fill in, as they stand on the sheet. A form to which rows can be added has its codes among them.
[[nodiscard]] std::vector<std::string> input_captions(const Form& form, const std::vector<Moment>& moments);

// The cell with an answer, or with kUnanswered.
[[nodiscard]] Value answer_cell(const Question& question, const std::string& answer);

}  // namespace graadmeter
