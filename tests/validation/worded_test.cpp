// SPDX-License-Identifier: EUPL-1.2
// Remarks in words: templates, merging, counting.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "model/error.h"
#include "model/text.h"
#include "validation/fixture.h"
#include "validation/wording.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {
std::vector<Finding> in_words(const std::vector<Remark>& remarks) {
    return worded(remarks, Fixture().submission);
}
Remark text_number(const std::string& cell, const std::string& text) {
    return remark("W02", cell, {{"waarde", text}, {"getal", text}});
}
std::string filled(std::string_view text, const std::map<std::string, std::string, std::less<>>& facts) {
    return filled_in(text, [&](const Placeholder& p) -> std::optional<std::string> {
        const auto found = facts.find(p.name);
        return found == facts.end() ? std::nullopt : std::optional(found->second);
    });
}
}  // namespace

TEST_CASE("templates") {
    CHECK(filled("a {x} b", {{"x", "1"}}) == "a 1 b");
    CHECK(filled("a {x*}{y+}", {{"x", "1"}, {"y", "2"}}) == "a 12");
    CHECK(filled("a[ of {x}] b", {{"x", "1"}}) == "a of 1 b");
    CHECK(filled("a[ of {x}] b", {{"x", ""}}) == "a b");
    CHECK(filled("a[ of {x}] b", {}) == "a b");
    CHECK(filled("{x}", {}) == "onbekend");
    CHECK(filled("{x}", {{"x", ""}}) == "(leeg)");
    CHECK(filled("{x} [{y}]", {{"x", "[{y}"}}) == "[{y}");  // what a fact brings is never a template
    CHECK(filled("half {x", {{"x", "1"}}) == "half 1");
}

TEST_CASE("facts are presentable") {
    CHECK(presentable(" a\nb\t\x01 ") == "a b");
    CHECK(presentable("\xFFz") == "\xEF\xBF\xBDz");
    std::string accents;
    for (int i = 0; i < 500; ++i) accents += "é";
    const auto cut = presentable(accents);
    CHECK(cut.size() == 120 * 2 + 3);
    CHECK(is_valid_utf8(cut));
    CHECK(dutch_list({"a"}) == "'a'");
    CHECK(dutch_list({"a", "b", "c"}) == "'a', 'b' en 'c'");
    CHECK(dutch_list({"a", "b"}, 1200) == "'a', 'b' en nog 1.200");
}

TEST_CASE("a column of text numbers is one finding") {
    std::vector<Remark> remarks;
    for (int row = 401; row >= 2; --row) remarks.push_back(text_number("D" + std::to_string(row), std::to_string(row) + ",5"));
    const auto findings = in_words(remarks);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].cells == "D2:D401");
    CHECK(findings[0].count == 400);
    CHECK(findings[0].sheet == "Cijfers");
    CHECK(findings[0].file == "proef.xlsx");
    CHECK(findings[0].message.find("Hier staat het getal 2,5 als tekst") == 0);
    CHECK(findings[0].message.ends_with("Dit geldt voor 400 cellen; genoemd is de eerste."));
}

TEST_CASE("one cell is told without a count") {
    const auto findings = in_words({text_number("G24", "16,9")});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].count == 1);
    CHECK(findings[0].message.find("Dit geldt voor") == std::string::npos);
}

TEST_CASE("rows, rectangles and separate spots") {
    std::vector<Remark> block;
    for (const char* cell : {"B2", "C2", "D2", "B3", "C3", "D3", "F9", "G9"}) block.push_back(text_number(cell, "1"));
    const auto findings = in_words(block);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].cells == "B2:D3");
    CHECK(findings[0].count == 6);
    CHECK(findings[1].cells == "F9:G9");
    CHECK(findings[0].message.find("Dit geldt voor") == std::string::npos);  // all the same: nothing to add
}

TEST_CASE("cells that do not adjoin stay apart, until there are very many of them") {
    std::vector<Remark> remarks;
    for (int i = 1; i <= 8; ++i) remarks.push_back(text_number("D" + std::to_string(i * 10), "1"));
    CHECK(in_words(remarks).size() == 8);
    remarks.push_back(text_number("D90", "1"));
    const auto findings = in_words(remarks);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].cells == "D10:D90");
    CHECK(findings[0].count == 9);  // the true count, not the size of the stretch
}

TEST_CASE("what differs in substance stays apart") {
    Fixture fixture;
    fixture.add_sheet("Ander");
    auto elsewhere = text_number("D3", "1");
    elsewhere.sheet = 1;
    CHECK(worded({text_number("D2", "1"), elsewhere}, fixture.submission).size() == 2);
    CHECK(in_words({remark("W10", "A2", {{"waarde", "Harmeln"}, {"voorstel", "Harmelen"}}),
                    remark("W10", "A3", {{"waarde", "Kamrik"}, {"voorstel", "Kamerik"}})})
              .size() == 2);
    CHECK(in_words({remark("W06", "A2", {{"waarde", "#REF!"}}), remark("W01", "A3", {{"waarde", "#REF!"}})}).size() == 2);
}

TEST_CASE("a list names what is different once") {
    const auto findings = in_words({remark("S05", "A2", {{"gelezen", "Fietsen"}, {"voorstel", ""}}),
                                    remark("S05", "A3", {{"gelezen", "Bomen"}, {"voorstel", ""}}),
                                    remark("S05", "A4", {{"gelezen", "Fietsen"}, {"voorstel", ""}})});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message ==
          "Deze naam staat niet als indicator in de catalogus: 'Fietsen' en 'Bomen'. De cijfers erbij zijn niet "
          "gebruikt.");
    const auto one = in_words({remark("S05", "A2", {{"gelezen", "Fietsen"}, {"voorstel", "Fietsgebruik"}})});
    CHECK(one.at(0).message.ends_with("Bedoeld is misschien: Fietsgebruik."));
}

TEST_CASE("counts of remarks over ranges") {
    CHECK(in_words({remark("W02", "D2:D11", {{"waarde", "1"}, {"getal", "1"}})}).at(0).count == 10);  // facts of a cell
    CHECK(in_words({remark("S06", "E27:F27", {})}).at(0).count == 1);                                 // one merged cell
    CHECK(in_words({remark("S06", "E27:F27", {{"aantal", "7"}})}).at(0).count == 7);
    CHECK(in_words({remark("S06", "E27:F27", {{"aantal", "veel"}})}).at(0).count == 1);
}

TEST_CASE("a remark about a sheet that does not exist, or about nothing in particular, still serves") {
    auto lost = text_number("D2", "1");
    lost.sheet = 77;
    CHECK(in_words({lost}).at(0).sheet.empty());
    CHECK(in_words(std::vector<Remark>{{"B06", {}, {}, {}}}).at(0).cells.empty());
    CHECK_THROWS_AS(in_words(std::vector<Remark>{{"Z99", {}, {}, {}}}), Bug);
}

TEST_CASE("the same remarks in another order give the same findings") {
    std::vector<Remark> remarks;
    for (int i = 0; i < 60; ++i) {
        const char column = static_cast<char>('B' + i * 7 % 5);
        remarks.push_back(text_number(column + std::to_string(2 + i * 11 % 13), std::to_string(i)));
    }
    const auto once = in_words(remarks);
    std::ranges::reverse(remarks);
    const auto again = in_words(remarks);
    REQUIRE(once.size() == again.size());
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < once.size(); ++i) {
        CHECK(once[i].cells == again[i].cells);
        CHECK(once[i].count == again[i].count);
        total += once[i].count;
    }
    CHECK(total == 60);
}

// What mapping and reading bring for each code; every one must read as a sentence without holes, also when a proposal is empty.
TEST_CASE("the facts of every remark fill its words") {
    const std::vector<Remark> remarks = {
        remark("B05", "", {{"inhoud", "csv"}}),
        remark("B06", "", {}),
        remark("B07", "", {{"doel", "norm.xlsx"}}),
        remark("B09", "", {}),
        remark("B10", "", {{"gezocht", "een kopregel met jaren"}}),
        remark("S01", "", {{"gezocht", "jaren"}}),
        remark("S02", "", {{"kolom", "regio"}, {"bron", "RIVM"}}),
        remark("S03", "C4", {{"kolom", "2022"}, {"eerste", "B4"}}),
        remark("S04", "D4", {{"kolom", "Opmerking"}, {"voorstel", ""}}),
        remark("S05", "A4", {{"gelezen", "Fietsen"}, {"voorstel", ""}}),
        remark("S06", "A4:B4", {}),
        remark("S07", "D6:D36", {{"wat", "kolom D"}}),
        remark("S08", "A15:G15", {{"label", "Subtotaal"}}),
        remark("S09", "", {}),
        remark("S10", "A9", {{"gelezen", "Alcohol gebruik"}, {"indicator", "WEE-021"}, {"naam", "Alcoholgebruik"}}),
        remark("B11", "", {{"catalogi", "dronten, dronten-plus"}}),
        remark("B12", "", {{"oorzaak", "er was te weinig geheugen"}}), remark("B13", "", {}),
        remark("S11", "A1:D1", {{"bronnen", "cbs-kwb, cbs-odata"}}),
        remark("W01", "B2", {{"waarde", "45 / 50"}}),
        remark("W02", "B2", {{"waarde", "16,9"}, {"getal", "16,9"}}),
        remark("W03", "B2", {{"waarde", "1.234"}, {"gelezen", "1.234"}}),
        remark("W06", "B2", {{"waarde", "#DIV/0!"}}),
        remark("W07", "B2", {{"waarde", "nb"}}),
        remark("W08", "B2", {{"waarde", "202"}}),
        remark("W10", "B2", {{"waarde", "Harmeln"}, {"voorstel", "Harmelen"}}),
        remark("W11", "", {{"regio", "Weert"}}),
        remark("W13", "B2", {{"waarde", "2022*"}})};
    for (const auto& one : remarks) {
        CAPTURE(one.code);
        CHECK(missing_facts(one).empty());
        const auto finding = in_words({one}).at(0);
        CHECK(finding.message.find_first_of("[]{}") == std::string::npos);
        CHECK(finding.message.find("onbekend:") == std::string::npos);
        CHECK(finding.message.ends_with('.'));
        CHECK(finding.remedy.ends_with('.'));
        CHECK(finding.severity == finding_text(one.code).severity);
    }
    CHECK(missing_facts(remark("W02", "B2", {{"waarde", "1"}})) == std::vector<std::string>{"getal"});
}

TEST_CASE("a file that could not be processed") {
    const auto damaged =
        worded(FileError("B01", "kapot.xlsx", "xl/workbook.xml", "Het bestand is beschadigd.", ""), "map/kapot.xlsx");
    CHECK(damaged.code == "B01");
    CHECK(damaged.severity == Severity::error);
    CHECK(damaged.file == "map/kapot.xlsx");
    CHECK(damaged.message == "Het bestand is beschadigd. (onderdeel xl/workbook.xml)");
    CHECK(damaged.remedy == finding_text("B01").remedy);
    const auto own = worded(FileError("", "c.xml", "", "Fout in regel 3.", "Herstel regel 3."), "c.xml");
    CHECK(own.code.empty());
    CHECK(own.remedy == "Herstel regel 3.");
}

TEST_CASE("the table of texts") {
    std::set<std::string_view> codes, names;
    for (const auto& text : finding_texts()) {
        CAPTURE(text.code);
        CHECK(codes.insert(text.code).second);
        CHECK(names.insert(text.name).second);
        CHECK(is_valid_utf8(text.message));
        for (const auto part : {text.message, text.remedy}) {
            CHECK((part.ends_with('.') || part.ends_with(".]")));
            CHECK(std::ranges::count(part, '[') == std::ranges::count(part, ']'));
            CHECK(std::ranges::count(part, '{') == std::ranges::count(part, '}'));
        }
    }
    CHECK(codes.size() == 73);
}

TEST_CASE("many remarks stay quick and whole") {
    std::vector<Remark> remarks;
    for (int row = 2; row < 20'002; ++row) {
        for (const char column : {'B', 'C', 'F'}) {
            if (row % 3 != 0 || column != 'F') remarks.push_back(text_number(column + std::to_string(row), std::to_string(row)));
        }
    }
    const auto findings = in_words(remarks);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].cells == "B2:C20001");
    CHECK(findings[0].count == 40'000);
    CHECK(findings[1].cells == "F2:F20000");
    CHECK(findings[0].count + findings[1].count == remarks.size());
}
