// SPDX-License-Identifier: EUPL-1.2
// Where an indicator stands beside how much can be done about it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/assessment.h"

using namespace graadmeter;

namespace {

using Texts = std::vector<std::string>;

Series series(const std::string& indicator) {
    Series one;
    one.indicator = indicator;
    one.region = "GM0988";
    one.unit = "%";
    one.points.push_back({{2022, Period::Kind::year, 0}, 7.4, ObservationStatus::normal, {}, true});
    one.label = TrendLabel::rising;
    one.development = Development::worse;
    return one;
}

InfluenceState answered(const std::string& indicator, const std::string& degree) {
    InfluenceState state;
    state.indicator = indicator;
    state.answered = {"g"};
    state.degree = degree;
    return state;
}

Catalogue catalogue_of(std::initializer_list<const char*> ids) {
    Catalogue catalogue;
    for (const char* id : ids) {
        Indicator one;
        one.id = id;
        one.unit = "%";
        one.direction = Direction::lower;
        catalogue.indicators.push_back(one);
    }
    return catalogue;
}

}  // namespace

TEST_CASE("a degree of influence has a place from none up, whatever its case; other words have none") {
    CHECK(degree_of_influence("geen") == 1);
    CHECK(degree_of_influence("Groot") == 4);
    CHECK(degree_of_influence("onbekend") == 0);
    CHECK(degree_of_influence("") == 0);
}

TEST_CASE("by the norm, else by the target, else not at all") {
    const Catalogue catalogue = catalogue_of({"W1", "W2", "W3"});
    std::vector<Series> all{series("W1"), series("W2"), series("W3")};
    all[0].norm = NormResult{NormClass::orange, 40, {}, 7.4};
    all[0].target = TargetDistance{{}, 8, {}, 7.4, -0.6, true};  // the norm goes before
    all[1].target = TargetDistance{{}, 8, {}, 7.4, -0.6, true};
    const std::vector<InfluenceState> influence{answered("W1", "groot"), answered("W2", "Gering")};
    const auto found = confront(all, influence, catalogue, "GM0988");
    REQUIRE(found.size() == 3);
    CHECK(found[0].standing == Standing::below);
    CHECK(found[0].measured_by == "norm");
    CHECK(found[0].influence == InfluenceGrade::much);
    CHECK(found[0].development == Development::worse);
    CHECK(found[0].placed());
    CHECK(found[0].open.empty());
    CHECK(found[1].standing == Standing::at_or_above);
    CHECK(found[1].measured_by == "streefwaarde");
    CHECK(found[1].influence == InfluenceGrade::little);
    CHECK(found[2].standing == Standing::unknown);
    CHECK_FALSE(found[2].placed());
    CHECK(found[2].open == Texts{"geen norm of streefwaarde", "mate van invloed niet ingevuld"});
}

TEST_CASE("inzet and context have no place; nor has what nobody measured or judged") {
    Catalogue catalogue = catalogue_of({"W1", "W2", "W3"});
    catalogue.indicators[0].kind = IndicatorKind::effort;
    const std::vector<Series> all{series("W1")};
    const std::vector<InfluenceState> influence{answered("W2", "onbekend")};
    const auto found = confront(all, influence, catalogue, "GM0988");
    REQUIRE(found.size() == 1);
    CHECK(found[0].indicator == "W2");
    CHECK(found[0].open == Texts{"geen cijfer van de gemeente", "mate van invloed onbekend"});
}

TEST_CASE("another group's or area's figure is not the municipality's") {
    const Catalogue catalogue = catalogue_of({"W1"});
    std::vector<Series> all{series("W1"), series("W1")};
    all[0].group = "65+";
    all[1].region = "WK098801";
    CHECK(confront(all, {}, catalogue, "GM0988").empty());
}
