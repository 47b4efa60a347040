// SPDX-License-Identifier: EUPL-1.2
// A workbook with a deadline reads small sheets from memory the second time: nobody may see that.
#include <doctest/doctest.h>

#include <string>

#include "package/deadline.h"
#include "spreadsheet/grid.h"
#include "spreadsheet/kept_rows.h"
#include "spreadsheet/workbook.h"
#include "support/memory_workbook.h"
#include "support/paths.h"

using namespace graadmeter;

namespace {

std::string told(const Workbook& workbook, std::size_t sheet) {
    std::string result;
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row);) {
        result += std::to_string(row.number) + (row.hidden ? "h" : "") + ":";
        for (const Cell& cell : row.cells)
            result += std::to_string(cell.address.column) + "/" + std::to_string(static_cast<int>(cell.type)) + "/" + std::to_string(cell.number) + "/" + std::string(cell.text) + "/" +
                      std::string(cell.formula) + "/" + std::to_string(cell.style) + (cell.is_date ? "d" : "") + (cell.is_percentage ? "p" : "") + (cell.has_formula ? "f" : "") + ";";
        result += '\n';
    }
    return result;
}

}  // namespace

TEST_CASE("sheets are the same from memory as from the file, and readers may go side by side") {
    for (const char* name : {"Sociaal domein Dronten.xlsx", "Sociaal domein Dronten (verrijkt, half ingevuld).xlsx"}) {
        const auto file = test::source_dir() / "examples" / name;
        const auto plain = open_workbook(file);
        const Deadline deadline(name, 600);
        const auto kept = open_workbook(file, deadline);
        REQUIRE(plain->sheets().size() == kept->sheets().size());
        for (std::size_t sheet = 0; sheet < plain->sheets().size(); ++sheet) {
            if (plain->sheets()[sheet].kind != SheetKind::worksheet) continue;
            const std::string expected = told(*plain, sheet);
            const auto begun = kept->rows(sheet);
            Row first;
            const bool any = begun->next(first);
            CHECK(told(*kept, sheet) == expected);
            CHECK(told(*kept, sheet) == expected);
            Row second;
            if (any && begun->next(second)) CHECK(second.number > first.number);
            CHECK(kept->grid(sheet) == kept->grid(sheet));   // made once
        }
    }
}

TEST_CASE("rows that take more than they may are not kept") {
    test::MemoryWorkbook workbook;
    auto& sheet = workbook.add("Blad");
    sheet.row(1, {"een", "twee"});
    sheet.row(2, {1.0, 2.0});
    sheet.row(3, {std::string(100'000, 'x')});
    CHECK(KeptRows::all_of(*workbook.rows(0), 1'000) == nullptr);
    const auto kept = KeptRows::all_of(*workbook.rows(0), 1'000'000);
    REQUIRE(kept);
    CHECK(kept->bytes() > 100'000);
    const auto rows = KeptRows::reader(kept);
    Row row;
    std::size_t seen = 0;
    while (rows->next(row)) seen += row.cells.size();
    CHECK(seen == 5);
}
