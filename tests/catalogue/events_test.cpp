// SPDX-License-Identifier: EUPL-1.2
// Events in a catalogue and in the code list, and the weight of an indicator.
#include "catalogue/events.h"

#include "catalogue/catalogue.h"
#include "catalogue/refused.h"
#include "catalogue/scratch.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

namespace {

std::string names(const std::vector<Event>& events) {
    std::string result;
    for (const Event& event : events) result += (result.empty() ? "" : "; ") + in_words(event);
    return result;
}

}  // namespace

TEST_CASE("the general events: public facts, each with its source") {
    const auto events = read_events(test::source_dir() / "mappings/codelijsten/gebeurtenissen.xml");
    REQUIRE(events.size() == 3);
    for (const Event& event : events) {
        CHECK_FALSE(event.source.empty());
        CHECK_FALSE(event.note.empty());
        CHECK(event.indicators.empty());
    }
    CHECK(names(events) == "coronapandemie (2020-2023); oorlog in Oekraïne (vanaf 2022); energiecrisis (2022-2023)");
    CHECK(names(events_within(events, 2012, 2019, "X")).empty());
    CHECK(names(events_within(events, 2012, 2020, "X")) == "coronapandemie (2020-2023)");
    CHECK(names(events_within(events, 2024, 2030, "X")) == "oorlog in Oekraïne (vanaf 2022)");
}

TEST_CASE("a catalogue's own events, and those of what it includes") {
    const Catalogue catalogue = read_catalogue(test::source_dir() / "tests/data/catalogue/alles.xml");
    CHECK(names(catalogue.events) == "opening van het wijkcentrum (2021); verbouwing van de sporthal (2022-2024); nieuwe buslijn (vanaf 2023)");
    CHECK_FALSE(catalogue.general_events);
    CHECK(names(events_within(catalogue.events, 2021, 2022, "V-2")) == "opening van het wijkcentrum (2021); verbouwing van de sporthal (2022-2024)");
    CHECK(names(events_within(catalogue.events, 2021, 2022, "V-3")) == "verbouwing van de sporthal (2022-2024)");
    CHECK(catalogue.indicator("V-1")->weight == 2.5);
    CHECK(catalogue.indicator("V-2")->weight == 1);
    const Catalogue including = read_catalogue(test::source_dir() / "tests/data/catalogue/neemt-op.xml");
    CHECK(names(including.events) == names(catalogue.events));
}

TEST_CASE("events and weights that cannot be") {
    test::Scratch scratch;
    const auto with = [&](const std::string& events, const std::string& attributes = "") {
        return refusal([&] {
            return read_catalogue(scratch.write("c.xml", "<catalogus id='c' naam='N' versie='1'><gemeente code='GM0988' naam='Weert'/><bron>B</bron>"
                                                        "<indicatoren><groep><indicator id='A-1' naam='A' richting='hoger' " + attributes + "/></groep></indicatoren>" +
                                                            events + "</catalogus>"));
        });
    };
    const auto one = [&](const std::string& attributes) { return with("<gebeurtenissen><gebeurtenis " + attributes + "/></gebeurtenissen>"); };
    CHECK(one("naam='x' jaar='2020' bron='b'").message == "(niet geweigerd)");
    CHECK(one("naam='x' bron='b'").says("gebeurtenis", "eerste jaar"));
    CHECK(one("naam='x' jaar='2020'").says("zonder bron", "bron="));
    CHECK(one("jaar='2020' bron='b'").says("zonder naam", "naam="));
    CHECK(one("naam='x' jaar='2020' tot='2019' bron='b'").says("2019", "niet voor"));
    CHECK(one("naam='x' jaar='2020' tot='nu' bron='b'").says("nu", "1900"));
    CHECK(one("naam='x' jaar='2020' bron='b' indicatoren='A-2'").says("A-2", "ids van indicatoren"));
    CHECK(with("<gebeurtenissen><gebeurtenis naam='x' jaar='2020' bron='b'/><gebeurtenis naam='X' jaar='2021' bron='b'/></gebeurtenissen>")
              .says("X", "één keer"));
    for (const char* weight : {"0", "-1", "1001", "zwaar"}) CHECK(with("", "gewicht='" + std::string(weight) + "'").says(weight, "getal"));
}
