// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/library.h"

#include "catalogue/scratch.h"
#include "model/error.h"
#include "support/environment.h"
#include "support/paths.h"

using namespace graadmeter;
using test::Environment;

namespace {

std::string problem(const Library& library, const char* id) {
    try {
        return library.catalogue(id).string();
    } catch (const UsageError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("files are found by id, the first root wins, and a path is taken as it is") {
    const test::Scratch scratch;
    const auto mine = scratch.write("mijn/mappings/catalogi/weert.xml", "<eigen/>");
    const auto far = scratch.write("ver/mappings/catalogi/weert.xml", "<x/>");
    const auto other = scratch.write("ver/mappings/catalogi/alpha.xml", "<x/>");
    scratch.write("ver/mappings/catalogi/lees.txt", "");
    const auto list = scratch.write("ver/templates/vragen.xml", "<x/>");
    const auto loose = scratch.write("los.xml", "<x/>");
    const Library library({scratch.folder() / "mijn", scratch.folder() / "niet", scratch.folder() / "ver"});
    CHECK(library.catalogue("weert") == mine);
    CHECK(library.catalogue("alpha") == other);
    CHECK(library.catalogue(far.string()) == far);
    CHECK(library.catalogue(loose.string()) == loose);
    CHECK(library.questionnaire("vragen") == list);
    CHECK(library.catalogues() == std::vector<std::filesystem::path>{other, mine});
    CHECK(library.sources().empty());
    CHECK(problem(library, "wert") ==
          "De catalogus \"wert\" is er niet. Kies uit: alpha, weert; of geef het pad van een bestand.");
    CHECK(problem(library, "../../ver/mappings/catalogi/weert").find("is er niet") != std::string::npos);
    CHECK(problem(Library({}), "weert").find("GRAADMETER_PAD") != std::string::npos);
}

TEST_CASE("the standard roots: environment, user, beside the program, installed, source tree") {
    const test::Scratch scratch;
    const auto file = [&](const std::string& root, const std::string& id) {
        return scratch.write(root + "/mappings/catalogi/" + id + ".xml", "<x/>");
    };
    for (const char* id : {"a", "b", "c", "d", "e", "f"}) file("prefix/huis", id);  // the source tree has all
    for (const char* id : {"a", "b", "c", "d", "e"}) file("prefix/huis/share/graadmeter", id);
    for (const char* id : {"a", "b", "c", "d"}) file("prefix/huis/bin", id);
    for (const char* id : {"a", "b", "c"}) file("gebruiker/graadmeter", id);
    for (const char* id : {"a", "b"}) file("tweede", id);
    file("eerste", "a");
    const Environment path("GRAADMETER_PAD", (scratch.folder() / "eerste").string() + test::kBetweenFolders + (scratch.folder() / "tweede").string() +
                                                 test::kBetweenFolders + test::kBetweenFolders + "/er/is/niets");
    const Environment user(test::kUserFolder, scratch.folder() / "gebruiker");
    const auto library = Library::standard(scratch.write("prefix/huis/bin/graadmeter", ""));
    std::string found;
    for (const auto& each : library.catalogues()) found += each.lexically_relative(scratch.folder()).begin()->string() + " ";
    CHECK(found == "eerste tweede gebruiker prefix prefix prefix ");
    const auto root_of = [&](const char* id) { return library.catalogue(id).lexically_relative(scratch.folder()).generic_string(); };
    CHECK(root_of("d").starts_with("prefix/huis/bin/"));
    CHECK(root_of("e").starts_with("prefix/huis/share/"));
    CHECK(root_of("f").starts_with("prefix/huis/mappings/"));
}

TEST_CASE("a build in the source tree finds that tree") {
    const Environment path("GRAADMETER_PAD", "");
    const Environment user(test::kUserFolder, "/er/is/niets");
    const auto library = Library::standard(test::source_dir() / "build/dev/converter/command/graadmeter");
    CHECK(library.catalogue("weert") == std::filesystem::canonical(test::source_dir() / "mappings/catalogi/weert.xml"));
    CHECK(std::filesystem::exists(library.code_list("regio")));
    CHECK(std::filesystem::exists(library.questionnaire("invloedsmatrix")));
}
