// SPDX-License-Identifier: EUPL-1.2
// Every source of mappings/bronnen on a small table of its layout: recognised by itself, each figure under its key with unit and
// status, and followed back to its cell. Figures are invented unless a comment names the public file that they come from.
#include <doctest/doctest.h>

#include "mapping/fixture.h"

namespace graadmeter::test {
namespace {

std::string status_at(const Submission& s, const std::string& a1, std::uint32_t sheet = 0) {
    const auto* o = at(s, a1, sheet);
    return o ? dutch_word(o->status) : "";
}

// A catalogue of a municipality's own beside the built-in one: for sources that measure what none of the four names.
Fixture with_indicators(const std::vector<std::pair<std::string, std::string>>& own) {
    Fixture fixture;
    for (const auto& [id, name] : own) {
        Indicator indicator;
        indicator.id = id;
        indicator.name = name;
        fixture.catalogue.indicators.push_back(std::move(indicator));
    }
    return fixture;
}

// The figures of a public file stay those of their own municipality.
Submission map_for(const Fixture& fixture, const std::string& municipality, const Workbook& workbook, const std::string& file) {
    return map_workbook(workbook, {fixture.catalogue, fixture.regions, fixture.sources, fixture.questionnaires, fixture.marks, file, municipality, ""});
}

}  // namespace

// --- CBS ---------------------------------------------------------------------------------------------------------------------

TEST_CASE("kwb 2024: spaces behind headers, marks of the CBS, a boundary that moved begins a new series") {
    MemoryWorkbook book;
    auto& sheet = book.add("KWB2024");
    sheet.row(1, {"gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", "ind_wbi", "a_inw", "a_nb_won ", "a_soz_wb", "m_hh_ver", "p_won_ev "});
    sheet.row(2, {"GM0988", "09880000", "Weert", "Weert", "Gemeente", "0988", 1, 50825, 310, "1090", "151,2", 12});
    sheet.row(3, {"WK098801", "09880100", "Wijk 01 Boshoven", "Weert", "Wijk", "098801", 3, 6850, 20, -99997, "        .", 11});
    sheet.row(4, {"BU09880100", "09880100", "Boshoven-Kern", "Weert", "Buurt", "09880100", "2", 2100, 5, -99995, -99991, 9});
    sheet.row(5, {"WK036300", "03630000", "Wijk 00", "Amsterdam", "Wijk", "036300", 3, 9000, 5, 100, 20, 9});
    const auto s = Fixture().map(book, "kwb2024.xlsx");
    CHECK(s.sheets[0].source == "cbs-kwb");
    CHECK(line(s, "J2") == "WEE-009 GM0988 2024 = 1090 aantal");
    CHECK(line(s, "K2") == "WEE-010 GM0988 2024 = 151.2 x1000_euro");
    CHECK(status_at(s, "J2") == "normaal");
    // A generated sheet may point to a cell only when it holds this very number.
    CHECK_FALSE(at(s, "J2")->verbatim);   // text
    CHECK(line(s, "J3") == "WEE-009 WK098801 2024 = ontbreekt aantal");
    CHECK(line(s, "K3") == "WEE-010 WK098801 2024 = ontbreekt x1000_euro");
    CHECK(status_at(s, "J3") == "ontbreekt");
    CHECK(at(s, "J3")->begins_series);          // the next figure is the first of the new series
    CHECK(at(s, "K4")->begins_series);          // 2: its code may have been another area's
    CHECK_FALSE(at(s, "J2")->begins_series);
    CHECK(line(s, "K4") == "WEE-010 BU09880100 2024 = ontbreekt x1000_euro");
    CHECK(s.observations.size() == 6);
    CHECK(s.remarks.empty());
    CHECK(fact(s, "W02", "waarde").empty());
}

TEST_CASE("kwb: a catalogue that takes in the BBV indicators has two of them from this source") {
    Fixture fixture;
    for (const auto& indicator : read_catalogue(source_dir() / "mappings/pakketten/bbv.xml").indicators) fixture.catalogue.indicators.push_back(indicator);
    MemoryWorkbook book;
    auto& sheet = book.add("kwb");
    sheet.row(1, {"gwb_code_10", "regio", "recs", "a_inw", "g_wozbag", "p_arb_pp"});
    sheet.row(2, {"GM0988", "Weert", "Gemeente", 50825, 331, 71});
    const auto s = fixture.map(book, "kwb2024.xlsx");
    CHECK(line(s, "E2") == "BBV-35 GM0988 2024 = 331 x1000_euro");
    CHECK(line(s, "F2") == "BBV-24 GM0988 2024 = 71 %");
}

TEST_CASE("kwb: code 3 of indelingswijziging is a break in the series, as a number or as text") {
    MemoryWorkbook book;
    auto& sheet = book.add("Blad1");
    sheet.row(1, {"gwb_code_10", "regio", "recs", "ind_wbz", "a_inw", "a_00_14"});
    sheet.row(2, {"WK098801", "Wijk 01 Boshoven", "Wijk", 3, 6850, 1010});
    sheet.row(3, {"WK098802", "Wijk 02", "Wijk", "3", 4000, 600});
    sheet.row(4, {"WK098803", "Wijk 03", "Wijk", 2, 4000, 600});
    const auto s = Fixture().map(book, "kwb-2019.xlsx");
    CHECK(line(s, "F2") == "WEE-075 WK098801 2019 0-14 jaar = 1010 aantal");
    CHECK(status_at(s, "F2") == "breuk");
    CHECK(at(s, "F2")->verbatim);
    CHECK(status_at(s, "F3") == "breuk");
        CHECK(status_at(s, "F4") == "breuk");   // recoded: what stood under this code before may be another area
}

TEST_CASE("kwb of old years: header in row 4 and an empty row below it, names as on the map, two years in the file's name") {
    MemoryWorkbook book;
    auto& sheet = book.add("Buurten");
    sheet.row(1, {"Kerncijfers wijken en buurten"});
    sheet.row(4, {"BU_CODE", "BU_NAAM", "GM_NAAM", "AANT_INW", "WWB_UITTOT", "AF_ARTSPR", "P_00_14_JR"});
    sheet.row(6, {"BU09880100", "Boshoven-Kern", "Weert", 2050, 60, "0,9", 18});
    sheet.row(7, {"BU09880101", "Boshoven-Oost", "Weert", 900, -99999999, "-99999999", 17});
    const auto s = Fixture().map(book, "kwb-2009-versie-2011-08-16.xls");
    CHECK(s.sheets[0].source == "cbs-kwb");
    CHECK(line(s, "E6") == "WEE-009 BU09880100 2009 = 60 aantal");
    CHECK(line(s, "F6") == "WEE-032 BU09880100 2009 = 0.9 km");
    CHECK(line(s, "E7") == "WEE-009 BU09880101 2009 = ontbreekt aantal");
    CHECK(line(s, "F7") == "WEE-032 BU09880101 2009 = ontbreekt km");
    CHECK(at(s, "G6") == nullptr);   // a share then, a count now: not one series
}

TEST_CASE("StatLine on the web: a padded code, a point for what is missing, a star for what is provisional") {
    // Header, code and figures of Burgwallen-Oude Zijde: SES_WOA_scores_per_wijk_en_buurt_25042023_160857.csv; the column Roken is invented.
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("SES");
    sheet.row(1, {"Perioden", "Wijken en buurten", "Regiocode (gemeente, wijk, buurt) (code)", "SES-WOA/Totaalscore/Gemiddelde score (Getal)", "Roken (%)"});
    sheet.row(2, {"2019", "Burgwallen-Oude Zijde", "WK036300  ", "  -0.022", "    18.5"});
    sheet.row(3, {"2022*", "Amsterdam", "GM0363    ", "  -0.100", "       ."});
    const auto fixture = with_indicators({{"EIG-01", "Gemiddelde score"}});
    const auto s = map_for(fixture, "GM0363", book, "SES.csv");
    CHECK(s.sheets[0].source == "statline-web-csv");
    CHECK(line(s, "E2") == "WEE-026 WK036300 2019 = 18.5 %");
    CHECK(line(s, "E3") == "WEE-026 GM0363 2022 = ontbreekt %");
    CHECK(says(s, "W13 A3"));
    // A table without regions is not recognised: it is about the country, and nothing in it says so.
    MemoryWorkbook national;
    national.file_format = FileFormat::csv;
    auto& table = national.add("T");
    table.row(1, {"Geslacht", "Perioden", "Roken (%)"});
    table.row(2, {"Totaal mannen en vrouwen", "2022", "18.1"});
    CHECK(fixture.map(national, "t.csv").sheets[0].source != "statline-web-csv");
}

TEST_CASE("open data 3, typed and untyped: the number behind a field's name differs by year, codes are padded") {
    for (const bool untyped : {false, true}) {
        CAPTURE(untyped);
        const std::string number = untyped ? "_74" : "_87";
        MemoryWorkbook book;
        book.file_format = FileFormat::csv;
        auto& sheet = book.add("set");
        sheet.row(1, {"ID", "WijkenEnBuurten", "Gemeentenaam_1", "SoortRegio_2", "Codering_3", "IndelingswijzigingWijkenEnBuurten_4",
                      "AantalInwoners_5", "k_0Tot15Jaar_8", "PersonenPerSoortUitkeringBijstand" + number, "AfstandTotHuisartsenpraktijk_106"});
        sheet.row(2, {0, "NL00      ", "Nederland ", "Land      ", "NL00      ", ".", 17590672, 2712350, 413900, 1});
        sheet.row(3, {1, "GM0988    ", "Weert     ", "Gemeente  ", "GM0988    ", "1", untyped ? "   50360" : "50360", 6790, untyped ? "   1090" : "1090", untyped ? "       ." : ""});
        sheet.row(4, {2, "WK098801  ", "Weert     ", "Wijk      ", "WK098801  ", "3", 6850, 1010, 90, 1.1});
        const auto s = Fixture().map(book, "85318NED_" + std::string(untyped ? "UntypedDataSet" : "TypedDataSet") + "_2022.csv");
        CHECK(s.sheets[0].source == "cbs-odata-v3");
        CHECK(line(s, "I3") == "WEE-009 GM0988 2022 = 1090 aantal");
        CHECK(line(s, "H3") == "WEE-075 GM0988 2022 0-14 jaar = 6790 aantal");
        CHECK(line(s, "J3") == (untyped ? "WEE-032 GM0988 2022 = ontbreekt km" : ""));
        CHECK(line(s, "J4") == "WEE-032 WK098801 2022 = 1.1 km");
        CHECK(status_at(s, "J4") == "breuk");
        CHECK(line(s, "H2") == "WEE-075 NL00 2022 0-14 jaar = 2712350 aantal");
        CHECK(s.remarks.empty());
    }
}

TEST_CASE("open data 4: a code for the subject in each row, words for other codes on a sheet of their own") {
    MemoryWorkbook book;
    auto& sheet = book.add("Observations");
    sheet.row(1, {"Id", "Measure", "ValueAttribute", "Value", "WijkenEnBuurten", "Perioden"});
    sheet.row(2, {0, "D006842", "None", 1090, "GM0988    ", "2025JJ00"});
    sheet.row(3, {1, "80200", "None", 12100, "GM0988    ", "2025JJ00"});
    sheet.row(4, {2, "X000001", "None", 23.4, "GM0988    ", "2025JJ00"});
    sheet.row(5, {3, "T001036", "None", 50825, "GM0988    ", "2025JJ00"});
    auto& codes = book.add("MeasureCodes");
    codes.row(1, {"Identifier", "Title", "Unit"});
    codes.row(2, {"X000001", "Roken", "%"});
    codes.row(3, {"T001036", "Aantal inwoners", "aantal"});
    const auto s = Fixture().map(book, "86165NED.xlsx");
    CHECK(s.sheets[0].source == "cbs-odata-v4");
    CHECK(line(s, "D2") == "WEE-009 GM0988 2025 = 1090 aantal");
    CHECK(line(s, "D3") == "WEE-075 GM0988 2025 65+ = 12100 aantal");
    CHECK(line(s, "D4").starts_with("WEE-026 GM0988 2025 = 23.4"));
    CHECK(s.observations.size() == 3);
    CHECK(s.remarks.empty());   // a publisher's table holds much that no catalogue has
    CHECK(s.sheets[1].source == "cbs-odata-codelijst");
}

TEST_CASE("a list of municipalities is recognised as such and gives no figures") {
    // The 2024 and 2016 lists of the CBS, and the changes of 2021.
    const std::vector<std::vector<std::vector<TestCell>>> lists = {
        {{"Gemeentecode", "GemeentecodeGM", "Gemeentenaam", "Provinciecode", "ProvinciecodePV", "Provincienaam"}, {"0988", "GM0988", "Weert", "31", "PV31", "Limburg"}},
        {{"Gemcode", "Gemcodel", "provcode", "provcodel"}, {"0988", "Weert", "31", "Limburg"}},
        {{"Opgeheven gemeenten", {}, "Nieuwgevormde gemeenten"}, {"Code", "Gemeentenaam", "Code", "Gemeentenaam", "Provincie"}, {"0003", "Appingedam", "1979", "Eemsdelta", "Gr."}}};
    for (const auto& list : lists) {
        MemoryWorkbook book;
        auto& sheet = book.add("Gemeenten_alfabetisch");
        for (std::size_t i = 0; i < list.size(); ++i) sheet.row(static_cast<std::uint32_t>(i + 1), list[i]);
        const auto s = Fixture().map(book, "gemeenten.xlsx");
        CHECK(s.sheets[0].source == "cbs-gemeentenindeling");
        CHECK(s.sheets[0].explanation.find("codelijst") != std::string::npos);
        CHECK(s.observations.empty());
        CHECK(s.remarks.empty());
    }
}

TEST_CASE("codes of municipalities beside figures that somebody knows by name are no list of codes") {
    MemoryWorkbook book;
    auto& sheet = book.add("Cijfers");
    sheet.row(1, {"Gemeentecode", "Gemeentenaam", "Provinciecode", "Roken"});
    sheet.row(2, {"GM0988", "Weert", "31", 17.5});
    const auto s = Fixture().map(book, "cijfers 2022.xlsx");
    CHECK(s.sheets[0].source == "algemeen-kruistabel");
    CHECK(line(s, "D2") == "WEE-026 GM0988 2022 = 17.5");
}

// --- RIVM, GGD, police -------------------------------------------------------------------------------------------------------

TEST_CASE("50120NED and 50150NED: age is the group, margins are no figures, estimates are called so") {
    for (const bool newer : {false, true}) {
        CAPTURE(newer);
        MemoryWorkbook book;
        book.file_format = FileFormat::csv;
        auto& sheet = book.add("set");
        sheet.row(1, {"ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Gemeentenaam_1", "SoortRegio_2", "Codering_3",
                      "ErvarenGezondheidGoedZeerGoed_4", "Eenzaam_27", "MoeiteMetRondkomen_33"});
        sheet.row(2, {0, "20300   ", "MW00000", "GM0988    ", "2022JJ00", "Weert", "Gemeente", "GM0988", 74.1, 47.5, 15});
        sheet.row(3, {1, "20300   ", "MOG0095", "GM0988    ", "2022JJ00", "Weert", "Gemeente", "GM0988", 70, 44, 12});
        sheet.row(4, {2, "80200   ", "MW00000", "WK098801  ", "2022JJ00", "Weert", "Wijk", "WK098801", 66.2, ".", 9});
        const auto s = Fixture().map(book, newer ? "50150NED_TypedDataSet.csv" : "gezondheid.csv");
        CHECK(s.sheets[0].source == (newer ? "rivm-50150ned" : "rivm-50120ned"));
        CHECK(line(s, "J2") == "WEE-002 GM0988 2022 18+ = 47.5 %");
        CHECK(line(s, "K2") == "WEE-014 GM0988 2022 18+ = 15 %");
        CHECK(line(s, "I4") == "WEE-030 WK098801 2022 65+ = 66.2 %");
        CHECK(line(s, "J4") == "WEE-002 WK098801 2022 65+ = ontbreekt %");
        CHECK(status_at(s, "J2") == "geschat");
        CHECK(s.observations.size() == 6);
        CHECK(s.remarks.empty());
        const auto cranendonck = Fixture("cranendonck");
        CHECK(cranendonck.map(book, "gezondheid.csv").sheets[0].source == "rivm-50120ned");
    }
}

TEST_CASE("50140NED: only the value itself and only all young adults") {
    // Weert's row and the country's: 50140NED_TypedDataSet_22092025_192544.csv; that of men is invented.
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("set");
    sheet.row(1, {"ID", "Persoonskenmerken", "Marges", "RegioS", "MoeiteMetRondkomen_1", "EnigszinsTotSterkEenzaam_53"});
    sheet.row(2, {0, "T009002", "MW00000", "NL01  ", 28.3, ""});
    sheet.row(3, {307, "T009002", "MW00000", "GM0988", 28.6, 61.5});
    sheet.row(4, {308, "3000", "MW00000", "GM0988", 25, 60});
    const auto s = Fixture().map(book, "gezondheid.csv");
    CHECK(s.sheets[0].source == "odata-typed-50140ned");
    CHECK(line(s, "E3") == "WEE-014 GM0988 2024 16-25 jaar = 28.6 %");
    CHECK(line(s, "F3") == "WEE-002 GM0988 2024 16-25 jaar = 61.5 %");
    CHECK(line(s, "E2") == "WEE-014 NL00 2024 16-25 jaar = 28.3 %");
    CHECK(s.observations.size() == 3);
}

TEST_CASE("loneliness by district of the RIVM: a number for the municipality, a code for the district") {
    // Boshoven: WijkEenzaamheid2016.csv.
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("wijken");
    sheet.row(1, {"wijkcode", "wijknaam", "gemnr", "gemnaam", "% eenzaam*", "% ernstig eenzaam*"});
    sheet.row(2, {"WK098801", "Wijk 01 Boshoven", 988, "Weert", 44, 9});
    const auto s = Fixture().map(book, "WijkEenzaamheid2016.csv");
    CHECK(s.sheets[0].source == "rivm-wijk-eenzaamheid");
    CHECK(line(s, "E2") == "WEE-002 WK098801 2016 19+ = 44 %");
    CHECK(status_at(s, "E2") == "geschat");
    CHECK(s.observations.size() == 1);
}

TEST_CASE("police: codes of crimes with spaces, years and months, and the same from the website") {
    const auto fixture = with_indicators({{"EIG-01", "Diefstal/inbraak woning"}, {"EIG-02", "Winkeldiefstal"}});
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("set");
    sheet.row(1, {"ID", "SoortMisdrijf", "WijkenEnBuurten", "Perioden", "GeregistreerdeMisdrijven_1"});
    sheet.row(2, {0, "0.0.0 ", "GM0988    ", "2022JJ00", 2100});
    sheet.row(3, {1, "1.1.1 ", "GM0988    ", "2022JJ00", 71});
    sheet.row(4, {2, "1.1.1 ", "WK098801  ", "2022MM03", "."});
    sheet.row(5, {3, "2.5.2 ", "GM0988    ", "2022MM03", 9});
    const auto s = fixture.map(book, "47022NED.csv");
    CHECK(s.sheets[0].source == "politie-misdrijven");
    CHECK(line(s, "E3") == "EIG-01 GM0988 2022 = 71 aantal");
    CHECK(line(s, "E4") == "EIG-01 WK098801 2022-03 = ontbreekt aantal");
    CHECK(line(s, "E5") == "EIG-02 GM0988 2022-03 = 9 aantal");
    CHECK(s.observations.size() == 3);
    CHECK(s.remarks.empty());

    MemoryWorkbook web;
    web.file_format = FileFormat::csv;
    auto& table = web.add("t");
    table.row(1, {"Soort misdrijf", "Wijken en buurten", "Perioden", "Geregistreerde misdrijven (aantal)"});
    table.row(2, {"1.1.1 Diefstal/inbraak woning", "Weert", "2022", 71});
    const auto w = fixture.map(web, "t.csv");
    CHECK(w.sheets[0].source == "politie-misdrijven");
    CHECK(line(w, "D2") == "EIG-01 GM0988 2022 = 71 aantal");
    // None of the four catalogues counts crimes this way: recognised, and nothing is taken.
    for (const auto* id : {"weert", "cranendonck", "woerden", "dronten"}) {
        const auto none = Fixture(id).map(book, "47022NED.csv");
        CHECK(none.sheets[0].source == "politie-misdrijven");
        CHECK(none.observations.empty());
        CHECK(none.remarks.empty());
    }
}

// --- other publishers --------------------------------------------------------------------------------------------------------

TEST_CASE("Leefbaarometer: a stray number as the first heading, scores by their own names only") {
    // Randwijck 2014: AmstelveenDataWithDimensions.csv.
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("lbm");
    sheet.row(1, {1, "wk_code", "wk_naam", "jaar", "lbm", "afw", "fys", "onv", "soc", "vrz", "won"});
    sheet.row(2, {3, "WK036201", "Randwijck", 2014, 4.270599604867483, 0.1683347537237974, 0.0064002230091221, 0.044195112697823,
                  -0.0036676345541941, 0.1670640836394402, -0.045657031068394});
    const auto own = with_indicators({{"EIG-01", "Leefbaarometer totaalscore"}});
    const auto s = map_for(own, "GM0362", book, "leefbaarometer.csv");
    CHECK(s.sheets[0].source == "leefbaarometer");
    CHECK(line(s, "E2").starts_with("EIG-01 WK036201 2014 = 4.2705996"));
    CHECK(s.observations.size() == 1);
    // A score made of what stands in registers is no perception from a survey.
    for (const auto* id : {"weert", "cranendonck", "woerden", "dronten"}) {
        const auto none = map_for(Fixture(id), "GM0362", book, "leefbaarometer.csv");
        CHECK(none.sheets[0].source == "leefbaarometer");
        CHECK(none.observations.empty());
    }
}

TEST_CASE("DUO: the share of early school leavers, by school year") {
    MemoryWorkbook book;
    auto& sheet = book.add("vsv");
    sheet.row(1, {"Voortijdig schoolverlaters per gemeente"});
    sheet.row(3, {"Gemeentecode", "Gemeentenaam", "Schooljaar", "Aantal deelnemers", "Aantal vsv'ers", "Percentage vsv'ers"});
    sheet.row(4, {"0988", "Weert", "2022-2023", 3900, 78, "2,0%"});
    sheet.row(5, {"0988", "Weert", "2021-2022", 3950, "x", "x"});
    const auto s = Fixture().map(book, "duo.xlsx");
    CHECK(s.sheets[0].source == "duo-vsv");
    CHECK(line(s, "F4") == "WEE-047 GM0988 2022/23 = 2 %");
    CHECK(line(s, "F5") == "WEE-047 GM0988 2021/22 = onderdrukt %");
    CHECK(s.observations.size() == 2);
    CHECK(line(Fixture("cranendonck").map(book, "duo.xlsx"), "F4").empty());   // Weert's figure is not Cranendonck's
}

TEST_CASE("Iv3: 0.10 is another taakveld than 0.1, cut names are whole again, costs and income are apart") {
    // Weert's rows: 2025_begroting.csv.
    const auto fixture = with_indicators({{"EIG-01", "0.1 Bestuur"}, {"EIG-10", "0.10 Mutaties reserves"},
                                          {"EIG-23", "6.23 Toegang en eerstelijnsvoorzieningen Integraal"}});
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("iv3");
    sheet.row(1, {"Gemeenten", "Taakveld", "L1.1 Salarissen en sociale lasten", "Baten", "Lasten", "Provincie", "Inwonertal"});
    sheet.row(2, {"Weert", "0.1 Bestuur", 2356, 0, 2623, "Limburg", 51378});
    sheet.row(3, {"Weert", "0.10 Mutaties reserves", {}, 6307, 6294, "Limburg", 51378});
    sheet.row(4, {"'s-Gravenhage", "0.1 Bestuur", 14404, 592, 28492, "Zuid-Holland", 568419});
    sheet.row(5, {"Weert", "6.23 Toegang en eerstelijnsvoorz. Inte..", {}, 1, 2, "Limburg", 51378});   // figures invented
    const auto s = fixture.map(book, "2025_begroting.csv");
    CHECK(s.sheets[0].source == "iv3-taakvelden");
    CHECK(line(s, "E2") == "EIG-01 GM0988 2025 lasten = 2623 x1000_euro");
    CHECK(line(s, "D2") == "EIG-01 GM0988 2025 baten = 0 x1000_euro");
    CHECK(line(s, "E3") == "EIG-10 GM0988 2025 lasten = 6294 x1000_euro");
    CHECK(line(s, "D5") == "EIG-23 GM0988 2025 baten = 1 x1000_euro");
    CHECK(s.observations.size() == 6);
    CHECK(s.remarks.empty());
}

TEST_CASE("Iv3: a code that Excel made a number is not guessed at; in a CSV it still has its zero") {
    const auto fixture = with_indicators({{"0.1", "Taakveld een"}, {"0.10", "Taakveld tien"}});
    MemoryWorkbook book;
    auto& sheet = book.add("iv3");
    sheet.row(1, {"Gemeente", "Taakveld", "Baten", "Lasten"});
    sheet.row(2, {"Weert", 0.1, 5, 6});
    CHECK(fixture.map(book, "iv3 2025.xlsx").observations.empty());
    MemoryWorkbook csv;
    csv.file_format = FileFormat::csv;
    auto& lines = csv.add("iv3");
    lines.row(1, {"Gemeente", "Taakveld", "Baten", "Lasten"});
    TestCell code(0.1);
    code.text = "0.10";
    lines.row(2, {"Weert", code, 5, 6});
    CHECK(line(fixture.map(csv, "iv3 2025.csv"), "D2") == "0.10 GM0988 2025 lasten = 6 x1000_euro");
}

TEST_CASE("the municipal fund is recognised, and an amount is no indicator of the same sound") {
    // Head and a column of GF_S2024_2024_SIUDU.csv; figures invented.
    MemoryWorkbook book;
    book.file_format = FileFormat::csv;
    auto& sheet = book.add("gf");
    sheet.row(1, {"CBS", "Naam", "Prov", "herindeling", "verkeersveiligheid"});
    sheet.row(2, {988, "Weert", 11, 0, 12000});
    const auto s = Fixture().map(book, "GF_2024.csv");
    CHECK(s.sheets[0].source == "gemeentefonds");
    CHECK(s.observations.empty());
    CHECK(s.remarks.empty());
}

// --- Swing -------------------------------------------------------------------------------------------------------------------

TEST_CASE("Swing import: codes are explained on the sheet metadata, a suppressed figure is called so") {
    MemoryWorkbook book;
    auto& sheet = book.add("data");
    sheet.row(1, {"PERIODE", "GEBIEDSNIVEAU", "GEBIED", "NAAM", "WAARDE"});
    sheet.row(2, {2022, "gemeente", 988, "vm_roken", 17.5});
    sheet.row(3, {2022, "gemeente", 988, "vm_roken_65", -99996});
    sheet.row(4, {2022, "nederland", 1, "vm_roken", 18});
    sheet.row(5, {2022, "gemeente", 957, "vm_roken", 19});
    sheet.row(6, {2022, "gemeente", 988, "vm_zwemt", 30});
    auto& words = book.add("metadata");
    words.row(1, {"Name", "Description", "Indicator code", "RoundOff", "Unit", "Source", "Data type"});
    words.row(2, {"Roken", "Rookt", "vm_roken", 1, "p", "GGD", "Percentage"});
    words.row(3, {"Roken (65+)", "Rookt (65+)", "vm_roken_65", 1, "p", "GGD", "Percentage"});
    words.row(4, {"Zwemt wekelijks", "Zwemt", "vm_zwemt", 1, "p", "GGD", "Percentage"});
    const auto s = Fixture().map(book, "Swing import.xlsx");
    CHECK(s.sheets[0].source == "swing-import");
    CHECK(line(s, "E2") == "WEE-026 GM0988 2022 = 17.5");
    CHECK(line(s, "E3") == "WEE-026 GM0988 2022 65+ = onderdrukt");
    CHECK(line(s, "E5") == "WEE-026 GM0957 2022 = 19");
    CHECK(s.observations.size() == 3);   // 1 is the country at its own level, and no municipality
    CHECK(said(s) == std::vector<std::string>{"S05 D6"});
    CHECK(s.sheets[1].source == "swing-metadata");
}

TEST_CASE("Swing, table from the viewer as JSON") {
    MemoryWorkbook book;
    book.file_format = FileFormat::json;
    auto& sheet = book.add("selectiontableasjson");
    sheet.row(1, {"geo", "periode", "Roken", "Zwemt"});
    sheet.row(2, {"Weert", "2022", 17.5, 30});
    sheet.row(3, {"Boshoven", "2022", "?", 31});
    const auto s = Fixture().map(book, "selectiontableasjson.json");
    CHECK(s.sheets[0].source == "swing-tabel");
    CHECK(line(s, "C2") == "WEE-026 GM0988 2022 = 17.5");
    CHECK(line(s, "C3") == "WEE-026 WK098801 2022 = ontbreekt");
    CHECK(said(s) == std::vector<std::string>{"S04 D1"});
}

TEST_CASE("waarstaatjegemeente: subject and year in one heading, or over two rows; another name and the general layout reads the same") {
    for (const bool two_rows : {false, true})
        for (const auto* file : {"waarstaatjegemeente export.xlsx", "cijfers.xlsx"}) {
            CAPTURE(two_rows);
            CAPTURE(file);
            MemoryWorkbook book;
            auto& sheet = book.add("Tabel");
            sheet.row(1, {"Gezondheid"});
            if (two_rows) {
                sheet.row(2, {"Gemeenten", "Roken", "Roken"});
                sheet.row(3, {{}, 2020, 2022});
            } else {
                sheet.row(3, {"Gemeenten", "Roken | 2020", "Roken | 2022"});
            }
            sheet.row(4, {"Weert", 18.5, 17.5});
            sheet.row(5, {"Nederland", "?", 18});
            sheet.row(7, {"Bron: Gezondheidsmonitor"});
            const auto s = Fixture().map(book, file);
            CHECK(s.sheets[0].source == (std::string(file) == "cijfers.xlsx" ? "algemeen-kruistabel" : "swing-viewer"));
            CHECK(line(s, "B4") == "WEE-026 GM0988 2020 = 18.5");
            CHECK(line(s, "C4") == "WEE-026 GM0988 2022 = 17.5");
            CHECK(line(s, "B5") == "WEE-026 NL00 2020 = ontbreekt");
            CHECK(s.observations.size() == 4);
            CHECK(s.remarks.empty());
        }
}

TEST_CASE("Swing, a GGD's overview of indicators is a list") {
    MemoryWorkbook book;
    auto& sheet = book.add("Indicatoren");
    sheet.row(1, {"indicator", "continue", "swingnaam", "naam", "omschrijving", "jaar"});
    sheet.row(2, {"AGGWS204", 0, "swingnaam1", "Heeft overgewicht", "Heeft overgewicht", 2022});
    const auto s = Fixture().map(book, "overzicht.xlsx");
    CHECK(s.sheets[0].source == "swing-indicatorenoverzicht");
    CHECK(s.observations.empty());
    CHECK(s.remarks.empty());
}

// --- policy monitors ---------------------------------------------------------------------------------------------------------

TEST_CASE("Monitor Sociale Kracht: sub-scores by year") {
    // 8,2 and 7,6: presentation of Woerden, 2022. The year 2024 is invented.
    MemoryWorkbook book;
    auto& sheet = book.add("Scores");
    sheet.row(1, {"Monitor Sociale Kracht gemeente Woerden"});
    sheet.row(3, {"Deelscore", 2022, "2024*"});
    sheet.row(4, {"Mate van eenzaamheid", 8.2, 8.3});
    sheet.row(5, {"Financiële zelfredzaamheid", 7.6, "n.n.b."});
    sheet.row(6, {"N", 1200, 1300});
    const auto s = Fixture("woerden").map(book, "Monitor Sociale Kracht scores.xlsx");
    CHECK(s.sheets[0].source == "monitor-sociale-kracht");
    CHECK(line(s, "B4") == "WOE-002 GM0632 2022 = 8.2 score");
    CHECK(line(s, "B5") == "WOE-005 GM0632 2022 = 7.6 score");
    CHECK(status_at(s, "C4") == "voorlopig");
    CHECK(line(s, "C5") == "WOE-005 GM0632 2024 = ontbreekt score");
    CHECK(s.observations.size() == 4);
    CHECK(said(s) == std::vector<std::string>{"W13 C3", "S08 A6:C6"});
}

TEST_CASE("a status list: figures of indicators only, words like 'op schema' are no figures") {
    MemoryWorkbook book;
    auto& sheet = book.add("Export");
    sheet.row(1, {"Id", "Type", "Naam", "Status", "Realisatie", "Peildatum"});
    sheet.row(2, {"D1", "Doel", "Gezonde inwoners", "Op schema", {}, {}});
    sheet.row(3, {"I1", "Indicator", "Roken", "Vertraagd", 17.5, 2022});
    sheet.row(4, {"A1", "Activiteit", "Roken", "Gereed", 100, 2022});
    const auto s = Fixture().map(book, "export.xlsx");
    CHECK(s.sheets[0].source == "pepperflow-status");
    CHECK(line(s, "E3") == "WEE-026 GM0988 2022 = 17.5");
    CHECK(s.observations.size() == 1);
    CHECK(s.remarks.empty());
}

// --- which source ------------------------------------------------------------------------------------------------------------

TEST_CASE("every built-in source has a table in these tests, and the general layouts are there") {
    std::vector<std::string> ids;
    for (const auto& source : Fixture().sources) ids.push_back(source.id);
    std::sort(ids.begin(), ids.end());
    CHECK(ids == std::vector<std::string>{
                     "algemeen-jaren-in-kolommen", "algemeen-kruistabel", "algemeen-lang", "cbs-gemeentenindeling", "cbs-jongvolwassenen",
                     "cbs-kwb", "cbs-odata-codelijst", "cbs-odata-v3", "cbs-odata-v4", "duo-vsv", "gemeentefonds", "iv3-taakvelden", "leefbaarometer",
                     "monitor-sociale-kracht", "odata-typed-50140ned", "pepperflow-status", "politie-misdrijven", "rivm-50120ned",
                     "rivm-50150ned", "rivm-wijk-eenzaamheid", "statline-web-csv", "swing-import", "swing-indicatorenoverzicht", "swing-metadata",
                     "swing-tabel", "swing-viewer"});
}

TEST_CASE("two sources that fit one table as well: said with both names, nothing read; the one that asks more goes first") {
    Source one;
    one.id = "bron-een";
    one.name = "Een";
    one.layout = Layout::crosstab;
    one.recognise_headers = {"wijkcode"};
    one.columns.push_back({ColumnRole::region, {"wijkcode"}, true, "", "", {}});
    one.links.push_back({"m_rook", "WEE-026", "", "%", {}});
    one.period = "2022";
    Source two = one;
    two.id = "bron-twee";
    two.links[0].indicator = "WEE-027";
    MemoryWorkbook book;
    auto& sheet = book.add("Blad1");
    sheet.row(1, {"wijkcode", "m_rook", "toelichting"});
    sheet.row(2, {"WK098801", 17.5, "a"});
    Fixture fixture;
    fixture.sources = {one, two};
    const auto s = fixture.map(book);
    CHECK(said(s) == std::vector<std::string>{"S11 A1:C1"});
    CHECK(fact(s, "S11", "bronnen") == "bron-een, bron-twee");
    CHECK(s.observations.empty());
    CHECK(s.sheets[0].explanation.find("meer dan een bron") != std::string::npos);
    // Told which: read.
    CHECK(line(fixture.map(book, "test.xlsx", "bron-twee"), "B2") == "WEE-027 WK098801 2022 = 17.5 %");
    // One that asks more of the table is the more exact description of it, in either order.
    fixture.sources[1].recognise_headers.push_back("toelichting");
    CHECK(fixture.map(book).sheets[0].source == "bron-twee");
    CHECK(fixture.map(book).remarks.empty());
    std::swap(fixture.sources[0], fixture.sources[1]);
    CHECK(fixture.map(book).sheets[0].source == "bron-twee");
}

TEST_CASE("a source that knows the table and has nothing for this catalogue goes before a layout that would guess at names") {
    MemoryWorkbook book;
    auto& sheet = book.add("Blad1");
    sheet.row(1, {"gwb_code_10", "regio", "recs", "a_inw", "Roken"});
    sheet.row(2, {"GM0988", "Weert", "Gemeente", 50000, 17});
    const auto s = Fixture().map(book, "kwb-2022.xlsx");
    CHECK(s.sheets[0].source == "cbs-kwb");
    CHECK(s.observations.empty());
}

}  // namespace graadmeter::test
