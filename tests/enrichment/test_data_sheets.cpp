// SPDX-License-Identifier: EUPL-1.2
// A CSV as a new package: every cell at its own address, codes left as they are.
#include "enrichment/data_sheets.h"
#include "enrichment/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

TEST_CASE("a CSV becomes a sheet, cell for cell") {
    Folder folder;
    {
        std::ofstream csv(folder / "cijfers.csv", std::ios::binary);
        csv << "code;naam;waarde\n0303;Dronten & \"co\";1,5\n;;\nBU03030001;Swifterbant;7\n12345678901234567890;lang;-3\n";
    }
    const auto workbook = open_workbook(folder / "cijfers.csv");
    write_data_sheets(*workbook, folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const auto& cells = view.cells(workbook->sheets()[0].name);
    for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
        const auto rows = workbook->rows(sheet);
        std::size_t seen = 0;
        for (Row row; rows->next(row);)
            for (const Cell& cell : row.cells) {
                REQUIRE(cells.count(cell.address));
                ++seen;
                if (cell.type == CellType::text) CHECK(cells.at(cell.address).text == cell.text);
            }
        CHECK(seen == cells.size());
    }
    CHECK(cells.at({2, 1}).text == "0303");
    CHECK(cells.at({2, 3}).text == "1.5");
    CHECK(cells.at({4, 1}).text == "BU03030001");
    CHECK(cells.at({5, 1}).text == "12345678901234567890");
    write_data_sheets(*workbook, folder / "b.xlsx");
    CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));
}
