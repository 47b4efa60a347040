// SPDX-License-Identifier: EUPL-1.2
// A CSV as a new package: every cell at its own address, codes left as they are.
#include "enrichment/data_sheets.h"
#include "enrichment/fixture.h"
#include "support/memory_workbook.h"

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

TEST_CASE("what a sheet of another format has is carried: types, formats, merged and hidden, the date system") {
    MemoryWorkbook book;
    book.from_1904 = true;
    book.formats = {{}, {10, {}}, {0, "[h]:mm"}, {0, "0.0\" \u20ac\""}, {0, std::string(300, '0')}, {0, "\x01"}};
    auto& hidden = book.add("Diep", SheetVisibility::very_hidden);
    hidden.row(1, {"weg"});
    auto& sheet = book.add("Jaar 2024/2025: a [1]");
    sheet.row(1, {"kop", {}, "_x0041_ & <b>\r\nregel"});
    sheet.row(2, {styled(1, percent(0.371)), styled(2, date(1.5)), date(40000), percent(0.5), styled(3, 12.5), 0.1});
    sheet.row(3, {error("#DIV/0!"), boolean(true), boolean(false), formula("A2*2", 0.742), styled(4, 4), styled(5, 5)});
    sheet.row(5, {"verborgen"});
    sheet.hidden_rows = {5};
    for (const char* range : {"A1:B1", "D4:D4", "B1:C3", "A7:C9", "C9:D10", "D1:E8"}) sheet.merge(range);
    sheet.hide_column(4);
    sheet.structure.hidden_columns.push_back({{1, 3}, {kMaxRow, 6}});
    (void)book.add("Jaar 2024/2025: a (1)");
    (void)book.add("JAAR 2024_2025_ A _1_", SheetVisibility::hidden);

    Folder folder;
    write_data_sheets(book, folder / "a.xlsx");
    const auto copy = open_workbook(folder / "a.xlsx");
    CHECK(copy->system_1904());
    CHECK(copy->remarks().empty());
    REQUIRE(copy->sheets().size() == 4);
    CHECK(copy->sheets()[0].visibility == SheetVisibility::very_hidden);
    CHECK(copy->sheets()[1].name == "Jaar 2024_2025_ a _1_");
    CHECK(copy->sheets()[2].name == "Jaar 2024_2025_ a (1)");
    CHECK(copy->sheets()[3].name == "JAAR 2024_2025_ A _1_ (2)");
    CHECK(copy->sheets()[3].visibility == SheetVisibility::hidden);
    const SheetStructure structure = copy->structure(1);
    CHECK(structure.merged == std::vector<CellRange>{*parse_range("A1:B1"), *parse_range("D1:E8"), *parse_range("A7:C9")});
    CHECK(structure.hidden_columns == std::vector<CellRange>{{{1, 3}, {kMaxRow, 6}}});

    std::map<std::string, std::string> cells;
    const auto rows = copy->rows(1);
    for (Row row; rows->next(row);) {
        CHECK(row.hidden == (row.number == 5));
        for (const Cell& cell : row.cells) {
            constexpr const char* kTypes[] = {"number ", "text ", "boolean ", "error "};
            std::string& seen = cells[to_a1(cell.address)] = kTypes[static_cast<int>(cell.type)];
            seen += cell.text.empty() ? std::to_string(cell.number).substr(0, 7) : std::string(cell.text);
            if (cell.is_date) seen += " date";
            if (cell.is_percentage) seen += " %";
        }
    }
    CHECK(cells == std::map<std::string, std::string>{{"A1", "text kop"}, {"C1", "text _x0041_ & <b>\nregel"},
                                                      {"A2", "number 0.37100 %"}, {"B2", "number 1.50000 date"},
                                                      {"C2", "number 40000.0 date"}, {"D2", "number 0.50000 %"},
                                                      {"E2", "number 12.5000"}, {"F2", "number 0.10000"},
                                                      {"A3", "error #DIV/0!"}, {"B3", "boolean 1.00000"},
                                                      {"C3", "boolean 0.00000"}, {"D3", "number 0.74200"},
                                                      {"E3", "number 4.00000"}, {"F3", "number 5.00000"},
                                                      {"A5", "text verborgen"}});
    const std::string styles = Package(folder / "a.xlsx").read("xl/styles.xml");
    CHECK(styles.find("formatCode=\"[h]:mm\"") != std::string::npos);
    CHECK(styles.find("formatCode=\"0.0&quot; \u20ac&quot;\"") != std::string::npos);
    CHECK(styles.find("<numFmts count=\"2\">") != std::string::npos);
    write_data_sheets(book, folder / "b.xlsx");
    CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));
}

TEST_CASE("a workbook of which nothing can be shown still has a sheet that can") {
    Folder folder;
    MemoryWorkbook book;
    (void)book.add("Weg", SheetVisibility::hidden);
    write_data_sheets(book, folder / "a.xlsx");
    CHECK(open_workbook(folder / "a.xlsx")->sheets()[0].visibility == SheetVisibility::visible);
    write_data_sheets(MemoryWorkbook(), folder / "b.xlsx");
    CHECK(open_workbook(folder / "b.xlsx")->sheets()[0].name == "Blad1");
}
