// SPDX-License-Identifier: EUPL-1.2
// Which indicator a label means: certain in silence, resembling said, the rest left to a person.
#include <doctest/doctest.h>

#include "mapping/fixture.h"
#include "mapping/indicator_matcher.h"

namespace graadmeter::test {
namespace {

struct Expected {
    const char* label;
    MatchGrade grade;
    const char* indicator;
};

void check(const std::string& catalogue, std::initializer_list<Expected> all) {
    const Fixture fixture(catalogue);
    IndicatorMatcher matcher(fixture.catalogue);
    for (const auto& e : all) {
        CAPTURE(std::string(e.label));
        const auto& match = matcher.match(e.label);
        CHECK(static_cast<int>(match.grade) == static_cast<int>(e.grade));
        CHECK((match.indicator ? match.indicator->id : "") == std::string(e.indicator));
    }
}

}  // namespace

TEST_CASE("labels of Weert") {
    using enum MatchGrade;
    check("weert", {{"Eenzaamheid", certain, "WEE-002"},
                    {"WEE-002", certain, "WEE-002"},
                    {"wee-002 Eenzaamheid", certain, "WEE-002"},
                    {"  EENZAAMHEID (%) ", certain, "WEE-002"},
                    {"Eenzaamheid 65+", certain, "WEE-002"},
                    {"Vertrouwen in de medemens", certain, "WEE-005"},
                    {"Beoordeling eigen gezondheid", certain, "WEE-030"},
                    {"Aantal rijksmonumenten", certain, "WEE-042"},
                    {"Alcohol gebruik", resembling, "WEE-021"},
                    {"Soc. cohesie", resembling, "WEE-003"},
                    {"Sociale contacten (min. 1x per week)", resembling, "WEE-004"},
                    {"Vandalsime", resembling, "WEE-060"},
                    {"medemens, vertrouwen in", resembling, "WEE-005"},
                    {"Bibliotheekleden", none, ""},
                    {"Eenzaamheid (ernstig)", proposal, ""},
                    {"Ernstige eenzaamheid", proposal, ""},
                    {"Overgewicht", proposal, ""},
                    {"Mate van eenzaamheid", proposal, ""},
                    {"Geluidhinder", proposal, ""},
                    {"Verkeersveiligheid", proposal, ""},   // the opposite of Verkeersonveiligheid
                    {"Veiligheidsgevoel", proposal, ""},
                    {"Ontevredenheid woning", proposal, ""},
                    {"Verkeersonveilgheid", resembling, "WEE-061"},
                    {"Opkomst verkiezingen", proposal, ""},
                    {"Tevredenheid", proposal, ""},
                    {"2022", none, ""},
                    {"Streefwaarde eenzaamheid", proposal, ""},
                    {"Maatschappelijke participatie", none, ""}});
}

TEST_CASE("labels of Dronten") {
    using enum MatchGrade;
    check("dronten", {{"Huishoudens met problematische schulden (%)", certain, "DRO-005"},
                      {"% kinderen in gezin met bijstandsuitkering", certain, "DRO-006"},
                      {"% inw. met beperking met werk, opleiding of dagbesteding", resembling, "DRO-008"},
                      {"% inwoners (65+) dat zich eenzaam voelt", certain, "DRO-019"},
                      {"% inwoners met matig tot veel regie over eigen leven", certain, "DRO-021"},
                      {"% inwoners dat eigen gezondheid als goed ervaart", certain, "DRO-016"},
                      {"% inwoners met een inkomen van 110% van het sociaal minimum", proposal, ""},
                      {"Huishoudens met bijstand", none, ""}});
}

TEST_CASE("the group and the unit that a label names") {
    CHECK(group_in("Eenzaamheid (65+)").group == "65+");
    CHECK(group_in("75-plussers").group == "75+");
    CHECK(group_in("inwoners van 19 jaar en ouder").group == "19+");
    CHECK(group_in("16 t/m 25 jaar").group == "16-25 jaar");
    CHECK(group_in("jeugd 12-18 jaar").group == "12-18 jaar");
    CHECK(group_in("periode 2019-2023").group.empty());
    CHECK(group_in("110%, 120% en 130%").group.empty());
    CHECK(group_in("score 1-10").group.empty());
    CHECK(normal_group("65 jaar of ouder") == "65+");
    CHECK(normal_group("18-34") == "18-34 jaar");
    CHECK(normal_group("75+") == "75+");
    CHECK(normal_group(" vrouwen ") == "vrouwen");
    CHECK(normal_group("vrouwen 65+") == "vrouwen 65+");
    CHECK(unit_in("% inwoners 18+") == "%");
    CHECK(unit_in("per 1.000 inw.") == "per_1000");
    CHECK(unit_in("per 10.000 jongeren") == "per_10000");
    CHECK(unit_in("\xE2\x82\xAC x 1.000") == "x1000_euro");
    CHECK(unit_in("euro per verzekerde") == "euro");
    CHECK(unit_in("aantal uitkeringen") == "aantal");
    CHECK(unit_in("Onderwijs").empty());
}

}  // namespace graadmeter::test
