// SPDX-License-Identifier: EUPL-1.2
// Rules about components beside each other: where each holds, fails and cannot be decided. All numbers are invented.
#include <doctest/doctest.h>

#include "validation/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

struct Composite : Fixture {
    Composite(const std::string& composition, const std::vector<Component>& components, const std::string& unit) {
        Indicator whole = indicator("D-1", "Inkomen tot 110, 120 en 130%", unit);
        whole.composition = composition;
        whole.components = components;
        catalogue.indicators.push_back(whole);
        derive_parts(catalogue);
    }
    Observation& part(const std::string& component, int year, std::optional<double> value, const std::string& cell) {
        auto& made = observe("D-1", year, value, cell);
        made.component = component;
        if (const auto* known = catalogue.part(component)) made.unit = known->unit;
        return made;
    }
};

Composite thresholds() {
    return {"drempelreeks", {{"D-1-a", "Inkomen tot 110%", "%", Direction::lower}, {"D-1-b", "Inkomen tot 120%", "%", Direction::lower},
                             {"D-1-c", "Inkomen tot 130%", "%", Direction::lower}}, "%"};
}

}  // namespace

TEST_CASE("C11: each threshold holds those before it") {
    auto fixture = thresholds();
    SUBCASE("holds, also where nobody is added") {
        fixture.part("D-1-a", 2022, 5.2, "B2");
        fixture.part("D-1-b", 2022, 5.2, "B3");
        fixture.part("D-1-c", 2022, 9.1, "B4");
        require_outcome(fixture.check("C11"), 2, 0, 0);
    }
    SUBCASE("two were exchanged") {
        fixture.part("D-1-a", 2022, 8.1, "B2");
        fixture.part("D-1-b", 2022, 5.2, "B3");
        fixture.part("D-1-c", 2022, 9.1, "B4");
        require_outcome(fixture.check("C11"), 1, 1, 0);
        CHECK(cells(fixture.check("C11")) == "B3");
        const auto found = fixture.findings("C11");
        REQUIRE(found.size() == 1);
        CHECK(found[0].severity == Severity::error);
        CHECK(found[0].message.find("5,2 bij \"Inkomen tot 120%\" is lager dan 8,1 bij \"Inkomen tot 110%\" (cel Cijfers!B2)") != std::string::npos);
    }
    SUBCASE("a part is missing or suppressed: its neighbours are still compared") {
        fixture.part("D-1-a", 2022, 9.9, "B2");
        fixture.part("D-1-b", 2022, {}, "B3").status = ObservationStatus::suppressed;
        fixture.part("D-1-c", 2022, 9.1, "B4");
        require_outcome(fixture.check("C11"), 0, 1, 1);
        auto other = thresholds();
        other.part("D-1-a", 2022, 5.2, "B2");
        other.part("D-1-c", 2022, 9.1, "B4");
        require_outcome(other.check("C11"), 1, 0, 1);
    }
    SUBCASE("whole numbers beside decimals: rounding may have made it fall") {
        fixture.part("D-1-a", 2022, 5.4, "B2");
        fixture.part("D-1-b", 2022, 5, "B3");
        require_outcome(fixture.check("C11"), 0, 0, 2);
    }
    SUBCASE("a whole number in a series with decimals is no rounding") {
        fixture.part("D-1-a", 2021, 5.2, "B2");
        fixture.part("D-1-a", 2022, 5.4, "C2");
        fixture.part("D-1-b", 2021, 6.1, "B3");
        fixture.part("D-1-b", 2022, 5, "C3");
        require_outcome(fixture.check("C11"), 1, 1, 2);
    }
    SUBCASE("another year, group or source, and a provisional figure, are not compared") {
        fixture.part("D-1-a", 2022, 8.1, "B2");
        fixture.part("D-1-b", 2021, 5.2, "B3");
        fixture.part("D-1-b", 2022, 5.2, "B4").group = "65+";
        fixture.part("D-1-c", 2022, 5.2, "B5").status = ObservationStatus::provisional;
        require_outcome(fixture.check("C11"), 0, 0, 6);
        fixture.submission.observations.back().status = ObservationStatus::normal;
        fixture.submission.observations.back().source = "ander";
        require_outcome(fixture.check("C11"), 0, 0, 6);
    }
}

TEST_CASE("components have their own key, unit and direction") {
    Composite fixture("meervoudig", {{"D-1-a", "Aandeel", "%", Direction::lower}, {"D-1-b", "Gemiddelde", "score", Direction::higher}}, "");
    fixture.part("D-1-a", 2022, 50, "B2");
    fixture.part("D-1-b", 2022, 6.5, "B3");
    require_outcome(fixture.check("C02"), 2, 0, 0);   // no contradiction: another component
    require_outcome(fixture.check("W04"), 2, 0, 0);
    fixture.part("D-1-b", 2023, 50, "C3");            // a score
    fixture.part("D-1-a", 2023, 120, "C2");
    CHECK(cells(fixture.check("W04")) == "C2 C3");
    CHECK(fixture.check("W05").invalid == 0);
    fixture.part("D-1-b", 2022, 7.5, "D3");
    CHECK(cells(fixture.check("C02")) == "D3");
    const auto covered = fixture.check("V01");
    CHECK(covered.valid == 1);                        // figures of its components are figures of the indicator
}

TEST_CASE("C03: a ratio beside its two figures") {
    Composite fixture("verhouding", {{"D-1-a", "Licht", "%", Direction::higher}, {"D-1-b", "Zwaar", "%", Direction::context}}, "verhouding");
    fixture.part("D-1-a", 2022, 12, "B2");
    fixture.part("D-1-b", 2022, 4, "B3");
    require_outcome(fixture.check("C03"), 0, 0, 0);   // no quotient: the analysis computes it
    SUBCASE("right, within what rounding does") {
        fixture.observe("D-1", 2022, 3.1, "B4");      // 12.5 / 3.5 = 3.57
        require_outcome(fixture.check("C03"), 1, 0, 0);
    }
    SUBCASE("wrong") {
        fixture.observe("D-1", 2022, 5.0, "B4");
        require_outcome(fixture.check("C03"), 0, 1, 0);
        CHECK(cells(fixture.check("C03")) == "B4");
        CHECK(fixture.findings("C03").at(0).message.find("12 gedeeld door 4 is 3,00, maar er staat 5") != std::string::npos);
    }
    SUBCASE("undecided: a part is missing, nothing to divide by, or told as a percentage") {
        fixture.observe("D-1", 2022, 300, "B4");
        require_outcome(fixture.check("C03"), 0, 0, 1);
        fixture.submission.observations[1].value = 0;
        require_outcome(fixture.check("C03"), 0, 0, 1);
        fixture.submission.observations[1].value.reset();
        require_outcome(fixture.check("C03"), 0, 0, 1);
    }
}
