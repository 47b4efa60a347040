// SPDX-License-Identifier: EUPL-1.2
// The CSV that people open in Excel with Dutch settings: semicolons, a byte order mark, CRLF (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace graadmeter {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A text as a field: quoted where needed, valid UTF-8. One that begins like a formula gets an apostrophe, so that Excel and LibreOffice
// show it and run nothing.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace graadmeter
