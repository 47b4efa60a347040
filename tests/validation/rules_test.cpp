// SPDX-License-Identifier: EUPL-1.2
// Each rule where it holds, where it fails and where it cannot be decided.
#include <doctest/doctest.h>

#include "validation/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {
bool says(const Finding& finding, std::string_view text) {
    return finding.message.find(text) != std::string::npos;
}
}  // namespace

TEST_CASE("B07: a value from another workbook, at its cell") {
    Fixture fixture;
    fixture.workbook.formulas = {{{0, {28, 8}}, "'[1]Blad 1'!$C$4"},
                                 {{0, {29, 8}}, "SUM(1,[1]Blad1!A1:A3)"},
                                 {{0, {30, 8}}, "[1]!naam*2"},
                                 {{0, {31, 8}}, "SUM(Tabel[1])"},
                                 {{0, {32, 8}}, "SUM(T[[#Data],[1]])"},
                                 {{0, {33, 8}}, "\"[1]Blad1\"&A1"},
                                 {{0, {34, 8}}, "H33[1"}};
    require_outcome(fixture.check("B07"), 0, 0, 0);  // no external link at all: cells are not even looked at
    fixture.workbook.file_remarks = {{"B07", {}, {}, {{"doel", "norm.xlsx"}}}};
    require_outcome(fixture.check("B07"), 0, 3, 0);
    const auto findings = fixture.findings("B07");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].sheet == "Cijfers");
    CHECK(findings[0].cells == "H28:H30");
    CHECK(says(findings[0], "'norm.xlsx'"));
    SUBCASE("of two links it is not said which") {
        fixture.workbook.file_remarks.push_back({"B07", {}, {}, {{"doel", "ander.xlsx"}}});
        CHECK(fixture.findings("B07").at(0).message.starts_with("Een waarde komt uit een ander werkboek. "));
    }
    SUBCASE("a link that no cell uses is said of the file") {
        fixture.workbook.formulas.clear();
        require_outcome(fixture.check("B07"), 0, 0, 1);
        CHECK(fixture.findings("B07").at(0).sheet.empty());
    }
}

TEST_CASE("B08: a hidden sheet with data") {
    Fixture fixture;
    fixture.add_sheet("oud 2019", SheetVisibility::hidden, 4);
    fixture.add_sheet("leeg", SheetVisibility::hidden, 0);
    fixture.add_sheet("van ons", SheetVisibility::very_hidden, 9);
    fixture.submission.sheets.back().generated = true;
    fixture.submission.sheets[1].observations = 1;
    require_outcome(fixture.check("B08"), 2, 1, 1);
    const auto findings = fixture.findings("B08");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].sheet == "oud 2019");
    CHECK(findings[0].cells.empty());
    CHECK(says(findings[0], "(4 cellen, waarvan 1 als cijfer gelezen)"));
    CHECK(findings[0].remedy.find("Alt+F11") == std::string::npos);

    Fixture very;
    very.add_sheet("diep", SheetVisibility::very_hidden, 2);
    CHECK(very.findings("B08").at(0).remedy.find("Alt+F11") != std::string::npos);
}

TEST_CASE("W04: outside what is possible") {
    Fixture fixture;
    fixture.observe("T-1", 2020, 100.0000000000001, "B2");
    fixture.observe("T-1", 2021, 120, "C2");
    fixture.observe("T-1", 2022, std::nullopt, "D2");
    fixture.observe("T-4", 2022, -5, "D3");  // no unit: nothing to hold it against
    fixture.catalogue.indicators[2].minimum = 10;
    fixture.observe("T-3", 2022, 3, "D4");
    require_outcome(fixture.check("W04"), 1, 2, 2);
    const auto findings = fixture.findings("W04");
    CHECK(findings.at(0).cells == "C2");
    CHECK(findings[0].message ==
          "De waarde 120 kan niet bij 'Eenzaamheid (T-1)'. Dit cijfer is nooit kleiner dan 0. Dit cijfer is "
          "nooit groter dan 100.");
    CHECK_FALSE(says(findings.at(1), "groter"));

    SUBCASE("the catalogue's own bounds go before the unit's") {
        fixture.catalogue.indicators[0].maximum = 150;
        CHECK(fixture.check("W04").invalid == 1);
    }
    SUBCASE("but hold for its own unit only") {
        Fixture other;
        other.catalogue.indicators[0].maximum = 50;
        other.observe("T-1", 2020, 4500, "B2").unit = "aantal";
        require_outcome(other.check("W04"), 1, 0, 0);
    }
}

TEST_CASE("W05: another unit than the catalogue's") {
    Fixture fixture;
    fixture.observe("T-1", 2020, 12, "B2").unit = "aantal";
    require_outcome(fixture.check("W05"), 0, 1, 0);
    CHECK(says(fixture.findings("W05").at(0), "De eenheid is hier 'aantal', maar in de catalogus staat '%'"));
    SUBCASE("meant by the mapping of its source") {
        fixture.submission.observations[0].source = "kwb";
        fixture.sources_with_own_units = {"kwb"};
        require_outcome(fixture.check("W05"), 0, 0, 1);
    }
    SUBCASE("not stated in the catalogue") {
        fixture.submission.observations[0].indicator = "T-4";
        require_outcome(fixture.check("W05"), 0, 0, 1);
    }
}

TEST_CASE("W05: a share between percentages") {
    Fixture fixture;
    fixture.series("T-1", 16, {{2018, 3.5}, {2019, 3.4}, {2020, 3.1}, {2021, 0.031}, {2022, 2.9}, {2023, 3.0}});
    require_outcome(fixture.check("W05"), 5, 1, 0);
    const auto findings = fixture.findings("W05");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].cells == "E16");
    CHECK(says(findings[0], "Hier staat 0,031"));
    CHECK(says(findings[0], "is 3,1 % bedoeld"));
}

TEST_CASE("W05: quiet where a series is small or unsteady") {
    Fixture small;
    small.series("T-1", 2, {{2020, 3.5}, {2021, 0.035}});
    require_outcome(small.check("W05"), 0, 0, 2);
    Fixture shares;  // all of them shares: nothing to compare with
    shares.series("T-1", 2, {{2020, 0.35}, {2021, 0.36}, {2022, 0.34}});
    CHECK(shares.check("W05").invalid == 0);
    Fixture unsteady;
    unsteady.series("T-1", 2, {{2020, 40}, {2021, 12}, {2022, 0.1}, {2023, 10}});
    CHECK(unsteady.check("W05").invalid == 0);
    Fixture low;  // 0,4 is a fair percentage
    low.series("T-1", 2, {{2020, 0.4}, {2021, 0.5}, {2022, 1.2}, {2023, 0.9}});
    CHECK(low.check("W05").invalid == 0);
    Fixture zero;
    zero.series("T-1", 2, {{2020, 0}, {2021, 3}, {2022, 3.1}, {2023, 3.2}});
    CHECK(zero.check("W05").invalid == 0);
}

TEST_CASE("W05: per 1.000 among per 10.000") {
    Fixture fixture;
    fixture.series("T-2", 34, {{2019, 135}, {2020, 131.9}, {2021, 129.1}, {2022, 12.6}, {2023, 12.3}});
    require_outcome(fixture.check("W05"), 3, 2, 0);
    const auto findings = fixture.findings("W05");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].cells == "E34:F34");
    CHECK(findings[0].count == 2);
    CHECK(says(findings[0], "factor 10"));
    CHECK(says(findings[0], "Dit geldt voor 2 cellen; genoemd is de eerste."));
    Fixture even;  // who is right cannot be told
    even.series("T-2", 2, {{2019, 135}, {2020, 131.9}, {2021, 12.6}, {2022, 12.3}});
    CHECK(even.check("W05").invalid == 0);
}

TEST_CASE("W09: a period that has yet to begin") {
    Fixture fixture;
    fixture.observe("T-1", 2026, 40, "B2");
    fixture.observe("T-1", 2030, 35, "C2");
    fixture.observe("T-1", 2031, std::nullopt, "D2");
    fixture.observe("T-1", 2032, 34, "E2").status = ObservationStatus::estimated;
    require_outcome(fixture.check("W09"), 2, 1, 1);
    CHECK(fixture.findings("W09").at(0).cells == "C2");

    Fixture parts;
    parts.observe("T-1", 2026, 40, "B2").period = {2026, Period::Kind::quarter, 4};
    parts.observe("T-1", 2026, 40, "C2").period = {2026, Period::Kind::month, 12};
    parts.observe("T-1", 2026, 40, "D2").period = {2026, Period::Kind::school_year, 0};
    CHECK(parts.check("W09").valid == 2);
    CHECK(parts.findings("W09").at(0).cells == "C2");

    Fixture forecast;
    forecast.catalogue.indicators[2].name = "Leerlingprognoses basisscholen";
    forecast.observe("T-3", 2030, 900, "B2");
    require_outcome(forecast.check("W09"), 1, 0, 0);
    forecast.date = Date{};
    require_outcome(forecast.check("W09"), 0, 0, 1);
}

TEST_CASE("C01: the same figure twice") {
    Fixture fixture;
    fixture.observe("T-1", 2022, 6.7, "E3");
    fixture.observe("T-1", 2023, 6.8, "E4");
    fixture.observe("T-1", 2022, 6.7, "E38");
    require_outcome(fixture.check("C01"), 2, 1, 0);
    require_outcome(fixture.check("C02"), 3, 0, 0);
    const auto findings = fixture.findings("C01");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].cells == "E38");
    CHECK(says(findings[0], "ook in Cijfers!E3"));

    SUBCASE("a cell that refers to the other repeats it rightly") {
        fixture.workbook.formulas = {{{0, parse_cell("E38").value()}, "E3"}};
        CHECK(fixture.check("C01").invalid == 0);
    }
    SUBCASE("a rounded figure is the same figure") {
        fixture.submission.observations[2].value = 7;
        require_outcome(fixture.check("C02"), 3, 0, 0);
        CHECK(says(fixture.findings("C01").at(0), "op de afronding na (6,7)"));
    }
    SUBCASE("another group, region or unit is another figure") {
        fixture.submission.observations[2].group = "65+";
        require_outcome(fixture.check("C01"), 3, 0, 0);
        fixture.submission.observations[2].group = "";
        fixture.submission.observations[2].unit = "aantal";
        require_outcome(fixture.check("C01"), 2, 0, 1);
    }
}

TEST_CASE("C02: two figures for one fact") {
    Fixture fixture;
    fixture.add_sheet("Blad 2");
    fixture.observe("T-1", 2022, 6.7, "E7");
    fixture.observe("T-1", 2022, 7.6, "E39").place.sheet = 1;
    require_outcome(fixture.check("C02"), 1, 1, 0);
    CHECK(fixture.check("C01").invalid == 0);
    const auto findings = fixture.findings("C02");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].sheet == "Blad 2");
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].message ==
          "Hier staat 7,6, maar in Cijfers!E7 staat 6,7 voor hetzelfde gegeven (Eenzaamheid (T-1), Weert, 2022). "
          "Het programma kan niet weten welk cijfer klopt.");
    SUBCASE("a provisional figure beside a final one") {
        fixture.submission.observations[1].status = ObservationStatus::provisional;
        require_outcome(fixture.check("C02"), 1, 0, 1);
    }
    SUBCASE("a missing figure contradicts nothing") {
        fixture.submission.observations[0].value.reset();
        require_outcome(fixture.check("C02"), 1, 0, 1);
    }
    SUBCASE("one cell read twice") {
        fixture.submission.observations[1].place = fixture.submission.observations[0].place;
        CHECK(fixture.check("C02").invalid == 0);
    }
}

TEST_CASE("C05: a year is missing") {
    Fixture fixture;
    fixture.series("T-1", 5, {{2009, 1.}, {2010, 1.}, {2011, 1.}, {2013, 1.}, {2014, 1.}, {2015, 1.}});
    require_outcome(fixture.check("C05"), 4, 1, 0);
    const auto findings = fixture.findings("C05");
    CHECK(findings.at(0).cells == "E5");
    CHECK(findings[0].message.starts_with("In deze reeks is geen cijfer voor 2012: 'Eenzaamheid (T-1)'."));
    SUBCASE("a gap in several series of a block is one finding") {
        fixture.series("T-3", 6, {{2009, 1.}, {2010, 1.}, {2011, 1.}, {2013, 1.}, {2014, 1.}, {2015, 1.}});
        const auto both = fixture.findings("C05");
        REQUIRE(both.size() == 1);
        CHECK(both[0].cells == "E5:E6");
        CHECK(both[0].count == 2);
        CHECK(says(both[0], "'Eenzaamheid (T-1)' en 'Bewindvoering (T-3)'"));
    }
    SUBCASE("at or around a merged cell it cannot be told") {
        fixture.submission.remarks = {remark("S06", "D5:E5", {})};
        require_outcome(fixture.check("C05"), 4, 0, 1);
        fixture.submission.observations[3].place.cell.column = 6;  // 2013 in F, merged D:E between
        fixture.submission.remarks = {remark("S06", "E4:E5", {})};
        require_outcome(fixture.check("C05"), 4, 0, 1);
        fixture.submission.remarks = {remark("S06", "E6:E7", {})};
        require_outcome(fixture.check("C05"), 4, 1, 0);
    }
}

TEST_CASE("C05: quiet where no gap can be told") {
    Fixture marked;  // "-" in 2020
    marked.series("T-1", 5, {{2018, 1.}, {2019, 1.}, {2020, std::nullopt}, {2021, 1.}});
    require_outcome(marked.check("C05"), 3, 0, 0);
    Fixture two_yearly;
    two_yearly.series("T-1", 5, {{2019, 1.}, {2021, 1.}, {2023, 1.}});
    require_outcome(two_yearly.check("C05"), 0, 0, 1);
    Fixture few;
    few.series("T-1", 5, {{2019, 1.}, {2021, 1.}});
    require_outcome(few.check("C05"), 0, 0, 1);
    Fixture monitor;
    monitor.catalogue.indicators[0].frequency_years = 4;
    monitor.series("T-1", 5, {{2012, 1.}, {2016, 1.}, {2024, 1.}});
    require_outcome(monitor.check("C05"), 1, 1, 0);
    CHECK(says(monitor.findings("C05").at(0), "voor 2020:"));
    Fixture long_gap;
    long_gap.catalogue.indicators[0].frequency_years = 1;
    long_gap.series("T-1", 5, {{2010, 1.}, {2012, 1.}, {2016, 1.}});
    CHECK(says(long_gap.findings("C05").at(1), "2013 tot en met 2015"));
}

TEST_CASE("V01: indicators without data") {
    Fixture fixture;
    require_outcome(fixture.check("V01"), 0, 0, 4);
    fixture.observe("T-1", 2022, 40, "B2");
    require_outcome(fixture.check("V01"), 1, 3, 0);
    const auto findings = fixture.findings("V01");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].count == 3);
    CHECK(findings[0].sheet.empty());
    CHECK(says(findings[0], "Voor 3 van de 4 indicatoren"));
    for (int i = 5; i < 30; ++i) fixture.catalogue.indicators.push_back(indicator("T-" + std::to_string(i), "Nog een", "%"));
    CHECK(says(fixture.findings("V01").at(0), " en nog 18."));
}

TEST_CASE("V01: what is still to be taken up is not missing (R97)") {
    Fixture fixture;
    fixture.observe("T-1", 2022, 40, "B2");
    fixture.catalogue.indicators[0].planned = fixture.catalogue.indicators[1].planned = true;
    require_outcome(fixture.check("V01"), 1, 2, 1);   // T-1 has a figure all the same
    CHECK(says(fixture.findings("V01").at(0), "Voor 2 van de 3 indicatoren"));
}

TEST_CASE("V02: a goal that nothing measures") {
    Fixture fixture;
    const auto level = [](const char* id, const char* kind, const char* name) {
        Level result;
        result.id = id, result.kind = kind, result.name = name;
        return result;
    };
    fixture.catalogue.levels = {level("D1", "doel", "Gezond opgroeien"), level("D2", "doel", "Samen wonen"), level("D3", "doel", "Meedoen"),
                                level("R1", "resultaat", "Minder eenzaamheid"), level("O1", "opgave", "Gezondheid")};
    fixture.catalogue.levels[3].serves = {"D3"};
    fixture.catalogue.indicators[0].goals = {"D1"};
    fixture.catalogue.indicators[1].goals = {"R1"};
    require_outcome(fixture.check("V02"), 0, 0, 3);   // nothing was read: B10 says so
    fixture.observe("T-1", 2022, 40, "B2");
    require_outcome(fixture.check("V02"), 2, 1, 0);
    CHECK(says(fixture.findings("V02").at(0), "1 van de 3 doelen uit de catalogus hoort geen indicator: 'Samen wonen'"));
    CHECK(fixture.findings("V02").at(0).sheet.empty());
    fixture.catalogue.levels[1].planned = true;
    require_outcome(fixture.check("V02"), 2, 0, 1);
}

TEST_CASE("V03: no baseline") {
    Fixture fixture;
    fixture.observe("T-1", 2022, 40, "B2");
    fixture.observe("T-2", 2022, 40, "B3");
    fixture.observe("T-3", 2022, 40, "B4");
    fixture.catalogue.indicators[1].baseline = BaselineValue{{2022, Period::Kind::year, 0}, {}, {}};  // figure in the file
    fixture.catalogue.indicators[2].baseline = BaselineValue{{2018, Period::Kind::year, 0}, {}, {}};  // may be in another file
    require_outcome(fixture.check("V03"), 1, 1, 1);
    CHECK(says(fixture.findings("V03").at(0), "'Eenzaamheid (T-1)'"));
    fixture.catalogue.indicators[0].kind = IndicatorKind::context;
    CHECK(fixture.check("V03").invalid == 0);
}

TEST_CASE("V04: no target") {
    Fixture fixture;
    fixture.observe("T-1", 2022, 40, "B2");
    fixture.observe("T-2", 2022, 40, "B3");
    fixture.observe("T-3", 2022, 40, "B4");
    TargetValue target;
    fixture.catalogue.indicators[0].targets = {target};
    target.hypothetical = true;
    fixture.catalogue.indicators[1].targets = {target};
    fixture.catalogue.indicators[2].direction = Direction::context;
    require_outcome(fixture.check("V04"), 1, 1, 1);
    CHECK(says(fixture.findings("V04").at(0), "'Jeugdcriminaliteit (T-2)'"));
}

TEST_CASE("V08: a norm that nobody answers for") {
    Fixture fixture;
    fixture.observe("T-1", 2022, 40, "B2");
    fixture.observe("T-2", 2022, 40, "B3");
    fixture.observe("T-3", 2022, 40, "B4");
    fixture.catalogue.indicators[0].norm = Norm{{60, 50, 40, 30, 20}, {}};
    fixture.catalogue.indicators[1].norm = Norm{{60, 50, 40, 30, 20}, {"raadsbesluit", "", ""}};
    require_outcome(fixture.check("V08"), 1, 1, 1);
    CHECK(fixture.findings("V08").at(0).severity == Severity::error);
}

TEST_CASE("a clean submission gives no finding about its figures") {
    Fixture fixture;
    fixture.series("T-1", 8, {{2019, 46.8}, {2020, 46.3}, {2021, 45.6}, {2022, 45.}, {2023, 44.6}});
    for (const auto& finding : validate(fixture.context())) CHECK(finding.code.starts_with("V"));
}

TEST_CASE("all that is said comes in the order of the workbook, with the remarks of the workbook itself first") {
    Fixture fixture;
    fixture.workbook.file_remarks = {{"B07", {}, {}, {{"doel", "norm.xlsx"}}}, {"B06", {}, {}, {}}};
    fixture.submission.remarks = {remark("W02", "C9", {{"waarde", "16,9"}, {"getal", "16,9"}}),
                                  remark("W06", "B9", {{"waarde", "#REF!"}}), remark("S09", "", {})};
    fixture.observe("T-1", 2030, 120, "C2");
    std::vector<std::string> codes;
    for (const auto& finding : validate(fixture.context())) codes.push_back(finding.code);
    CHECK(codes == std::vector<std::string>{"B06", "B07", "V01", "V03", "V04", "V12", "S09", "W04", "W09", "W06", "W02"});
}

TEST_CASE("every rule has words, and is marked as checked") {
    for (const auto& rule : rules()) CHECK(finding_text(rule.code).checked);
}
