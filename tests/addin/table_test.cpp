// SPDX-License-Identifier: EUPL-1.2
// The table of functions against Excel's limits, every function against every kind of argument, and the manual against the table.
#include <fstream>
#include <set>
#include <sstream>

#include "addin/fixture.h"
#include "model/text.h"

using namespace graadmeter;
using namespace graadmeter::test;

TEST_CASE("Every text fits in what Excel registers") {
    std::set<std::string_view> names, symbols;
    for (const addin::Function& function : addin::functions()) {
        CAPTURE(function.name);
        CHECK((function.body != nullptr));
        CHECK(names.insert(function.name).second);
        CHECK(symbols.insert(function.symbol).second);
        CHECK(function.name.starts_with("GRAADMETER."));
        CHECK(&addin::function_called(function.symbol, function.count) == &function);
        CHECK(utf16_length(function.help) <= addin::kLongestHelp);
        CHECK(utf16_length(addin::parameter_names(function, ",")) <= addin::kLongestHelp);
        CHECK(!function.help.empty());
        CHECK(function.example.starts_with("=" + std::string(function.name) + "("));
        for (const addin::Parameter& parameter : function.takes()) {
            CHECK(!parameter.name.empty());
            CHECK(!parameter.help.empty());
            CHECK(utf16_length(parameter.help) <= addin::kLongestHelp);
        }
    }
    CHECK(names.size() == 15);
}

TEST_CASE("Every function answers every kind of argument in every place") {
    const Bench ask;
    const std::vector<Values> kinds{Values::missing(),
                                    Scalar{},
                                    "",
                                    " ",
                                    "A-1",
                                    "12,5",
                                    "\xff\xfe geen UTF-8",
                                    std::string(40'000, 'x').c_str(),
                                    0,
                                    -1,
                                    2024,
                                    1e308,
                                    -1e308,
                                    std::numeric_limits<double>::infinity(),
                                    std::numeric_limits<double>::quiet_NaN(),
                                    Scalar{true},
                                    Scalar{false},
                                    Error::null,
                                    Error::division,
                                    Error::value,
                                    Error::reference,
                                    Error::name,
                                    Error::number,
                                    Error::not_available,
                                    Values::column(numbers({2019, 2020, 2021})),
                                    Values(2, 3, {std::string("A-1"), 2024.0, true, Error::value, Scalar{}, std::string("x")})};
    std::size_t calls = 0, errors = 0;
    for (const addin::Function& function : addin::functions()) {
        const std::string_view name = function.name.substr(std::string_view("GRAADMETER.").size());
        for (std::size_t place = 0; place < function.count; ++place) {
            for (const Values& kind : kinds) {
                for (const auto& others : {std::vector<Values>(function.count, "A-1"), std::vector<Values>(function.count, 2024), std::vector<Values>(function.count, Values::missing())}) {
                    std::vector<Values> arguments = others;
                    arguments[place] = kind;
                    const Result answer = ask.result(name, arguments);
                    ++calls;
                    if (const auto* one = std::get_if<Scalar>(&answer)) errors += std::holds_alternative<Error>(*one) ? 1 : 0;
                }
            }
        }
    }
    CHECK(calls > 2000);
    CHECK(errors > calls / 4);   // most of that is nonsense, and is called so
}

TEST_CASE("An error in an argument is the answer") {
    const Bench ask;
    for (const addin::Function& function : addin::functions()) {
        if (function.count == 0 || function.name == "GRAADMETER.BSNCONTROLE") continue;   // which looks for numbers among anything
        std::vector<Values> arguments(function.count, Error::name);
        CAPTURE(function.name);
        CHECK(ask(function.name.substr(std::string_view("GRAADMETER.").size()), arguments) == "#NAAM?");
    }
}

TEST_CASE("A range of a million rows is answered or refused, without much memory") {
    const Bench ask;
    // A column of a whole sheet, of which each cell is made when asked for.
    class Column final : public addin::Argument {
    public:
        explicit Column(double step) : step_(step) {}
        std::size_t rows() const override { return 1'048'576; }
        std::size_t columns() const override { return 1; }
        Scalar at(std::size_t index) const override { return index < 30 ? Scalar(2000 + step_ * static_cast<double>(index)) : Scalar{}; }

    private:
        double step_;
    };
    const Column years(1), values(0.5);
    const auto answer = [&](const char* symbol, std::vector<const addin::Argument*> arguments) {
        return addin::call(addin::function_called(symbol, arguments.size()), arguments, *ask.session);
    };
    const Values label("label"), indicator("A-1");
    CHECK(std::get<Scalar>(answer("gmTrend", {&years, &values, &label})) == Scalar(std::string("stijgt, significant")));
    CHECK(std::get<Scalar>(answer("gmBsncontrole", {&years})) == Scalar(0.0));
    const Result norms = answer("gmNorm", {&indicator, &values});
    CHECK(std::get<Table>(norms).cells.size() == 1'048'576);
    CHECK(std::get<Table>(norms).cells.back() == Scalar(Error::value));   // empty
    const Values wide(1, 16'384, std::vector<Scalar>(16'384, 1.0));
    CHECK(std::get<Scalar>(answer("gmVerschil", {&indicator, &years, &wide})) == Scalar(Error::number));
}

namespace {

std::string manual_table() {
    std::string text;
    for (const addin::Function& function : addin::functions()) {
        text += "### " + std::string(function.name) + "(" + addin::parameter_names(function, "; ") + ")\n\n" + std::string(function.help) + "\n\n";
        for (const addin::Parameter& parameter : function.takes())
            text += "- `" + std::string(parameter.name) + "`" + (parameter.optional ? " (mag weg)" : "") + ": " + std::string(parameter.help) + "\n";
        text += (function.count > 0 ? "\n" : "") + std::string("Voorbeeld: `") + std::string(function.example) + "`\n\n";
    }
    return text;
}

constexpr std::string_view kBegin = "<!-- functies: gemaakt van addin/function_table.cpp -->\n\n", kEnd = "<!-- einde functies -->\n";

}  // namespace

// GRAADMETER_SCHRIJF=1 writes that part of the manual anew.
TEST_CASE("The manual says what the table says") {
    const fs::path file = source_dir() / "docs" / "invoegtoepassing.md";
    std::stringstream read;
    read << std::ifstream(file, std::ios::binary).rdbuf();
    std::string manual = read.str();
    const auto begin = manual.find(kBegin), end = manual.find(kEnd);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    const auto from = begin + kBegin.size();
    if (std::getenv("GRAADMETER_SCHRIJF")) {
        manual.replace(from, end - from, manual_table());
        std::ofstream(file, std::ios::binary) << manual;
    } else {
        CHECK(manual.substr(from, end - from) == manual_table());
    }
}
