// SPDX-License-Identifier: EUPL-1.2
// What is said of series, against cases worked out by hand.
#include "analysis/assessment.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analysis/weert.h"

using namespace graadmeter;
using namespace graadmeter::test;
using doctest::Approx;

namespace {

constexpr auto kPercent = "%";

Period quarter(int y, int q) {
    return {y, Period::Kind::quarter, q};
}

Indicator indicator(std::string id, std::string name, Direction direction = Direction::lower) {
    Indicator result;
    result.id = std::move(id);
    result.name = std::move(name);
    result.unit = kPercent;
    result.direction = direction;
    return result;
}

Observation observation(std::string id, Period period, std::optional<double> value, std::string region = kWeert,
                        std::string group = "") {
    Observation result;
    result.indicator = std::move(id);
    result.region = std::move(region);
    result.period = period;
    result.group = std::move(group);
    result.value = value;
    result.unit = kPercent;
    result.status = value ? ObservationStatus::normal : ObservationStatus::missing;
    return result;
}

// A catalogue of one indicator, "Eenzaamheid" (lager is beter), and figures for Weert.
struct Case {
    Catalogue catalogue;
    Submission submission;
    AssessmentOptions options;
    RegionList regions{{{"NL00", "Nederland", "", {}, false},
                        {kWeert, "Weert", "PV31", {}, false},
                        {"WK098801", "Boshoven", kWeert, {}, false},
                        {"GM0946", "Nederweert", "PV31", {}, false}}};

    Case() {
        catalogue.municipality = kWeert;
        catalogue.indicators.push_back(indicator("W1", "Eenzaamheid"));
    }
    Indicator& one() { return catalogue.indicators[0]; }
    Case& with(int y, std::optional<double> value, const std::string& region = kWeert, const std::string& group = "") {
        submission.observations.push_back(observation("W1", year(y), value, region, group));
        return *this;
    }
    Case& from(int first, const std::vector<double>& values) {
        for (std::size_t i = 0; i < values.size(); ++i) with(first + static_cast<int>(i), values[i]);
        return *this;
    }
    Assessment assess() const { return graadmeter::assess(submission, catalogue, regions, options); }
    Series series() const {
        const Assessment result = assess();
        REQUIRE(result.series.size() == 1);
        return result.series[0];
    }
};

Norm norm(std::vector<double> bounds) {
    return {std::move(bounds), {"Nota sociaal domein", "2025", "gemeenteraad"}};
}
TargetValue target(int y, double value, bool hypothetical = false) {
    return {year(y), value, hypothetical, {}, {}};
}

}  // namespace

TEST_CASE("two figures: the change, no test") {
    const Series series = Case().with(2018, 6.1).with(2022, 7.4).series();
    REQUIRE(series.since_previous);
    CHECK(series.since_previous->from == year(2018));
    CHECK(series.since_previous->to == year(2022));
    CHECK(series.since_previous->difference == Approx(1.3));
    CHECK(*series.sen_slope == Approx(0.325));
    CHECK(series.mann_kendall->s == 1);
    CHECK(series.label == TrendLabel::no_series);
    CHECK(series.development == Development::unknown);
    CHECK(series.sentence ==
          "Eenzaamheid, Weert: steeg van 6,1 % (2018) naar 7,4 % (2022), +1,3 %-punt; te weinig metingen om te toetsen.");
}

TEST_CASE("one figure, and none") {
    const Series one = Case().with(2022, 7.4).series();
    CHECK(!one.since_previous);
    CHECK(!one.sen_slope);
    CHECK(!one.mann_kendall);
    CHECK(one.sentence == "Eenzaamheid, Weert: 7,4 % (2022); met één meting is nog geen verandering te berekenen.");

    Case none;
    none.with(2018, {}).with(2022, {});
    none.submission.observations[1].status = ObservationStatus::suppressed;
    const Series empty = none.series();
    CHECK(empty.last() == nullptr);
    CHECK(empty.points.size() == 2);
    CHECK(empty.sentence == "Eenzaamheid, Weert: geen cijfers: ontbreekt (2018), onderdrukt (2022).");
}

TEST_CASE("missing and suppressed points stay in the series but count in nothing") {
    Case given;
    given.with(2019, 5.0).with(2020, {}).with(2021, 99.0).with(2022, 7.0).with(2023, std::numeric_limits<double>::quiet_NaN());
    given.submission.observations[2].status = ObservationStatus::suppressed;  // a value that slipped through is not used
    const Series series = given.series();
    REQUIRE(series.points.size() == 5);
    CHECK(!series.points[1].value);
    CHECK(series.points[2].status == ObservationStatus::suppressed);
    CHECK(!series.points[2].value);
    CHECK(!series.points[4].value);
    CHECK(series.last()->period == year(2022));
    CHECK(series.since_previous->from == year(2019));
    CHECK(*series.sen_slope == Approx(2.0 / 3));
}

TEST_CASE("points are put in order of time, of conflicting ones the first read stays") {
    Case given;
    given.with(2022, 7.4).with(2018, 6.1).with(2022, 9.9).with(2019, {}).with(2019, 6.5);
    const Series series = given.series();
    REQUIRE(series.points.size() == 3);
    CHECK(series.points[0].period == year(2018));
    CHECK(*series.points[1].value == 6.5);  // a figure goes before "ontbreekt"
    CHECK(*series.points[2].value == 7.4);
}

TEST_CASE("labels by number of measurements and by the exact test") {
    CHECK(Case().from(2020, {1, 2, 3}).series().label == TrendLabel::too_few);
    CHECK(Case().from(2020, {1, 2, 3, 4}).series().label == TrendLabel::too_few);

    const Series rising = Case().from(2018, {1, 2, 3, 4, 5}).series();  // S = 10, p = 2/120
    CHECK(rising.label == TrendLabel::rising);
    CHECK(rising.mann_kendall->p == Approx(2.0 / 120));
    CHECK(rising.development == Development::worse);
    CHECK(rising.sentence ==
          "Eenzaamheid, Weert: steeg van 1,0 % (2018) naar 5,0 % (2022), +4,0 %-punt; de reeks stijgt, "
          "significant (Mann-Kendall, 5 metingen, p = 0,017).");

    const Series falling = Case().from(2018, {5, 4, 3, 2, 1}).series();
    CHECK(falling.label == TrendLabel::falling);
    CHECK(falling.development == Development::better);

    const Series unclear = Case().from(2018, {1, 2, 3, 5, 4}).series();  // S = 8, p = 10/120
    CHECK(unclear.label == TrendLabel::not_significant);
    CHECK(unclear.mann_kendall->p == Approx(10.0 / 120));
    CHECK(unclear.development == Development::neutral);
    CHECK(unclear.sentence.ends_with("; geen verandering aangetoond (Mann-Kendall, 5 metingen, p = 0,083)."));

    const Series long_series = Case().from(2010, {1, 2, 3, 4, 5, 6, 7, 8, 9}).series();
    CHECK(long_series.sentence.ends_with("p < 0,001)."));
}

TEST_CASE("equal values") {
    const Series series = Case().from(2018, {4, 4, 4, 4, 4}).series();
    CHECK(series.label == TrendLabel::not_significant);
    CHECK(series.mann_kendall->p == 1);
    CHECK(*series.sen_slope == 0);
    CHECK(!series.least_squares->p);
    CHECK(series.sentence ==
          "Eenzaamheid, Weert: bleef gelijk op 4,0 % (2018 en 2022); geen verandering aangetoond (Mann-Kendall, "
          "5 metingen, p = 1,000).");
    // What shows as the same number is not called a rise.
    CHECK(Case().with(2020, 4.01).with(2021, 4.04).series().sentence.find("bleef gelijk") != std::string::npos);
}

TEST_CASE("better and worse only by the catalogue's direction") {
    const std::vector<std::pair<Direction, Development>> table{{Direction::higher, Development::better},
                                                               {Direction::lower, Development::worse},
                                                               {Direction::context, Development::unknown},
                                                               {Direction::target_band, Development::unknown},
                                                               {Direction::per_component, Development::unknown}};
    for (const auto& [direction, expected] : table) {
        Case given;
        given.one().direction = direction;
        CHECK(given.from(2018, {1, 2, 3, 4, 5}).series().development == expected);
    }
}

TEST_CASE("provisional and estimated figures count and say so") {
    Case given;
    given.with(2021, 6.0).with(2022, 5.0);
    given.submission.observations[0].status = ObservationStatus::estimated;
    given.submission.observations[1].status = ObservationStatus::provisional;
    const Series series = given.series();
    CHECK(series.since_previous->difference == Approx(-1));
    CHECK(series.sentence ==
          "Eenzaamheid, Weert: daalde van 6,0 % (2021, geschat) naar 5,0 % (2022, voorlopig), -1,0 %-punt; te weinig "
          "metingen om te toetsen.");
}

TEST_CASE("later figures than the peiljaar are shown but not used") {
    Case given;
    given.from(2018, {1, 2, 3, 4, 5, 0});
    given.options.reference_year = 2022;
    given.one().targets = {target(2025, 2)};
    const Series series = given.series();
    CHECK(series.points.size() == 6);
    CHECK(series.label == TrendLabel::rising);
    CHECK(series.since_previous->to == year(2022));
    CHECK(series.target->measured == year(2022));
    CHECK(series.target->distance == Approx(3));
    CHECK(series.sentence.ends_with("; cijfers na peiljaar 2022 tellen niet mee."));

    given.options.reference_year = 2030;
    CHECK(given.series().sentence.find("peiljaar") == std::string::npos);
}

TEST_CASE("since the baseline, when that was measured") {
    Case given;
    given.from(2020, {5, 6, 8});
    CHECK(!given.series().since_baseline);
    given.one().baseline = BaselineValue{year(2020), {}, {}};
    CHECK(given.series().since_baseline->difference == Approx(3));
    CHECK(given.series().since_previous->difference == Approx(2));
    given.one().baseline->period = year(2022);  // the last figure is the baseline itself
    CHECK(!given.series().since_baseline);
    given.one().baseline->period = year(2015);
    CHECK(!given.series().since_baseline);
}

TEST_CASE("a successor goes on with the series of the one before it (R70)") {
    Case given;
    given.from(2014, {9, 8, 7});  // of W1
    given.catalogue.indicators.push_back(indicator("W2", "Zich eenzaam voelen"));
    given.one().successor = "W2";
    for (const auto& [y, value] : std::vector<std::pair<int, double>>{{2016, 99}, {2017, 6}, {2018, 5}})
        given.submission.observations.push_back(observation("W2", year(y), value));
    const Series series = given.series();
    CHECK(series.indicator == "W2");
    REQUIRE(series.points.size() == 5);
    CHECK(series.points[2].value == 7);  // both have 2016: the first that was read
    CHECK(series.label == TrendLabel::falling);

    SUBCASE("breaks of the one before hold too") {
        given.one().breaks = {{2016, "andere vraag"}};
        CHECK(given.series().label == TrendLabel::too_few);
    }
    SUBCASE("another unit is another series") {
        for (std::size_t i = 0; i < 3; ++i) given.submission.observations[i].unit = "aantal";
        CHECK(given.assess().series.size() == 2);
    }
    SUBCASE("a unit that the figures do not name is that of their own indicator") {
        given.one().unit = "aantal";
        for (std::size_t i = 0; i < 3; ++i) given.submission.observations[i].unit.clear();
        const auto all = given.assess().series;
        REQUIRE(all.size() == 2);
        CHECK(all[1].unit == "aantal");
    }
}

TEST_CASE("figures from before a municipality had its present territory are not compared") {
    Case given;
    given.from(2014, {9, 8, 7, 6, 5});
    CHECK(given.series().label == TrendLabel::falling);
    std::vector<Region> regions = given.regions.all();
    regions[1].since = "2016";
    given.regions = RegionList(regions);
    CHECK(given.series().label == TrendLabel::too_few);
    CHECK(given.series().sentence.find("reeksbreuk in 2016 (Weert bestaat of heeft deze code sinds 2016)") != std::string::npos);
    // In the middle of a year: the first of January of the next is the first that counts.
    regions[1].since.clear();
    regions.push_back({"GM0001", "Elders", "PV31", {}, false});
    regions.back().until = "2016-03-24";
    regions.back().merged_into = {kWeert};
    given.regions = RegionList(regions);
    CHECK(given.series().sentence.find("reeksbreuk in 2017 (Elders opgegaan in onder meer deze gemeente)") != std::string::npos);
}

TEST_CASE("a series break splits changes and tests") {
    Case given;
    given.from(2014, {9, 8, 7, 6, 5, 1, 2});
    CHECK(given.series().label == TrendLabel::falling);  // S = -19
    given.one().breaks = {{2010, "te vroeg"}, {2019, "andere vraag"}, {2030, "later"}};
    given.one().baseline = BaselineValue{year(2014), {}, {}};
    const Series series = given.series();
    CHECK(series.points.size() == 7);
    CHECK(series.label == TrendLabel::no_series);
    CHECK(series.since_previous->difference == Approx(1));
    CHECK(!series.since_baseline);
    CHECK(series.sentence ==
          "Eenzaamheid, Weert: steeg van 1,0 % (2019) naar 2,0 % (2020), +1,0 %-punt; te weinig metingen om te "
          "toetsen; reeksbreuk in 2019 (andere vraag), eerdere cijfers zijn niet vergeleken.");

    SUBCASE("a break that the source marks") {
        given.submission.observations[6].status = ObservationStatus::series_break;
        const Series marked = given.series();
        CHECK(!marked.since_previous);
        CHECK(marked.sentence.find("reeksbreuk in 2020 (volgens de bron)") != std::string::npos);
    }
    SUBCASE("a break after the peiljaar does not count yet") {
        given.options.reference_year = 2018;
        CHECK(given.series().label == TrendLabel::falling);
    }
}

TEST_CASE("figures of a quarter are not compared with those of a year") {
    Case given;
    given.with(2021, 8).with(2022, 9);
    given.submission.observations.push_back(observation("W1", quarter(2023, 1), 2));
    given.submission.observations.push_back(observation("W1", quarter(2023, 2), 3));
    const Series series = given.series();
    CHECK(series.points.size() == 4);
    CHECK(series.since_previous->from == quarter(2023, 1));
    CHECK(*series.sen_slope == Approx(4));  // 1 in a quarter of a year
}

TEST_CASE("targets: which one, how far, reached or not") {
    Case given;
    given.with(2024, 4.5).with(2025, 4.0);
    CHECK(!given.series().target);
    given.one().targets = {target(2027, 2), target(2024, 9), target(2025, 3), target(2026, 2.5)};
    const TargetDistance distance = *given.series().target;
    CHECK(distance.period == year(2025));
    CHECK(distance.distance == Approx(1));
    CHECK(distance.reached == false);

    given.one().targets = {target(2020, 6), target(2023, 5)};  // all past: the last
    CHECK(given.series().target->period == year(2023));
    CHECK(given.series().target->reached == true);  // lager: 4 is under 5

    given.one().direction = Direction::higher;
    CHECK(given.series().target->reached == false);
    given.one().targets = {target(2026, 4)};
    CHECK(given.series().target->reached == true);  // exactly reached
    given.one().targets = {target(2026, 0.1 + 0.2)};
    given.with(2026, 0.3);
    CHECK(given.series().target->reached == true);  // but for the noise of a computed cell
    given.one().direction = Direction::context;
    CHECK(!given.series().target->reached);
}

TEST_CASE("an example in the source is never a target") {
    Case given;
    given.with(2025, 4);
    given.one().targets = {target(2025, 4, true), target(2026, 3, true)};
    CHECK(!given.series().target);
    CHECK(!given.assess().completeness[0].target);
    given.one().targets.push_back(target(2028, 1));
    CHECK(given.series().target->period == year(2028));
    CHECK(given.assess().completeness[0].target);
}

TEST_CASE("targets and norms are about the municipality, its population and the indicator's unit") {
    Case given;
    given.one().targets = {target(2026, 3)};
    given.one().norm = norm({50, 40, 30, 20, 10});
    given.catalogue.reference_regions = {"NL00", "Asten"};
    given.with(2025, 35).with(2025, 35, "WK098801").with(2025, 35, "NL00").with(2025, 35, kWeert, "65+");
    given.with(2025, 35, "Stramproy").with(2025, 35, "Asten").with(2025, 35, "WK094601").with(2025, 35, "GM0946");
    given.submission.observations.push_back(observation("W1", year(2025), 12));
    given.submission.observations.back().unit = "aantal";
    const Assessment result = given.assess();
    REQUIRE(result.series.size() == 9);
    int with_target = 0;
    std::vector<std::string> with_norm;
    for (const Series& series : result.series) {
        with_target += series.target.has_value();
        if (series.norm) with_norm.push_back(series.region + series.group + series.unit);
    }
    CHECK(with_target == 1);
    CHECK(with_norm == std::vector<std::string>{"GM0988%", "Stramproy%", "WK098801%"});
}

TEST_CASE("norm class and score at the bounds, rising and falling") {
    struct Expected {
        double value;
        NormClass norm_class;
        double score;
    };
    const std::vector<Expected> table{{5, NormClass::red, 0},       {10, NormClass::red, 0},       {15, NormClass::red, 12.5},
                                      {20, NormClass::orange, 25},  {35, NormClass::orange, 37.5}, {50, NormClass::green, 50},
                                      {55, NormClass::green, 62.5}, {60, NormClass::gold, 75},     {80, NormClass::gold, 87.5},
                                      {100, NormClass::gold, 100},  {100.5, NormClass::gold, 100}};
    for (const Expected& expected : table) {
        CAPTURE(expected.value);
        Case rising;
        rising.one().direction = Direction::higher;
        rising.one().norm = norm({10, 20, 50, 60, 100});
        const NormResult up = *rising.with(2024, expected.value).series().norm;
        CHECK(up.norm_class == expected.norm_class);
        CHECK(up.score == Approx(expected.score));

        Case falling;  // the mirror image: 100 - value
        falling.one().norm = norm({90, 80, 50, 40, 0});
        const NormResult down = *falling.with(2024, 100 - expected.value).series().norm;
        CHECK(down.norm_class == expected.norm_class);
        CHECK(down.score == Approx(expected.score));
        CHECK(down.measured == year(2024));
    }
}

TEST_CASE("norms that are not used") {
    const auto used = [](Norm given_norm, Direction direction) {
        Case given;
        given.one().direction = direction;
        given.one().norm = std::move(given_norm);
        given.with(2024, 30);
        const bool present = given.series().norm.has_value();
        CHECK(given.assess().completeness[0].norm == present);
        return present;
    };
    CHECK(used(norm({1, 2, 3, 4, 5}), Direction::higher));
    CHECK(used(norm({1, 2, 2, 4, 5}), Direction::higher));
    CHECK(used(norm({5, 4, 3, 2, 1}), Direction::context));
    Norm no_source = norm({1, 2, 3, 4, 5});
    no_source.provenance.source = "";
    CHECK(!used(no_source, Direction::higher));
    CHECK(!used(norm({1, 2, 3, 4}), Direction::higher));
    CHECK(!used(norm({1, 3, 2, 4, 5}), Direction::higher));
    CHECK(!used(norm({3, 3, 3, 3, 3}), Direction::higher));
    CHECK(!used(norm({1, 2, 3, 4, 5}), Direction::lower));
    CHECK(!used(norm({5, 4, 3, 2, 1}), Direction::higher));
    CHECK(!used(norm({1, 2, 3, 4, std::numeric_limits<double>::infinity()}), Direction::higher));
}

TEST_CASE("norm bounds that coincide") {
    Case given;
    given.one().direction = Direction::higher;
    given.one().norm = norm({10, 20, 20, 30, 40});
    CHECK(given.with(2024, 20).series().norm->norm_class == NormClass::green);
    CHECK(given.series().norm->score == Approx(50));
}

TEST_CASE("reference regions: the latest period that both have") {
    Case given;
    given.with(2020, 5).with(2022, 7).with(2023, 8).with(2022, 6.5, "NL00").with(2020, 1, "NL00").with(2023, {}, "NL00");
    given.with(2022, 3, "GM0946").with(2022, 9, "WK098801").with(2022, 40, "NL00", "65+");
    REQUIRE(given.assess().series[0].references.size() == 1);  // the country; others only when the catalogue names them (R36)
    CHECK(given.assess().series[0].references[0].region == "NL00");

    given.catalogue.reference_regions = {"NL00", "GM0946", "GM1640"};
    const Assessment result = given.assess();
    const Series& own = result.series[0];
    REQUIRE(own.region == kWeert);
    REQUIRE(own.references.size() == 2);
    CHECK(own.references[0].region == "NL00");
    CHECK(own.references[0].period == year(2022));
    CHECK(own.references[0].difference == Approx(0.5));
    CHECK(own.references[1].reference == 3);
    for (const Series& series : result.series) {
        if (series.region == "WK098801") CHECK(series.references.at(0).difference == Approx(2.5));
        if (series.region == "NL00" || series.region == "GM0946") CHECK(series.references.empty());  // not with each other
    }
    given.options.reference_year = 2021;
    CHECK(given.assess().series[0].references.at(0).period == year(2020));
}

TEST_CASE("order: catalogue, own municipality, region, group, unit") {
    Case given;
    given.catalogue.indicators.insert(given.catalogue.indicators.begin(), indicator("W9", "Eerste"));
    given.with(2022, 1, "WK098801").with(2022, 1, "BU09880100").with(2022, 1, kWeert, "65+").with(2022, 1);
    given.submission.observations.push_back(observation("W9", year(2022), 1, "WK098801"));
    given.submission.observations.push_back(observation("onbekend", year(2022), 1));
    std::vector<std::string> order;
    for (const Series& series : given.assess().series)
        order.push_back(series.indicator + " " + series.region + " " + series.group);
    CHECK(order == std::vector<std::string>{"W9 WK098801 ", "W1 GM0988 ", "W1 GM0988 65+", "W1 BU09880100 ", "W1 WK098801 "});
}

TEST_CASE("a missing unit is the catalogue's; other units are series of their own") {
    Case given;
    given.with(2021, 5).with(2022, 6).with(2022, 120);
    given.submission.observations[0].unit = "";
    given.submission.observations[2].unit = "aantal";
    const Assessment result = given.assess();
    REQUIRE(result.series.size() == 2);
    CHECK(result.series[0].unit == "%");
    CHECK(result.series[0].points.size() == 2);
    CHECK(result.series[1].unit == "aantal");
}

TEST_CASE("an ordinal scale has changes and a test, but no slope") {
    Case given;
    given.one().unit = "schaal";
    given.one().decimals = 0;
    given.from(2018, {1, 2, 3, 4, 5});
    for (Observation& each : given.submission.observations) each.unit = "schaal";
    const Series series = given.series();
    CHECK(!series.sen_slope);
    CHECK(!series.least_squares);
    CHECK(series.label == TrendLabel::rising);
    CHECK(series.sentence.find("steeg van 1 (2018) naar 5 (2022), +4;") != std::string::npos);
}

TEST_CASE("units and groups in the sentence") {
    Case given;
    given.one().unit = "per_1000";
    given.one().name = "Jongeren met een Halt-verwijzing.";
    given.with(2021, 5, "WK098801", "12-18 jaar").with(2022, 6, "WK098801", "12-18 jaar");
    for (Observation& each : given.submission.observations) each.unit = "per_1000";
    CHECK(given.series().sentence ==
          "Jongeren met een Halt-verwijzing (12-18 jaar), Boshoven: steeg van 5,0 per 1.000 inwoners (2021) "
          "naar 6,0 per 1.000 inwoners (2022), +1,0 per 1.000 inwoners; te weinig metingen om te toetsen.");
}

TEST_CASE("completeness of the chain") {
    Case given;
    given.catalogue.indicators.push_back(indicator("W2", "Leeg"));
    IndicatorCompleteness empty = given.assess().completeness.at(1);
    CHECK(empty.indicator == "W2");
    CHECK(!(empty.data || empty.goal || empty.baseline || empty.target || empty.source || empty.norm));

    given.one().goals = {"D1"};
    given.one().source = "GGD";
    given.one().targets = {target(2028, 3)};
    given.one().norm = norm({5, 4, 3, 2, 1});
    given.one().baseline = BaselineValue{year(2025), {}, {}};  // the year is fixed, the figure still has to come
    given.with(2025, 40, "NL00").with(2025, {});
    IndicatorCompleteness waiting = given.assess().completeness.at(0);
    CHECK(waiting.goal);
    CHECK(waiting.source);
    CHECK(waiting.target);
    CHECK(waiting.norm);
    CHECK(!waiting.data);  // the country's figure is not the municipality's
    CHECK(!waiting.baseline);

    given.with(2024, 6, "WK098801");
    CHECK(given.assess().completeness.at(0).data);
    CHECK(!given.assess().completeness.at(0).baseline);
    given.with(2025, 4.0);
    CHECK(given.assess().completeness.at(0).baseline);
}

TEST_CASE("answers come by sheet, indicator and question") {
    Case given;
    given.submission.answers = {{"Invloedsmatrix", "W2", "a", "ja", {}},
                                {"Invloedsmatrix", "W1", "b", "nee", {}},
                                {"Invloedsmatrix", "W1", "a", "ja", {}}};
    const auto answers = given.assess().answers;
    REQUIRE(answers.size() == 3);
    CHECK(answers[0].indicator + answers[0].question == "W1a");
    CHECK(answers[1].indicator + answers[1].question == "W1b");
    CHECK(answers[2].indicator + answers[2].question == "W2a");
}

TEST_CASE("the order of reading does not matter") {
    Case given;
    given.catalogue.reference_regions = {"NL00"};
    given.from(2018, {1, 2, 3, 4, 5}).with(2022, 4, "NL00").with(2022, 6, "WK098801");
    Case turned = given;
    std::reverse(turned.submission.observations.begin(), turned.submission.observations.end());
    const Assessment a = given.assess(), b = turned.assess();
    REQUIRE(a.series.size() == b.series.size());
    for (std::size_t i = 0; i < a.series.size(); ++i) {
        CHECK(a.series[i].region == b.series[i].region);
        CHECK(a.series[i].sentence == b.series[i].sentence);
    }
}

TEST_CASE("the window of eight years is the same for all series, and ends at the last figure or the peiljaar") {
    // 2014-2024, each year one more; the window of 2024 begins in 2017.
    Case yearly;
    yearly.from(2014, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21});
    const Series all = yearly.assess().series.at(0);
    REQUIRE(all.window);
    CHECK(all.window->from_year == 2017);
    CHECK(all.window->to_year == 2024);
    CHECK(all.window->points == 8);
    CHECK(all.window->slope != Approx(1));
    yearly.options.reference_year = 2023;
    const Series earlier = yearly.assess().series.at(0);
    CHECK(earlier.window->to_year == 2023);
    CHECK(earlier.window->slope == Approx(1));

    Case lacking;  // the last year lacks here, another series has it
    lacking.with(2020, 1).with(2021, 2).with(2022, 4).with(2024, 9, "GM0946");
    const Assessment both = lacking.assess();
    CHECK(both.series.at(0).window->from_year == 2017);
    CHECK(both.series.at(0).window->points == 3);
    CHECK_FALSE(both.series.at(1).window);  // one figure
}

TEST_CASE("the way to the target starts at the catalogue's baseline, or at the figure measured in its year") {
    Case set;
    set.one().baseline = BaselineValue{year(2020), 12.0, {}};
    set.one().targets.push_back({year(2028), 8.0, false, {}, {}});
    set.from(2020, {11.0, 11.5, 11.0});
    const Series by_catalogue = set.assess().series.at(0);
    REQUIRE(by_catalogue.path);
    CHECK(by_catalogue.path->attained == Approx(0.25));
    CHECK(by_catalogue.path->ratio == Approx(1));
    set.one().baseline->value.reset();
    const Series by_figure = set.assess().series.at(0);
    REQUIRE(by_figure.path);
    CHECK(by_figure.path->attained == Approx(0));
    CHECK(by_figure.path->pace == Pace::behind);
    set.one().baseline.reset();
    CHECK_FALSE(set.assess().series.at(0).path);
}
