// SPDX-License-Identifier: EUPL-1.2
// The sheets Groei, Aannames groei and Demografie. All figures are invented.
#include <doctest/doctest.h>

#include "enrichment/fixture.h"
#include "support/paths.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

struct Grown {
    Input in = sample();
    Questionnaire growth = read_questionnaire(source_dir() / "templates" / "groei.xml");
    Questionnaire rows = read_questionnaire(source_dir() / "templates" / "aannames-groei.xml");
    Folder folder;

    Grown() {
        in.submission.stock = {{StockKind::dwellings, "", "GM0988", {2026}, 1000, {0, {20, 2}}}, {StockKind::inhabitants, "", "GM0988", {2026}, 2300, {0, {21, 2}}},
                               {StockKind::planned, "", "GM0988", {2026}, 40, {0, {22, 2}}}, {StockKind::planned, "", "GM0988", {2028}, 60, {0, {22, 4}}}};
        in.growth = &growth;
        in.growth_rows = &rows;
        in.options.growth.emplace(GrowthSettings{growth, rows, "GM0988", 2026});
    }
    GeneratedWorkbook build() const { return in.build_to(folder / "uit.xlsx"); }
};

}  // namespace

TEST_CASE("Groei: cells of the workbook, a word where an assumption lacks, typed values back in their place") {
    Grown grown;
    grown.in.answer("GM0988-huishoudens-per-woning", "aanname", "0,9", "Aannames groei");
    grown.in.answer("GM0988-personen-per-huishouden", "aanname", "2,5", "Aannames groei");
    grown.in.answer("GM0988-personen-per-huishouden", "van-wie", "college", "Aannames groei");
    grown.in.answer("GM0988-2027", "erbij", "50", "Groei");
    grown.in.answer("GM0988-2099", "erbij", "51", "Groei");
    const auto made = grown.build();
    View view(made.package);
    CHECK(view.at("Groei", "GM0988-2026", "Plan in werkboek: erbij").formula == "'Cijfers ''oud'' & nieuw'!$B$22");
    CHECK(view.at("Groei", "GM0988-2026", "Woningen eind").text == "1040");
    CHECK(view.at("Groei", "GM0988-2026", "Inwoners erbij door woningen").text == "90");
    CHECK(view.at("Groei", "GM0988-2027", "Uw plan: woningen erbij").text == "50");
    CHECK(view.at("Groei", "GM0988-2028", "Woningen eind").text == "1150");
    CHECK(view.at("Groei", "GM0988-2028", "Inwoners eind").text == "2637.5");
    CHECK(view.at("Groei", "GM0988-2028", "0 tot 15 jaar: inwoners erbij").text == "nog in te vullen");
    CHECK(view.at("Groei", "GM0988-2028", "Nog tot groeidoel").text == "geen groeidoel");
    CHECK(view.at("Aannames groei", "GM0988-personen-per-huishouden", "Van wie, en waarom?").text == "college");
    CHECK(view.at("Aannames groei", "GM0988-leeftijd-0-aandeel", "Gebruikt").text == "nog in te vullen");
    CHECK(view.at("Aannames groei", "GM0988-leeftijd-0-aandeel", "Gevonden").text == "niet gevonden");
    CHECK(view.at("Vervallen antwoorden", "Groei", "Antwoord").text == "51");
    for (const auto& sheet : made.sheets)
        if (sheet.key == "Groei") CHECK(sheet.input_captions.size() == 3);
        else if (sheet.key == "Aannames groei") CHECK(sheet.input_captions.size() == 2);
}

TEST_CASE("Groei is not made without a goal or dwellings") {
    Grown grown;
    grown.in.submission.stock.clear();
    View view(grown.build().package);
    CHECK_FALSE(view.has("Groei"));
    CHECK_FALSE(view.has("Aannames groei"));
    CHECK_FALSE(view.has("Demografie"));
}

TEST_CASE("Demografie: an account line by line, with its check") {
    Grown grown;
    grown.in.submission.stock = {{StockKind::inhabitants, "", "GM0988", {2025}, 100, {0, {30, 2}}}, {StockKind::inhabitants, "65+", "GM0988", {2025}, 25, {0, {31, 2}}}};
    grown.in.submission.accounts = {{"GM0988", Period{2025}, true,
                                     {{AccountPart::begin, "Beginvoorraad", 1000, {0, {10, 2}}, false},
                                      {AccountPart::plus, "Nieuwbouw", 30, {0, {11, 2}}, false},
                                      {AccountPart::minus, "Sloop", 4, {0, {12, 2}}, false},
                                      {AccountPart::end, "Eindvoorraad", 1027, {0, {13, 2}}, false}}}};
    View view(grown.build().package);
    const auto end = [&](const char* caption) { return view.at("Demografie", "balans woningen", caption, 4); };
    const std::string sheet = "'Cijfers ''oud'' & nieuw'!";
    CHECK(end("Berekend eind").formula == sheet + "$B$10+" + sheet + "$B$11-ABS(" + sheet + "$B$12)");
    CHECK(end("Berekend eind").text == "1026");
    CHECK(end("Verschil").text == "1");
    CHECK(end("Oordeel").text == "klopt niet");
    CHECK(view.at("Demografie", "inwoners", "Aandeel (%)", 2).text == "25");
}
