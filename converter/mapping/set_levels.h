// SPDX-License-Identifier: EUPL-1.2
// The goals and effects whose text a body set word for word, as a workbook writes them beside its figures (R106).
#pragma once

#include <string_view>

#include "catalogue/catalogue.h"
#include "mapping/indicator_matcher.h"
#include "model/remembered.h"

namespace graadmeter {

// One thread.
class SetLevels {
public:
    explicit SetLevels(const Catalogue& catalogue);
    SetLevels(const SetLevels&) = delete;
    SetLevels& operator=(const SetLevels&) = delete;

    // The level that a text means and words otherwise; null when it means none, says it as it was set, or nobody set it.
    [[nodiscard]] const Level* reworded(std::string_view text);
    // Whether a column with this heading holds goals or effects.
    [[nodiscard]] static bool head(std::string_view heading);

private:
    [[nodiscard]] const Level* work_out(std::string_view text);

    const Catalogue& catalogue_;
    Catalogue as_indicators_;   // goals and effects, to be told apart by the rules that hold for indicators
    IndicatorMatcher matcher_;
    bool any_;
    Remembered<const Level*> asked_;
};

}  // namespace graadmeter
