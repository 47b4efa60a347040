// SPDX-License-Identifier: EUPL-1.2
// The sheets that people fill in besides the Invloedsmatrix: rows, facts beside answers, what is frozen, names. All figures are invented.
#include <doctest/doctest.h>

#include "catalogue/library.h"
#include "enrichment/answers.h"
#include "enrichment/fixture.h"
#include "enrichment/p_en_c.h"
#include "support/paths.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

struct Filled {
    Input in = sample();
    Folder folder;
    int made = 0;

    Filled() {
        for (Form& form : read_forms(Library({source_dir()})))
            if (form.sheet == "Invloedsmatrix") in.influence = form.wording;
            else if (form.sheet != "Koppeling" && !form.sheet.starts_with("Groei") && !form.sheet.starts_with("Aannames")) in.forms.push_back(std::move(form));
        in.options.influence = &in.influence;
    }
    View build() {
        const auto file = folder / ("uit" + std::to_string(++made) + ".xlsx");
        (void)in.build_to(file);
        return View(file);
    }
};

std::string name_target(View& view, const std::string& name) {
    for (const auto& each : view.xml("xl/workbook.xml").child("workbook").child("definedNames"))
        if (name == each.attribute("name").value()) return each.text().get();
    return "";
}

}  // namespace

TEST_CASE("P&C: what stands there at a moment is frozen, and no later run changes it") {
    Filled made;
    made.in.moment = "BEG-2026";
    auto view = made.build();
    CHECK(view.at("P&C", "WEE-001", "Waarde BEG-2026").text == "6.3");
    CHECK(view.at("P&C", "WEE-001", "Waarde BEG-2026").formula.empty());
    CHECK(view.at("P&C", "WEE-001", "Realisatie").formula == "'Cijfers ''oud'' & nieuw'!$F$2");
    CHECK(view.at("P&C", "WEE-001", "Peiljaar BEG-2026").text == "2022");
    CHECK(view.at("P&C", "WEE-001", "Streefwaarde BEG-2026").text == "5");   // that of 2026 is an example in the document only
    CHECK(view.at("P&C", "WEE-001", "Streefjaar BEG-2026").text == "2030");
    CHECK(view.at("P&C", "WEE-003", "Waarde BEG-2026").text == "niet gemeten");

    // The next moment: other figures, and what was frozen comes back as answers.
    made.in.moment = "VJN-2026";
    made.in.submission.observations[4].value = 4.75;
    made.in.answer("WEE-001", "BEG-2026:waarde", "6,3", "P&C");
    made.in.answer("WEE-001", "BEG-2026:peiljaar", "2022", "P&C");
    made.in.answer("WEE-003", "BEG-2026:waarde", "niet gemeten", "P&C");
    made.in.answer("WEE-001", "BEG-2026:toelichting", "Door de campagne", "P&C");
    made.in.answer("OUD-001", "BEG-2026:waarde", "12,34567890123", "P&C");
    auto later = made.build();
    CHECK(later.at("P&C", "WEE-001", "Waarde BEG-2026").text == "6.3");
    CHECK(later.at("P&C", "WEE-001", "Waarde VJN-2026").text == "4.75");
    CHECK(later.at("P&C", "WEE-003", "Waarde BEG-2026").text == "niet gemeten");
    CHECK(later.at("P&C", "WEE-002", "Waarde BEG-2026").text == "nog niet opgenomen");   // it was not there then
    CHECK(later.at("P&C", "WEE-001", "Toelichting BEG-2026").text == "Door de campagne");
    CHECK(later.at("P&C", "WEE-001", "Toelichting VJN-2026").text == kUnanswered);
    CHECK(later.at("P&C", "OUD-001", "Waarde BEG-2026").text == "12.34567890123");
    CHECK(later.at("P&C", "OUD-001", "Realisatie").text == "niet meer in de catalogus");
    CHECK(later.at("P&C", "OUD-001", "Waarde VJN-2026").text == "niet meer in de catalogus");

    SUBCASE("the same moment again freezes nothing anew") {
        made.in.moment = "BEG-2026";
        auto again = made.build();
        CHECK(again.at("P&C", "WEE-001", "Waarde BEG-2026").text == "6.3");
        CHECK(again.at("P&C", "WEE-002", "Waarde BEG-2026").text == "nog niet opgenomen");
    }
    SUBCASE("moments stand in the order of the cycle") {
        made.in.moment = "JR-2025";
        auto again = made.build();
        std::vector<std::string> captions;
        for (const auto& [address, seen] : again.cells("P&C"))
            if (address.row == 5 && seen.text.starts_with("Waarde ")) captions.push_back(seen.text);
        CHECK(captions == std::vector<std::string>{"Waarde JR-2025", "Waarde BEG-2026"});
    }
    SUBCASE("each figure has a name, on a hidden sheet that looks it up") {
        CHECK(later.at("P&C", "WEE-001", "Naam om naar te verwijzen").text == "GM_WEE_001_waarde");
        const std::string target = name_target(later, "GM_WEE_001_waarde");
        REQUIRE(target.starts_with("'P&C-namen'!$D$"));
        const auto row = static_cast<std::uint32_t>(std::stoul(target.substr(target.rfind('$') + 1)));
        CHECK(later.cells("P&C-namen").at({row, 1}).text == "GM_WEE_001_waarde");
        CHECK(later.cells("P&C-namen").at({row, 4}).text == "4.75");
        CHECK(later.cells("P&C-namen").at({row, 4}).formula ==
              "INDEX(Graadmeter_P_en_C[Realisatie],MATCH($B" + std::to_string(row) + ",Graadmeter_P_en_C[Indicator],0))");
        CHECK_FALSE(name_target(later, "GM_WEE_001_BEG_2026_waarde").empty());
        CHECK_FALSE(name_target(later, "GM_OUD_001_BEG_2026_streefjaar").empty());
        CHECK(std::find(later.hidden().begin(), later.hidden().end(), "P&C-namen") != later.hidden().end());
    }
    SUBCASE("codes that differ in case only share their names: the first has them") {
        made.in.answer("wee-001", "BEG-2026:waarde", "9", "P&C");
        made.in.answer(std::string(80, '&') + "1", "BEG-2026:waarde", "8", "P&C");   // its name would be longer than Excel takes
        auto again = made.build();
        const std::string target = name_target(again, "GM_WEE_001_BEG_2026_waarde");
        const auto row = static_cast<std::uint32_t>(std::stoul(target.substr(target.rfind('$') + 1)));
        CHECK(again.cells("P&C-namen").at({row, 4}).text == "6.3");
        CHECK(again.at("P&C", "wee-001", "Waarde BEG-2026").text == "9");
    }
    SUBCASE("a name that the user's workbook has stays his") {
        made.in.taken_names = {"gm_wee_001_WAARDE"};
        auto again = made.build();
        CHECK(name_target(again, "GM_WEE_001_waarde").empty());
        CHECK_FALSE(name_target(again, "GM_WEE_001_peiljaar").empty());
    }
}

TEST_CASE("moments: of the cycle and of a municipality's own list; in a file's name those of the cycle only") {
    CHECK(parse_moment("BEG-2026")->text() == "BEG-2026");
    CHECK(parse_moment("KDN-2026"));
    for (const char* none : {"", "BEG", "beg-2026", "BEG-26", "BEG-2026x", "-2026", "BEG-1026"}) CHECK_FALSE(parse_moment(none));
    CHECK(moment_in_name("Sociaal domein NJN-2026 v2.xlsx")->text() == "NJN-2026");
    for (const char* none : {"WMO-2023.xlsx", "BEG-2026 en NJN-2026.xlsx", "xBEG-2026.xlsx", "BEG-2026-concept.xlsx"}) CHECK_FALSE(moment_in_name(none));
    const auto before = [](const char* a, const char* b) { return earlier(*parse_moment(a), *parse_moment(b)); };
    CHECK(before("JR-2025", "BEG-2026"));
    CHECK(before("VJN-2026", "NJN-2026"));
    CHECK(before("JR-2026", "KDN-2026"));
    CHECK_FALSE(before("KDN-2026", "JR-2026"));
}

TEST_CASE("codes that differ give names that differ") {
    CHECK(name_part("WEE-002") == "WEE_002");
    CHECK(name_part("WEE_002") == "WEE__002");
    CHECK(name_part("a b") == "a_x20b");
    CHECK(name_part("é") == "_xC3_xA9");
}

TEST_CASE("Inspanningen: rows of people's own get a code, and count on P&C College") {
    Filled made;
    made.in.answer("INS-02", "naam", "Buurtkamer", "Inspanningen");
    made.in.answer("INS-02", "doel", "D01 Minder eenzaamheid", "Inspanningen");
    made.in.answer("INS-02", "status", "loopt", "Inspanningen");
    made.in.answer("INS-02", "voortgang", "40", "Inspanningen");
    made.in.answer("INS-2147483647", "naam", "Een eigen code", "Inspanningen");
    made.in.submission.answers.push_back({"Inspanningen", "", "naam", "Zonder code", {0, {30, 2}}});
    made.in.submission.answers.push_back({"Inspanningen", "", "status", "gereed", {0, {30, 7}}});
    auto view = made.build();
    CHECK_FALSE(view.has("Vervallen antwoorden"));
    CHECK(view.at("Inspanningen", "INS-02", "Inspanning").text == "Buurtkamer");
    CHECK(view.at("Inspanningen", "INS-02", "Voortgang (%)").text == "40");
    CHECK(view.at("Inspanningen", "INS-03", "Inspanning").text == "Zonder code");
    CHECK(view.at("Inspanningen", "INS-03", "Status").text == "gereed");
    CHECK(view.at("Inspanningen", "INS-01", "Inspanning").text == kUnanswered);
    CHECK(view.at("P&C College", "D01", "Inspanningen").text == "1");
    CHECK(view.at("P&C College", "D01", "Inspanningen loopt").text == "1");
    CHECK(view.at("P&C College", "D01", "Inspanningen gereed").text == "0");
    CHECK(view.at("P&C College", "D02", "Inspanningen").text == "0");
    bool listed = false;
    for (const auto& [address, seen] : view.cells("Keuzelijsten")) listed = listed || seen.text == "D02 Doel zonder indicator";
    CHECK(listed);
}

TEST_CASE("Sessie: the biggest changes by their share, what is missing, questions, and notes that stay") {
    Filled made;
    made.in.answer("WEE-004", "vraag", "Waarom alleen Boshoven?", "Duiding");
    made.in.answer("verandering-WEE-002", "notitie", "Besproken met de sportraad", "Sessie");
    made.in.answer("SES-02", "afspraak", "Cijfers opvragen", "Sessie");
    made.in.submission.answers.push_back({"Sessie", "", "notitie", "Zonder code", {0, {30, 14}}});
    auto view = made.build();
    CHECK_FALSE(view.has("Vervallen antwoorden"));
    // 7.2 to 6.3 is a bigger share than 41.5 to 44.25, though a smaller difference.
    CHECK(view.at("Sessie", "verandering-WEE-001", "Onderdeel").text == "grootste verandering");
    CHECK(view.cells("Sessie").at({6, 1}).text == "verandering-WEE-001");
    CHECK(view.cells("Sessie").at({7, 1}).text == "verandering-WEE-002");
    CHECK(view.at("Sessie", "verandering-WEE-001", "Vorige waarde").text == "7.2");
    CHECK(view.at("Sessie", "verandering-WEE-001", "Laatste waarde").formula == "'Cijfers ''oud'' & nieuw'!$F$2");
    CHECK(view.at("Sessie", "verandering-WEE-001", "Verschil").formula == "$G6-$E6");
    CHECK(std::stod(view.at("Sessie", "verandering-WEE-001", "Verschil in % van vorige waarde").text) == doctest::Approx(-12.5));
    CHECK(view.at("Sessie", "verandering-WEE-001", "Vorig peiljaar").text == "2021");
    CHECK(view.at("Sessie", "verandering-WEE-002", "Notitie").text == "Besproken met de sportraad");
    CHECK(view.at("Sessie", "ontbreekt-E1", "Wat er ligt").text == "0 van 1 zonder cijfer; 0 zonder streefwaarde; 1 zonder norm");
    CHECK(view.at("Sessie", "vraag-WEE-004", "Wat er ligt").text == "Waarom alleen Boshoven?");
    CHECK(view.at("Sessie", "vraag-WEE-004", "Wat er ligt").formula.find("Duiding!$") != std::string::npos);
    CHECK(view.at("Sessie", "SES-02", "Afspraak").text == "Cijfers opvragen");
    CHECK(view.at("Sessie", "SES-03", "Notitie").text == "Zonder code");

    // The change cannot be compared any more and the question is gone: what was noted stays.
    std::erase_if(made.in.submission.answers, [](const Answer& answer) { return answer.question == "vraag"; });
    made.in.answer("vraag-WEE-004", "notitie", "Het zijn er twee", "Sessie");
    made.in.answer("verandering-WEG-001", "notitie", "Van een oude catalogus", "Sessie");
    std::erase_if(made.in.submission.observations, [](const Observation& each) { return each.indicator == "WEE-002" && each.period.year == 2020; });
    auto later = made.build();
    CHECK(later.at("Sessie", "verandering-WEE-002", "Onderdeel").text == "eerder: verandering");
    CHECK(later.at("Sessie", "verandering-WEE-002", "Notitie").text == "Besproken met de sportraad");
    CHECK(later.at("Sessie", "verandering-WEE-002", "Verschil").text == "niet te vergelijken");
    CHECK(later.at("Sessie", "vraag-WEE-004", "Notitie").text == "Het zijn er twee");
    CHECK(later.at("Sessie", "verandering-WEG-001", "Notitie").text == "Van een oude catalogus");
}

TEST_CASE("Data-inventaris: what there is, and whether the costs fit in the budget") {
    Filled made;
    made.in.answer("WEE-001", "kosten-eenmalig", "7.500", "Data-inventaris");
    made.in.answer("WEE-002", "kosten-jaarlijks", "3000", "Data-inventaris");
    made.in.answer("alle", "budget", "10.000", "Data-inventaris");
    auto view = made.build();
    CHECK(view.at("Data-inventaris", "WEE-001", "In dit werkboek").text == "aanwezig");
    CHECK(view.at("Data-inventaris", "WEE-001", "Eerste jaar").text == "2018");
    CHECK(view.at("Data-inventaris", "WEE-001", "Cijfers").text == "6");
    CHECK(view.at("Data-inventaris", "WEE-004", "In dit werkboek").text == "deels: alleen per gebied of groep");
    CHECK(view.at("Data-inventaris", "WEE-005", "In dit werkboek").text == "ontbreekt");
    CHECK(view.at("Data-inventaris", "WEE-001", "Kosten eenmalig (€)").text == "7500");
    CHECK(view.at("Data-inventaris", "alle", "Kosten eerste jaar (€)").text == "10500");
    CHECK(view.at("Data-inventaris", "alle", "Past het in het budget?").text == "boven budget");
    CHECK(view.at("Data-inventaris", "WEE-001", "Past het in het budget?").text == "geen budget ingevuld");
}

TEST_CASE("how reliable a figure is stands beside it: the class that people gave, else the status of the figure") {
    Filled made;
    auto bare = made.build();
    for (const auto& [address, seen] : bare.cells("Trends")) CHECK(seen.text != "Betrouwbaarheid");
    for (const auto& [address, seen] : bare.cells("Data-inventaris")) CHECK(seen.text != "Betrouwbaarheid met reden");

    made.in.answer("WEE-001", "betrouwbaarheid", "B", "Data-inventaris");
    made.in.answer("WEE-001", "betrouwbaarheid-waarom", "400 deelnemers", "Data-inventaris");
    for (auto& one : made.in.submission.observations)
        if (one.indicator == "WEE-002") one.status = ObservationStatus::estimated;
    auto view = made.build();
    const auto shown = view.at("Trends", "WEE-001", "Betrouwbaarheid");
    CHECK(shown.text == "B: 400 deelnemers");
    CHECK(shown.formula.find("Graadmeter_Data_inventaris[Betrouwbaarheid met reden]") != std::string::npos);
    CHECK(view.at("Trends", "WEE-002", "Betrouwbaarheid").text == "geschat");
    CHECK(view.at("Normen", "WEE-001", "Betrouwbaarheid").text == "B: 400 deelnemers");
    CHECK(view.at("Normen", "WEE-005", "Betrouwbaarheid").text == "niet ingevuld");
    CHECK(view.at("Data-inventaris", "WEE-001", "Betrouwbaarheid met reden").text == "B: 400 deelnemers");
    CHECK(view.at("Data-inventaris", "WEE-002", "Betrouwbaarheid met reden").text == kUnanswered);
}

TEST_CASE("Data-inventaris: whom the figures are about, the year of each group, and what the source says of itself") {
    Filled made;
    auto bare = made.build();
    for (const auto& [address, seen] : bare.cells("Data-inventaris"))
        for (const char* caption : {"Over wie", "Wie meetelt bij de bron", "Vergelijkbaarheid van de bron"}) CHECK(seen.text != caption);
    made.in.catalogue.indicators.front().population = "18+";
    made.in.add("WEE-001", 2020, 5, 40, 2, true, "GM0988", "65+");
    made.in.add("WEE-001", 2024, 5, 41, 2, true, "GM0988", "16-25 jaar");
    made.in.add("WEE-001", 2016, 5, 42, 2, true, "GM0988", "65+");
    made.in.further_notes = {{"Bron", "x.xml", "", std::string(64, 'b'), "", "algemeen", "Wie is ingeschreven.", "Tussen gebieden: ja. Zo is het."}};
    auto view = made.build();
    CHECK(view.at("Data-inventaris", "WEE-001", "Over wie").text == "18+");
    CHECK(view.at("Data-inventaris", "WEE-002", "Over wie").text == "niet vermeld");
    CHECK(view.at("Data-inventaris", "WEE-001", "Laatste jaar per groep").text == "2024: 16-25 jaar; 2020: 65+");
    CHECK(view.at("Data-inventaris", "WEE-001", "Wie meetelt bij de bron").text == "Wie is ingeschreven.");
    CHECK(view.at("Data-inventaris", "WEE-001", "Vergelijkbaarheid van de bron").text == "Tussen gebieden: ja. Zo is het.");
    CHECK(view.at("Data-inventaris", "WEE-005", "Wie meetelt bij de bron").text == "niet vermeld");
}

TEST_CASE("Samenhang: a theme counts the indicators that people gave it, in any spelling; without an answer nothing is counted") {
    Filled made;
    {
        auto view = made.build();
        CHECK(view.has("Samenhang"));
        CHECK_FALSE(view.has("Samenhang per thema"));
    }
    made.in.answer("WEE-001", "ruimtelijk", "voorzieningen; Iedereen doet  mee", "Samenhang");
    made.in.answer("WEE-002", "ruimtelijk", "VOORZIENINGEN,groen in de buurt", "Samenhang");
    made.in.answer("WEE-002", "brede-welvaart", "MATERIËLE welvaart", "Samenhang");
    for (Form& form : made.in.forms)
        if (form.sheet == "Samenhang") form.wording.questions.front().caption = "Ruimte [#1] 't thema";   // a municipality's own words
    auto view = made.build();
    CHECK(view.at("Samenhang", "WEE-001", "Ruimte [#1] 't thema").text == "voorzieningen; Iedereen doet  mee");
    std::map<std::string, std::string> which, counted;
    for (std::uint32_t row = kFirstRow; view.cells("Samenhang per thema").contains({row, 1}); ++row) {
        const auto& cells = view.cells("Samenhang per thema");
        which[cells.at({row, 2}).text] = cells.at({row, 9}).text;
        counted[cells.at({row, 2}).text] = cells.at({row, 3}).text;
    }
    CHECK(which["voorzieningen"] == "WEE-001; WEE-002");
    CHECK(counted["voorzieningen"] == "2");
    CHECK(which["iedereen doet mee"] == "WEE-001");
    CHECK(which["groen in de buurt"] == "WEE-002");
    CHECK(which["materiële welvaart"] == "WEE-002");
    CHECK(which["gezonde leefomgeving"] == "geen indicator");
    CHECK(which["VOORZIENINGEN"].empty());
    CHECK(view.cells("Samenhang per thema").at({kFirstRow, 3}).formula.find("[#1]") == std::string::npos);   // which no formula can name
}

TEST_CASE("Kwadrant and Confrontatie: facts and influence beside each other, by formula") {
    Filled made;
    made.in.answer("WEE-002", "g", "groot");
    made.in.answer("E1", "focus", "Eenzaamheid onder ouderen", "Confrontatie");
    auto view = made.build();
    CHECK(view.at("Kwadrant", "WEE-002", "Stand").text == "op of boven de norm");
    CHECK(view.at("Kwadrant", "WEE-002", "Mate van invloed").text == "groot");
    CHECK(view.at("Kwadrant", "WEE-002", "Kwadrant").text == "op of boven de norm, veel invloed");
    CHECK(view.at("Kwadrant", "WEE-001", "Stand").text == "onder de norm");
    CHECK(view.at("Kwadrant", "WEE-001", "Kwadrant").text == "nog niet te plaatsen");
    CHECK(view.at("Kwadrant", "WEE-002", "Mate van invloed").formula.find("Invloedsmatrix!$") != std::string::npos);
    CHECK(view.at("Confrontatie", "E1", "Waar ligt de focus?").text == "Eenzaamheid onder ouderen");
    CHECK(view.at("Confrontatie", "E1", "Indicatoren").text == "1");
    CHECK(view.at("Confrontatie", "E1", "Onder norm of streefwaarde").text == "1");
    CHECK(view.at("Duiding", "WEE-001", "Duiding").text == kUnanswered);
    CHECK_FALSE(view.at("Duiding", "WEE-001", "In woorden").text.empty());
}

TEST_CASE("Kwadrantgrafiek: a point for each indicator with a standing and an answer, once there are charts") {
    Filled made;
    const Questionnaire charts = read_questionnaire(source_dir() / "templates" / "grafiek.xml");
    made.in.charts = &charts;
    std::erase_if(made.in.forms, [](const Form& form) { return form.sheet == kChartSheet; });
    made.in.answer("WEE-002", "g", "groot");
    const std::string upper = "op of boven de norm, veel invloed", lower = "onder de norm, weinig invloed";

    SUBCASE("one by the norm, one by its target in the strip outside the scale") {
        made.in.answer("WEE-001", "g", "gering");
        auto view = made.build();
        CHECK(view.at("Kwadrant", "WEE-002", "Score op de norm").text.starts_with("60.62"));
        CHECK(view.at("Kwadrant", "WEE-002", "Score op de norm").formula == "INDEX(Normen!$R$6:$R$15,MATCH($A7,Graadmeter_Normen[Indicator],0))");
        CHECK(view.at("Kwadrant", "WEE-001", "Score op de norm").text == "geen norm");
        CHECK(view.at("Kwadrantgrafiek", upper, "Aantal").text == "1");
        CHECK(view.at("Kwadrantgrafiek", upper, "Aantal").formula == "COUNTIF(Graadmeter_Kwadrant[Kwadrant],\"" + upper + "\")");
        CHECK(view.at("Kwadrantgrafiek", upper, "Welke indicatoren").text == "WEE-002 Actief in vereniging");
        CHECK(view.at("Kwadrantgrafiek", lower, "Welke indicatoren").text == "WEE-001 Eenzaamheid");
        CHECK(view.at("Kwadrantgrafiek", "onder de norm, veel invloed", "Welke indicatoren").text == "geen");
        CHECK(view.at("Kwadrantgrafiek", "nog niet te plaatsen", "Aantal").text == "1");   // WEE-003 has no norm
        CHECK(view.at("Grafiekcijfers", "WEE-002", "Kwadrant: y", 1, "Kwadrant: indicator").text == "60.625");
        CHECK(view.at("Grafiekcijfers", "WEE-002", "Kwadrant: x", 1, "Kwadrant: indicator").text == "3.05");
        CHECK(view.at("Grafiekcijfers", "WEE-001", "Kwadrant: y", 1, "Kwadrant: indicator").text == "-14");
        CHECK(view.at("Grafiekcijfers", "WEE-001", "Kwadrant: x", 1, "Kwadrant: indicator").text == "1.05");
        CHECK(view.sheet("Kwadrantgrafiek").child("drawing"));
        CHECK(std::string(view.sheet("Kwadrantgrafiek").child("pageSetup").attribute("orientation").value()) == "portrait");
        CHECK_FALSE(view.sheet("Kwadrant").child("drawing"));
    }
    SUBCASE("without an answer there is no point, and it is counted") {
        auto view = made.build();
        CHECK(view.at("Grafiekcijfers", "WEE-001", "Kwadrant: y", 1, "Kwadrant: indicator").text == "#N/A");
        CHECK(view.at("Kwadrantgrafiek", "nog niet te plaatsen", "Aantal").text == "2");
        CHECK(view.at("Kwadrantgrafiek", "nog niet te plaatsen", "Welke indicatoren").text == "Stand niet te bepalen: 1; invloed onbekend: 2 (een indicator kan in beide vallen).");
    }
    SUBCASE("where no standing is known no answer can place a point: no sheet") {
        made.in.catalogue.indicators[0].targets.clear();
        made.in.catalogue.indicators[1].norm.reset();
        auto view = made.build();
        CHECK_FALSE(view.has("Kwadrantgrafiek"));
        CHECK(view.cells("Kwadrant").at({2, 1}).text.ends_with("Er is geen grafiek: van geen indicator is de stand te bepalen."));
    }
}

TEST_CASE("Doelenboom: each level under what it serves, its indicators below it") {
    Filled made;
    auto view = made.build();
    std::vector<std::string> codes;
    for (const auto& [address, seen] : view.cells("Doelenboom"))
        if (address.row > 5 && address.column == 2 && codes.size() < 4) codes.push_back(seen.text);
    CHECK(codes == std::vector<std::string>{"E1", "D01", "WEE-001", "D02"});
    CHECK(view.cells("Doelenboom").at({7, 1}).text == "      └ Minder eenzaamheid");
}

TEST_CASE("columns that only some catalogues fill in: not made for the others") {
    Filled made;
    auto view = made.build();
    for (const char* sheet : {"Overzicht", "Normen", "P&C", "P&C Raad", "Doelenboom"})
        for (const auto& [address, seen] : view.cells(sheet))
            if (address.row == 5)
                for (const char* caption : {"Horizon", "Horizon van het doel", "Domein", "In programmabegroting", "Tekst vastgesteld door", "Nog niet opgenomen"}) CHECK(seen.text != caption);
}

TEST_CASE("the horizon of goals and effects, and a target beyond it (R105)") {
    Filled made;
    made.in.catalogue.valid_until = "2028";
    made.in.catalogue.levels[0].beyond_term = true;
    made.in.catalogue.levels[1].horizon = 2028;
    made.in.catalogue.levels[2].horizon = 2027;
    made.in.catalogue.indicators[1].goals = {"D02"};
    auto view = made.build();
    CHECK(view.at("Overzicht", "E1", "Horizon", 1, "Code").text == "ook na 2028");
    CHECK(view.at("Overzicht", "D01", "Horizon", 1, "Code").text == "uiterlijk 2028");
    CHECK(view.at("Overzicht", "meedoen", "Horizon", 1, "Code").text == "niet vermeld");
    CHECK(view.at("Doelenboom", "D02", "Horizon", 1, "Code").text == "uiterlijk 2027");
    CHECK(view.at("P&C Raad", "D01", "Horizon").text == "uiterlijk 2028");
    CHECK(view.at("Normen", "WEE-001", "Horizon van het doel").text == "uiterlijk 2028; streefjaar ligt erna");   // its target is for 2030
    CHECK(view.at("Normen", "WEE-002", "Horizon van het doel").text == "uiterlijk 2027");
    CHECK(view.at("Normen", "WEE-003", "Horizon van het doel").text == "niet vermeld");
}

TEST_CASE("what the council set and what stands outside the programmabegroting is marked, and answers stay (R106, R84)") {
    Filled made;
    made.in.catalogue.indicators[0].text_set = {"Kadernota", "", "gemeenteraad"};
    made.in.catalogue.levels[1].text_set = {"Kadernota", "", "gemeenteraad"};
    made.in.catalogue.indicators[0].in_budget = true;
    made.in.catalogue.indicators[1].in_budget = false;
    made.in.catalogue.indicators[1].goals = {"D01"};
    made.in.moment = "BEG-2026";
    made.in.answer("WEE-001", "BEG-2026:toelichting", "Door de campagne", "P&C");
    auto view = made.build();
    CHECK(view.at("P&C", "WEE-001", "Tekst vastgesteld door").text == "gemeenteraad");
    CHECK(view.at("P&C", "WEE-002", "Tekst vastgesteld door").text == "niet vermeld");
    CHECK(view.at("P&C", "WEE-001", "In programmabegroting").text == "ja");
    CHECK(view.at("P&C", "WEE-002", "In programmabegroting").text == "nee, aanvullend");
    CHECK(view.at("P&C", "WEE-003", "In programmabegroting").text == "niet vermeld");
    CHECK(view.at("P&C", "WEE-001", "Toelichting BEG-2026").text == "Door de campagne");
    CHECK(view.at("P&C", "WEE-001", "Afstand tot streefwaarde").formula == "$I6-$K6");
    CHECK(view.at("Normen", "WEE-001", "Tekst vastgesteld door").text == "gemeenteraad");
    CHECK(view.at("Doel D01", "WEE-001", "Soort", 1, "Code").text == "Indicator (toestand)");
    CHECK(view.at("Doel D01", "WEE-002", "Soort", 1, "Code").text == "Indicator (toestand, aanvullend)");
    CHECK(view.cells("Doel D01").at({2, 1}).text.find("De tekst van dit doel is vastgesteld (gemeenteraad).") != std::string::npos);
}

TEST_CASE("what is still to be taken up is said, and counted apart from what is missing (R97)") {
    Filled made;
    made.in.catalogue.indicators[7].planned = true;    // no figures
    made.in.catalogue.indicators[7].planned_for = "2027";
    made.in.catalogue.indicators[0].planned = true;    // has figures all the same
    made.in.catalogue.levels[2].planned = true;
    auto view = made.build();
    CHECK(view.at("Normen", "WEE-008", "Laatste waarde").text == "nog niet opgenomen");
    CHECK(view.at("Normen", "WEE-009", "Laatste waarde").text == "niet gemeten");
    CHECK(view.at("P&C", "WEE-008", "Realisatie").text == "nog niet opgenomen");
    CHECK(view.at("Data-inventaris", "WEE-008", "In dit werkboek").text == "nog niet opgenomen");
    CHECK(view.at("Overzicht", "alle", "Nog niet opgenomen", 1, "Code").text == "1");
    CHECK(view.at("Overzicht", "alle", "Met gegevens", 1, "Code").text == "3");
    CHECK(view.at("Overzicht", "wonen", "Nog niet opgenomen", 1, "Code").text == "1");
    CHECK(view.at("Overzicht", "meedoen", "Nog niet opgenomen", 1, "Code").text == "0");
    CHECK(view.at("Overzicht", "D02", "Naam", 1, "Code").text == "Doel zonder indicator (nog niet opgenomen)");
    CHECK(view.at("Doelenboom", "WEE-008", "Boom", 1, "Code").text.ends_with("(nog niet opgenomen, gepland 2027)"));
    CHECK(view.at("Doelenboom", "WEE-001", "Boom", 1, "Code").text.find("nog niet") == std::string::npos);
}

TEST_CASE("domains and the name of the taakveld (R21)") {
    Filled made;
    made.in.catalogue.indicators[0].domains = {"wmo", "jeugd"};
    made.in.catalogue.indicators[1].domains = {"wmo"};
    made.in.catalogue.indicators[2].domains = {"onbekend"};
    made.in.catalogue.indicators[0].taakveld = "6.711";
    made.in.catalogue.indicators[1].taakveld = "99";
    const std::vector<Domain> domains{{"jeugd", "Jeugdhulp"}, {"wmo", "Wmo"}, {"sport", "Sport"}};
    const TaakveldList taakvelden({{"6.711", "Huishoudelijke hulp (Wmo)", 2025, {}, ""}});
    made.in.domains = &domains;
    made.in.taakvelden = &taakvelden;
    auto view = made.build();
    CHECK(view.at("P&C", "WEE-001", "Domein").text == "Jeugdhulp; Wmo");
    CHECK(view.at("P&C", "WEE-004", "Domein").text == "niet vermeld");
    CHECK(view.at("P&C", "WEE-001", "Taakveld").text == "6.711 Huishoudelijke hulp (Wmo)");
    CHECK(view.at("P&C", "WEE-002", "Taakveld").text == "99");
    CHECK(view.at("Overzicht", "wmo", "Indicatoren", 1, "Code").text == "2");
    CHECK(view.at("Overzicht", "jeugd", "Indicatoren", 1, "Code").text == "1");
    CHECK(view.at("Overzicht", "onbekend", "Naam", 1, "Code").text == "onbekend");
    CHECK(view.at("Overzicht", "wmo", "Niveau", 1, "Code").text == "Domein");
    CHECK(view.at("Overzicht", "wmo", "Indicatoren", 1, "Code").formula.find("[Domein]") != std::string::npos);
    for (const auto& [address, seen] : view.cells("Overzicht"))
        if (address.column == 2) CHECK(seen.text != "sport");   // nobody names it
}

TEST_CASE("Verantwoording: the catalogue's own history (R70)") {
    Filled made;
    made.in.catalogue.history = {{"2", "2026-01-15", "Streefwaarden bijgesteld", "gemeenteraad"}, {"1", "", "Eerste versie.", ""}};
    auto view = made.build();
    CHECK(view.at("Verantwoording", "Wijziging catalogus", "Onderwerp").text == "2026-01-15");
    CHECK(view.at("Verantwoording", "Wijziging catalogus", "Uitleg").text == "Streefwaarden bijgesteld. Besluit: gemeenteraad.");
    CHECK(view.at("Verantwoording", "Wijziging catalogus", "Versie of bron").text == "versie 2");
    CHECK(view.at("Verantwoording", "Wijziging catalogus", "Uitleg", 2).text == "Eerste versie.");
    CHECK(view.at("Verantwoording", "Wijziging catalogus", "Onderwerp", 2).text == "zonder datum");
}
