// SPDX-License-Identifier: EUPL-1.2
// Finds columns of personal data by their heading and by what stands below it. Nothing of a value is kept.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "validation/sheet_facts.h"

namespace graadmeter {

// Whether the cell holds nothing but eight or nine digits that pass the eleven test. One number in eleven does so by chance: a single
// cell proves nothing.
[[nodiscard]] bool is_service_number(const Cell& cell);

// Fed the cells of one sheet, row by row.
class PersonalColumnFinder {
public:
    // `may_head`: the cell stands near the top or below an empty row, where headings are.
    void take(const Cell& cell, bool may_head);
    // Columns of citizen service numbers, and of other personal data. Addresses, telephone numbers and the like are those of a desk or
    // a club as often as of a person: they count only beside what is certainly a person's.
    void finish(std::uint32_t sheet, std::vector<PersonalColumn>& service_numbers, std::vector<PersonalColumn>& personal) const;

private:
    struct Heading {
        int kind = -1;           // index in the table of kinds
        CellAddress cell;
        std::uint64_t values = 0, fitting = 0;
        std::uint32_t last_row = 0;
    };
    struct Numbers {             // values of nine digits, headed or not
        std::uint64_t cells = 0, nine_digits = 0, passing = 0;
        std::uint32_t first_row = 0, last_row = 0;
        bool same = true;        // all the same so far
        std::uint64_t last = 0;
    };
    std::map<std::uint32_t, Heading> headings_;
    std::map<std::uint32_t, Numbers> numbers_;
};

}  // namespace graadmeter
