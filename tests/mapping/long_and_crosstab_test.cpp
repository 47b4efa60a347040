// SPDX-License-Identifier: EUPL-1.2
// Long tables, and areas in rows with indicators in columns.
#include <doctest/doctest.h>

#include "mapping/fixture.h"
#include "model/error.h"

namespace graadmeter::test {

TEST_CASE("long table: area, indicator, year, age and value; what is odd is said at its cell") {
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("export");
    sheet.row(1, {"Gebied", "Indicator", "Jaar", "Leeftijd", "Score", "Opmerking"});
    sheet.row(2, {"Gemeente Weert", "Sociale cohesie", 2022, "Totaal", 6.1, ""});
    sheet.row(3, {"Boshoven", "Sociale cohesie", 2022, "65-74", "6,4", ""});
    sheet.row(4, {"Boshovn", "Sociale cohesie", 2022, "Totaal", 6.3, ""});
    sheet.row(5, {"Gemeente Weert", "Sociale cohesie", 202, "Totaal", 6.2, ""});
    sheet.row(6, {"Roermond", "Sociale cohesie", 2022, "75+", ".", "geen waarneming"});
    sheet.row(7, {{}, "Sociale cohesie", 2019, "Totaal", 6, ""});
    sheet.row(8, {"Gemeente Weert", "Roken", 2020, "Totaal", "veel", ""});
    sheet.row(9, {"Gemeente Weert", "Roken", 2021, "Totaal", "#", ""});
    sheet.row(10, {"Amsterdam", "Roken", 2021, "Totaal", 20, ""});
    sheet.row(12, {"Bron: monitor"});
    const auto s = Fixture().map(book, "export.csv");
    CHECK(s.sheets[0].source == "algemeen-lang");
    CHECK(line(s, "E2") == "WEE-003 GM0988 2022 = 6.1");
    CHECK(line(s, "E3") == "WEE-003 WK098801 2022 65-74 jaar = 6.4");
    CHECK(says(s, "W10 A4"));
    CHECK(fact(s, "W10", "voorstel").find("Boshoven") != std::string::npos);
    CHECK(says(s, "W08 C5"));
    CHECK(fact(s, "W08", "waarde") == "202");
    CHECK(line(s, "E6") == "WEE-003 GM0957 2022 75+ = ontbreekt");
    CHECK(says(s, "W11 A7"));
    CHECK(line(s, "E7") == "WEE-003 GM0988 2019 = 6");
    CHECK(says(s, "W01 E8"));
    CHECK(says(s, "W07 E9"));
    CHECK(line(s, "E10").empty());   // Amsterdam: not ours and no reference
    CHECK(s.observations.size() == 4);
    CHECK_FALSE(says(s, "W02 E3"));  // a CSV has nothing but text
}

TEST_CASE("tables side by side: each figure under the label of its own table") {
    MemoryWorkbook book;
    SUBCASE("indicators in other order, other years") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2021, 2022, {}, {}, "Indicator", 2018, 2019, 2020});
        sheet.row(2, {"Eenzaamheid", 41, 42, {}, {}, "Roken", 17, 16, 15});
        sheet.row(3, {"Roken", 14, 13, {}, {}, "Eenzaamheid", 38, 39, 40});
        sheet.row(4, {{}, {}, {}, {}, {}, "Stress", 8, 9, 10});
        const auto s = Fixture().map(book);
        CHECK(line(s, "C2") == "WEE-002 GM0988 2022 = 42");
        CHECK(line(s, "G2") == "WEE-026 GM0988 2018 = 17");
        CHECK(line(s, "I3") == "WEE-002 GM0988 2020 = 40");
        CHECK(at(s, "I4") != nullptr);
        CHECK(s.observations.size() == 13);
        CHECK(said(s).empty());
    }
    SUBCASE("areas in other order, a title with the year above each") {
        auto& sheet = book.add("Wijken");
        sheet.row(1, {"Eenzaamheid 2021", {}, {}, "Eenzaamheid 2022"});
        sheet.row(2, {"Gebied", "Eenzaamheid", {}, "Gebied", "Eenzaamheid"});
        sheet.row(3, {"Boshoven", 41, {}, "Tungelroy", 43});
        sheet.row(4, {"Tungelroy", 42, {}, "Boshoven", 40});
        const auto s = Fixture().map(book);
        CHECK(s.observations.size() == 4);
        REQUIRE(at(s, "E3") != nullptr);
        REQUIRE(at(s, "B4") != nullptr);
        CHECK(at(s, "E3")->region == at(s, "B4")->region);
        CHECK(at(s, "E3")->period.year == 2022);
        CHECK(at(s, "B4")->period.year == 2021);
    }
    SUBCASE("a year above each") {
        auto& sheet = book.add("Wijken");
        sheet.row(1, {2021, {}, {}, 2022});
        sheet.row(2, {"Gebied", "Eenzaamheid", {}, "Gebied", "Eenzaamheid"});
        sheet.row(3, {"Boshoven", 41, {}, "Tungelroy", 43});
        sheet.row(4, {"Tungelroy", 42, {}, "Boshoven", 40});
        const auto s = Fixture().map(book);
        CHECK(s.observations.size() == 4);
        REQUIRE(at(s, "E3") != nullptr);
        REQUIRE(at(s, "B4") != nullptr);
        CHECK(at(s, "E3")->region == at(s, "B4")->region);
        CHECK(at(s, "E3")->period.year == 2022);
        CHECK(at(s, "B4")->period.year == 2021);
    }
    SUBCASE("other keys, with an empty column between") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Wijk", "Eenzaamheid 2020", {}, "Indicator", 2021});
        sheet.row(2, {"Boshoven", 40, {}, "Roken", 12});
        sheet.row(3, {"Tungelroy", 41, {}, "Stress", 13});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B2") == "WEE-002 WK098801 2020 = 40");
        CHECK(line(s, "E2") == "WEE-026 GM0988 2021 = 12");
        CHECK(s.observations.size() == 4);
    }
    SUBCASE("one begins lower than the other") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2021});
        sheet.row(2, {"Eenzaamheid", 41, {}, "Wijken 2022"});
        sheet.row(3, {"Roken", 14, {}, "Gebied", "Eenzaamheid", "Roken"});
        sheet.row(4, {"Stress", 8, {}, "Boshoven", 40, 18});
        sheet.row(5, {{}, {}, {}, "Tungelroy", 41, 19});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B4") == "WEE-027 GM0988 2021 = 8");
        CHECK(line(s, "E4") == "WEE-002 WK098801 2022 = 40");
        CHECK(line(s, "F5") == "WEE-026 WK098832 2022 = 19");
        CHECK(s.observations.size() == 7);
    }
    SUBCASE("another table below the left one, while the right one goes on") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2021, {}, "Indicator", 2018});
        sheet.row(2, {"Roken", 11, {}, "Roken", 15});
        sheet.row(3, {{}, {}, {}, "Stress", 16});
        sheet.row(4, {"Indicator", 2015, {}, "Eenzaamheid", 17});
        sheet.row(5, {"Roken", 19, {}, "Bijstand", 18});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B2") == "WEE-026 GM0988 2021 = 11");
        CHECK(line(s, "B5") == "WEE-026 GM0988 2015 = 19");
        CHECK(line(s, "E4") == "WEE-002 GM0988 2018 = 17");
        CHECK(line(s, "E5") == "WEE-009 GM0988 2018 = 18");
        CHECK(s.observations.size() == 6);
    }
    SUBCASE("more of them than anybody makes") {
        auto& sheet = book.add("Cijfers");
        std::vector<TestCell> header, figures;
        for (int i = 0; i < 150; ++i) {
            header.insert(header.end(), {"Indicator", 1900 + i, {}});
            figures.insert(figures.end(), {"Roken", i, {}});
        }
        sheet.row(1, header);
        sheet.row(2, figures);
        CHECK_THROWS_WITH_AS(static_cast<void>(Fixture().map(book)), doctest::Contains("tabellen naast elkaar op blad 'Cijfers'"), FileError);
    }
    SUBCASE("a whole table below them") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2021, {}, "Indicator", 2018});
        sheet.row(2, {"Eenzaamheid", 41, {}, "Roken", 17});
        sheet.row(4, {"Indicator", 2014, 2015, 2016, 2017});
        sheet.row(5, {"Stress", 5, 6, 7, 8});
        const auto s = Fixture().map(book);
        CHECK(line(s, "E2") == "WEE-026 GM0988 2018 = 17");
        CHECK(at(s, "E5") != nullptr);
        if (at(s, "E5")) CHECK(at(s, "E5")->period.year == 2017);
        CHECK(s.observations.size() == 6);
    }
}

TEST_CASE("what looks like another table beside it, and is none, keeps its labels") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers 2023");
    SUBCASE("a year of its own for each indicator") {
        sheet.row(1, {"Wijk", "Jaar", "Eenzaamheid", "Jaar", "Roken"});
        sheet.row(2, {"Boshoven", 2021, 1, 2022, 3});
        sheet.row(3, {"Tungelroy", 2021, 2, 2022, 4});
        const auto s = Fixture().map(book);
        for (const auto& o : s.observations) CHECK(o.region.starts_with("WK"));
        CHECK(says(s, "S03 D1"));
    }
    SUBCASE("the area past an empty column") {
        sheet.row(1, {"Indicator", 2021, 2022, {}, "Wijk", "Opmerking"});
        sheet.row(2, {"Eenzaamheid", 1, 2, {}, "Boshoven", "x"});
        sheet.row(3, {"Roken", 5, 6, {}, "Tungelroy", "y"});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B2") == "WEE-002 WK098801 2021 = 1");
        CHECK(line(s, "C3") == "WEE-026 WK098832 2022 = 6");
    }
    SUBCASE("the year past an empty column") {
        sheet.row(1, {"Wijk", "Eenzaamheid", "Roken", {}, "Jaar", "Bron"});
        sheet.row(2, {"Boshoven", 1, 5, {}, 2020, "GGD"});
        sheet.row(3, {"Tungelroy", 2, 6, {}, 2022, "GGD"});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B2") == "WEE-002 WK098801 2020 = 1");
        CHECK(line(s, "C3") == "WEE-026 WK098832 2022 = 6");
    }
    SUBCASE("a key that only the left has") {
        sheet.row(1, {"Wijkcode", "Wijk", "Jaar", "Eenzaamheid", {}, "Wijk", "Roken"});
        sheet.row(2, {"WK098801", "Boshoven", 2021, 1, {}, "Boshoven", 3});
        sheet.row(3, {"WK098832", "Tungelroy", 2022, 2, {}, "Tungelroy", 4});
        const auto s = Fixture().map(book);
        CHECK(line(s, "G2") == "WEE-026 WK098801 2021 = 3");
        CHECK(line(s, "G3") == "WEE-026 WK098832 2022 = 4");
    }
}

TEST_CASE("a year in a heading counts only where nothing else is said") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", 2020, "Cijfer landelijk 2022", "Waarde streef 2025", "Realisatie t/m 2021", "Per 2000 inwoners", "Score verschil 2023"});
    sheet.row(2, {"Roken", 10, 11, 12, 13, 14, 15});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B2") == "WEE-026 GM0988 2020 = 10");
    CHECK(s.observations.size() == 1);
}

TEST_CASE("headings that a title would give the wrong meaning") {
    MemoryWorkbook book;
    SUBCASE("the sexes of the inhabitants") {
        auto& sheet = book.add("A");
        sheet.row(1, {"Eenzaamheid 2022"});
        sheet.row(3, {"Wijk", "Inwoners", "Mannen", "Vrouwen", "Score"});
        sheet.row(4, {"Boshoven", 4000, 1900, 2100, 41});
        sheet.row(5, {"Tungelroy", 1000, 480, 520, 40});
        const auto s = Fixture().map(book);
        CHECK(at(s, "C4") == nullptr);
        CHECK(at(s, "D5") == nullptr);
    }
    SUBCASE("classes are no ages") {
        auto& sheet = book.add("A");
        sheet.row(1, {"Besteedbaar inkomen 2022"});
        sheet.row(3, {"Wijk", "0-20", "20-40", "40-60"});
        sheet.row(4, {"Boshoven", 80, 15, 5});
        sheet.row(5, {"Tungelroy", 70, 25, 5});
        CHECK(Fixture().map(book).observations.empty());
    }
    SUBCASE("a number above a table") {
        auto& sheet = book.add("A");
        sheet.row(1, {2000});
        sheet.row(2, {"Wijk", "Eenzaamheid"});
        sheet.row(3, {"Boshoven", 41});
        sheet.row(4, {"Tungelroy", 40});
        CHECK(line(Fixture().map(book, "cijfers 2023.xlsx"), "B3") == "WEE-002 WK098801 2023 = 41");
    }
}

TEST_CASE("cells that look like a figure with its year") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", 2021, 2022});
    sheet.row(2, {"Roken", "2000:1", "17 (2000)"});
    sheet.row(3, {"Stress", "8,5 (streefwaarde)", "12 (2021)"});
    const auto s = Fixture().map(book);
    CHECK(says(s, "W01 B2"));
    CHECK(says(s, "W01 C2"));
    CHECK(says(s, "W16 B3"));
    CHECK(line(s, "C3") == "WEE-027 GM0988 2021 = 12");
    CHECK(s.observations.size() == 1);
}

TEST_CASE("figures that are text below a header are no second header") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Gebied", "Indicator", "Jaar", "Waarde"});
    sheet.row(2, {"Weert", "Roken", "2021", "17,5"});
    sheet.row(3, {"Weert", "Eenzaamheid", "2022", "41,8"});
    const auto s = Fixture().map(book);
    CHECK(s.sheets[0].source == "algemeen-lang");
    CHECK(line(s, "D2") == "WEE-026 GM0988 2021 = 17.5");
    CHECK(line(s, "D3") == "WEE-002 GM0988 2022 = 41.8");
    CHECK(said(s) == std::vector<std::string>{"W02 D2", "W02 D3"});
}

TEST_CASE("planning and control: kinds of figures in the headings, years in the cells") {
    MemoryWorkbook book;
    auto& sheet = book.add("Indicatoren");
    sheet.row(1, {"Indicator", "Rekening 2023", "Realisatie 2022", "2021 (R)"});
    sheet.row(2, {"Roken", "10 (2020)", "9,53 (R)", 12});
    sheet.row(3, {"Eenzaamheid", "2019: 43", 42, "41 (van 12)"});
    sheet.row(4, {"Stress", "9,53 (B)"});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B2") == "WEE-026 GM0988 2020 = 10");
    CHECK(line(s, "C2") == "WEE-026 GM0988 2022 = 9.53");
    CHECK(line(s, "D2") == "WEE-026 GM0988 2021 = 12");
    CHECK(line(s, "B3") == "WEE-002 GM0988 2019 = 43");
    CHECK(line(s, "C3") == "WEE-002 GM0988 2022 = 42");
    CHECK(says(s, "W01 D3"));
    CHECK(says(s, "W16 B4"));
    CHECK(s.observations.size() == 5);
}

TEST_CASE("a year behind an indicator's name in a heading") {
    MemoryWorkbook book;
    auto& sheet = book.add("Wijken");
    sheet.row(1, {"Gebied", "Eenzaamheid 2020", "Eenzaamheid (2022)", "Roken - 2022", "Roken in 2022 en 2020"});
    sheet.row(2, {"Boshoven", 40, 42, 18, 19});
    sheet.row(3, {"Tungelroy", 41, 43, 17, 20});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B2") == "WEE-002 WK098801 2020 = 40");
    CHECK(line(s, "C3") == "WEE-002 WK098832 2022 = 43");
    CHECK(line(s, "D2") == "WEE-026 WK098801 2022 = 18");
    CHECK(at(s, "E2") == nullptr);
    CHECK(s.observations.size() == 6);
}

TEST_CASE("a date over figures is of its year") {
    MemoryWorkbook book;
    auto& sheet = book.add("Indicatoren");
    sheet.row(1, {"Indicator", "31-12-2022", "per 31-12-2023"});
    sheet.row(2, {"Roken", 10, 11});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B2") == "WEE-026 GM0988 2022 = 10");
    CHECK(line(s, "C2") == "WEE-026 GM0988 2023 = 11");
}

TEST_CASE("a municipality by its number, where that can be nothing else") {
    MemoryWorkbook book;
    SUBCASE("below its heading") {
        auto& sheet = book.add("Cijfers 2022");
        sheet.row(1, {"Gemeentecode", "Roken"});
        sheet.row(2, {"0988", 17});
        sheet.row(3, {988, 18});
        sheet.row(4, {344, 19});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B2") == "WEE-026 GM0988 2022 = 17");
        CHECK(line(s, "B3") == "WEE-026 GM0988 2022 = 18");
        CHECK(at(s, "B4") == nullptr);   // Utrecht: known, not ours
        CHECK_FALSE(says(s, "W10 A4"));
    }
    SUBCASE("a wijk's number is none") {
        auto& sheet = book.add("Cijfers 2022");
        sheet.row(1, {"Wijk", "Roken"});
        sheet.row(2, {987, 17});
        sheet.row(3, {988, 18});
        CHECK(Fixture().map(book).observations.empty());
    }
    SUBCASE("the own one below any heading") {
        auto& sheet = book.add("Cijfers 2022");
        sheet.row(1, {"Regiocode", "Roken"});
        sheet.row(2, {"0988", 17});
        sheet.row(3, {"0003", 18});
        const auto s = Fixture().map(book);
        CHECK(line(s, "B2") == "WEE-026 GM0988 2022 = 17");
        CHECK(says(s, "W10 A3"));
    }
}

TEST_CASE("stacked headers: each sex is a group of its own, never the whole") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", 2021, {}, 2022});
    sheet.row(2, {{}, "Man", "Vrouw", "Man", "Vrouw"});
    sheet.row(3, {"Roken", 18, 16, 17, 15});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B3") == "WEE-026 GM0988 2021 mannen = 18");
    CHECK(line(s, "C3") == "WEE-026 GM0988 2021 vrouwen = 16");
    CHECK(line(s, "E3") == "WEE-026 GM0988 2022 vrouwen = 15");
    CHECK(s.observations.size() == 4);
}

TEST_CASE("two indicators over the columns: no figure goes to the wrong one") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {{}, "Eenzaamheid 2020", {}, "Roken 2020"});
    sheet.row(2, {"Gebied", "18-64", "65+", "18-64", "65+"});
    sheet.merge("B1:C1");
    sheet.merge("D1:E1");
    sheet.row(3, {"Boshoven", 38, 44, 19, 11});
    sheet.row(4, {"Tungelroy", 36, 43, 18, 10});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B3") == "WEE-002 WK098801 2020 18-64 jaar = 38");
    CHECK(line(s, "C3") == "WEE-002 WK098801 2020 65+ = 44");
    CHECK(line(s, "D4") == "WEE-026 WK098832 2020 18-64 jaar = 18");
    CHECK(line(s, "E4") == "WEE-026 WK098832 2020 65+ = 10");
    CHECK(s.observations.size() == 8);
}

TEST_CASE("a share in words is proposed as a number, never taken") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers 2022");
    sheet.row(1, {"Indicator", "Waarde"});
    sheet.row(2, {"Roken", "een op de zeven"});
    sheet.row(3, {"Stress", 12});
    const auto s = Fixture().map(book, "cijfers 2022.xlsx");
    CHECK(says(s, "W12 B2"));
    CHECK(fact(s, "W12", "voorstel") == "14,3 %");
    CHECK_FALSE(says(s, "W01 B2"));
    CHECK(s.observations.size() == 1);
}

TEST_CASE("long table without a year anywhere: said once, nothing taken") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", "Waarde"});
    sheet.row(2, {"Roken", 17});
    sheet.row(3, {"Stress", 12});
    const auto fixture = Fixture();
    const auto s = fixture.map(book, "cijfers.xlsx");
    CHECK(said(s) == std::vector<std::string>{"S02 A1:B1"});
    CHECK(s.observations.empty());
    CHECK(line(fixture.map(book, "cijfers 2022.xlsx"), "B2") == "WEE-026 GM0988 2022 = 17");
}

TEST_CASE("crosstab: header over three rows, subtotals skipped, comparison rows read, year from the title") {
    MemoryWorkbook book;
    auto& sheet = book.add("Wijken");
    sheet.row(1, {"Wijkprofielen gemeente Weert"});
    sheet.row(2, {"Peiljaar 2022 - cijfers fictief"});
    sheet.row(4, {"Wijkcode", "Wijk", "Maatschappelijke participatie", {}, "Economische participatie"});
    sheet.row(5, {{}, {}, "Actief in vereniging", "Eenzaamheid", "Bijstand", "Zwerfvuil"});
    sheet.row(6, {{}, {}, "%", "% inwoners 65+", "aantal uitkeringen", "score"});
    for (const auto* range : {"A4:A6", "B4:B6", "C4:D4", "E4:F4"}) sheet.merge(range);
    sheet.row(7, {"WK098801", "Boshoven", 43, 41.8, 20, 3});
    sheet.row(8, {"WK098832", "Tungelroy", 42.7, 47.5, "<5", 4});
    sheet.row(9, {"", "Subtotaal kernstad", {}, {}, 487});
    sheet.row(10, {"GM0988", "Gemeente Weert", 44.3, 45.2, 543, 4});
    sheet.row(11, {"", "Limburg", 42.8, 47.9, "n.v.t."});
    sheet.row(12, {"", "Nederland", 41.9, formula("[1]Blad1!A1", 48.6), "n.v.t."});
    sheet.row(13, {{}, {}, 999, 999, 999});
    sheet.hidden_rows = {8};
    const auto s = Fixture().map(book);
    CHECK(s.sheets[0].source == "algemeen-kruistabel");
    CHECK(line(s, "C7") == "WEE-001 WK098801 2022 = 43 %");
    CHECK(line(s, "D7") == "WEE-002 WK098801 2022 65+ = 41.8 %");
    CHECK(line(s, "E7") == "WEE-009 WK098801 2022 = 20 aantal");
    CHECK(line(s, "E8") == "WEE-009 WK098832 2022 = onderdrukt aantal");
    CHECK(line(s, "E10") == "WEE-009 GM0988 2022 = 543 aantal");
    CHECK(line(s, "C11") == "WEE-001 PV31 2022 = 42.8 %");
    CHECK(line(s, "D12") == "WEE-002 NL00 2022 65+ = 48.6 %");
    CHECK(line(s, "C13").empty());
    CHECK(says(s, "S08 B9:E9"));
    CHECK(says(s, "S08 C13:E13"));
    CHECK(says(s, "S07 A8:F8"));
    CHECK(says(s, "S04 F6"));
    CHECK(fact(s, "S04", "kolom") == "score");
    CHECK(s.observations.size() == 15);
}

TEST_CASE("crosstab: a heading below the indicator that names a part of it is never taken for the whole") {
    MemoryWorkbook book;
    auto& sheet = book.add("Wijken 2022");
    sheet.row(1, {"Wijk", "Eenzaamheid", {}, "Roken"});
    sheet.row(2, {{}, "matig", "ernstig", "%"});
    sheet.merge("B1:C1");
    sheet.row(3, {"Boshoven", 40, 10, 15});
    const auto s = Fixture().map(book);
    CHECK(line(s, "D3") == "WEE-026 WK098801 2022 = 15 %");
    CHECK(s.observations.size() == 1);
}

TEST_CASE("crosstab: years in rows") {
    MemoryWorkbook book;
    auto& sheet = book.add("Minima");
    sheet.row(1, {"Jaar", "Bijstand", "Arme huishoudens"});
    sheet.row(2, {2015, 800, 7.1});
    sheet.row(3, {"2016*", 790, 7.0});
    sheet.row(4, {"Gemiddelde", 795, 7.05});
    const auto s = Fixture().map(book);
    CHECK(line(s, "B2") == "WEE-009 GM0988 2015 = 800");
    CHECK(line(s, "C3") == "WEE-008 GM0988 2016 = 7");
    CHECK(at(s, "C3")->status == ObservationStatus::provisional);
    CHECK(says(s, "S08 A4:C4"));
    CHECK(s.observations.size() == 4);
}

TEST_CASE("kwb: national table, links by column code, padded marks, mixed text and numbers, year from the file") {
    MemoryWorkbook book;
    auto& sheet = book.add("KWB");
    sheet.row(1, {"gwb_code_10", "regio", "gm_naam", "recs", "ind_wbi", "a_inw", "a_00_14", "p_leegsw", "a_soz_wb", "g_afs_hp"});
    sheet.row(2, {"NL00", "Nederland", "Nederland", "Land", ".", 17900000, 2700000, 4, 400000, 1.0});
    sheet.row(3, {"GM0363    ", "Amsterdam", "Amsterdam", "Gemeente", 1, 900000, 130000, 5, 38000, 0.6});
    sheet.row(4, {"GM0988    ", "Weert", "Weert", "Gemeente", 1, 51000, 7000, "       .", 1100, "1,2"});
    sheet.row(5, {"WK098801", "Wijk 01 Boshoven", "Weert", "Wijk", 1, 6800, 1000, 2, 90, 1.1});
    const auto s = Fixture().map(book, "kwb-2022.xlsx");
    CHECK(s.sheets[0].source == "cbs-kwb");
    CHECK(line(s, "I4") == "WEE-009 GM0988 2022 = 1100 aantal");
    CHECK(line(s, "H4") == "WEE-064 GM0988 2022 = ontbreekt %");
    CHECK(line(s, "J4") == "WEE-032 GM0988 2022 = 1.2 km");
    CHECK(line(s, "G5") == "WEE-075 WK098801 2022 0-14 jaar = 1000 aantal");
    CHECK(line(s, "I2") == "WEE-009 NL00 2022 = 4e+05 aantal");
    CHECK(s.observations.size() == 12);
    CHECK(s.remarks.empty());   // numbers as text are the publisher's way
    // The name of the file is the only place of the year: without it nothing is taken.
    CHECK(Fixture().map(book, "kwb.xlsx").observations.empty());
}

TEST_CASE("StatLine CSV: label path with unit, breakdowns become the group, another municipality's district is not ours") {
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("Tabel");
    sheet.row(1, {"Geslacht", "Perioden", "Wijken en buurten", "Roken (%)", "Personen (Aantal)"});
    sheet.row(2, {"Totaal mannen en vrouwen", "2022", "Weert", "    17.5", "   51000"});
    sheet.row(3, {"Mannen", "2022", "Boshoven", "       .", "    3400"});
    sheet.row(4, {"Mannen", "2022", "Roermond", "    16.5", "    3400"});
    sheet.row(5, {"Mannen", "2022", "Keent", "    15.5", "    3400"});
    const auto s = Fixture().map(book, "tabel.csv");
    CHECK(s.sheets[0].source == "statline-web-csv");
    CHECK(line(s, "D2") == "WEE-026 GM0988 2022 = 17.5 %");
    CHECK(line(s, "D3") == "WEE-026 WK098801 2022 mannen = ontbreekt %");
    CHECK(line(s, "D4") == "WEE-026 GM0957 2022 mannen = 16.5 %");
    CHECK(line(s, "D5").empty());
    CHECK(says(s, "W10 C5"));
}

TEST_CASE("CBS maatwerk: header over four rows, headings not merged, codes without GM") {
    MemoryWorkbook book;
    auto& sheet = book.add("Tabel2");
    sheet.row(1, {"Tabel 2. Jong volwassenen per gemeente naar geslacht en leeftijd, 1 januari 2024"});
    sheet.row(4, {"Gemeentecode", "Gemeentenaam", "Geslachtsaanduiding", {}, {}, {}, "Totaal"});
    sheet.row(5, {{}, {}, "Man", {}, "Vrouw"});
    sheet.row(6, {{}, {}, "Leeftijd", {}, "Leeftijd"});
    sheet.row(7, {{}, {}, "16-17", "18-20", "16-17", "18-20"});
    sheet.row(8, {"----", "Friese Waddeneilanden", 106, 248, 103, 145, 1435});
    sheet.row(9, {"0988", "Weert", 539, 833, 499, 719, 5461});
    sheet.row(10, {{}, {}, 201859, 337259, 190257, 325566, 2241901});
    const auto s = Fixture().map(book);
    CHECK(s.sheets[0].source == "cbs-jongvolwassenen");
    CHECK(line(s, "C9") == "WEE-075 GM0988 2024 mannen, 16-17 jaar = 539 aantal");
    CHECK(line(s, "F9") == "WEE-075 GM0988 2024 vrouwen, 18-20 jaar = 719 aantal");
    CHECK(line(s, "G9") == "WEE-075 GM0988 2024 16-25 jaar = 5461 aantal");
    CHECK(s.observations.size() == 5);
    CHECK(says(s, "S08 C10:G10"));
}

}  // namespace graadmeter::test
