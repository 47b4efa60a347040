// SPDX-License-Identifier: EUPL-1.2
// Which figures are about so few people that they need protection at all: the one rule behind P03 and what the outputs hide.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "model/submission.h"

namespace graadmeter {

// Whether an indicator counts people, or cases of people, by its words; how many there live in all is no such thing.
[[nodiscard]] bool counts_people(const Indicator& indicator);
// Whether a percentage of it is one of people.
[[nodiscard]] bool about_people(const Indicator& indicator);
// Whether it is the number of inhabitants, of whom all others are a part.
[[nodiscard]] bool is_population(const Indicator& indicator);

// The threshold of each observation: 0 = none is known, kNotSubject = it is too wide (the municipality as a whole), known to
// everybody (`published` sources, and counts that somebody rounded to five already), or no figure of people.
inline constexpr int kNotSubject = -1;
[[nodiscard]] std::vector<int> small_count_thresholds(const Submission& submission, const Catalogue& catalogue,
                                                      std::span<const std::string> published);

}  // namespace graadmeter
