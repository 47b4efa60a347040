// SPDX-License-Identifier: EUPL-1.2
// Tables in JSON: the shapes that are served, their order, and what is refused.
#include <doctest/doctest.h>

#include "model/error.h"
#include "spreadsheet/tiny_package.h"
#include "spreadsheet/workbook.h"
#include "support/paths.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

std::vector<std::string> json_cells(std::string_view text) {
    const Folder folder;
    return cells_of(*open_workbook(folder.write("tabel.json", text)));
}

std::string code_of(std::string_view text) {
    const Folder folder;
    try {
        (void)open_workbook(folder.write("tabel.json", text));
    } catch (const FileError& error) {
        CHECK_FALSE(error.remedy().empty());
        return error.code();
    }
    return "";
}

}  // namespace

TEST_CASE("headers and rows, as the viewer of Swing serves them") {
    CHECK(json_cells(R"({"headers":[{"name":"geo"},{"name":"2022"}],"rows":[["Boshoven",12.5],["Leuken",null],["Keent","?"]]})") ==
          json_cells(R"([{"geo":"Boshoven","2022":12.5},{"geo":"Leuken"},{"geo":"Keent","2022":"?"}])"));
}

TEST_CASE("records, as open data serves them: a column for each name, in the order in which they appear") {
    const Folder folder;
    const auto book = open_workbook(folder.write("tabel.json", R"({"odata.metadata":"x","value":[{"b":1},{"a":"0988","b":true}]})"));
    CHECK(book->format() == FileFormat::json);
    CHECK(book->sheets().at(0).name == "tabel");
    CHECK(book->remarks().empty());
    CHECK_FALSE(book->not_carried().empty());
    const auto rows = book->rows(0);
    Row row;
    REQUIRE(rows->next(row));
    CHECK(row.cells[0].text == "b");
    CHECK(row.cells[1].text == "a");
    REQUIRE(rows->next(row));
    CHECK(row.number == 2);
    CHECK(row.cells.size() == 1);
    CHECK(row.cells[0].number == 1);
    REQUIRE(rows->next(row));
    CHECK(row.cells[0].type == CellType::boolean);
    CHECK(to_a1(row.cells[1].address) == "B3");
    CHECK(row.cells[1].type == CellType::text);   // a code in quotes stays text
    CHECK_FALSE(rows->next(row));
}

TEST_CASE("what is no table, or no JSON any more") {
    CHECK(code_of(R"({"value":12})") == "B03");
    CHECK(code_of(R"({"value":[]})") == "B03");
    CHECK(code_of(R"({"headers":[{"naam":"x"}],"rows":[]})") == "B03");
    CHECK(code_of(R"({"headers":[{"name":"x"}],"rows":[12]})") == "B03");
    CHECK(code_of(R"([{"a":1},2])") == "B03");
    CHECK(code_of(R"({"value":[{"a":1)") == "B01");
}

TEST_CASE("JSON under another name is read and said") {
    const Folder folder;
    const auto book = open_workbook(folder.write("tabel.csv", R"([{"a":1}])"));
    REQUIRE(book->remarks().size() == 1);
    CHECK(book->remarks()[0].code == "B05");
    const auto csv = open_workbook(folder.write("jaren.csv", "[2022];[2023]\n1;2\n"));
    CHECK(csv->format() == FileFormat::csv);
}
