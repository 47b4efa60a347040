// SPDX-License-Identifier: EUPL-1.2
// The columns of a generated sheet that people fill in: their captions, their cells row by row, and what may be typed in them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "enrichment/sheets.h"

namespace graadmeter {

class QuestionColumns {
public:
    // Adds the columns of this sheet's form behind those that there are; of each moment what was recorded before what is asked.
    QuestionColumns(Workshop& shop, const std::string& sheet, std::vector<TableColumn>& columns);

    // What was recorded of a row at a moment; not asked of people.
    using Recorded = std::function<Value(const Moment&, const Question& question, const std::string& earlier)>;
    // The cells of the row with this code. `recorded` is called for the columns that the program keeps.
    void add_cells(std::vector<Value>& values, const std::string& row, const Recorded& recorded = {}) const;
    // Choices and prompts, once all rows are written; notes in the workshop where the answers stand.
    void allow_in(TableSheet& table) const;
    // The caption below which a question's answers stand.
    [[nodiscard]] std::string caption(const std::string& question) const;

private:
    [[nodiscard]] std::string decider(const Question& question) const;

    Workshop& shop_;
    const Form& form_;
    Questionnaire questions_;
    std::uint32_t first_column_;
};

// What was answered on another sheet, by formula: it changes with that cell. `code_cell` holds the row's code.
[[nodiscard]] Value answer_on(const Workshop& shop, const std::string& sheet, const std::string& code, const std::string& question, const std::string& code_cell);

}  // namespace graadmeter
