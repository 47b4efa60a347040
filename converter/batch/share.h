// SPDX-License-Identifier: EUPL-1.2
// A batch cut into parts for several machines: the same parts wherever and whenever it is done, of about the same size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collection/data_package.h"

namespace graadmeter {

// "2/3". Throws UsageError for anything else.
[[nodiscard]] Share read_share(std::string_view text);

struct ShareItem {
    std::uint64_t bytes = 0;
    std::string sha256;    // the content decides, not the folder or the order
    std::string name;      // of equal contents only
};

// Indices of the items in this part, ascending. Every item is in exactly one part. The largest go first, each to the part with the least
// to do so far (R. L. Graham, Bounds on multiprocessing timing anomalies, 1969: at most a third more than the best there is).
[[nodiscard]] std::vector<std::size_t> items_of(const Share& share, const std::vector<ShareItem>& all);

}  // namespace graadmeter
