// SPDX-License-Identifier: EUPL-1.2
// Which files a folder, a pattern or a name stands for, and what is said of the rest.
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "command/file_list.h"
#include "model/error.h"

using namespace graadmeter;
namespace fs = std::filesystem;

namespace {

class ListedFolder {
public:
    ListedFolder() : path(fs::temp_directory_path() / ("graadmeter-lijst-" + std::to_string(::getpid()))) { fs::create_directories(path); }
    ~ListedFolder() { fs::remove_all(path); }
    ListedFolder(const ListedFolder&) = delete;
    ListedFolder& operator=(const ListedFolder&) = delete;
    fs::path file(const std::string& name) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << "x";
        return path / name;
    }
    const fs::path path;
};

bool said(const FileList& list, std::string_view part) {
    for (const auto& remark : list.remarks)
        if (remark.find(part) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a folder: all workbooks in it and below, by name") {
    const ListedFolder folder;
    const fs::path b = folder.file("b.XLSX"), a = folder.file("a met é.ods"), c = folder.file("c/diep/d.csv");
    folder.file("leesmij.txt");
    folder.file(".verborgen/e.xlsx");
    folder.file("~$b.xlsx");
    const FileList list = listed_files({folder.path});
    CHECK(list.files == std::vector<fs::path>{a, b, c});
    CHECK(said(list, "leesmij.txt is geen werkboek"));
    CHECK(said(list, "hulpbestand van een werkboek dat openstaat"));
    CHECK(list.remarks.size() == 2);
    // Windows lets only administrators make links.
#ifndef _WIN32
    fs::create_symlink("nergens", folder.path / "kapot.xlsx");
    fs::create_directory_symlink(folder.path, folder.path / "c" / "rond");
    const FileList linked = listed_files({folder.path});
    CHECK(linked.files == std::vector<fs::path>{a, b, c, folder.path / "kapot.xlsx"});
    CHECK(said(linked, "rond is een koppeling naar een map"));
    CHECK(linked.remarks.size() == 3);
#endif
}

TEST_CASE("named twice is one file; a name is taken whatever its ending") {
    const ListedFolder folder;
#ifdef _WIN32
    const char* name = "x y.xlsx";   // no name has an end of line there
#else
    const char* name = "x\ny.xlsx";
#endif
    const fs::path text = folder.file("a.txt"), book = folder.file(name);
    const FileList list = listed_files({text, book, folder.path / "." / name, "bestaat niet.xlsx"});
    CHECK(list.files == std::vector<fs::path>{text, book, "bestaat niet.xlsx"});
    CHECK(said(list, "x y.xlsx is al genoemd"));
}

TEST_CASE("each file has a name that is its own, from the folder given on") {
    const ListedFolder folder;
    const fs::path here = folder.file("een/a.xlsx"), deep = folder.file("een/diep/a.xlsx"), other = folder.file("twee/een/a.xlsx"), skipped = folder.file("een/uit/b.xlsx");
    const FileList list = listed_files({folder.path / "een", folder.path / "twee" / "een", here, skipped.parent_path()}, {skipped.parent_path()});
    CHECK(list.files == std::vector<fs::path>{here, deep, other});
    CHECK(list.names == std::vector<std::string>{"een/a.xlsx", "een/diep/a.xlsx", "een/a (2).xlsx"});
    CHECK(listed_files({folder.path / "een" / "."}).names.front() == "een/a.xlsx");
}

TEST_CASE("patterns") {
    const ListedFolder folder;
    const fs::path a = folder.file("een/a1.xlsx"), b = folder.file("twee/a2.xlsx");
    folder.file("twee/b2.xlsx");
    CHECK(listed_files({folder.path / "*" / "a?.xlsx"}).files == std::vector<fs::path>{a, b});
    CHECK(listed_files({folder.path / "tw*"}).files.size() == 2);
    const FileList none = listed_files({a, folder.path / "q*"});
    CHECK(said(none, "Geen bestand past bij"));
    CHECK(fits_pattern("abcabd.xlsx", "*abd.*"));
    CHECK(fits_pattern("", "**"));
    CHECK_FALSE(fits_pattern("abc", "a?"));
    CHECK_FALSE(fits_pattern("abc", "*b"));
}

TEST_CASE("nothing to do is said") {
    const ListedFolder folder;
    CHECK_THROWS_WITH_AS((void)listed_files({folder.path}), doctest::Contains("staat geen werkboek"), UsageError);
}
