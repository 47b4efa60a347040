// SPDX-License-Identifier: EUPL-1.2
// A catalogue that takes in another one or a pack: what comes along, and what is refused.
#include <algorithm>

#include "catalogue/catalogue.h"
#include "catalogue/library.h"
#include "catalogue/refused.h"
#include "catalogue/scratch.h"
#include "support/paths.h"

using namespace graadmeter;
using graadmeter::test::refusal;

namespace {

std::string catalogue_xml(const std::string& id, const std::string& inner, const std::string& attributes = "voorvoegsel='Q-'",
                          const std::string& town = "<gemeente code='GM0988' naam='Weert'/>") {
    return "<catalogus id='" + id + "' naam='N' versie='1' " + attributes + ">\n" + town + "<bron>B</bron>\n" + inner + "</catalogus>";
}

std::string pack_xml(const std::string& id, const std::string& inner) {
    return catalogue_xml(id, inner, "pakket='ja'", "");
}

std::string indicator_xml(const std::string& attributes) {
    return "<indicatoren><groep>\n<indicator richting='hoger' " + attributes + "/>\n</groep></indicatoren>";
}

std::string ids(const Catalogue& catalogue) {
    std::string result;
    for (const Indicator& indicator : catalogue.indicators) result += (result.empty() ? "" : " ") + indicator.id;
    return result;
}

}  // namespace

TEST_CASE("levels and indicators of what is included come along, those of a pack last") {
    const Catalogue catalogue = read_catalogue(test::source_dir() / "tests/data/catalogue/neemt-op.xml");
    CHECK(ids(catalogue) == "V-1 V-2 V-3 V-4 V-5 EIGEN-1 P-1 P-2");
    CHECK(catalogue.prefix == "EIGEN-");
    CHECK(catalogue.levels.size() == 11 + 1 + 1);
    CHECK(catalogue.levels.front().id == "G1");
    CHECK(catalogue.levels.back().id == "P-T");
    CHECK(catalogue.indicator("V-1")->origin == "alles");
    CHECK(catalogue.indicator("P-1")->origin == "pakket");
    CHECK(catalogue.indicator("EIGEN-1")->origin.empty());
    CHECK(catalogue.level("P-T")->origin == "pakket");
    CHECK(catalogue.level("E9")->origin.empty());
    CHECK(catalogue.indicator("P-1")->when_missing == "niet beschikbaar");
    CHECK(catalogue.indicator("EIGEN-1")->when_missing.empty());
    CHECK(catalogue.indicator("EIGEN-1")->successor == "V-1");
    CHECK(catalogue.indicator("EIGEN-1")->theme == "P-T");
    CHECK(catalogue.indicator("P-2")->dropped);
    CHECK(catalogue.indicator("V-2")->baseline->period.year == 2025);  // the included one's own
    CHECK_FALSE(catalogue.indicator("EIGEN-1")->baseline);
    REQUIRE(catalogue.includes.size() == 2);
    CHECK(catalogue.includes[0].id == "pakket");
    CHECK(catalogue.includes[0].version == "2");
    CHECK(catalogue.includes[0].pack);
    CHECK(catalogue.includes[1].file.filename() == "alles.xml");
    for (const CatalogueGap& gap : gaps(catalogue)) {
        CHECK_FALSE(gap.subject.starts_with("P-2"));  // nobody has to complete it
        if (gap.subject.starts_with("V-")) CHECK(gap.file == "alles.xml");
        if (gap.subject.starts_with("EIGEN-")) CHECK(gap.file.empty());
    }
}

TEST_CASE("a pack has no municipality and does not live between the catalogues") {
    const Catalogue pack = read_catalogue(test::source_dir() / "tests/data/catalogue/pakket.xml");
    CHECK(pack.pack);
    CHECK(pack.municipality.empty());
    CHECK(pack.municipality_name.empty());
    const test::Scratch scratch;
    const auto read = [&](const std::string& file, const std::string& text) {
        return refusal([path = scratch.write(file, text)] { return read_catalogue(path); });
    };
    CHECK(read("mappings/pakketten/p.xml", pack_xml("p", indicator_xml("id='A' naam='a'"))).message == "(niet geweigerd)");
    CHECK(read("mappings/catalogi/p.xml", pack_xml("p", indicator_xml("id='A' naam='a'"))).says("map catalogi", "map pakketten"));
    CHECK(read("p.xml", catalogue_xml("p", indicator_xml("id='A' naam='a'"), "pakket='ja'")).says("<gemeente>", "zonder gemeente"));
    CHECK(read("c.xml", catalogue_xml("c", indicator_xml("id='A' naam='a'"), "", "")).says("zonder <gemeente>", "<gemeente"));
    // Asked for by name it is found; it is never one of those to choose from.
    const Library library({scratch.folder()});
    scratch.write("mappings/catalogi/c.xml", "<x/>");
    std::filesystem::remove(scratch.folder() / "mappings/catalogi/p.xml");
    CHECK(library.catalogue("p").parent_path().filename() == "pakketten");
    REQUIRE(library.catalogues().size() == 1);
    CHECK(library.catalogues()[0].stem() == "c");
}

TEST_CASE("where an included catalogue is found") {
    const test::Scratch scratch;
    const std::string wants = catalogue_xml("x", "<neemt-op catalogus='y'/>" + indicator_xml("id='Q-1' naam='q'"));
    const auto file = scratch.write("mijn/mappings/catalogi/x.xml", wants);
    const auto y = [&](const std::string& path, const std::string& indicator) {
        scratch.write(path, pack_xml("y", indicator_xml("id='" + indicator + "' naam='a'")));
    };
    const auto missing = refusal([&] { return read_catalogue(file); });
    CHECK(missing.says("catalogus=\"y\"", "y.xml in dezelfde map of in de map pakketten"));
    CHECK(missing.line == 3);

    y("ver/mappings/pakketten/y.xml", "VER");
    const Library library({scratch.folder() / "mijn", scratch.folder() / "ver"});
    CHECK(refusal([&] { return read_catalogue(file); }).says("y", "pakketten"));
    CHECK(ids(read_catalogue(file, &library)) == "Q-1 VER");
    y("mijn/mappings/pakketten/y.xml", "NAAST");
    CHECK(ids(read_catalogue(file)) == "Q-1 NAAST");
    CHECK(ids(read_catalogue(file, &library)) == "Q-1 NAAST");

    // Somebody's own "weert" stands for the program's and includes it.
    const auto own = scratch.write("mijn/mappings/catalogi/weert.xml",
                                   catalogue_xml("weert", "<neemt-op catalogus='weert'/>" + indicator_xml("id='Q-1' naam='q'")));
    scratch.write("ver/mappings/catalogi/weert.xml", catalogue_xml("weert", indicator_xml("id='W-1' naam='w'"), ""));
    CHECK(ids(read_catalogue(own, &library)) == "W-1 Q-1");
    CHECK(refusal([&] { return read_catalogue(own); }).says("catalogus=\"weert\"", "een andere catalogus"));
}

TEST_CASE("an include that cannot be is refused with its line") {
    const test::Scratch scratch;
    scratch.write("p.xml", "<catalogus id='p' naam='P' versie='1' pakket='ja'><bron>B</bron><niveaus><niveau id='T' soort='thema' naam='t'/>"
                           "</niveaus><indicatoren><groep><indicator id='P-1' naam='Een a' richting='hoger' opvolger='P-2'/>"
                           "<indicator id='P-2' naam='Een b' richting='hoger'/></groep></indicatoren></catalogus>");
    scratch.write("p2.xml", pack_xml("p2", indicator_xml("id='p-1' naam='Iets anders'")));
    scratch.write("ander.xml", pack_xml("anders", indicator_xml("id='O-1' naam='o'")));
    scratch.write("stuk.xml", pack_xml("stuk", "\n<onzin/>\n" + indicator_xml("id='O-1' naam='o'")));
    scratch.write("elders.xml", catalogue_xml("elders", indicator_xml("id='D-1' naam='d'"), "", "<gemeente code='GM0303' naam='Dronten'/>"));
    const auto with = [&](const std::string& include, const std::string& own = "id='Q-1' naam='q'", const std::string& head = "voorvoegsel='Q-'") {
        const auto path = scratch.write("x.xml", catalogue_xml("x", include + "\n" + indicator_xml(own), head));
        return refusal([&] { return read_catalogue(path); });
    };
    CHECK(with("<neemt-op catalogus='p'/>").message == "(niet geweigerd)");

    SUBCASE("ids and names") {
        CHECK(with("<neemt-op catalogus='p'/>", "id='Q-1' naam='q'", "").says("zonder voorvoegsel", "voorvoegsel="));
        CHECK(with("<neemt-op catalogus='p'/>", "id='E-1' naam='q'").says("id=\"E-1\"", "voorvoegsel Q-"));
        CHECK(with("<neemt-op catalogus='p'/>", "id='P-9' naam='q'", "voorvoegsel='P-'").says("P-1 uit p", "eigen ids"));
        CHECK(with("", "id='Q-1' naam='q'", "voorvoegsel='Q 1'").says("Q 1", "letters, cijfers"));
        CHECK(with("<neemt-op catalogus='p'/><neemt-op catalogus='p2'/>").says("p-1 uit p2", "zonder dezelfde ids"));
        const auto same = with("<neemt-op catalogus='p'/>", "id='Q-1' naam='een  A'");
        CHECK(same.says("al in gebruik bij P-1", "zonder=\"P-1\""));
        CHECK(same.line == 5);
        CHECK(with("<neemt-op catalogus='p' zonder='P-1'/>", "id='Q-1' naam='een A'").message == "(niet geweigerd)");
        CHECK(with("<neemt-op catalogus='p' zonder='P-7'/>").says("zonder=\"P-7\"", "indicatoren uit p"));
        CHECK(with("<neemt-op catalogus='p' zonder='P-2'/>").says("zonder=\"P-2\"", "ook P-1"));
    }
    SUBCASE("which catalogue") {
        CHECK(with("<neemt-op catalogus='../p'/>").says("../p", "de id van een catalogus"));
        CHECK(with("<neemt-op catalogus='p'/><neemt-op catalogus='p'/>").says("catalogus=\"p\"", "één keer"));
        CHECK(with("<neemt-op catalogus='ander'/>").says("id \"anders\"", "dezelfde id"));
        CHECK(with("<neemt-op catalogus='elders'/>").says("een catalogus van Dronten", "dezelfde gemeente"));
        CHECK(with("<neemt-op catalogus='stuk'/>").says("<onzin>", "<indicatoren>"));  // in that file, with its line
        CHECK(with("<neemt-op catalogus='stuk'/>").line == 4);
        CHECK(with("<neemt-op/>").says("zonder catalogus", "catalogus="));
    }
    SUBCASE("loops") {
        const auto links = [&](const std::string& from, const std::string& to) {
            return scratch.write(from + ".xml", catalogue_xml(from, "<neemt-op catalogus='" + to + "'/>" + indicator_xml("id='" + from + "-1' naam='" + from + "'"),
                                                              "voorvoegsel='" + from + "-'"));
        };
        links("a", "b");
        links("b", "c");
        const auto c = links("c", "a");
        const auto loop = refusal([&] { return read_catalogue(c); });
        CHECK(loop.says("een kring: \"c\"", "niet opnemen"));
        CHECK(loop.line == 3);
        // Long without a loop: an end to that too.
        for (int i = 0; i < 12; ++i) links("k" + std::to_string(i) + "x", "k" + std::to_string(i + 1) + "x");
        CHECK(refusal([&] { return read_catalogue(scratch.folder() / "k0x.xml"); }).says("te veel", "8 diep"));
    }
    SUBCASE("what comes along two ways is one thing") {
        scratch.write("l.xml", catalogue_xml("l", "<neemt-op catalogus='p'/>" + indicator_xml("id='L-1' naam='l'"), "voorvoegsel='L-'"));
        const auto path = scratch.write("x.xml", catalogue_xml("x", "<neemt-op catalogus='l'/><neemt-op catalogus='p'/>" + indicator_xml("id='Q-1' naam='q'")));
        const Catalogue both = read_catalogue(path);
        CHECK(ids(both) == "L-1 Q-1 P-1 P-2");
        CHECK(both.indicator("P-1")->origin == "p");
        CHECK(both.includes.size() == 2);
    }
}
