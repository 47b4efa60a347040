// SPDX-License-Identifier: EUPL-1.2
// Growth against figures worked out by hand. All figures are invented.
#include <doctest/doctest.h>

#include "analysis/growth.h"
#include "analysis/growth_plan.h"

using namespace graadmeter;

namespace {

GrowthInput sample() {
    GrowthInput input;
    input.first_year = 2026;
    input.last_year = input.shown_until = 2028;
    GrowthArea area;
    area.region = "GM0001";
    area.inhabitants = 10000;
    area.households = 4000;
    area.dwellings = 4100;
    area.dwellings_added = 300;
    area.households_per_dwelling = 0.9;
    area.goal = 11000;
    area.years[2027] = {150.0, {}, 30.0, {}, -20.0};
    area.years[2028] = {50.0, 200.0, {}, 0.0, {}};
    input.areas = {area};
    input.households = {{"alleen", 40.0, 1.0}, {"samen", 60.0, 3.0}};
    input.ages = {{"jong", 25.0}, {"oud", 75.0}};
    input.facilities = {{"Buurthuis", 0.5, 400.0}, {"Huisarts", {}, 100.0}};
    return input;
}

std::vector<std::optional<double>> column(const std::vector<GrowthYear>& years, std::optional<double> GrowthYear::*field) {
    std::vector<std::optional<double>> result;
    for (const auto& year : years) result.push_back(year.*field);
    return result;
}

void check(const std::vector<std::optional<double>>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(i);
        REQUIRE(found[i]);
        CHECK(*found[i] == doctest::Approx(expected[i]).epsilon(1e-12));
    }
}

}  // namespace

TEST_CASE("growth by hand: dwellings, households, inhabitants, demand and room") {
    const auto years = grow(sample());
    // 2026 has no plan: a third of 300. 2027: 150 planned less 30. 2028: 200 typed, before the 50 planned.
    check(column(years, &GrowthYear::added), {100, 150, 200});
    check(column(years, &GrowthYear::dwellings_begin), {4100, 4200, 4320});
    check(column(years, &GrowthYear::dwellings_end), {4200, 4320, 4520});
    check(column(years, &GrowthYear::households_added), {90, 108, 180});
    // 0.4 x 1 + 0.6 x 3 = 2.2 persons for each household.
    check(column(years, &GrowthYear::persons_per_household), {2.2, 2.2, 2.2});
    check(column(years, &GrowthYear::inhabitants_added), {198, 237.6, 396});
    check(column(years, &GrowthYear::inhabitants_begin), {10000, 10198, 10415.6});
    check(column(years, &GrowthYear::inhabitants_end), {10198, 10415.6, 10811.6});
    check(column(years, &GrowthYear::since_begin), {198, 415.6, 811.6});
    check(column(years, &GrowthYear::to_goal), {802, 584.4, 188.4});
    check(years[0].by_household, {36, 54});
    check(years[1].by_age, {59.4, 178.2});
    CHECK(years[2].demand[0].value() == doctest::Approx(811.6 * 0.5 / 1000).epsilon(1e-12));
    CHECK(years[2].square_metres_in_all.value() == doctest::Approx(811.6 * 0.5 / 1000 * 400).epsilon(1e-12));
    CHECK_FALSE(years[2].demand[1]);
    CHECK_FALSE(years[2].square_metres[1]);
}

TEST_CASE("growth: the balances close in every year") {
    for (const auto& year : grow(sample())) {
        CHECK(*year.dwellings_begin + *year.added - year.removed == doctest::Approx(*year.dwellings_end).epsilon(1e-12));
        CHECK(*year.inhabitants_begin + *year.inhabitants_added + year.other == doctest::Approx(*year.inhabitants_end).epsilon(1e-12));
    }
}

TEST_CASE("growth: what is not known stays unknown") {
    GrowthInput input = sample();
    auto& area = input.areas[0];
    SUBCASE("a year without a plan, and all after it") {
        area.dwellings_added.reset();
        const auto years = grow(input);
        CHECK_FALSE(years[0].added);
        CHECK_FALSE(years[0].inhabitants_added);
        CHECK(years[1].added == 150);
        CHECK(years[1].inhabitants_added);           // of that year alone it can be said
        CHECK_FALSE(years[1].dwellings_begin);
        CHECK_FALSE(years[2].since_begin);
        CHECK_FALSE(years[2].inhabitants_end);
    }
    SUBCASE("no beginning: what comes is known, what there is is not") {
        area.inhabitants.reset();
        area.dwellings.reset();
        const auto years = grow(input);
        CHECK(years[2].since_begin.value() == doctest::Approx(811.6));
        CHECK_FALSE(years[2].inhabitants_end);
        CHECK_FALSE(years[2].dwellings_end);
        CHECK_FALSE(years[2].to_goal);
    }
    SUBCASE("shares that do not add up are not used") {
        input.households[1].share = 50;
        input.ages[0].share = 26;
        const auto years = grow(input);
        CHECK(years[0].persons_per_household.value() == doctest::Approx(2.5));   // 10.000 inhabitants in 4.000 households
        CHECK_FALSE(years[0].by_household[0]);
        CHECK_FALSE(years[0].by_age[1]);
    }
    SUBCASE("nothing to make households of") {
        area.households_per_dwelling.reset();
        CHECK(grow(input)[0].households_per_dwelling.value() == doctest::Approx(4000.0 / 4100));
        area.households.reset();
        CHECK_FALSE(grow(input)[0].households_added);
    }
}

namespace {

Questionnaire columns() {
    Questionnaire result;
    for (const auto* id : {"erbij", "eraf", "overig", "aanname", "van-wie"}) {
        Question question;
        question.id = id;
        question.caption = std::string("Kop ") + id;
        result.questions.push_back(question);
    }
    return result;
}

Questionnaire rows() {
    Questionnaire result;
    for (const auto* id : {"eerste-jaar", "laatste-jaar", "groeidoel", "inwoners", "huishoudens", "woningen", "woningen-erbij", "huishoudens-per-woning",
                           "personen-per-huishouden", "leeftijd-0-aandeel", "voorziening-buurthuis-norm", "voorziening-buurthuis-ruimte"}) {
        Question question;
        question.id = id;
        question.caption = id == std::string("voorziening-buurthuis-norm") ? "Buurthuis: per 1.000 inwoners" : std::string("Regel ") + id;
        result.questions.push_back(question);
    }
    return result;
}

StockFigure stock(StockKind kind, int year, double value, std::uint32_t row, const std::string& region = "GM0303") {
    return {kind, "", region, {year}, value, {0, {row, 2}}};
}

}  // namespace

TEST_CASE("growth: what was found, and where") {
    const Questionnaire of_columns = columns(), of_rows = rows();
    const GrowthSettings settings{of_columns, of_rows, "GM0303", 2026};
    Catalogue catalogue;
    Submission submission;
    submission.sheets.push_back({"Cijfers", "", "", false, false, 1, 0});
    CHECK(plan_growth(submission, catalogue, settings).years.empty());

    catalogue.key_figures = {{"Demografie", "Inwoners", "aantal", Period{2024}, 44354, {}, "Beleidskader", ""}};
    CHECK(plan_growth(submission, catalogue, settings).years.empty());   // inhabitants alone are no growth
    catalogue.growth = {{GrowthSubject::inhabitants_goal, "", {}, 60000, "Beleidskader", ""},
                        {GrowthSubject::per_1000, "Buurthuis", {}, 0.25, "Nota", ""}};
    auto plan = plan_growth(submission, catalogue, settings);
    REQUIRE(plan.years.size() == 10);
    CHECK(plan.years.front().year == 2024);
    CHECK(plan.assumption("GM0303", "inwoners")->found == 44354);
    CHECK(plan.assumption("GM0303", "inwoners")->origin.find("Beleidskader") != std::string::npos);
    CHECK_FALSE(plan.assumption("GM0303", "inwoners")->place);
    CHECK(plan.assumption("", "groeidoel")->used() == 60000);
    CHECK(plan.assumption("", "voorziening-buurthuis-norm")->used() == 0.25);
    CHECK_FALSE(plan.assumption("", "voorziening-buurthuis-ruimte")->used());
    CHECK_FALSE(plan.assumption("", "leeftijd-0-aandeel")->used());

    // The workbook's own figures go before the catalogue's; a forecast is no beginning; a plan says how far.
    submission.stock = {stock(StockKind::inhabitants, 2025, 44900, 2), stock(StockKind::inhabitants, 2030, 50000, 3),
                        stock(StockKind::planned, 2029, 120, 4), stock(StockKind::planned, 2027, 80, 5, "Kern Ketelhaven")};
    plan = plan_growth(submission, catalogue, settings);
    CHECK(plan.assumption("GM0303", "inwoners")->found == 44900);
    CHECK(plan.assumption("GM0303", "inwoners")->place == Place{0, {2, 2}});
    REQUIRE(plan.years.size() == 10);   // 2025 to 2029, two areas
    CHECK(plan.years[4].year == 2029);
    CHECK(plan.years[4].added == 120);
    CHECK(plan.cells[5].code == "kern-ketelhaven-2025");
    CHECK(plan.years[7].added == 80);

    SUBCASE("figures of another year are named only") {
        catalogue.key_figures.push_back({"Demografie", "Huishoudens", "aantal", Period{2024}, 18767, {}, "Beleidskader", ""});
        plan = plan_growth(submission, catalogue, settings);
        CHECK_FALSE(plan.assumption("GM0303", "huishoudens")->used());
        CHECK(plan.assumption("GM0303", "huishoudens")->origin.find("18.767") != std::string::npos);
    }
    SUBCASE("typed values, and those without a place") {
        submission.answers = {{"Aannames groei", "GM0303-inwoners", "aanname", "45.000", {}},
                              {"Aannames groei", "GM0303-inwoners", "van-wie", "Jan", {}},
                              {"Groei", "GM0303-2026", "erbij", "60", {}},
                              {"Groei", "GM0303-2026", "overig", "ongeveer 10", {}},
                              {"Groei", "GM0303-2044", "erbij", "7", {}},
                              {"Groei", "GM0303-2026", "erbij", "61", {}},
                              {"Invloedsmatrix", "X-1", "a", "ja", {}}};
        plan = plan_growth(submission, catalogue, settings);
        CHECK(plan.assumption("GM0303", "inwoners")->used() == 45000);
        CHECK(plan.assumption("GM0303", "inwoners")->set_by == "Jan");
        CHECK(plan.years[1].added == 60);
        CHECK(plan.years[1].other == 0);
        CHECK(plan.cells[1].other == "ongeveer 10");
        REQUIRE(plan.lapsed.size() == 2);
        CHECK(plan.lapsed[0].first.text == "61");
        CHECK(plan.lapsed[1].first.indicator == "GM0303-2044");
    }
    SUBCASE("nothing to say any more: what was typed is not lost") {
        submission.stock.clear();
        catalogue.growth.clear();
        submission.answers = {{"Groei", "GM0303-2026", "erbij", "60", {}}};
        plan = plan_growth(submission, catalogue, settings);
        CHECK(plan.years.empty());
        CHECK(plan.lapsed.size() == 1);
    }
}
