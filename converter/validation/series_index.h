// SPDX-License-Identifier: EUPL-1.2
// The observations of a submission by series, made once for all rules.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/submission.h"

namespace graadmeter {

// Observations of one indicator, or one component of it, in one region for one group.
struct SeriesOfObservations {
    const Indicator* indicator = nullptr;        // what is measured: of a component its own entry (Catalogue::parts), with its own
                                                 // unit and direction; nothing when the catalogue does not know it
    const Indicator* whole = nullptr;            // the indicator of the catalogue that this is, or is a part of
    std::span<const Observation* const> points;  // by period, then in order of reading; at least one
};

// Borrows from submission and catalogue, which must outlive it.
class SeriesIndex {
public:
    SeriesIndex(const Submission& submission, const Catalogue& catalogue);
    // In order of first appearance.
    [[nodiscard]] const std::vector<SeriesOfObservations>& series() const { return series_; }
    // Indicators of the catalogue that have at least one observation, also of a component, in the catalogue's order.
    [[nodiscard]] const std::vector<const Indicator*>& observed() const { return observed_; }

private:
    std::vector<const Observation*> points_;
    std::vector<SeriesOfObservations> series_;
    std::vector<const Indicator*> observed_;
};

}  // namespace graadmeter
