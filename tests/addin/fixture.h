// SPDX-License-Identifier: EUPL-1.2
// A session on the made-up data of tests/data/addin, and functions called by their name.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "addin/call.h"
#include "support/paths.h"

namespace graadmeter::addin {

inline const char* word(Error error) {
    constexpr const char* kWords[] = {"#LEEG!", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#N/B"};
    return kWords[static_cast<std::size_t>(error)];
}

inline std::string shown(const Scalar& value) {
    if (const auto* number = std::get_if<double>(&value)) return std::to_string(*number);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "WAAR" : "ONWAAR";
    if (const auto* text = std::get_if<std::string>(&value)) return "\"" + *text + "\"";
    if (const auto* error = std::get_if<Error>(&value)) return word(*error);
    return "(leeg)";
}

}  // namespace graadmeter::addin

namespace graadmeter::test {

namespace fs = std::filesystem;
using addin::Error;
using addin::Result;
using addin::Scalar;
using addin::Table;

// An argument made of values.
class Values final : public addin::Argument {
public:
    Values(Scalar one) : cells_{std::move(one)} {}                      // NOLINT: a value is an argument
    Values(const char* text) : cells_{std::string(text)} {}             // NOLINT
    Values(double number) : cells_{number} {}                           // NOLINT
    Values(int number) : cells_{static_cast<double>(number)} {}         // NOLINT
    Values(Error error) : cells_{error} {}                              // NOLINT
    Values(std::size_t rows, std::size_t columns, std::vector<Scalar> cells) : rows_(rows), columns_(columns), cells_(std::move(cells)) {}
    static Values column(std::vector<Scalar> cells) {
        const std::size_t rows = cells.size();
        return {rows, 1, std::move(cells)};
    }
    static Values missing() {
        Values value{Scalar{}};
        value.missing_ = true;
        return value;
    }
    [[nodiscard]] std::size_t rows() const override { return rows_; }
    [[nodiscard]] std::size_t columns() const override { return columns_; }
    [[nodiscard]] Scalar at(std::size_t index) const override { return cells_.at(index); }
    [[nodiscard]] bool left_out() const { return missing_; }

private:
    std::size_t rows_ = 1, columns_ = 1;
    std::vector<Scalar> cells_;
    bool missing_ = false;
};

inline std::vector<Scalar> numbers(std::initializer_list<double> values) { return {values.begin(), values.end()}; }

inline fs::path addin_data() { return source_dir() / "tests" / "data" / "addin"; }
// The add-in's own place: catalogues are found beside it, and the code lists in the source tree above.
inline fs::path addin_place() { return addin_data() / "graadmeter.xll"; }

// A session of which the test tells the time and what was chosen.
struct Bench {
    addin::Choice choice{addin_data() / "pakket", ""};
    std::chrono::steady_clock::time_point now{std::chrono::hours(1)};
    Date day{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(22)};
    std::unique_ptr<addin::Session> session = std::make_unique<addin::Session>(
        [this] { return choice; }, addin_place(), [this] { return day; }, [this] { return now; });

    void wait() { now += addin::kBetweenLooks + std::chrono::milliseconds(1); }

    Result result(std::string_view name, const std::vector<Values>& arguments) const {
        const auto all = addin::functions();
        const auto found = std::ranges::find_if(all, [&](const addin::Function& one) { return one.name == "GRAADMETER." + std::string(name); });
        REQUIRE(found != all.end());
        std::vector<const addin::Argument*> pointers;
        for (const Values& value : arguments) pointers.push_back(value.left_out() ? nullptr : &value);
        return addin::call(*found, pointers, *session);
    }
    Scalar scalar(std::string_view name, const std::vector<Values>& arguments) const {
        const Result answer = result(name, arguments);
        REQUIRE(std::holds_alternative<Scalar>(answer));
        return std::get<Scalar>(answer);
    }
    // Numbers as "33.000000", texts in quotes, errors as Dutch Excel shows them; cells of a table with a space, rows with a bar between.
    std::string operator()(std::string_view name, const std::vector<Values>& arguments) const {
        const Result answer = result(name, arguments);
        if (const auto* one = std::get_if<Scalar>(&answer)) return shown(*one);
        const auto& table = std::get<Table>(answer);
        CHECK(table.cells.size() == table.rows * table.columns);
        std::string text;
        for (std::size_t i = 0; i < table.cells.size(); ++i) text += (i == 0 ? "" : i % table.columns == 0 ? " | " : " ") + shown(table.cells[i]);
        return text;
    }
};

// A folder for the files of one test.
class Folder {
public:
    explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("graadmeter-addin-" + name + "-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }
    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }

private:
    fs::path path_;
};

}  // namespace graadmeter::test
