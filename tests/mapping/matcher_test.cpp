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
                    {"verkeersveiligheid", proposal, ""},   // the opposite of Verkeersonveiligheid
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
                      {"% inwoners met een inkomen van 110% van het sociaal minimum", certain, "DRO-003-110"},
                      {"Huishoudens met bijstand", none, ""}});
}

TEST_CASE("indicators of one name are told apart by what stands around") {
    const Fixture fixture("cranendonck");
    IndicatorMatcher matcher(fixture.catalogue);
    const auto found = [&](const char* label, std::vector<std::string> around) {
        const auto& match = matcher.match(label, [&] { return around; });
        return match.grade < MatchGrade::resembling ? std::string("-") : match.indicator->id;
    };
    CHECK(found("Geeft mantelzorg", {}) == "-");
    CHECK(matcher.match("Geeft mantelzorg").proposal.find("CRA-059") != std::string::npos);
    CHECK(found("Geeft mantelzorg", {"Gezondheidsmonitor volwassenen (19+)"}) == "CRA-017");
    CHECK(found("Geeft mantelzorg", {"Jeugdmonitor 12-18 jaar"}) == "CRA-059");
    CHECK(found("Geeft mantelzorg", {"Jeugd", "Gezondheidsmonitor volwassenen"}) == "CRA-059");   // the nearest
    CHECK(found("Geeft mantelzorg", {"4. Talentontwikkeling"}) == "CRA-059");                      // the goal that it serves
    CHECK(found("Geeft mantelzorg", {"Cijfers 2022"}) == "-");
    CHECK(found("Doet vrijwilligerswerk", {"leerlingen klas 2 en 4"}) == "CRA-055");

    Fixture woerden("woerden");
    for (auto& indicator : woerden.catalogue.indicators) indicator.synonyms.clear();
    IndicatorMatcher names(woerden.catalogue);
    const Around titled = [] { return std::vector<std::string>{"Bekendheid van voorzieningen"}; };
    CHECK(names.match("Jongerensoci\xC3\xABteit").grade < MatchGrade::resembling);
    CHECK(names.match("Jongerensoci\xC3\xABteit", titled).indicator->id == "WOE-015");
    CHECK(names.match("Vrijw.organisaties jongeren en gezinnen", titled).indicator->id == "WOE-013");
}

TEST_CASE("what a title names") {
    const Fixture fixture;
    IndicatorMatcher matcher(fixture.catalogue);
    const auto titled = [&](const char* title) {
        const auto match = matcher.match_title(title);
        return match.indicator ? match.indicator->id : std::string("-");
    };
    CHECK(titled("Eenzaamheid per wijk, 2016") == "WEE-002");
    CHECK(titled("Tabel 2. Eenzaamheid naar wijk (in %)") == "WEE-002");
    CHECK(titled("Bijstand per 10.000 inwoners, gemeente Weert 2022") == "WEE-009");
    CHECK(titled("Eenzaamheid 2016") == "WEE-002");
    CHECK(titled("Eenzaamheid en gezondheid per wijk") == "-");
    CHECK(titled("Wijkprofielen 2022") == "-");
    CHECK(titled("Cijfers over eenzaamheid en roken") == "-");
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
    CHECK(unit_in("Aantal personen met bijstandsuitkering per 10.000 inwoners") == "per_10000");
    CHECK(unit_in("Aantal misdrijven per 1.000 inwoners") == "per_1000");
    CHECK(unit_in("Aantal huishoudens per 1 000 woningen (2022)") == "per_1000");
    CHECK(life_stages_in("Gezondheidsmonitor volwassenen en ouderen") == (kAdults | kElderly));
    CHECK(life_stages_in("12-23") == kYouth);
    CHECK(life_stages_in("19+") == kAdults);
    CHECK(life_stages_in("Jeugdhulp") == 0);
    CHECK(life_stages_in("score 1-10") == 0);
}

}  // namespace graadmeter::test
