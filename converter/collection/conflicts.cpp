// SPDX-License-Identifier: EUPL-1.2
#include "collection/conflicts.h"

#include "validation/likeness.h"

namespace graadmeter {

std::vector<Conflict> conflicts_in(const Collection& finished) {
    const auto& all = finished.observations;
    const auto same_key = [&](std::size_t a, std::size_t b) { return static_cast<const ObservationKey&>(all[a]) == all[b]; };
    std::vector<Conflict> result;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
        while (end < all.size() && same_key(begin, end)) ++end;
        std::vector<std::size_t> firsts;   // one of each unit and status
        for (std::size_t i = begin; i < end; ++i) {
            if (!all[i].value) continue;
            bool placed = false;
            for (const std::size_t first : firsts) {
                const Likeness likeness = likeness_of(all[first], all[i]);
                if (likeness == Likeness::not_comparable) continue;
                placed = true;
                // One cell that two readings share is one figure.
                if (likeness == Likeness::different && all[first].place != all[i].place) result.push_back({first, i});
            }
            if (!placed) firsts.push_back(i);
        }
    }
    return result;
}

}  // namespace graadmeter
