// SPDX-License-Identifier: EUPL-1.2
// Accounts of a population, and counts of inhabitants and households, of areas so small that a figure is a small count.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "disclosure/protect.h"
#include "model/submission.h"

namespace graadmeter {

// Takes out the accounts of people of all areas below the municipality of a period in which one of them has a line from 1 up to
// kSmallCount, with a minus or without: of those that stay it could be subtracted. Counts of people likewise, by kind and period; and
// whatever stands in a cell that `protection` hides. What a published source reads (`published`: ids of bronnen), what is rounded to
// five, dwellings and the municipality's own stay. Before hide(). Returns how many accounts and counts went.
std::size_t leave_out_small_accounts(Submission& submission, const std::vector<std::string>& published, const Protection& protection);

}  // namespace graadmeter
