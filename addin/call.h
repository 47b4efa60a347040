// SPDX-License-Identifier: EUPL-1.2
// The border: arguments in, an answer out, and nothing thrown across it.
#pragma once

#include <span>

#include "addin/function_table.h"
#include "addin/session.h"
#include "addin/value.h"

namespace graadmeter::addin {

// A whole sheet's column as a scalar argument, twice over. More answers than that are #GETAL!.
inline constexpr std::size_t kMostAnswers = std::size_t{1} << 21;

// `arguments`: one for each parameter; null = left out. An error in a cell that is asked for is the answer. A range where one value is
// expected is answered cell by cell, ranges of other sizes beside it as Excel's own functions do: one row or column repeats, what has
// no partner is #N/B. Never throws: out of memory and our own bugs are #WAARDE!.
[[nodiscard]] Result call(const Function& function, std::span<const Argument* const> arguments, Session& session) noexcept;

}  // namespace graadmeter::addin
