// SPDX-License-Identifier: EUPL-1.2
// What one cell says where a figure is expected: a value, a mark for why there is none, or something to remark on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/code_lists.h"
#include "mapping/source.h"
#include "model/observation.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// A cell that outlives its row.
struct OwnedCell {
    CellAddress address;
    CellType type = CellType::number;
    double number = 0;
    bool is_date = false, is_percentage = false, has_formula = false;
    std::string text;
};

struct CellReading {
    bool taken = false;                  // an observation, with or without value
    std::optional<double> value;         // as it stands; a shown percentage of a number cell is not yet times 100
    bool percent = false;                // the text has a percent sign: `value` counts to 100
    ObservationStatus status = ObservationStatus::normal;
    int below = 0;                       // "<5" = 5
    std::optional<Period> period;        // that the cell itself names: "10 (2022)", "2018: 172"
    std::string code;                    // of a remark, "" = none
    std::vector<std::pair<std::string, std::string>> facts;
};

// `number_as_text`: W02 for numbers in text cells (not for CSV, where all is text).
[[nodiscard]] CellReading read_cell(const OwnedCell& cell, const Source& source, const GeneralMarks& marks, bool number_as_text);

// Missing or suppressed, when the text is a mark of the source or one in general use.
[[nodiscard]] std::optional<ObservationStatus> mark_meaning(std::string_view text, const Source& source, const GeneralMarks& marks);

// A cell's content as text for messages and keys: at most 60 characters for `shown`.
[[nodiscard]] std::string cell_text(const OwnedCell& cell);
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace graadmeter
