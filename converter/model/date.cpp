// SPDX-License-Identifier: EUPL-1.2
#include "model/date.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace graadmeter {

std::string iso_text(Date date) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return buffer.data();
}

std::string dutch_text(Date date) {
    static constexpr std::array<const char*, 12> kMonths = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                                            "juli",    "augustus", "september", "oktober", "november", "december"};
    if (!date.ok()) return iso_text(date);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + kMonths[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int numbers[3] = {0, 0, 0};
    std::size_t which = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++which;
        } else if (text[i] >= '0' && text[i] <= '9') {
            numbers[which] = numbers[which] * 10 + (text[i] - '0');
        } else {
            return std::nullopt;
        }
    }
    const Date date{std::chrono::year{numbers[0]}, std::chrono::month{static_cast<unsigned>(numbers[1])},
                    std::chrono::day{static_cast<unsigned>(numbers[2])}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> date_from_serial(double serial, bool system_1904) {
    using namespace std::chrono;
    constexpr double kDaysTo9999 = 2'958'465;
    if (!(serial >= 0) || serial > kDaysTo9999) return std::nullopt;
    int days_count = static_cast<int>(std::floor(serial));
    sys_days epoch = sys_days{year{1904} / January / 1};
    if (!system_1904) {
        if (days_count < 1) return std::nullopt;
        // From serial 61 on the phantom 29 February 1900 has been counted; serial 60 is shown as 28 February here.
        epoch = sys_days{year{1899} / December / (days_count < 60 ? 31 : 30)};
    }
    return Date{epoch + days{days_count}};
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
#ifdef _WIN32
    localtime_s(&local, &now);
#else
    localtime_r(&now, &local);
#endif
    return Date{std::chrono::year{local.tm_year + 1900}, std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

}  // namespace graadmeter
