// SPDX-License-Identifier: EUPL-1.2
// Whose figures are meant, and what a workbook to fill in asks.
#include "enrichment/template_workbook.h"
#include "fixture.h"
#include "model/error.h"
#include "model/submission.h"

namespace graadmeter::test {

TEST_CASE("a supplier is found by its name, its words or within a typo, and never guessed") {
    const std::vector<std::string> known{"CBS", "DUO / Ingrado", "GMSD (CBS)", "Verwey-Jonker Instituut"};
    CHECK(supplier_named(known, " cbs ") == "CBS");
    CHECK(supplier_named(known, "ingrado") == "DUO / Ingrado");
    CHECK(supplier_named(known, "Verwei-Jonker Instituut") == "Verwey-Jonker Instituut");
    CHECK_THROWS_AS((void)supplier_named(known, "RIVM"), UsageError);
    CHECK_THROWS_AS((void)supplier_named(known, ""), UsageError);
    CHECK_THROWS_AS((void)supplier_named({"GGD Noord", "GGD Zuid"}, "GGD"), UsageError);
    CHECK_THROWS_AS((void)supplier_named({}, "CBS"), UsageError);
}

TEST_CASE("a sheet for each theme, a row for each indicator that is still asked for") {
    Folder folder;
    Input in = sample();
    in.catalogue.levels[3].name = "Meedoen: [iedereen]/" + std::string(40, 'x');
    in.catalogue.indicators[1].dropped = true;
    in.catalogue.indicators[9].theme = "";
    Questionnaire columns, explanation;
    columns.questions = {{"status", "Status", "Zeker?", AnswerKind::choice, {"definitief", "voorlopig"}, false, 12, "", ""}};
    explanation.title = "Uitleg";
    explanation.questions = {{"een", "Waar?", "Hier.", AnswerKind::text, {}, false, 0, "", ""}};
    const FillInRequest request{in.catalogue, "", 2023, 2024, year{2026} / month{11} / day{22}, columns, explanation};
    const auto made = write_fill_in_workbook(request, folder / "a.xlsx");
    CHECK(made.sheets == std::vector<std::string>{"Meedoen", "Wonen", "Overige indicatoren"});
    CHECK(made.indicators == 9);
    View view(folder / "a.xlsx");
    CHECK(view.hidden() == std::vector<std::string>{"Keuzelijsten"});
    CHECK(view.at("Meedoen", "WEE-001", "2023").text == kToFillIn);
    CHECK(view.at("Meedoen", "WEE-001", "Bereik").text == "0 t/m 100");
    CHECK(view.at("Overige indicatoren", "WEE-010", "Status").text == kUnanswered);
    (void)write_fill_in_workbook(request, folder / "b.xlsx");
    CHECK(bytes_of(folder / "a.xlsx") == bytes_of(folder / "b.xlsx"));

    const FillInRequest to_one{in.catalogue, "GGD", 2024, 2024, request.date, columns, explanation};
    CHECK(write_fill_in_workbook(to_one, folder / "c.xlsx").indicators == 2);   // the third is dropped
    const FillInRequest to_nobody{in.catalogue, "Niemand", 2024, 2024, request.date, columns, explanation};
    CHECK_THROWS_AS((void)write_fill_in_workbook(to_nobody, folder / "d.xlsx"), UsageError);
}

}  // namespace graadmeter::test
