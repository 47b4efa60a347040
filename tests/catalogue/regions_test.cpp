// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/regions.h"

#include <algorithm>

#include "catalogue/refused.h"
#include "catalogue/scratch.h"
#include "catalogue/tsv.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

namespace {

const RegionList& list() {
    static const RegionList regions = read_regions(test::source_dir() / "mappings/codelijsten/regio.xml");
    return regions;
}

std::string find(std::string_view text, std::string_view municipality = "GM0988", bool numeric = false) {
    return list().find(text, municipality, numeric).value_or("?");
}

}  // namespace

TEST_CASE("the list holds the country, 12 provinces, 342 municipalities and the 16 wijken of Weert (R32)") {
    std::size_t provinces = 0, municipalities = 0;
    for (const Region& region : list().all()) {
        provinces += region_level(region.code) == RegionLevel::province;
        municipalities += region_level(region.code) == RegionLevel::municipality && !region.excluded && region.until.empty();
    }
    CHECK(provinces == 12);
    CHECK(list().children("NL00").size() == 12);
    CHECK(municipalities == 342);
    CHECK(list().children("GM0988").size() == 16);
    CHECK(list().children("GM0303").size() == 7);
    CHECK(list().children("GM0632").size() == 8);
    CHECK(list().children("GM1706").size() == 6);
    CHECK(list().by_code("GM0988")->parent == "PV31");
    CHECK(list().by_code("GM1706")->parent == "PV30");
    CHECK(list().by_code("GM0303")->parent == "PV24");
    CHECK(list().by_code("GM0632")->parent == "PV26");
    for (const char* code : {"GM0946", "GM1640", "GM0957", "GM1641", "GM1669", "GM1711"})
        CHECK(list().by_code(code)->parent == "PV31");
    CHECK(list().by_code("GM0998")->excluded);
    CHECK(list().by_code("GM0999")->excluded);
    CHECK(list().by_code("GM9999") == nullptr);
    CHECK(list().name("WK098834") == "Stramproy");
    CHECK(list().name("WK999999") == "WK999999");
}

TEST_CASE("every municipality is found by its own name, unless a namesake exists") {
    std::vector<std::string> ambiguous;
    for (const Region& region : list().all()) {
        if (region_level(region.code) != RegionLevel::municipality || !region.until.empty()) continue;
        CHECK(find(region.code) == region.code);
        const std::string found = find(region.name);
        if (found == "?")
            ambiguous.push_back(region.name);
        else
            CHECK(found == region.code);
        CHECK(find("Gemeente " + region.name) == region.code);
        CHECK(find(region.name + " (gemeente)") == region.code);
    }
    std::ranges::sort(ambiguous);
    CHECK(ambiguous == std::vector<std::string>{"Groningen", "Utrecht"});  // both are a province too
}

TEST_CASE("codes as files write them") {
    CHECK(find("GM0988") == "GM0988");
    CHECK(find(" gm0988    ") == "GM0988");
    CHECK(find("NL01  ") == "NL00");
    CHECK(find("NL00") == "NL00");
    CHECK(find("PV31") == "PV31");
    CHECK(find("WK098801") == "WK098801");
    CHECK(find("BU09880100") == "BU09880100");  // well-formed, not in the list
    CHECK(find("GM0005") == "GM0005");          // a former municipality
    CHECK(find("988") == "?");
    CHECK(find("988", "", true) == "GM0988");
    CHECK(find("0988", "", true) == "GM0988");
    CHECK(find("0", "", true) == "?");
    CHECK(find("12345", "", true) == "?");
    CHECK(find("----", "", true) == "?");
    CHECK(find("GM988") == "?");
    CHECK(find("") == "?");
}

TEST_CASE("names as people write them") {
    CHECK(find("weert") == "GM0988");
    CHECK(find("Gemeente Weert") == "GM0988");
    CHECK(find("'s-Gravenhage (gemeente)") == "GM0518");
    CHECK(find("Den Haag") == "GM0518");
    CHECK(find("Den Bosch") == "GM0796");
    CHECK(find("Friesland") == "PV21");
    CHECK(find("Fryslân (PV)") == "PV21");
    CHECK(find("Provincie Friesland") == "PV21");
    CHECK(find("SUDWEST-FRYSLAN") == "GM1900");
    CHECK(find("Hengelo") == "GM0164");
    CHECK(find("Hengelo (O.)") == "GM0164");
    CHECK(find("Nuenen") == "GM0820");
    CHECK(find("Utrecht (PV)") == "PV26");
    CHECK(find("Utrecht (gemeente)") == "GM0344");
    CHECK(find("Utrecht") == "?");
    CHECK(find("Bergen") == "?");
    CHECK(find("Bergen (NH.)") == "GM0373");
    CHECK(find("Nederland") == "NL00");
    CHECK(find("Landelijk") == "NL00");
    CHECK(find("Weerd") == "?");
    CHECK(find("Limburg (gemeente)") == "?");
}

TEST_CASE("a wijk is found within its own municipality only") {
    CHECK(find("Boshoven") == "WK098801");
    CHECK(find("Wijk 01 Boshoven") == "WK098801");
    CHECK(find("Wijk 1 Boshoven") == "WK098801");
    CHECK(find("Wijk Boshoven") == "WK098801");
    CHECK(find("Wijk 02 Boshoven") == "?");  // number and name disagree
    CHECK(find("Weert-Centrum") == "WK098811");
    CHECK(find("Boshoven", "GM0303") == "?");
    CHECK(find("Boshoven", "") == "?");
    CHECK(find("Dronten West", "GM0303") == "WK030301");
    CHECK(find("Wijk 01 Dronten west", "GM0303") == "WK030301");
    CHECK(find("Biddinghuizen", "GM0303") == "WK030306");
    CHECK(find("Wijk 07 Swifterbant", "GM0303") == "WK030307");
    CHECK(find("Wijk 01 Woerden-Midden", "GM0632") == "WK063201");
    CHECK(find("Budel", "GM1706") == "WK170600");
}

TEST_CASE("kernen: those that are a wijk by that wijk's code, those that are several by a code of our own") {
    for (const char* text : {"Budel-Schoot", "Kern Budel-Schoot", "Schoot", "dorp Schoot", "Wijk 01 Schoot"})
        CHECK(find(text, "GM1706") == "WK170601");
    CHECK(find("Budel Dorplein", "GM1706") == "WK170602");
    CHECK(find("Kern Budel", "GM1706") == "WK170600");
    for (const char* text : {"Kern Woerden", "Woerden (kern)", "GB063201", "gb063201 "}) CHECK(find(text, "GM0632") == "GB063201");
    CHECK(find("Woerden", "GM0632") == "GM0632");  // a name alone is the municipality
    CHECK(find("kern Harmelen", "GM0632") == "WK063206");
    CHECK(find("Dronten (dorp)", "GM0303") == "GB030301");
    CHECK(find("Dronten", "GM0303") == "GM0303");
    CHECK(find("kern Swifterbant", "GM0303") == "WK030307");
    CHECK(find("Altweerterheide") == "WK098831");
    CHECK(find("Kern Woerden", "GM0988") == "?");
    CHECK(find("Kern Onzin", "GM0632") == "?");
    CHECK(find("GB063299", "GM0632") == "?");  // not in the list: nobody gave this code
    CHECK(lies_within("GB063201", "GM0632"));
    CHECK_FALSE(lies_within("GM0632", "GM0632"));
    CHECK_FALSE(lies_within("GB063201", "GM0303"));
    const Region& town = *list().by_code("GB030301");
    CHECK(town.area_system == "kernen");
    CHECK(town.parts.size() == 4);
    CHECK_FALSE(town.note.empty());
}

TEST_CASE("former municipalities keep their name, with their last year and, where the source says so, what they went into") {
    CHECK(find("Loppersum") == "GM0024");
    CHECK(list().by_code("GM0024")->until == "2021");
    CHECK(list().by_code("GM0024")->merged_into == std::vector<std::string>{"GM1979"});
    CHECK(list().by_code("GM0788")->merged_into.size() == 4);
    CHECK(list().by_code("GM0457")->until == "2022-03-24");  // Weesp, in the middle of a year
    CHECK(list().by_code("GM1640")->since == "2007");        // Leudal: a series cannot be older
    CHECK(list().by_code("GM0988")->since.empty());
    CHECK(find("Budel", "GM0988") == "GM0759");              // until 1999 a municipality
    CHECK(find("Budel", "GM1706") == "WK170600");            // where the name lives on, the present one
    CHECK(find("Stramproy") == "WK098834");
    CHECK(list().children("PV20").size() == 10);
    CHECK(list().suggestions("Loppersun", "").empty());
    // What a series must be cut for.
    REQUIRE(list().changes("GM0824").size() == 1);  // Oisterwijk took in a part of Haaren
    CHECK(list().changes("GM0824")[0].year == 2021);
    CHECK(list().changes("GM0824")[0].reason.find("Haaren") != std::string::npos);
    REQUIRE(list().changes("GM1640").size() == 1);
    CHECK(list().changes("GM1640")[0].year == 2007);
    CHECK(list().changes("GM0988").empty());
    CHECK(list().changes("NL00").empty());
}

TEST_CASE("suggestions: near names first, at most three") {
    using Names = std::vector<std::string>;
    CHECK(list().suggestions("Weerd", "GM0988").front() == "Weert");
    CHECK(list().suggestions("Boshove", "GM0988").front() == "Boshoven");
    CHECK(list().suggestions("Boshove", "GM0303") != list().suggestions("Boshove", "GM0988"));
    CHECK(list().suggestions("Utrecht", "") == Names{"Utrecht (PV)", "Utrecht (gemeente)", "Utrechtse Heuvelrug"});
    CHECK(list().suggestions("Bergen", "").size() == 3);
    CHECK(list().suggestions("xyzzyqwerty", "GM0988").empty());
    CHECK(list().suggestions("", "GM0988").empty());
}

TEST_CASE("a region list with a slip is refused with its line") {
    const test::Scratch scratch;
    const auto check = [&](const std::string& inner) {
        const auto path =
            scratch.write("regio.xml", "<regios>\n<land code='NL00' naam='Nederland'>\n" + inner + "</land></regios>");
        return refusal([&] { return read_regions(path); });
    };
    CHECK(check("<provincie code='PV31' naam='Limburg'/>").message == "(niet geweigerd)");
    CHECK(check("<provincie code='PV31' naam='Limburg'/>\n<provincie code='PV31' naam='Limburg'/>").line == 4);
    CHECK(check("<provincie code='31' naam='Limburg'/>").says("31", "PV met 2 cijfers"));
    CHECK(check("<gemeente code='GM0988' naam='Weert'/>").says("<gemeente>", "<provincie>"));
    CHECK(check("<provincie code='PV31' naam='Limburg'><gemeente code='GM0988' naam='Weert'><wijk code='WK030301' "
                "naam='X'/></gemeente></provincie>")
              .says("WK030301", "GM0988"));
    CHECK(check("<provincie code='PV31'/>").says("zonder naam", "naam="));
    const auto area = [&](const std::string& inner) {
        return check("<provincie code='PV31' naam='Limburg'><gemeente code='GM0988' naam='Weert'><wijk code='WK098801' naam='A'/>\n" + inner +
                     "</gemeente></provincie>");
    };
    CHECK(area("<gebied code='GB098801' naam='Noord' indeling='visie'><deel regio='WK098801' gewicht='0,4'/></gebied>"
               "<gebied code='GB098802' naam='Zuid' indeling='visie'><deel regio='WK098801' gewicht='0,6'/></gebied>"
               "<gebied code='GB098803' naam='Al' indeling='kernen'><deel regio='WK098801'/></gebied>").message == "(niet geweigerd)");
    CHECK(area("<gebied code='GB098801' naam='Noord' indeling='visie'><deel regio='WK098801' gewicht='0,5'/></gebied>"
               "<gebied code='GB098802' naam='Zuid' indeling='visie'>\n<deel regio='WK098801' gewicht='0,6'/></gebied>").line == 5);
    CHECK(area("<gebied code='GB098801' naam='Noord' indeling='visie'><deel regio='WK098802'/></gebied>").says("WK098802", "een wijk of buurt van GM0988"));
    CHECK(area("<gebied code='GB098801' naam='Noord' indeling='visie'><deel regio='WK098801' gewicht='1,5'/></gebied>").says("1,5", "hoogstens 1"));
    CHECK(area("<gebied code='GB030301' naam='Noord' indeling='visie'/>").says("GB030301", "GM0988"));
    CHECK(area("<gebied code='GB098801' naam='Noord'/>").says("zonder indeling", "indeling="));
    const auto former = [&](const std::string& inner) { return check("<provincie code='PV31' naam='Limburg'>" + inner + "</provincie>"); };
    CHECK(former("<opgeheven code='GM0001' naam='A'/>").says("zonder tot", "tot="));
    CHECK(former("<opgeheven code='GM0001' naam='A' tot='ooit'/>").says("ooit", "2022-03-24"));
    CHECK(former("<opgeheven code='GM0001' naam='A' tot='2020' naar='GM0002'/>").says("GM0002", "gemeenten in deze lijst"));
}

TEST_CASE("codes and names agree with the domain's own list and with the file that the wijken come from") {
    REQUIRE_SHARED(shared);
    for (const auto& row : test::read_table(shared / "domain/regio.tsv")) {
        const std::string& code = row.at("code");
        if (code.starts_with("NL")) continue;
        REQUIRE(list().by_code(code));
        CHECK(list().by_code(code)->name == row.at("naam"));
        CHECK(list().by_code(code)->excluded == row.at("rol").starts_with("uitsluiten"));
    }
    for (const auto& row : test::read_table(shared / "domain/dronten_wijken_2024.tsv"))
        CHECK(find(row.at("naam"), "GM0303") == "WK03030" + row.at("wijk"));
    std::size_t known = 0;
    for (const auto& row : test::read_table(shared / "corpus/dutch/NLExtract__gemeentelijke-indeling.csv", ";")) {
        const Region* region = list().by_code("GM" + row.at("gemeentecode"));
        REQUIRE(region);
        const auto year = [](const std::string& date) { return date.ends_with("-01-01") ? date.substr(0, 4) : date; };
        CAPTURE(region->code);
        if (row.at("gemeentecode") == "0620" && row.at("einddatum") == "2002-01-01") continue;  // Vianen moved to another province
        ++known;
        CHECK(region->until == (row.at("einddatum").empty() ? "" : year(row.at("einddatum"))));
        CHECK(region->since == (row.at("begindatum") < "1991" ? "" : year(row.at("begindatum"))));
        CHECK(region->parent == "PV" + row.at("provinciecode"));
    }
    CHECK(known == 342 + 446);
    std::size_t compared = 0;
    for (const auto& row : test::read_table(shared / "corpus/dutch/wijkprofielen__WijkEenzaamheid2016.csv", ",")) {
        const std::string code = find(row.at("gemnr"), "", true);
        if (code != "GM0988" && code != "GM0303" && code != "GM0632" && code != "GM1706") continue;
        ++compared;
        CHECK(find(row.at("wijknaam"), code) == row.at("wijkcode"));
    }
    CHECK(compared == 16 + 7 + 8 + 6);
}
