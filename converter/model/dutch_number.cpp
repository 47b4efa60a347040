// SPDX-License-Identifier: EUPL-1.2
#include "model/dutch_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "model/text.h"

namespace graadmeter {

namespace {

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// "1.234.567": groups of three after a first of one to three, all with the same separator.
bool grouped(std::string_view text, char separator) {
    const std::size_t first = text.find(separator);
    if (first == std::string_view::npos || first == 0 || first > 3 || !all_digits(text.substr(0, first))) return false;
    for (std::size_t i = first; i < text.size(); i += 4) {
        if (text[i] != separator || text.size() - i < 4 || !all_digits(text.substr(i + 1, 3))) return false;
    }
    return true;
}

std::string without(std::string_view text, char separator) {
    std::string result(text);
    std::erase(result, separator);
    return result;
}

// The digits between the marks: which is the decimal mark, and is that sure?
struct Digits {
    std::string plain;     // with a point as decimal mark
    bool ambiguous = false;
};

std::optional<Digits> with_fraction(std::string_view text, char decimal, char group) {
    const std::size_t at = text.find(decimal);
    const std::string_view whole = text.substr(0, at);
    const std::string_view fraction = text.substr(at + 1);
    if (!all_digits(fraction)) return std::nullopt;
    if (whole.find(group) == std::string_view::npos) {
        if (!whole.empty() && !all_digits(whole)) return std::nullopt;
        return Digits{std::string(whole.empty() ? "0" : whole) + "." + std::string(fraction), false};
    }
    if (!grouped(whole, group)) return std::nullopt;
    return Digits{without(whole, group) + "." + std::string(fraction), false};
}

std::optional<Digits> digits_of(std::string_view text, DecimalMark mark) {
    if (all_digits(text)) return Digits{std::string(text), false};
    const auto commas = std::count(text.begin(), text.end(), ',');
    const auto points = std::count(text.begin(), text.end(), '.');
    if (commas > 0 && points > 0) {   // the last one is the decimal mark
        const bool comma_last = text.rfind(',') > text.rfind('.');
        if ((comma_last ? commas : points) != 1) return std::nullopt;
        return comma_last ? with_fraction(text, ',', '.') : with_fraction(text, '.', ',');
    }
    if (commas + points == 0) return std::nullopt;
    const char separator = commas > 0 ? ',' : '.';
    const bool is_decimal = (mark == DecimalMark::comma) == (separator == ',') && mark != DecimalMark::unknown;
    const bool may_be_groups = grouped(text, separator);
    if (commas + points > 1) {
        if (!may_be_groups) return std::nullopt;
        return Digits{without(text, separator), false};
    }
    if (is_decimal || !may_be_groups || text.front() == '0') return with_fraction(text, separator, '\0');
    // One separator with three digits behind it: thousands, or a number with three decimals?
    if (mark != DecimalMark::unknown) return Digits{without(text, separator), false};
    Digits dutch = separator == '.' ? Digits{without(text, '.'), true} : *with_fraction(text, ',', '\0');
    dutch.ambiguous = true;
    return dutch;
}

// "1 234 567" (also with no-break and thin spaces): groups joined, anything else as it was.
std::string join_space_groups(std::string_view text) {
    const auto may_be_space = [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80; };
    if (std::none_of(text.begin(), text.end(), may_be_space)) return std::string(text);   // most numbers
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t space = 0;
        if (text[i] == ' ') space = 1;
        else if (text.substr(i).starts_with("\xC2\xA0")) space = 2;
        else if (text.substr(i).starts_with("\xE2\x80\xAF") || text.substr(i).starts_with("\xE2\x80\x89")) space = 3;
        const std::string_view after = text.substr(std::min(i + space, text.size()), 4);
        const bool three = after.size() >= 3 && all_digits(after.substr(0, 3)) && (after.size() == 3 || !is_digit(after[3]));
        if (space > 0 && three && !result.empty() && is_digit(result.back())) {
            i += space;
            continue;
        }
        result += text[i];
        ++i;
    }
    return result;
}

struct Signed {
    std::string_view rest;
    bool negative = false;
};

Signed take_sign(std::string_view text) {
    static constexpr std::string_view kMinus = "\xE2\x88\x92";  // U+2212
    for (const std::string_view currency : {std::string_view("\xE2\x82\xAC"), std::string_view("EUR")}) {
        if (text.starts_with(currency)) text = trimmed(text.substr(currency.size()));
    }
    if (text.starts_with('-')) return {trimmed(text.substr(1)), true};
    if (text.starts_with('+')) return {trimmed(text.substr(1)), false};
    if (text.starts_with(kMinus)) return {trimmed(text.substr(kMinus.size())), true};
    return {text, false};
}

// What may stand behind a number: "(R)", "(2022)", "inw.", "euro": no second number outside brackets, no operator.
std::optional<std::string> suffix_of(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return std::string();
    if (text.size() > 24) return std::nullopt;
    if (text.front() == '(' && text.back() == ')') return std::string(trimmed(text.substr(1, text.size() - 2)));
    if (text.find_first_of("0123456789/<>=;:+*-") != std::string_view::npos) return std::nullopt;
    return std::string(text);
}

}  // namespace

std::optional<NumberReading> parse_number(std::string_view text, DecimalMark mark) {
    if (text.size() > 80) return std::nullopt;
    if (std::none_of(text.begin(), text.end(), is_digit)) return std::nullopt;   // most cells with words
    const Signed start = take_sign(trimmed(text));
    const std::string joined = join_space_groups(start.rest);
    const std::string_view rest = joined;
    std::size_t end = 0;
    while (end < rest.size() && (is_digit(rest[end]) || rest[end] == '.' || rest[end] == ',')) ++end;
    std::string_view number = rest.substr(0, end);
    while (!number.empty() && (number.back() == '.' || number.back() == ',')) number.remove_suffix(1);  // "285,-", "12."
    std::string_view behind = trimmed(rest.substr(number.size()));
    if (behind == ",-" || behind == ".-" || behind == "." || behind == ",--") behind = {};
    if (number.empty() || number.size() > 40) return std::nullopt;
    NumberReading reading;
    if (behind.starts_with('%')) {
        reading.percent_sign = true;
        behind = trimmed(behind.substr(1));
    }
    const auto suffix = suffix_of(behind);
    const auto digits = digits_of(number, mark);
    if (!suffix || !digits) return std::nullopt;
    reading.suffix = *suffix;
    reading.with_suffix = !suffix->empty();
    reading.ambiguous = digits->ambiguous;
    const auto [parsed_to, error] = std::from_chars(digits->plain.data(), digits->plain.data() + digits->plain.size(), reading.value);
    if (error != std::errc() || parsed_to != digits->plain.data() + digits->plain.size()) return std::nullopt;
    if (start.negative) reading.value = -reading.value;
    return reading;
}

std::string plain_number(double value) {
    if (!std::isfinite(value)) return "";
    if (value == 0) value = 0;  // no "-0"
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

namespace {

// The shortest decimal form without exponent, rounded half away from zero to `decimals`: digits before and after the mark.
struct Decimal {
    std::string whole, fraction;
};

Decimal rounded(double magnitude, int decimals) {
    std::array<char, 400> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::fixed);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
    const std::size_t point = std::min(text.find('.'), text.size());
    Decimal number{std::string(text.substr(0, point)), point < text.size() ? std::string(text.substr(point + 1)) : ""};
    const auto wanted = static_cast<std::size_t>(decimals);
    if (number.fraction.size() <= wanted) {
        number.fraction.append(wanted - number.fraction.size(), '0');
        return number;
    }
    const bool up = number.fraction[wanted] >= '5';
    number.fraction.resize(wanted);
    std::string all = number.whole + number.fraction;
    if (up) {
        std::size_t i = all.size();
        while (i > 0 && all[i - 1] == '9') all[--i] = '0';
        if (i == 0) all.insert(all.begin(), '1');
        else ++all[i - 1];
    }
    return {all.substr(0, all.size() - wanted), all.substr(all.size() - wanted)};
}

// "zeven", "7"; up to a thousand.
std::optional<int> small_number(std::string_view word) {
    constexpr std::string_view kWords[] = {"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"};
    if (const auto found = std::ranges::find(kWords, word); found != std::end(kWords)) return static_cast<int>(found - std::begin(kWords));
    if (word == "twintig") return 20;
    if (word == "honderd") return 100;
    if (word == "duizend") return 1000;
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || value < 0 || value > 1000) return {};
    return value;
}

int decimals_of(double magnitude) {
    constexpr int kMost = 6;
    Decimal number = rounded(magnitude, kMost);
    const std::size_t last = number.fraction.find_last_not_of('0');
    return last == std::string::npos ? 0 : static_cast<int>(last) + 1;
}

}  // namespace

std::optional<double> share_in_words(std::string_view text) {
    constexpr std::string_view kAbout[] = {"ruim", "bijna", "ongeveer", "circa", "ca", "zo", "n"};
    constexpr std::string_view kEach[] = {"de", "elke", "iedere"};
    constexpr std::pair<std::string_view, double> kFractions[] = {
        {"de helft", 1. / 2},    {"helft", 1. / 2},       {"een derde", 1. / 3},  {"twee derde", 2. / 3},  {"tweederde", 2. / 3},
        {"een kwart", 1. / 4},   {"kwart", 1. / 4},       {"drie kwart", 3. / 4}, {"driekwart", 3. / 4},   {"een vijfde", 1. / 5},
        {"twee vijfde", 2. / 5}, {"drie vijfde", 3. / 5}, {"vier vijfde", 4. / 5}, {"een tiende", 1. / 10},
    };
    constexpr std::size_t kLongest = 8;   // words; longer is a sentence, in which a share is one thing among others
    auto all = words(text);
    if (all.size() > kLongest) return {};
    while (!all.empty() && std::ranges::find(kAbout, all.front()) != std::end(kAbout)) all.erase(all.begin());
    std::string whole;
    for (const auto& word : all) whole += (whole.empty() ? "" : " ") + word;
    for (const auto& [fraction, share] : kFractions)
        if (whole == fraction) return 100 * share;
    if (all.size() < 3 || all[1] != "op") return {};
    const std::size_t of = std::ranges::find(kEach, all[2]) != std::end(kEach) ? 3 : 2;
    if (of >= all.size()) return {};
    const auto part = small_number(all[0]), total = small_number(all[of]);
    if (!part || !total || *part >= *total) return {};
    return 100. * *part / *total;
}

std::string dutch_number(double value, int decimals) {
    if (!std::isfinite(value)) return "onbekend";
    const double magnitude = std::fabs(value);
    Decimal number = rounded(magnitude, decimals < 0 ? decimals_of(magnitude) : decimals);
    const bool zero = number.whole.find_first_not_of('0') == std::string::npos &&
                      number.fraction.find_first_not_of('0') == std::string::npos;
    for (std::size_t i = number.whole.size(); i > 3;) {
        i -= 3;
        number.whole.insert(i, ".");
    }
    std::string text = value < 0 && !zero ? "-" : "";
    text += number.whole;
    if (!number.fraction.empty()) text += "," + number.fraction;
    return text;
}

std::string signed_dutch_number(double value, int decimals) {
    const std::string text = dutch_number(value, decimals);
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    return value > 0 && !zero ? "+" + text : text;
}

}  // namespace graadmeter
