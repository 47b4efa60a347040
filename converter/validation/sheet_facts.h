// SPDX-License-Identifier: EUPL-1.2
// What the cells of the user's sheets show besides observations, gathered in one pass for all rules that need it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/submission.h"
#include "spreadsheet/grid.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

// A column of personal data: from its heading (or first value) to its last value. Never holds a value.
struct PersonalColumn {
    std::uint32_t sheet = 0;
    CellRange range;
    std::string_view kind;   // Dutch plural: "burgerservicenummers", "geboortedatums"
    std::uint64_t values = 0;
};

struct ErrorCell {
    Place place;
    std::string code;        // "#DIV/0!"
};

// A text that may tell of a change of method, on a row or elsewhere.
struct NoteCell {
    Place place;
    std::string text;
};

class SheetFacts {
public:
    // Reads every worksheet of the user's once. Our own are left out. n in the cells.
    SheetFacts(const Workbook& workbook, const Submission& submission);
    [[nodiscard]] const std::vector<ErrorCell>& errors() const { return errors_; }
    [[nodiscard]] const std::vector<PersonalColumn>& service_numbers() const { return service_numbers_; }   // BSN
    [[nodiscard]] const std::vector<PersonalColumn>& personal() const { return personal_; }
    [[nodiscard]] const std::vector<NoteCell>& break_notes() const { return break_notes_; }
    // Of small sheets, see spreadsheet/grid.h.
    [[nodiscard]] const std::vector<std::shared_ptr<const Grid>>& grids() const { return grids_; }

private:
    std::vector<ErrorCell> errors_;
    std::vector<PersonalColumn> service_numbers_, personal_;
    std::vector<NoteCell> break_notes_;
    std::vector<std::shared_ptr<const Grid>> grids_;
};

// Whether nine digits pass the eleven test of the burgerservicenummer (weights 9 ... 2 and -1; Logisch Ontwerp BSN).
[[nodiscard]] bool passes_eleven_test(std::string_view nine_digits);

}  // namespace graadmeter
