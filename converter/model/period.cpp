// SPDX-License-Identifier: EUPL-1.2
#include "model/period.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "model/text.h"

namespace graadmeter {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

bool plausible_year(int year) { return year >= kFirstYear && year <= kLastYear; }

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int to_int(std::string_view digits) {
    int value = 0;
    for (const char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
    return value;
}

std::optional<int> year_of(std::string_view word) {
    if (word.size() != 4 || !is_digits(word)) return std::nullopt;
    const int year = to_int(word);
    return plausible_year(year) ? std::optional(year) : std::nullopt;
}

std::optional<int> month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kNames = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                                                "juli",    "augustus", "september", "oktober", "november", "december"};
    static constexpr std::array<std::string_view, 12> kShort = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                                                "jul", "aug", "sep", "okt", "nov", "dec"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (word == kNames[i] || word == kShort[i]) return static_cast<int>(i + 1);
    }
    return std::nullopt;
}

// CBS: year, two letters, two digits.
std::optional<Period> cbs_period(std::string_view word) {
    if (word.size() != 8) return std::nullopt;
    const auto year = year_of(word.substr(0, 4));
    if (!year || !is_digits(word.substr(6))) return std::nullopt;
    const std::string_view kind = word.substr(4, 2);
    const int index = to_int(word.substr(6));
    if (kind == "jj" && index == 0) return Period{*year, Period::Kind::year, 0};
    if (kind == "sj" && index == 0) return Period{*year, Period::Kind::school_year, 0};
    if (kind == "kw" && index >= 1 && index <= 4) return Period{*year, Period::Kind::quarter, index};
    if (kind == "mm" && index >= 1 && index <= 12) return Period{*year, Period::Kind::month, index};
    return std::nullopt;
}

std::optional<int> quarter_of(const std::vector<std::string>& words, std::size_t i) {
    const std::string& word = words[i];
    if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') return word[1] - '0';
    if (i + 1 < words.size() && (words[i + 1] == "kwartaal" || words[i + 1] == "kw") && word[0] >= '1' && word[0] <= '4' &&
        (word.size() == 1 || word.substr(1) == "e")) {
        return word[0] - '0';
    }
    return std::nullopt;
}

// "2022 2023", "2022 23": words of a school year or book year.
std::optional<Period> two_years(const std::vector<std::string>& w) {
    const auto year = year_of(w[0]);
    if (!year || !is_digits(w[1])) return std::nullopt;
    const int next = to_int(w[1]);
    const bool follows = (w[1].size() == 4 && next == *year + 1) || (w[1].size() == 2 && next == (*year + 1) % 100);
    if (follows) return Period{*year, Period::Kind::school_year, 0};
    if (w[1].size() == 2 && next >= 1 && next <= 12) return Period{*year, Period::Kind::month, next};
    return std::nullopt;
}

std::optional<Period> three_words(const std::vector<std::string>& w) {
    if (const auto q = quarter_of(w, 0); q && year_of(w[2])) return Period{*year_of(w[2]), Period::Kind::quarter, *q};
    if (const auto q = quarter_of(w, 1); q && year_of(w[0])) return Period{*year_of(w[0]), Period::Kind::quarter, *q};
    if (is_digits(w[0]) && w[0].size() <= 2 && month_of(w[1]) && year_of(w[2])) return Period{*year_of(w[2]), Period::Kind::year, 0};
    return std::nullopt;
}

std::optional<Period> two_words(const std::vector<std::string>& w) {
    if (w[0] == "jaar" || w[0] == "peiljaar") {
        if (const auto year = year_of(w[1])) return Period{*year, Period::Kind::year, 0};
    }
    if (const auto period = two_years(w)) return period;
    for (const std::size_t at : {std::size_t{0}, std::size_t{1}}) {
        const auto year = year_of(w[1 - at]);
        if (!year) continue;
        if (const auto month = month_of(w[at])) return Period{*year, Period::Kind::month, *month};
        if (const auto quarter = quarter_of(w, at)) return Period{*year, Period::Kind::quarter, *quarter};
    }
    return std::nullopt;
}

std::optional<Period> period_from_words(const std::vector<std::string>& w) {
    if (w.size() == 1) {
        if (const auto year = year_of(w[0])) return Period{*year, Period::Kind::year, 0};
        return cbs_period(w[0]);
    }
    if (w.size() == 2) return two_words(w);
    if (w.size() == 3) {
        if (w[0] == "schooljaar" || w[0] == "jaar") return two_years({w[1], w[2]});
        return three_words(w);
    }
    return std::nullopt;
}

// Every period names a year by four digits on their own: most cells need no closer look. Beyond ASCII there are other digits.
bool may_hold_year(std::string_view text) {
    std::size_t run = 0;
    bool found = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return true;
        if (c >= '0' && c <= '9') {
            ++run;
        } else {
            found = found || run == 4;
            run = 0;
        }
    }
    return found || run == 4;
}

}  // namespace

std::string Period::text() const {
    std::array<char, 24> buffer{};
    switch (kind) {
        case Kind::year: std::snprintf(buffer.data(), buffer.size(), "%d", year); break;
        case Kind::school_year: std::snprintf(buffer.data(), buffer.size(), "%d/%02d", year, (year + 1) % 100); break;
        case Kind::quarter: std::snprintf(buffer.data(), buffer.size(), "%d-Q%d", year, index); break;
        case Kind::month: std::snprintf(buffer.data(), buffer.size(), "%d-%02d", year, index); break;
    }
    return buffer.data();
}

double Period::axis() const {
    switch (kind) {
        case Kind::year: return year;
        case Kind::school_year: return year + 0.5;
        case Kind::quarter: return year + (index - 1) / 4.0;
        case Kind::month: return year + (index - 1) / 12.0;
    }
    return year;
}

std::optional<PeriodReading> parse_period(std::string_view text) {
    PeriodReading reading;
    std::string_view rest = trimmed(text);
    if (rest.size() > 60 || !may_hold_year(rest)) return std::nullopt;
    if (rest.ends_with('*')) {
        reading.provisional = true;
        rest = trimmed(rest.substr(0, rest.find_last_not_of('*') + 1));
    }
    std::vector<std::string> w = words(rest);
    if (!w.empty() && (w.back() == "voorlopig" || w.back() == "vl")) {
        reading.provisional = true;
        w.pop_back();
    }
    if (w.empty()) return std::nullopt;
    // A decimal ("2022,5") or a negative number is no period, though its words would pass.
    if (rest.find_first_of(",.") != std::string_view::npos || rest.front() == '-') return std::nullopt;
    const auto period = period_from_words(w);
    if (!period) return std::nullopt;
    reading.period = *period;
    return reading;
}

std::optional<Period> period_from_number(double number) {
    if (number != std::floor(number) || number < kFirstYear || number > kLastYear) return std::nullopt;
    return Period{static_cast<int>(number), Period::Kind::year, 0};
}

}  // namespace graadmeter
