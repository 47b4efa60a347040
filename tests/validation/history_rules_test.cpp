// SPDX-License-Identifier: EUPL-1.2
// Rules about a figure in the light of its series: where each holds, fails and cannot be decided. All numbers are invented.
#include <doctest/doctest.h>

#include "validation/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

TEST_CASE("C06: far from its own history") {
    Fixture fixture;
    SUBCASE("one of six") {
        fixture.series("T-1", 2, {{2017, 5.1}, {2018, 5.3}, {2019, 14.8}, {2020, 5.0}, {2021, 4.9}, {2022, 5.2}});
        CHECK(cells(fixture.check("C06")) == "D2");
        CHECK(fixture.check("C13").invalid == 0);
    }
    SUBCASE("a series that rises") {
        fixture.series("T-1", 2, {{2017, 5}, {2018, 7}, {2019, 9}, {2020, 12}, {2021, 15}, {2022, 19}});
        CHECK(fixture.check("C06").invalid == 0);
    }
    SUBCASE("two apart: which is odd is not clear") {
        fixture.series("T-1", 2, {{2017, 5.1}, {2018, 5.3}, {2019, 14.8}, {2020, 5.0}, {2021, 4.9}, {2022, 15.2}});
        CHECK(fixture.check("C06").invalid == 0);
    }
    SUBCASE("chance in small counts") {
        fixture.series("T-3", 2, {{2017, 3}, {2018, 3}, {2019, 9}, {2020, 4}, {2021, 3}, {2022, 3}});
        CHECK(fixture.check("C06").invalid == 0);
    }
    SUBCASE("too short") {
        fixture.series("T-1", 2, {{2019, 5}, {2020, 15}, {2021, 5}, {2022, 5}});
        CHECK(fixture.check("C06").undecided == 4);
    }
}

TEST_CASE("C13: a power of ten off") {
    Fixture fixture;
    SUBCASE("a count") {
        fixture.series("T-3", 2, {{2019, 234}, {2020, 2410}, {2021, 241}, {2022, 239}});
        CHECK(cells(fixture.check("C13")) == "C2");
        CHECK(fixture.findings("C13").at(0).message.find("factor 10") != std::string::npos);
        CHECK(fixture.check("C06").invalid == 0);   // said once
    }
    SUBCASE("a percentage ten times too small") {
        fixture.series("T-1", 2, {{2019, 41}, {2020, 4.2}, {2021, 43}, {2022, 42}});
        CHECK(cells(fixture.check("C13")) == "C2");
        CHECK(fixture.check("W05").invalid == 0);
    }
    SUBCASE("a share where percentages stand is W05") {
        fixture.series("T-1", 2, {{2019, 41}, {2020, 0.42}, {2021, 43}, {2022, 42}});
        CHECK(fixture.check("C13").invalid == 0);
        CHECK(fixture.check("W05").invalid == 1);
    }
    SUBCASE("small counts") {
        fixture.series("T-3", 2, {{2019, 2}, {2020, 21}, {2021, 2}, {2022, 3}});
        CHECK(fixture.check("C13").invalid == 0);
    }
    SUBCASE("a series that is not steady") {
        fixture.series("T-3", 2, {{2019, 20}, {2020, 2410}, {2021, 241}, {2022, 900}});
        CHECK(fixture.check("C13").undecided == 4);
    }
}

TEST_CASE("C09: another population than the indicator's") {
    Fixture fixture;
    fixture.catalogue.indicators[0].population = "inwoners";
    fixture.catalogue.indicators[1].population = "jeugd";
    auto& point = fixture.observe("T-1", 2022, 47, "B2");
    SUBCASE("elderly only") {
        point.group = "65+";
        CHECK(cells(fixture.check("C09")) == "B2");
    }
    SUBCASE("the health monitor's inhabitants") {
        point.group = "19+";
        CHECK(fixture.check("C09").undecided == 1);
    }
    SUBCASE("a breakdown") {
        point.group = "65+";
        fixture.observe("T-1", 2022, 44, "C2").group = "18-64 jaar";
        CHECK(fixture.check("C09").valid == 2);
    }
    SUBCASE("in words and in years the same") {
        point.indicator = "T-2";
        point.group = "12-18 jaar";
        CHECK(fixture.check("C09").valid == 1);
    }
    SUBCASE("adults where youth is meant") {
        point.indicator = "T-2";
        point.group = "volwassenen";
        CHECK(fixture.check("C09").invalid == 1);
    }
    SUBCASE("nobody said whom the indicator is about") {
        point.indicator = "T-3";
        point.group = "65+";
        CHECK(fixture.check("C09").undecided == 1);
    }
}

TEST_CASE("W14: a count with decimals") {
    Fixture fixture;
    SUBCASE("one of the series") {
        fixture.series("T-3", 2, {{2020, 61}, {2021, 41.5}, {2022, 55}});
        CHECK(cells(fixture.check("W14")) == "C2");
    }
    SUBCASE("all of them: no count") {
        fixture.series("T-3", 2, {{2020, 61.2}, {2021, 41.5}, {2022, 55.1}});
        CHECK(fixture.check("W14").undecided == 3);
    }
    SUBCASE("another unit") {
        fixture.series("T-1", 2, {{2020, 61.2}});
        CHECK(fixture.check("W14").valid + fixture.check("W14").invalid + fixture.check("W14").undecided == 0);
    }
}

TEST_CASE("W15: below nothing") {
    Fixture fixture;
    fixture.observe("T-3", 2022, -4, "B2");
    fixture.observe("T-3", 2023, 4, "C2");
    fixture.observe("T-4", 2022, -4, "B3");   // no unit: a change may be negative
    const auto outcome = fixture.check("W15");
    CHECK(outcome.valid == 1);
    CHECK(cells(outcome) == "B2");
    CHECK(outcome.undecided == 1);
    CHECK(fixture.check("W04").invalid == 0);   // said once
}
