// SPDX-License-Identifier: EUPL-1.2
// Texts that a council set word for word, as a workbook writes them (R106). All figures are invented.
#include <doctest/doctest.h>

#include <algorithm>

#include "mapping/fixture.h"
#include "mapping/indicator_matcher.h"
#include "mapping/set_levels.h"

namespace graadmeter::test {
namespace {

std::size_t times_said(const Submission& submission, const std::string& code) {
    return static_cast<std::size_t>(std::ranges::count(submission.remarks, code, &Remark::code));
}

}  // namespace

TEST_CASE("set texts: what is another wording and what is not") {
    const Fixture dronten("dronten");
    const auto otherwise = [&](const char* id, const char* label) { return worded_otherwise(label, *dronten.catalogue.indicator(id)); };
    for (const char* same : {"% inwoners dat moeite heeft met rondkomen", "% Inwoners dat moeite heeft met  rondkomen.", "Inwoners dat moeite heeft met rondkomen (in %)",
                             "percentage inwoners dat moeite heeft met rondkomen", "DRO-004", "DRO-004 % inwoners dat moeite heeft met rondkomen", "Moeite met rondkomen",
                             "% inwoners dat moeite heeft met rondkomen, 2024", "% inwoners (65+) dat moeite heeft met rondkomen"}) {
        CAPTURE(std::string(same));
        CHECK_FALSE(otherwise("DRO-004", same));
    }
    CHECK_FALSE(otherwise("DRO-006", "% kinderen in een gezin met bijstandsuitkering"));   // articles
    CHECK_FALSE(otherwise("DRO-022", "WachtlIJst voor doelgroepen: wonen met zorg"));
    for (const char* other : {"% inwoners dat moeite heeft om rond te komen", "% inw. dat moeite heeft met rondkomen", "% inwoners dat veel moeite heeft met rondkomen",
                              "DRO-004 rondkomen"}) {
        CAPTURE(std::string(other));
        CHECK(otherwise("DRO-004", other));
    }
}

TEST_CASE("set texts: an indicator in a row or a heading, only where somebody set its text") {
    const Fixture dronten("dronten");
    MemoryWorkbook book;
    auto& rows = book.add("Rijen");
    rows.row(1, {"Indicator", 2023, 2024});
    rows.row(2, {"% inwoners dat vrijwilligerswerk doet", 30, 31});
    rows.row(3, {"% inw. met beperking met werk, opleiding of dagbesteding", 40, 41});
    rows.row(4, {"Toename samenwerking tussen aanbieders onderling en samenwerking met voorzieningen en netwerken in de wijk, inwoners en cliënten", 3, 4});
    rows.row(5, {"% inwoners met basisvaardigheden taal", 80, 81});
    auto& columns = book.add("Kolommen");
    columns.row(1, {"Jaar", "% inwoners dat eenzaam is", "Bezoekers van het buurthuis", "% inwoners met matig tot veel regie over eigen leven"});
    columns.row(2, {2023, 47, 12, 90});
    columns.row(3, {2024, 46, 13, 91});
    const auto submission = dronten.map(book);
    CHECK(says(submission, "V13 A3"));
    CHECK(says(submission, "V13 D1"));
    CHECK(times_said(submission, "V13") == 2);
    CHECK(fact(submission, "V13", "gelezen") == "% inw. met beperking met werk, opleiding of dagbesteding");
    CHECK(fact(submission, "V13", "naam") == "% inwoners met beperking met werk, opleiding of dagbesteding");
    CHECK(fact(submission, "V13", "code") == "DRO-008");
    CHECK(fact(submission, "V13", "door") == "gemeenteraad");
    CHECK(at(submission, "B3"));   // read all the same

    // Of a catalogue that says nothing of it, nothing is said.
    Fixture free("dronten");
    for (Indicator& indicator : free.catalogue.indicators) indicator.text_set = {};
    CHECK(times_said(free.map(book), "V13") == 0);
}

TEST_CASE("set texts: a goal beside the figures or above them") {
    const Fixture dronten("dronten");
    MemoryWorkbook book;
    auto& sheet = book.add("Doelen");
    sheet.row(1, {"Doel", "Indicator", 2023, 2024});
    sheet.row(2, {"Kinderen groeien op zonder geldzorgen.", "% kinderen in gezin met een bijstandsuitkering", 4, 4});
    sheet.row(3, {"Kinderen en jongeren groeien zoveel mogelijk thuis op", "% uithuisplaatsingen", 0.4, 0.4});
    sheet.row(4, {"Inwoners hebben thuis een veilige thuissituatie", "% huiselijk geweld en kindermishandeling", 2, 2});
    sheet.row(5, {"Inwoners leven gezond", "% inwoners dat voldoet aan de beweegrichtlijn", 44, 45});   // which goal is not certain
    auto& bars = book.add("Balken");
    bars.row(1, {"Indicator", 2023, 2024});
    bars.row(2, {"Inwoners zetten zich in voor elkaar en de buurt"});
    bars.row(3, {"% inwoners dat vrijwilligerswerk doet", 30, 31});
    const auto submission = dronten.map(book);
    CHECK(says(submission, "V13 A4"));
    CHECK(says(submission, "V13 A2"));
    CHECK(times_said(submission, "V13") == 2);
    CHECK(fact(submission, "V13", "code") == "D04");
    const Fixture weert("weert");
    SetLevels none(weert.catalogue);
    CHECK(none.reworded("Inwoners wonen passend bij hun behoeften") == nullptr);
}

}  // namespace graadmeter::test
