// SPDX-License-Identifier: EUPL-1.2
// Base64 (RFC 4648, section 4), with padding and without line breaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace graadmeter {

[[nodiscard]] std::string base64(std::string_view bytes);

// Nothing where it is no base64, also for white space and bits that no encoder leaves behind.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace graadmeter
