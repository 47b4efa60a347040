// SPDX-License-Identifier: EUPL-1.2
// Accounts of a population, and its ages, of an area so small that a line is a small count.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/submission.h"

namespace graadmeter {

// Takes out each account of people with a line from 1 up to kSmallCount, whole, since the other lines tell the one that is hidden; the
// ages of an area and year of which one is small, likewise; and single small counts of people. Not those of sheets that a published
// source reads (`published`: ids of bronnen), nor of dwellings. Returns how many accounts and counts went.
std::size_t leave_out_small_accounts(Submission& submission, const std::vector<std::string>& published);

}  // namespace graadmeter
