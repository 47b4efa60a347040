// SPDX-License-Identifier: EUPL-1.2
// Whether two figures of the same key say the same: the one rule behind C01, C02 and the conflicts between files.
#pragma once

#include "model/observation.h"

namespace graadmeter {

enum class Likeness { equal, rounded, different, not_comparable };

// A provisional figure beside its final one, an estimate beside a count, a rate beside a number, a missing one: not comparable.
// Rounded: the coarser of the two is the finer one, rounded.
[[nodiscard]] Likeness likeness_of(const Observation& a, const Observation& b);

}  // namespace graadmeter
