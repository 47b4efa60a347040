// SPDX-License-Identifier: EUPL-1.2
// Output that is whole or not there, files that somebody has open, and time that is over.
#include <doctest/doctest.h>

#include <cerrno>
#include <fstream>
#include <functional>

#include "model/error.h"
#include "package/deadline.h"
#include "package/open_elsewhere.h"
#include "package/safe_output.h"
#include "support/whole_file.h"

using namespace graadmeter;
using namespace graadmeter::test;
namespace fs = std::filesystem;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string refusal(const std::function<void()>& work) {
    try {
        work();
        return "";
    } catch (const FileError& error) {
        return error.code() + "|" + error.what() + "|" + error.remedy();
    }
}

}  // namespace

TEST_CASE("output appears whole or not at all, and replaces only when told to") {
    const WorkFolder outer(fs::temp_directory_path());
    const fs::path target = outer.file("uit.txt");
    fs::path inside;
    {
        const WorkFolder folder(outer.path());
        inside = folder.path();
        write_file(folder.file("a"), "een");
        publish(folder.file("a"), target, false);
        CHECK(read_file(target) == "een");
        write_file(folder.file("b"), "twee");
        CHECK_THROWS_AS(publish(folder.file("b"), target, false), UsageError);
        CHECK(read_file(target) == "een");
        publish(folder.file("b"), target, true);
        CHECK(read_file(target) == "twee");
        CHECK_THROWS_AS(publish(folder.file("c"), target, true), FileError);
        // What a killed run left behind goes, what lives stays.
        std::string stale = inside.filename().string();
        const std::size_t end = stale.rfind('-'), start = stale.rfind('-', end - 1) + 1;
        stale.replace(start, end - start, "999999999");
        fs::create_directories(outer.file(stale) / "rest");
        fs::create_directories(outer.file(".graadmeter-x"));
        const WorkFolder second(outer.path());
        CHECK(second.path() != inside);
        CHECK_FALSE(fs::exists(outer.file(stale)));
        CHECK(fs::exists(outer.file(".graadmeter-x")));
        CHECK(fs::exists(inside));
    }
    CHECK_FALSE(fs::exists(inside));
    CHECK_THROWS_AS(WorkFolder(outer.file("geen-map")), FileError);
}

TEST_CASE("all that killed runs left is removed at once; a file of that name and a link are left alone") {
    const WorkFolder outer(fs::temp_directory_path());
    std::string stem;
    {
        const WorkFolder folder(outer.path());
        stem = folder.path().filename().string();
        stem.resize(stem.rfind('-', stem.rfind('-') - 1) + 1);
    }
    for (const char* process : {"999999991-0", "999999992-0", "999999992-1"}) {
        fs::create_directories(outer.file(stem + process) / "map");
        write_file(outer.file(stem + process) / "map" / "half.xlsx", "half");
    }
    const fs::path elsewhere = outer.file("elders");
    fs::create_directory(elsewhere);
    write_file(elsewhere / "van iemand.txt", "blijft");
    // Windows lets only administrators make links.
#ifndef _WIN32
    fs::create_directory_symlink(elsewhere, outer.file(stem + "999999993-0"));
#endif
    write_file(outer.file(stem + "999999994-0"), "geen map");
    // What is no number of a process, or has nothing behind it, was not made by this program.
    fs::create_directory(outer.file(stem + "oud-0"));
    fs::create_directory(outer.file(stem + "999999995"));
    const WorkFolder next(outer.path());
    for (const char* process : {"999999991-0", "999999992-0", "999999992-1"}) CHECK_FALSE(fs::exists(outer.file(stem + process)));
    CHECK(read_file(elsewhere / "van iemand.txt") == "blijft");
    for (const char* kept : {"999999994-0", "oud-0", "999999995"}) CHECK(fs::exists(outer.file(stem + kept)));
}

// On Windows rights are lists of their own, which std::filesystem does not show.
#ifndef _WIN32
TEST_CASE("the new file is for the eyes that the replaced one was for") {
    const WorkFolder folder(fs::temp_directory_path());
    const fs::path target = folder.file("uit.xlsx");
    write_file(target, "oud");
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
    write_file(folder.file("nieuw"), "nieuw");
    publish(folder.file("nieuw"), target, true);
    CHECK(read_file(target) == "nieuw");
    CHECK(fs::status(target).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}
#endif

TEST_CASE("a file that somebody has open is seen, and not replaced") {
    const WorkFolder folder(fs::temp_directory_path());
    const fs::path file = folder.file("cijfers.xlsx"), made = folder.file("nieuw");
    CHECK_FALSE(open_elsewhere(file));
    for (const auto& [program, owner] : {std::pair("Excel", "~$cijfers.xlsx"), std::pair("LibreOffice", ".~lock.cijfers.xlsx#")}) {
        write_file(file, "van iemand");
        write_file(folder.file(owner), "\x06Jansen");
        REQUIRE(open_elsewhere(file));
        CHECK(open_elsewhere(file)->program == program);
        CHECK(open_elsewhere(file)->owner_file == folder.file(owner));
        write_file(made, "nieuw");
        const std::string message = refusal([&] { publish(made, file, true); });
        CHECK(holds(message, std::string("is open in ") + program));
        CHECK(holds(message, owner));
        CHECK_FALSE(holds(message, "Jansen"));
        CHECK(read_file(file) == "van iemand");
        // What is not there cannot be worked on: an owner file that was left behind is in nobody's way.
        fs::remove(file);
        publish(made, file, false);
        CHECK(read_file(file) == "nieuw");
        fs::remove(folder.file(owner));
    }
    CHECK_FALSE(open_elsewhere(file));
}

TEST_CASE("why writing fails is said in Dutch, with a name that the user knows") {
    const WorkFolder folder(fs::temp_directory_path());
    errno = ENOSPC;
    std::string message = refusal([&] { throw write_failure("/home/map/uit.xlsx"); });
    CHECK(holds(message, "'/home/map/uit.xlsx' lukt niet: de schijf is vol"));
    errno = EFBIG;
    message = refusal([&] { throw write_failure(folder.file("resultaat.xlsx")); });
    CHECK(holds(message, "'" + folder.path().parent_path().string() + "' lukt niet: zo'n groot bestand mag hier niet"));
    CHECK_FALSE(holds(message, folder.path().filename().string()));
    CHECK(dutch_cause(std::make_error_code(std::errc::read_only_file_system)) == "hier kan alleen worden gelezen");
    CHECK(dutch_cause(std::make_error_code(std::errc::device_or_resource_busy)) == "een ander programma heeft het open");
    CHECK(dutch_cause(std::make_error_code(std::errc::address_in_use)) == "het besturingssysteem weigert het");
}

TEST_CASE("a deadline is over when its time is, and says so") {
    CHECK(refusal([] { Deadline("cijfers.xlsx", 3600).check(); }).empty());
    const std::string message = refusal([] { Deadline("cijfers.xlsx", -1e-9).check(); });
    CHECK(message.starts_with("B04|"));
    CHECK(holds(message, "cijfers.xlsx"));
    CHECK(holds(message, "--tijdslimiet"));
}
