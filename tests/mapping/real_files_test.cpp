// SPDX-License-Identifier: EUPL-1.2
// Real public files, when the shared folder lies beside the project: the figures of Weert with their cells, nothing else.
#include <doctest/doctest.h>

#include <fstream>
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
    CHECK(line(s, "C255", 5) == "WEE-075 GM0988 2024 mannen, 16-17 jaar = 539 aantal");
    CHECK(line(s, "H255", 5) == "WEE-075 GM0988 2024 vrouwen, 21-25 jaar = 1348 aantal");
    CHECK(line(s, "I255", 5) == "WEE-075 GM0988 2024 16-25 jaar = 5461 aantal");
    CHECK(said(s) == std::vector<std::string>{"S08 C347:I347"});
    // Another catalogue: recognised all the same, without a figure that it could place.
    const auto dronten = read(Fixture("dronten"), file);
    CHECK(dronten.sheets[5].source == "cbs-jongvolwassenen");
    CHECK(dronten.observations.empty());
    CHECK(dronten.remarks.empty());
}

TEST_CASE("Iv3 budgets 2025: all of Weert's taakvelden, each with costs and income, in a catalogue that has them") {
    REQUIRE_SHARED(shared);
    Fixture fixture;
    std::ifstream list(shared / "domain/iv3_taakvelden.tsv");
    std::string text;
    std::getline(list, text);
    std::size_t taakvelden = 0;
    while (std::getline(list, text)) {
        const auto first = text.find('\t'), second = text.find('\t', first + 1);
        if (text.find("2025-heden") == std::string::npos) continue;
        Indicator indicator;
        indicator.id = "TV-" + text.substr(0, first);
        indicator.name = text.substr(0, first) + " " + text.substr(first + 1, second - first - 1);
        fixture.catalogue.indicators.push_back(indicator);
        ++taakvelden;
    }
    const auto s = read(fixture, shared / "corpus/dutch/begrotingsanalysetool__2025_begroting.csv");
    CHECK(taakvelden == 69);
    CHECK(s.sheets.at(0).source == "iv3-taakvelden");
    CHECK(regions_of(s) == std::set<std::string>{"GM0946", "GM0957", "GM0988", "GM1640", "GM1641", "GM1669", "GM1711", "NL00"});
    // Read by hand: rows 21392 and 21393 are Weert's 0.1 and 0.10.
    CHECK(line(s, "E21392") == "TV-0.1 GM0988 2025 lasten = 2623 x1000_euro");
    CHECK(line(s, "E21393") == "TV-0.10 GM0988 2025 lasten = 6294 x1000_euro");
    CHECK(line(s, "D21393") == "TV-0.10 GM0988 2025 baten = 6307 x1000_euro");
    std::set<std::string> read_taakvelden;
    for (const auto& o : s.observations)
        if (o.region == "GM0988") read_taakvelden.insert(o.indicator);
    CHECK(read_taakvelden.size() == 69);
    CHECK(s.remarks.empty());
}

TEST_CASE("Leefbaarometer of Amstelveen: every district and year of the score, under its own name") {
    REQUIRE_SHARED(shared);
    Fixture fixture;
    Indicator indicator;
    indicator.id = "EIG-01";
    indicator.name = "Leefbaarometer totaalscore";
    fixture.catalogue.indicators.push_back(indicator);
    const auto file = shared / "corpus/dutch/LeefbaarometerPrototype__AmstelveenDataWithDimensions.csv";
    const auto s = map_workbook(*open_workbook(file), {fixture.catalogue, fixture.regions, fixture.sources, fixture.questionnaires, fixture.marks,
                                                       file.filename().string(), "GM0362", ""});
    CHECK(s.sheets.at(0).source == "leefbaarometer");
    CHECK(line(s, "E2").starts_with("EIG-01 WK036201 2014 = 4.27059"));
    CHECK(s.observations.size() == s.sheets.at(0).observations);
    CHECK(regions_of(s).size() * 4 == s.observations.size());   // 2014, 2018, 2020, 2022
}

}  // namespace graadmeter::test
