// SPDX-License-Identifier: EUPL-1.2
// The command line as a user meets it: words, exit codes, and that nothing is harmed.
#include <doctest/doctest.h>

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "command/command.h"
#include "command/output_name.h"
#include "model/error.h"
#include "support/paths.h"

using namespace graadmeter;
namespace fs = std::filesystem;

namespace {

struct Outcome {
    int code = -1;
    std::string out, talk;
};

Outcome run(const std::vector<std::string>& arguments) {
    const Library library({test::source_dir()});
    std::ostringstream out, talk;
    Outcome outcome;
    outcome.code = run_program(arguments, {library, *parse_iso_date("2026-11-22"), out, talk});
    outcome.out = out.str();
    outcome.talk = talk.str();
    return outcome;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// A folder of the test's own, removed afterwards.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("graadmeter-test-" + std::to_string(::getpid()))) { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path file(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return path_ / name;
    }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("help names every command and ends with an example") {
    const Outcome overview = run({"--help"});
    CHECK(overview.code == kFine);
    for (const char* command : {"controleer", "verrijk", "herstel", "verzamel", "vergelijk", "catalogus"}) {
        CAPTURE(command);
        CHECK(holds(overview.out, command));
        const Outcome help = run({command, "--help"});
        CHECK(help.code == kFine);
        CHECK(holds(help.out, std::string("Gebruik: graadmeter ") + command));
        CHECK(help.out.rfind("Voorbeeld: graadmeter ") > help.out.rfind("--help"));
    }
    CHECK(run({}).code == kWrongCommand);
    CHECK(run({"--versie"}).code == kFine);
}

TEST_CASE("a wrong command is answered in Dutch with exit code 2") {
    CHECK(run({"verijk"}).code == kWrongCommand);
    CHECK(holds(run({"verijk"}).talk, "Bedoelt u \"verrijk\"?"));
    CHECK(holds(run({"verzamelen"}).talk, "Bedoelt u \"verzamel\"?"));
    CHECK_FALSE(holds(run({"xyz"}).talk, "Bedoelt u"));
    CHECK(run({"verrijk"}).code == kWrongCommand);
    CHECK(run({"verrijk", "a.xlsx", "b.xlsx"}).code == kWrongCommand);
    CHECK(holds(run({"verrijk", "a.xlsx", "--onzin"}).talk, "bestaat niet"));
    CHECK(run({"verrijk", "a.xlsx", "--peiljaar", "veel"}).code == kWrongCommand);
    CHECK(run({"verrijk", "a.xlsx", "--peiljaar", "12"}).code == kWrongCommand);
    CHECK(run({"verrijk", "a.xlsx", "--datum", "22-11-2026"}).code == kWrongCommand);
    CHECK(run({"verrijk", "a.xlsx", "--moment", "JR25"}).code == kWrongCommand);
    CHECK(run({"verrijk", "a.xlsx", "--regio", "Nergenshuizen"}).code == kWrongCommand);
    CHECK(run({"catalogus"}).code == kWrongCommand);
    CHECK(run({"catalogus", "toon", "atlantis"}).code == kWrongCommand);
    CHECK(run({"controleer", "a.xlsx", "--uitvoer", "a.docx"}).code == kWrongCommand);
}

TEST_CASE("the man page and the completion name every option of every command, and nothing that is not for people") {
    const std::string man = run({"handleiding", "--man"}).out, bash = run({"handleiding", "--bash"}).out;
    std::size_t options_seen = 0;
    for (const Command& command : all_commands()) {
        CAPTURE(command.name);
        CHECK(holds(bash, std::string(" ") + command.name + ") ") != command.hidden);
        if (command.hidden) continue;
        boost::program_options::options_description options;
        command.add_options(options);
        for (const auto& option : options.options()) {
            CAPTURE(option->long_name());
            CHECK(holds(bash, "--" + option->long_name()));
            CHECK(holds(man, "\\-\\-" + option->long_name()));
            ++options_seen;
        }
    }
    CHECK(options_seen > 40);
    CHECK_FALSE(holds(run({"--help"}).out, "werker"));
}

TEST_CASE("catalogues can be listed, shown and checked") {
    const Outcome list = run({"catalogus", "lijst"});
    CHECK(list.code == kFine);
    CHECK(holds(list.out, "weert"));
    CHECK(holds(list.out, "dronten"));
    CHECK(holds(run({"catalogus", "toon", "weert"}).out, "WEE-002"));
    CHECK(holds(run({"catalogus", "toon", "dronten", "--json"}).out, "\"id\": \"DRO-001\""));
    CHECK(run({"catalogus", "lijst", "--json"}).code == kWrongCommand);
    CHECK(run({"catalogus", "controleer", "dronten"}).code == kFine);
}

TEST_CASE("a file that cannot be processed gives exit code 3 and leaves nothing behind") {
    const Folder folder;
    const fs::path nonsense = folder.file("map.xlsx", std::string("\x01\x02\x00\xFF\xFE", 5));
    const fs::path empty = folder.file("leeg.xlsx", "");
    for (const fs::path& file : {nonsense, empty, folder.path() / "bestaat niet.xlsx"}) {
        CAPTURE(file.string());
        const Outcome enriched = run({"verrijk", file.string(), "--catalogus", "weert"});
        CHECK(enriched.code == kNotProcessed);
        CHECK(holds(enriched.talk, file.filename().string()));
        CHECK(run({"herstel", file.string()}).code == kNotProcessed);
        CHECK(run({"controleer", file.string(), "--catalogus", "weert"}).code == kNotProcessed);
    }
    CHECK(folder.entries() == 2);
}

TEST_CASE("an output that exists, is a folder or is the original is refused") {
    const Folder folder;
    const fs::path input = folder.file("cijfers.csv", "indicator;jaar;waarde\nRoken;2022;12\n");
    const fs::path taken = folder.file("bezet.xlsx", "van iemand anders");
    CHECK(run({"verrijk", input.string(), "-o", taken.string(), "--catalogus", "weert"}).code == kWrongCommand);
    CHECK(run({"verrijk", input.string(), "-o", folder.path().string(), "--catalogus", "weert"}).code == kWrongCommand);
    CHECK(run({"verrijk", input.string(), "-o", input.string(), "--overschrijf", "--catalogus", "weert"}).code == kWrongCommand);
    std::ifstream unchanged(taken);
    std::string content;
    std::getline(unchanged, content);
    CHECK(content == "van iemand anders");
    CHECK(folder.entries() == 2);
}

TEST_CASE("results have a name that says what they are") {
    const Folder folder;
    const fs::path csv = folder.file("Sociale staat.csv", "a;b\n1;2\n");
    CHECK(enriched_name(csv).filename() == "Sociale staat (verrijkt).xlsx");
    CHECK(restored_name("x/Sociale staat (verrijkt).xlsx") == fs::path("x/Sociale staat (hersteld).xlsx"));
    const fs::path taken = folder.file("Sociale staat (verrijkt).xlsx", "");
    CHECK(first_free_name(taken).filename() == "Sociale staat (verrijkt 2).xlsx");
    CHECK(first_free_name(folder.path() / "vrij.xlsx").filename() == "vrij.xlsx");
}
