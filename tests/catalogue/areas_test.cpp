// SPDX-License-Identifier: EUPL-1.2
// Sums over a second area system, and conversion of units.
#include "catalogue/areas.h"

#include "catalogue/catalogue.h"
#include "support/paths.h"

#include <doctest/doctest.h>

using namespace graadmeter;

namespace {

Region area(std::vector<AreaPart> parts) {
    Region result{"GB098801", "Noord", "GM0988", {}, false};
    result.parts = std::move(parts);
    return result;
}

}  // namespace

TEST_CASE("counts are added by weight, and not at all when one is missing") {
    const Region north = area({{"WK098801", 1}, {"WK098802", 0.25}});
    CHECK(area_count(north, {{"WK098801", 100}, {"WK098802", 40}, {"WK098803", 999}}) == 110);
    CHECK_FALSE(area_count(north, {{"WK098801", 100}}));
    CHECK_FALSE(area_count(area({}), {{"WK098801", 100}}));
}

TEST_CASE("a percentage is made anew from added counts: never the average of percentages") {
    const Region north = area({{"WK098801", 1}, {"WK098802", 1}});
    const AreaFigures people{{"WK098801", 9000}, {"WK098802", 1000}};
    // 10 % of 9000 and 50 % of 1000: 14 %, where the average would say 30 %.
    CHECK(*area_rate(north, {{"WK098801", 900}, {"WK098802", 500}}, people, 100) == doctest::Approx(14));
    CHECK(*area_rate_from_rates(north, {{"WK098801", 10}, {"WK098802", 50}}, people) == doctest::Approx(14));
    CHECK(*area_rate(north, {{"WK098801", 900}, {"WK098802", 500}}, people, 10000) == doctest::Approx(1400));
    // A quarter of the second district: of its count and of its people.
    const Region most = area({{"WK098801", 1}, {"WK098802", 0.25}});
    CHECK(*area_rate(most, {{"WK098801", 900}, {"WK098802", 500}}, people, 100) == doctest::Approx(100 * 1025.0 / 9250));
    CHECK(*area_rate_from_rates(most, {{"WK098801", 10}, {"WK098802", 50}}, people) == doctest::Approx(100 * 1025.0 / 9250));
}

TEST_CASE("no rate without all denominators") {
    const Region north = area({{"WK098801", 1}, {"WK098802", 1}});
    const AreaFigures rates{{"WK098801", 10}, {"WK098802", 50}};
    CHECK_FALSE(area_rate_from_rates(north, rates, {}));
    CHECK_FALSE(area_rate_from_rates(north, rates, {{"WK098801", 9000}}));
    CHECK_FALSE(area_rate(north, rates, {{"WK098801", 9000}}, 100));
    CHECK_FALSE(area_rate(north, rates, {{"WK098801", 0}, {"WK098802", 0}}, 100));
    CHECK_FALSE(area_rate_from_rates(north, {{"WK098801", 10}}, {{"WK098801", 9000}, {"WK098802", 1000}}));
}

TEST_CASE("the kern of Dronten: its inhabitants are those of its four wijken") {
    const RegionList regions = read_regions(test::source_dir() / "mappings/codelijsten/regio.xml");
    // The table of districts in the Beleidskader 2025-2028, 2024.
    const AreaFigures total{{"WK030301", 10020}, {"WK030302", 2005}, {"WK030303", 6795}, {"WK030304", 8865}, {"WK030305", 2320}};
    const AreaFigures old{{"WK030301", 3635}, {"WK030302", 660}, {"WK030303", 1670}, {"WK030304", 2190}, {"WK030305", 710}};
    const Region& town = *regions.by_code("GB030301");
    CHECK(area_count(town, total) == 27685);
    CHECK(*area_rate(town, old, total, 100) == doctest::Approx(100 * 8155.0 / 27685));
}

TEST_CASE("units: conversion only where it is certain") {
    const auto convert = [](double value, const char* from, const char* to, std::optional<double> denominator = {}) {
        return converted(value, unit(from), unit(to), denominator);
    };
    CHECK(*convert(37.1, "per_1000", "per_10000") == doctest::Approx(371));  // the statutory drift of facts.md 0.8
    CHECK(*convert(428, "per_10000", "per_1000") == doctest::Approx(42.8));
    CHECK(*convert(2.5, "x1000_euro", "euro") == 2500);
    CHECK(*convert(2500, "euro", "x1000_euro") == 2.5);
    CHECK(*convert(1, "ha", "m2") == 10000);
    CHECK(*convert(7, "%", "%") == 7);
    // Of what a percentage is one, the unit does not say.
    CHECK_FALSE(convert(3.7, "%", "per_1000"));
    CHECK(*convert(3.7, "%", "per_1000", 50000) == doctest::Approx(37));
    CHECK_FALSE(convert(5, "per_1000_leerlingen", "per_1000"));
    CHECK_FALSE(convert(210, "aantal", "per_10000"));
    CHECK(*convert(210, "aantal", "per_10000", 50000) == doctest::Approx(42));
    CHECK(*convert(42, "per_10000", "aantal", 50000) == doctest::Approx(210));
    CHECK(*convert(14, "%", "aantal", 10000) == doctest::Approx(1400));
    CHECK_FALSE(convert(210, "aantal", "%", 0));
    CHECK_FALSE(convert(210, "aantal", "%", -5));
    CHECK_FALSE(convert(7, "score", "%", 100));
    CHECK_FALSE(convert(1, "euro", "m2", 100));
    CHECK_FALSE(convert(1, "aantal", "score", 100));
    CHECK_FALSE(convert(1, "", "%", 100));
    CHECK_FALSE(convert(1, "%", "", 100));
}
