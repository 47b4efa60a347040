// SPDX-License-Identifier: EUPL-1.2
// Components as series of their own, and what they say together. All figures are invented.
#include "analysis/composition.h"

#include <doctest/doctest.h>

#include "analysis/assessment.h"

using namespace graadmeter;
using doctest::Approx;

namespace {

constexpr const char* kDronten = "GM0303";

struct Composite {
    Catalogue catalogue;
    Submission submission;
    RegionList regions{{{kDronten, "Dronten", "", {}, false}}};

    Composite(const std::string& composition, const std::string& unit, const std::vector<Component>& components) {
        catalogue.municipality = kDronten;
        Indicator whole;
        whole.id = "D";
        whole.name = "Inkomen tot 110 en 120%";
        whole.unit = unit;
        whole.direction = Direction::per_component;
        whole.composition = composition;
        whole.components = components;
        catalogue.indicators.push_back(whole);
        derive_parts(catalogue);
    }
    void with(const std::string& component, int year, std::optional<double> value) {
        Observation made;
        made.indicator = "D";
        made.component = component;
        made.region = kDronten;
        made.period = {year, Period::Kind::year, 0};
        made.value = value;
        made.status = value ? ObservationStatus::normal : ObservationStatus::suppressed;
        submission.observations.push_back(made);
    }
    Assessment assess() const { return graadmeter::assess(submission, catalogue, regions, {}); }
};

}  // namespace

TEST_CASE("each component is a series of its own, with its own unit and direction") {
    Composite given("meervoudig", "", {{"D-a", "Inkomen tot 110%", "%", Direction::lower}, {"D-b", "Gemiddelde", "score", Direction::higher}});
    for (int year = 2018; year < 2023; ++year) {
        given.with("D-a", year, 5.0 + year - 2018);
        given.with("D-b", year, 6.0 + 0.1 * (year - 2018));
    }
    const auto result = given.assess();
    REQUIRE(result.series.size() == 2);
    CHECK(result.series[0].indicator == "D");
    CHECK(result.series[0].component == "D-a");
    CHECK(result.series[0].unit == "%");
    CHECK(result.series[0].development == Development::worse);
    CHECK(result.series[1].component == "D-b");
    CHECK(result.series[1].unit == "score");
    CHECK(result.series[1].development == Development::better);
    CHECK(result.series[0].sentence.starts_with("Inkomen tot 110%, Dronten: steeg van 5,0 % (2018) naar 9,0 % (2022)"));
    CHECK(result.series[1].sentence.starts_with("Inkomen tot 110 en 120%: Gemiddelde, Dronten: steeg"));
    CHECK(result.completeness.at(0).data);
    CHECK(result.compositions.empty());
    CHECK(result.confrontation.empty());
}

TEST_CASE("a threshold series: what each threshold adds") {
    Composite given("drempelreeks", "%", {{"D-a", "Inkomen tot 110%", "%", Direction::lower}, {"D-b", "Inkomen tot 120%", "%", Direction::lower},
                                          {"D-c", "Inkomen tot 130%", "%", Direction::lower}});
    given.with("D-a", 2021, 5);
    given.with("D-b", 2021, 8.5);
    given.with("D-c", 2021, 10);
    given.with("D-a", 2022, 6);
    given.with("D-b", 2022, {});
    given.with("D-c", 2022, 11);
    const auto result = given.assess();
    REQUIRE(result.compositions.size() == 1);
    const auto& one = result.compositions[0];
    CHECK(one.components == std::vector<std::string>{"D-a", "D-b", "D-c"});
    REQUIRE(one.periods.size() == 2);
    REQUIRE(one.periods[0].steps.size() == 2);
    CHECK(*one.periods[0].steps[0] == Approx(3.5));
    CHECK(*one.periods[0].steps[1] == Approx(1.5));
    CHECK_FALSE(one.periods[1].steps[0]);   // never across what is suppressed
    CHECK_FALSE(one.periods[1].steps[1]);
    CHECK_FALSE(one.periods[0].ratio);
}

TEST_CASE("a ratio is computed from its two figures") {
    Composite given("verhouding", "verhouding", {{"D-a", "Licht", "%", Direction::higher}, {"D-b", "Zwaar", "%", Direction::context}});
    given.with("D-a", 2021, 12);
    given.with("D-b", 2021, 5);
    given.with("D-a", 2022, 12);
    given.with("D-b", 2022, 0);
    given.with("", 2021, 2.5);
    const auto result = given.assess();
    REQUIRE(result.compositions.size() == 1);
    const auto& periods = result.compositions[0].periods;
    REQUIRE(periods.size() == 2);
    CHECK(*periods[0].ratio == Approx(2.4));
    CHECK(*periods[0].stated == Approx(2.5));
    CHECK_FALSE(periods[1].ratio);   // nothing to divide by
    CHECK_FALSE(periods[1].stated);
}

TEST_CASE("a ratio in the unit of its indicator") {
    Indicator ratio;
    ratio.composition = "verhouding";
    ratio.components = {{"a", "", "aantal", Direction::context}, {"b", "", "aantal", Direction::context}};
    ratio.unit = "%";
    CHECK(*quotient(ratio, 1, 4) == Approx(25));
    ratio.unit = "per_1000";
    CHECK(*quotient(ratio, 1, 4) == Approx(250));
    ratio.components[0].unit = "x1000_euro";
    ratio.components[1].unit = "euro";
    ratio.unit = "";
    CHECK(*quotient(ratio, 1, 4) == Approx(250));
    ratio.composition = "meervoudig";
    CHECK_FALSE(quotient(ratio, 1, 4));
}
