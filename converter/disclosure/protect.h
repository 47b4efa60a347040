// SPDX-License-Identifier: EUPL-1.2
// Which figures of a submission nothing that we write may show. The user's own cells are not touched: findings say what must go.
//
// The counts of an indicator and a period are one system of sums: areas and the municipality, neighbourhoods and their district,
// groups and the whole, another division of the same areas or people. A sum is one when the figures say so. Percentages count with
// it: of a known number of people, a percentage is a count.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/regions.h"
#include "disclosure/count_system.h"
#include "disclosure/small_counts.h"
#include "model/submission.h"

namespace graadmeter {

enum class Disclosure : std::uint8_t {
    none,
    small_count,        // below the threshold
    derivable,          // with it a small count could be worked out
    small_percentage,   // of fewer than kSmallDenominator people
};

struct Protection {
    struct Judgement {
        Disclosure why = Disclosure::none;
        int threshold = kNotSubject;              // as small_count_thresholds gives it
    };
    std::vector<Judgement> of;                    // one for each observation
    std::vector<std::size_t> told;                // observations that the workbook hides itself, while its other figures tell them
    std::size_t unsafe = 0;                       // small counts that stay narrow whatever is hidden
};

struct ProtectionInput {
    const Submission& submission;
    const Catalogue& catalogue;
    const RegionList& regions;
    std::vector<std::string> published{};         // ids of bronnen whose figures everybody has (Source::published)
    std::function<void()> in_time = [] {};
};
[[nodiscard]] Protection protection_of(const ProtectionInput& input);

// Hides: status onderdrukt, no value, no formula to its cell.
void hide(Submission& submission, const Protection& protection);

// "Niet getoond: 3 kleine aantallen (kleiner dan 10), ..."; "" when nothing is hidden.
[[nodiscard]] std::string hidden_in_words(const Protection& protection);

}  // namespace graadmeter
