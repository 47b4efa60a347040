// SPDX-License-Identifier: EUPL-1.2
// What the components of one indicator say together: the steps of a threshold series (R121), the figure of a ratio (R126).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/period.h"

namespace graadmeter {

struct Series;

struct CompositionPeriod {
    Period period;
    std::vector<std::optional<double>> values;  // of the components in order; nothing = not measured or suppressed
    // Of a threshold series, one fewer than values: what each adds to the one before it, in their unit (%-punt).
    std::vector<std::optional<double>> steps;
    std::optional<double> ratio;                // of a ratio: the first by the second, in the indicator's unit
    std::optional<double> stated;               // the figure of the whole itself, where it was submitted too
};

// Of one indicator in one region for one group: each period in which a component has a figure.
struct CompositionResult {
    std::string indicator, region, group;
    std::string kind;                           // "drempelreeks", "verhouding"
    std::vector<std::string> components;        // ids, in order
    std::vector<CompositionPeriod> periods;     // ascending
};

// Of every threshold series and ratio of the catalogue. Figures in another unit than the catalogue's are left out, and the steps of
// components of which the units differ.
[[nodiscard]] std::vector<CompositionResult> compositions(std::span<const Series> all, const Catalogue& catalogue);

}  // namespace graadmeter
