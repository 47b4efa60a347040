// SPDX-License-Identifier: EUPL-1.2
// The time that a figure is about: a year, school year, quarter or month (SDMX TIME_PERIOD).
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace graadmeter {

struct Period {
    enum class Kind { year, school_year, quarter, month };
    int year = 0;          // the calendar year, of a school year the year it begins in
    Kind kind = Kind::year;
    int index = 0;         // quarter 1-4 or month 1-12; 0 for years
    auto operator<=>(const Period&) const = default;

    // "2022", "2022/23", "2022-Q3", "2022-03".
    [[nodiscard]] std::string text() const;
    // The position on a time axis in years: 2022, 2022.5 for a school year's middle (January), the quarter's or month's start.
    [[nodiscard]] double axis() const;
};

// What was written in a cell, with what hangs on it.
struct PeriodReading {
    Period period;
    bool provisional = false;  // "2023*", "2023 (voorlopig)"
};

// Reads how Dutch workbooks write periods: 2022; "2022"; "2022*"; "2022 (voorlopig)"; CBS "2022JJ00", "2022KW03", "2022MM05",
// "2022SJ00"; "2022/23", "2022-2023", "2022/2023" (school years); "jaar 2022"; "2022-Q3", "Q3 2022", "3e kwartaal 2022";
// "maart 2022", "2022-03"; "1 januari 2024" (the year). Years from 1900 to 2100. Nothing when it is none of these.
[[nodiscard]] std::optional<PeriodReading> parse_period(std::string_view text);

// A number as a year: whole and from 1900 to 2100.
[[nodiscard]] std::optional<Period> period_from_number(double number);

}  // namespace graadmeter
