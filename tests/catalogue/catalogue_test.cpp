// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "catalogue/refused.h"
#include "catalogue/scratch.h"
#include "catalogue/xml_file.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

namespace {

Catalogue everything() {
    return read_catalogue(test::source_dir() / "tests/data/catalogue/alles.xml");
}

// The line, from 1, of the first occurrence in that file.
std::size_t line_of(const std::string& text) {
    std::ifstream stream(test::source_dir() / "tests/data/catalogue/alles.xml");
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.find(text) != std::string::npos) return number;
    }
    return 0;
}

}  // namespace

TEST_CASE("every element and attribute of a catalogue arrives") {
    const Catalogue catalogue = everything();
    CHECK(catalogue.id == "alles");
    CHECK(catalogue.name == "Voorbeeld");
    CHECK(catalogue.version == "3");
    CHECK(catalogue.valid_from == "2025-01-01");
    CHECK(catalogue.valid_until == "2028");
    CHECK(catalogue.municipality == "GM0000");
    CHECK(catalogue.municipality_name == "Voorbeeldstad");
    CHECK(catalogue.source == "Bedacht voorbeeld");
    CHECK(catalogue.reference_regions == std::vector<std::string>{"NL00", "GM0001"});

    REQUIRE(catalogue.levels.size() == 11);
    const Level& effect = *catalogue.level("E1");
    CHECK(effect.kind == "maatschappelijk-effect");
    CHECK(effect.serves == std::vector<std::string>{"S1"});
    CHECK(effect.also_serves == std::vector<std::string>{"G1"});
    CHECK(effect.note == "Een opmerking.");
    CHECK(effect.in_scope);
    CHECK_FALSE(catalogue.level("G1")->in_scope);
    CHECK(catalogue.levels_of("doel").size() == 4);
    const Level& result = *catalogue.level("R1");
    CHECK(result.spatial_rule == "alle");
    CHECK(result.base_year == 2022);
    CHECK(result.target_year == 2027);
    CHECK(effect.spatial_rule.empty());
    CHECK_FALSE(effect.target_year);
    CHECK(catalogue.level("I1")->kind == "inspanning");
    CHECK(effect.line == line_of("id=\"E1\""));
    CHECK(catalogue.level("X") == nullptr);
    CHECK(catalogue.indicator("X") == nullptr);

    const Indicator& all = *catalogue.indicator("V-1");
    CHECK(all.name == "Beweegt genoeg");
    CHECK(all.synonyms == std::vector<std::string>{"Voldoende bewegen"});
    CHECK(all.definition == "Voldoet aan de richtlijn.");
    CHECK(all.unit == "%");
    CHECK(all.direction == Direction::higher);
    CHECK_FALSE(all.direction_uncertain);
    CHECK(all.kind == IndicatorKind::state);
    CHECK(all.population == "inwoners van 18 jaar of ouder");
    CHECK(all.minimum == 0);
    CHECK(all.maximum == 99.5);
    CHECK(all.decimals == 2);
    CHECK(all.frequency_years == 4);
    CHECK(all.smallest_area == "wijk");
    CHECK(all.source == "GGD");
    CHECK(all.source_type == "survey");
    CHECK(all.owner_function == "beleidsadviseur sport");
    CHECK(all.small_count_threshold == 10);
    CHECK(all.bbv_number == "27");
    CHECK(all.taakveld == "5.1");
    CHECK(all.pc_code == "P-05");
    CHECK(all.spatial_tag == "openbare ruimte");
    CHECK(all.successor == "V-2");
    CHECK(all.theme == "T1");
    CHECK(all.goals == std::vector<std::string>{"D1", "D2"});
    CHECK(all.note == "Onzeker, want verzonnen.");
    CHECK(all.uncertain);
    REQUIRE(all.components.size() == 2);
    CHECK(all.components[0].unit == "aantal");
    CHECK(all.components[0].direction == Direction::context);
    CHECK(all.components[1].name == "Beweegt veel");
    CHECK(all.components[1].unit == "%");  // as the indicator itself
    CHECK(all.components[1].direction == Direction::higher);
    REQUIRE(all.norm);
    CHECK(all.norm->bounds == std::vector<double>{10, 20, 30.5, 40, 50});
    CHECK(all.norm->provenance.source == "Norm");
    CHECK(all.norm->provenance.date == "2024");
    CHECK(all.norm->provenance.set_by == "gemeenteraad");
    REQUIRE(all.baseline);
    CHECK(all.baseline->period.year == 2024);
    CHECK(all.baseline->value == 45.5);
    CHECK(all.baseline->provenance.set_by == "college");
    CHECK(all.perception == "subjectief");
    CHECK(all.composition == "verhouding");
    CHECK(all.line == line_of("id=\"V-1\""));
    CHECK(all.norm->line == line_of("<norm"));
    REQUIRE(all.models.size() == 2);
    CHECK(all.models[0].model == "Sociale veerkracht");
    CHECK(all.models[0].theme == "Hulpbronnen");
    CHECK(all.models[1].theme.empty());
    REQUIRE(all.former_targets.size() == 1);
    CHECK(all.former_targets[0].period == all.targets[0].period);
    CHECK(all.former_targets[0].value == 48);
    CHECK(all.former_targets[0].reason == "bijgesteld bij de begroting");
    CHECK(all.former_targets[0].set.date == "2024-11-11");
    REQUIRE(all.targets.size() == 2);
    CHECK(all.targets[0].value == 50);
    CHECK_FALSE(all.targets[0].hypothetical);
    CHECK(all.targets[0].proposed.set_by == "college");
    CHECK(all.targets[0].proposed.date == "2025-09-01");
    CHECK(all.targets[0].set.set_by == "gemeenteraad");
    CHECK(all.targets[0].set.source == "Begroting");
    CHECK(all.targets[1].hypothetical);
    CHECK(all.targets[1].set.source.empty());  // nobody set it
    REQUIRE(all.known_values.size() == 1);
    CHECK(all.known_values[0].value == 44.1);
    CHECK(all.known_values[0].national == 46);
    CHECK(all.known_values[0].group == "65+");
    CHECK(all.known_values[0].provenance.source == "Kadernota");
    REQUIRE(all.breaks.size() == 1);
    CHECK(all.breaks[0].year == 2017);
    CHECK(all.breaks[0].reason == "andere richtlijn");

    const FinancialFrame& frame = catalogue.financial_frame;
    CHECK(frame.unit == "x1000_euro");
    CHECK(frame.source == "Begroting");
    REQUIRE(frame.lines.size() == 3);
    CHECK(frame.lines[0].incidental == 73.5);
    CHECK(frame.lines[1].name == "Gebouwen");
    CHECK(frame.lines[1].of_which);
    CHECK(frame.lines[1].note == "geschat");
    CHECK_FALSE(frame.lines[2].incidental);
    CHECK(budget_of(frame, "O1", {2025}) == 2000);  // the buildings are in Meedoen already
    CHECK_FALSE(budget_of(frame, "O1", {2024}));
    CHECK_FALSE(budget_of(frame, "D1", {2025}));
    REQUIRE(catalogue.key_figures.size() == 1);
    const KeyFigure& figure = catalogue.key_figures[0];
    REQUIRE(catalogue.growth.size() == 2);
    CHECK(catalogue.growth[0].subject == GrowthSubject::inhabitants_goal);
    CHECK(catalogue.growth[0].period == Period{2040});
    CHECK(catalogue.growth[0].value == 60000);
    CHECK(catalogue.growth[1].facility == "Buurthuis");
    CHECK(catalogue.growth[1].value == 0.25);
    CHECK(figure.theme == "Demografie");
    CHECK(figure.name == "Inwoners");
    CHECK(figure.unit == "aantal");
    CHECK(figure.period->year == 2024);
    CHECK(figure.value == 44354);
    CHECK(figure.national == 17900000);
    CHECK(figure.source == "Kadernota");
    CHECK(figure.note == "afgerond");
}

TEST_CASE("the current indicator is the last successor") {
    Catalogue catalogue;
    catalogue.indicators.resize(3);
    for (std::size_t i = 0; i < 3; ++i) catalogue.indicators[i].id = std::string(1, static_cast<char>('A' + i));
    catalogue.indicators[0].successor = "B", catalogue.indicators[1].successor = "C";
    CHECK(catalogue.current("A")->id == "C");
    CHECK(catalogue.current("C")->id == "C");
    CHECK(catalogue.current("X") == nullptr);
    catalogue.indicators[2].successor = "A";  // the reader refuses this; it must come to an end all the same
    CHECK(catalogue.current("A") != nullptr);
}

TEST_CASE("what an indicator leaves out") {
    const Catalogue catalogue = everything();
    const Indicator& bare = *catalogue.indicator("V-2");
    CHECK(bare.unit.empty());
    CHECK(bare.direction == Direction::per_component);
    CHECK(bare.direction_uncertain);            // from <indicatoren>
    CHECK(bare.baseline->period.year == 2025);  // from <catalogus>
    CHECK_FALSE(bare.baseline->value);
    CHECK(bare.decimals == 1);
    CHECK(bare.composition == "meervoudig");
    CHECK(bare.perception.empty());
    CHECK_FALSE(bare.frequency_years);
    CHECK_FALSE(bare.norm);
    CHECK(bare.goals == std::vector<std::string>{"D1"});
    CHECK(catalogue.indicator("V-3")->theme.empty());
    CHECK(catalogue.indicator("V-3")->decimals == 0);  // counts are whole
    CHECK(catalogue.indicator("V-3")->kind == IndicatorKind::effort);
    CHECK(catalogue.indicator("V-3")->direction == Direction::target_band);
    const Indicator& context = *catalogue.indicator("V-4");
    CHECK_FALSE(context.direction_uncertain);  // claims none
    CHECK_FALSE(context.baseline);             // followed, not steered
    // A norm without source is kept, so that rule V08 can say so.
    CHECK(catalogue.indicator("V-5")->norm->provenance.source.empty());
    CHECK(catalogue.indicator("V-5")->norm->bounds.front() == 50);
}

TEST_CASE("gaps: what a catalogue still misses") {
    std::vector<std::string> said;
    for (const CatalogueGap& gap : gaps(everything())) said.push_back(gap.subject + ": " + gap.message);
    CHECK(said == std::vector<std::string>{
                      "D3 Een doel zonder indicator: geen indicator bij dit doel", "V-2 Beweegt elke week: geen eenheid",
                      "V-2 Beweegt elke week: nulmeting nog zonder waarde", "V-2 Beweegt elke week: geen streefwaarde",
                      "V-2 Beweegt elke week: geen bron", "V-3 Aantal clubs: nulmeting nog zonder waarde",
                      "V-3 Aantal clubs: geen streefwaarde", "V-3 Aantal clubs: geen bron",
                      "V-5 Zit veel: nulmeting nog zonder waarde", "V-5 Zit veel: geen streefwaarde", "V-5 Zit veel: geen bron",
                      "V-5 Zit veel: gevonden een <norm> zonder bron, verwacht bron=\"...\""});
    for (const CatalogueGap& gap : gaps(everything())) {
        CHECK(gap.file.empty());
        CHECK(gap.error == (gap.message.find("<norm>") != std::string::npos));
        const std::string id = gap.subject.substr(0, gap.subject.find(' '));
        CHECK(gap.line == line_of(gap.error ? "<norm grenzen=\"50" : "id=\"" + id + "\""));
        CHECK(gap.remedy.size() > 20);
    }
    // A goal is measured through its result, when that has an indicator.
    Catalogue agenda;
    agenda.levels.resize(2);
    agenda.levels[0].id = "D1", agenda.levels[0].kind = "doel";
    agenda.levels[1].id = "R1", agenda.levels[1].kind = "resultaat", agenda.levels[1].serves = {"D1"};
    const auto unmeasured = [&] { return std::ranges::count(gaps(agenda), "geen indicator bij dit doel", &CatalogueGap::message); };
    CHECK(unmeasured() == 1);
    agenda.indicators.emplace_back().goals = {"R1"};
    CHECK(unmeasured() == 0);
    // Only a hypothetical target is no target (R111).
    Catalogue catalogue;
    catalogue.indicators.emplace_back().unit = "%";
    catalogue.indicators[0].targets.push_back({{2025}, 4, true, {}, {}});
    CHECK(std::ranges::count(gaps(catalogue), "geen streefwaarde", &CatalogueGap::message) == 1);
}

TEST_CASE("gaps: targets that move the wrong way (R109)") {
    Catalogue catalogue;
    Indicator& indicator = catalogue.indicators.emplace_back();
    indicator.direction = Direction::lower;
    indicator.baseline = BaselineValue{{2025}, 40, {}};
    const auto wrong = [&] {
        std::string said;
        for (const CatalogueGap& gap : gaps(catalogue))
            if (gap.message.find("slechter dan") != std::string::npos) said += gap.message + "|";
        return said;
    };
    const auto targets = [&](std::vector<double> values) {
        indicator.targets.clear();
        int year = 2025;
        for (const double value : values) indicator.targets.push_back({{++year}, value, false, {}, {}});
    };
    targets({38, 36});
    CHECK(wrong().empty());
    targets({40, 40});  // to hold what there is
    CHECK(wrong().empty());
    targets({38, 39.5});
    CHECK(wrong() == "de streefwaarde van 2027 (39,5) is slechter dan 38 daarvoor, terwijl lager is beter|");
    targets({41});
    CHECK(wrong() == "de streefwaarde van 2026 (41) is slechter dan 40 daarvoor, terwijl lager is beter|");
    indicator.targets[0].hypothetical = true;
    CHECK(wrong().empty());
    indicator.targets[0].hypothetical = false;
    indicator.direction = Direction::context;
    CHECK(wrong().empty());
}

TEST_CASE("units: ids are unique, sensible, and the same as in the schema") {
    std::set<std::string> ids;
    for (const Unit& each : units()) {
        CHECK(ids.insert(each.id).second);
        CHECK(unit(each.id).id == each.id);
    }
    CHECK(unit("onzin").id.empty());
    CHECK_FALSE(unit("").maximum);
    CHECK(unit("%").percentage);
    CHECK(unit("%").maximum == 100);
    CHECK(unit("score").maximum == 10);
    CHECK(unit("aantal").whole);
    CHECK(unit("aantal").minimum == 0);
    CHECK_FALSE(unit("euro").minimum);

    pugi::xml_document schema;
    REQUIRE(schema.load_file((test::source_dir() / "mappings/catalogus.xsd").c_str()));
    std::set<std::string> listed{""};
    for (const auto& found : schema.select_nodes("//xs:simpleType[@name='eenheid']//xs:enumeration"))
        listed.insert(found.node().attribute("value").value());
    CHECK(listed == ids);
}

TEST_CASE("what a body set word for word, with who and where (R106)") {
    const Catalogue catalogue = everything();
    for (const Provenance& set : {catalogue.level("E1")->text_set, catalogue.level("D1")->text_set, catalogue.indicator("V-1")->text_set}) {
        CHECK(set.set_by == "gemeenteraad");
        CHECK(set.source == "Kadernota, hoofdstuk 2");
        CHECK(set.date == "2024-11-11");
    }
    CHECK(catalogue.indicator("V-3")->text_set.set_by == "college");
    CHECK(catalogue.indicator("V-2")->text_set.set_by.empty());
    CHECK(catalogue.level("D2")->text_set.set_by.empty());
    CHECK(catalogue.part("V-1-a")->text_set.set_by.empty());   // of the whole only
    CHECK(catalogue.level("E1")->synonyms == std::vector<std::string>{"Inwoners voelen zich gezond"});
}

TEST_CASE("the horizon of a level, and of the goals of an indicator (R105)") {
    Catalogue catalogue = everything();
    CHECK(catalogue.level("E1")->beyond_term);
    CHECK_FALSE(horizon_of(*catalogue.level("E1")));
    CHECK(horizon_of(*catalogue.level("D1")) == 2026);
    CHECK(horizon_of(*catalogue.level("R1")) == 2027);   // the year of a result
    CHECK(horizon_of(catalogue, *catalogue.indicator("V-1")) == 2026);
    CHECK_FALSE(horizon_of(catalogue, *catalogue.indicator("V-3")));
    auto& indicator = catalogue.indicators.front();
    indicator.goals = {"D1", "R1"};
    CHECK(horizon_of(catalogue, indicator) == 2027);      // the latest
    for (Level& level : catalogue.levels)
        if (level.id == "R1") level.target_year.reset();
        else if (level.id == "D2") level.horizon = 2030;
    CHECK(horizon_of(catalogue, indicator) == 2030);      // a result has that of its goal
    const auto late = [&] {
        return std::ranges::count_if(gaps(catalogue), [](const auto& gap) { return gap.message.find("ligt na de horizon van het doel") != std::string::npos; });
    };
    indicator.goals = {"D1"};
    CHECK(late() == 0);
    indicator.targets[0].period.year = 2028;
    CHECK(late() == 1);
    indicator.targets[0].hypothetical = true;
    CHECK(late() == 0);
}

TEST_CASE("in the programmabegroting or not, still to come, and of which domain (R84, R97, R21)") {
    const Catalogue catalogue = everything();
    CHECK(catalogue.indicator("V-1")->in_budget == true);
    CHECK_FALSE(catalogue.indicator("V-2")->in_budget);
    CHECK(catalogue.indicator("V-3")->in_budget == false);   // of its group
    CHECK(catalogue.indicator("V-4")->planned);
    CHECK(catalogue.indicator("V-4")->planned_for == "2027");
    CHECK_FALSE(catalogue.indicator("V-3")->planned);
    CHECK(catalogue.level("D4")->planned);
    CHECK(catalogue.level("D4")->planned_for == "2026-07");
    for (const Level* goal : goals_without_indicator(catalogue)) CHECK(goal->id != "D4");
    for (const CatalogueGap& gap : gaps(catalogue)) CHECK_FALSE(gap.subject.starts_with("V-4"));
    using Codes = std::vector<std::string>;
    CHECK(catalogue.indicator("V-1")->domains == Codes{"jeugd"});              // its own
    CHECK(catalogue.indicator("V-2")->domains == Codes{"sport", "gezondheid"}); // of its goal, before its theme
    CHECK(catalogue.indicator("V-3")->domains == Codes{"wmo"});                // of its group
    CHECK(catalogue.indicator("V-1")->taakveld == "5.1");
    CHECK(catalogue.indicator("V-2")->taakveld == "5.2");
}

TEST_CASE("a catalogue's own history (R70)") {
    const Catalogue catalogue = everything();
    REQUIRE(catalogue.history.size() == 2);
    CHECK(catalogue.history[0].version == "3");
    CHECK(catalogue.history[0].date == "2025-11-10");
    CHECK(catalogue.history[0].what == "V-5 erbij.");
    CHECK(catalogue.history[0].decided_by == "gemeenteraad");
    CHECK(catalogue.history[1].date.empty());
    CHECK(catalogue.history[1].decided_by.empty());
}

TEST_CASE("a catalogue with a slip is refused with line, found and expected") {
    const test::Scratch scratch;
    const std::string head = "<catalogus id='x' naam='X' versie='1'>\n<gemeente code='GM0988' naam='Weert'/><bron>B</bron>\n";
    const auto levels = [&](const std::string& inner) {
        const auto path = scratch.write("x.xml", head + "<niveaus>\n" + inner + "</niveaus><indicatoren/></catalogus>");
        return refusal([&] { return read_catalogue(path); });
    };
    const auto indicators = [&](const std::string& inner) {
        const auto path = scratch.write(
            "x.xml", head +
                         "<niveaus><niveau id='D' soort='doel' naam='d'/><niveau id='T' soort='thema' naam='t'/></niveaus>\n"
                         "<indicatoren><groep>\n" +
                         inner + "</groep></indicatoren></catalogus>");
        return refusal([&] { return read_catalogue(path); });
    };
    const auto one = [&](const std::string& attributes, const std::string& inner = "") {
        return indicators("<indicator id='A' naam='a' " + attributes + ">\n" + inner + "</indicator>");
    };
    CHECK(one("richting='hoger'").message == "(niet geweigerd)");

    SUBCASE("levels") {
        CHECK(levels("<niveau id='A' soort='doel' naam='a'/>\n<niveau id='a' soort='doel' naam='b'/>")
                  .says("id=\"a\"", "nog niet gebruikt"));
        CHECK(levels("<niveau id='A' soort='doelen' naam='a'/>").says("doelen", "opgave, doel, resultaat, inspanning, thema"));
        const auto missing =
            levels("<niveau id='A' soort='doel' naam='a'/>\n<niveau id='B' soort='doel' naam='b' draagt-bij-aan='A E7'/>");
        CHECK(missing.says("draagt-bij-aan=\"A E7\"", "\"E7\" is er niet"));
        CHECK(missing.line == 5);
        CHECK(missing.message.starts_with("regel 5: gevonden "));
        CHECK(
            levels("<niveau id='A' soort='doel' naam='a' draagt-bij-aan='B'/><niveau id='B' soort='doel' naam='b' ook-aan='A'/>")
                .says("kring", "omhoog"));
        CHECK(levels("<niveau id='A' soort='doel' naam='a' draagt-bij-aan='A'/>").says("kring", "omhoog"));
        CHECK(levels("<niveau id='A' soort='resultaat' naam='a' gebieden='overal'/>").says("overal", "alle, een, gemeente"));
        CHECK(levels("<niveau id='A' soort='resultaat' naam='a' vanaf='2027' jaar='2027'/>").says("2027", "na vanaf"));
        CHECK(levels("<niveau id='A B' soort='doel' naam='a'/>").says("A B", "letters, cijfers"));
    }
    SUBCASE("what was set, planned and when") {
        CHECK(levels("<niveau id='A' soort='doel' naam='a' horizon='ooit'/>").says("ooit", "een jaar, of langer"));
        CHECK(levels("<niveau id='A' soort='doel' naam='a' horizon='2028-01'/>").says("2028-01", "een jaar, of langer"));
        CHECK(levels("<niveau id='A' soort='doel' naam='a' horizon='langer'/>").message == "(niet geweigerd)");
        CHECK(levels("<niveau id='A' soort='doel' naam='a' gepland='2026'/>").says("gepland", "nog-niet-opgenomen"));
        CHECK(levels("<niveau id='A' soort='doel' naam='a' nog-niet-opgenomen='ja' gepland='volgend jaar'/>").says("volgend jaar", "een jaar of een datum"));
        CHECK(one("richting='hoger' programmabegroting='misschien'").says("misschien", "ja"));
        const auto decided = [&](const std::string& attributes) {
            const auto path = scratch.write("x.xml", head + "<niveaus><niveau id='D' soort='doel' naam='d'/></niveaus>\n<indicatoren><groep><indicator id='A' naam='a' "
                                                            "richting='hoger'/></groep></indicatoren>\n<vaststelling " + attributes + "/></catalogus>");
            return refusal([&] { return read_catalogue(path); });
        };
        CHECK(decided("door='raad' bron='b' niveaus='D' indicatoren='A'").message == "(niet geweigerd)");
        CHECK(decided("door='raad' bron='b'").says("van niets", "niveaus="));
        CHECK(decided("door='raad' niveaus='D'").says("zonder bron", "bron="));
        CHECK(decided("door='raad' bron='b' niveaus='Z' indicatoren='A Y'").message == "(niet geweigerd)");
        std::string absent;   // what was set and is not there is told
        for (const CatalogueGap& gap : gaps(read_catalogue(scratch.folder() / "x.xml")))
            if (gap.message.starts_with("de tekst is vastgesteld (raad)")) absent += gap.subject + " " + std::to_string(gap.line) + "|";
        CHECK(absent == "Z 5|Y 5|");
        CHECK(decided("door='raad' bron='b' indicatoren='A'/><vaststelling door='college' bron='c' indicatoren='A'").says("indicatoren=\"A\"", "twee keer"));
        const auto path = scratch.write("x.xml", "<catalogus id='x' naam='X' versie='1'><gemeente code='GM0988' naam='Weert'/><bron>B</bron>"
                                                 "<wijzigingen><wijziging datum='2025'>w</wijziging></wijzigingen><indicatoren/></catalogus>");
        CHECK(refusal([&] { return read_catalogue(path); }).says("zonder versie", "versie="));
    }
    SUBCASE("indicators") {
        CHECK(one("richting='omhoog'").says("omhoog", "hoger, lager, doelband, context, per-onderdeel"));
        CHECK(one("").says("zonder richting", "hoger"));
        CHECK(one("richting='hoger' eenheid='procent'").says("procent", "%, aantal, score"));
        CHECK(one("richting='hoger' eenhied='%'").says("eenhied", "eenheid"));
        CHECK(one("richting='hoger' doelen='T'").says("doelen=\"T\"", "soort doel of resultaat"));
        CHECK(one("richting='hoger' opvolger='Z'").says("opvolger=\"Z\"", "andere indicator"));
        CHECK(one("richting='hoger' opvolger='A'").says("opvolger=\"A\"", "andere indicator"));
        CHECK(one("richting='hoger' minimum='5' maximum='5'").says("maximum=\"5\"", "boven het minimum"));
        CHECK(one("richting='hoger' onzeker='ja'").says("onzeker", "<noot>"));
        CHECK(one("richting='per-onderdeel'").says("per-onderdeel", "<onderdeel>"));
        const auto twice =
            indicators("<indicator id='A' naam='a' richting='hoger'/>\n<indicator id='A' naam='b' richting='hoger'/>");
        CHECK(twice.says("id=\"A\"", "nog niet gebruikt"));
        CHECK(twice.line == 6);
        CHECK(indicators("<indicator id='A' naam='Een a' richting='hoger'/>\n<indicator id='B' naam='b' "
                         "richting='hoger'><synoniem>een  A</synoniem></indicator>")
                  .says("al in gebruik bij A", "één indicator"));
        // The same name for two is for two populations only (R76).
        const auto twins = [&](const std::string& first, const std::string& second) {
            return indicators("<indicator id='A' naam='a' richting='hoger'" + first + "/>\n<indicator id='B' naam='A' richting='hoger'" +
                              second + "/>");
        };
        CHECK(twins(" populatie='jeugd'", " populatie='volwassenen'").message == "(niet geweigerd)");
        CHECK(twins(" populatie='jeugd'", " populatie='Jeugd'").says("al in gebruik bij A", "andere populatie"));
        CHECK(twins("", " populatie='jeugd'").says("al in gebruik bij A", "andere populatie"));
        CHECK(indicators("<indikator/>").says("<indikator>", "<indicator>"));
        const auto circle = indicators("<indicator id='A' naam='Een a' richting='hoger' opvolger='B'/>\n"
                                       "<indicator id='B' naam='Een b' richting='hoger' opvolger='A'/>");
        CHECK(circle.says("opvolger=\"B\"", "niet in een kring"));
        CHECK(circle.line == 5);
        CHECK(indicators("<indicator id='A' naam='Een a' richting='hoger' opvolger='B'/>\n"
                         "<indicator id='B' naam='Een b' richting='hoger' opvolger='C'/>").says("opvolger=\"C\"", "een andere indicator"));
    }
    SUBCASE("money and key figures") {
        const auto after = [&](const std::string& inner) {
            const auto path = scratch.write("x.xml", head + "<niveaus><niveau id='O' soort='opgave' naam='o'/></niveaus><indicatoren/>\n" + inner + "</catalogus>");
            return refusal([&] { return read_catalogue(path); });
        };
        const auto posts = [&](const std::string& inner) {
            return after("<financieel-kader eenheid='x1000_euro' bron='B'>\n" + inner + "</financieel-kader>");
        };
        const std::string post = "<post niveau='O' laag='L' periode='2025' bedrag='10'/>";
        CHECK(posts(post).message == "(niet geweigerd)");
        CHECK(posts(post + "\n" + post).says("laag=\"L\"", "één keer"));
        CHECK(posts(post + "\n" + post).line == 6);
        CHECK(posts("<post niveau='X' laag='L' periode='2025' bedrag='10'/>").says("niveau=\"X\"", "<niveau>"));
        CHECK(posts("<post niveau='O' laag='L' periode='2025' bedrag='10' waarvan='ja'/>").says("waarvan", "een naam"));
        CHECK(posts("<post niveau='O' laag='L' periode='2025' bedrag='10' incidenteel='11'/>").says("11", "hoogstens"));
        CHECK(posts("<post niveau='O' laag='L' periode='2025'/>").says("zonder bedrag", "bedrag="));
        CHECK(after("<financieel-kader eenheid='%' bron='B'/>").says("%", "x1000_euro"));
        CHECK(after("<financieel-kader eenheid='euro'/>").says("zonder bron", "bron="));
        CHECK(after("<kerncijfers><kerncijfer naam='n' waarde='1'/></kerncijfers>").says("zonder bron", "bron="));
        CHECK(after("<groeicijfers><groeicijfer soort='banen' waarde='1' bron='b'/></groeicijfers>").says("banen", "woningen-erbij"));
        CHECK(after("<groeicijfers><groeicijfer soort='m2' waarde='1' bron='b'/></groeicijfers>").says("voorziening", "naam van de voorziening"));
        CHECK(after("<groeicijfers><groeicijfer soort='inwoners' waarde='1'/></groeicijfers>").says("zonder bron", "bron="));
        CHECK(after("<kerncijfers><kerncijfer naam='n' waarde='veel' bron='b'/></kerncijfers>").says("veel", "getal"));
    }
    SUBCASE("values") {
        CHECK(one("richting='hoger'", "<norm grenzen='1 2 3 4'/>").says("1 2 3 4", "vijf getallen"));
        CHECK(one("richting='hoger'", "<norm grenzen='5 4 3 2 1'/>").says("5 4 3 2 1", "oplopend"));
        CHECK(one("richting='lager'", "<norm grenzen='1 2 3 4 5'/>").says("1 2 3 4 5", "aflopend"));
        CHECK(one("richting='hoger'", "<norm grenzen='1 2 x 4 5'/>").says("1 2 x 4 5", "vijf getallen"));
        CHECK(one("richting='context'", "<norm grenzen='1 2 3 4 5'/>").says("zonder richting", "richting"));
        CHECK(one("richting='hoger'", "<streefwaarde periode='2025'/>").says("zonder waarde", "waarde="));
        CHECK(one("richting='hoger'", "<streefwaarde periode='ooit' waarde='1'/>").says("ooit", "2024/25"));
        CHECK(one("richting='hoger'", "<streefwaarde periode='2026' waarde='1'/>\n<streefwaarde periode='2025' waarde='1'/>")
                  .says("2025", "op volgorde"));
        CHECK(one("richting='hoger'", "<streefwaarde periode='2026' waarde='1'/>\n<streefwaarde periode='2026' waarde='2'/>")
                  .says("2026", "vervallen=\"ja\""));
        CHECK(one("richting='hoger'", "<streefwaarde periode='2026' waarde='1' vervallen='ja'/><streefwaarde periode='2026' waarde='2'/>"
                                      "<streefwaarde periode='2027' waarde='3'/>").message == "(niet geweigerd)");
        CHECK(one("richting='hoger' samenstelling='drempelreeks'").says("drempelreeks", "<onderdeel>"));
        CHECK(one("richting='hoger' samenstelling='verhouding'", "<onderdeel id='A-1' naam='teller'/>").says("verhouding", "teller, dan de noemer"));
        CHECK(one("richting='hoger' meting='gevoel'").says("gevoel", "subjectief, objectief"));
        CHECK(one("richting='hoger'", "<model thema='x'/>").says("zonder naam", "naam="));
        CHECK(one("richting='hoger'", "<bekende-waarde periode='2025' waarde='1'/>").says("zonder bron", "bron="));
        CHECK(one("richting='hoger'", "<nulmeting periode='2025' waarde='1.000,5'/>").says("1.000,5", "getal"));
        CHECK(one("richting='hoger'", "<reeksbreuk jaar='17' reden='x'/>").says("17", "1900"));
        CHECK(one("richting='hoger'", "<noot>a</noot>\n<noot>b</noot>").line == 7);
    }
}

TEST_CASE("a refusal names the file and what to do") {
    const auto file = test::source_dir() / "tests/data/catalogue/fout-catalogus.xml";
    try {
        static_cast<void>(read_catalogue(file));
        FAIL("not refused");
    } catch (const FileError& error) {
        CHECK(error.code().empty());
        CHECK(error.file() == file.string());
        CHECK(error.offset() == 9);
        CHECK(std::string(error.what())
                  .starts_with("regel 9: gevonden eenheid=\"procent\" bij <indicator>, verwacht een van: %, aantal"));
        CHECK(error.remedy().find("teksteditor") != std::string::npos);
    }
}

TEST_CASE("the manual's example of a whole catalogue is read") {
    std::ifstream stream(test::source_dir() / "docs/catalogus.md");
    std::ostringstream manual;
    manual << stream.rdbuf();
    const std::string text = manual.str();
    const auto begin = text.find("<?xml "), end = text.find("</catalogus>");
    REQUIRE(begin < end);
    const test::Scratch scratch;
    const Catalogue example = read_catalogue(scratch.write("naam.xml", text.substr(begin, end - begin) + "</catalogus>"));
    CHECK(example.municipality == "GM0762");
    CHECK(example.indicator("DEU-001")->goals == std::vector<std::string>{"D1"});
}

TEST_CASE("the manual names every element and attribute of the schema") {
    pugi::xml_document schema;
    REQUIRE(schema.load_file((test::source_dir() / "mappings/catalogus.xsd").c_str()));
    std::ifstream stream(test::source_dir() / "docs/catalogus.md");
    std::ostringstream manual;
    manual << stream.rdbuf();
    for (const auto& found : schema.select_nodes("//xs:element/@name | //xs:attribute/@name | //xs:enumeration/@value")) {
        const std::string name = found.attribute().value();
        CAPTURE(name);
        CHECK(manual.str().find("`" + name + "`") != std::string::npos);
    }
}
