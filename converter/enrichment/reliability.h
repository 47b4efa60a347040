// SPDX-License-Identifier: EUPL-1.2
// How reliable a figure is (R38): the class A to D that people gave the indicator on Data-inventaris, with their reason; else what the
// figure's own status says.
#pragma once

#include "enrichment/sheets.h"

namespace graadmeter {

inline constexpr const char* kReliability = "Betrouwbaarheid";                      // caption of the column beside figures
inline constexpr const char* kReliabilityWithReason = "Betrouwbaarheid met reden";  // of Data-inventaris, where the others look it up

// Whether anything is known: a class that was given to an indicator, or the last figure of a series that is provisional or an estimate.
[[nodiscard]] bool knows_reliability(const Workshop& shop);
// Whether Data-inventaris has a column kReliabilityWithReason.
[[nodiscard]] bool looks_up_reliability(const Workshop& shop);
// Of one indicator, and its last figure (null = none).
[[nodiscard]] bool knows_reliability(const Workshop& shop, const std::string& indicator, const SeriesPoint* last);

// "B: steekproef van 400 inwoners", "geschat", "niet ingevuld"; follows the cells of Data-inventaris. `code`: a cell with the indicator's
// code, or the code as a text of a formula.
[[nodiscard]] Value reliability_value(const Workshop& shop, const std::string& indicator, const SeriesPoint* last, const std::string& code);
// The cell of Data-inventaris that puts class and reason together, by the two cells that people fill in.
[[nodiscard]] Value reliability_with_reason(const Workshop& shop, const std::string& row, const std::string& class_cell, const std::string& reason_cell);

}  // namespace graadmeter
