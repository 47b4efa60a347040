// SPDX-License-Identifier: EUPL-1.2
// Bytes made small for as long as they wait in memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace graadmeter {

[[nodiscard]] std::string deflated(std::string_view bytes);
// `size`: of the bytes as they were.
[[nodiscard]] std::string inflated(std::string_view deflated, std::size_t size);

}  // namespace graadmeter
