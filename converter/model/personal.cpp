// SPDX-License-Identifier: EUPL-1.2
#include "model/personal.h"

#include <cctype>
#include <cstddef>

#include "model/text.h"

namespace graadmeter {
namespace {

constexpr const char* kInstead = "(persoonsgegeven)";

bool word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool of_address(char c) { return word(c) || c == '.' || c == '_' || c == '-' || c == '+' || static_cast<unsigned char>(c) >= 0x80; }

// Each gives the end of what begins at `at`, or `at` when nothing does.
std::size_t mail_end(std::string_view text, std::size_t at) {
    std::size_t i = at;
    while (i < text.size() && of_address(text[i])) ++i;
    if (i == at || i == text.size() || text[i] != '@') return at;
    const std::size_t domain = ++i;
    while (i < text.size() && of_address(text[i])) ++i;
    return text.substr(domain, i - domain).find('.') == std::string_view::npos ? at : i;
}

std::size_t account_end(std::string_view text, std::size_t at) {
    constexpr std::size_t kFewest = 15, kMost = 34;   // ISO 13616
    if (at + 4 > text.size() || !std::isupper(static_cast<unsigned char>(text[at])) || !std::isupper(static_cast<unsigned char>(text[at + 1])) ||
        !is_digit(text[at + 2]) || !is_digit(text[at + 3]))
        return at;
    std::size_t count = 0, digits = 0, end = at;
    for (std::size_t i = at; i < text.size() && count < kMost; ++i) {
        if (text[i] == ' ' || text[i] == '.') continue;
        if (!is_digit(text[i]) && !std::isupper(static_cast<unsigned char>(text[i]))) break;
        ++count;
        digits += is_digit(text[i]);
        end = i + 1;
    }
    return count >= kFewest && digits >= 10 ? end : at;
}

std::size_t service_number_end(std::string_view text, std::size_t at) {
    constexpr std::size_t kNumberDigits = 9;
    int sum = 0;
    std::size_t count = 0, i = at;
    for (; i < text.size() && count < kNumberDigits; ++i) {
        if (is_digit(text[i])) {
            const int value = text[i] - '0';
            sum += count < kNumberDigits - 1 ? value * static_cast<int>(kNumberDigits - count) : -value;
            ++count;
        } else if (count == 0 || (text[i] != '.' && text[i] != ' ' && text[i] != '-')) {
            break;
        }
    }
    const bool ends = i == text.size() || !is_digit(text[i]);
    return count == kNumberDigits && ends && sum > 0 && sum % 11 == 0 ? i : at;
}

}  // namespace

std::string without_personal_data(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        if (i == 0 || !of_address(text[i - 1])) end = mail_end(text, i);
        if (end == i && (i == 0 || !word(text[i - 1]))) end = account_end(text, i);
        if (end == i && is_digit(text[i]) && (i == 0 || !word(text[i - 1]))) end = service_number_end(text, i);
        if (end == i) {
            result += text[i++];
        } else {
            result += kInstead;
            i = end;
        }
    }
    return result;
}

}  // namespace graadmeter
