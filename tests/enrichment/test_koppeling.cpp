// SPDX-License-Identifier: EUPL-1.2
// The sheet Koppeling, its drop-downs, and what becomes of choices that lost their place.
#include "fixture.h"
#include "enrichment/sheets.h"

namespace graadmeter::test {
namespace {

Input linked() {
    Input in = sample();
    Questionnaire linking;
    linking.id = "koppeling";
    linking.title = "Koppeling";
    linking.questions = {{"indicator", "Koppelen aan", "Welke?", AnswerKind::choice, {"geen van deze"}, false, 40, "", ""}};
    in.linking = linking;
    const std::string sheet = "Cijfers 'oud' & nieuw";
    in.submission.labels = {{sheet, "algemeen", "Eenzaam", {0, {7, 1}}, false, 3, {"WEE-001", "WEE-002"}, "", ""},
                            {sheet, "algemeen", "Onbekend", {0, {8, 1}}, false, 1, {}, "", ""},
                            {sheet, "algemeen", "Alleen", {0, {9, 1}}, true, 2, {"WEE-001", "WEE-002"}, "", ""},
                            {sheet, "algemeen", "Actief", {0, {10, 1}}, false, 2, {"WEE-003"}, "WEE-002", "WEE-002 Actief in vereniging"}};
    return in;
}

}  // namespace

TEST_CASE("a row for each label, with its cell, candidates and an input cell") {
    Folder folder;
    const Input in = linked();
    const auto made = in.build_to(folder / "p.xlsx");
    View view(folder / "p.xlsx");
    const auto& cells = view.cells("Koppeling");
    CHECK(cells.at({6, 3}).text == "Eenzaam");
    CHECK(cells.at({6, 2}).formula.find("HYPERLINK") != std::string::npos);
    CHECK(cells.at({6, 2}).formula.find("A7") != std::string::npos);
    CHECK(cells.at({6, 6}).text == "niet gelezen");
    CHECK(cells.at({6, 7}).text == "WEE-001 Eenzaamheid; WEE-002 Actief in vereniging");
    CHECK(cells.at({6, 8}).text == kUnanswered);
    CHECK(cells.at({9, 6}).text == "WEE-002 Actief in vereniging (uw keuze)");
    CHECK(cells.at({9, 8}).text == "WEE-002 Actief in vereniging");
    for (const auto& sheet : made.sheets)
        if (sheet.key == "Koppeling") CHECK(sheet.input_captions == std::vector<std::string>{"Koppelen aan"});
    // It is said in Verantwoording.
    CHECK(view.at("Verantwoording", "Koppeling", "Uitleg").text.find("WEE-002 Actief in vereniging") != std::string::npos);
}

TEST_CASE("drop-downs point at a range of Keuzelijsten with the candidates and 'geen van deze'; equal lists stand there once") {
    Folder folder;
    (void)linked().build_to(folder / "p.xlsx");
    View view(folder / "p.xlsx");
    std::map<std::string, std::string> lists;   // cell -> formula
    for (const auto& rule : view.sheet("Koppeling").child("dataValidations")) lists[rule.attribute("sqref").value()] = rule.child("formula1").text().get();
    REQUIRE(lists.size() == 4);
    CHECK(lists["H6"] == lists["H8"]);
    CHECK(lists["H6"] != lists["H7"]);
    const auto choices = [&](const std::string& formula) {
        const auto range = formula.substr(formula.find('!') + 1);
        std::string plain;
        for (const char c : range)
            if (c != '$') plain += c;
        const auto colon = plain.find(':');
        const auto first = parse_cell(plain.substr(0, colon)).value(), last = parse_cell(plain.substr(colon + 1)).value();
        std::vector<std::string> words;
        for (auto row = first.row; row <= last.row; ++row) words.push_back(view.cells("Keuzelijsten").at({row, first.column}).text);
        return words;
    };
    CHECK(choices(lists["H6"]) == std::vector<std::string>{"WEE-001 Eenzaamheid", "WEE-002 Actief in vereniging", "geen van deze"});
    CHECK(choices(lists["H7"]).size() == 11);   // the whole catalogue
    CHECK(choices(lists["H9"]) == std::vector<std::string>{"WEE-002 Actief in vereniging", "WEE-003 Indicator 3", "geen van deze"});
}

TEST_CASE("without anything to link there is no sheet; a choice that lapsed stands on Vervallen antwoorden with its key") {
    Folder folder;
    Input in = linked();
    in.submission.labels.clear();
    (void)in.build_to(folder / "p.xlsx");
    CHECK_FALSE(View(folder / "p.xlsx").has("Koppeling"));
    in.submission.lapsed_links = {{{"Blad1", "algemeen", "Weg", "WEE-001 Eenzaamheid"}, "Deze naam staat er niet meer."}};
    (void)in.build_to(folder / "q.xlsx");
    View view(folder / "q.xlsx");
    CHECK(view.at("Vervallen antwoorden", "Blad1", kLinkSheet).text == "Blad1");
    CHECK(view.at("Vervallen antwoorden", "Blad1", kLinkSource).text == "algemeen");
    CHECK(view.at("Vervallen antwoorden", "Blad1", kLinkLabel).text == "Weg");
    CHECK(view.at("Vervallen antwoorden", "Blad1", "Koppelen aan").text == "WEE-001 Eenzaamheid");
    CHECK(view.at("Vervallen antwoorden", "Blad1", "Waarom hier").text == "Deze naam staat er niet meer.");
}

}  // namespace graadmeter::test
