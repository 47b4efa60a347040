// SPDX-License-Identifier: EUPL-1.2
// OpenDocument spreadsheets made in the test: values, repeats, what stands around the cells, and hostile ones.
#include <doctest/doctest.h>

#include <algorithm>

#include "model/error.h"
#include "package/limits.h"
#include "spreadsheet/ods_scanner.h"
#include "spreadsheet/ods_values.h"
#include "spreadsheet/tiny_package.h"
#include "support/paths.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

using Texts = std::vector<std::string>;

std::string content(const std::string& spreadsheet, const std::string& styles = "") {
    return "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"t\" xmlns:style=\"s\">"
           "<office:automatic-styles>" +
           styles + "</office:automatic-styles><office:body><office:spreadsheet>" + spreadsheet +
           "</office:spreadsheet></office:body></office:document-content>";
}
std::string table(const std::string& inside, const std::string& attributes = "table:name=\"Blad1\"") {
    return "<table:table " + attributes + ">" + inside + "</table:table>";
}
std::string row(const std::string& cells, const std::string& attributes = "") {
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}
std::string cell(const std::string& attributes, const std::string& text) {
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}
std::string text_cell(const std::string& text) {
    return cell("office:value-type=\"string\"", text);
}
std::string number_cell(const std::string& value, const std::string& attributes = "") {
    return cell("office:value-type=\"float\" office:value=\"" + value + "\" " + attributes, value);
}

struct Ods {
    Folder folder;
    std::filesystem::path file;
    explicit Ods(const std::string& xml, const std::string& name = "a.ods")
        : file(folder.zip(name, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", xml}})) {}
};

std::string code_of(const std::string& xml) {
    const Ods ods(xml);
    try {
        (void)open_workbook(ods.file);
    } catch (const FileError& error) {
        CHECK_FALSE(error.remedy().empty());
        return error.code();
    }
    return "opens";
}

}  // namespace

TEST_CASE("every type of value") {
    const Ods ods(content(
        table(row(number_cell("2.50") + cell("office:value-type=\"percentage\" office:value=\"0.371\"", "37,1%") +
                  cell("office:value-type=\"currency\" office:value=\"12\"", "€ 12,00") +
                  cell("office:value-type=\"date\" office:date-value=\"2024-01-15\"", "15-01-24") +
                  cell("office:value-type=\"time\" office:time-value=\"PT18H00M00S\"", "18:00") +
                  cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAAR")) +
              row(text_cell("a<text:s text:c=\"2\"/>b<text:span> &amp; </text:span>c<text:line-break/>d") +
                  "<table:table-cell "
                  "office:value-type=\"string\"><text:p>een</text:p><text:p/><text:p>drie</text:p></table:table-cell>" +
                  cell("office:value-type=\"string\" office:string-value=\"vol\"", "v") +
                  cell("office:value-type=\"string\" calcext:value-type=\"error\" table:formula=\"of:=1/0\"", "#DEEL/0!") +
                  cell("office:value-type=\"float\" office:value=\"0\" table:formula=\"of:=[.Z9]\"", "Err:502") +
                  cell("office:value-type=\"date\" office:date-value=\"1850-03-01\"", "1 maart 1850") + text_cell("")) +
              row(number_cell("3", "table:formula=\"of:=SUM([.A1:.B2];[$'Blad 2'.C3])\"")))));
    const auto workbook = open_workbook(ods.file);
    CHECK(workbook->format() == FileFormat::ods);
    CHECK(workbook->remarks().empty());
    CHECK(cells_of(*workbook) == Texts{"A1 n 2.5", "B1 n 0.371 %", "C1 n 12", "D1 n 45306 date", "E1 n 0.75 date", "F1 b 1",
                                       "A2 t a  b & c\nd", "B2 t een\n\ndrie", "C2 t vol", "D2 =1/0 e #DIV/0!",
                                       "E2 =Z9 e #VALUE!", "F2 t 1 maart 1850", "A3 =SUM(A1:B2,'Blad 2'!C3) n 3"});
    CHECK(workbook->not_carried().size() == 2);  // formats and formulas
}

TEST_CASE("repeats that are empty cost nothing, filled ones are cells") {
    const Ods ods(content(table(
        row("<table:table-cell table:number-columns-repeated=\"3\"/>" + number_cell("7", "table:number-columns-repeated=\"2\""),
            "table:number-rows-repeated=\"2\"") +
        row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"1048000\"") +
        row(text_cell("ver")))));
    CHECK(cells_of(*open_workbook(ods.file)) == Texts{"D1 n 7", "E1 n 7", "D2 n 7", "E2 n 7", "A1048003 t ver"});
}

TEST_CASE("filled repeats have a limit") {
    const std::string x = "office:value-type=\"string\" table:number-columns-repeated=";
    CHECK(code_of(content(table(row(cell(x + "\"999999999\"", "X"), "table:number-rows-repeated=\"999999999\"")))) == "B04");
    CHECK(code_of(content(table(row(cell(x + "\"99999999999999999999999\"", "X"))))) == "B04");
    CHECK(code_of(content(table(row(cell(x + "\"5\"", "X"), "table:number-rows-repeated=\"1048576\"")))) == "B04");
    CHECK(code_of(content(table(row(cell(x + "\"4\"", "X"), "table:number-rows-repeated=\"1048576\"")))) == "opens");
    CHECK(code_of(content(table(row("<table:table-cell/>", "table:number-rows-repeated=\"1048576\"") + row(text_cell("X"))))) ==
          "B04");
    CHECK(code_of(content(table(row(text_cell("<text:s text:c=\"99999999\"/>"))))) == "B04");
}

TEST_CASE("what stands around the cells") {
    const std::string merged =
        "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\" office:value-type=\"string\">"
        "<office:annotation><dc:creator>Ans</dc:creator><dc:date>2024</dc:date><text:p>Let op</text:p><text:p>twee</text:p>"
        "</office:annotation><text:p>kop</text:p></table:table-cell><table:covered-table-cell/>";
    const Ods ods(content(
        "<table:tracked-changes><table:cell-content-change><table:table-cell><text:p>oud</text:p></table:table-cell>"
        "</table:cell-content-change></table:tracked-changes>" +
            table(
                "<table:shapes><draw:frame><table:table><table:table-row>" + text_cell("grafiek") +
                    "</table:table-row></table:table></draw:frame></table:shapes><table:table-column-group>"
                    "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\" "
                    "table:number-columns-repeated=\"2\"/></table:table-column-group><table:table-header-rows>" +
                    row(merged) + "</table:table-header-rows>" + row(number_cell("1"), "table:visibility=\"filter\"") +
                    "<table:table-row-group table:display=\"false\">" + row(number_cell("2")) + "</table:table-row-group>" +
                    row("<table:table-cell><table:table><table:table-row>" + text_cell("binnen") +
                        "</table:table-row></table:table><text:p>buiten</text:p></table:table-cell>") +
                    "<table:named-expressions><table:named-expression table:name=\"p\" table:expression=\"of:=[.A1]*2\"/>"
                    "</table:named-expressions>",
                "table:name=\"A &amp; B\" table:style-name=\"ta1\"") +
            table(row(text_cell("zichtbaar")), "table:name=\"C\" table:style-name=\"ta2\"") +
            table(row(text_cell("kopie")), "table:name=\"'file:///C:/x/Begroting%202025.ods'#$Blad1\"") +
            "<table:named-expressions><table:named-range table:name=\"bereik\" "
            "table:cell-range-address=\"$'A &amp; B'.$A$1:.$B$3\"/></table:named-expressions>",
        "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
        "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"));
    const auto workbook = open_workbook(ods.file);
    REQUIRE(workbook->sheets().size() == 2);
    CHECK(workbook->sheets()[0].name == "A & B");
    CHECK(workbook->sheets()[0].visibility == SheetVisibility::hidden);
    CHECK(workbook->sheets()[1].visibility == SheetVisibility::visible);
    const SheetStructure structure = workbook->structure(0);
    CHECK(structure.merged == std::vector{CellRange{{1, 1}, {3, 2}}});
    CHECK(structure.hidden_columns == std::vector{CellRange{{1, 3}, {kMaxRow, 4}}});
    const auto comments = workbook->comments(0);
    REQUIRE(comments.size() == 1);
    CHECK(comments[0].cell == CellAddress{1, 1});
    CHECK(comments[0].author == "Ans");
    CHECK(comments[0].text == "Let op\ntwee");
    REQUIRE(workbook->defined_names().size() == 2);
    CHECK(workbook->defined_names()[0].formula == "A1*2");
    CHECK(workbook->defined_names()[0].sheet == 0);
    CHECK(workbook->defined_names()[1].formula == "'A & B'!$A$1:$B$3");
    REQUIRE(workbook->remarks().size() == 1);
    CHECK(workbook->remarks()[0].code == "B07");
    CHECK(workbook->remarks()[0].facts.at(0).second == "Begroting 2025.ods");
    std::vector<bool> hidden;
    const auto rows = workbook->rows(0);
    for (Row one; rows->next(one);) hidden.push_back(one.hidden);
    CHECK(hidden == std::vector<bool>{false, true, true, false});
    // One after the other, and again from the front.
    CHECK(cells_of(*workbook, 1) == Texts{"A1 t zichtbaar"});
    CHECK(cells_of(*workbook, 0) == Texts{"A1 t kop", "A2 n 1", "A3 n 2", "A4 t buiten"});
    CHECK(cells_of(*workbook, 1) == Texts{"A1 t zichtbaar"});
}

TEST_CASE("number formats: of the cell, its row, its column or its type") {
    const auto number = [](const std::string& attributes) { return "<number:number " + attributes + "/>"; };
    const auto text = [](const std::string& words) { return "<number:text>" + words + "</number:text>"; };
    const auto part = [](const std::string& name) { return "<number:" + name + " number:style=\"long\"/>"; };
    struct Style {
        std::string kind, inside, code;
    };
    const Style styles[] = {
        {"number-style", number("number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\""), "#,##0.00"},
        {"number-style", number("number:min-integer-digits=\"1\""), ""},
        {"number-style", number("number:decimal-places=\"3\" number:min-decimal-places=\"1\" number:min-integer-digits=\"0\""), "#.0##"},
        {"number-style", number("number:decimal-places=\"0\" number:min-integer-digits=\"5\" number:grouping=\"true\""), "00,000"},
        {"percentage-style", number("number:decimal-places=\"1\" number:min-integer-digits=\"1\"") + text("%"), "0.0%"},
        {"currency-style", "<number:currency-symbol>\u20ac</number:currency-symbol>" + text(" ") + number("number:decimal-places=\"0\""),
         "\"\u20ac\" 0"},
        {"date-style", part("day") + text("-") + part("month") + text("-") + part("year"), "dd-mm-yyyy"},
        {"date-style", "<number:day/>" + text(" ") + "<number:month number:textual=\"true\" number:style=\"long\"/>" + text(" 'te' ") + "<number:year/>",
         "d mmmm\" 'te' \"yy"},
        {"date-style", part("day-of-week") + "<number:quarter/>", ""},
        {"time-style\" number:truncate-on-overflow=\"false", part("hours") + text(":") + part("minutes"), "[hh]:mm"},
        {"time-style", "<number:hours/>" + text(":") + part("minutes") + text(":") + "<number:seconds number:style=\"long\" number:decimal-places=\"1\"/>" + text(" ") + "<number:am-pm/>",
         "h:mm:ss.0 AM/PM"},
        {"number-style", "<number:scientific-number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:min-exponent-digits=\"2\"/>", "0.00E+00"},
    };
    std::string data = "<number:number-style style:name=\"plus\">" + number("number:decimal-places=\"1\"") +
                       "</number:number-style><number:number-style style:name=\"min\">" + text("-") +
                       number("number:decimal-places=\"1\"") +
                       "<style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"plus\"/></number:number-style>"
                       "<style:style style:name=\"cm\" style:family=\"table-cell\" style:data-style-name=\"min\"/>",
                cells = number_cell("-1", "table:style-name=\"cm\"");
    for (std::size_t i = 0; i < std::size(styles); ++i) {
        const std::string name = "N" + std::to_string(i), kind = styles[i].kind.substr(0, styles[i].kind.find('"'));
        data += "<number:" + kind + " style:name=\"" + name + "\"" + (kind == styles[i].kind ? "" : styles[i].kind.substr(kind.size() + 1) + "\"") +
                ">" + styles[i].inside + "</number:" + kind + "><style:style style:name=\"c" + std::to_string(i) +
                "\" style:family=\"table-cell\" style:data-style-name=\"" + name + "\"/>";
        cells += number_cell("1", "table:style-name=\"c" + std::to_string(i) + "\"");
    }
    std::string xml = content(
        table("<table:table-column table:number-columns-repeated=\"2\" table:default-cell-style-name=\"c4\"/>"
              "<table:table-column table:default-cell-style-name=\"c0\"/>" +
              row(cells) + row(number_cell("1") + number_cell("1") + number_cell("1") + number_cell("1")) +
              row(number_cell("1"), "table:default-cell-style-name=\"c9\"") +
              row("<table:table-cell/><table:table-cell/><table:table-cell/>" +
                  cell("office:value-type=\"percentage\" office:value=\"1\"", "100%") +
                  cell("office:value-type=\"time\" office:time-value=\"PT18H00M00S\"", "18:00"))),
        data);
    xml.insert(xml.find("xmlns:text"), "xmlns:number=\"n\" ");
    const Ods ods(xml);
    const auto workbook = open_workbook(ods.file);
    const auto rows = workbook->rows(0);
    Row one;
    const auto formats = [&] {
        REQUIRE(rows->next(one));
        std::vector<NumberFormat> found;
        for (const Cell& each : one.cells) found.push_back(workbook->number_format(each.style));
        return found;
    };
    const auto first = formats();
    CHECK(first[0].code == "0.0;-0.0");
    for (std::size_t i = 0; i < std::size(styles); ++i) {
        CAPTURE(styles[i].inside);
        CHECK(first[i + 1].code == styles[i].code);
    }
    const auto columns = formats();
    CHECK(columns[0].code == "0.0%");
    CHECK(columns[1].code == "0.0%");
    CHECK(columns[2].code == "#,##0.00");
    CHECK(columns[3] == NumberFormat{});
    CHECK(formats()[0].code == "[hh]:mm");
    const auto types = formats();
    CHECK(types[0].builtin == 10);
    CHECK(types[1].builtin == 21);
}

TEST_CASE("a window of any size gives the same rows") {
    std::string xml;
    for (int i = 0; i < 40; ++i)
        xml += row(text_cell("Weert &amp; omgeving " + std::to_string(i)) + number_cell(std::to_string(i)) + "<!-- > -->");
    xml = table(xml);
    const auto rows = [&](std::size_t window) {
        OdsScanner scanner(memory_stream(xml), {}, window);
        Texts texts;
        REQUIRE(scanner.next() == SheetXml::Token::start);
        scanner.begin_table();
        for (Row one; scanner.next_row(one);)
            for (const Cell& each : one.cells) texts.push_back(described(each));
        return texts;
    };
    const Texts whole = rows(1 << 20);
    CHECK(whole.size() == 80);
    for (const std::size_t window : {64, 100, 333, 1000}) CHECK(rows(window) == whole);
}

TEST_CASE("damaged, encrypted and misnamed documents") {
    const std::string good = content(table(row(text_cell("Weert"))));
    for (std::size_t size = 0; size < good.size(); size += 7) CHECK(code_of(good.substr(0, size)) == "B01");
    CHECK(code_of(content("")) == "B01");
    const Folder folder;
    const auto manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    CHECK_THROWS_AS((void)open_workbook(folder.zip("b.ods", {{"content.xml", "\x01\x02"}, {"META-INF/manifest.xml", manifest}})),
                    FileError);
    const Ods named(good, "a.xlsx");
    const auto workbook = open_workbook(named.file);
    REQUIRE(workbook->remarks().size() == 1);
    CHECK(workbook->remarks()[0].code == "B05");
    CHECK(workbook->remarks()[0].facts.at(0).second == "ODS");
    CHECK_FALSE(workbook->not_carried().empty());
}

TEST_CASE("durations, references and formulas of OpenDocument") {
    CHECK(days_from_duration("PT36H") == 1.5);
    CHECK(days_from_duration("-P1DT6H00M00,00S") == -1.25);
    CHECK_FALSE(days_from_duration("18:00"));
    CHECK_FALSE(days_from_duration("P1Y"));
    CHECK_FALSE(days_from_duration("PT"));
    CHECK(error_code_of("Err:532") == "#DIV/0!");
    CHECK(error_code_of("#N/B") == "#N/A");
    CHECK(error_code_of("#1") == "");
    OdsLinks links;
    CHECK(reference_from_odf("$Blad1.$A$1:$Blad1.$B$3", links) == "Blad1!$A$1:$B$3");
    CHECK(formula_from_odf("of:=IF([.A1]=\"a;[b\";{1;2|3;4};-1)", links) == "IF(A1=\"a;[b\",{1,2;3,4},-1)");
    CHECK(formula_from_odf("oooc:=SUM([.A1:.D1])", links) == "SUM(A1:D1)");
    CHECK(formula_from_odf("of:=['file:///x/it''s.ods'#$Blad1.A1]", links) == "[1]Blad1!A1");
    CHECK(links.size() == 1);
    CHECK(formula_from_odf("of:=[", links) == "");
    CHECK(formula_from_odf("of:=['", links) == "'");
}

TEST_CASE("the exercise workbook of Dronten") {
    REQUIRE_SHARED(shared);
    const auto workbook = open_workbook(shared / "workbooks" / "P&C indicatoren Dronten 2025.ods");
    CHECK(workbook->sheets().size() == 2);
    CHECK(workbook->structure(0).merged.size() > 2);
    const Texts cells = cells_of(*workbook);
    CHECK(cells.size() == 91);
    CHECK(std::ranges::count_if(cells, [](const std::string& one) { return one.ends_with(" %"); }) > 5);
    CHECK(cells_of(*workbook, 1).size() == 20);
}
