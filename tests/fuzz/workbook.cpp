// SPDX-License-Identifier: EUPL-1.2
// A workbook from its parts: sheets, names, structure, comments and all rows. Input that is no package as text is taken as a file
// of whatever format.
#include "fuzz_target.h"
#include "model/error.h"
#include "read_all.h"
#include "scratch_file.h"

namespace graadmeter::fuzz {
namespace {

const std::string kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

Parts small_workbook() {
    const auto related = [](const std::string& id, const std::string& kind, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + kRelation + "/" + kind + "\" Target=\"" + target + "\"/>";
    };
    const std::string open = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
                      close = "</Relationships>", main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    return {
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
         "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"},
        {"_rels/.rels", open + related("rId1", "officeDocument", "xl/workbook.xml") + close},
        {"xl/_rels/workbook.xml.rels", open + related("rId1", "worksheet", "worksheets/sheet1.xml") +
                                           related("rId2", "sharedStrings", "sharedStrings.xml") +
                                           related("rId3", "styles", "styles.xml") +
                                           related("rId4", "externalLink", "externalLinks/externalLink1.xml") + close},
        {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + kRelation +
                                "\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/><sheet "
                                "name=\"Weg\" sheetId=\"2\" state=\"hidden\" r:id=\"rId9\"/></sheets><definedNames><definedName "
                                "name=\"a\" localSheetId=\"0\">Blad1!$A$1</definedName></definedNames></workbook>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet xmlns=\"" + main +
             "\"><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c "
             "r=\"B1\" s=\"1\"><v>45000.5</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"},
        {"xl/worksheets/_rels/sheet1.xml.rels", open + related("rId1", "comments", "../comments1.xml") + close},
        {"xl/comments1.xml", "<comments xmlns=\"" + main +
                                 "\"><authors><author>wij</author></authors><commentList><comment ref=\"A1\" "
                                 "authorId=\"0\"><text><r><t>let op</t></r></text></comment></commentList></comments>"},
        {"xl/externalLinks/_rels/externalLink1.xml.rels",
         open + "<Relationship Id=\"rId1\" Type=\"" + kRelation +
             "/externalLinkPath\" Target=\"file:///C:\\a%20b.xlsx\" TargetMode=\"External\"/>" + close},
        {"xl/externalLinks/externalLink1.xml", "<externalLink/>"},
        {"xl/sharedStrings.xml", "<sst><si><t>Weert</t></si></sst>"},
        {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"}};
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = view(data, size);
    try {
        read_all(input.starts_with("=== ") ? zip_of_text("in.xlsx", input) : written("in.xlsx", input));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    const std::string text = as_text(small_workbook());
    return {text, bytes_of(zip_of_text("seed.xlsx", text)), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(504, '\0'),
            "<html><table><tr><td>1</td></tr></table></html>", "\xFF\xFEj\0a\0;\0", "a;b\n1;2\n"};
}

}  // namespace graadmeter::fuzz
