// SPDX-License-Identifier: EUPL-1.2
// Calendar dates: as people write them and as spreadsheets count them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace graadmeter {

using Date = std::chrono::year_month_day;

[[nodiscard]] std::string iso_text(Date date);                        // "2026-11-22"
[[nodiscard]] std::string dutch_text(Date date);                      // "22 november 2026"
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view);   // a valid "2026-11-22", else nothing

// A spreadsheet's serial day number as a date. 1900 system: 1 = 1 January 1900, with Lotus' 29 February 1900 (serial 60) counted
// (ECMA-376 part 1, 18.17.4.1); 1904 system: 0 = 1 January 1904. Nothing before the epoch or past the year 9999.
[[nodiscard]] std::optional<Date> date_from_serial(double serial, bool system_1904);

[[nodiscard]] Date today();  // the system's date, local time: only main may ask

}  // namespace graadmeter
