// SPDX-License-Identifier: EUPL-1.2
// What the sheets say: formulas with their cached values, words for what is missing, links, lists and kept answers.
#include <algorithm>
#include <sstream>

#include "enrichment/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

constexpr const char* kSheet = "'Cijfers ''oud'' & nieuw'!";

double figure(const Seen& seen) { return std::stod(seen.text); }

std::string column_of(View& view, const std::string& sheet, const std::string& caption) {
    for (const auto& [address, seen] : view.cells(sheet))
        if (address.row == 5 && seen.text == caption) return column_letters(address.column);
    return "";
}

}  // namespace

TEST_CASE("Waarnemingen: a formula where the cell holds the number, and the way to it") {
    Folder folder;
    auto in = sample();
    std::reverse(in.submission.observations.begin(), in.submission.observations.end());
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    // By catalogue order, own municipality first, then period, whatever the order of reading.
    const auto first = view.at("Waarnemingen", "WEE-001", "Waarde");
    CHECK(first.formula == std::string(kSheet) + "$B$2");
    CHECK(figure(first) == 9.1);
    CHECK(view.at("Waarnemingen", "WEE-001", "Periode").text == "2018");
    CHECK(view.at("Waarnemingen", "WEE-001", "Regio", 6).text == "Nederland");
    const auto scaled = view.at("Waarnemingen", "WEE-002", "Waarde", 2);
    CHECK(scaled.formula.empty());
    CHECK(figure(scaled) == 44.25);
    CHECK(view.at("Waarnemingen", "WEE-003", "Waarde").text == "onderdrukt");
    const auto cell = view.at("Waarnemingen", "WEE-001", "Cel");
    CHECK(cell.text == "B2");
    CHECK(cell.formula == "HYPERLINK(\"#'Cijfers ''oud'' & nieuw'!B2\",\"B2\")");
}

TEST_CASE("Trends: figures in the row, all else counts with them") {
    Folder folder;
    const auto in = sample();
    const auto made = in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const std::string from = column_of(view, "Trends", "2018"), to = column_of(view, "Trends", "2022"),
                      before = column_of(view, "Trends", "2021");
    CHECK(view.at("Trends", "WEE-001", "2018").formula == std::string(kSheet) + "$B$2");
    const auto last = view.at("Trends", "WEE-001", "Laatste waarde");
    CHECK(last.formula == to + "6");
    CHECK(figure(last) == 6.3);
    const auto change = view.at("Trends", "WEE-001", "Verschil met vorige meting");
    CHECK(change.formula == to + "6-" + before + "6");
    CHECK(figure(change) == doctest::Approx(6.3 - 7.2));
    CHECK(figure(view.at("Trends", "WEE-001", "Verschil met nulmeting")) == doctest::Approx(6.3 - 9.1));
    const auto line = view.at("Trends", "WEE-001", "Helling per jaar (kleinste kwadraten)");
    CHECK(line.formula == "SLOPE(" + from + "6:" + to + "6,{2018,2019,2020,2021,2022})");
    CHECK(figure(line) == doctest::Approx(-0.68));
    const auto nation = view.at("Trends", "WEE-001", "Verschil met Nederland");
    CHECK(nation.formula == to + "6-" + kSheet + "$F$3");
    CHECK(figure(nation) == doctest::Approx(-4.2));
    CHECK(view.at("Trends", "WEE-001", "Peiljaar Nederland").text == "2022");
    CHECK(view.at("Trends", "WEE-001", "Ontwikkeling").text == "▲ verbetert");
    CHECK(view.at("Trends", "WEE-001", "Trend").text == "daalt, significant");
    CHECK(view.at("Trends", "WEE-002", "Ontwikkeling").text == "te weinig metingen");
    CHECK(view.at("Trends", "WEE-002", "p-waarde (Mann-Kendall)").text == "niet te toetsen");
    CHECK(view.at("Trends", "WEE-002", "2021").text.empty());
    CHECK(view.at("Trends", "WEE-003", "Laatste waarde").text == "niet gemeten");
    CHECK(view.at("Trends", "WEE-003", "Metingen").text == "0");
    // The paper ends before the figures.
    const auto names = view.xml("xl/workbook.xml").child("workbook").child("definedNames");
    std::string area;
    for (const auto& name : names)
        if (std::string(name.text().get()).starts_with("Trends!$A$1:")) area = name.text().get();
    CHECK(area == "Trends!$A$1:$" + column_of(view, "Trends", "In woorden") + "$10");

    SUBCASE("the sparkline draws the figures of its own row") {
        const auto trends = std::find_if(made.sheets.begin(), made.sheets.end(), [](const auto& s) { return s.key == "Trends"; });
        pugi::xml_document extension;
        REQUIRE(extension.load_string(trends->extension.c_str()));
        std::map<std::string, std::string> lines;
        for (const auto& group : extension.child("ext").child("x14:sparklineGroups"))
            for (const auto& drawn : group.child("x14:sparklines"))
                lines[drawn.child("xm:sqref").text().get()] = drawn.child("xm:f").text().get();
        CHECK(lines.size() == 5);
        CHECK(lines["F6"] == "Trends!" + from + "6:" + to + "6");
        CHECK(lines["F10"] == "Trends!" + from + "10:" + to + "10");
        CHECK(view.at("Trends", "WEE-001", "Verloop").text == "2018 tot 2022");
    }
}

TEST_CASE("Trends: a series break or peiljaar makes the slope a plain number, never a wrong formula") {
    Folder folder;
    auto in = sample();
    in.add("WEE-001", 2023, 50, 2, 7);
    in.options.reference_year = 2022;
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const auto line = view.at("Trends", "WEE-001", "Helling per jaar (kleinste kwadraten)");
    CHECK(line.formula.empty());
    CHECK(figure(line) == doctest::Approx(-0.68));
    CHECK(figure(view.at("Trends", "WEE-001", "Verschil met vorige meting")) == doctest::Approx(6.3 - 7.2));
    CHECK(figure(view.at("Normen", "WEE-001", "Laatste waarde")) == 6.3);   // that the target is measured by
}

TEST_CASE("Trends: of a very long series the last forty periods are shown") {
    Folder folder;
    auto in = sample();
    for (int i = 0; i < 60; ++i) in.add("WEE-005", 1950 + i, i, 10, static_cast<std::uint32_t>(2 + i));
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(column_of(view, "Trends", "1950").empty());
    CHECK(view.at("Trends", "WEE-005", "Eerste waarde").formula == std::string(kSheet) + "$B$10");
    CHECK(view.at("Trends", "WEE-005", "Helling per jaar (kleinste kwadraten)").formula.empty());
    CHECK(figure(view.at("Trends", "WEE-005", "Helling per jaar (kleinste kwadraten)")) == doctest::Approx(1));
}

TEST_CASE("Normen: distance, reached and score as formulas; nothing is invented") {
    Folder folder;
    const auto in = sample();
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const auto value = view.at("Normen", "WEE-001", "Laatste waarde");
    CHECK(value.formula == std::string(kSheet) + "$F$2");
    const auto distance = view.at("Normen", "WEE-001", "Afstand tot streefwaarde");
    CHECK(distance.formula == "H6-L6");
    CHECK(figure(distance) == doctest::Approx(1.3));
    CHECK(view.at("Normen", "WEE-001", "Streefjaar").text == "2030");   // 2026 is an example in the source (R111)
    const auto reached = view.at("Normen", "WEE-001", "Streefwaarde bereikt");
    CHECK(reached.text == "nee");
    CHECK(reached.formula == "IF(N6<=0,\"ja\",\"nee\")");
    CHECK(view.at("Normen", "WEE-001", "Streefwaarde vastgesteld door").text == "gemeenteraad, 2025-06-12");
    CHECK(view.at("Normen", "WEE-001", "Norm").text == "geen norm");
    CHECK(view.at("Normen", "WEE-001", "Hoort bij").text == "E1; D01; meedoen");
    CHECK(figure(view.at("Normen", "WEE-001", "Nulmeting")) == 9.1);
    const auto score = view.at("Normen", "WEE-002", "Score op de norm (0-100)");
    CHECK(figure(score) == doctest::Approx(60.625));
    CHECK(score.formula == "MAX(0,MIN(100,IF(H7<(30),0+25*(H7-(20))/((30)-(20)),IF(H7<(40),25+25*(H7-(30))/((40)-(30)),"
                           "IF(H7<(50),50+25*(H7-(40))/((50)-(40)),75+25*(H7-(50))/((60)-(50)))))))");
    CHECK(view.at("Normen", "WEE-002", "Norm").text == "groen");
    CHECK(view.at("Normen", "WEE-002", "Streefwaarde").text == "geen streefwaarde");
    CHECK(view.at("Normen", "WEE-004", "Laatste waarde").text == "alleen per gebied");
    CHECK(view.at("Normen", "WEE-010", "Bron van de gegevens").text == "niet vermeld");
    CHECK(view.sheet("Normen").child("conditionalFormatting"));
}

TEST_CASE("Overzicht: the chain is counted by formulas on Normen") {
    Folder folder;
    const auto in = sample();
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    const std::vector<std::pair<std::string, std::string>> whole{
        {"Indicatoren", "10"}, {"Met gegevens", "3"}, {"Met nulmeting", "1"}, {"Met streefwaarde", "1"}, {"Streefwaarde bereikt", "0"},
        {"Met bron", "3"}, {"Met norm", "1"}, {"Verbetert", "1"}, {"Verslechtert", "0"}, {"Te weinig metingen", "1"}};
    for (const auto& [caption, expected] : whole) {
        CAPTURE(caption);
        CHECK(view.at("Overzicht", "Hele catalogus", caption).text == expected);
        CHECK(view.at("Overzicht", "Hele catalogus", caption).formula.find("Graadmeter_Normen[") != std::string::npos);
    }
    CHECK(view.at("Overzicht", "Maatschappelijk effect", "Indicatoren").text == "1");   // through the goal that serves it
    CHECK(view.at("Overzicht", "Doel", "Indicatoren", 2).text == "0");                  // never hidden
    CHECK(view.at("Overzicht", "Thema", "Indicatoren", 2).text == "5");
    CHECK(view.at("Overzicht", "Thema", "Naam", 2).text == "Wonen (telt niet mee voor het sociaal domein)");
    CHECK(view.cells("Overzicht").at({4, 1}).formula == "HYPERLINK(\"#Trends!A1\",\"→ Trends\")");
}

TEST_CASE("Invloedsmatrix: drop-downs from a range, answers in their place") {
    Folder folder;
    auto in = sample();
    in.answer("WEE-002", "a", "nee");
    in.answer("WEE-002", "e", "Via de inkoop,\nmet \"partners\"");
    in.answer("WEE-003", "a", "–");
    in.answer("WEE-001", "a", "  ");
    const auto made = in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK_FALSE(view.has("Vervallen antwoorden"));
    CHECK(view.at("Invloedsmatrix", "WEE-002", "a. Beleid?").text == "nee");
    CHECK(view.at("Invloedsmatrix", "WEE-002", "e. Toelichting").text == "Via de inkoop,\nmet \"partners\"");
    CHECK(view.at("Invloedsmatrix", "WEE-003", "a. Beleid?").text == "–");
    CHECK(view.at("Invloedsmatrix", "WEE-001", "Trend").text == "daalt, significant");
    CHECK(view.at("Invloedsmatrix", "WEE-001", "Laatste waarde").formula == std::string(kSheet) + "$F$2");
    std::map<std::string, pugi::xml_node> rules;
    for (const auto& rule : view.sheet("Invloedsmatrix").child("dataValidations")) rules[rule.attribute("sqref").value()] = rule;
    CHECK(std::string(rules["H6:H15"].child("formula1").text().get()) == "Keuzelijsten!$B$6:$B$8");
    CHECK(std::string(rules["H6:H15"].attribute("errorStyle").value()).empty());
    CHECK(std::string(rules["I6:I15"].child("formula1").text().get()) == "IF($H6=\"nee\",Keuzelijsten!$A$6:$A$6,Keuzelijsten!$C$6:$C$7)");
    CHECK(std::string(rules["I6:I15"].attribute("errorStyle").value()) == "warning");
    CHECK(std::string(rules["J6:J15"].attribute("prompt").value()).size() <= 257);
    CHECK(view.cells("Keuzelijsten").at({7, 3}).text == "subsidie, regeling");
    CHECK(view.cells("Keuzelijsten").at({6, 1}).text == "n.v.t.");
    const auto matrix = std::find_if(made.sheets.begin(), made.sheets.end(), [](const auto& s) { return s.key == "Invloedsmatrix"; });
    CHECK(matrix->input_captions == std::vector<std::string>{"a. Beleid?", "b. Soort beleid", "e. Toelichting"});
    CHECK(input_captions("Invloedsmatrix", in.all_forms(), {}) == matrix->input_captions);
    CHECK(input_captions("Trends", in.all_forms(), {}).empty());
}

TEST_CASE("an answer without a place is kept on a sheet of its own, and comes back with its indicator") {
    Folder folder;
    auto in = sample();
    in.answer("WEE-999", "a", "ja");
    in.answer("WEE-999", "e", "Hoort bij een oude indicator");
    in.answer("WEE-001", "oud", "Vraag die er niet meer is");
    in.answer("WEE-001", "a", "ja");
    in.answer("WEE-001", "a", "nee");   // had lapsed earlier: comes after what stands on the sheet
    in.answer("", "a", "zonder code");
    in.answer("WEE-001", "x", "van een blad dat er niet meer is", "Oud blad");
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(view.at("Invloedsmatrix", "WEE-001", "a. Beleid?").text == "ja");   // the sheet itself goes first
    using Line = std::vector<std::string>;
    std::vector<Line> lines;
    for (std::uint32_t row = 6; view.cells("Vervallen antwoorden").contains({row, 1}); ++row) {
        lines.emplace_back();
        for (std::uint32_t column = 1; column <= 4; ++column) lines.back().push_back(view.cells("Vervallen antwoorden").at({row, column}).text);
    }
    CHECK(lines == std::vector<Line>{{"Invloedsmatrix", "WEE-999", "a. Beleid?", "ja"},
                                     {"Invloedsmatrix", "WEE-999", "e. Toelichting", "Hoort bij een oude indicator"},
                                     {"Invloedsmatrix", "WEE-001", "oud", "Vraag die er niet meer is"},
                                     {"Invloedsmatrix", "WEE-001", "a. Beleid?", "nee"},
                                     {"Invloedsmatrix", "–", "a. Beleid?", "zonder code"},
                                     {"Oud blad", "WEE-001", "x", "van een blad dat er niet meer is"}});

    in.submission.answers = {{"Invloedsmatrix", "WEE-002", "a", "deels", {}}};
    const auto made = in.build_to(folder / "b.xlsx");
    View later(folder / "b.xlsx");
    CHECK(later.at("Invloedsmatrix", "WEE-002", "a. Beleid?").text == "deels");
    CHECK_FALSE(later.has("Vervallen antwoorden"));
}

TEST_CASE("Bevindingen: the worst first, each with the way to its cells") {
    Folder folder;
    auto in = sample();
    const std::string sheet = "Cijfers 'oud' & nieuw";
    in.findings = {{"W13", Severity::info, "cijfers.xlsx", sheet, "", "Voorlopig.", "", 1},
                   {"W01", Severity::error, "cijfers.xlsx", sheet, "D12:D40", "Geen getal: \"x\".", "Vul een getal in.", 1'234},
                   {"V01", Severity::warning, "cijfers.xlsx", "", "", "Zonder gegevens.", "Vul aan.", 7},
                   {"S05", Severity::warning, "cijfers.xlsx", "Weg", "A1", "Onbekend.", "Kies.", 1}};
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(view.cells("Bevindingen").at({6, 1}).text == "W01");
    CHECK(view.cells("Bevindingen").at({9, 1}).text == "W13");
    CHECK(view.at("Bevindingen", "W01", "Ernst").text == "fout");
    CHECK(view.at("Bevindingen", "W01", "Aantal cellen").text == "1234");
    CHECK(view.at("Bevindingen", "W01", "Cel").formula == "HYPERLINK(\"#'Cijfers ''oud'' & nieuw'!D12:D40\",\"D12:D40\")");
    CHECK(view.at("Bevindingen", "W13", "Cel").formula == "HYPERLINK(\"#'Cijfers ''oud'' & nieuw'!A1\",\"heel blad\")");
    CHECK(view.at("Bevindingen", "V01", "Cel").text == "heel bestand");
    CHECK(view.at("Bevindingen", "S05", "Cel").formula.empty());
    CHECK(view.cells("Bevindingen").at({2, 1}).text.find("1 fout, 2 waarschuwingen en 1 keer info") != std::string::npos);
}

TEST_CASE("Verantwoording: files with their hash, sheets and how they were read, methods, log") {
    Folder folder;
    auto in = sample();
    in.log = {"Antwoorden overgenomen."};
    (void)in.build_to(folder / "a.xlsx");
    View view(folder / "a.xlsx");
    CHECK(view.at("Verantwoording", "Werkboek", "Controlegetal (SHA-256)").text == std::string(64, 'a'));
    CHECK(view.at("Verantwoording", "Gelezen blad", "Uitleg").text == "Kopregel in rij 1. 40 gevulde cellen, 12 cijfers gelezen.");
    CHECK(view.at("Verantwoording", "Logboek", "Uitleg").text == "Antwoorden overgenomen.");
    CHECK_FALSE(view.at("Verantwoording", "Methode", "Uitleg").text.empty());
}
