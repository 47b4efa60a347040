// SPDX-License-Identifier: EUPL-1.2
// Our own sheets seen again: answers by indicator and question, and a fingerprint that only real changes alter.
#include <doctest/doctest.h>

#include "mapping/fixture.h"
#include "mapping/generated_sheets.h"

namespace graadmeter::test {
namespace {

Questionnaire questions() {
    Questionnaire q;
    q.id = "invloedsmatrix";
    q.questions.resize(2);
    q.questions[0].id = "a";
    q.questions[0].caption = "a. Beleid?";
    q.questions[1].id = "partner";
    q.questions[1].caption = "Partner";
    return q;
}

void fill(MemoryWorkbook::Sheet& sheet) {
    sheet.row(1, {"Invloedsmatrix"});
    sheet.row(2, {"Waarvoor dit blad is"});
    sheet.row(5, {"Code", "Indicator", "Laatste", "a. Beleid?", "Partner"});
    sheet.row(6, {"WEE-001", "Actief in vereniging", formula("Waarnemingen!C4", 44.3), "ja", {}});
    sheet.row(7, {"WEE-002", "Eenzaamheid", 45.2000000000001, "nee", "Punt Welzijn"});
}

std::string print(const MemoryWorkbook& book) { return fingerprint(book, 0, {"a. Beleid?", "Partner"}); }

}  // namespace

TEST_CASE("answers are found by indicator and question") {
    MemoryWorkbook book;
    fill(book.add("Invloedsmatrix"));
    const auto answers = read_answers(book, 0, "Invloedsmatrix", questions());
    REQUIRE(answers.size() == 3);
    CHECK(answers[0].indicator == "WEE-001");
    CHECK(answers[0].question == "a");
    CHECK(answers[0].text == "ja");
    CHECK(answers[2].question == "partner");
    CHECK(answers[2].text == "Punt Welzijn");
    CHECK(to_a1(answers[2].place.cell) == "E7");
    CHECK(answers[2].sheet_key == "Invloedsmatrix");
}

TEST_CASE("answers are found after rows were sorted and inserted and columns moved; numbers and dates are text") {
    MemoryWorkbook book;
    auto& sheet = book.add("Anders genoemd");
    sheet.row(8, {"Partner", "Laatste", "Code", "a. beleid", "Indicator"});
    sheet.row(9, {"Punt Welzijn", 45.2, "WEE-002", "nee", "Eenzaamheid"});
    sheet.row(10, {2026, 44.3, "WEE-001", "ja", "Actief in vereniging"});
    sheet.row(11, {"los", {}, {}, "x", "regel zonder code"});
    const auto answers = read_answers(book, 0, "Invloedsmatrix", questions());
    REQUIRE(answers.size() == 6);
    CHECK(answers[0].indicator == "WEE-002");
    CHECK(answers[2].text == "2026");
    CHECK(answers[3].text == "ja");
    CHECK(answers[4].indicator.empty());   // in a row without a code: not lost
    CHECK(answers[4].text == "los");
}

TEST_CASE("no header, no answers") {
    MemoryWorkbook book;
    book.add("Leeg").row(1, {"iets", "anders"});
    CHECK(read_answers(book, 0, "Invloedsmatrix", questions()).empty());
}

TEST_CASE("the fingerprint stays the same after answers, sorting and rewriting, and changes with the content") {
    MemoryWorkbook book;
    fill(book.add("Invloedsmatrix"));
    const auto before = print(book);
    CHECK(before.size() == 64);

    MemoryWorkbook answered = MemoryWorkbook();
    fill(answered.add("Invloedsmatrix"));
    answered.sheet(0).row(6, {"WEE-001", "Actief in vereniging", formula("Waarnemingen!C9", 1.0), "deels", "GGD"});
    CHECK(print(answered) == before);

    MemoryWorkbook sorted;
    auto& s = sorted.add("Invloedsmatrix");
    s.row(1, {"Invloedsmatrix "});
    s.row(2, {"Waarvoor  dit\nblad is"});
    s.row(5, {"Code", "Indicator", "Laatste", "a. Beleid?", "Partner"});
    s.row(6, {"WEE-002", "Eenzaamheid", 45.2, "", "Punt Welzijn"});
    s.row(7, {"WEE-001", "Actief in vereniging", formula("$Waarnemingen.C4", 44.3), "ja", {}});
    CHECK(print(sorted) == before);

    MemoryWorkbook changed;
    fill(changed.add("Invloedsmatrix"));
    changed.sheet(0).set("C7", 45.3);
    CHECK(print(changed) != before);
    changed.sheet(0).set("C7", 45.2);
    CHECK(print(changed) == before);
    changed.sheet(0).set("C6", 44.3);   // a formula replaced by its value
    CHECK(print(changed) != before);
}

TEST_CASE("our own sheets are skipped, by defined name, and their answers read") {
    MemoryWorkbook book;
    auto& data = book.add("Cijfers");
    data.row(1, {"Indicator", 2022});
    data.row(2, {"Roken", 17});
    fill(book.add("Mijn matrix"));
    book.names.push_back({"_Graadmeter.blad.Invloedsmatrix", "'Mijn matrix'!$A$1", {}, true});
    Fixture fixture;
    fixture.forms.push_back({"Invloedsmatrix", questions()});
    const auto s = fixture.map(book);
    CHECK(s.sheets[1].generated);
    CHECK(s.observations.size() == 1);
    CHECK(s.answers.size() == 3);
    CHECK_FALSE(s.sheets[0].generated);
}

}  // namespace graadmeter::test
