// SPDX-License-Identifier: EUPL-1.2
// The generated package as a whole: which sheets, their names and tables, the same bytes again, and hostile input.
#include <algorithm>
#include <limits>
#include <set>

#include "enrichment/fixture.h"
#include "enrichment/sheet_writer.h"
#include "enrichment/table_sheet.h"
#include "model/error.h"
#include "model/text.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

std::vector<std::string> keys(const GeneratedWorkbook& made) {
    std::vector<std::string> result;
    for (const auto& sheet : made.sheets) result.push_back(sheet.key);
    return result;
}

void check_tables(View& view) {
    std::set<std::string> names;
    for (auto* part : view.tables()) {
        const auto table = part->child("table");
        const auto range = parse_range(table.attribute("ref").value());
        REQUIRE(range);
        CHECK(range->first == CellAddress{5, 1});
        CHECK(range->last.row > 5);
        CHECK(names.insert(table.attribute("displayName").value()).second);
        CHECK(std::string(table.attribute("displayName").value()).starts_with("Graadmeter_"));
        std::set<std::string> captions;
        for (const auto& column : table.child("tableColumns")) CHECK(captions.insert(folded(column.attribute("name").value())).second);
        CHECK(captions.size() == range->last.column);
    }
}

// No column of a table is empty from top to bottom.
void check_filled(View& view, const std::string& sheet) {
    std::map<std::uint32_t, int> filled;
    std::uint32_t columns = 0;
    for (const auto& [address, seen] : view.cells(sheet)) {
        if (address.row == 5) columns = std::max(columns, address.column);
        if (address.row > 5 && !seen.text.empty()) ++filled[address.column];
    }
    for (std::uint32_t column = 1; column <= columns; ++column) CHECK_MESSAGE(filled[column] > 0, sheet << " column " << column);
}

}  // namespace

TEST_CASE("the sheets, in order, each with head and one table") {
    Folder folder;
    auto in = sample();
    in.findings = {{"W02", Severity::warning, "cijfers.xlsx", "Cijfers 'oud' & nieuw", "F4", "Tekst.", "Maak er een getal van.", 1}};
    const auto made = in.build_to(folder / "a.xlsx");
    CHECK(keys(made) == std::vector<std::string>{"Overzicht", "Trends", "Normen", "Invloedsmatrix", "Kwadrant", "Doelenboom", "Doel D01", "Volledigheid", "Bevindingen", "Waarnemingen",
                                                 "Verantwoording", "Keuzelijsten"});
    View view(folder / "a.xlsx");
    CHECK(view.hidden() == std::vector<std::string>{"Keuzelijsten"});
    CHECK(made.sheets.back().hidden);
    CHECK(view.tables().size() == made.sheets.size());
    check_tables(view);
    for (const auto& sheet : made.sheets) {
        CAPTURE(sheet.name);
        const auto& cells = view.cells(sheet.name);
        CHECK_FALSE(cells.at({1, 1}).text.empty());
        CHECK_FALSE(cells.at({2, 1}).text.empty());
        CHECK(cells.at({3, 1}).text == "Weert · Catalogus Sociale staat, versie 1 · 22 november 2026 · moment JR-2025");
        check_filled(view, sheet.name);
        const auto root = view.sheet(sheet.name);
        CHECK(root.child("mergeCells").empty());
        CHECK(std::string(root.child("sheetViews").child("sheetView").child("pane").attribute("state").value()) == "frozen");
        CHECK(root.child("sheetViews").child("sheetView").child("pane").attribute("ySplit").as_int() == 5);
        CHECK(std::string(root.child("pageSetup").attribute("orientation").value()) == "landscape");
        CHECK(root.child("pageSetup").attribute("fitToHeight").as_int(1) == 0);
        for (const auto& column : root.child("cols")) {
            CHECK(column.attribute("width").as_double() >= 8);
            CHECK(column.attribute("width").as_double() < 62);
            CHECK(column.attribute("hidden").empty());
        }
    }
}

TEST_CASE("the same input gives the same bytes") {
    Folder folder;
    const auto in = sample();
    (void)in.build_to(folder / "a.xlsx");
    (void)in.build_to(folder / "b.xlsx");
    CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);   // no temporary file is left
}

TEST_CASE("names that the workbook has already are left to it") {
    Folder folder;
    auto in = sample();
    in.taken_sheets = {"trends", "TRENDS (2)", "Overzicht"};
    in.taken_names = {"graadmeter_TRENDS", "Graadmeter_Normen"};
    const auto made = in.build_to(folder / "a.xlsx");
    CHECK(made.sheets[0].name == "Overzicht (2)");
    CHECK(made.sheets[1].name == "Trends (3)");
    View view(folder / "a.xlsx");
    CHECK(view.has("Trends (3)"));
    CHECK(made.sheets[1].extension.find("'Trends (3)'!") != std::string::npos);
    std::set<std::string> tables;
    for (auto* part : view.tables()) tables.insert(part->child("table").attribute("name").value());
    CHECK(tables.count("Graadmeter_Trends_2"));
    CHECK(tables.count("Graadmeter_Normen_2"));
    CHECK(view.at("Overzicht (2)", "Hele catalogus", "Indicatoren").formula == "ROWS(Graadmeter_Normen_2[Indicator])");
}

TEST_CASE("without observations and findings the sheets that always are remain") {
    Folder folder;
    Input in = sample();
    in.submission.observations.clear();
    auto made = in.build_to(folder / "a.xlsx");
    CHECK(keys(made) == std::vector<std::string>{"Overzicht", "Normen", "Invloedsmatrix", "Doelenboom", "Bevindingen", "Verantwoording", "Keuzelijsten"});
    View view(folder / "a.xlsx");
    CHECK(view.at("Bevindingen", "geen", "Melding").text == "Geen bevindingen.");
    CHECK(view.at("Normen", "WEE-001", "Laatste waarde").text == "niet gemeten");
    CHECK(view.at("Overzicht", "Hele catalogus", "Met gegevens").text == "0");

    in.catalogue.indicators.clear();
    in.catalogue.levels.clear();
    made = in.build_to(folder / "b.xlsx");
    CHECK(keys(made) == std::vector<std::string>{"Overzicht", "Bevindingen", "Verantwoording"});
    View bare(folder / "b.xlsx");
    CHECK(bare.at("Overzicht", "Hele catalogus", "Indicatoren").formula.empty());
    check_filled(bare, "Overzicht");
}

TEST_CASE("texts that Excel cannot hold are made fit") {
    Folder folder;
    auto in = sample();
    auto& indicator = in.catalogue.indicators[0];
    indicator.name = "Zegt \"ja\" & <nee>\nop regel 2 😀 _x0041_ \x01\x7f";
    in.catalogue.indicators[1].name = std::string(40'000, 'n');
    in.catalogue.indicators[2].name = "kapot \xff\xfe";
    in.influence.questions[2].caption = "e.\n Toelichting\n\n(kort)";
    in.answer("WEE-001", "e", std::string(50'000, 'a'));
    in.log = {std::string("\xF0\x9F\x98\x80") + std::string(40'000, 'l')};
    for (int i = 0; i < 20'000; ++i) in.log[0] += "\xF0\x9F\x98\x80";
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    check_tables(view);
    CHECK(view.at("Trends", "WEE-001", "Naam").text == "Zegt \"ja\" & <nee>\nop regel 2 😀 _x005F_x0041_ \x7f");
    CHECK(view.at("Normen", "WEE-002", "Naam").text.size() == 32'766 + 3);   // "…" is one unit of three bytes
    CHECK(view.at("Normen", "WEE-003", "Naam").text.starts_with("kapot \xEF\xBF\xBD"));
    CHECK(view.at("Invloedsmatrix", "WEE-001", "e. Toelichting (kort)").text.size() == 32'766 + 3);
    for (const auto& [address, seen] : view.cells("Verantwoording")) CHECK(utf16_length(seen.text) <= 32'767);
}

TEST_CASE("a value that is no number is never written as one") {
    Folder folder;
    auto in = sample();
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
    Assessment odd = assess(in.submission, in.catalogue, in.regions, in.options);
    for (auto& series : odd.series) {
        if (!series.points.empty()) series.points.back().value = nan;
        series.sen_slope = nan;
        series.least_squares = LeastSquares{infinite, nan};
        if (series.mann_kendall) series.mann_kendall->p = nan;
        if (series.since_previous) series.since_previous->difference = -infinite;
        if (series.target) series.target->distance = nan;
        if (series.norm) series.norm->score = nan;
        for (auto& reference : series.references) reference.difference = nan;
    }
    in.assessment = odd;
    in.submission.observations[0].value = nan;
    in.submission.observations[1].value = infinite;
    in.catalogue.indicators[0].targets[1].value = nan;
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    for (const auto& name : {"Trends", "Normen", "Waarnemingen", "Invloedsmatrix", "Overzicht"})
        for (const auto& [address, seen] : view.cells(name)) {
            const std::string words = folded(seen.text);
            CHECK_MESSAGE((words != "nan" && words != "inf" && words != "nan"), name << " " << to_a1(address));
        }
    CHECK(view.at("Waarnemingen", "WEE-001", "Waarde").text == "geen getal");
}

TEST_CASE("the writer refuses what would damage a workbook") {
    Folder folder;
    PackageWriter writer(folder / "a.xlsx", {});
    CHECK_THROWS_AS((void)writer.add_sheet("a/b"), Bug);
    CHECK_THROWS_AS((void)writer.add_sheet(""), Bug);
    CHECK_THROWS_AS((void)writer.add_sheet("'a"), Bug);
    CHECK_THROWS_AS((void)writer.add_sheet(std::string(32, 'a')), Bug);
    CHECK_THROWS_AS((void)writer.add_sheet("\xff"), Bug);
    Sheet& sheet = writer.add_sheet("Blad");
    CHECK_THROWS_AS(sheet.write({1, 1}, number(std::numeric_limits<double>::infinity())), Bug);
    CHECK_THROWS_AS(sheet.write({0, 1}, number(1)), Bug);
    CHECK_THROWS_AS(sheet.write({1, kMaxColumn + 1}, number(1)), Bug);
    CHECK_THROWS_AS(sheet.write({1, 1}, computed(std::string(9'000, '1'), number(1))), Bug);
    CHECK_THROWS_AS(sheet.add_table({{1, 1}, {1, 1}}, "Tabel", {"a"}), Bug);
    CHECK_THROWS_AS(sheet.add_table({{1, 1}, {2, 2}}, "Tabel", {"a", "A"}), Bug);
    CHECK_THROWS_AS(sheet.add_table({{1, 1}, {2, 1}}, "A1", {"a"}), Bug);
    sheet.add_table({{1, 1}, {2, 1}}, "Tabel", {"a"});
    CHECK_THROWS_AS(sheet.add_table({{2, 1}, {3, 1}}, "Andere", {"b"}), Bug);
    CHECK_THROWS_AS(sheet.add_table({{5, 1}, {6, 1}}, "TABEL", {"b"}), Bug);
    writer.close();
    CHECK(std::filesystem::exists(folder / "a.xlsx"));
}

TEST_CASE("a writer that is not closed leaves nothing, and a full or missing folder is said") {
    Folder folder;
    { PackageWriter writer(folder / "a.xlsx", {}); (void)writer.add_sheet("Blad"); }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a table too wide to read on one page is printed on pages beside each other, each with its names") {
    Folder folder;
    const auto pages = [&](std::size_t columns) {
        PackageWriter writer(folder / "a.xlsx", {});
        TableSheet table(writer.add_sheet("Blad"), {"Titel", "Waarvoor.", "Herkomst", "Tabel", "vandaag", 2}, std::vector<TableColumn>(columns, {"Kop", 30}));
        (void)table.row(std::vector<Value>(columns, text("a")));
        table.finish();
        writer.close();
        View view(folder / "a.xlsx");
        std::string titles;
        for (const auto& name : view.xml("xl/workbook.xml").child("workbook").child("definedNames"))
            if (std::string(name.attribute("name").value()) == "_xlnm.Print_Titles") titles = name.text().get();
        return std::pair(view.sheet("Blad").child("pageSetup").attribute("fitToWidth").as_int(1), titles);
    };
    CHECK(pages(8) == std::pair(1, std::string("Blad!$5:$5")));
    CHECK(pages(10) == std::pair(2, std::string("Blad!$A:$B,Blad!$5:$5")));   // 300 characters at 55 % are wider than A4
    CHECK(pages(30) == std::pair(4, std::string("Blad!$A:$B,Blad!$5:$5")));   // seven columns beside the two that name the row
}

TEST_CASE("captions are fit for a table") {
    CHECK(table_captions({"a\n b", "A B", "", "  "}) == std::vector<std::string>{"a b", "A B (2)", "Kolom 3", "Kolom 4"});
    CHECK(utf16_length(table_captions({std::string(500, 'x')})[0]) <= 255);
}

TEST_CASE("text is cut between characters") {
    CHECK(shortened("abcdef", 4) == "abc…");
    CHECK(shortened("ab😀cd", 4) == "ab…");
    CHECK(shortened("abcd", 4) == "abcd");
    CHECK(cell_text("a\r\nb\rc\x02") == "a\nb\nc");
    CHECK(quoted_text("a\"b") == "\"a\"\"b\"");
}
