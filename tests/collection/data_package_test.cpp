// SPDX-License-Identifier: EUPL-1.2
// The data package: everything comes back, and what was changed is refused.
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "collection/data_package.h"
#include "collection/fixture.h"
#include "collection/package_tables.h"
#include "model/error.h"

using namespace graadmeter;
using namespace graadmeter::test;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() : path(fs::temp_directory_path() / ("graadmeter-pakket-" + std::to_string(::getpid()))) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path path;
};

const PackageDescription kDescription{std::chrono::year{2026} / 11 / 22, "0.1.0", {{"Lange tabel", ""}}, "CC0-1.0", {}, 0};

Collection everything() {
    Observation whole = figure("X", 2021, 4.25, "D2");
    whole.interval = Interval{4, 4.5};
    whole.group = "65+, \"ouderen\"";
    whole.component = "X.1";
    Observation hidden = figure("X", 2022, 0, "XFD1048576");
    hidden.value.reset();
    hidden.status = ObservationStatus::suppressed;
    hidden.below = 10;
    Observation school = figure("Y", 2022, -1e-7, "AA10");
    school.period = {2022, Period::Kind::school_year, 0};
    school.begins_series = true;
    Collection all = one_file("map/met\nregel, é.xlsx", "abc", {whole, hidden, school});
    append(all, one_file("tweede.csv", "abd", {figure("Y", 2022, 1e21, "B2")}));
    all.answers.push_back({"Invloedsmatrix", "X", "a", "ja; \"deels\"", {0, *parse_cell("C6")}});
    finish(all);
    return all;
}

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = content(file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("what is written is read back, to the byte") {
    const Folder one, two;
    const Collection all = everything();
    const auto names = write_data_package(all, conflicts_in(all), kDescription, one.path);
    CHECK(names.back() == kDescriptorFile);
    CHECK(is_data_package(one.path));
    Collection again = read_data_package(one.path);
    finish(again);
    REQUIRE(again.observations.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        const Observation &a = all.observations[i], &b = again.observations[i];
        CHECK(static_cast<const ObservationKey&>(a) == b);
        CHECK(a.value == b.value);
        CHECK(a.interval == b.interval);
        CHECK(a.below == b.below);
        CHECK(a.begins_series == b.begins_series);
        CHECK(a.place.cell == b.place.cell);
    }
    fs::create_directories(two.path / "x");
    (void)write_data_package(again, conflicts_in(again), kDescription, two.path / "x");
    for (const auto& name : names) CHECK(content(two.path / "x" / name) == content(one.path / name));
}

TEST_CASE("every field is described, and its text reads back") {
    const CollectionRows rows = rows_of(everything());
    for (const FigureRow& row : rows.figures) {
        FigureRow again;
        for (const auto& field : figure_table().fields) {
            CAPTURE(field.name);
            const std::string text = field.write(row);
            REQUIRE(field.read(again, text));
            CHECK(field.write(again) == text);
            CHECK(*field.title);
        }
    }
    FigureRow row;
    const auto reads = [&](std::string_view name, std::string_view text) {
        for (const auto& field : figure_table().fields)
            if (field.name == name) return field.read(row, text);
        return false;
    };
    CHECK_FALSE(reads("waarde", "veel"));
    CHECK_FALSE(reads("waarde", "nan"));
    CHECK_FALSE(reads("status", "onzin"));
    CHECK_FALSE(reads("periode", "gisteren"));
    CHECK_FALSE(reads("cel", "12"));
    CHECK_FALSE(reads("nieuwe_reeks", ""));
}

TEST_CASE("a package that was changed, or is none, is refused with its file") {
    const Folder folder;
    CHECK_FALSE(is_data_package(folder.path));
    CHECK_THROWS_AS((void)read_data_package(folder.path), FileError);
    const Collection all = everything();
    (void)write_data_package(all, {}, kDescription, folder.path);
    replace_in(folder.path / "waarnemingen.csv", "4.25", "4.26");
    CHECK_THROWS_WITH_AS((void)read_data_package(folder.path), doctest::Contains("waarnemingen.csv"), FileError);
    (void)write_data_package(all, {}, kDescription, folder.path);
    fs::remove(folder.path / "bestanden.csv");
    CHECK_THROWS_WITH_AS((void)read_data_package(folder.path), doctest::Contains("ontbreekt"), FileError);
    for (const char* wrong : {"", "[]", "{\"gemaakt_door\":7}", "{\"gemaakt_door\":{\"programma\":\"graadmeter\"},\"resources\":[1,{\"name\":2}]}"}) {
        std::ofstream(folder.path / kDescriptorFile, std::ios::binary) << wrong;
        CHECK_THROWS_AS((void)read_data_package(folder.path), FileError);
    }
}
