// SPDX-License-Identifier: EUPL-1.2
// Figures about the same thing that say something different, also in different files.
#pragma once

#include <cstddef>
#include <vector>

#include "collection/collection.h"

namespace graadmeter {

// Indices in Collection::observations. When the same is by rule C02: same key, unit and status; another value that is not the other
// one rounded.
struct Conflict {
    std::size_t first = 0, second = 0;
};

// Every figure against the first of its key, unit and status, in the order of the finished collection.
[[nodiscard]] std::vector<Conflict> conflicts_in(const Collection& finished);

}  // namespace graadmeter
