// SPDX-License-Identifier: EUPL-1.2
// Indicators in rows, years (or areas) in columns: the layout of most workbooks.
#include <doctest/doctest.h>

#include "mapping/fixture.h"
#include "model/dutch_number.h"

namespace graadmeter::test {

std::string line(const Submission& submission, const std::string& a1, std::uint32_t sheet) {
    const auto* o = at(submission, a1, sheet);
    if (!o) return "";
    return o->indicator + " " + o->region + " " + o->period.text() + (o->group.empty() ? "" : " " + o->group) + " = " +
           (o->value ? plain_number(*o->value) : dutch_word(o->status)) + (o->unit.empty() ? "" : " " + o->unit);
}

TEST_CASE("years in columns: titles above, theme bars, provisional year, percentages, text numbers, marks") {
    MemoryWorkbook book;
    auto& sheet = book.add("Indicatoren");
    sheet.row(1, {"Sociale staat Weert - indicatoren per voorraad"});
    sheet.row(2, {"Gemeente Weert | stand 1 maart 2024 | CONCEPT"});
    sheet.row(4, {"Nr", "Indicator", "Eenheid", 2018, 2019, 2020, "2022*", "Bron"});
    sheet.row(5, {"Maatschappelijke participatie"});
    sheet.merge("A5:H5");
    sheet.row(6, {1, "Eenzaamheid", "% inwoners 18+", percent(0.468), "-", percent(0.455), percent(0.469), "GGD"});
    sheet.row(7, {2, "Soc. cohesie", "score 1-10", 6.3, 6.2, "6,1", 6.0, "Veiligheidsmonitor"});
    sheet.row(8, {3, "Bibliotheekleden", "per 1.000 inw.", 166, 164, 162, 160, "Bibliocenter"});
    sheet.row(9, {4, "Levensverwachting", "jaren bij geboorte", 81.7, 81.6, {}, 82, "CBS"});
    sheet.merge("E9:F9");
    sheet.row(10, {5, "Roken", "%", error("#DIV/0!"), "1.234", "<5", formula("D10*2", 16.3), "CBS"});
    sheet.row(12, {"Bron: zie kolom H. * 2022 voorlopig."});
    sheet.hide_column(4);
    const auto s = Fixture().map(book);

    CHECK(s.sheets[0].source == "algemeen-jaren-in-kolommen");
    CHECK(s.sheets[0].explanation.find("kopregel in rij 4") != std::string::npos);
    CHECK(s.municipality == "GM0988");
    CHECK(line(s, "D6") == "WEE-002 GM0988 2018 18+ = 46.8 %");
    CHECK(line(s, "E6") == "WEE-002 GM0988 2019 18+ = ontbreekt %");
    CHECK(line(s, "G6") == "WEE-002 GM0988 2022 18+ = 46.9 %");
    CHECK(at(s, "G6")->status == ObservationStatus::provisional);
    CHECK(line(s, "F7") == "WEE-003 GM0988 2020 = 6.1 score");
    CHECK(fact(s, "S10", "indicator") == "WEE-003");
    CHECK(fact(s, "S10", "gelezen") == "Soc. cohesie");
    CHECK(says(s, "S10 B7"));
    CHECK(says(s, "W02 F7"));
    CHECK(fact(s, "W02", "getal") == "6,1");
    CHECK(says(s, "S05 B8"));
    CHECK(fact(s, "S05", "gelezen") == "Bibliotheekleden");
    CHECK(line(s, "D8").empty());
    CHECK(says(s, "S06 E9:F9"));
    CHECK(line(s, "E9").empty());
    CHECK(line(s, "G9") == "WEE-034 GM0988 2022 = 82 jaar");
    CHECK_FALSE(says(s, "W06 D10"));   // a rule of validation says it, of every cell
    CHECK(says(s, "W03 E10"));
    CHECK(at(s, "F10")->status == ObservationStatus::suppressed);
    CHECK(line(s, "G10") == "WEE-026 GM0988 2022 = 16.3 %");
    CHECK(says(s, "W13 G4"));
    CHECK(says(s, "S07 D4:D9"));
    CHECK(s.sheets[0].observations == s.observations.size());
    CHECK_FALSE(says(s, "S05 A5"));   // a theme's bar is no unknown indicator
}

TEST_CASE("years in columns: areas as columns with a column for the year; targets are no figures") {
    MemoryWorkbook book;
    auto& sheet = book.add("Doelen");
    sheet.row(1, {"Sociaal domein Dronten: doelen en indicatoren"});
    sheet.row(3, {"Opgave", "Doel", "Indicator", "Dronten", "Peiljaar", "Nederland", "Streefwaarde", "Bron"});
    sheet.row(4, {"Gezond", "Doel a", "% inwoners dat vrijwilligerswerk doet", "33,5%", 2022, 30.1, 40, "GGD"});
    sheet.row(5, {{}, {}, "Huishoudens met problematische schulden (%)", percent(0.077), 2023, percent(0.088), {}, "CBS"});
    sheet.row(6, {{}, {}, "% inwoners (65+) dat zich eenzaam voelt", percent(0.471), 2022, percent(0.486), {}, "GGD"});
    sheet.row(7, {{}, {}, "% inw. met beperking met werk, opleiding of dagbesteding", "n.n.b.", 2023, "n.n.b.", {}, "-"});
    const auto s = Fixture("dronten").map(book);
    CHECK(line(s, "D4") == "DRO-017 GM0303 2022 = 33.5 %");
    CHECK(line(s, "F4") == "DRO-017 NL00 2022 = 30.1 %");
    CHECK(line(s, "G4").empty());
    CHECK(line(s, "D5") == "DRO-005 GM0303 2023 = 7.7 %");
    CHECK(line(s, "D6") == "DRO-019 GM0303 2022 65+ = 47.1 %");
    CHECK(line(s, "F7") == "DRO-008 NL00 2023 = ontbreekt %");
    CHECK(s.observations.size() == 8);
}

TEST_CASE("years in columns: a header over two rows, year above area") {
    MemoryWorkbook book;
    auto& sheet = book.add("Volwassenen");
    sheet.row(2, {"Indicator", 2016, {}, 2020, {}, "Toelichting"});
    sheet.row(3, {{}, "Weert", "Nederland", "Weert", "Nederland"});
    sheet.merge("A2:A3");
    sheet.merge("B2:C2");
    sheet.merge("D2:E2");
    sheet.row(4, {"Eenzaamheid", 41, 42, 46, 47, ""});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B4") == "WEE-002 GM0988 2016 = 41");
    CHECK(line(s, "C4") == "WEE-002 NL00 2016 = 42");
    CHECK(line(s, "E4") == "WEE-002 NL00 2020 = 47");
    CHECK(s.sheets[0].explanation.find("rij 2-3") != std::string::npos);
}

TEST_CASE("years in columns: two tables below each other, each with its header; a double column") {
    MemoryWorkbook book;
    auto& sheet = book.add("Blad1");
    sheet.row(1, {"Indicator", 2020, 2021, 2021});
    sheet.row(2, {"Roken", 18, 17, 99});
    sheet.row(5, {"Uitgesplitst"});
    sheet.row(6, {"Indicator", 2022, 2023});
    sheet.row(7, {"Stress", 11, 12});
    const auto s = Fixture().map(book);
    CHECK(line(s, "C2") == "WEE-026 GM0988 2021 = 17");
    CHECK(line(s, "D2").empty());
    CHECK(says(s, "S03 D1"));
    CHECK(fact(s, "S03", "eerste") == "C1");
    CHECK(line(s, "B7") == "WEE-027 GM0988 2022 = 11");
    CHECK(s.observations.size() == 4);
}

TEST_CASE("years in columns: a sheet of its own for each area") {
    MemoryWorkbook book;
    for (const auto* name : {"Boshoven", "Nederland", "Amsterdam", "Overzicht"}) {
        auto& sheet = book.add(name);
        sheet.row(1, {"Indicator", 2022});
        sheet.row(2, {"Roken", 17});
    }
    book.sheet(3).cells.clear();
    book.sheet(3).row(1, {"Limburg"});
    book.sheet(3).row(3, {"Indicator", 2022});
    book.sheet(3).row(4, {"Roken", 18});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B2", 0) == "WEE-026 WK098801 2022 = 17");
    CHECK(line(s, "B2", 1) == "WEE-026 NL00 2022 = 17");
    CHECK(line(s, "B2", 2).empty());   // Amsterdam: never under Weert's key
    CHECK(s.sheets[2].explanation.find("over Amsterdam") != std::string::npos);
    CHECK(line(s, "B4", 3) == "WEE-026 PV31 2022 = 18");
}

TEST_CASE("years in columns: another municipality's figures never come under our key") {
    MemoryWorkbook book;
    auto& columns = book.add("Vergelijking");
    columns.row(1, {"Indicator", 2022, {}, {}, {}});
    columns.row(2, {{}, "Weert", "Cranendonck", "Noord-Brabant", "mannen"});
    columns.merge("B1:E1");
    columns.row(3, {"Roken", 17, 18, 19, 20});
    auto& title = book.add("Registraties");
    title.row(1, {"Cijfers uit eigen registraties"});
    title.row(2, {"gemeente Cranendonck - cijfers 2020"});
    title.row(4, {"Indicator", 2019, 2020});
    title.row(5, {"Roken", 17, 18});
    auto& youth = book.add("Jeugd");
    youth.row(1, {"Jeugdmonitor 12-18 jaar"});
    youth.row(3, {"Indicator", 2019});
    youth.row(4, {"Roken", 9});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B3") == "WEE-026 GM0988 2022 = 17");
    CHECK(line(s, "B4", 2) == "WEE-026 GM0988 2019 12-18 jaar = 9");
    CHECK(s.observations.size() == 2);
    CHECK_FALSE(says(s, "S03 C2"));
}

TEST_CASE("years in columns: bars that name an area or a group head the rows below them") {
    MemoryWorkbook book;
    auto& sheet = book.add("Blad1");
    sheet.row(1, {"Indicator", 2022});
    sheet.row(2, {"Volwassenen 18+"});
    sheet.merge("A2:B2");
    sheet.row(3, {"Roken", 17});
    sheet.row(4, {"Jeugd 12-18 jaar"});
    sheet.merge("A4:B4");
    sheet.row(5, {"Roken", 7});
    sheet.row(6, {"Nederland"});
    sheet.row(7, {"Roken", 8});
    sheet.row(8, {"Leefstijl"});
    sheet.merge("A8:B8");
    sheet.row(9, {"Stress", 8});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B3") == "WEE-026 GM0988 2022 18+ = 17");
    CHECK(line(s, "B5") == "WEE-026 GM0988 2022 12-18 jaar = 7");
    CHECK(line(s, "B7") == "WEE-026 NL00 2022 12-18 jaar = 8");
    CHECK(line(s, "B9") == "WEE-027 NL00 2022 = 8");
}

TEST_CASE("years in columns: a second table keeps the sheet's municipality, and has its own year") {
    MemoryWorkbook book;
    auto& sheet = book.add("Scores");
    sheet.row(1, {"Monitor gemeente Woerden, peiljaar 2022"});
    sheet.row(3, {"Indicator", 2022});
    sheet.row(4, {"Roken", 17});
    sheet.row(7, {"Nog een tabel (2023)"});
    sheet.row(8, {"Indicator", "Weert", "Woerden"});
    sheet.row(9, {"Roken", 17, 20});
    sheet.row(12, {"Indicator", 2021});
    sheet.row(13, {"Roken", 17});
    const auto s = Fixture().map(book);
    CHECK(s.observations.size() == 1);
    CHECK(line(s, "B9") == "WEE-026 GM0988 2023 = 17");
}

TEST_CASE("nothing recognised is said once, with what was looked for") {
    MemoryWorkbook book;
    book.add("Partners").row(1, {"Partner", "Afspraak", "Termijn"});
    book.sheet(0).row(2, {"Welzijn", "subsidie", "2026"});
    const auto s = Fixture().map(book);
    CHECK(said(s) == std::vector<std::string>{"B10"});
    CHECK(fact(s, "B10", "gezocht").find("bekende bronnen; Indicatoren in rijen, jaren in kolommen") != std::string::npos);
    CHECK(said(Fixture().map(book, "x.xlsx", "cbs-kwb")) == std::vector<std::string>{"S01"});
}

TEST_CASE("a table without rows is said") {
    MemoryWorkbook book;
    book.add("Leeg").row(1, {"Indicator", 2022, 2023});
    CHECK(said(Fixture().map(book)) == std::vector<std::string>{"S09"});
}

}  // namespace graadmeter::test
