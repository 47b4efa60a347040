// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace graadmeter::xll {

// What is no text (half a surrogate pair, invalid UTF-8) becomes U+FFFD.
[[nodiscard]] std::string utf8(std::u16string_view text);
// At most `limit` code units; a character is not cut in two.
[[nodiscard]] std::u16string utf16(std::string_view text, std::size_t limit);

}  // namespace graadmeter::xll
