// SPDX-License-Identifier: EUPL-1.2
// The municipality and the years of the tests.
#pragma once

#include "model/period.h"

namespace graadmeter::test {

inline constexpr const char* kWeert = "GM0988";

inline Period year(int y) { return {y, Period::Kind::year, 0}; }

}  // namespace graadmeter::test
