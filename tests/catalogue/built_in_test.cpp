// SPDX-License-Identifier: EUPL-1.2
// The catalogues that come with the program, against the counts of their source documents and against the lists made from them.
#include <algorithm>
#include <map>
#include <set>

#include "catalogue/catalogue.h"
#include "catalogue/library.h"
#include "catalogue/regions.h"
#include "catalogue/scratch.h"
#include "catalogue/tsv.h"
#include "support/paths.h"

using namespace graadmeter;

namespace {

Catalogue built_in(const std::string& id) {
    return read_catalogue(test::source_dir() / "mappings/catalogi" / (id + ".xml"));
}

std::string level_name(const Catalogue& catalogue, const std::string& id) {
    const Level* level = catalogue.level(id);
    return level ? level->name : "";
}

const std::map<std::string, Direction> kDirections{
    {"hoger", Direction::higher}, {"lager", Direction::lower}, {"context", Direction::context}};

}  // namespace

TEST_CASE("weert: 71 indicators in 10 voorraden, 2 additions, 5 of demography") {
    const Catalogue weert = built_in("weert");
    CHECK(weert.municipality == "GM0988");
    CHECK(weert.reference_regions ==
          std::vector<std::string>{"NL00", "GM0946", "GM1640", "GM0957", "GM1641", "GM1669", "GM1711"});
    CHECK(weert.levels_of("strategische-waarde").size() == 5);
    CHECK(weert.levels_of("thema").size() == 11);
    std::string in_scope;
    for (const Level* effect : weert.levels_of("maatschappelijk-effect")) in_scope += effect->in_scope ? effect->id : "-";
    CHECK(in_scope == "E1E2-E4E5--E8E9");  // six of nine (R23)

    std::map<std::string, std::size_t> state;
    std::size_t demography = 0, additions = 0, uncertain = 0;
    for (const Indicator& indicator : weert.indicators) {
        const bool of_demography = indicator.theme == "demografie";
        demography += of_demography;
        if (indicator.kind == IndicatorKind::state)
            ++state[level_name(weert, indicator.theme)];
        else
            additions += !of_demography;
        uncertain += indicator.uncertain;
        // The document gives names only.
        CHECK(indicator.unit.empty());
        CHECK_FALSE(indicator.norm);
        CHECK_FALSE(indicator.baseline);
        CHECK(indicator.targets.empty());
        CHECK(indicator.source.empty());
        CHECK(indicator.direction_uncertain == (indicator.direction != Direction::context));
    }
    CHECK(weert.indicators.size() == 78);
    CHECK(demography == 5);
    CHECK(additions == 2);
    CHECK(uncertain == 22);  // 21 by column, one more by theme
    CHECK(state == std::map<std::string, std::size_t>{{"Maatschappelijke participatie", 6},
                                                      {"Economische participatie", 7},
                                                      {"Politieke participatie", 6},
                                                      {"Gezonde leefstijl", 7},
                                                      {"Gezondheidszorg", 9},
                                                      {"Kunst en cultuur", 7},
                                                      {"Onderwijs", 11},
                                                      {"Veiligheid", 8},
                                                      {"Wonen", 5},
                                                      {"Woonomgeving", 5}});
}

TEST_CASE("dronten: 26 + 1 indicators, 14 doelen, 3 opgaven, 4 effects under one, 8 areas") {
    const Catalogue dronten = built_in("dronten");
    CHECK(dronten.municipality == "GM0303");
    CHECK(dronten.reference_regions == std::vector<std::string>{"NL00"});
    CHECK(dronten.valid_from == "2025");
    CHECK(dronten.valid_until == "2028");
    CHECK(dronten.levels_of("brede-welvaartgebied").size() == 8);
    CHECK(std::ranges::count(dronten.levels_of("brede-welvaartgebied"), true, &Level::in_scope) == 5);
    CHECK(dronten.levels_of("maatschappelijk-effect").size() == 5);
    CHECK(dronten.levels_of("opgave").size() == 3);
    CHECK(dronten.levels_of("doel").size() == 14);
    for (const char* effect : {"E1", "E2", "E3", "E4"}) CHECK(dronten.level(effect)->serves.front() == "E0");
    CHECK(dronten.level("E3")->serves == std::vector<std::string>{"E0", "G1", "G4"});
    CHECK(dronten.level("E3")->also_serves == std::vector<std::string>{"G2", "G3", "G5", "G7"});
    CHECK(dronten.level("O2")->serves == std::vector<std::string>{"E1", "E3", "E4"});

    std::map<std::string, std::size_t> per_task;
    for (const Indicator& indicator : dronten.indicators) {
        ++per_task[indicator.theme];
        REQUIRE(indicator.baseline);
        CHECK(indicator.baseline->period.year == 2025);
        CHECK_FALSE(indicator.baseline->value);
        CHECK_FALSE(indicator.norm);
        CHECK(std::ranges::all_of(indicator.targets, &TargetValue::hypothetical));
        CHECK(indicator.goals.size() == (indicator.id == "DRO-027" ? 0U : 1U));
    }
    CHECK(per_task == std::map<std::string, std::size_t>{{"O1", 7}, {"O2", 7}, {"O3", 12}, {"sturing", 1}});
    for (const CatalogueGap& gap : gaps(dronten)) CHECK(gap.message != "geen indicator bij dit doel");

    const Indicator& children = *dronten.indicator("DRO-006");
    REQUIRE(children.targets.size() == 4);
    for (int i = 0; i < 4; ++i) {
        CHECK(children.targets[static_cast<std::size_t>(i)].period.year == 2025 + i);
        CHECK(children.targets[static_cast<std::size_t>(i)].value == 4 - i);
    }
    CHECK(children.note.find("hypothetisch") != std::string::npos);
    CHECK(dronten.indicator("DRO-003")->components.size() == 3);
    CHECK(dronten.indicator("DRO-014")->components.size() == 3);
    CHECK(dronten.indicator("DRO-024")->components.size() == 2);
    CHECK(dronten.indicator("DRO-025")->components.size() == 2);
    // Chapter 3: the council set effects, goals and the indicators of each goal; a goal within the four years, an effect may take longer.
    for (const Indicator& indicator : dronten.indicators) CHECK((indicator.text_set.set_by == "gemeenteraad") == (indicator.id != "DRO-027"));
    for (const Level* goal : dronten.levels_of("doel")) {
        CHECK(goal->text_set.set_by == "gemeenteraad");
        CHECK(goal->horizon == 2028);
    }
    for (const Level* effect : dronten.levels_of("maatschappelijk-effect")) CHECK(effect->beyond_term);
    CHECK(dronten.indicator("DRO-003")->composition == "drempelreeks");
    CHECK(dronten.indicator("DRO-024")->composition == "verhouding");
    CHECK(dronten.indicator("DRO-025")->composition == "meervoudig");
    for (const char* id : {"DRO-023", "DRO-026", "DRO-027"}) CHECK(dronten.indicator(id)->unit == "schaal");
    CHECK(dronten.indicator("DRO-022")->unit.empty());  // the document states none
}

TEST_CASE("cranendonck: 59 indicators in 4 goals, composites in components, adults and youth apart") {
    const Catalogue cranendonck = built_in("cranendonck");
    CHECK(cranendonck.municipality == "GM1706");
    CHECK(cranendonck.indicators.size() == 59);
    CHECK(cranendonck.levels.size() == 4);
    CHECK(cranendonck.levels_of("doel").size() == 4);
    std::map<std::string, std::size_t> per_goal;
    std::map<std::string, std::size_t> composites;
    for (const Indicator& indicator : cranendonck.indicators) {
        REQUIRE(indicator.goals.size() == 1);
        CHECK(indicator.theme == indicator.goals[0]);
        ++per_goal[indicator.theme];
        if (!indicator.components.empty()) composites[indicator.id] = indicator.components.size();
        // The document gives names only.
        CHECK_FALSE(indicator.norm);
        CHECK_FALSE(indicator.baseline);
        CHECK(indicator.targets.empty());
        CHECK(indicator.source.empty());
        CHECK(indicator.direction_uncertain == (indicator.direction != Direction::context));
    }
    CHECK(per_goal == std::map<std::string, std::size_t>{{"D1", 6}, {"D2", 11}, {"D3", 22}, {"D4", 20}});
    // Six with " / ", two with "en", and two that hold two measures in one word.
    CHECK(composites == std::map<std::string, std::size_t>{{"CRA-004", 2}, {"CRA-006", 2}, {"CRA-008", 2}, {"CRA-011", 2},
                                                           {"CRA-012", 2}, {"CRA-014", 3}, {"CRA-016", 2}, {"CRA-021", 2},
                                                           {"CRA-028", 2}, {"CRA-036", 2}});
    const auto& contact = cranendonck.indicator("CRA-014")->components;
    CHECK(contact[0].direction == Direction::higher);
    CHECK(contact[1].direction == Direction::lower);
    CHECK(contact[2].direction == Direction::higher);
    const auto& street = cranendonck.indicator("CRA-008")->components;
    CHECK(street[0].unit == "score");
    CHECK(street[1].unit.empty());
    const auto& letters = cranendonck.indicator("CRA-028")->components;
    CHECK(letters[0].direction == Direction::lower);
    CHECK(letters[1].direction == Direction::higher);
    CHECK(letters[1].unit.empty());

    const Indicator &adults = *cranendonck.indicator("CRA-017"), &youth = *cranendonck.indicator("CRA-059");
    CHECK(adults.name == youth.name);
    CHECK(adults.population == "volwassenen");
    CHECK(youth.population == "jeugd");
    CHECK(cranendonck.indicator("CRA-010")->bbv_number == "10");
    REQUIRE(cranendonck.indicator("CRA-022")->breaks.size() == 1);
    CHECK(cranendonck.indicator("CRA-022")->breaks[0].year == 2017);
    CHECK(cranendonck.indicator("CRA-053")->unit.empty());
    CHECK(std::ranges::count(cranendonck.indicators, true, &Indicator::uncertain) == 7);
}

TEST_CASE("woerden: 4 opgaven, 4 doelen, 2 resultaten, 7 scores, 6 voorzieningen, 5 components") {
    const Catalogue woerden = built_in("woerden");
    CHECK(woerden.municipality == "GM0632");
    CHECK(woerden.levels_of("opgave").size() == 4);
    CHECK(woerden.levels_of("doel").size() == 4);
    CHECK(woerden.levels_of("resultaat").size() == 2);
    CHECK(woerden.level("R1")->spatial_rule == "alle");
    CHECK(woerden.level("R1")->base_year == 2022);
    CHECK(woerden.level("R1")->target_year == 2027);
    CHECK(woerden.level("R2")->spatial_rule.empty());
    for (const char* goal : {"D1", "D2", "D3", "D4"}) CHECK(woerden.level(goal)->serves == std::vector<std::string>{"O1"});
    CHECK(woerden.indicators.size() == 15);
    std::size_t scores = 0, services = 0;
    for (const Indicator& indicator : woerden.indicators) {
        scores += indicator.unit == "score";
        services += indicator.unit == "%";
        CHECK(indicator.direction == Direction::higher);
        CHECK(indicator.direction_uncertain == (indicator.id == "WOE-002"));  // loneliness as a score: our reading
        CHECK(indicator.known_values.size() == (indicator.unit == "score" ? 1U : 0U));
        CHECK(woerden.level(indicator.goals.at(0))->serves == std::vector<std::string>{"D1"});
        CHECK_FALSE(indicator.baseline);
        CHECK(indicator.targets.empty());
    }
    CHECK(scores == 7);
    CHECK(services == 6);
    CHECK(woerden.indicator("WOE-004")->components.size() == 5);
    CHECK(woerden.indicator("WOE-002")->known_values[0].value == 8.2);
    CHECK(woerden.indicator("WOE-008")->known_values[0].value == 6.1);
    std::size_t unmeasured = 0;
    for (const CatalogueGap& gap : gaps(woerden)) unmeasured += gap.message == "geen indicator bij dit doel";
    CHECK(unmeasured == 0);  // the goal with results is measured through them, the others are still to be taken up
    for (const char* id : {"O2", "O3", "O4", "D2", "D3", "D4"}) CHECK(woerden.level(id)->planned);
    for (const char* id : {"O1", "D1"}) CHECK_FALSE(woerden.level(id)->planned);
    // The presentation names two indicators beside the results of the agenda; of the others it does not say whether they are extra.
    for (const Indicator& indicator : woerden.indicators) {
        CHECK(indicator.in_budget.has_value() == (indicator.id == "WOE-001" || indicator.id == "WOE-009"));
        CHECK(indicator.in_budget.value_or(true));
    }
}

TEST_CASE("bbv: 39 indicators in 9 taakvelden, 5 of them dropped, without a direction") {
    const Catalogue bbv = read_catalogue(test::source_dir() / "mappings/pakketten/bbv.xml");
    CHECK(bbv.pack);
    CHECK(bbv.id == "bbv");
    CHECK(bbv.indicators.size() == 39);
    CHECK(bbv.levels_of("thema").size() == 9);
    std::string dropped;
    std::size_t uncertain = 0;
    for (std::size_t i = 0; i < bbv.indicators.size(); ++i) {
        const Indicator& indicator = bbv.indicators[i];
        CHECK(indicator.bbv_number == std::to_string(i + 1));
        CHECK(indicator.direction == Direction::context);
        CHECK(indicator.when_missing == "gegevens niet beschikbaar");  // article 2
        CHECK_FALSE(indicator.unit.empty());
        CHECK_FALSE(indicator.source.empty());
        CHECK(level_name(bbv, indicator.theme).starts_with(indicator.taakveld + ". "));
        if (indicator.dropped) dropped += indicator.bbv_number + " ";
        uncertain += indicator.uncertain;
    }
    CHECK(dropped == "7 12 13 15 25 ");
    CHECK(uncertain == 8);
    CHECK(bbv.indicator("BBV-06")->breaks.size() == 1);
    CHECK(gaps(bbv).empty());
}

TEST_CASE("every built-in catalogue can include the pack") {
    const test::Scratch scratch;
    const Library library({test::source_dir()});
    // The same indicator under the catalogue's own id, by name: one of the two must go.
    const std::map<std::string, std::string> doubled{{"dronten", ""}, {"weert", "zonder='BBV-09'"}, {"cranendonck", ""}, {"woerden", ""}};
    for (const auto& [id, without] : doubled) {
        CAPTURE(id);
        const Catalogue alone = built_in(id);
        const Catalogue both = read_catalogue(
            scratch.write(id + "-bbv.xml", "<catalogus id='" + id + "-bbv' naam='N' versie='1' voorvoegsel='E-'><gemeente code='" +
                                               alone.municipality + "' naam='" + alone.municipality_name + "'/><bron>B</bron><neemt-op catalogus='" +
                                               id + "'/><neemt-op catalogus='bbv' " + without + "/><indicatoren/></catalogus>"),
            &library);
        CHECK(both.indicators.size() == alone.indicators.size() + (without.empty() ? 39 : 38));
        CHECK(both.levels.size() == alone.levels.size() + 9);
        CHECK(both.indicators.back().id == "BBV-39");
    }
}

TEST_CASE("every id, name, direction and theme of Weert is as in the list made from the document") {
    REQUIRE_SHARED(shared);
    const Catalogue weert = built_in("weert");
    const auto rows = test::read_table(shared / "domain/weert.tsv");
    REQUIRE(rows.size() == weert.indicators.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const Indicator& indicator = weert.indicators[i];
        CAPTURE(indicator.id);
        CHECK(indicator.id == row.at("id"));
        CHECK(indicator.name == row.at("indicator"));
        CHECK(indicator.direction == kDirections.at(row.at("richting_inschatting")));
        CHECK(level_name(weert, indicator.theme) == row.at("thema"));
        CHECK(indicator.definition == row.at("opmerking"));
        CHECK((indicator.kind == IndicatorKind::state) == (row.at("soort") == "indicator"));
        CHECK(indicator.uncertain == (row.at("noot").find("onzeker") != std::string::npos));
        CHECK(indicator.note.empty() == (row.at("noot").empty() || row.at("id") == "WEE-074"));  // 074: only a bracket was added
    }
}

TEST_CASE("every id, name, unit, direction, goal, task and known value of Dronten is as in the list made from the document") {
    REQUIRE_SHARED(shared);
    const Catalogue dronten = built_in("dronten");
    const std::map<std::string, std::string> units{{"kwalitatief/schaal", "schaal"}, {"verhouding van twee %", "verhouding"}};
    const auto rows = test::read_table(shared / "domain/dronten.tsv");
    REQUIRE(rows.size() == dronten.indicators.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const Indicator& indicator = dronten.indicators[i];
        CAPTURE(indicator.id);
        CHECK(indicator.id == row.at("id"));
        CHECK(indicator.name == row.at("indicator"));
        CHECK(indicator.direction == kDirections.at(row.at("richting")));
        const auto other = units.find(row.at("eenheid"));
        const std::string stated = row.at("noot").find("eenheid niet genoemd") != std::string::npos ? "" : row.at("eenheid");
        CHECK(indicator.unit == (other == units.end() ? stated : other->second));
        if (row.at("waarde").empty()) {
            CHECK(indicator.known_values.empty());
        } else {
            REQUIRE(indicator.known_values.size() == 1);
            const auto number = [](std::string text) {
                std::ranges::replace(text, ',', '.');
                return std::stod(text);
            };
            CHECK(indicator.known_values[0].value == number(row.at("waarde")));
            CHECK(indicator.known_values[0].national == number(row.at("landelijk")));
            CHECK(indicator.known_values[0].period.text() == row.at("jaar"));
            const std::string& place = row.at("vindplaats");  // "infographic p.19 (kinderen in uitkeringsgezin)"
            const std::string page = place.substr(place.find("p.") + 2, 2);
            CHECK(indicator.known_values[0].provenance.source.find("infographic p. " + page) != std::string::npos);
            CHECK(indicator.known_values[0].group == (place.find("65+") != std::string::npos ? "65+" : indicator.id == "DRO-016" ? "18+" : ""));
        }
        // A remark in the list is a remark here; what it leaves open is marked. Our own remarks are on the scales and on DRO-016.
        const bool scale = indicator.unit == "schaal";
        if (!row.at("noot").empty()) CHECK_FALSE(indicator.note.empty());
        if (row.at("noot").empty() && !scale && indicator.id != "DRO-016") CHECK(indicator.note.empty());
        const std::set<std::string> open{"DRO-003", "DRO-007", "DRO-009", "DRO-011", "DRO-020", "DRO-022"};
        CHECK(indicator.uncertain == (scale || open.contains(indicator.id)));
        if (indicator.id == "DRO-027") continue;  // steers chapter 8, measures no goal
        CHECK(level_name(dronten, indicator.theme) == row.at("opgave"));
        REQUIRE(indicator.goals.size() == 1);
        const Level& goal = *dronten.level(indicator.goals[0]);
        CHECK(goal.name == row.at("doel"));
        REQUIRE(goal.serves.size() == 2);
        CHECK(goal.serves[0] == indicator.theme);
        const Level& effect = *dronten.level(goal.serves[1]);
        CHECK(effect.name == row.at("maatschappelijk_effect_bijlage"));
        const auto areas = [&](const std::vector<std::string>& ids) {
            std::multiset<std::string> names;
            for (const std::string& id : ids)
                if (dronten.level(id)->kind == "brede-welvaartgebied") names.insert(level_name(dronten, id));
            return names;
        };
        const auto listed = [](const std::string& cell) {
            const auto parts = test::split(cell, "; ");
            return cell.empty() ? std::multiset<std::string>{} : std::multiset<std::string>(parts.begin(), parts.end());
        };
        CHECK(areas(effect.serves) == listed(row.at("brede_welvaart_vooraf")));
        CHECK(areas(effect.also_serves) == listed(row.at("brede_welvaart_ook")));
        std::string effects;
        for (const std::string& id : dronten.level(indicator.theme)->serves) effects += (effects.empty() ? "" : "|") + id;
        CHECK(effects == row.at("effecten_opgave_hoofdstuk"));
    }
}

TEST_CASE("the financial frame of Dronten: every amount of the list, and the totals that the document prints") {
    const Catalogue dronten = built_in("dronten");
    const FinancialFrame& frame = dronten.financial_frame;
    CHECK(frame.unit == "x1000_euro");
    // As printed above each opgave; the lines "verwerkt in Meedoen" are in them already.
    const std::map<std::string, std::pair<double, double>> printed{{"O1", {21681, 26996}}, {"O2", {21142, 22110}}, {"O3", {30006, 31195}}};
    for (const auto& [task, totals] : printed) {
        CHECK(budget_of(frame, task, {2025}) == totals.first);
        CHECK(budget_of(frame, task, {2024}) == totals.second);
    }
    CHECK(std::ranges::count(frame.lines, true, &BudgetLine::of_which) == 6);

    REQUIRE_SHARED(shared);
    std::size_t compared = 0;
    for (const auto& row : test::read_table(shared / "domain/dronten_financieel.tsv")) {
        for (const char* year : {"2025", "2024"}) {
            CAPTURE(row.at("opgave") + " " + row.at("laag") + " " + year);
            const auto found = std::ranges::find_if(frame.lines, [&](const BudgetLine& line) {
                return level_name(dronten, line.level).starts_with(row.at("opgave")) && line.layer == row.at("laag") && line.name.empty() &&
                       line.period.text() == year;
            });
            REQUIRE(found != frame.lines.end());
            CHECK(found->amount == std::stod(row.at(year + std::string("_x1000"))));
            REQUIRE(found->incidental);
            CHECK(*found->incidental == std::stod(row.at(std::string("incidenteel_") + year + "_x1000")));
            ++compared;
        }
    }
    CHECK(compared == 18);
    CHECK(frame.lines.size() == compared + 6);
}

TEST_CASE("what Weert's and Dronten's documents say of growth, and nothing more") {
    const Catalogue weert = built_in("weert"), dronten = built_in("dronten");
    REQUIRE(weert.growth.size() == 1);
    CHECK(weert.growth[0].subject == GrowthSubject::dwellings_added);
    CHECK(weert.growth[0].value == 4650);
    CHECK(weert.growth[0].period == Period{2040});
    REQUIRE(dronten.growth.size() == 1);
    CHECK(dronten.growth[0].subject == GrowthSubject::inhabitants_goal);
    CHECK(dronten.growth[0].value == 60000);
    CHECK_FALSE(dronten.growth[0].period);
    CHECK(built_in("cranendonck").growth.empty());
    CHECK(built_in("woerden").growth.empty());
}

TEST_CASE("every figure in the text of Dronten's document stands in the catalogue, with its year and the national one") {
    REQUIRE_SHARED(shared);
    const Catalogue dronten = built_in("dronten");
    const auto rows = test::read_table(shared / "domain/dronten_context.tsv");
    REQUIRE(rows.size() == 18);
    REQUIRE(dronten.key_figures.size() == rows.size());
    const auto number = [](std::string text) {
        std::erase(text, '.');  // of thousands
        std::ranges::replace(text, ',', '.');
        return std::stod(text);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const KeyFigure& figure = dronten.key_figures[i];
        CAPTURE(row.at("indicator"));
        CHECK(figure.name == row.at("indicator"));
        CHECK(figure.theme == row.at("groep"));
        CHECK(figure.unit == (row.at("eenheid") == "per km2" ? "per_km2" : row.at("eenheid")));
        CHECK(figure.value == number(row.at("waarde")));
        CHECK(figure.national.has_value() == !row.at("landelijk").empty());
        if (figure.national) CHECK(*figure.national == number(row.at("landelijk")));
        CHECK((figure.period ? figure.period->text() : "") == (row.at("jaar").starts_with("(2024") ? "2024" : row.at("jaar")));
        CHECK(figure.note.empty() == (row.at("jaar").size() == 4));  // a missing or derived year is said
        const std::string source = row.at("bron").substr(0, row.at("bron").find(';'));
        CHECK(figure.source.find(source) != std::string::npos);
    }
}

TEST_CASE("every id, name, unit, direction, population and goal of Cranendonck is as in the list made from the document") {
    REQUIRE_SHARED(shared);
    const Catalogue cranendonck = built_in("cranendonck");
    auto directions = kDirections;
    directions["gemengd"] = Direction::per_component;
    const std::map<std::string, std::string> units{{"%", "%"}, {"aantal", "aantal"}, {"aantal per jaar", "aantal"},
                                                   {"per 1.000 inwoners", "per_1000"}, {"per 10.000 inwoners", "per_10000"},
                                                   {"% van beroepsbevolking", "%"}, {"% van kinderen 0-18", "%"},
                                                   {"% van leerlingen 12-23", "%"}};
    const std::map<std::string, std::string> populations{{"alle", ""}, {"ouderen (inschatting)", "ouderen"}};
    const auto rows = test::read_table(shared / "domain/cranendonck.tsv");
    REQUIRE(rows.size() == cranendonck.indicators.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const Indicator& indicator = cranendonck.indicators[i];
        CAPTURE(indicator.id);
        CHECK(indicator.id == row.at("id"));
        CHECK(indicator.name == row.at("indicator"));
        CHECK(indicator.direction == directions.at(row.at("richting_inschatting")));
        CHECK(level_name(cranendonck, indicator.theme) == row.at("doelstelling"));
        const auto population = populations.find(row.at("populatie_inschatting"));
        CHECK(indicator.population == (population == populations.end() ? row.at("populatie_inschatting") : population->second));
        // Where the components differ, or the text names no unit for one of them, the whole has none.
        const auto stated = units.find(row.at("eenheid_inschatting"));
        const bool whole = stated != units.end() && indicator.name.find(" / ") == std::string::npos;
        if (whole || !indicator.unit.empty()) CHECK(indicator.unit == stated->second);
        CHECK((indicator.note.empty() == (row.at("noot").empty() && row.at("populatie_inschatting") != "ouderen (inschatting)")));
        // What stands between slashes is a component each, word for word.
        const auto parts = test::split(row.at("indicator"), " / ");
        if (parts.size() < 2 || indicator.id == "CRA-012") continue;  // 012: "% slachtoffer" belongs to both
        REQUIRE(indicator.components.size() == parts.size());
        for (std::size_t part = 0; part < parts.size(); ++part) CHECK(indicator.components[part].name == parts[part]);
    }
}

TEST_CASE("every id, name, direction, result, goal and score of Woerden is as in the list made from the document") {
    REQUIRE_SHARED(shared);
    const Catalogue woerden = built_in("woerden");
    std::size_t indicators = 0, components = 0;
    std::set<std::string> goals, tasks;
    for (const auto& row : test::read_table(shared / "domain/woerden.tsv")) {
        CAPTURE(row.at("id"));
        tasks.insert(row.at("opgave").substr(0, row.at("opgave").find(" (")));
        if (!row.at("doel").empty()) goals.insert(row.at("doel"));
        if (row.at("indicator").empty()) continue;
        if (row.at("soort") == "component") {
            const Component& part = woerden.indicator("WOE-004")->components.at(components++);
            CHECK(part.id == row.at("id"));
            CHECK(part.name == row.at("indicator"));
            CHECK(part.direction == kDirections.at(row.at("richting_inschatting")));
            CHECK(row.at("uitsplitsing") == "leeftijd; wijk");
            CHECK(woerden.indicator("WOE-004")->smallest_area == "wijk");
            continue;
        }
        const Indicator& indicator = woerden.indicators.at(indicators++);
        CHECK(indicator.id == row.at("id"));
        CHECK(indicator.name == row.at("indicator"));
        CHECK(indicator.direction == kDirections.at(row.at("richting_inschatting")));
        CHECK(indicator.source == row.at("bron"));
        CHECK((indicator.unit == "score") == (row.at("soort") == "deelscore (0-10)"));
        CHECK((indicator.unit == "%") == row.at("soort").starts_with("deelindicator (%"));
        CHECK(indicator.unit.empty() == (row.at("soort") == "indicator"));  // a rule over the others, no figure of its own
        if (row.at("uitsplitsing") == "wijk en kern") {
            CHECK(indicator.smallest_area == "wijk");
            CHECK(woerden.level(indicator.goals.at(0))->spatial_rule == "alle");
        }
        // "waarde niet in tekst" is said by the value that is not there.
        const std::string& remark = row.at("noot");
        if (!remark.empty() && remark != "waarde niet in tekst") CHECK_FALSE(indicator.note.empty());
        CHECK(indicator.uncertain == (indicator.id == "WOE-002" || remark.find("afgekapt") != std::string::npos));
        CHECK(row.at("opgave").starts_with(level_name(woerden, indicator.theme)));
        REQUIRE(indicator.goals.size() == 1);
        CHECK(level_name(woerden, indicator.goals[0]) == row.at("resultaat"));
        CHECK(level_name(woerden, woerden.level(indicator.goals[0])->serves.at(0)) == row.at("doel"));
        std::string score = row.at("score");
        std::ranges::replace(score, ',', '.');
        REQUIRE(indicator.known_values.size() == (score.empty() ? 0U : 1U));
        if (score.empty()) continue;
        CHECK(indicator.known_values[0].value == std::stod(score));
        CHECK(indicator.known_values[0].period.text() == row.at("jaar"));
    }
    CHECK(indicators == woerden.indicators.size());
    CHECK(components == 5);
    const auto named = [&](const char* kind) {
        std::set<std::string> result;
        for (const Level* level : woerden.levels_of(kind)) result.insert(level->name);
        return result;
    };
    CHECK(named("opgave") == tasks);
    CHECK(named("doel") == goals);
}

TEST_CASE("every number, name, unit, source, taakveld and doubt of the BBV indicators is as in the list") {
    REQUIRE_SHARED(shared);
    const Catalogue bbv = read_catalogue(test::source_dir() / "mappings/pakketten/bbv.xml");
    const auto rows = test::read_table(shared / "domain/bbv39.tsv");
    REQUIRE(rows.size() == bbv.indicators.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const Indicator& indicator = bbv.indicators[i];
        CAPTURE(indicator.id);
        CHECK(indicator.bbv_number == row.at("nr"));
        CHECK(indicator.name == row.at("indicator"));
        CHECK(indicator.definition == row.at("eenheid"));
        CHECK(indicator.source == row.at("bron"));
        CHECK(level_name(bbv, indicator.theme) == row.at("taakveld"));
        const std::string& status = row.at("status");
        CHECK(indicator.dropped == (status.find("vervallen") != std::string::npos));
        const bool known = status.find("achtergrondkennis") == std::string::npos && row.at("zekerheid") == "gevonden";
        CHECK(indicator.uncertain == (!known || indicator.id == "BBV-06"));  // 06: the year of another unit is "ca."
        CHECK(indicator.unit.starts_with("per_10000") == (row.at("eenheid").starts_with("Aantal per 10.000") && indicator.id != "BBV-06"));
        CHECK((indicator.unit == "%") == (row.at("eenheid").find('%') != std::string::npos));
    }
}

TEST_CASE("every built-in catalogue names regions that exist") {
    const RegionList regions = read_regions(test::source_dir() / "mappings/codelijsten/regio.xml");
    for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "mappings/catalogi")) {
        const Catalogue catalogue = read_catalogue(entry.path());
        CHECK(catalogue.id == entry.path().stem().string());
        REQUIRE(regions.by_code(catalogue.municipality));
        CHECK(regions.by_code(catalogue.municipality)->name == catalogue.municipality_name);
        for (const std::string& code : catalogue.reference_regions) CHECK(regions.by_code(code) != nullptr);
    }
}
