// SPDX-License-Identifier: EUPL-1.2
// Figures of an indicator's components, each read as that component or left for a person to say. All figures are invented.
#include <doctest/doctest.h>

#include "mapping/fixture.h"
#include "mapping/indicator_matcher.h"
#include "model/dutch_number.h"

namespace graadmeter::test {
namespace {

// "DRO-003-110 = 5.2 %"; the indicator's id where it is the whole.
std::string part(const Submission& submission, const std::string& a1) {
    const auto* o = at(submission, a1);
    if (!o) return "";
    CHECK((o->component.empty() || o->component.starts_with("DRO") == o->indicator.starts_with("DRO")));
    return (o->component.empty() ? o->indicator : o->component) + " = " + (o->value ? plain_number(*o->value) : dutch_word(o->status)) + " " + o->unit;
}

std::string matched(IndicatorMatcher& names, const std::string& label) {
    const auto match = names.match(label);
    return match.grade >= MatchGrade::resembling ? match.indicator->id : match.grade == MatchGrade::proposal ? "?" : "";
}

constexpr const char* kIncome = "% inwoners met een inkomen van 110%, 120% en 130% van het sociaal minimum";

}  // namespace

TEST_CASE("components: a label that names one by itself") {
    const Fixture dronten("dronten"), woerden("woerden"), cranendonck("cranendonck");
    IndicatorMatcher names(dronten.catalogue), of_woerden(woerden.catalogue), of_cranendonck(cranendonck.catalogue);
    CHECK(matched(names, "% inwoners met een inkomen van 110% van het sociaal minimum") == "DRO-003-110");
    CHECK(matched(names, "Inwoners met inkomen van 120% van het sociaal minimum") == "DRO-003-120");
    CHECK(matched(names, "DRO-003.130") == "DRO-003-130");
    CHECK(matched(names, "DRO-003-130") == "DRO-003-130");
    CHECK(matched(names, "DRO-003") == "DRO-003");
    CHECK(matched(names, "DRO-003 inkomen van 110%") == "DRO-003-110");
    CHECK(matched(names, kIncome) == "DRO-003");
    CHECK(matched(names, std::string(kIncome) + ": 110%") == "DRO-003-110");
    CHECK(matched(names, std::string(kIncome) + " - 120%") == "DRO-003-120");
    CHECK(matched(names, "% inwoners met een inkomen van 140% van het sociaal minimum") == "?");
    CHECK(matched(names, "110%") != "DRO-003-110");
    CHECK(matched(of_woerden, "Participatie: werk") == "WOE-016");
    CHECK(matched(of_woerden, "Participatie - opleiding") == "WOE-017");
    CHECK(matched(of_woerden, "Participatie") == "WOE-004");
    CHECK(matched(of_woerden, "Werk") != "WOE-016");   // whose work?
    CHECK(matched(of_cranendonck, "% zware rokers") == "CRA-021-b");
    CHECK(matched(of_cranendonck, "% slachtoffer kindermishandeling") == "CRA-012-b");
    CHECK(matched(of_cranendonck, "Aantal beschikkingen jeugdhulp") == "CRA-006-a");
}

TEST_CASE("components: on the rows below their indicator") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", 2021, 2022});
    SUBCASE("a heading without figures") {
        sheet.row(2, {kIncome});
        sheet.row(3, {"  110%", 5.2, 5.4});
        sheet.row(4, {"- 120%", 8.1, "x"});
        sheet.row(5, {"waarvan 130% van het sociaal minimum", 10, 11});
        sheet.row(6, {"% inwoners dat moeite heeft met rondkomen", 12, 13});
        sheet.row(7, {"110%", 1, 2});   // of what?
        const auto s = Fixture("dronten").map(book);
        CHECK(part(s, "B3") == "DRO-003-110 = 5.2 %");
        CHECK(part(s, "C4") == "DRO-003-120 = onderdrukt %");
        CHECK(part(s, "C5") == "DRO-003-130 = 11 %");
        CHECK(part(s, "B6") == "DRO-004 = 12 %");
        CHECK(part(s, "B7").empty());
        CHECK(s.observations.size() == 8);
    }
    SUBCASE("an indicator with a figure of its own: what does not say that it is a part is said") {
        sheet.row(2, {"Participatie", 7.8, 7.9});
        sheet.row(3, {"waarvan werk", 7.1, 7.2});
        sheet.row(4, {"opleiding", 6.8, 6.9});
        sheet.row(5, {"waarvan sport", 6.1, 6.2});
        const auto s = Fixture("woerden").map(book);
        CHECK(part(s, "B2") == "WOE-004 = 7.8 score");
        CHECK(part(s, "B3") == "WOE-016 = 7.1 score");
        CHECK(part(s, "C4") == "WOE-017 = 6.9 score");
        CHECK(says(s, "S10 A4"));
        CHECK(part(s, "B5").empty());
        CHECK(says(s, "S05 A5"));
    }
}

TEST_CASE("components: beside the indicator, in a column of their own") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", "Onderdeel", "Jaar", "Waarde"});
    sheet.row(2, {"Participatie", "werk", 2022, 7.1});
    sheet.row(3, {"Participatie", "Mantelzorg", 2022, 6.4});
    sheet.row(4, {"Participatie", "totaal", 2022, 7.8});
    sheet.row(5, {"Participatie", {}, 2021, 7.7});
    sheet.row(6, {"Participatie", "sport", 2022, 6});
    sheet.row(7, {"Zelfredzaamheid", "sport", 2022, 8.1});   // has no components: the column means something else
    const auto s = Fixture("woerden").map(book);
    CHECK(part(s, "D2") == "WOE-016 = 7.1 score");
    CHECK(part(s, "D3") == "WOE-018 = 6.4 score");
    CHECK(part(s, "D4") == "WOE-004 = 7.8 score");
    CHECK(part(s, "D5") == "WOE-004 = 7.7 score");
    CHECK(part(s, "D6").empty());   // never the whole instead
    CHECK(says(s, "S05 A6"));
    CHECK(part(s, "D7") == "WOE-003 = 8.1 score");
}

TEST_CASE("components: heading columns") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Jaar", kIncome});
    sheet.merge("B1:D1");
    sheet.row(2, {"", "inkomen 110%", "inkomen 120%", "inkomen 130%"});
    sheet.row(3, {2021, 5, 8, 10});
    sheet.row(4, {2022, 6, 9, 11});
    const auto s = Fixture("dronten").map(book);
    CHECK(part(s, "B3") == "DRO-003-110 = 5 %");
    CHECK(part(s, "C4") == "DRO-003-120 = 9 %");
    CHECK(part(s, "D4") == "DRO-003-130 = 11 %");
}

TEST_CASE("components: two figures in one cell") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Indicator", 2021, 2022, 2023});
    sheet.row(2, {"% inwoners dat vindt dat buurtbewoners altijd voor elkaar klaar staan / De mensen in mijn buurt helpen elkaar", "5 / 6", "5 / 6 / 7", "5/6"});
    sheet.row(3, {"Aantal beschikkingen jeugdhulp en wmo", "500 / 600", 3, 4});   // which of them first, the name does not say
    const auto s = Fixture("cranendonck").map(book);
    std::vector<std::string> found;
    for (const auto& o : s.observations)
        if (o.place.cell.row == 2) found.push_back(o.component + " " + plain_number(*o.value));
    CHECK(found == std::vector<std::string>{"CRA-016-a 5", "CRA-016-b 6"});
    CHECK_FALSE(says(s, "W02 B2"));
    CHECK(says(s, "W01 C2"));
    CHECK(at(s, "B3") == nullptr);
}

}  // namespace graadmeter::test
