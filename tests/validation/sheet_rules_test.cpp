// SPDX-License-Identifier: EUPL-1.2
// Rules that look at the cells themselves: where each holds, fails and cannot be decided. All numbers are invented.
#include <doctest/doctest.h>

#include "validation/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {
RegionList weert() {
    return RegionList({{"GM0988", "Weert", "", {}, false}, {"WK098801", "Boshoven", "GM0988", {}, false}, {"WK098812", "Biest", "GM0988", {}, false},
                       {"WK098821", "Keent", "GM0988", {}, false}});
}
}  // namespace

TEST_CASE("W06: an error in a cell, wherever it stands") {
    Fixture fixture;
    fixture.workbook.row(2, {"a", 1, error("#DIV/0!"), error("#N/A")});
    require_outcome(fixture.check("W06"), 0, 1, 1);   // nothing was recognised here: #N/A is how charts leave a point out
    CHECK(cells(fixture.check("W06")) == "C2");
    fixture.submission.sheets[0].source = "algemeen-lang";
    require_outcome(fixture.check("W06"), 0, 2, 0);
    fixture.submission.sheets[0].generated = true;
    require_outcome(fixture.check("W06"), 0, 0, 0);
}

TEST_CASE("C04: percentages that are not a whole") {
    Fixture fixture;
    auto& book = fixture.workbook;
    SUBCASE("called so by a heading over the figures") {
        book.row(1, {"Opleiding", "% 2021", "% 2022", "% 2023", "Aantal"});
        book.row(2, {"laag", 30.2, 31, 30, 31});
        book.row(3, {"middelbaar", 40.3, 40, 30, 40});
        book.row(4, {"hoog", 29.6, 25, 5, 25});
        book.row(5, {"Totaal", 100, 100, 100, 100});
        require_outcome(fixture.check("C04"), 1, 1, 1);   // 100.1 by rounding; 96; 65 is no attempt at a whole
        CHECK(cells(fixture.check("C04")) == "C5");
        CHECK(fixture.findings("C04").at(0).message.find("samen 96") != std::string::npos);
        CHECK(cells(fixture.check("C03")) == "E5");   // a count
    }
    SUBCASE("a formula, and no word of percentages") {
        book.row(1, {"Opleiding", "Percentage", "2022"});
        book.row(2, {"laag", 31, 31});
        book.row(3, {"hoog", 65, 65});
        book.row(4, {"Totaal", formula("SUM(B2:B3)", 100), 100});
        require_outcome(fixture.check("C04"), 1, 0, 0);
    }
}

TEST_CASE("V06 and V07: what belongs beside a figure") {
    Fixture fixture;
    auto& book = fixture.workbook;
    book.row(1, {"Indicator", "2023", "Bron", "Toelichting"});
    for (const int row : {2, 3, 4, 5}) fixture.observe("T-1", 2020 + row, 5, "B" + std::to_string(row));
    fixture.submission.observations.back().indicator = "T-2";
    SUBCASE("most have it") {
        book.row(2, {"Eenzaamheid", 5, "GGD", "door corona"});
        book.row(3, {"Eenzaamheid", 5, "GGD", "door corona"});
        book.row(4, {"Eenzaamheid", 5, "  ", "herstel"});
        book.row(5, {"Jeugdcriminaliteit", 5, "Politie", kUnanswered});
        require_outcome(fixture.check("V06"), 3, 1, 0);
        CHECK(cells(fixture.check("V06")) == "C4");
        CHECK(cells(fixture.check("V07")) == "D5");
        CHECK(fixture.findings("V06").at(0).message == "Bij deze cijfers staat geen bron: 'Eenzaamheid (T-1)'.");
        CHECK(fixture.findings("V07").at(0).message.find("'Jeugdcriminaliteit (T-2)'") != std::string::npos);
        fixture.catalogue.indicators[0].source = "GGD";   // the catalogue says it
        CHECK(fixture.check("V06").invalid == 0);
    }
    SUBCASE("one word for all that follow, and an empty column: nothing is said of a row") {
        book.row(2, {"Eenzaamheid", 5, "GGD"});
        for (const std::uint32_t row : {3U, 4U}) book.row(row, {"Eenzaamheid", 5});
        book.row(5, {"Jeugdcriminaliteit", 5});
        require_outcome(fixture.check("V06"), 0, 0, 4);
        require_outcome(fixture.check("V07"), 0, 0, 4);
    }
    SUBCASE("no such column; a note below the table is no heading") {
        book.row(1, {"Indicator", "2023"});
        for (const std::uint32_t row : {2U, 3U, 4U, 5U}) book.row(row, {"Eenzaamheid", 5});
        book.row(6, {"Bron"});
        require_outcome(fixture.check("V06"), 0, 0, 4);
    }
    SUBCASE("the words on a line of their own below the figures") {
        book.row(2, {"Eenzaamheid", 5, "GGD", "a"});
        book.row(3, {"Eenzaamheid", 5, "GGD", "b"});
        book.row(4, {"Eenzaamheid", 5, "GGD", "c"});
        book.row(5, {"Jeugdcriminaliteit", 5, "GGD"});
        book.row(6, {"", "", "", "minder aangiften"});
        require_outcome(fixture.check("V07"), 4, 0, 0);
    }
}

TEST_CASE("C12: an account whose end is not what came of its beginning") {
    Fixture fixture;
    auto& book = fixture.workbook;
    SUBCASE("in rows") {
        book.row(1, {"Bevolking", 2021, 2022, 2023, 2024});
        book.row(2, {"Bevolking op 1 januari", 50105, 50200, 50310, 50400});
        book.row(3, {"Levend geborenen", 410, 420, 400, 410});
        book.row(4, {"Overledenen", 515, -520, 510, "x"});
        book.row(5, {"Vestiging", 1900, 1950, 2000, 2010});
        book.row(6, {"Vertrek", 1700, 1740, 1850, 1800});
        book.row(7, {"Overige correcties", 0, 0, -5, 0});
        book.row(8, {"Bevolking op 31 december", 50200, 50310, 50400, 50500});
        fixture.read_accounts_of_sheet();
        const auto outcome = fixture.check("C12");
        require_outcome(outcome, 2, 1, 1);
        CHECK(cells(outcome) == "D8");
        CHECK(fixture.findings("C12").at(0).message.find("+55") != std::string::npos);
    }
    SUBCASE("in columns, rounded by five") {
        book.row(1, {"Wijk", "Woningvoorraad 1 januari", "Nieuwbouw", "Sloop", "Woningvoorraad 31 december"});
        book.row(2, {"Boshoven", 3000, 50, 10, 3045});
        book.row(3, {"Keent", 2000, 30, 5, 2225});
        book.row(4, {"Biest", 1000, 10, 0, formula("B4+C4-D4", 1010)});
        fixture.read_accounts_of_sheet();
        const auto outcome = fixture.check("C12");
        require_outcome(outcome, 2, 1, 0);
        CHECK(cells(outcome) == "E3");
    }
    SUBCASE("a line that nobody understands") {
        book.row(1, {"Voorraad", 2021});
        book.row(2, {"Beginstand", 100});
        book.row(3, {"Nieuwbouw", 10});
        book.row(4, {"Transformatie", 5});
        book.row(5, {"Sloop", 1});
        book.row(6, {"Eindstand", 114});
        fixture.read_accounts_of_sheet();
        require_outcome(fixture.check("C12"), 0, 0, 1);
    }
}

TEST_CASE("C03: parts against a total that somebody typed") {
    Fixture fixture;
    fixture.regions = weert();
    auto& book = fixture.workbook;
    book.row(1, {"Wijk", 2021, 2022, 2023});
    book.row(2, {"Boshoven", 10, 10, 10.2});
    book.row(3, {"Biest", 20, 20, 20.2});
    book.row(4, {"Keent", 31, 31, 31.2});
    SUBCASE("holds, fails, is no sum") {
        book.row(5, {"Totaal", 61, 67, 20.5});   // the third column: an average
        require_outcome(fixture.check("C03"), 1, 1, 1);
        CHECK(cells(fixture.check("C03")) == "C5");
        CHECK(fixture.findings("C03").at(0).message.find("tellen op tot 61, maar het totaal is 67") != std::string::npos);
    }
    SUBCASE("a formula adds up by itself") {
        book.row(5, {"Totaal", formula("SUM(B2:B4)", 61), formula("SUM(C2:C4)", 99)});
        require_outcome(fixture.check("C03"), 2, 0, 0);
    }
    SUBCASE("a part that is not shown") {
        book.row(4, {"Keent", "<5", "x"});
        book.row(5, {"Totaal", 33, 33, 61.6});
        require_outcome(fixture.check("C03"), 1, 0, 2);
    }
    SUBCASE("rounding") {
        book.row(5, {"Totaal", 61, 61, 61.7});
        require_outcome(fixture.check("C03"), 3, 0, 0);
    }
    SUBCASE("the municipality below its districts is their total") {
        book.row(5, {"Gemeente Weert (CBS)", 61, 67, 20.5});
        require_outcome(fixture.check("C03"), 1, 1, 1);
    }
    SUBCASE("subtotals and a grand total") {
        book.row(5, {"Subtotaal", 61, 61});
        book.row(6, {"Tungelroy", 6, 6});
        book.row(7, {"Leuken", 7, 7});
        book.row(8, {"Subtotaal", 13, 15});
        book.row(9, {"Totaal", 74, 74});
        require_outcome(fixture.check("C03"), 5, 1, 0);
        CHECK(cells(fixture.check("C03")) == "C8");
    }
    SUBCASE("of which: counted in the line above") {
        book.row(5, {"waarvan kerkdorpen", 6, 6});
        book.row(6, {"Totaal", 61, 61});
        require_outcome(fixture.check("C03"), 2, 0, 0);
    }
    SUBCASE("another table above") {
        book.row(6, {"Soort", 2021, 2022});
        book.row(7, {"Zorg", 3, 3});
        book.row(8, {"Hulp", 4, 4});
        book.row(9, {"Totaal", 7, 8});
        CHECK(cells(fixture.check("C03")) == "C9");
    }
    SUBCASE("areas rounded to five by CBS") {
        book.row(2, {"Boshoven", 10});
        book.row(3, {"Biest", 20});
        book.row(4, {"Keent", 30});
        book.row(5, {"Totaal", 67});
        require_outcome(fixture.check("C03"), 1, 0, 0);
    }
}

TEST_CASE("C07: a series across a change of method") {
    Fixture fixture;
    fixture.catalogue.indicators[0].breaks = {{2020, "nieuwe vraag"}};
    fixture.series("T-1", 2, {{2018, 40}, {2020, 45}});
    CHECK(cells(fixture.check("C07")) == "C2");
    fixture.submission.observations.clear();
    fixture.series("T-1", 2, {{2020, 45}, {2022, 46}});
    require_outcome(fixture.check("C07"), 1, 0, 0);

    Fixture noted;
    noted.series("T-1", 2, {{2018, 40}, {2020, 45}});
    noted.series("T-2", 3, {{2020, 40}, {2022, 45}});
    noted.series("T-3", 4, {{2018, 40}, {2022, 45}});
    noted.workbook.row(2, {"", "", "", "", "vanaf 2020 andere definitie, niet vergelijkbaar"});
    noted.workbook.row(3, {"", "", "", "", "nieuwe definitie sinds 2020"});   // no figure of before
    noted.workbook.row(4, {"", "", "", "", "trendbreuk"});                    // no year
    noted.workbook.row(9, {"Let op: reeksbreuk in 2020"});                    // on no row of figures
    require_outcome(noted.check("C07"), 1, 1, 2);
    CHECK(cells(noted.check("C07")) == "E2");
}

TEST_CASE("C07: a series that the source itself begins anew") {
    Fixture fixture;
    fixture.series("T-1", 2, {{2020, 40}, {2021, 45}, {2022, 46}});
    auto& all = fixture.submission.observations;
    require_outcome(fixture.check("C07"), 0, 0, 0);
    all[1].begins_series = true;
    CHECK(cells(fixture.check("C07")) == to_a1(all[1].place.cell));
    all[1].value.reset();   // the year of the break has no figure: the next one is the first of the new series
    CHECK(cells(fixture.check("C07")) == to_a1(all[2].place.cell));
    all[1].begins_series = false;
    all[0].begins_series = true;   // nothing stands before it
    CHECK(cells(fixture.check("C07")).empty());
}

TEST_CASE("P01: citizen service numbers, by the eleven test") {
    CHECK(passes_eleven_test("111222333"));   // the invented number of the government's own examples
    CHECK_FALSE(passes_eleven_test("111222334"));
    CHECK_FALSE(passes_eleven_test("000000000"));
    CHECK_FALSE(passes_eleven_test("11122233"));

    Fixture fixture;
    SUBCASE("under a heading") {
        fixture.workbook.row(1, {"Naam", "BSN", "Nummer"});
        fixture.workbook.row(2, {"x", "111222333", 111222334});
        fixture.workbook.row(3, {"y", 123456782, 111222335});
        fixture.workbook.row(4, {"z", "onbekend", 111222336});
        require_outcome(fixture.check("P01"), 0, 1, 0);
        CHECK(cells(fixture.check("P01")) == "B1:B3");
        fixture.submission.remarks.push_back(remark("W01", "B2", {{"waarde", "111222333"}}));
        CHECK(fixture.findings("W01").empty());   // no other finding repeats what stands among them
        for (const auto& finding : validate(fixture.context())) CHECK(finding.message.find("111222333") == std::string::npos);
    }
    SUBCASE("without a heading: nearly all pass, which chance does not do") {
        for (std::uint32_t r = 1; r <= 8; ++r) {
            int base = 11122200 + static_cast<int>(r) * 37, number = 0;
            for (int last = 0; last < 10 && number == 0; ++last)
                if (passes_eleven_test(std::to_string(base * 10 + last))) number = base * 10 + last;
            fixture.workbook.row(r, {number == 0 ? TestCell(111222333) : TestCell(number), 100000000 + static_cast<int>(r)});
        }
        CHECK(cells(fixture.check("P01")) == "A1:A8");
    }
    SUBCASE("a heading with other numbers below it") {
        fixture.workbook.row(1, {"BSN controle"});
        for (std::uint32_t r = 2; r < 9; ++r) fixture.workbook.row(r, {"ja"});
        require_outcome(fixture.check("P01"), 0, 0, 0);
    }
}

TEST_CASE("P02: what is certainly a person's, and what only beside it") {
    Fixture fixture;
    auto& book = fixture.workbook;
    SUBCASE("a list of clients") {
        book.row(1, {"Cli\xC3\xABntnr", "Geb.datum", "Postcode", "Wijk"});
        for (std::uint32_t r = 2; r < 6; ++r) book.row(r, {"C" + std::to_string(r), date(20000 + r), "1234 AB", "Boshoven"});
        CHECK(cells(fixture.check("P02")) == "A1:A5 B1:B5 C1:C5");
    }
    SUBCASE("a list of clubs") {
        book.row(1, {"Vereniging", "Adres", "Postcode", "Telefoon", "E-mail"});
        book.row(2, {"Korfbal", "Dorpsstraat 1", "1234 AB", "0495 123456", "info@korfbal.example"});
        book.row(3, {"Judo", "Kerkplein 2", "1234 CD", "0495 123457", "info@judo.example"});
        require_outcome(fixture.check("P02"), 0, 0, 0);
    }
    SUBCASE("a heading and nothing below it that fits") {
        book.row(1, {"Geboortedatum"});
        book.row(2, {"verplicht veld"});
        require_outcome(fixture.check("P02"), 0, 0, 0);
    }
}

TEST_CASE("P03: few people in a small area") {
    Fixture fixture;
    fixture.regions = weert();
    auto& count = fixture.observe("T-3", 2022, 4, "B2");
    SUBCASE("the municipality as a whole") { require_outcome(fixture.check("P03"), 1, 0, 0); }
    SUBCASE("a district, without any threshold") {
        count.region = "WK098801";
        require_outcome(fixture.check("P03"), 0, 0, 1);
    }
    SUBCASE("by the sheet's own marks") {
        count.region = "WK098801";
        auto& mark = fixture.observe("T-3", 2022, std::nullopt, "B3");   // "< 10"
        mark.region = "WK098802";
        mark.status = ObservationStatus::suppressed;
        mark.below = 10;
        require_outcome(fixture.check("P03"), 0, 1, 0);
        CHECK(fixture.findings("P03").at(0).message.find("10") != std::string::npos);
    }
    SUBCASE("by the catalogue") {
        count.region = "WK098801";
        fixture.catalogue.indicators[2].small_count_threshold = 3;
        require_outcome(fixture.check("P03"), 1, 0, 0);
    }
    SUBCASE("what counts people") {
        count.region = "WK098801";
        fixture.catalogue.indicators[2].name = "Aantal personen met schulden";
        require_outcome(fixture.check("P03"), 0, 1, 0);
    }
}

TEST_CASE("P04: one part left out, and the rest shown") {
    Fixture fixture;
    auto& book = fixture.workbook;
    book.row(1, {"Wijk", 2021, 2022});
    book.row(2, {"Boshoven", 40, 40});
    book.row(3, {"Biest", "<5", "<5"});
    book.row(4, {"Keent", 20, "<5"});
    book.row(5, {"Totaal", 63, 64});
    for (const auto* cell : {"B3", "C3", "C4"}) fixture.observe("T-3", 2022, std::nullopt, cell).status = ObservationStatus::suppressed;
    require_outcome(fixture.check("P04"), 1, 1, 0);
    CHECK(cells(fixture.check("P04")) == "B3");
    book.row(5, {"Totaal", 30, 64});   // no total of these parts
    require_outcome(fixture.check("P04"), 1, 0, 1);
}

TEST_CASE("V09, V10, V11: the questions a to g") {
    Fixture fixture;
    fixture.questionnaires = {read_questionnaire(source_dir() / "templates/invloedsmatrix.xml")};
    const auto answer = [&](const std::string& question, const std::string& text, const std::string& cell) {
        fixture.submission.own_answers.push_back({"invloedsmatrix", "T-1", question, text, {0, parse_cell(cell).value()}});
    };
    SUBCASE("complete, and in agreement") {
        answer("a", "ja", "D2"), answer("b", "subsidie; netwerk", "E2"), answer("c", "eigen", "F2"), answer("d", "direct", "G2"), answer("g", "groot", "J2");
        for (const auto* code : {"V09", "V10", "V11"}) CHECK(fixture.check(code).invalid == 0);
    }
    SUBCASE("no policy: its kind need not be said, great influence is odd") {
        answer("a", "nee", "D2"), answer("b", "n.v.t.", "E2"), answer("g", "groot", "J2");
        require_outcome(fixture.check("V09"), 1, 0, 0);
        require_outcome(fixture.check("V10"), 0, 1, 0);
        CHECK(cells(fixture.check("V10")) == "D2:J2");
    }
    SUBCASE("begun, not finished") {
        answer("a", "ja", "D2"), answer("d", "direct", "G2"), answer("g", "groot", "J2");
        answer("a", "ja", "D3"), answer("d", "direct", "G3");
        require_outcome(fixture.check("V09"), 1, 1, 0);
        CHECK(cells(fixture.check("V09")) == "J3");
    }
    SUBCASE("no choice of the list, where the others are") {
        answer("a", "ja", "D2"), answer("a", "misschien", "D3"), answer("a", "deels", "D4");
        answer("f", "- vergrijzing", "I2"), answer("f", "+ beleid van het Rijk", "I3");   // asked in words here
        require_outcome(fixture.check("V11"), 2, 1, 2);
        CHECK(cells(fixture.check("V11")) == "D3");
    }
}

TEST_CASE("V05: a target on the wrong side of the last figure") {
    Fixture fixture;
    fixture.series("T-1", 2, {{2020, 40}, {2022, 37}});   // lower is better
    const auto target = [&](int year, double value) {
        SubmittedTarget one;
        one.indicator = "T-1", one.region = "GM0988", one.period = {year}, one.value = value, one.place = {0, {2, 7}};
        fixture.submission.targets.push_back(one);
    };
    SUBCASE("better") {
        target(2026, 35);
        require_outcome(fixture.check("V05"), 1, 0, 0);
    }
    SUBCASE("worse: the last year counts") {
        target(2024, 36), target(2026, 39);
        require_outcome(fixture.check("V05"), 0, 1, 0);
        CHECK(cells(fixture.check("V05")) == "G2");
    }
    SUBCASE("no direction") {
        fixture.catalogue.indicators[0].direction = Direction::context;
        target(2026, 39);
        require_outcome(fixture.check("V05"), 0, 0, 1);
    }
    SUBCASE("no figure before it") {
        target(2019, 39);
        require_outcome(fixture.check("V05"), 0, 0, 1);
    }
}
