// SPDX-License-Identifier: EUPL-1.2
// Data that are not there, are wrong, change or go away while cells are computed.
#include <atomic>
#include <thread>

#include "addin/chosen.h"
#include "addin/fixture.h"
#include "support/environment.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

constexpr const char* kHeader = "indicator,regio,periode,groep,waarde,eenheid,status,bron,bestand,blad,cel\n";

std::string row(double value) { return "A-1,GM0000,2024,," + std::to_string(value) + ",%,normaal,lang,b.xlsx,Blad1,B2\n"; }

}  // namespace

TEST_CASE("Without data the functions that need them say #VERW!, the others work, and VERSIE says why") {
    Bench ask;
    ask.choice = {};
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "#VERW!");
    CHECK(ask("REEKS", {"A-1", "GM0000"}) == "#VERW!");
    CHECK(ask("NORM", {"A-1", 30}) == "#VERW!");
    CHECK(ask("INDICATOR", {"A-1"}) == "#VERW!");
    CHECK(ask("REGIO", {"Weert"}) == "\"GM0988\"");
    CHECK(ask("TREND", {2020, 3, "label"}) == "\"te weinig metingen\"");
    CHECK(ask("VERSIE", {}).find("geen gegevens gekozen; geen catalogus") != std::string::npos);
}

TEST_CASE("A catalogue alone is enough for what the catalogue says") {
    Bench ask;
    ask.choice = {"", "voorbeeldstad"};
    CHECK(ask("NORM", {"A-1", 30}) == "\"groen\"");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "#VERW!");
    ask.choice = {"", "bestaat-niet"};
    ask.wait();
    CHECK(ask("NORM", {"A-1", 30}) == "#VERW!");
    CHECK(ask("VERSIE", {}).find("De catalogus \"bestaat-niet\" is er niet.") != std::string::npos);
}

TEST_CASE("A package may be named by its folder, its datapackage.json or its table") {
    Bench ask;
    for (const char* name : {"", "datapackage.json", "waarnemingen.csv"}) {
        ask.choice.source = addin_data() / "pakket" / name;
        ask.wait();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "33.000000");
    }
}

TEST_CASE("Columns are found by name, in any order, and others passed over") {
    const Folder folder("columns");
    Bench ask;
    ask.choice.source = folder.write("waarnemingen.csv", "iets,Waarde,periode,regio,INDICATOR\nx,12.5,2024,GM0000,A-1\n,\"13.5\",2025,\"GM0000\",A-1\n");
    CHECK(ask("REEKS", {"A-1", "GM0000"}) == "2024.000000 12.500000 | 2025.000000 13.500000");
}

TEST_CASE("A package of more municipalities has figures that the chosen catalogue does not know: by the code that they have") {
    const Folder folder("several");
    Bench ask;
    ask.choice.source = folder.write("waarnemingen.csv", kHeader + row(10) + "ELDERS-1,GM0988,2024,,7,%,normaal,lang,b.xlsx,Blad1,B3\n");
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "10.000000");
    CHECK(ask("WAARDE", {"ELDERS-1", "Weert", 2024}) == "7.000000");
    CHECK(ask("NORM", {"ELDERS-1", 7}) == "#N/B");
}

TEST_CASE("A file that is none of ours is named with what to do") {
    const Folder folder("wrong");
    Bench ask;
    const auto problem = [&](const std::string& name, const std::string& content) {
        ask.choice.source = folder.write(name, content);
        ask.wait();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "#VERW!");
        return ask("VERSIE", {});
    };
    CHECK(problem("namen.csv", "naam,plaats\nJan,Weert\n").find("Er is geen kopregel met de kolom indicator, regio, periode, waarde gevonden. Kies een gegevenspakket") !=
          std::string::npos);
    CHECK(problem("zonder-waarde.csv", "indicator,regio,periode\nA-1,GM0000,2024\n").find("met de kolom waarde gevonden") != std::string::npos);
    CHECK(problem("kapot.xlsx", "PK\x03\x04 nee").find("kapot.xlsx: ") != std::string::npos);
    CHECK(problem("leeg.csv", "").find("LET OP: leeg.csv: ") != std::string::npos);
    CHECK(problem("niet.csv", std::string("\0\1\2\3", 4)).find("LET OP: niet.csv: ") != std::string::npos);
    ask.choice.source = folder.path() / "weg.csv";
    ask.wait();
    CHECK(ask("VERSIE", {}).find("LET OP: weg.csv: ") != std::string::npos);
    ask.choice.source = source_dir() / "examples" / "Sociaal domein Dronten.xlsx";   // a workbook that was never enriched
    ask.wait();
    CHECK(ask("VERSIE", {}).find("In dit werkboek staat geen blad Waarnemingen van Graadmeter.") != std::string::npos);
}

TEST_CASE("A workbook in another format is none of ours either") {
    REQUIRE_SHARED(shared);
    Bench ask;
    for (const char* name : {"Minima en bijstand 2007-2016.xls", "P&C indicatoren Dronten 2025.ods"}) {
        ask.choice.source = shared / "workbooks" / name;
        ask.wait();
        CHECK(ask("VERSIE", {}).find("In dit werkboek staat geen blad Waarnemingen van Graadmeter.") != std::string::npos);
    }
}

TEST_CASE("A file is read again when it changed, but not looked at on every call") {
    const Folder folder("changes");
    Bench ask;
    ask.choice.source = folder.write("waarnemingen.csv", kHeader + row(10));
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "10.000000");
    folder.write("waarnemingen.csv", kHeader + row(11.25));
    fs::last_write_time(ask.choice.source, fs::file_time_type::clock::now() + std::chrono::seconds(5));
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "10.000000");
    ask.wait();
    CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "11.250000");

    SUBCASE("looking can be asked for") {
        folder.write("waarnemingen.csv", kHeader + row(12) + row(3));
        ask.session->store.look_again();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "12.000000");
    }
    SUBCASE("what goes away leaves its figures standing, and VERSIE says so") {
        fs::remove(ask.choice.source);
        ask.wait();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "11.250000");
        CHECK(ask("VERSIE", {}).find("De cijfers in de cellen zijn die van voordat dit misging.") != std::string::npos);
        folder.write("waarnemingen.csv", kHeader + row(12));
        ask.wait();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "12.000000");
        CHECK(ask("VERSIE", {}).find("LET OP") == std::string::npos);
    }
    SUBCASE("half a file too") {
        folder.write("waarnemingen.csv", "indicator,reg");
        ask.wait();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "11.250000");
    }
    SUBCASE("another choice is another choice, also when it cannot be read") {
        ask.choice.source = folder.path() / "weg.csv";
        ask.wait();
        CHECK(ask("WAARDE", {"A-1", "GM0000", 2024}) == "#VERW!");
    }
}

TEST_CASE("Many threads may ask while the file changes: each cell has a figure that once stood in it") {
    const Folder folder("threads");
    const fs::path file = folder.write("waarnemingen.csv", kHeader + row(10));
    const addin::Choice choice{file, "voorbeeldstad"};
    std::atomic<int> looks = 0;
    // Every call looks: worse than any clock.
    addin::Session session([&] { return choice; }, addin_place(), [] { return Date{}; },
                           [&] { return std::chrono::steady_clock::time_point(std::chrono::hours(++looks)); });
    const addin::Function& function = addin::function_called("gmWaarde", 4);
    std::atomic<int> wrong = 0, answered = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                const Values indicator("A-1"), region("GM0000"), year(2024);
                const std::array<const addin::Argument*, 3> arguments{&indicator, &region, &year};
                for (int k = 0; k < 40; ++k) {
                    const Result answer = addin::call(function, arguments, session);
                    const auto* scalar = std::get_if<Scalar>(&answer);
                    const auto* value = scalar ? std::get_if<double>(scalar) : nullptr;
                    if (!value || (*value != 10 && *value != 11)) ++wrong;
                    ++answered;
                }
            });
        }
#ifdef _WIN32
        while (answered == 0) std::this_thread::yield();   // while a file is replaced it cannot be opened there: the first look must find it
#endif
        for (int k = 0; k < 40; ++k) {
            const fs::path beside = folder.write("nieuw.csv", kHeader + row(10 + k % 2));
#ifdef _WIN32
            // Nor can it be replaced while somebody reads it: who writes tries again.
            for (std::error_code error; fs::rename(beside, file, error), error;) std::this_thread::yield();
#else
            fs::rename(beside, file);
#endif
        }
    }
    CHECK(answered == 160);
    CHECK(wrong.load() == 0);
}

TEST_CASE("The choice of the menu is kept") {
    const Folder folder("keuze");
    const Environment user(kUserFolder, folder.path());
    addin::keep_choice("/map/Súdwest/waarnemingen.csv");
    CHECK(addin::chosen().source == fs::path("/map/Súdwest/waarnemingen.csv"));
    const Environment otherwise("GRAADMETER_GEGEVENS", "/andere/map");
    CHECK(addin::chosen().source == fs::path("/andere/map"));
}
