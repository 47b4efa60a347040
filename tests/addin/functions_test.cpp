// SPDX-License-Identifier: EUPL-1.2
// What each function answers, on made-up data of which the answers can be worked out by hand.
#include <cmath>

#include "addin/fixture.h"
#include "analysis/assessment.h"

using namespace graadmeter;
using namespace graadmeter::test;
using doctest::Approx;

TEST_CASE("WAARDE finds a figure by code, name or synonym of the indicator, and by code or name of the region") {
    const Bench ask;
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "33.000000");
    CHECK(ask("WAARDE", {"voelt zich gezond", "GM0000", 2024}) == "33.000000");
    CHECK(ask("WAARDE", {"Gezondheid", "gm0000", "2024"}) == "33.000000");
    CHECK(ask("WAARDE", {"A-1", "Weert", 2024}) == "36.500000");
    CHECK(ask("WAARDE", {"A-1", "Gemeente Weert", 2024}) == "36.500000");
    CHECK(ask("WAARDE", {"A-1", 988, 2024}) == "36.500000");
    CHECK(ask("WAARDE", {"A-1", "Nederland", 2024}) == "35.500000");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024, "65 jaar en ouder"}) == "40.125000");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024, Values::missing()}) == "33.000000");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024, Scalar{}}) == "33.000000");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024, "hele doelgroep"}) == "33.000000");   // as the sheet Waarnemingen says it
    CHECK(ask("WAARDE", {"A-3", "GM0000", 2024}) == "1234567.500000");                // a point is a point, not thousands
    CHECK(ask("WAARDE", {"A-2", "GM0000", "2023/24"}) == "9.500000");
    CHECK(ask("WAARDE", {"A-5-a", "GM0000", 2024}) == "17.000000");                   // a component
}

TEST_CASE("WAARDE goes on with the series of a former indicator, as the engine does") {
    const Bench ask;
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2016}) == "28.500000");
    CHECK(ask("WAARDE", {"A-0", "GM0000", 2024}) == "33.000000");
}

TEST_CASE("WAARDE says what is not there") {
    const Bench ask;
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2019}) == "#N/B");
    CHECK(ask("WAARDE", {"A-1", "GM9999", 2024}) == "#N/B");
    CHECK(ask("WAARDE", {"A-1", "Nergenshuizen", 2024}) == "#N/B");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024, "0-4 jaar"}) == "#N/B");
    CHECK(ask("WAARDE", {"A-99", "GM0000", 2024}) == "#N/B");
    CHECK(ask("WAARDE", {"Rookt", "GM0000", 2024}) == "#N/B");          // two are called so
    CHECK(ask("WAARDE", {"A-2", "GM0000", "2024-Q3"}) == "#N/B");       // suppressed
    CHECK(ask("WAARDE", {"A-1", "GM0000", "ooit"}) == "#GETAL!");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 12}) == "#GETAL!");
    CHECK(ask("WAARDE", {"A-1", "GM0000"}) == "#WAARDE!");
    CHECK(ask("WAARDE", {Scalar{}, "GM0000", 2024}) == "#WAARDE!");
    CHECK(ask("WAARDE", {"A-1", Error::division, 2024}) == "#DEEL/0!");
}

TEST_CASE("A range where one value is expected is answered cell by cell") {
    const Bench ask;
    const Values years = Values::column({2020.0, 2022.0, std::string("ooit"), Scalar{}, Error::null});
    CHECK(ask("WAARDE", {"A-1", "GM0000", years}) == "30.000000 | 31.250000 | #GETAL! | #WAARDE! | #LEEG!");
    const Values regions(1, 2, {std::string("GM0000"), std::string("NL00")});
    CHECK(ask("WAARDE", {"A-1", regions, Values::column(numbers({2024, 2022}))}) == "33.000000 35.500000 | 31.250000 #N/B");
    const Values three(1, 3, numbers({1, 2, 3})), two(1, 2, numbers({1, 2}));
    CHECK(ask("VERSCHIL", {"A-3", three, two}) == "\"0\" \"0\" #N/B");
    CHECK(ask("REEKS", {Values::column({std::string("A-1"), std::string("A-2")}), "GM0000"}) == "#WAARDE! | #WAARDE!");
}

TEST_CASE("REEKS gives years and values, what was not measured as #N/B") {
    const Bench ask;
    CHECK(ask("REEKS", {"A-1", "GM0000"}) == "2016.000000 28.500000 | 2020.000000 30.000000 | 2022.000000 31.250000 | 2024.000000 33.000000");
    CHECK(ask("REEKS", {"A-2", "GM0000"}) == "\"2023/24\" 9.500000 | \"2024-Q3\" #N/B");
    CHECK(ask("REEKS", {"A-1", "GM0000", "65+"}) == "2024.000000 40.125000");
    CHECK(ask("REEKS", {"A-4", "GM0000"}) == "#N/B");
}

TEST_CASE("NORM gives the class, a bound belonging to the class above it") {
    const Bench ask;
    const std::vector<std::pair<double, const char*>> cases{{9, "rood"},    {19.99, "rood"},  {20, "oranje"}, {29.9, "oranje"},
                                                            {30, "groen"}, {39.9, "groen"}, {40, "goud"},   {100, "goud"}};
    for (const auto& [value, norm_class] : cases) CHECK(ask("NORM", {"A-1", value}) == "\"" + std::string(norm_class) + "\"");
    CHECK(ask("NORM", {"A-1", "37,5"}) == "\"groen\"");
    CHECK(ask("NORM", {"A-1", "37,5 %"}) == "\"groen\"");
    CHECK(ask("NORM", {"A-2", 10}) == "\"geen norm\"");
    CHECK(ask("NORM", {"A-5-a", 10}) == "\"geen norm\"");   // a norm is about the whole
    CHECK(ask("NORM", {"A-1", "veel"}) == "#WAARDE!");
    CHECK(ask("NORM", {"A-1", "37,5 (R)"}) == "#WAARDE!");
    CHECK(ask("NORM", {"A-1", Scalar{}}) == "#WAARDE!");
    CHECK(ask("NORM", {"A-1", Scalar{true}}) == "#WAARDE!");
    CHECK(ask("NORM", {"A-1", HUGE_VAL}) == "#GETAL!");
}

TEST_CASE("DOELBEREIK is the part of the way from baseline to target, not clipped") {
    const Bench ask;
    CHECK(std::get<double>(ask.scalar("DOELBEREIK", {"A-1", 33, 2024})) == Approx(0.5));     // 30 -> 36 (2026)
    CHECK(std::get<double>(ask.scalar("DOELBEREIK", {"A-1", 33, 2027})) == Approx(0.3));     // 30 -> 40 (2028)
    CHECK(std::get<double>(ask.scalar("DOELBEREIK", {"A-1", 33})) == Approx(0.3));           // the last one; the example of 2030 does not count
    CHECK(std::get<double>(ask.scalar("DOELBEREIK", {"A-1", 29, 2024})) == Approx(-1.0 / 6));
    CHECK(ask("DOELBEREIK", {"A-2", 10, 2024}) == "#N/B");
    CHECK(ask("DOELBEREIK", {"A-3", 13, 2024}) == "0.250000");   // the catalogue has the baseline's year, the data its figure: 12 -> 16
    CHECK(ask("DOELBEREIK", {"A-1", 33, 2019}) == "#N/B");   // before the baseline
}

TEST_CASE("STREEFWAARDE is that of exactly this period") {
    const Bench ask;
    CHECK(ask("STREEFWAARDE", {"A-1", 2026}) == "36.000000");
    CHECK(ask("STREEFWAARDE", {"A-1", "2028"}) == "40.000000");
    CHECK(ask("STREEFWAARDE", {"A-1", 2027}) == "#N/B");
    CHECK(ask("STREEFWAARDE", {"A-1", 2030}) == "#N/B");   // hypothetical
    CHECK(ask("STREEFWAARDE", {"A-2", 2026}) == "#N/B");
}

TEST_CASE("TREND says what the tests of the engine say") {
    const Bench ask;
    const Values years = Values::column(numbers({2019, 2020, 2021, 2022, 2023})), rising = Values::column(numbers({1, 2, 3, 4, 5.5}));
    CHECK(ask("TREND", {years, rising, "helling"}) == "1.000000");
    CHECK(std::get<double>(ask.scalar("TREND", {years, rising, "p"})) == Approx(2.0 / 120));
    CHECK(ask("TREND", {years, rising, "LABEL"}) == "\"stijgt, significant\"");
    CHECK(ask("TREND", {years, rising, "s"}) == "10.000000");
    CHECK(std::get<double>(ask.scalar("TREND", {years, rising, "kleinste kwadraten"})) == Approx(1.1));
    CHECK(ask("TREND", {years, rising}) == "1.000000 0.016667 \"stijgt, significant\"");
    CHECK(ask("TREND", {years, rising, "hoi"}) == "#WAARDE!");
    CHECK(ask("TREND", {2020, 3}) == "#N/B #N/B \"te weinig metingen\"");
    CHECK(ask("TREND", {years, Values::column(numbers({1, 2}))}) == "#WAARDE!");
    CHECK(ask("TREND", {Values::missing(), rising}) == "#WAARDE!");
}

TEST_CASE("Ranges may have headings, empty cells, text numbers and our own #N/B") {
    const Bench ask;
    const Values years = Values::column({std::string("Jaar"), 2019.0, std::string("2020"), 2021.0, Scalar{}, 2023.0, 2024.0, Scalar{}});
    const Values values = Values::column({std::string("Waarde"), 1.0, std::string("2,5"), Error::not_available, Scalar{}, 3.0, 4.0, 9.0});
    CHECK(ask("TREND", {years, values, "S"}) == "6.000000");
    CHECK(ask("TREND", {years, Values::column({1.0, 2.0, 3.0, Error::division, 5.0, 6.0, 7.0, 8.0}), "S"}) == "#GETAL!");   // "Jaar" beside a figure is no period
    CHECK(ask("TREND", {Values::column(numbers({2019, 2020})), Values::column({1.0, Error::division}), "S"}) == "#DEEL/0!");
    CHECK(ask("TREND", {Values::column(numbers({2019, 2020})), Values::column({1.0, std::string("x")}), "S"}) == "#WAARDE!");
}

TEST_CASE("SIGNAAL follows the catalogue's direction and breaks") {
    const Bench ask;
    const Values years = Values::column(numbers({2013, 2015, 2017, 2019, 2021, 2023}));
    const Values rising = Values::column(numbers({1, 2, 3, 4, 5, 6})), level = Values::column(numbers({1, 2, 1, 2, 1, 2}));
    CHECK(ask("SIGNAAL", {"A-1", years, rising}) == "\"verbetert\"");
    CHECK(ask("SIGNAAL", {"A-2", years, rising}) == "\"verslechtert\"");
    CHECK(ask("SIGNAAL", {"A-1", years, level}) == "\"geen verandering aangetoond\"");
    CHECK(ask("SIGNAAL", {"A-8", years, rising}) == "\"geen richting bekend\"");
    CHECK(ask("SIGNAAL", {"A-5-a", years, rising}) == "\"verbetert\"");
    const Values broken = Values::column(numbers({2008, 2009, 2010, 2011, 2013, 2014}));
    CHECK(ask("SIGNAAL", {"A-1", broken, rising}) == "\"verbetert\"");
    CHECK(ask("SIGNAAL", {"A-2", broken, rising}) == "\"te weinig metingen\"");   // two after the break of 2012
}

TEST_CASE("TEMPO gives the pace that is needed and the pace that is made") {
    const Bench ask;
    const Values years = Values::column(numbers({2020, 2022, 2024})), values = Values::column(numbers({30, 31, 33}));
    CHECK(ask("TEMPO", {"A-1", years, values}) == "1.000000 0.750000 \"deels op koers\"");
    CHECK(ask("TEMPO", {"A-1", years, values, "nog nodig"}) == "1.500000");
    CHECK(ask("TEMPO", {"A-1", years, values, "verhouding"}) == "0.750000");
    CHECK(ask("TEMPO", {"A-1", years, values, "doelbereik"}) == "0.500000");
    CHECK(ask("TEMPO", {"A-1", 2024, 36.5, "oordeel"}) == "\"op koers\"");
    CHECK(ask("TEMPO", {"A-2", years, values}) == "#N/B #N/B #N/B");
    CHECK(ask("TEMPO", {"A-3", 2024, 13, "gemaakt"}) == "0.500000");
    CHECK(ask("TEMPO", {"A-3", Values::column(numbers({2022, 2024})), Values::column(numbers({11, 13})), "gemaakt"}) == "1.000000");   // the cells go first
}

TEST_CASE("VERSCHIL is in the right unit") {
    const Bench ask;
    CHECK(ask("VERSCHIL", {"A-1", 47.5, 45}) == "\"+2,5 %-punt\"");
    CHECK(ask("VERSCHIL", {"A-3", 10, 12}) == "\"-2\"");
    CHECK(ask("VERSCHIL", {"A-1", "47,5", "45,0"}) == "\"+2,5 %-punt\"");
    CHECK(ask("VERSCHIL", {"A-1", 1e308, -1e308}) == "#GETAL!");
}

TEST_CASE("REGIO goes from code to name and back") {
    const Bench ask;
    CHECK(ask("REGIO", {"GM0988"}) == "\"Weert\"");
    CHECK(ask("REGIO", {"gm0988"}) == "\"Weert\"");
    CHECK(ask("REGIO", {988}) == "\"Weert\"");
    CHECK(ask("REGIO", {"Weert"}) == "\"GM0988\"");
    CHECK(ask("REGIO", {"'s-Gravenhage (gemeente)"}) == "\"GM0518\"");
    CHECK(ask("REGIO", {"Nergenshuizen"}) == "#N/B");
    CHECK(ask("REGIO", {Scalar{}}) == "#WAARDE!");
}

TEST_CASE("INDICATOR says what the catalogue says, and which names come near") {
    const Bench ask;
    CHECK(ask("INDICATOR", {"A-1"}) == "\"Voelt zich gezond\"");
    CHECK(ask("INDICATOR", {"Voelt zich gezond"}) == "\"A-1\"");
    CHECK(ask("INDICATOR", {"A-1", "definitie"}) == "\"Antwoordt (zeer) goed.\"");
    CHECK(ask("INDICATOR", {"A-1", "Eenheid"}) == "\"%\"");
    CHECK(ask("INDICATOR", {"A-1", "bron"}) == "\"Bedachte monitor\"");
    CHECK(ask("INDICATOR", {"A-3", "bron"}) == "\"niet vermeld\"");
    CHECK(ask("INDICATOR", {"A-1", "norm"}) == "\"10; 20; 30; 40; 50 (Bedachte norm)\"");
    CHECK(ask("INDICATOR", {"A-2", "norm"}) == "\"geen norm\"");
    CHECK(ask("INDICATOR", {"A-1", "nulmeting"}) == "30.000000");
    CHECK(ask("INDICATOR", {"A-1", "streefwaarde"}) == "40.000000");
    CHECK(ask("INDICATOR", {"A-1", "streefjaar"}) == "\"2028\"");
    CHECK(ask("INDICATOR", {"A-2", "streefwaarde"}) == "#N/B");
    CHECK(ask("INDICATOR", {"A-1", "thema"}) == "\"Gezondheid\"");
    CHECK(ask("INDICATOR", {"A-1", "kleur"}) == "#WAARDE!");
    CHECK(ask("INDICATOR", {"Eenzamheid"}) == "\"Niet gevonden. Bedoelt u: Eenzaamheid (A-2)?\"");
    CHECK(ask("INDICATOR", {"Rookt"}) == "\"Niet gevonden. Bedoelt u: Rookt (A-6); Rookt (A-7)?\"");
    CHECK(ask("INDICATOR", {"xyzxyzxyz"}) == "\"Niet gevonden in catalogus voorbeeldstad.\"");
}

TEST_CASE("CONTROLEER says what the rules of the program say, in their words") {
    const Bench ask;
    CHECK(ask("CONTROLEER", {"A-1", 47.5, 2025}) == "\"\"");
    CHECK(ask("CONTROLEER", {"A-1", 47.5}) == "\"\"");
    CHECK(ask("CONTROLEER", {"A-1", Scalar{}, 2025}) == "\"\"");
    CHECK(ask("CONTROLEER", {"A-1", 147.5, 2025}) == "\"W04: De waarde 147,5 kan niet bij 'Voelt zich gezond (A-1)'. Dit cijfer is nooit kleiner dan 0. Dit cijfer is nooit groter dan 100.\"");
    CHECK(ask("CONTROLEER", {"A-1", -3}).find("W15: De waarde -3 is negatief.") != std::string::npos);
    CHECK(ask("CONTROLEER", {"A-3", 3.5}) == "\"\"");   // W14 needs the figures beside it to tell a count from an average
    CHECK(ask("CONTROLEER", {"A-1", 47.5, 2031}).find("W09: ") != std::string::npos);
    CHECK(ask("CONTROLEER", {"A-1", "47,5"}).find("W02: ") != std::string::npos);
    CHECK(ask("CONTROLEER", {"A-1", "onbekend"}).find("W01: ") != std::string::npos);
}

TEST_CASE("What is a person's is not repeated") {
    const Bench ask;
    for (const Values& number : {Values(111222333), Values("111222333"), Values("111.222.333")}) {
        const std::string words = ask("CONTROLEER", {"A-1", number});
        CHECK(words.find("W04") != std::string::npos);
        CHECK(words.find("111222333") == std::string::npos);
        CHECK(words.find("111.222.333") == std::string::npos);
    }
    const std::string answer = ask("CONTROLEER", {"A-1", "bel jan@voorbeeld.nl"});
    CHECK(answer.find("W01") != std::string::npos);
    CHECK(answer.find("jan@") == std::string::npos);
}

TEST_CASE("BSNCONTROLE counts and shows nothing else") {
    const Bench ask;
    CHECK(ask("BSNCONTROLE", {Values::column({std::string("BSN"), 111222333.0, std::string("123456782"), std::string("1112.22.333"), 12345678.0, 5.0,
                                              Scalar{}, true, Error::null})}) == "3.000000");
    CHECK(ask("BSNCONTROLE", {"123456782"}) == "1.000000");
    CHECK(ask("BSNCONTROLE", {Values::missing()}) == "#WAARDE!");
}

TEST_CASE("INVLOED needs a workbook with an Invloedsmatrix") {
    const Bench ask;
    CHECK(ask("INVLOED", {"A-1"}) == "#N/B");
}

TEST_CASE("INVLOED answers from a data package, unless its files answer differently") {
    const Folder folder("antwoorden");
    std::ofstream(folder.path() / "waarnemingen.csv") << "indicator,regio,periode,waarde\nDRO-005,GM0303,2022,7.7\n";
    std::ofstream(folder.path() / "antwoorden.csv") << "vragenlijst,indicator,vraag,antwoord,bestand,blad\n"
                                                     "Invloedsmatrix,DRO-005,a,ja,een.xlsx,Invloedsmatrix\nInvloedsmatrix,DRO-005,a,ja,twee.xlsx,Invloedsmatrix\n"
                                                     "Invloedsmatrix,DRO-005,g,matig,een.xlsx,Invloedsmatrix\nInvloedsmatrix,DRO-005,g,hoog,twee.xlsx,Invloedsmatrix\n"
                                                     "Duiding,DRO-005,c,dit is geen vraag van de matrix,een.xlsx,Duiding\n";
    Bench ask;
    ask.choice.source = folder.path();
    ask.choice.catalogue = "dronten";
    CHECK(ask("INVLOED", {"DRO-005", "a"}) == "\"ja\"");
    CHECK(ask("INVLOED", {"DRO-005", "g"}) == "#N/B");
    CHECK(ask("INVLOED", {"DRO-005", "c"}) == "\"niet ingevuld\"");
}

TEST_CASE("VERSIE says what was read and what of it could not be") {
    const Bench ask;
    const std::string answer = ask("VERSIE", {});
    CHECK(answer.find("15 rijen, waarvan 1 niet te lezen") != std::string::npos);
    CHECK(answer.find("catalogus: voorbeeldstad, versie 2") != std::string::npos);
    CHECK(answer.find("LET OP") == std::string::npos);
}

// examples/: made by the program, half filled in; its answers are invented.
TEST_CASE("An enriched workbook gives its figures, its catalogue and its answers") {
    Bench ask;
    ask.choice.source = source_dir() / "examples" / "Sociaal domein Dronten (verrijkt, half ingevuld).xlsx";
    CHECK(ask("WAARDE", {"DRO-005", "Dronten", 2023}) == "7.700000");
    CHECK(ask("WAARDE", {"% kinderen in gezin met een bijstandsuitkering", "Nederland", 2022}) == "5.000000");
    CHECK(ask("WAARDE", {"DRO-019", "GM0303", 2022, "65+"}) == "47.100000");
    CHECK(ask("VERSCHIL", {"DRO-005", 7.7, 8.8}) == "\"-1,1 %-punt\"");
    CHECK(ask("INVLOED", {"DRO-005", "a"}) == "\"ja\"");
    CHECK(ask("INVLOED", {"DRO-005", "c. Van wie is het beleid?"}) == "\"rijk\"");
    CHECK(ask("INVLOED", {"DRO-001"}) == "\"niet ingevuld\"");
    CHECK(ask("INVLOED", {"DRO-005", "z"}) == "#WAARDE!");
    CHECK(ask("VERSIE", {}).find("catalogus: dronten, versie 1") != std::string::npos);
    CHECK(ask("VERSIE", {}).find("niet te lezen") == std::string::npos);
}

// The same figures once through the whole engine and once through the functions.
TEST_CASE("What cells say equals what the engine says of the same series") {
    const Bench ask;
    const addin::Data& data = *ask.session->store.current();
    Submission submission;
    submission.municipality = "GM0000";
    std::vector<Scalar> years, values;
    for (int year = 2020; year < 2027; ++year) {
        Observation one;
        one.indicator = "A-1";
        one.region = "GM0000";
        one.period = {year, Period::Kind::year, 0};
        one.value = 30 + 0.7 * (year - 2020) + (year % 3 == 0 ? 0.4 : 0);
        one.unit = "%";
        submission.observations.push_back(one);
        years.emplace_back(static_cast<double>(year));
        values.emplace_back(*one.value);
    }
    AssessmentOptions options;
    options.municipality = "GM0000";
    const Assessment assessment = assess(submission, data.catalogue, data.regions, options);
    REQUIRE(assessment.series.size() == 1);
    const Series& series = assessment.series.front();
    REQUIRE(series.norm);
    REQUIRE(series.path);
    const Values when = Values::column(years), figures = Values::column(values), last = values.back();
    CHECK(ask.scalar("TREND", {when, figures, "helling"}) == Scalar(*series.sen_slope));
    CHECK(ask.scalar("TREND", {when, figures, "p"}) == Scalar(series.mann_kendall->p));
    CHECK(ask.scalar("TREND", {when, figures, "label"}) == Scalar(std::string(dutch_word(series.label))));
    CHECK(ask.scalar("NORM", {"A-1", last}) == Scalar(std::string(dutch_word(series.norm->norm_class))));
    CHECK(ask.scalar("DOELBEREIK", {"A-1", last, years.back()}) == Scalar(series.path->attained));
    CHECK(ask.scalar("TEMPO", {"A-1", when, figures, "nodig"}) == Scalar(series.path->required_per_year));
    CHECK(ask.scalar("TEMPO", {"A-1", when, figures, "gemaakt"}) == Scalar(series.path->made_per_year));
    CHECK(ask.scalar("TEMPO", {"A-1", when, figures, "oordeel"}) == Scalar(std::string(dutch_word(series.path->pace))));
}
