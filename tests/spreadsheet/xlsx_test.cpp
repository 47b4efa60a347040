// SPDX-License-Identifier: EUPL-1.2
// Workbooks made in the test, one feature each.
#include <doctest/doctest.h>

#include "model/error.h"
#include "spreadsheet/tiny_package.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

using Cells = std::vector<std::string>;

std::string workbook_xml(const std::string& inside) {
    return "<workbook xmlns=\"" + kMainNamespace + "\" xmlns:r=\"" + kRelationships + "\">" + inside + "</workbook>";
}
const std::string kOneSheet = "<sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";

std::string relationships(const std::string& inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside + "</Relationships>";
}
std::string relation(const std::string& id, const std::string& kind, const std::string& target, bool external = false) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + kRelationships + "/" + kind + "\" Target=\"" + target + "\"" +
           (external ? " TargetMode=\"External\"/>" : "/>");
}

std::vector<std::string> codes(const Workbook& workbook) {
    std::vector<std::string> result;
    for (const Remark& remark : workbook.remarks()) {
        result.push_back(remark.code);
        for (const auto& [name, value] : remark.facts) result.back() += " " + name + "=" + value;
    }
    return result;
}

}  // namespace

TEST_CASE("cells with their types, texts, styles and formulas") {
    const Folder folder;
    const auto file = folder.zip(
        "a.xlsx",
        workbook_parts(
            {{"xl/sharedStrings.xml",
              "<sst><si><t>Weert</t></si><si><r><t>Een</t></r><r><t xml:space=\"preserve\"> twee</t></r></si></sst>"},
             {"xl/styles.xml",
              "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
             {"xl/worksheets/sheet1.xml",
              sheet_of_rows(
                  R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>0.371</v></c><c r="C2" s="2"><v>45292</v></c></row>)"
                  R"(<row r="4" hidden="1"><c r="B4" t="s"><v>1</v></c><c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D4"><f>SUM(A1:A2)</f></c></row>)")}}));
    const auto workbook = open_workbook(file);
    CHECK(workbook->format() == FileFormat::xlsx);
    CHECK_FALSE(workbook->system_1904());
    REQUIRE(workbook->sheets().size() == 1);
    CHECK(workbook->sheets()[0].name == "Blad1");
    CHECK(workbook->remarks().empty());
    CHECK(cells_of(*workbook) ==
          Cells{"A2 t Weert", "B2 n 0.371 %", "C2 n 45292 date", "B4 t Een twee", "C4 =1/0 e #DIV/0!", "D4 =SUM(A1:A2) t "});
    const auto rows = workbook->rows(0);
    Row row;
    REQUIRE(rows->next(row));
    CHECK(row.number == 2);
    CHECK_FALSE(row.hidden);
    CHECK(row.cells[1].style == 1);
    REQUIRE(rows->next(row));
    CHECK(row.number == 4);
    CHECK(row.hidden);
    CHECK_FALSE(rows->next(row));
    CHECK(cells_of(*workbook).size() == 6);  // each reader starts anew
}

TEST_CASE("a workbook without styles or shared strings, parts in odd places, absolute and backslashed targets") {
    const Folder folder;
    const auto file = folder.zip(
        "b.xlsx",
        workbook_parts(
            {{"_rels/.rels", relationships(relation("a", "officeDocument", "/Map\\Boek.xml"))},
             {"xl/_rels/workbook.xml.rels", ""},
             {"xl/workbook.xml", ""},
             {"xl/worksheets/sheet1.xml", ""},
             {"Map/Boek.xml", workbook_xml(kOneSheet)},
             {"Map/_rels/Boek.xml.rels", relationships(relation("rId1", "worksheet", "..\\elders\\Cijfers.xml"))},
             {"elders/Cijfers.xml",
              sheet_of_rows(
                  R"(<row><c t="inlineStr"><is><t>hier</t></is></c><c s="3"><v>1</v></c><c t="s"><v>0</v></c></row>)")}}));
    CHECK(cells_of(*open_workbook(file)) == Cells{"A1 t hier", "B1 n 1", "C1 e #REF!"});
}

TEST_CASE("strict namespaces and the 1904 date system") {
    const Folder folder;
    const std::string strict = "http://purl.oclc.org/ooxml/";
    const auto file = folder.zip(
        "c.xlsx",
        workbook_parts(
            {{"_rels/.rels", relationships("<Relationship Id=\"a\" Type=\"" + strict +
                                           "officeDocument/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>")},
             {"xl/workbook.xml", "<workbook xmlns=\"" + strict + "spreadsheetml/main\" xmlns:r=\"" + strict +
                                     "officeDocument/relationships\" conformance=\"strict\"><workbookPr date1904=\"true\"/>" +
                                     kOneSheet + "</workbook>"},
             {"xl/_rels/workbook.xml.rels",
              relationships("<Relationship Id=\"rId1\" Type=\"" + strict +
                            "officeDocument/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>")},
             {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + strict +
                                              "spreadsheetml/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"d\">"
                                              "<v>1904-01-02</v></c></row></sheetData></worksheet>"}}));
    const auto workbook = open_workbook(file);
    CHECK(workbook->system_1904());
    CHECK(cells_of(*workbook) == Cells{"A1 n 1 date"});
}

TEST_CASE("sheets: visibility, kinds, names and what refers to nothing") {
    const Folder folder;
    const auto file = folder.zip(
        "d.xlsx",
        workbook_parts(
            {{"xl/workbook.xml", workbook_xml("<sheets><sheet name=\"Cijfers &amp; co\" sheetId=\"7\" r:id=\"rId1\"/><sheet "
                                              "name=\"Weg\" sheetId=\"2\" state=\"hidden\" r:id=\"rId1\"/>"
                                              "<sheet name=\"Diep\" sheetId=\"3\" state=\"veryHidden\" r:id=\"rId1\"/><sheet "
                                              "name=\"Grafiek\" sheetId=\"4\" r:id=\"rId2\"/>"
                                              "<sheet name=\"Dialoog\" sheetId=\"5\" r:id=\"rId3\"/><sheet name=\"Nergens\" "
                                              "sheetId=\"6\" r:id=\"rId9\"/></sheets>"
                                              "<definedNames><definedName name=\"Regio\">'Cijfers &amp; "
                                              "co'!$A$1:$A$9</definedName><definedName name=\"_xlnm.Print_Area\" "
                                              "localSheetId=\"1\" hidden=\"1\">Weg!$A$1</definedName></definedNames>")},
             {"xl/_rels/workbook.xml.rels", relationships(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                                          relation("rId2", "chartsheet", "chartsheets/sheet1.xml") +
                                                          relation("rId3", "dialogsheet", "dialogsheets/sheet1.xml"))},
             {"xl/chartsheets/sheet1.xml", "<chartsheet/>"},
             {"xl/dialogsheets/sheet1.xml", "<dialogsheet/>"},
             {"xl/worksheets/sheet1.xml", sheet_of_rows(R"(<row r="1"><c r="A1"><v>1</v></c></row>)")}}));
    const auto workbook = open_workbook(file);
    const auto& sheets = workbook->sheets();
    REQUIRE(sheets.size() == 6);
    CHECK(sheets[0].name == "Cijfers & co");
    CHECK(sheets[1].visibility == SheetVisibility::hidden);
    CHECK(sheets[2].visibility == SheetVisibility::very_hidden);
    CHECK(sheets[3].kind == SheetKind::chartsheet);
    CHECK(sheets[4].kind == SheetKind::other);
    CHECK(sheets[5].kind == SheetKind::other);
    CHECK(cells_of(*workbook, 2).size() == 1);
    for (const std::size_t sheet : {3U, 4U, 5U}) {
        CHECK(cells_of(*workbook, sheet).empty());
        CHECK(workbook->structure(sheet).merged.empty());
        CHECK(workbook->comments(sheet).empty());
    }
    REQUIRE(workbook->defined_names().size() == 2);
    CHECK(workbook->defined_names()[0].formula == "'Cijfers & co'!$A$1:$A$9");
    CHECK_FALSE(workbook->defined_names()[0].sheet);
    CHECK(workbook->defined_names()[1].sheet == 1);
    CHECK(workbook->defined_names()[1].hidden);
    CHECK_THROWS_AS((void)workbook->rows(6), Bug);
}

TEST_CASE("structure before, after and without reading the rows") {
    const Folder folder;
    const auto parts = [](const std::string& rows) {
        return workbook_parts(
            {{"xl/worksheets/sheet1.xml",
              worksheet(
                  "<cols><col min=\"1\" max=\"2\"/><col min=\"3\" max=\"20000\" hidden=\"1\"/></cols><sheetData>" + rows +
                  "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"$B$2:$B$9\"/></mergeCells>")}});
    };
    for (const std::string rows :
         {R"(<row r="1"><c r="A1"><v>1</v></c></row>)", "<!-- </sheetData> --><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"}) {
        const auto file = folder.zip("e.xlsx", parts(rows));
        for (const bool rows_first : {false, true}) {
            const auto workbook = open_workbook(file);
            if (rows_first) CHECK(cells_of(*workbook).size() == 1);
            const SheetStructure structure = workbook->structure(0);
            CHECK(structure.merged == std::vector<CellRange>{{{1, 1}, {1, 3}}, {{2, 2}, {9, 2}}});
            CHECK(structure.hidden_columns == std::vector<CellRange>{{{1, 3}, {kMaxRow, kMaxColumn}}});
            CHECK(cells_of(*workbook).size() == 1);
        }
    }
}

TEST_CASE("comments with their author, phonetic runs left out") {
    const Folder folder;
    const auto file = folder.zip(
        "f.xlsx",
        workbook_parts(
            {{"xl/worksheets/_rels/sheet1.xml.rels", relationships(relation("rId1", "comments", "../comments1.xml"))},
             {"xl/comments1.xml",
              "<comments><authors><author>Beleid</author><author/></authors><commentList><comment ref=\"B2\" "
              "authorId=\"0\"><text>"
              "<r><rPr><b/></rPr><t>Bron:</t></r><r><t xml:space=\"preserve\"> CBS</t></r><rPh><t>x</t></rPh></text></comment>"
              "<comment ref=\"C3\" authorId=\"9\"><text><t>los &amp; vast</t></text></comment></commentList></comments>"}}));
    const auto comments = open_workbook(file)->comments(0);
    REQUIRE(comments.size() == 2);
    CHECK(to_a1(comments[0].cell) == "B2");
    CHECK(comments[0].author == "Beleid");
    CHECK(comments[0].text == "Bron: CBS");
    CHECK(comments[1].author == "");
    CHECK(comments[1].text == "los & vast");
}

TEST_CASE("remarks: macros, external links, signatures, a name that says another format") {
    const Folder folder;
    const auto links = workbook_parts(
        {{"xl/_rels/workbook.xml.rels", relationships(relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                                      relation("rId2", "externalLink", "externalLinks/externalLink1.xml") +
                                                      relation("rId3", "vbaProject", "vbaProject.bin"))},
         {"xl/vbaProject.bin", "x"},
         {"xl/externalLinks/externalLink1.xml", "<externalLink/>"},
         {"xl/externalLinks/_rels/externalLink1.xml.rels",
          relationships(relation("rId1", "externalLinkPath", "file:///C:/Cijfers/Begroting%202025.xlsx", true))},
         {"_xmlsignatures/sig1.xml", "<Signature/>"}});
    const auto workbook = open_workbook(folder.zip("g.xlsm", links));
    CHECK(workbook->format() == FileFormat::xlsm);
    // The content type is that of a workbook without macros, so the name .xlsm is wrong too.
    CHECK(codes(*workbook) == Cells{"B05 inhoud=XLSX", "B06", "B07 doel=Begroting 2025.xlsx", "B09"});
    CHECK(codes(*open_workbook(folder.zip("h.csv", workbook_parts({})))) == Cells{"B05 inhoud=XLSX"});
    CHECK(codes(*open_workbook(folder.zip("h.xls", workbook_parts({})))) == Cells{"B05 inhoud=XLSX"});
    CHECK(codes(*open_workbook(folder.zip("zonder", workbook_parts({})))).empty());
    CHECK(codes(*open_workbook(folder.zip("SJABLOON.XLTX", workbook_parts({})))).empty());
    const auto macro = workbook_parts(
        {{"[Content_Types].xml",
          "<Types><Default Extension=\"xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"}});
    CHECK(codes(*open_workbook(folder.zip("i.xlsm", macro))) == Cells{"B06"});
    CHECK(codes(*open_workbook(folder.zip("i.xlsx", macro))) == Cells{"B05 inhoud=XLSM", "B06"});
}

TEST_CASE("damage inside the package names the part") {
    const Folder folder;
    const auto part_of = [&](const Parts& changed) {
        try {
            (void)cells_of(*open_workbook(folder.zip("j.xlsx", workbook_parts(changed))));
        } catch (const FileError& error) {
            CHECK(error.code() == "B01");
            CHECK(error.file() == "j.xlsx");
            CHECK(std::string(error.what()).find("j.xlsx") != std::string::npos);
            CHECK_FALSE(error.remedy().empty());
            return error.part();
        }
        return std::string("opens");
    };
    CHECK(part_of({}) == "opens");
    CHECK(part_of({{"xl/workbook.xml", "<workbook><sheets>"}}) == "xl/workbook.xml");
    CHECK(part_of({{"xl/workbook.xml", "<iets/>"}}) == "xl/workbook.xml");
    CHECK(part_of({{"xl/workbook.xml", "<workbook><sheets/></workbook>"}}) == "xl/workbook.xml");
    CHECK(part_of({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"}}) == "xl/worksheets/sheet1.xml");
    CHECK(part_of({{"xl/worksheets/sheet1.xml", "geen xml"}}) == "xl/worksheets/sheet1.xml");
    CHECK(part_of({{"xl/sharedStrings.xml", "<sst><si><t>a</t></si>"}}) == "xl/sharedStrings.xml");
}
