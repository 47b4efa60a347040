// SPDX-License-Identifier: EUPL-1.2
// What there is and what is missing.
#include <doctest/doctest.h>

#include "collection/coverage.h"
#include "collection/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

Catalogue catalogue() {
    Catalogue result;
    result.id = "dronten";
    result.municipality = "GM0303";
    const auto add = [&](const char* id, const char* source, std::optional<int> frequency) {
        Indicator& one = result.indicators.emplace_back();
        one.id = one.name = id;
        one.source = source;
        one.frequency_years = frequency;
    };
    add("X", "GGD", 2);
    add("Y", "GGD", {});
    add("Z", "CBS", 1);
    return result;
}

const RegionList& regions() {
    static const RegionList kRegions({{"GM0303", "Dronten", "", {}}, {"WK030301", "Een", "GM0303", {}}, {"WK030302", "Twee", "GM0303", {}}});
    return kRegions;
}

}  // namespace

TEST_CASE("coverage by indicator, year and area") {
    const Catalogue known = catalogue();
    Collection all = one_file("a.csv", "a", {figure("X", 2016, 1, "D2"), figure("X", 2018, 2, "D3"), figure("X", 2022, 3, "D4"), figure("X", 2022, 4, "D5", "WK030301"),
                                             figure("Z", 2024, 4, "D6"), figure("Onbekend", 2024, 4, "D7"), figure("Z", 2024, 4, "D8", "GM0988")});
    finish(all);
    const Coverage coverage = coverage_of(all, {{"dronten", &known}}, regions(), 2025);
    REQUIRE(coverage.indicators.size() == 4);
    const auto& x = coverage.indicators[0];
    CHECK(x.figures == 4);
    CHECK(x.availability == Availability::partial);
    CHECK(x.missing_years == std::vector<int>{2020, 2024});
    CHECK(x.missing_areas == std::vector<std::string>{"WK030302"});
    CHECK(x.years.at(RegionLevel::district).at(2022).measured == 1);
    CHECK(x.years.at(RegionLevel::district).at(2022).all == 2);
    CHECK(coverage.indicators[1].availability == Availability::to_be_asked);
    const auto& z = coverage.indicators[2];
    CHECK(z.availability == Availability::present);   // the figure of 2025 may still come
    CHECK(z.years.at(RegionLevel::municipality).at(2024).measured == 1);   // another municipality's does not count
    CHECK(coverage.indicators[3].indicator == nullptr);
    CHECK(coverage.first_year == 2016);
    CHECK(coverage.last_year == 2024);

    REQUIRE(coverage.suppliers.size() == 2);
    CHECK(coverage.suppliers[0].name == "CBS");
    CHECK(coverage.suppliers[0].delivered == 1);
    CHECK(coverage.suppliers[1].asked == 2);
    CHECK(coverage.suppliers[1].delivered == 1);
    CHECK(coverage.suppliers[1].missing == std::vector<std::string>{"Y"});
}
