// SPDX-License-Identifier: EUPL-1.2
#include "validation/likeness.h"

#include <algorithm>
#include <cmath>

#include "model/dutch_number.h"

namespace graadmeter {
namespace {

int decimals_of(double value) {
    const auto text = plain_number(value);
    const auto point = text.find('.');
    return point == std::string::npos || text.find('e') != std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

// Whether the coarser of the two is the finer one, rounded (also half up against half down).
bool is_rounding(double a, double b) {
    const int decimals = std::min(decimals_of(a), decimals_of(b));
    return decimals <= 6 && std::abs(a - b) <= 0.5 * std::pow(10.0, -decimals) * (1 + 1e-9);
}

}  // namespace

Likeness likeness_of(const Observation& a, const Observation& b) {
    if (!a.value || !b.value || a.unit != b.unit || a.status != b.status) return Likeness::not_comparable;
    if (std::abs(*a.value - *b.value) <= 1e-9 * std::max({1.0, std::abs(*a.value), std::abs(*b.value)})) return Likeness::equal;
    return decimals_of(*a.value) != decimals_of(*b.value) && is_rounding(*a.value, *b.value) ? Likeness::rounded
                                                                                             : Likeness::different;
}

}  // namespace graadmeter
