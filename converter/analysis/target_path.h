// SPDX-License-Identifier: EUPL-1.2
// The way from a baseline to a target: how much of it is covered, and how fast (facts.md 3.4). Pure functions.
#pragma once

#include <optional>

#include "analysis/trend.h"

namespace graadmeter {

// How the pace made stands to the pace that the target asks. The bounds are Eurostat's (Sustainable development in the European
// Union, monitoring report, annex on methods: ratio of actual to required growth 0.95 and 0.6, and 0).
enum class Pace { on_course, partly, behind, wrong_way };
[[nodiscard]] const char* dutch_word(Pace);   // "op koers", "deels op koers", "achter", "verkeerde kant"

// Times in years, figures in the indicator's unit (percentages: %-punt).
struct TargetPath {
    Point baseline, latest, target;
    double attained = 0;          // doelbereik: 0 at the baseline, 1 at the target; not clipped
    double required_per_year = 0; // from baseline to target
    double made_per_year = 0;     // from baseline to the latest figure
    double ratio = 0;             // made / required
    Pace pace = Pace::behind;
    std::optional<double> still_needed_per_year{};   // from the latest figure to the target; nothing when its year has come
};

// Nothing when the way has no length (target equals baseline: "vasthouden"), no time (target not after the baseline), or when
// there is no figure after the baseline.
[[nodiscard]] std::optional<TargetPath> target_path(const Point& baseline, const Point& latest, const Point& target);

}  // namespace graadmeter
