// SPDX-License-Identifier: EUPL-1.2
// How many indicators of a level meet a condition: counted by formulas on Normen for Overzicht, looked up there by other sheets.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "enrichment/sheets.h"

namespace graadmeter {

// A column that counts the rows of Normen that meet a condition, and the same in words of our own for the cached value.
struct LevelCounter {
    const char* caption;
    const char* before;      // the condition: before + column + after
    const char* column;      // of Normen
    const char* after;
    bool (*holds)(const IndicatorFacts&);
};
// In the order of the columns of Overzicht; what is still to be taken up apart, where the catalogue has that.
[[nodiscard]] std::span<const LevelCounter> level_counters(const Catalogue& catalogue);

// `level` "" = all indicators.
[[nodiscard]] std::uint64_t indicators_below(const Facts& facts, const std::string& level, const std::function<bool(const IndicatorFacts&)>& holds);

// What Overzicht counts below a caption ("Indicatoren" or that of a counter) for the level of which the code stands in a cell of the
// same row: "$A6".
[[nodiscard]] Value looked_up_count(const Workshop& shop, const std::string& caption, const std::string& level, const std::string& code_cell);

}  // namespace graadmeter
