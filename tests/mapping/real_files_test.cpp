// SPDX-License-Identifier: EUPL-1.2
// Real public files, when the shared folder lies beside the project: the figures of Weert with their cells, nothing else.
#include <doctest/doctest.h>

#include <set>

#include "mapping/fixture.h"

namespace graadmeter::test {
namespace {

Submission read(const Fixture& fixture, const std::filesystem::path& file) {
    return fixture.map(*open_workbook(file), file.filename().string());
}

std::set<std::string> regions_of(const Submission& s) {
    std::set<std::string> result;
    for (const auto& o : s.observations) result.insert(o.region);
    return result;
}

}  // namespace

TEST_CASE("50140NED gives Weert, its reference municipalities and the country") {
    REQUIRE_SHARED(shared);
    const auto file = shared / "corpus/dutch/Gezondheidsmonitor-JV24-Dashboard__50140NED_TypedDataSet_22092025_192544.csv";
    const auto s = read(Fixture(), file);
    CHECK(s.sheets.at(0).source == "odata-typed-50140ned");
    CHECK(regions_of(s) == std::set<std::string>{"GM0946", "GM0957", "GM0988", "GM1640", "GM1641", "GM1669", "GM1711", "NL00"});
    // Read by hand: row 309 of the file is GM0988, row 2 the country.
    CHECK(line(s, "E309") == "WEE-014 GM0988 2024 16-25 jaar = 28.6 %");
    CHECK(line(s, "BE309") == "WEE-002 GM0988 2024 16-25 jaar = 61.5 %");
    CHECK(line(s, "CA309") == "WEE-026 GM0988 2024 16-25 jaar = 24.4 %");
    CHECK(line(s, "E2") == "WEE-014 NL00 2024 16-25 jaar = 28.3 %");
    CHECK(s.observations.size() == 55);   // Leudal has no figure for obesity
    CHECK(s.remarks.empty());
    const auto dronten = read(Fixture("dronten"), file);
    CHECK(regions_of(dronten) == std::set<std::string>{"GM0303", "NL00"});
    CHECK(dronten.observations.size() == 8);
}

TEST_CASE("WijkEenzaamheid2016 gives Weert's 16 wijken, each with its cell") {
    REQUIRE_SHARED(shared);
    const auto s = read(Fixture(), shared / "corpus/dutch/wijkprofielen__WijkEenzaamheid2016.csv");
    CHECK(s.sheets.at(0).source == "rivm-wijk-eenzaamheid");
    CHECK(regions_of(s).size() == 16);
    CHECK(s.observations.size() == 32);
    CHECK(line(s, "H2194") == "WEE-002 WK098801 2016 19+ = 44 %");
    CHECK(line(s, "H2197") == "WEE-002 WK098811 2016 19+ = 53 %");
    CHECK(line(s, "S2197") == "WEE-030 WK098811 2016 19+ = 65 %");
    CHECK(line(s, "H2209") == "WEE-002 WK098834 2016 19+ = 45 %");
    for (const auto& o : s.observations) CHECK(o.status == ObservationStatus::estimated);
    CHECK(s.remarks.empty());
}

TEST_CASE("the CBS maatwerk workbook gives Weert's young people by sex and age; the sheets around it are left alone") {
    REQUIRE_SHARED(shared);
    const auto file = shared / "corpus/dutch/gmjv-landelijk-format__JongVolwassenenNaarGeslachtEnLeeftijd1Jan2024.xlsx";
    const auto s = read(Fixture(), file);
    REQUIRE(s.sheets.size() == 6);
    CHECK(s.sheets[5].source == "cbs-jongvolwassenen");
    for (std::size_t i = 0; i < 5; ++i) CHECK(s.sheets[i].source.empty());
    CHECK(line(s, "C255", 5) == "WEE-075 GM0988 2024 man, 16-17 jaar = 539 aantal");
    CHECK(line(s, "H255", 5) == "WEE-075 GM0988 2024 vrouw, 21-25 jaar = 1348 aantal");
    CHECK(line(s, "I255", 5) == "WEE-075 GM0988 2024 16-25 jaar = 5461 aantal");
    CHECK(said(s) == std::vector<std::string>{"S08 C347:I347"});
    // Another catalogue: recognised all the same, without a figure that it could place.
    const auto dronten = read(Fixture("dronten"), file);
    CHECK(dronten.sheets[5].source == "cbs-jongvolwassenen");
    CHECK(dronten.observations.empty());
    CHECK(dronten.remarks.empty());
}

}  // namespace graadmeter::test
