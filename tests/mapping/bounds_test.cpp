// SPDX-License-Identifier: EUPL-1.2
// Margins of a figure: read with it, in every layout, and never a figure of their own. All figures are invented.
#include "mapping/bounds.h"

#include <doctest/doctest.h>

#include "mapping/fixture.h"

namespace graadmeter::test {
namespace {

// "44.1..50.9" of the observation in a cell, "-" without margins, "" when there is no observation.
std::string margins(const Submission& s, const std::string& a1, std::uint32_t sheet = 0) {
    const auto* o = at(s, a1, sheet);
    if (!o) return "";
    return o->interval ? plain_number(o->interval->lower) + ".." + plain_number(o->interval->upper) : "-";
}

}  // namespace

TEST_CASE("an interval in one text") {
    const auto read = [](const char* text) {
        const auto interval = interval_in(text, DecimalMark::comma);
        return interval ? plain_number(interval->lower) + ".." + plain_number(interval->upper) : "";
    };
    for (const char* text : {"6,1 - 7,4", "[6,1; 7,4]", "(6,1%–7,4%)", "6,1 tot 7,4", "6,1-7,4", " 6,1 — 7,4 "}) CHECK(read(text) == "6.1..7.4");
    CHECK(read("-1,5 - 2,5") == "-1.5..2.5");
    for (const char* text : {"", "-", "6,1", "6,1 -", "n.v.t.", "van 6 tot 7 jaar", "6,1 (2022) - 7,4", "2018-2020 - 2022"}) CHECK(read(text).empty());
    CHECK(margin_in("± 1,2", DecimalMark::comma) == 1.2);
    CHECK(margin_in("+/- 1,2 %-punt", DecimalMark::comma) == 1.2);
    CHECK_FALSE(margin_in("klein", DecimalMark::comma));
}

TEST_CASE("an interval is only taken when the figure lies in it") {
    Observation figure;
    figure.value = 10;
    CHECK(give_interval(figure, {}) == BoundsFit::none);
    CHECK(give_interval(figure, {9.0, {}, {}}) == BoundsFit::none);       // one bound tells no width
    CHECK(give_interval(figure, {10.0, 10.0, {}}) == BoundsFit::none);    // rounded away
    CHECK(give_interval(figure, {11.0, 12.0, {}}) == BoundsFit::misfit);
    CHECK(give_interval(figure, {12.0, 8.0, {}}) == BoundsFit::misfit);
    CHECK(give_interval(figure, {{}, {}, -1.0}) == BoundsFit::none);     // a margin of another kind
    CHECK_FALSE(figure.interval);
    CHECK(give_interval(figure, {8.0, 10.0, {}}) == BoundsFit::given);
    CHECK(figure.interval == Interval{8, 10});
    figure.value.reset();
    CHECK(give_interval(figure, {8.0, 12.0, {}}) == BoundsFit::none);
}

TEST_CASE("CBS and RIVM: rows of bounds go with the row of the value, before or after it") {
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("set");
    sheet.row(1, {"ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Gemeentenaam_1", "SoortRegio_2", "Codering_3",
                  "ErvarenGezondheidGoedZeerGoed_4", "Eenzaam_27"});
    sheet.row(2, {0, "20300   ", "MW00000", "GM0988    ", "2022JJ00", "Weert", "Gemeente", "GM0988", 74.1, 47.5});
    sheet.row(3, {1, "20300   ", "MOG0095", "GM0988    ", "2022JJ00", "Weert", "Gemeente", "GM0988", 70, 44.1});
    sheet.row(4, {2, "20300   ", "MBG0095", "GM0988    ", "2022JJ00", "Weert", "Gemeente", "GM0988", ".", 50.9});
    sheet.row(5, {3, "80200   ", "MBG0095", "WK098801  ", "2022JJ00", "Weert", "Wijk", "WK098801", 70, 60});
    sheet.row(6, {4, "80200   ", "MOG0095", "WK098801  ", "2022JJ00", "Weert", "Wijk", "WK098801", 61, 50});
    sheet.row(7, {5, "80200   ", "MW00000", "WK098801  ", "2022JJ00", "Weert", "Wijk", "WK098801", 66.2, 49});
    sheet.row(8, {6, "80200   ", "MSE0001", "WK098801  ", "2022JJ00", "Weert", "Wijk", "WK098801", 2, 2});
    sheet.row(9, {7, "20300   ", "MW00000", "GM0988    ", "2020JJ00", "Weert", "Gemeente", "GM0988", 73, 46});
    for (const char* file : {"gezondheid.csv", "50150NED_TypedDataSet.csv"}) {
        const auto s = Fixture().map(book, file);
        CHECK(s.observations.size() == 6);   // two subjects of three rows of values: no bound is a figure
        CHECK(line(s, "J2") == "WEE-002 GM0988 2022 18+ = 47.5 %");
        CHECK(margins(s, "J2") == "44.1..50.9");
        CHECK(margins(s, "I2") == "-");      // one bound is not published
        CHECK(margins(s, "I7") == "61..70");
        CHECK(margins(s, "J7") == "-");      // 49 is not between 50 and 60
        CHECK(margins(s, "J9") == "-");      // another year
        CHECK(said(s) == std::vector<std::string>{"W17 J7"});
        CHECK(fact(s, "W17", "ondergrens") == "50");
    }
}

TEST_CASE("a long table with bounds in columns, in percentages or not") {
    MemoryWorkbook book;
    auto& sheet = book.add("Enquete");
    sheet.row(1, {"Indicator", "Jaar", "Waarde", "Eenheid", "Ondergrens", "Bovengrens"});
    sheet.row(2, {"Eenzaamheid", 2020, 46, "%", 43, 49});
    sheet.row(3, {"Eenzaamheid", 2022, percent(0.475), "%", percent(0.441), percent(0.509)});
    sheet.row(4, {"Roken", 2022, "17,5", "%", "15,1", "19,9"});
    sheet.row(5, {"Stress", 2022, 12, "%", ".", "14"});
    sheet.row(6, {"Vrijwilligers", 2022, 30, "%", 31, 33});
    const auto s = Fixture().map(book);
    CHECK(s.observations.size() == 5);
    CHECK(margins(s, "C2") == "43..49");
    CHECK(line(s, "C3") == "WEE-002 GM0988 2022 = 47.5 %");
    CHECK(margins(s, "C3") == "44.1..50.9");
    CHECK(margins(s, "C4") == "15.1..19.9");
    CHECK(margins(s, "C5") == "-");
    CHECK(margins(s, "C6") == "-");
    CHECK(said(s) == std::vector<std::string>{"W02 C4", "W17 C6"});
}

TEST_CASE("a long table with an interval or a margin in one column; another level of confidence is not 95 %") {
    const auto read = [](const char* heading, TestCell cell) {
        MemoryWorkbook book;
        auto& sheet = book.add("Enquete");
        sheet.row(1, {"Indicator", "Jaar", "Waarde", heading});
        sheet.row(2, {"Eenzaamheid", 2022, 47.5, std::move(cell)});
        const auto s = Fixture().map(book);
        CHECK(s.observations.size() == 1);
        CHECK(said(s).empty());
        return margins(s, "C2");
    };
    CHECK(read("95%-betrouwbaarheidsinterval", "44,1 - 50,9") == "44.1..50.9");
    CHECK(read("Betrouwbaarheidsinterval (95%)", "[44,1; 50,9]") == "44.1..50.9");
    CHECK(read("Marge (±)", 3.5) == "44..51");
    CHECK(read("Marge", "± 3,5") == "44..51");
    CHECK(read("90%-betrouwbaarheidsinterval", "44,1 - 50,9") == "-");
    CHECK(read("Betrouwbaarheidsinterval", "onbekend") == "-");
}

TEST_CASE("the bounds of a norm or of a target band are no margins") {
    Fixture fixture;
    Indicator band;
    band.id = "T-1";
    band.name = "Groepsgrootte";
    band.direction = Direction::target_band;
    fixture.catalogue.indicators.push_back(band);
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    SUBCASE("a band") {
        sheet.row(1, {"Indicator", "Jaar", "Waarde", "Ondergrens", "Bovengrens"});
        sheet.row(2, {"Groepsgrootte", 2022, 24, 20, 28});
        sheet.row(3, {"Groepsgrootte", 2023, 30, 20, 28});
    }
    SUBCASE("a norm") {
        sheet.row(1, {"Indicator", "Jaar", "Waarde", "Norm ondergrens", "Norm bovengrens"});
        sheet.row(2, {"Eenzaamheid", 2022, 24, 20, 28});
        sheet.row(3, {"Eenzaamheid", 2023, 30, 20, 28});
    }
    const auto s = fixture.map(book);
    CHECK(s.observations.size() == 2);
    CHECK(margins(s, "C2") == "-");
    CHECK(margins(s, "C3") == "-");
    CHECK(said(s).empty());
}

TEST_CASE("years in columns: each bound belongs to its own year, in one header row or in two") {
    MemoryWorkbook book;
    SUBCASE("one row") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2018, 2022, "Ondergrens 2018", "Bovengrens 2018", "Ondergrens 2022", "Bovengrens 2022"});
        sheet.row(2, {"Eenzaamheid", 42, 47.5, 40, 44, 44.1, 50.9});
        const auto s = Fixture().map(book);
        CHECK(s.observations.size() == 2);
        CHECK(margins(s, "B2") == "40..44");
        CHECK(margins(s, "C2") == "44.1..50.9");
        CHECK(said(s).empty());
    }
    SUBCASE("two rows") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2018, {}, {}, 2022, {}, {}});
        sheet.row(2, {{}, "%", "ondergrens", "bovengrens", "%", "ondergrens", "bovengrens"});
        sheet.row(3, {"Eenzaamheid", 42, 40, 44, 47.5, 44.1, 50.9});
        const auto s = Fixture().map(book);
        CHECK(s.observations.size() == 2);
        CHECK(margins(s, "B3") == "40..44");
        CHECK(margins(s, "E3") == "44.1..50.9");
    }
    SUBCASE("a margin behind each year") {
        auto& sheet = book.add("Cijfers");
        sheet.row(1, {"Indicator", 2018, "marge", 2022, "marge "});
        sheet.row(2, {"Eenzaamheid", 42, 2, 47.5, 3.5});
        const auto s = Fixture().map(book);
        CHECK(s.observations.size() == 2);
        CHECK(margins(s, "B2") == "40..44");
        CHECK(margins(s, "D2") == "44..51");
    }
}

TEST_CASE("indicators in columns: a bound is its own indicator's, and nobody's when that is not read") {
    MemoryWorkbook book;
    auto& sheet = book.add("Wijken 2022");
    sheet.row(1, {"Wijk", "Eenzaamheid", "Eenzaamheid ondergrens", "Eenzaamheid bovengrens", "Roken", "Eigenaardigheid", "Eigenaardigheid ondergrens",
                  "Eigenaardigheid bovengrens"});
    sheet.row(2, {"Boshoven", 47.5, 44.1, 50.9, 17, 8, 16, 18});
    sheet.row(3, {"Groenewoud", 42, 40, 44, 18, 8, 17, 19});
    const auto s = Fixture().map(book);
    CHECK(s.observations.size() == 4);
    CHECK(margins(s, "B2") == "44.1..50.9");
    CHECK(margins(s, "B3") == "40..44");
    CHECK(margins(s, "E2") == "-");
}

}  // namespace graadmeter::test
