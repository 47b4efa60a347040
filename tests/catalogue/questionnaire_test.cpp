// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/questionnaire.h"

#include "catalogue/refused.h"
#include "catalogue/scratch.h"
#include "model/text.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

TEST_CASE("the influence matrix asks a to g and about partners (R44-R51)") {
    const auto list = read_questionnaire(test::source_dir() / "templates/invloedsmatrix.xml");
    CHECK(list.title == "Invloedsmatrix");
    std::string ids;
    for (const Question& question : list.questions) ids += question.id + " ";
    CHECK(ids == "a b c d e bedrag taakveld f f-toelichting g partner afspraak meetbaar termijn terugkoppeling resultaat ");

    using Words = std::vector<std::string>;
    CHECK(list.question("a")->choices == Words{"ja", "nee", "deels", "onbekend"});
    CHECK(list.question("b")->choices ==
          Words{"regelgeving", "subsidie", "inkoop", "eigen uitvoering", "voorlichting", "netwerk", "fysiek", "overig"});
    CHECK(list.question("b")->several);
    CHECK(list.question("c")->choices == Words{"eigen", "rijk", "provincie", "regio-GR", "EU", "gemengd"});
    CHECK(list.question("d")->choices == Words{"direct", "indirect", "beide", "onbekend"});
    CHECK(list.question("e")->kind == AnswerKind::text);
    CHECK(list.question("f")->choices == Words{"positief", "negatief", "beide", "geen"});
    CHECK(list.question("g")->choices == Words{"geen", "gering", "matig", "groot", "onbekend"});
    CHECK(list.question("meetbaar")->choices == Words{"ja", "nee"});
    for (const char* dependent : {"b", "c", "d"}) {
        CHECK(list.question(dependent)->not_applicable_if_question == "a");
        CHECK(list.question(dependent)->not_applicable_if_answer == "nee");
    }
    CHECK(list.question("e")->not_applicable_if_question.empty());
    CHECK(list.question("g")->not_applicable_if_question.empty());

    for (const Question& question : list.questions) {
        CHECK_FALSE(question.text.empty());
        CHECK(utf16_length(question.text) <= 255);
        CHECK(question.width > 0);
        CHECK((question.kind == AnswerKind::choice) == !question.choices.empty());
    }
    CHECK(list.by_caption(" A. BELEID ")->id == "a");
    CHECK(list.by_caption("z") == nullptr);
    CHECK(list.question("z") == nullptr);
}

TEST_CASE("a questionnaire with a slip is refused with its line") {
    const test::Scratch scratch;
    const auto check = [&](const std::string& questions) {
        const auto path = scratch.write("lijst.xml", "<vragenlijst id='x' titel='X'>\n" + questions + "</vragenlijst>");
        return refusal([&] { return read_questionnaire(path); });
    };
    CHECK(check("<vraag id='a' kop='A'><tekst>t</tekst></vraag>").message == "(niet geweigerd)");
    CHECK(check("").says("zonder vragen", "<vraag>"));
    CHECK(check("<vraag id='a' kop='A'/>\n<vraag id='a' kop='B'/>").says("id=\"a\"", "nog niet gebruikt"));
    CHECK(check("<vraag id='a' kop='A?'/>\n<vraag id='b' kop='a'/>").line == 3);
    CHECK(check("<vraag id='a' kop='A'><keuze>ja</keuze><keuze>Ja</keuze></vraag>").says("dezelfde keuze", "één keer"));
    CHECK(check("<vraag id='a' kop='A'><keuze>ja; nee</keuze></vraag>").says(";", "zonder ;"));
    CHECK(check("<vraag id='a' kop='A' meerdere='ja'/>").says("meerdere", "<keuze>"));
    CHECK(check("<vraag id='a' kop='A'><keuze>ja</keuze></vraag><vraag id='b' kop='B' nvt-als='a=nee'/>")
              .says("a=nee", "eerdere vraag"));
    CHECK(check("<vraag id='a' kop='A' nvt-als='b=ja'/><vraag id='b' kop='B'><keuze>ja</keuze></vraag>")
              .says("b=ja", "eerdere vraag"));
    CHECK(check("<vraag id='a' kop='A'><tekst>" + std::string(256, 'x') + "</tekst></vraag>").says("256", "255"));
    CHECK(check("<vraag id='a' kop='A' verplicht='ja'/>").says("verplicht", "nvt-als"));
}
