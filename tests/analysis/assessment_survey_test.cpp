// SPDX-License-Identifier: EUPL-1.2
// What the assessment says of margins, events, breaks that the source tells, places among regions and scores taken together.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analysis/assessment.h"
#include "analysis/weert.h"

using namespace graadmeter;
using namespace graadmeter::test;
using doctest::Approx;

namespace {

struct SurveyCase {
    Catalogue catalogue;
    Submission submission;
    AssessmentOptions options;
    RegionList regions{{{"NL00", "Nederland", "", {}, false},
                        {kWeert, "Weert", "PV31", {}, false},
                        {"WK098801", "Boshoven", kWeert, {}, false},
                        {"GM0946", "Nederweert", "PV31", {}, false}}};

    SurveyCase() {
        catalogue.municipality = kWeert;
        add("W1", "Eenzaamheid", Direction::lower);
        options.municipality = kWeert;
    }
    Indicator& add(std::string id, std::string name, Direction direction, IndicatorKind kind = IndicatorKind::state) {
        Indicator indicator;
        indicator.id = std::move(id);
        indicator.name = std::move(name);
        indicator.unit = "%";
        indicator.direction = direction;
        indicator.kind = kind;
        catalogue.indicators.push_back(std::move(indicator));
        return catalogue.indicators.back();
    }
    // A figure with half the width of its interval; 0 = no margins.
    Observation& with(int y, std::optional<double> value, double half = 0, const std::string& region = kWeert, const std::string& id = "W1") {
        Observation one;
        one.indicator = id;
        one.region = region;
        one.period = year(y);
        one.value = value;
        one.unit = "%";
        if (!value) one.status = ObservationStatus::missing;
        if (half > 0) one.interval = Interval{*value - half, *value + half};
        submission.observations.push_back(one);
        return submission.observations.back();
    }
    Assessment assess() const { return graadmeter::assess(submission, catalogue, regions, options); }
    Series own(const std::string& id = "W1", const std::string& region = kWeert) const {
        for (const Series& series : assess().series)
            if (series.indicator == id && series.region == region && series.group.empty()) return series;
        FAIL("no series");
        return {};
    }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("two survey figures with margins: the difference is tested and the sentence says how") {
    SurveyCase given;
    given.with(2018, 6.1, 0.8);
    given.with(2022, 7.4, 0.6);
    const Series series = given.own();
    REQUIRE(series.two_point.previous);
    CHECK(series.two_point.previous_period == year(2018));
    CHECK(series.two_point.previous->p == Approx(0.010861).epsilon(1e-3));
    CHECK(series.sentence == "Eenzaamheid, Weert: steeg van 6,1 % (2018) naar 7,4 % (2022), +1,3 %-punt; te weinig metingen om een trend te "
                             "toetsen; verschil aangetoond (tweepuntstoets, p = 0,011).");
    CHECK(series.label == TrendLabel::no_series);   // two figures are no trend, whatever they differ

    given.submission.observations[0].interval = Interval{4.1, 8.1};
    CHECK(contains(given.own().sentence, "; verschil niet aangetoond (tweepuntstoets, p = 0,22)."));
}

TEST_CASE("three survey figures: the last against the one before and against the nulmeting") {
    SurveyCase given;
    given.catalogue.indicators[0].baseline = BaselineValue{year(2016), {}, {}};
    given.with(2016, 40, 2);
    given.with(2020, 44, 2);
    given.with(2022, 45, 2);
    const Series series = given.own();
    REQUIRE(series.two_point.previous);
    REQUIRE(series.two_point.baseline);
    CHECK(series.two_point.baseline_period == year(2016));
    CHECK_FALSE(series.two_point.previous->shown);
    CHECK(series.two_point.baseline->shown);
    CHECK(series.two_point.baseline->difference == Approx(5));
    CHECK(contains(series.sentence, "; verschil met 2020 niet aangetoond (tweepuntstoets, p = 0,49); verschil met nulmeting 2016 aangetoond "
                                    "(tweepuntstoets, p < 0,001)."));
}

TEST_CASE("from five figures on the sentence speaks of the trend; the two points are still tested") {
    SurveyCase given;
    for (int i = 0; i < 5; ++i) given.with(2018 + i, 40.0 + i, 1);
    const Series series = given.own();
    CHECK(series.two_point.previous);
    CHECK_FALSE(contains(series.sentence, "tweepuntstoets"));
    CHECK(contains(series.sentence, "Mann-Kendall"));
}

TEST_CASE("what cannot be tested is said, and only where margins play a part") {
    SurveyCase given;
    given.with(2018, 40, 2);
    given.with(2022, 45);
    CHECK_FALSE(given.own().two_point.previous);
    CHECK(given.own().two_point.not_tested == "geen marges bij 2022");
    CHECK(contains(given.own().sentence, "; te weinig metingen om te toetsen (geen tweepuntstoets: geen marges bij 2022)."));
    given.submission.observations[0].interval.reset();
    CHECK(given.own().two_point.not_tested.empty());   // a count of a register has no margins
    CHECK(given.own().sentence.ends_with("; te weinig metingen om te toetsen."));
    given.catalogue.indicators[0].source_type = "survey";
    CHECK(contains(given.own().sentence, "(geen tweepuntstoets: geen marges bekend)."));
}

TEST_CASE("not tested across a break, between populations, or on an ordinal scale") {
    SurveyCase given;
    given.with(2018, 40, 1);
    given.with(2022, 45, 1);
    REQUIRE(given.own().two_point.previous);
    SUBCASE("a break") {
        given.catalogue.indicators[0].breaks = {{2020, "andere vraagstelling"}};
        CHECK_FALSE(given.own().two_point.previous);
        CHECK(given.own().break_note == "2020 (andere vraagstelling)");
    }
    SUBCASE("a successor for another population goes on with the series") {
        given.add("W2", "Eenzaamheid volwassenen", Direction::lower).population = "volwassenen";
        given.catalogue.indicators[0].successor = "W2";
        given.submission.observations[1].indicator = "W2";
        const Series series = given.own("W2");
        CHECK(series.points.size() == 2);
        CHECK_FALSE(series.two_point.previous);
        CHECK(series.two_point.not_tested == "de cijfers gaan over verschillende groepen mensen");
    }
    SUBCASE("an ordinal scale") {
        given.catalogue.indicators[0].unit = "schaal";
        for (auto& one : given.submission.observations) one.unit = "schaal";
        CHECK_FALSE(given.own().two_point.previous);
    }
    SUBCASE("after the peiljaar") {
        given.options.reference_year = 2020;
        CHECK_FALSE(given.own().two_point.previous);
    }
}

TEST_CASE("a boundary that moved begins a new series, also when that year has no figure") {
    SurveyCase given;
    given.with(2020, 40, 0, "WK098801");
    given.with(2021, 41, 0, "WK098801");
    auto& moved = given.with(2022, 50, 0, "WK098801");
    moved.begins_series = true;
    given.with(2023, 51, 0, "WK098801");
    const auto from = [&] { return given.own("W1", "WK098801"); };
    CHECK(from().break_note == "2022 (volgens de bron)");
    CHECK(from().since_previous->from == year(2022));
    CHECK(contains(from().sentence, "steeg van 50,0 % (2022) naar 51,0 % (2023)"));
    given.submission.observations[2].value.reset();
    given.submission.observations[2].status = ObservationStatus::missing;
    CHECK(from().break_note == "2022 (volgens de bron)");
    CHECK_FALSE(from().since_previous);
    CHECK(contains(from().sentence, "51,0 % (2023); met één meting"));
    given.submission.observations[2].begins_series = false;
    CHECK(from().since_previous->from == year(2021));
}

TEST_CASE("events stand beside the series that they touch, by year, and explain nothing") {
    SurveyCase given;
    given.options.events = {{"coronapandemie", 2020, 2023, "WHO", "", {}}, {"oorlog", 2022, {}, "EU", "", {}}, {"later", 2024, 2024, "x", "", {}}};
    given.with(2018, 40);
    given.with(2021, 41);
    const auto names = [&] {
        std::string all;
        for (const Event& event : given.own().events) all += in_words(event) + "|";
        return all;
    };
    CHECK(names() == "coronapandemie (2020-2023)|");
    CHECK_FALSE(contains(given.own().sentence, "corona"));
    given.with(2023, 42);
    CHECK(names() == "coronapandemie (2020-2023)|oorlog (vanaf 2022)|");
    given.catalogue.events = {{"Coronapandemie", 2020, 2021, "gemeente", "", {}}, {"herindeling", 2019, 2019, "raad", "", {"W9"}}};
    CHECK(names() == "Coronapandemie (2020-2021)|oorlog (vanaf 2022)|");   // the catalogue's own goes before; W9 is another
    given.catalogue.general_events = false;
    CHECK(names() == "Coronapandemie (2020-2021)|");
    given.options.reference_year = 2018;
    CHECK(names().empty());
}

TEST_CASE("a place among the catalogue's reference regions; the country is none of them") {
    SurveyCase given;
    given.catalogue.reference_regions = {"GM0946", "GM0001", "GM0002", "GM0003"};
    given.with(2020, 40);
    given.with(2022, 45);
    given.with(2022, 48, 0, "NL00");
    CHECK_FALSE(given.own().position);
    given.with(2022, 50, 0, "GM0946");
    given.with(2022, 44, 0, "GM0001");
    given.with(2022, 42, 0, "GM0002");
    given.with(2023, 10, 0, "GM0003");   // the own figure of 2023 is not there
    auto position = given.own().position;
    REQUIRE(position);
    CHECK(position->period == year(2022));
    CHECK(position->regions == 4);
    CHECK(position->others == std::vector<std::string>{"GM0946", "GM0001", "GM0002"});
    CHECK(position->rank == 2);
    CHECK(position->median == 44);
    CHECK(position->difference == 1);
    CHECK(position->quartile == 2);
    given.options.reference_year = 2021;
    CHECK_FALSE(given.own().position);
    given.options.reference_year.reset();
    given.catalogue.reference_regions = {"GM0946"};
    CHECK_FALSE(given.own().position->quartile);
    given.catalogue.reference_regions.clear();   // off by default (R36)
    CHECK_FALSE(given.own().position);
}

TEST_CASE("scores of norms together: state only, each once, along the levels in scope") {
    SurveyCase given;
    const auto level = [&](const char* id, const char* kind, std::vector<std::string> serves, bool in_scope = true) {
        Level made;
        made.id = id;
        made.kind = kind;
        made.name = id;
        made.serves = std::move(serves);
        made.in_scope = in_scope;
        given.catalogue.levels.push_back(std::move(made));
    };
    level("E1", "maatschappelijk-effect", {});
    level("E2", "maatschappelijk-effect", {}, false);
    level("D1", "doel", {"E1", "E2"});
    level("D2", "doel", {"E1"});
    given.add("W2", "Roken", Direction::lower).weight = 2;
    given.add("W3", "Bezoeken", Direction::higher, IndicatorKind::effort);
    given.add("W4", "Inwoners", Direction::context, IndicatorKind::context);
    given.add("W5", "Sport", Direction::higher);
    given.add("W6", "Oud", Direction::lower).dropped = true;
    auto& all = given.catalogue.indicators;
    for (auto& one : all) one.goals = {"D1"};
    all[1].goals = {"D1", "D2"};
    given.with(2022, 30);
    given.with(2020, 25, 0, kWeert, "W2");
    for (const char* id : {"W3", "W4", "W6"}) given.with(2022, 50, 0, kWeert, id);
    given.with(2022, 90, 0, "WK098801", "W5");   // a district's figure is not the municipality's
    CHECK(given.assess().roll_ups.empty());      // no norms, nothing to say
    for (auto& one : all) one.norm = Norm{{100, 75, 50, 25, 0}, {"Nota", "2025", "raad"}};
    all[2].norm->bounds = all[4].norm->bounds = {0, 25, 50, 75, 100};
    const auto result = given.assess().roll_ups;
    REQUIRE(result.size() == 3);
    CHECK(result[0].level == "E1");
    CHECK(result[1].level == "D1");
    CHECK(result[2].level == "D2");
    REQUIRE(result[1].indicators.size() == 3);   // W1, W2, W5
    CHECK(result[1].coverage == Approx(0.75));   // 1 + 2 of 1 + 2 + 1
    CHECK(*result[1].score == Approx((70 + 2 * 75) / 3.0));
    CHECK(result[1].periods == std::vector<Period>{year(2020), year(2022)});
    CHECK(result[0].indicators.size() == 3);     // W2 serves E1 by two goals and counts once
    CHECK(*result[0].score == Approx(*result[1].score));
    CHECK(*result[2].score == Approx(75));
    all[4].weight = 4;
    CHECK_FALSE(given.assess().roll_ups[1].score);   // three of seven
    CHECK(given.assess().roll_ups[1].coverage == Approx(3 / 7.0));
}

TEST_CASE("doelbereik of targets together: clipped, by weight, and what is not known is the gap in the coverage") {
    SurveyCase given;
    given.catalogue.levels = {{"D1", "doel", "Een", true, {}, {}, ""}};
    given.add("W2", "Bijstand", Direction::lower).weight = 2;
    given.add("W3", "Bezoeken", Direction::higher, IndicatorKind::effort);
    given.add("W4", "Sport", Direction::higher);
    given.add("W5", "Zonder streefwaarde", Direction::higher);
    auto& all = given.catalogue.indicators;
    for (auto& one : all) {
        one.goals = {"D1"};
        one.baseline = BaselineValue{year(2020), 40, {}};
        one.targets = {{year(2026), 20, false, {}, {}}};
    }
    all[3].baseline.reset();
    all[4].targets = {{year(2026), 20, true, {}, {}}};   // an example in a document is no target
    for (const char* id : {"W3", "W4", "W5"}) given.with(2022, 30, 0, kWeert, id);
    CHECK(given.assess().attained.empty());              // of effort it is known, but effort does not count
    given.with(2022, 35);                                // a quarter of the way
    given.with(2022, 10, 0, kWeert, "W2");               // past it
    const auto result = given.assess().attained;
    REQUIRE(result.size() == 1);
    REQUIRE(result[0].indicators.size() == 3);           // W1, W2, W4
    CHECK(*result[0].indicators[0].score == Approx(25));
    CHECK(*result[0].indicators[1].score == Approx(100));
    CHECK_FALSE(result[0].indicators[2].score);
    CHECK(result[0].coverage == Approx(0.75));
    CHECK(*result[0].score == Approx((25 + 2 * 100) / 3.0));
    CHECK(given.assess().roll_ups.empty());              // two scores, never one
}

TEST_CASE("counts of an indicator that is a percentage are whole in the sentence") {
    SurveyCase given;
    given.with(2018, 150).unit = "aantal";
    given.with(2022, 155).unit = "aantal";
    CHECK(given.own().sentence == "Eenzaamheid, Weert: steeg van 150 (2018) naar 155 (2022), +5; te weinig metingen om te toetsen.");
}

TEST_CASE("no sentence judges") {
    SurveyCase given;
    given.options.events = {{"coronapandemie", 2020, 2023, "WHO", "", {}}};
    given.catalogue.reference_regions = {"GM0946"};
    for (int i = 0; i < 7; ++i) given.with(2017 + i, 40.0 - i, 1);
    given.with(2022, 1, 0.5, "GM0946");
    given.with(2023, 2, 0.2, "GM0946");
    for (const Series& series : given.assess().series)
        for (const char* word : {"goed", "slecht", "beter", "helaas", "gelukkig", "verbeter", "door corona"}) CHECK_FALSE(contains(series.sentence, word));
}
