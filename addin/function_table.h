// SPDX-License-Identifier: EUPL-1.2
// Every function with the words that Excel's function wizard shows, in one table: registration, manual and tests are made from it. A
// new function is a body in functions.h, a row here and a line in entry_points.inc.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "addin/functions.h"

namespace graadmeter::addin {

struct Parameter {
    std::string_view name;
    std::string_view help;
    bool optional = false;
    bool range = false;       // takes a range as one thing; else a range is answered cell by cell
};

struct Function {
    std::string_view symbol;  // exported
    std::string_view name;    // in the sheet
    std::string_view help;
    std::string_view example; // as a Dutch Excel has it
    std::size_t count = 0;    // of parameters
    std::array<Parameter, kMostArguments> parameters;
    Result (*body)(const Context&, const Inputs&) = nullptr;

    [[nodiscard]] std::span<const Parameter> takes() const { return {parameters.data(), count}; }
};

inline constexpr std::string_view kCategory = "Graadmeter";
inline constexpr std::size_t kLongestHelp = 255;   // characters, of every text that Excel registers

[[nodiscard]] std::span<const Function> functions();
// Throws Bug when there is none, or it has another number of parameters.
[[nodiscard]] const Function& function_called(std::string_view symbol, std::size_t parameters);
// "indicator;regio;periode;[groep]" with that between them.
[[nodiscard]] std::string parameter_names(const Function& function, std::string_view between);

}  // namespace graadmeter::addin
