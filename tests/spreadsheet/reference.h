// SPDX-License-Identifier: EUPL-1.2
// The reference that the sheet scanner is held to: the whole part as a pugixml tree, read plainly, written apart from the
// scanner.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spreadsheet/styles.h"
#include "spreadsheet/workbook.h"

namespace graadmeter::test {

struct KeptCell {
    CellAddress address;
    CellType type = CellType::number;
    double number = 0;
    bool is_date = false, is_percentage = false, has_formula = false;
    std::uint32_t style = 0;
    std::string text, formula;
    bool operator==(const KeptCell&) const = default;
};

struct KeptRow {
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<KeptCell> cells;
    bool operator==(const KeptRow&) const = default;
};

struct KeptSheet {
    std::vector<KeptRow> rows;  // those with cells
    std::vector<CellRange> merged, hidden_columns;
};

[[nodiscard]] KeptRow kept(const Row& row);
[[nodiscard]] std::vector<std::string> reference_strings(std::string_view part);
[[nodiscard]] KeptSheet reference_sheet(std::string_view part, const std::vector<std::string>& strings,
                                        const std::vector<NumberShape>& styles, bool system_1904);

}  // namespace graadmeter::test
