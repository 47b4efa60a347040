// SPDX-License-Identifier: EUPL-1.2
// Grafting into hosts of every spelling, and taking out what another program wrote since.
#include "graft/graft.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <pugixml.hpp>

#include "generated.h"
#include "graft/record.h"
#include "graft/workbook_part.h"
#include "model/error.h"
#include "package/safe_output.h"
#include "package/zip_archive.h"
#include "support/paths.h"

using namespace graadmeter;
namespace fs = std::filesystem;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

Parts parts_of(const fs::path& path) {
    const Package package(path);
    Parts result;
    for (const auto& part : package.parts()) result.emplace_back(part.name, package.read(part.name));
    return result;
}

void write_zip(const fs::path& path, const Parts& parts) {
    ZipWriter writer(path);
    for (const auto& [name, bytes] : parts) writer.add(name, bytes);
    writer.finish("");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
}

std::string utf16be(const std::string& ascii) {
    std::string result = "\xFE\xFF";
    for (const char c : ascii) (result += '\0') += c;
    return result;
}

// The smallest host, with the workbook and styles part given ("" = no styles part).
Parts host(const std::string& workbook, const std::string& styles) {
    const std::string relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    Parts parts{
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/boek/wb.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
         "PartName=\"/boek/s.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override "
         "PartName=\"/boek/st.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>"},
        {"_rels/.rels", "<Relationships xmlns='" + relationships + "'><Relationship Id='x' Type='" + kRels +
                            "/officeDocument' Target='boek/wb.xml'/></Relationships>"},
        {"boek/_rels/wb.xml.rels",
         "<p:Relationships xmlns:p='" + relationships + "'><p:Relationship Id='rId1' Type='" + kRels +
             "/worksheet' Target='s.xml'/>" +
             (styles.empty() ? "" : "<p:Relationship Id='rId2' Type='" + std::string(kRels) + "/styles' Target='st.xml'/>") +
             "</p:Relationships>"},
        {"boek/wb.xml", workbook},
        {"boek/s.xml", std::string("<worksheet xmlns=\"") + kMain +
                           "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"}};
    if (styles.empty())
        parts[0].second = replaced(parts[0].second,
                                   "<Override PartName=\"/boek/st.xml\" "
                                   "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>",
                                   "");
    else
        parts.emplace_back("boek/st.xml", styles);
    return parts;
}

std::string plain_workbook() {
    return std::string("<workbook xmlns='") + kMain + "' xmlns:r='" + kRels +
           "'><sheets><sheet name='Blad1' sheetId='1' r:id='rId1'/></sheets></workbook>";
}

struct Round {
    GraftPlan plan;
    std::map<std::string, std::string> parts;  // of the enriched package
};

// Grafts into the host, checks that restoring gives the host's parts, and returns what was made.
Round round_trip(const WorkFolder& folder, const Parts& original) {
    static int number = 0;
    const auto file = [&](const std::string& name) { return folder.file(std::to_string(number) + name); };
    ++number;
    write_zip(file("host.xlsx"), original);
    const Package package(file("host.xlsx"));
    Round round{test::generated_plan(file("gen.xlsx"), taken_names(package)), {}};
    graft(package, round.plan, file("een.xlsx"));
    const Package enriched(file("een.xlsx"));
    REQUIRE(find_enrichment(enriched));
    CHECK(find_enrichment(enriched)->exact);
    restore(enriched, {}, file("terug.xlsx"));
    CHECK(parts_of(file("terug.xlsx")) == original);
    for (auto& [name, bytes] : parts_of(file("een.xlsx"))) round.parts[name] = bytes;
    return round;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t result = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++result;
    return result;
}

std::string code_of(const std::function<void()>& action) {
    try {
        action();
        return "";
    } catch (const FileError& error) {
        return error.code();
    }
}

}  // namespace

TEST_CASE("hosts in any spelling") {
    const WorkFolder folder(fs::temp_directory_path());
    const std::string main = kMain, rels = kRels;
    const std::string styles = "<styleSheet xmlns='" + main +
                               "'><fonts><font><sz val='10'/><name val='Arial'/></font></fonts><fills count='0'/></styleSheet>";
    SUBCASE("no styles part, workbook elsewhere") {
        const auto round = round_trip(folder, host(plain_workbook(), ""));
        CHECK(round.parts.contains("boek/styles1.xml"));
        CHECK(round.parts.at("boek/_rels/wb.xml.rels").find("Target=\"styles1.xml\"") != std::string::npos);
        CHECK(round.parts.at("boek/_rels/wb.xml.rels").find("<p:Relationship Id=\"rId2\"") != std::string::npos);
        CHECK(round.parts.at("boek/_rels/wb.xml.rels").find("Target=\"/xl/worksheets/sheet1.xml\"") != std::string::npos);
        CHECK(round.parts.at("[Content_Types].xml").find("PartName=\"/boek/styles1.xml\"") != std::string::npos);
    }
    SUBCASE("poor styles part: lists without count, empty, absent") {
        const auto made = round_trip(folder, host(plain_workbook(), styles)).parts.at("boek/st.xml");
        CHECK(made.find("<fonts><font><sz val='10'/>") != std::string::npos);  // count stays absent
        CHECK(made.find("<fills count='") != std::string::npos);
        CHECK(made.find("<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>") !=
              std::string::npos);
        CHECK(made.find("<numFmts count=\"") < made.find("<fonts>"));
        CHECK(made.find("<cellXfs count=\"") > made.find("<borders count=\""));
        CHECK(made.find("<dxfs count=\"") > made.find("<cellXfs"));
        CHECK(made.find("xfId") == std::string::npos);  // there is no cellStyleXfs to point to
    }
    SUBCASE("prefixes, other relationship prefix, self-closed names, schema order") {
        const std::string book =
            "<?xml version=\"1.0\"?><x:workbook xmlns:x=\"" + main + "\"><x:sheets><x:sheet xmlns:q=\"" + rels +
            "\" name=\"Blad1\" sheetId=\"65534\" q:id=\"rId1\"/></x:sheets><x:definedNames/><x:calcPr/><x:extLst/></x:workbook>";
        const std::string sheet = "<x:styleSheet xmlns:x='" + main + "'><x:fonts count='0'/><x:dxfs count='0'/></x:styleSheet>";
        const auto round = round_trip(folder, host(book, sheet));
        const std::string made = round.parts.at("boek/wb.xml");
        CHECK(made.find("<x:sheet name=\"Overzicht\" sheetId=\"1\" xmlns:r=\"" + rels + "\" r:id=\"") != std::string::npos);
        CHECK(made.find("<x:definedNames><x:definedName ") != std::string::npos);
        CHECK(made.find("</x:definedNames><x:calcPr/><x:extLst/></x:workbook>") != std::string::npos);
        CHECK(round.parts.at("boek/st.xml").find("<x:font><x:") != std::string::npos);
        CHECK(count(round.parts.at("boek/st.xml"), "<font>") == 0);
    }
    SUBCASE("UTF-16") {
        const auto round = round_trip(folder, host(utf16be(plain_workbook()), utf16be(styles)));
        const std::string& made = round.parts.at("boek/wb.xml");
        CHECK(made.starts_with("\xFE\xFF"));
        CHECK(made.find(utf16be("Overzicht").substr(2)) != std::string::npos);
        pugi::xml_document document;
        CHECK(document.load_buffer(made.data(), made.size()));
        CHECK(document.child("workbook").child("sheets").last_child().attribute("name").value() == std::string("P&C"));
    }
    SUBCASE("windows-1252, with a sheet name that only that encoding can read") {
        std::string book =
            "<?xml version='1.0' encoding='windows-1252'?>" + replaced(plain_workbook(), "Blad1", "Co\xF6rdinatie");
        CHECK(round_trip(folder, host(book, styles)).parts.at("boek/wb.xml").find("Co\xF6rdinatie") != std::string::npos);
    }
    SUBCASE("taken names, in any case, and part names that only content types know") {
        auto parts = host(replaced(plain_workbook(), "Blad1", "OVERZICHT"), styles);
        parts.emplace_back("XL/Worksheets/SHEET1.xml", "<a/>");
        parts[0].second = replaced(parts[0].second, "</Types>",
                                   "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"x/y\"/><Default "
                                   "Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
        const auto round = round_trip(folder, parts);
        CHECK(round.plan.sheets[0].name == "Overzicht (2)");
        CHECK(round.parts.contains("xl/worksheets/sheet3.xml"));
        CHECK_FALSE(round.parts.contains("xl/worksheets/sheet2.xml"));
        CHECK(round.parts.at("[Content_Types].xml").find("/customXml/item1.xml") == std::string::npos);  // the Default says it
    }
}

TEST_CASE("what cannot be enriched is refused") {
    const WorkFolder folder(fs::temp_directory_path());
    const auto code = [&](const Parts& parts) {
        write_zip(folder.file("host.xlsx"), parts);
        const std::string result = code_of([&] { (void)taken_names(Package(folder.file("host.xlsx"))); });
        fs::remove(folder.file("host.xlsx"));
        return result;
    };
    const std::string strict = replaced(plain_workbook(), kMain, "http://purl.oclc.org/ooxml/spreadsheetml/main");
    auto binary = host(plain_workbook(), "");
    binary[0].second = replaced(binary[0].second, "openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "ms-excel.sheet.binary.macroEnabled.main");
    auto none = host(plain_workbook(), "");
    none[1].second = "<Relationships/>";
    CHECK(code(host(plain_workbook(), "")).empty());
    CHECK(code(host(strict, "")) == "B03");
    CHECK(code(binary) == "B03");
    CHECK(code(none) == "B03");
    CHECK(code(host(std::string("<workbook xmlns='") + kMain + "'><sheets/></workbook>", "")) == "B03");
    CHECK(code(host("<workbook", "")) == "B01");
}

TEST_CASE("sheets are taken over whole") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    graft(user, plan, folder.file("een.xlsx"));
    const Package enriched(folder.file("een.xlsx"));
    const WorkbookPart book(enriched);
    REQUIRE(book.sheets().size() == 5);
    const std::string overview = enriched.read(book.sheets()[2].part), trends = enriched.read(book.sheets()[3].part);
    CHECK(overview.find("tabSelected") == std::string::npos);
    CHECK(overview.find("t=\"s\"") == std::string::npos);
    CHECK(overview.find("<is><t>Overzicht  \xC3\xA9 \xE2\x82\xAC</t></is>") != std::string::npos);
    CHECK(overview.find("<is><r><t xml:space=\"preserve\">gewoon </t></r><r><rPr><b/>") != std::string::npos);
    // The sparklines join the extension list that the data bars need.
    CHECK(trends.find("xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"") < trends.find("<sheetData>"));
    CHECK(trends.find("<ext uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\">") < trends.find("</extLst></worksheet>"));
    CHECK(count(trends, "</extLst></worksheet>") == 1);
    std::map<std::string, std::size_t> seen;
    for (const auto& part : enriched.parts()) ++seen[part_key(part.name)];
    CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second == 1; }));
    CHECK(taken_names(enriched).names.size() ==
          taken_names(user).names.size() + 1 + 1 + 6 + 2);  // name, table, markers, print area and filter
    for (const auto& name : book.names())
        if (name.name == "_xlnm.Print_Titles" && name.formula.starts_with("Overzicht!")) CHECK(name.sheet == 2);
    CHECK(count(enriched.read("docProps/app.xml"), "<vt:i4>5</vt:i4>") == 1);
    CHECK(normal_font(enriched).name == "Calibri");
    CHECK_THROWS_AS(graft(enriched, plan, folder.file("dubbel.xlsx")), Bug);
    CHECK_FALSE(fs::exists(folder.file("dubbel.xlsx")));
}

TEST_CASE("charts come along with their drawing, beside those of the user") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    const Package generated(folder.file("gen.xlsx"));
    graft(user, plan, folder.file("een.xlsx"));
    const Package enriched(folder.file("een.xlsx"));
    // Sheet -> drawing -> chart, in both packages.
    const auto chart_of = [](const Package& package, std::size_t sheet) {
        const WorkbookPart book(package);
        const std::string drawing = package.related(book.sheets().at(sheet).part, "drawing");
        REQUIRE(package.content_type(drawing) == "application/vnd.openxmlformats-officedocument.drawing+xml");
        const std::string chart = package.related(drawing, "chart");
        CHECK(package.content_type(chart) == "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
        return std::pair(package.read(drawing), package.read(chart));
    };
    CHECK(chart_of(enriched, 3) == chart_of(generated, 1));
    CHECK(chart_of(enriched, 4) == chart_of(generated, 2));
    CHECK(chart_of(enriched, 0) == chart_of(user, 0));
    CHECK(chart_of(enriched, 0) != chart_of(enriched, 3));
    CHECK(chart_of(generated, 1).first.find("descr=\"Cijfers per indicator\"") != std::string::npos);
    restore(enriched, {}, folder.file("terug.xlsx"));
    CHECK(parts_of(folder.file("terug.xlsx")) == parts_of(folder.file("user.xlsx")));
}

TEST_CASE("the same formats are used again, not repeated") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    graft(user, plan, folder.file("een.xlsx"));
    // An enriched workbook that another program touched: surgery leaves the formats behind.
    auto parts = parts_of(folder.file("een.xlsx"));
    for (auto& [name, bytes] : parts)
        if (name == "xl/workbook.xml") bytes = replaced(bytes, "<calcPr ", "<calcPr  ");
    write_zip(folder.file("geraakt.xlsx"), parts);
    const Package touched(folder.file("geraakt.xlsx"));
    REQUIRE(find_enrichment(touched));
    CHECK_FALSE(find_enrichment(touched)->exact);
    restore(touched, {}, folder.file("terug.xlsx"));
    const Package back(folder.file("terug.xlsx"));
    CHECK_FALSE(find_enrichment(back));
    CHECK(taken_names(back).sheets == taken_names(user).sheets);
    CHECK(taken_names(back).names == taken_names(user).names);
    CHECK(back.parts().size() == user.parts().size());
    graft(back, plan, folder.file("weer.xlsx"));
    CHECK(Package(folder.file("weer.xlsx")).read("xl/styles.xml") == touched.read("xl/styles.xml"));
}

TEST_CASE("surgery: moved, renamed, deleted and kept sheets") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    graft(user, plan, folder.file("een.xlsx"));
    auto parts = parts_of(folder.file("een.xlsx"));
    // As Excel would write it: Trends renamed and moved to the front, Overzicht deleted, ours active.
    for (auto& [name, bytes] : parts) {
        if (name != "xl/workbook.xml") continue;
        const XmlTree tree(bytes, {});
        const auto sheets = tree.children(*tree.child(tree.root(), "sheets"));
        const std::string moved = replaced(std::string(tree.source(*sheets[3])), "Trends &amp; normen", "Mijn trends");
        TextEdits edits;
        edits.insert(sheets[0]->begin, moved);
        edits.erase(sheets[3]->begin, sheets[3]->end);
        edits.erase(sheets[2]->begin, sheets[2]->end);
        std::string edited = edits.apply(bytes);
        edited = replaced(edited, "Overzicht!$A$1<", "#REF!$A$1<");
        edited = replaced(edited, "'Trends &amp; normen'", "'Mijn trends'");
        edited = replaced(edited, "localSheetId=\"0\"", "localSheetId=\"1\"");  // of the user's first sheet, now second
        edited = replaced(edited, "localSheetId=\"3\"", "localSheetId=\"0\"");  // of Trends
        edited = replaced(edited, "windowHeight=\"9660\"", "windowHeight=\"9660\" activeTab=\"0\"");
        bytes = edited;
    }
    write_zip(folder.file("excel.xlsx"), parts);
    const Package touched(folder.file("excel.xlsx"));
    const auto found = find_enrichment(touched);
    REQUIRE(found);
    REQUIRE(found->sheets.size() == 2);
    CHECK(found->sheets[0].key == "Trends");
    CHECK(found->sheets[0].name == "Mijn trends");
    CHECK(found->sheets[0].fingerprint == "bb22");
    CHECK(found->sheets[1].key == "P&C");
    SUBCASE("all out") {
        restore(touched, {}, folder.file("terug.xlsx"));
        const Package back(folder.file("terug.xlsx"));
        const WorkbookPart book(back), before(user);
        CHECK(taken_names(back).sheets == taken_names(user).sheets);
        for (const auto& name : before.names())
            CHECK(std::any_of(book.names().begin(), book.names().end(), [&](const NameElement& n) {
                return n.name == name.name && n.formula == name.formula && n.sheet == name.sheet;
            }));
        CHECK(back.read(book.name()).find("activeTab=\"0\"") != std::string::npos);
        CHECK(back.find("xl/charts/chart2.xml") == nullptr);
        CHECK(back.find("customXml/item1.xml") == nullptr);
        CHECK(back.read("[Content_Types].xml").find("chart2") == std::string::npos);
        CHECK(back.read("xl/worksheets/sheet1.xml") == user.read("xl/worksheets/sheet1.xml"));
    }
    SUBCASE("one kept under another name, and ours made anew beside it") {
        restore(touched, {{"Trends", "Trends (eigen & oud)"}}, folder.file("terug.xlsx"));
        const Package back(folder.file("terug.xlsx"));
        const WorkbookPart book(back);
        CHECK_FALSE(find_enrichment(back));
        REQUIRE(book.sheets().size() == 3);
        CHECK(book.sheets()[0].name == "Trends (eigen & oud)");
        bool filter = false;
        for (const auto& name : book.names()) {
            CHECK(name.name != "Graadmeter_test");  // comes back with the new sheet
            if (name.name == "_xlnm._FilterDatabase")
                filter = name.formula == "'Trends (eigen & oud)'!$A$1:$B$31" && name.sheet == 0;
        }
        CHECK(filter);
        const auto again = test::generated_plan(folder.file("gen2.xlsx"), taken_names(back));
        graft(back, again, folder.file("weer.xlsx"));
        const Package both(folder.file("weer.xlsx"));
        CHECK(WorkbookPart(both).sheets().size() == 6);
        CHECK(find_enrichment(both)->sheets.size() == 3);
    }
    SUBCASE("nothing but ours left") {
        auto only = parts;
        for (auto& [name, bytes] : only) {
            if (name != "xl/workbook.xml") continue;
            const XmlTree tree(bytes, {});
            const auto sheets = tree.children(*tree.child(tree.root(), "sheets"));
            TextEdits edits;
            edits.erase(sheets[1]->begin, sheets[2]->end);
            bytes = edits.apply(bytes);
        }
        write_zip(folder.file("alleen.xlsx"), only);
        CHECK(code_of([&] { restore(Package(folder.file("alleen.xlsx")), {}, folder.file("terug.xlsx")); }) == "B03");
    }
}

TEST_CASE("a copy that somebody made of our sheet is his") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    graft(user, test::generated_plan(folder.file("gen.xlsx"), taken_names(user)), folder.file("een.xlsx"));
    auto parts = parts_of(folder.file("een.xlsx"));
    // Excel gives the copy the names of the original, local to it. Here the user's own first sheet plays the copy.
    for (auto& [name, bytes] : parts)
        if (name == "xl/workbook.xml")
            bytes = replaced(bytes, "</definedNames>",
                             "<definedName name=\"_Graadmeter.blad.Trends\" localSheetId=\"0\" hidden=\"1\">"
                             "'Cijfers van ons team'!$A$1</definedName></definedNames>");
    write_zip(folder.file("kopie.xlsx"), parts);
    const Package copied(folder.file("kopie.xlsx"));
    CHECK(find_enrichment(copied)->sheets.size() == 3);
    restore(copied, {}, folder.file("terug.xlsx"));
    const Package back(folder.file("terug.xlsx"));
    CHECK(taken_names(back).sheets == taken_names(user).sheets);
    CHECK(taken_names(back).names == taken_names(user).names);
}

TEST_CASE("references of a kept sheet follow its name") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    graft(user, plan, folder.file("een.xlsx"));
    const Package enriched(folder.file("een.xlsx"));
    restore(enriched, {{"Trends", "Trends_oud"}}, folder.file("terug.xlsx"));
    const Package back(folder.file("terug.xlsx"));
    const WorkbookPart book(back);
    REQUIRE(book.sheets().size() == 3);
    const std::string sheet = back.read(book.sheets()[2].part);
    CHECK(sheet.find("<formula1>Trends_oud!$A$2:$A$5</formula1>") != std::string::npos);
    CHECK(sheet.find("<xm:f>Trends_oud!B2:B12</xm:f>") != std::string::npos);
    CHECK(sheet.find("Trends &amp; normen") == std::string::npos);
    CHECK(back.read(back.related(back.related(book.sheets()[2].part, "drawing"), "chart"))
              .find("<c:f>Trends_oud!$B$2:$B$31</c:f>") != std::string::npos);
}

// LibreOffice is started through a shell; what it wrote is the same file for both programs.
#ifndef _WIN32
TEST_CASE("our sheets are found after LibreOffice wrote everything anew") {
    if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
        MESSAGE("skipped: LibreOffice is not installed");
        return;
    }
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    graft(user, plan, folder.file("een.xlsx"));
    const std::string at = folder.path().string();
    REQUIRE(std::system(("soffice '-env:UserInstallation=file://" + at + "/profiel' --headless --convert-to xlsx --outdir '" +
                         at + "/lo' '" + at + "/een.xlsx' >/dev/null 2>&1")
                            .c_str()) == 0);
    const Package rewritten(folder.path() / "lo" / "een.xlsx");
    const auto found = find_enrichment(rewritten);
    REQUIRE(found);
    CHECK_FALSE(found->exact);
    CHECK(found->properties == plan.properties);
    REQUIRE(found->sheets.size() == 3);
    CHECK(found->sheets[2].key == "P&C");
    CHECK(found->sheets[2].fingerprint == "cc33");
    restore(rewritten, {}, folder.file("terug.xlsx"));
    const Package back(folder.file("terug.xlsx"));
    CHECK_FALSE(find_enrichment(back));
    CHECK(taken_names(back).sheets == taken_names(user).sheets);
    for (const auto& name : taken_names(back).names) CHECK(name.find("raadmeter") == std::string::npos);
    graft(back, test::generated_plan(folder.file("gen2.xlsx"), taken_names(back)), folder.file("weer.xlsx"));
    CHECK(find_enrichment(Package(folder.file("weer.xlsx")))->exact);
}
#endif

TEST_CASE("a record that lies is no harm") {
    const WorkFolder folder(fs::temp_directory_path());
    test::user_workbook(folder.file("user.xlsx"));
    const Package user(folder.file("user.xlsx"));
    const auto plan = test::generated_plan(folder.file("gen.xlsx"), taken_names(user));
    graft(user, plan, folder.file("een.xlsx"));
    const std::map<std::string, std::string> lies{{"grootte=\"", "grootte=\"99999999"},
                                                  {"sha256=\"", "sha256=\"0"},
                                                  {"\">eN", "\">!!"},
                                                  {"</verrijking>", "<gewijzigd"},
                                                  {"onderdeel=\"xl", "onderdeel=\"weg"}};
    for (const auto& [from, to] : lies) {
        CAPTURE(from);
        auto parts = parts_of(folder.file("een.xlsx"));
        for (auto& [name, bytes] : parts)
            if (name == "customXml/item1.xml") bytes = replaced(bytes, from, to);
        fs::remove(folder.file("leugen.xlsx"));
        fs::remove(folder.file("terug.xlsx"));
        write_zip(folder.file("leugen.xlsx"), parts);
        const Package lying(folder.file("leugen.xlsx"));
        REQUIRE(find_enrichment(lying));
        CHECK_FALSE(find_enrichment(lying)->exact);
        CHECK(find_enrichment(lying)->sheets.size() == 3);
        restore(lying, {}, folder.file("terug.xlsx"));
        CHECK(taken_names(Package(folder.file("terug.xlsx"))).sheets == taken_names(user).sheets);
    }
}
