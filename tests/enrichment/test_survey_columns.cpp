// SPDX-License-Identifier: EUPL-1.2
// Columns of Trends, Normen and Waarnemingen about margins, events, breaks, places among regions, scores together and replaced targets.
#include "enrichment/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

TEST_CASE("margins, events and breaks have columns of their own; what is not there is a word") {
    Folder folder;
    auto in = sample();
    in.options.events = {{"coronapandemie", 2020, 2023, "WHO", "", {}}};
    in.add("WEE-006", 2020, 40, 20, 2);
    in.add("WEE-006", 2022, 45, 20, 3);
    (void)in.build_to(folder / "zonder.xlsx");
    View before(folder / "zonder.xlsx");
    CHECK(before.at("Trends", "WEE-006", "Tweepuntstoets met vorige meting").text == "niet te toetsen");
    CHECK(before.at("Trends", "WEE-006", "Reeksbreuk").text == "geen bekend");
    CHECK(before.at("Trends", "WEE-006", "Gebeurtenissen in deze jaren").text == "coronapandemie (2020-2023)");
    for (const auto& [address, seen] : before.cells("Waarnemingen")) CHECK(seen.text != "Ondergrens (95%)");
    for (const auto& [address, seen] : before.cells("Trends")) CHECK(seen.text != "Plaats tussen vergelijkingsgebieden");

    auto& all = in.submission.observations;
    all[all.size() - 2].interval = Interval{38, 42};
    all[all.size() - 1].interval = Interval{43, 47};
    (void)in.build_to(folder / "met.xlsx");
    View view(folder / "met.xlsx");
    CHECK(view.at("Trends", "WEE-006", "Tweepuntstoets met vorige meting").text == "verschil aangetoond (tweepuntstoets, p < 0,001)");
    CHECK(view.at("Trends", "WEE-006", "In woorden").text.find("verschil aangetoond (tweepuntstoets") != std::string::npos);
    CHECK(view.at("Trends", "WEE-006", "Ontwikkeling").text == "te weinig metingen");   // a difference is no trend
    CHECK(view.at("Waarnemingen", "WEE-006", "Ondergrens (95%)").text == "38");
    CHECK(view.at("Waarnemingen", "WEE-001", "Ondergrens (95%)").text == "niet vermeld");
    all.back().begins_series = true;
    (void)in.build_to(folder / "breuk.xlsx");
    CHECK(View(folder / "breuk.xlsx").at("Trends", "WEE-006", "Reeksbreuk").text == "2022 (volgens de bron)");
}

TEST_CASE("Normen: doelbereik of each indicator and of its goals, only where it is known of some") {
    Folder folder;
    auto in = sample();
    auto& second = in.catalogue.indicators[2];   // measured, but kept back
    second.goals = {"D01"};
    second.targets = {{{2030}, 5, false, {}, {"Programma", "2025-06-12", "gemeenteraad"}}};
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const auto own = view.at("Normen", "WEE-001", "Doelbereik (0-100)");
    CHECK(std::stod(own.text) == doctest::Approx(100 * (6.3 - 9.1) / (5 - 9.1)));
    CHECK(own.formula == "MAX(0,MIN(100,100*(H6-J6)/(L6-J6)))");
    CHECK(view.at("Normen", "WEE-002", "Doelbereik (0-100)").text == "geen streefwaarde");
    CHECK(view.at("Normen", "WEE-001", "Doelbereik van doel, thema en effect").text.find("D01: geen score (1 van 2; dekking 50 %)") != std::string::npos);
    second.targets.clear();
    (void)in.build_to(folder / "b.xlsx");
    CHECK(View(folder / "b.xlsx").at("Normen", "WEE-001", "Doelbereik van doel, thema en effect").text.find("D01: 68 (1 van 1; dekking 100 %)") != std::string::npos);
    in.catalogue.indicators[0].baseline.reset();
    (void)in.build_to(folder / "c.xlsx");
    View without(folder / "c.xlsx");
    for (const auto& [address, seen] : without.cells("Normen")) CHECK(seen.text.find("Doelbereik") == std::string::npos);
}

TEST_CASE("Normen: scores together with their coverage, and targets that were replaced") {
    Folder folder;
    auto in = sample();
    TargetValue former{{2030}, 5, false, {}, {"Begroting 2024", "2023-11-09", "gemeenteraad"}, "bijgesteld"};
    for (auto& indicator : in.catalogue.indicators)
        if (indicator.id == "WEE-001") indicator.former_targets = {former};
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(view.at("Normen", "WEE-001", "Vervangen streefwaarden").text == "2030: 5,0 (gemeenteraad, 2023-11-09; bijgesteld)");
    CHECK(view.at("Normen", "WEE-002", "Vervangen streefwaarden").text == "geen");
    // One of the five indicators of this theme has a norm and a figure; the theme Wonen does not count.
    CHECK(view.at("Normen", "WEE-002", "Score van doel, thema en effect").text == "meedoen: geen score (1 van 5; dekking 20 %)");
    CHECK(view.at("Normen", "WEE-006", "Score van doel, thema en effect").text == "telt niet mee");
    in.catalogue.indicators[1].weight = 6;   // of ten
    (void)in.build_to(folder / "b.xlsx");
    CHECK(View(folder / "b.xlsx").at("Normen", "WEE-002", "Score van doel, thema en effect").text == "meedoen: 61 (1 van 5; dekking 60 %)");
}

TEST_CASE("Trends: the place among reference regions, when the catalogue has them") {
    Folder folder;
    auto in = sample();
    in.catalogue.reference_regions = {"GM0946", "GM1640", "GM1641"};
    std::uint32_t row = 30;
    in.add("WEE-006", 2022, 45, row, 2);
    for (const auto& [region, value] : {std::pair{"GM0946", 40.0}, {"GM1640", 50.0}, {"GM1641", 30.0}}) in.add("WEE-006", 2022, value, ++row, 2, true, region);
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(view.at("Trends", "WEE-006", "Plaats tussen vergelijkingsgebieden").text == "2e van 4 (hoog naar laag); kwart boven het midden");
    CHECK(view.at("Trends", "WEE-006", "Verschil met hun mediaan").text == "5");
    CHECK(view.at("Trends", "WEE-001", "Plaats tussen vergelijkingsgebieden").text == "niet vergeleken");
}

TEST_CASE("Volledigheid: the years of each area, what is missing in words; not made for one area") {
    Folder folder;
    auto in = sample();
    in.submission.observations.clear();
    in.add("WEE-001", 2018, 5, 20, 2);
    (void)in.build_to(folder / "een.xlsx");
    CHECK_FALSE(View(folder / "een.xlsx").has("Volledigheid"));

    in.add("WEE-001", 2019, 5, 20, 3);
    in.add("WEE-001", 2020, 6, 20, 4);
    in.add("WEE-001", 2020, 7, 21, 4, true, "WK098801");
    in.add("WEE-001", 2019, std::nullopt, 21, 3, true, "WK098801");
    in.add("WEE-002", 2020, 4, 22, 4, true, "WK098801", "65+");
    in.add("WEE-002", 2020, 4, 23, 4, true, "GM0946");   // another municipality is no area of this one
    for (auto& indicator : in.catalogue.indicators)
        if (indicator.id == "WEE-003") indicator.smallest_area = "gemeente";
    in.add("WEE-003", 2020, 4, 24, 4);
    (void)in.build_to(folder / "meer.xlsx");
    View view(folder / "meer.xlsx");
    CHECK(view.at("Volledigheid", "WEE-001", "Jaren met een cijfer").text == "2018 t/m 2020");
    CHECK(view.at("Volledigheid", "WEE-001", "Weert").text == "2018 t/m 2020");
    CHECK(view.at("Volledigheid", "WEE-001", "Boshoven").text == "2020; onderdrukt: 2019; ontbreekt: 2018");
    CHECK(view.at("Volledigheid", "WEE-001", "Gebieden met een cijfer").text == "2 van 2");
    CHECK(view.at("Volledigheid", "WEE-001", "Gevuld (%)").text.substr(0, 4) == "66.6");   // 4 of 2 areas times 3 years
    CHECK(view.at("Volledigheid", "WEE-002", "Weert").text == "geen");
    CHECK(view.at("Volledigheid", "WEE-002", "Boshoven").text == "2020");
    CHECK(view.at("Volledigheid", "WEE-003", "Boshoven").text == "n.v.t.");
    CHECK(view.at("Volledigheid", "WEE-003", "Gebieden met een cijfer").text == "1 van 1");
    CHECK(view.at("Volledigheid", "WEE-003", "Gevuld (%)").text == "100");
    CHECK(view.at("Volledigheid", "alle", "Weert").text == "2 van 10");
    CHECK(view.at("Volledigheid", "alle", "Boshoven").text == "2 van 10");
    CHECK(view.cells("Volledigheid").at({2, 1}).text.find("Zonder één cijfer, en daarom niet hier: 7 van 10") != std::string::npos);
    for (const auto& [address, seen] : view.cells("Volledigheid")) CHECK(seen.text != "WEE-004");
    for (const auto& [address, seen] : view.cells("Volledigheid")) CHECK(seen.text != "GM0946");
}
