// SPDX-License-Identifier: EUPL-1.2
// Rules about the years that figures are of: where each holds, fails and cannot be decided. All numbers are invented.
#include <doctest/doctest.h>

#include "validation/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {
// One figure of T-1 for an area, in a row of its own.
void area(Fixture& fixture, const std::string& code, int year, int row) {
    fixture.observe("T-1", year, 10 + row, "B" + std::to_string(row)).region = code;
}
}  // namespace

TEST_CASE("C08: older than its frequency allows") {
    Fixture fixture;   // of 2026
    fixture.catalogue.indicators[0].frequency_years = 1;
    fixture.catalogue.indicators[1].frequency_years = 4;
    fixture.series("T-1", 2, {{2020, 5}, {2022, 6}, {2023, std::nullopt}});
    fixture.series("T-2", 3, {{2018, 5}, {2022, 6}});
    fixture.series("T-3", 4, {{2010, 5}});   // no frequency known
    auto outcome = fixture.check("C08");
    CHECK(cells(outcome) == "C2");
    CHECK(outcome.valid == 1);
    CHECK(outcome.undecided == 1);
    const auto finding = fixture.findings("C08").at(0);
    CHECK(finding.message.starts_with("Het laatste cijfer is van 2022: 'Eenzaamheid (T-1)'. Daarvan komt elk jaar een nieuw cijfer"));
    SUBCASE("a newer one elsewhere in the file") {
        fixture.observe("T-1", 2024, 6, "F9").group = "65+";
        CHECK(fixture.check("C08").invalid == 0);
    }
    SUBCASE("another municipality's is not the sender's") {
        for (auto& each : fixture.submission.observations) each.region = "NL00";
        CHECK(fixture.check("C08").undecided == 3);
    }
    SUBCASE("no longer asked for") {
        fixture.catalogue.indicators[0].dropped = true;
        CHECK(fixture.check("C08").invalid == 0);
    }
}

TEST_CASE("C10: one comparison, several years") {
    Fixture fixture;
    area(fixture, "WK098801", 2022, 2);
    area(fixture, "WK098802", 2022, 3);
    area(fixture, "WK098803", 2020, 4);
    SUBCASE("one area is of another year") {
        const auto outcome = fixture.check("C10");
        CHECK(cells(outcome) == "B4");
        CHECK(outcome.valid == 2);
        CHECK(fixture.findings("C10").at(0).message.find("van 2020, terwijl de meeste gebieden") != std::string::npos);
    }
    SUBCASE("all the same") {
        fixture.submission.observations.back().period.year = 2022;
        CHECK(fixture.check("C10").valid == 3);
    }
    SUBCASE("as many of each: which is odd is not clear") {
        area(fixture, "WK098804", 2020, 5);
        CHECK(fixture.check("C10").undecided == 1);
        CHECK(fixture.check("C10").invalid == 0);
    }
    SUBCASE("several years of an area stand beside each other") {
        fixture.observe("T-1", 2020, 9, "C2").region = "WK098801";
        CHECK(fixture.check("C10").undecided == 1);
    }
    SUBCASE("the country is no area among wijken, and two make no comparison") {
        fixture.submission.observations.back().region = "NL00";
        const auto outcome = fixture.check("C10");
        CHECK(outcome.invalid + outcome.undecided + outcome.valid == 0);
    }
}

TEST_CASE("V12: too few to test") {
    Fixture fixture;
    fixture.series("T-1", 2, {{2018, 5}, {2019, 5}, {2020, 5}, {2021, 5}, {2022, 6}});
    fixture.series("T-2", 3, {{2018, 5}, {2019, 5}, {2020, 5}, {2021, std::nullopt}, {2022, 6}});
    fixture.observe("T-2", 2022, 6, "H3");   // twice is once
    fixture.series("T-3", 4, {{2018, std::nullopt}});
    const auto outcome = fixture.check("V12");
    CHECK(outcome.valid == 1);
    CHECK(outcome.invalid == 1);
    CHECK(outcome.undecided == 1);
    const auto finding = fixture.findings("V12").at(0);
    CHECK(finding.message.starts_with("Van 1 van de 3 indicatoren met cijfers in dit bestand"));
    CHECK(finding.message.find("'Jeugdcriminaliteit (T-2)'") != std::string::npos);
    CHECK(finding.severity == Severity::info);
}
