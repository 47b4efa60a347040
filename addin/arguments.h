// SPDX-License-Identifier: EUPL-1.2
// Arguments as functions want them. All throw CellError: the error that a cell holds itself, #WAARDE! for what is no number or text,
// #GETAL! for a number or text that is no period.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "addin/value.h"
#include "model/period.h"

namespace graadmeter::addin {

inline constexpr std::size_t kMostArguments = 4;

// The arguments of one call, by their place in the function's table. Of a parameter that takes one value `scalars` holds it, of one
// that takes a range `ranges` points to it; of one that was left out they are Empty and null.
struct Inputs {
    std::array<Scalar, kMostArguments> scalars;
    std::array<const Argument*, kMostArguments> ranges{};
};

// Nothing for an empty cell, a blank text and an argument left out.
[[nodiscard]] std::optional<std::string> text_of(const Scalar& value);   // a number in its shortest form: 988 is "988"
[[nodiscard]] std::optional<double> number_of(const Scalar& value);      // also "12,5", "1.234,5" and "37,1 %" in text
[[nodiscard]] std::optional<Period> period_of(const Scalar& value);      // 2022, "2022/23", "2022-Q3", "maart 2022"

// The same for what must be there: #WAARDE! when it is not.
[[nodiscard]] std::string required_text(const Scalar& value);
[[nodiscard]] double required_number(const Scalar& value);
[[nodiscard]] Period required_period(const Scalar& value);

struct Measured {
    Period period;
    double value = 0;
};
// Two ranges of as many cells, when and how much, in the order given. Pairs of which one is empty are left out, and those of which the
// figure is #N/B (our own mark for "not measured"); so is a first pair of two texts, the headings. #WAARDE! when the ranges differ in
// size; #GETAL! past kMostMeasured pairs.
inline constexpr std::size_t kMostMeasured = 1000;   // months since 1940; the trend test's time grows with the square
[[nodiscard]] std::vector<Measured> measurements(const Argument* periods, const Argument* values);

}  // namespace graadmeter::addin
