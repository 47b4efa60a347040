// SPDX-License-Identifier: EUPL-1.2
// Labels for the sheet Koppeling, and what the reader does with what people chose there.
#include <doctest/doctest.h>

#include "mapping/chosen_links.h"
#include "mapping/fixture.h"
#include "mapping/recognition.h"

namespace graadmeter::test {
namespace {

const std::string kLong = "algemeen-jaren-in-kolommen", kCross = "algemeen-kruistabel";

struct Linking : Fixture {
    Linking() { questionnaires.push_back(read_questionnaire(source_dir() / "templates/koppeling.xml")); }
    [[nodiscard]] Submission with(const Workbook& workbook, std::vector<ChosenLink> links) const {
        return map_workbook(workbook, {catalogue, regions, sources, questionnaires, marks, "test.xlsx", "", "", std::move(links)});
    }
};

void years(MemoryWorkbook::Sheet& sheet) {
    sheet.row(1, {"Indicator", 2021, 2022});
    sheet.row(2, {"Eenzaamheid", 10, 11});
    sheet.row(3, {"Eenzaamheid  onder\nvrijwilligers", 20, 21});
    sheet.row(4, {"Iets heel anders", 30, "x"});
}

void areas(MemoryWorkbook::Sheet& sheet) {
    sheet.row(1, {"Wijkcode", "Jaar", "Eenzaamheid", "Rookt soms", "Eenzamheid"});
    sheet.row(2, {"WK098801", 2022, 10, 20, 1});
    sheet.row(3, {"WK098802", 2022, 11, 21, 2});
}

const LabelLink* label(const Submission& submission, const std::string& text) {
    for (const auto& l : submission.labels)
        if (l.label == text) return &l;
    return nullptr;
}

}  // namespace

TEST_CASE("labels with figures that no indicator is sure of are told once, with their cell and candidates") {
    Linking fixture;
    MemoryWorkbook book;
    years(book.add("Cijfers"));
    const auto read = fixture.map(book);
    REQUIRE(read.labels.size() == 2);
    const auto* open = label(read, "Eenzaamheid onder vrijwilligers");
    REQUIRE(open);
    CHECK(open->sheet == "Cijfers");
    CHECK(open->source == kLong);
    CHECK(to_a1(open->place.cell) == "A3");
    CHECK(open->figures == 2);
    CHECK(open->taken == "");
    CHECK_FALSE(open->column);
    CHECK(std::find(open->candidates.begin(), open->candidates.end(), "WEE-002") != open->candidates.end());
    REQUIRE(label(read, "Iets heel anders"));
    CHECK(label(read, "Iets heel anders")->candidates.empty());
}

TEST_CASE("a choice for a row is obeyed, kept, and silences the finding; 'geen van deze' leaves the figures aside") {
    Linking fixture;
    MemoryWorkbook book;
    years(book.add("Cijfers"));
    const auto read = fixture.with(book, {{"Cijfers", kLong, "Eenzaamheid onder vrijwilligers", "WEE-006 Vrijwilligers"},
                                          {"Cijfers", kLong, "Iets heel anders", "geen van deze"}});
    REQUIRE(at(read, "B3"));
    CHECK(at(read, "B3")->indicator == "WEE-006");
    CHECK(at(read, "C3")->value == 21);
    CHECK(at(read, "B4") == nullptr);
    CHECK(fact(read, "S05", "gelezen") == "");
    REQUIRE(label(read, "Eenzaamheid onder vrijwilligers"));
    CHECK(label(read, "Eenzaamheid onder vrijwilligers")->choice == "WEE-006 " + fixture.catalogue.indicator("WEE-006")->name);
    CHECK(label(read, "Eenzaamheid onder vrijwilligers")->taken == "WEE-006");
    REQUIRE(label(read, "Iets heel anders"));
    CHECK(label(read, "Iets heel anders")->choice == "geen van deze");
    CHECK(read.lapsed_links.empty());
}

TEST_CASE("a column can be linked, and what was taken on resemblance can be undone") {
    Linking fixture;
    MemoryWorkbook book;
    areas(book.add("Wijken"));
    const auto before = fixture.map(book);
    REQUIRE(label(before, "Rookt soms"));
    CHECK(label(before, "Rookt soms")->column);
    CHECK(label(before, "Rookt soms")->figures == 2);
    const auto read = fixture.with(book, {{"Wijken", kCross, "Rookt soms", "WEE-026"}, {"Wijken", kCross, "Eenzamheid", "geen van deze"}});
    REQUIRE(at(read, "D2"));
    CHECK(at(read, "D2")->indicator == "WEE-026");
    CHECK(at(read, "C2")->indicator == "WEE-002");
    CHECK(at(read, "E2") == nullptr);
    CHECK(read.lapsed_links.empty());

    MemoryWorkbook single_column;
    auto& sheet = single_column.add("Wijken");
    sheet.row(1, {"Wijkcode", "Jaar", "Eenzamheid"});
    sheet.row(2, {"WK098801", 2022, 10});
    REQUIRE(at(fixture.map(single_column), "C2"));
    const auto undone = fixture.with(single_column, {{"Wijken", kCross, "Eenzamheid", "geen van deze"}});
    CHECK(at(undone, "C2") == nullptr);
    CHECK(undone.lapsed_links.empty());
    CHECK(undone.labels.size() == 1);
}

TEST_CASE("a choice that fits nothing lapses and says why; one for a sheet with a new name still holds") {
    Linking fixture;
    MemoryWorkbook book;
    years(book.add("Nieuwe naam"));
    const auto read = fixture.with(book, {{"Oude naam", kLong, "Iets heel anders", "wee-006"},
                                          {"Nieuwe naam", kLong, "Bestaat niet", "WEE-006"},
                                          {"Nieuwe naam", kLong, "Eenzaamheid onder vrijwilligers", "WEE-999 Verdwenen"},
                                          {"Oude naam", kLong, "Iets heel anders", "WEE-002"}});
    REQUIRE(at(read, "B4"));
    CHECK(at(read, "B4")->indicator == "WEE-006");
    REQUIRE(read.lapsed_links.size() == 3);
    CHECK(read.lapsed_links[0].link.choice == "WEE-999 Verdwenen");
    CHECK(read.lapsed_links[0].reason.find("catalogus") != std::string::npos);
    CHECK(read.lapsed_links[1].link.choice == "WEE-002");
    CHECK(read.lapsed_links[2].link.label == "Bestaat niet");
    CHECK(label(read, "Eenzaamheid onder vrijwilligers")->choice == "");
}

TEST_CASE("choices are read back wherever rows and columns went") {
    Linking fixture;
    MemoryWorkbook book;
    auto& sheet = book.add("Koppeling");
    sheet.row(1, {"Koppeling"});
    sheet.row(7, {"Koppelen aan", "Bron", "Cel", "Wat er staat", "Blad"});
    sheet.row(8, {"–", kLong, "A3", "een", "Blad1"});
    sheet.row(9, {"WEE-002 Eenzaamheid", kLong, "A4", "twee  woorden", "Blad1"});
    sheet.row(10, {{}, kLong, "A5", "drie", "Blad1"});
    const auto links = read_chosen_links(book, 0, fixture.questionnaires.back());
    REQUIRE(links.size() == 1);
    CHECK(links[0].label == "twee woorden");
    CHECK(links[0].sheet == "Blad1");
    CHECK(links[0].source == kLong);
    CHECK(links[0].choice == "WEE-002 Eenzaamheid");
}

TEST_CASE("the ground of a match") {
    Linking fixture;
    IndicatorMatcher matcher(fixture.catalogue);
    const auto ground = [&](const char* words) { return ground_of(words, matcher.match(words)); };
    CHECK(ground("wee-002") == LabelGround::code);
    CHECK(ground("WEE-002 Eenzaamheid") == LabelGround::code);
    CHECK(ground("EENZAAMHEID") == LabelGround::name);
    CHECK(ground("% eenzaamheid") == LabelGround::words);
    CHECK(ground("Eenzamheid") == LabelGround::typo);
    CHECK(ground("Iets heel anders") == LabelGround::none);
}

TEST_CASE("the trace tells tables, columns and labels with their ground") {
    Linking fixture;
    MemoryWorkbook book;
    years(book.add("Cijfers"));
    areas(book.add("Wijken"));
    RecognitionTrace trace;
    (void)map_workbook(book, {fixture.catalogue, fixture.regions, fixture.sources, fixture.questionnaires, fixture.marks, "test.xlsx", "", "", {}, nullptr, &trace});
    REQUIRE(trace.tables.size() == 2);
    CHECK(trace.tables[0].source == kLong);
    CHECK(trace.tables[0].last_data_row == 4);
    CHECK(trace.tables[0].observations == 2);
    REQUIRE(trace.tables[0].labels.size() == 3);
    CHECK(trace.tables[0].labels[0].indicator == "WEE-002");
    CHECK(trace.tables[0].labels[0].ground == LabelGround::name);
    CHECK(trace.tables[0].labels[2].ground == LabelGround::none);
    REQUIRE(trace.tables[1].columns.size() == 5);
    CHECK(trace.tables[1].columns[0].taken_as == "code van het gebied");
    CHECK(trace.tables[1].columns[0].ground.find("wijkcode") != std::string::npos);
    CHECK(trace.tables[1].columns[2].taken_as.find("WEE-002") != std::string::npos);
    CHECK(trace.tables[1].columns[3].taken_as == "");
}

}  // namespace graadmeter::test
