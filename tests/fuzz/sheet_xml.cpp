// SPDX-License-Identifier: EUPL-1.2
// The sheet scanner on any bytes: a window that hardly holds a tag gives what a large one gives.
#include "fuzz_target.h"
#include "model/error.h"
#include "spreadsheet/sheet_scanner.h"

namespace graadmeter::fuzz {
namespace {

const SharedStrings& strings() {
    static constexpr std::string_view kPart = "<sst><si><t>Weert</t></si><si><t>a &amp; b</t></si><si/></sst>";
    static const SharedStrings read(memory_stream(kPart), {"fuzz", "sst"});
    return read;
}

// All that was read, in words.
std::string told(std::string_view part, std::size_t window) {
    static const std::vector<NumberShape> styles = {{}, {true, false}, {false, true}};
    std::string text;
    try {
        SheetScanner scanner(memory_stream(part), {strings(), styles, false}, {"fuzz", "sheet"}, window);
        for (Row row; scanner.next(row);) {
            text += "row " + std::to_string(row.number) + (row.hidden ? " hidden\n" : "\n");
            std::uint32_t column = 0;
            for (const Cell& cell : row.cells) {
                hold(cell.address.row == row.number && cell.address.column > column, "cells out of order");
                column = cell.address.column;
                text += std::to_string(column) + ' ' + std::to_string(static_cast<int>(cell.type)) + ' ' + std::to_string(cell.style) +
                        ' ' + std::to_string(cell.number) + (cell.is_date ? " d" : "") + (cell.is_percentage ? " %" : "") +
                        (cell.has_formula ? " f" : "") + ' ' + std::string(cell.formula) + ' ' + std::string(cell.text) + '\n';
            }
        }
        text += std::to_string(scanner.structure().merged.size()) + " merged, " +
                std::to_string(scanner.structure().hidden_columns.size()) + " hidden";
    } catch (const FileError& error) {
        text += error.code();
    }
    return text;
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view part = view(data, size);
    const std::string whole = told(part, TextWindow::kBytes);
    for (const std::size_t window : {std::size_t{1}, std::size_t{97}})
        hold(told(part, window) == whole, "a window of " + std::to_string(window) + " bytes reads something else");
    try {
        static const std::vector<NumberShape> none;
        static const SharedStrings no_strings;
        SheetScanner scanner(memory_stream(part), {no_strings, none, false}, {"fuzz", "sheet"}, 64);
        static_cast<void>(scanner.skip_rows());
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    const auto sheet = [](const std::string& rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows +
               "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
    };
    const std::string plain =
        "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"2\"><v>0.371</v></c><c r=\"C1\"><f>A1*2</f><v>-12."
        "5E-3</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"XFD3\" t=\"b\"><v>1</v></c></row>";
    std::string utf16 = "\xFF\xFE";
    for (const char c : sheet(plain)) utf16 += {c, '\0'};
    return {sheet(plain),
            sheet("<row><c t=\"inlineStr\"><is><r><t xml:space=\"preserve\"> a&amp;_x0041_</t></r><rPh><t>x</t></rPh></is></c>"
                  "<c><v> 1 </v></c><c t='str'><f t=\"shared\" si=\"0\"/><v>x&#10;&lt;</v></c></row>"),
            sheet("<row r=\"5\"><c r=\"B5\"><v>1</v></c><c r=\"A5\"><v>2</v></c><c r=\"A5\" t=\"e\"><v>#DIV/0!</v></c></row>"
                  "<!-- </row> --><row r='2'><c r='$A$2' t='d'><v>2024-01-15T13:30:00Z</v></c></row>"),
            "<x:worksheet xmlns:x=\"m\"><x:cols><x:col min=\"1\" max=\"99999\" hidden=\"true\"/></x:cols><x:sheetData><x:row r=\"1\"><x:c "
            "r=\"A1\"><x:v><![CDATA[12]]></x:v></x:c></x:row></x:sheetData></x:worksheet>",
            "<worksheet><sheetData/></worksheet>", utf16};
}

}  // namespace graadmeter::fuzz
