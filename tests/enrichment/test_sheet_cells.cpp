// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>

#include "enrichment/sheet_cells.h"
#include "model/error.h"

using namespace graadmeter;

namespace {

std::string xml_of(const SheetCells& cells) {
    std::string result;
    cells.write([&](std::string_view piece) { result += piece; });
    return result;
}

}  // namespace

TEST_CASE("cells are spelled as the standard wants them") {
    SheetCells cells;
    cells.text({1, 1}, 3, "a < b & c > d");
    cells.text({1, 2}, 3, " wit ");
    cells.number({2, 1}, 0, 0.1);
    cells.number({2, 2}, 4, -0.2999999999999972);
    cells.formula({2, 3}, 4, "A2&\"<\"", std::string_view("0,1<"));
    cells.formula({2, 4}, 4, "A2*2", 0.2);
    cells.error({2, 5}, 4, "NA()", "#N/A");
    cells.blank({2, 6}, 7);
    cells.set_height(2, 30);
    CHECK(xml_of(cells) ==
          "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>a &lt; b &amp; c &gt; d</t></is></c>"
          "<c r=\"B1\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> wit </t></is></c></row>"
          "<row r=\"2\" ht=\"30\" customHeight=\"1\"><c r=\"A2\" s=\"0\"><v>0.1</v></c><c r=\"B2\" s=\"4\"><v>-0.2999999999999972</v></c>"
          "<c r=\"C2\" s=\"4\" t=\"str\"><f>A2&amp;\"&lt;\"</f><v>0,1&lt;</v></c><c r=\"D2\" s=\"4\"><f>A2*2</f><v>0.2</v></c>"
          "<c r=\"E2\" s=\"4\" t=\"e\"><f>NA()</f><v>#N/A</v></c><c r=\"F2\" s=\"7\"/></row></sheetData>");
    CHECK(cells.used() == CellRange{{1, 1}, {2, 6}});
}

TEST_CASE("rows and columns stand in order, whatever the order of writing; the later of two counts") {
    SheetCells cells;
    cells.number({3, 2}, 0, 1);
    cells.number({1, 4}, 0, 2);
    cells.number({3, 1}, 0, 3);
    cells.number({3, 2}, 0, 4);
    CHECK(xml_of(cells) == "<sheetData><row r=\"1\"><c r=\"D1\" s=\"0\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\" s=\"0\"><v>3</v></c>"
                           "<c r=\"B3\" s=\"0\"><v>4</v></c></row></sheetData>");
    CHECK(cells.used() == CellRange{{1, 1}, {3, 4}});
    CHECK(xml_of(SheetCells()) == "<sheetData></sheetData>");
    CHECK(SheetCells().used() == CellRange{{1, 1}, {1, 1}});
}

TEST_CASE("a long sheet is the same whether its rows were put away or not, also when somebody writes in one of them later") {
    constexpr std::uint32_t kRows = 40'000;
    SheetCells down, up;   // upwards nothing is put away
    const auto fill = [](SheetCells& cells, std::uint32_t row) {
        cells.text({row, 1}, 1, "Dit staat hier " + std::to_string(row) + " keer en wat er staat is lang genoeg om op te schieten, tot over de grens van wat openblijft.");
        cells.number({row, 3}, 0, row * 0.1);
        if (row % 3 == 0) cells.set_height(row, 30);
    };
    for (std::uint32_t row = 1; row <= kRows; ++row) fill(down, row);
    for (std::uint32_t row = kRows; row > 0; --row) fill(up, row);
    CHECK(xml_of(down) == xml_of(up));
    CHECK(down.used() == CellRange{{1, 1}, {kRows, 3}});
    for (SheetCells* cells : {&down, &up}) {
        cells->text({5, 1}, 1, "kop");
        cells->number({1000, 2}, 0, 7);
        cells->set_height(20'000, 45);
        cells->number({kRows + 1, 4}, 0, 8);
    }
    CHECK(xml_of(down) == xml_of(up));
    CHECK(down.used() == up.used());
}

TEST_CASE("cells take the place of those of the frame") {
    SheetCells cells;
    cells.number({2, 2}, 1, 5);
    const auto written = [&](std::string_view frame) {
        std::string result;
        write_sheet(frame, cells, [&](std::string_view piece) { result += piece; });
        return result;
    };
    const std::string expected = "<worksheet><dimension ref=\"B2\"/><cols/><sheetData><row r=\"2\"><c r=\"B2\" s=\"1\"><v>5</v></c></row></sheetData><pageMargins/></worksheet>";
    CHECK(written("<worksheet><dimension ref=\"A1\"/><cols/><sheetData/><pageMargins/></worksheet>") == expected);
    CHECK(written("<worksheet><dimension ref=\"A5:C5\"/><cols/><sheetData><row r=\"5\"><c r=\"A5\" t=\"s\"><v>0</v></c></row></sheetData><pageMargins/></worksheet>") == expected);
    CHECK_THROWS_AS(written("<worksheet><sheetData/></worksheet>"), Bug);
    CHECK_THROWS_AS(written("<worksheet><dimension ref=\"A1\"/></worksheet>"), Bug);
}
