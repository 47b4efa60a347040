// SPDX-License-Identifier: EUPL-1.2
// Source mappings as files: what they hold, what is refused, and a new one made from the manual alone.
#include <doctest/doctest.h>

#include <fstream>

#include "mapping/fixture.h"
#include "model/error.h"

namespace graadmeter::test {
namespace {

// A source's file in a folder of its own, removed at the end.
struct TemporaryXml {
    std::filesystem::path folder, path;
    explicit TemporaryXml(const std::string& content, const std::string& id = "x")
        : folder(std::filesystem::temp_directory_path() / ("graadmeter_bron_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))),
          path(folder / (id + ".xml")) {
        std::filesystem::create_directory(folder);
        std::ofstream(path, std::ios::binary) << content;
    }
    ~TemporaryXml() { std::filesystem::remove_all(folder); }
};

std::string bron(const std::string& inside, const std::string& attributes = "indeling=\"lang\" algemeen=\"ja\"") {
    return "<bron id=\"x\" naam=\"X\" " + attributes + ">\n" + inside + "\n</bron>";
}

// The message of the refusal; "" when it was read.
std::string refusal(const std::string& xml) {
    const TemporaryXml file(xml);
    try {
        (void)read_source(file.path);
    } catch (const FileError& error) {
        CHECK(error.offset().has_value());
        return error.what();
    }
    return "";
}

const std::string kColumns = "<kolommen><kolom soort=\"indicator\"><kop>Indicator</kop></kolom></kolommen>";

}  // namespace

TEST_CASE("every source of the project is read, and its id is its file's name") {
    const auto files = Library({source_dir()}).sources();
    CHECK(files.size() >= 20);
    for (const auto& file : files) {
        CAPTURE(file.string());
        const auto source = read_source(file);
        CHECK(source.id == file.stem().string());
        CHECK_FALSE(source.name.empty());
        CHECK_FALSE(source.note.empty());
    }
}

TEST_CASE("every link of the project's sources leads to an indicator of a catalogue") {
    std::vector<Catalogue> catalogues;
    for (const auto* id : {"catalogi/weert", "catalogi/cranendonck", "catalogi/woerden", "catalogi/dronten", "pakketten/bbv"})
        catalogues.push_back(read_catalogue(source_dir() / "mappings" / (std::string(id) + ".xml")));
    std::size_t links = 0;
    for (const auto& source : Fixture().sources)
        for (const auto& link : source.links) {
            CAPTURE(source.id + " " + link.header);
            const auto has = [&](const Catalogue& catalogue) { return catalogue.indicator(link.indicator) != nullptr; };
            const auto catalogue = std::ranges::find_if(catalogues, has);
            REQUIRE(catalogue != catalogues.end());
            CHECK((link.unit.empty() || unit(link.unit).id == link.unit));
            // A link never says another unit than the catalogue: then it would not measure the same.
            const std::string& own = catalogue->indicator(link.indicator)->unit;
            CHECK((own.empty() || link.unit.empty() || own == link.unit));
            ++links;
        }
    CHECK(links > 100);
}

TEST_CASE("what a source holds") {
    const TemporaryXml file(bron("<herkenning><kop>Wijk-code</kop><bestand>monitor</bestand></herkenning>" + kColumns +
                                     "<periode vast=\"2022/23\"/><getallen decimaalteken=\"komma\" schatting=\"ja\"/>"
                                     "<ontbrekend><teken tekst=\"-9\" betekenis=\"onderdrukt\"/><teken tekst=\"#\"/></ontbrekend>"
                                     "<filters><behoud kolom=\"Marges\" waarde=\"MW00000\"/></filters>"
                                     "<totaalrijen><label>Totaal*</label></totaalrijen>"
                                     "<koppelingen op-naam=\"ja\"><koppeling kop=\"a_b\" indicator=\"X-1\" catalogus=\"p q\"/></koppelingen>",
                                 "indeling=\"kruistabel\""));
    const auto source = read_source(file.path);
    CHECK(source.layout == Layout::crosstab);
    CHECK(source.recognise_headers == std::vector<std::string>{"wijk code"});
    CHECK(source.recognise_files == std::vector<std::string>{"monitor"});
    CHECK(source.period == "2022/23");
    CHECK(source.model_estimates);
    CHECK(source.missing.at(0).status == ObservationStatus::suppressed);
    CHECK(source.missing.at(1).status == ObservationStatus::missing);
    CHECK(source.filters_keep == std::vector<std::string>{"marges=mw00000"});
    CHECK(source.total_rows == std::vector<std::string>{"totaal*"});
    CHECK(source.links.at(0).catalogues == std::vector<std::string>{"p", "q"});
    CHECK(source.match_names);
}

TEST_CASE("a source says whom its figures are about and what they can be compared with, and where that is written") {
    const TemporaryXml file(bron(kColumns + "<populatie waar=\"https://voorbeeld.nl/wie\">Wie is ingeschreven.</populatie>"
                                            "<vergelijkbaar gebieden=\"ja\" jaren=\"deels\">Grenzen veranderen</vergelijkbaar>"));
    const auto source = read_source(file.path);
    CHECK(population_in_words(source, true) == "Wie is ingeschreven (https://voorbeeld.nl/wie).");
    CHECK(population_in_words(source, false) == "Wie is ingeschreven.");
    CHECK(comparability_in_words(source, true) == "Tussen gebieden: ja. Door de jaren: deels. Grenzen veranderen.");
    const TemporaryXml silent(bron(kColumns));
    CHECK(population_in_words(read_source(silent.path), true).empty());
    CHECK(comparability_in_words(read_source(silent.path), true).empty());
    CHECK(refusal(bron(kColumns + "<vergelijkbaar jaren=\"soms\">Zo.</vergelijkbaar>")).find("ja, deels, nee") != std::string::npos);
    CHECK(refusal(bron(kColumns + "<vergelijkbaar>Zo.</vergelijkbaar>")).find("minstens een van beide") != std::string::npos);
    CHECK_FALSE(refusal(bron(kColumns + "<vergelijkbaar jaren=\"nee\"/>")).empty());
    CHECK_FALSE(refusal(bron(kColumns + "<populatie/>")).empty());
}

TEST_CASE("what is wrong is refused with its line, what was found and what was expected") {
    CHECK(refusal(bron(kColumns)).empty());
    struct Wrong {
        std::string xml;
        int line;
        std::string found, expected;
    };
    const std::string crosstab = "indeling=\"kruistabel\"", recognise = "<herkenning><kop>a</kop></herkenning>\n";
    const auto column = [](const std::string& inside) { return bron("<kolommen>\n" + inside + "</kolommen>"); };
    const auto link = [&](const std::string& attributes) { return bron(kColumns + "<koppelingen>\n<koppeling " + attributes + "/></koppelingen>"); };
    for (const auto& wrong : std::vector<Wrong>{
             {bron("\n<kolommen/>"), 1, "geen kolommen", "<kolom>"},
             {bron(kColumns, "indeling=\"dwars\""), 1, "dwars", "jaren-in-kolommen, lang, kruistabel, codelijst"},
             {bron(kColumns, "indeling=\"lang\""), 1, "zonder <kop>", "<herkenning>"},
             {bron("\n<herkenning><kop>a||b</kop></herkenning>" + kColumns), 3, "a||b", "|"},
             {bron("\n<herkenning><kop>*</kop></herkenning>" + kColumns), 3, "*", "letters of cijfers"},
             {bron(kColumns + "\n<periode vast=\"ooit\"/>"), 3, "ooit", "2024"},
             {bron(kColumns + "\n<onbekend/>"), 3, "onbekend", ""},
             {bron(kColumns + "\n<getallen als-tekst=\"soms\"/>"), 3, "soms", "ja"},
             {bron(kColumns + "\n<filters><behoud kolom=\"a\"/></filters>"), 3, "waarde", ""},
             {bron(kColumns + "\n<namen blad=\"metadata\"/>"), 3, "code", ""},
             {bron(kColumns + "\n<namen code=\"a\"/>"), 3, "code", "blad"},
             {bron(kColumns + "\n<namen><naam tekst=\"a\">x</naam>\n<naam tekst=\"a\">y</naam></namen>"), 4, "a", "een keer"},
             {column("<kolom soort=\"jaartal\"><kop>x</kop></kolom>"), 3, "jaartal", "periode"},
             {column("<kolom soort=\"periode\"/>"), 3, "geen <kop>", "<kop>"},
             {column("<kolom soort=\"periode\" groep=\"x\"><kop>x</kop></kolom>"), 3, "groep", "waarde"},
             {column("<kolom soort=\"waarde\" eenheid=\"promille\"><kop>x</kop></kolom>"), 3, "promille", "per_1000"},
             {column("<kolom soort=\"regio\" eenheid=\"%\"><kop>x</kop></kolom>"), 3, "eenheid", "waarde"},
             {column("<kolom soort=\"regio\"><kop>x</kop><code tekst=\"1\">x</code></kolom>"), 3, "code", "groep"},
             {column("<kolom soort=\"status\"><kop>x</kop><code tekst=\"1\">stuk</code></kolom>"), 3, "stuk", "breuk"},
             {link("kop=\"a\" indicator=\"X-1\" eenheid=\"procent\""), 3, "procent", "x1000_euro"},
             {link("kop=\"a\""), 3, "indicator", ""},
             {bron(recognise + kColumns, crosstab + " onzin=\"ja\""), 1, "onzin", ""},
             {bron(kColumns).replace(10, 1, "y"), 1, "y", "\"x\""},   // another id than the file's name
             {"<bron", 1, "", ""}}) {
        CAPTURE(wrong.xml);
        const std::string said = refusal(wrong.xml);
        CAPTURE(said);
        CHECK(said.find("regel " + std::to_string(wrong.line) + ":") != std::string::npos);
        CHECK(said.find(wrong.found) != std::string::npos);
        CHECK(said.find(wrong.expected) != std::string::npos);
        CHECK(said.find("verwacht") != std::string::npos);
    }
}

TEST_CASE("what a source may say of codes, several value columns and names") {
    const TemporaryXml file(bron("<herkenning><kop>a|B-c*</kop></herkenning>"
                                 "<kolommen><kolom soort=\"indicator\"><kop>i</kop></kolom>"
                                 "<kolom soort=\"status\"><kop>s</kop><code tekst=\" 3 \">breuk</code></kolom>"
                                 "<kolom soort=\"waarde\" groep=\"lasten\" eenheid=\"x1000_euro\"><kop>l</kop></kolom></kolommen>"
                                 "<getallen als-tekst=\"ja\"/>"
                                 "<filters><behoud kolom=\"Type|soort\" waarde=\"indicator*|KPI\"/></filters>"
                                 "<namen blad=\"Meta-data\" code=\"Code\" naam=\"Naam\"><naam tekst=\"lbm\">Leefbaarheid</naam></namen>"));
    const auto source = read_source(file.path);
    CHECK(source.recognise_headers == std::vector<std::string>{"a|b c*"});
    CHECK(source.columns.at(1).codes.at(0).code == "3");
    CHECK(source.columns.at(1).codes.at(0).meaning == "breuk");
    CHECK(source.columns.at(2).group == "lasten");
    CHECK(source.columns.at(2).unit == "x1000_euro");
    CHECK(source.numbers_as_text);
    CHECK(source.filters_keep == std::vector<std::string>{"type|soort=indicator*|kpi"});
    CHECK(source.names.at(0).meaning == "Leefbaarheid");
    CHECK(source.names_sheet == "meta data");
}

TEST_CASE("the example of docs/bronnen.md works as it stands there") {
    std::ifstream manual(source_dir() / "docs/bronnen.md", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(manual), {}};
    const auto begin = text.find("<?xml"), end = text.find("```", begin);
    REQUIRE(begin != std::string::npos);
    const TemporaryXml file(text.substr(begin, end - begin), "voorbeeld-wijkmonitor");
    Fixture fixture;
    fixture.sources.insert(fixture.sources.begin(), read_source(file.path));

    MemoryWorkbook book;
    auto& sheet = book.add("export");
    sheet.row(1, {"wijkcode", "wijk", "monitor_eenz", "respons_n"});
    sheet.row(2, {"WK098801", "Boshoven", 41.8, 210});
    sheet.row(3, {"WK098832", "Tungelroy", -99996, 12});
    sheet.row(4, {"Totaal", {}, 43, 222});
    const auto s = fixture.map(book, "wijkmonitor_2023.xlsx");
    CHECK(s.sheets[0].source == "voorbeeld-wijkmonitor");
    CHECK(line(s, "C2") == "WEE-002 WK098801 2023 18+ = 41.8 %");
    CHECK(line(s, "C3") == "WEE-002 WK098832 2023 18+ = onderdrukt %");
    CHECK(s.observations.size() == 2);
    CHECK(says(s, "S08 A4:D4"));
}

}  // namespace graadmeter::test
