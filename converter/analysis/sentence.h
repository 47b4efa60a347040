// SPDX-License-Identifier: EUPL-1.2
// What a series says, in one neutral Dutch sentence: facts, no judgement (R80). Also the alternative text of its chart.
#pragma once

#include <string>
#include <vector>

#include "analysis/assessment.h"

namespace graadmeter {

// A series and what of it was compared.
struct SeriesView {
    const Series& series;
    const Indicator& indicator;
    std::string region_name;
    std::vector<const SeriesPoint*> compared;  // in order of time, all with a value
    std::string break_note;                    // "2017 (andere vraagstelling)": earlier points were set apart; "" = none were
    std::optional<int> left_out_after;         // the peiljaar, when later figures were left out
};

[[nodiscard]] std::string neutral_sentence(const SeriesView& view);

// A difference of two figures in that unit: "+1,3 %-punt", "-12", "+0,4 km".
[[nodiscard]] std::string difference_text(double difference, const std::string& unit_id, int decimals);

}  // namespace graadmeter
