// SPDX-License-Identifier: EUPL-1.2
// Differences between areas and groups, and the rule "in alle wijken en kernen".
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/assessment.h"

using namespace graadmeter;
using doctest::Approx;

namespace {

using Names = std::vector<std::string>;
constexpr const char* kWoerden = "GM0632";

// Three districts and a village of its own; invented figures.
struct Place3 {
    RegionList regions{{{kWoerden, "Woerden", "PV26", {}, false},
                        {"WK063201", "Schilderskwartier", kWoerden, {}, false},
                        {"WK063202", "Staatsliedenkwartier", kWoerden, {}, false},
                        {"GB063201", "Kamerik", kWoerden, {}, false, "kernen"}}};
    Catalogue catalogue;
    Submission submission;

    Place3() {
        catalogue.municipality = kWoerden;
        Indicator one;
        one.id = "W1";
        one.name = "Sociale kracht";
        one.unit = "score";
        one.direction = Direction::higher;
        one.goals = {"R1"};
        catalogue.indicators.push_back(one);
    }
    Place3& figure(const std::string& region, int year, double value, const std::string& group = "") {
        Observation observation;
        observation.indicator = "W1";
        observation.region = region;
        observation.period = {year, Period::Kind::year, 0};
        observation.group = group;
        observation.value = value;
        observation.unit = "score";
        submission.observations.push_back(observation);
        return *this;
    }
    Place3& rule(const std::string& text, std::optional<int> base, std::optional<int> target) {
        Level level;
        level.id = "R1";
        level.kind = "resultaat";
        level.spatial_rule = text;
        level.base_year = base;
        level.target_year = target;
        catalogue.levels = {level};
        return *this;
    }
    Assessment assessed() const { return assess(submission, catalogue, regions, {}); }
};

}  // namespace

TEST_CASE("districts are compared with districts, in the last year that has two") {
    const Assessment found = Place3()
                                 .figure("WK063201", 2018, 6.0)
                                 .figure("WK063202", 2018, 7.0)
                                 .figure("WK063201", 2022, 5.5)
                                 .figure("WK063202", 2022, 7.5)
                                 .figure("WK063201", 2023, 5.0)
                                 .figure("GB063201", 2022, 9.9)
                                 .figure(kWoerden, 2022, 7.0)
                                 .assessed();
    REQUIRE(found.spreads.size() == 1);
    const SpreadResult& spread = found.spreads[0];
    CHECK(spread.level == "wijk");
    CHECK(spread.latest.period.year == 2022);
    CHECK(spread.latest.lowest == "WK063201");
    CHECK(spread.latest.highest == "WK063202");
    CHECK(spread.latest.range == Approx(2.0));
    CHECK(*spread.latest.ratio == Approx(7.5 / 5.5));
    REQUIRE(spread.change);
    CHECK(spread.change->from.year == 2018);
    CHECK(spread.change->difference == Approx(1.0));
}

TEST_CASE("a change of the range needs the very same members") {
    const Assessment found = Place3()
                                 .figure("WK063201", 2018, 6.0)
                                 .figure("WK063201", 2022, 5.5)
                                 .figure("WK063202", 2022, 7.5)
                                 .assessed();
    REQUIRE(found.spreads.size() == 1);
    CHECK_FALSE(found.spreads[0].change);
}

TEST_CASE("groups of one region are compared among themselves; zero has no ratio") {
    const Assessment found = Place3()
                                 .figure(kWoerden, 2022, 7.0)
                                 .figure(kWoerden, 2022, 0.0, "18-65 jaar")
                                 .figure(kWoerden, 2022, 8.0, "65+")
                                 .assessed();
    REQUIRE(found.spreads.size() == 1);
    CHECK(found.spreads[0].across == Across::groups);
    CHECK(found.spreads[0].fixed == kWoerden);
    CHECK(found.spreads[0].latest.members.size() == 2);
    CHECK_FALSE(found.spreads[0].latest.ratio);
}

TEST_CASE("in alle wijken en kernen: holds, fails with the list, unknown with the list") {
    const auto outcome = [](const Place3& place) { return place.assessed().spatial_rules.at(0); };
    Place3 rising;
    rising.rule("alle", 2022, 2027);
    for (const char* area : {"WK063201", "WK063202", "GB063201"}) rising.figure(area, 2022, 6.0).figure(area, 2027, 6.1);
    CHECK(outcome(rising).outcome == SpatialOutcome::holds);
    CHECK(outcome(rising).fulfilled == Names{"GB063201", "WK063201", "WK063202"});

    Place3 one_falls;
    one_falls.rule("alle", 2022, 2027).figure("WK063201", 2022, 6.0).figure("WK063201", 2027, 6.0);
    CHECK(outcome(one_falls).outcome == SpatialOutcome::fails);  // equal is no rise; the areas without data cannot mend that
    CHECK(outcome(one_falls).failing == Names{"WK063201"});
    CHECK(outcome(one_falls).without_data == Names{"GB063201", "WK063202"});

    Place3 one_lacks;
    one_lacks.rule("alle", 2022, 2027).figure("WK063201", 2022, 6.0).figure("WK063201", 2025, 6.2).figure("WK063202", 2022, 5.0);
    one_lacks.figure("GB063201", 2021, 1.0).figure("GB063201", 2025, 2.0);  // not since the base year
    CHECK(outcome(one_lacks).outcome == SpatialOutcome::unknown);
    CHECK(outcome(one_lacks).without_data == Names{"GB063201", "WK063202"});
    CHECK(std::string(dutch_word(SpatialOutcome::unknown)) == "onbekend");
}

TEST_CASE("one area is enough, or the municipality itself; figures after the target year do not count") {
    Place3 any;
    any.rule("een", 2022, 2027).figure("WK063201", 2022, 6.0).figure("WK063201", 2027, 6.5);
    CHECK(any.assessed().spatial_rules.at(0).outcome == SpatialOutcome::holds);
    Place3 late;
    late.rule("gemeente", 2022, 2027).figure(kWoerden, 2022, 6.0).figure(kWoerden, 2028, 6.5);
    CHECK(late.assessed().spatial_rules.at(0).outcome == SpatialOutcome::unknown);
    Place3 own;
    own.rule("gemeente", 2022, 2027).figure(kWoerden, 2022, 6.0).figure(kWoerden, 2027, 5.5);
    CHECK(own.assessed().spatial_rules.at(0).outcome == SpatialOutcome::fails);
}

TEST_CASE("without a direction a rule says nothing") {
    Place3 place;
    place.rule("alle", 2022, 2027);
    place.catalogue.indicators[0].direction = Direction::context;
    CHECK(place.assessed().spatial_rules.empty());
}
