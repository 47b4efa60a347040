// SPDX-License-Identifier: EUPL-1.2
#include "mapping/heading_text.h"

#include <algorithm>
#include <array>

#include "mapping/indicator_matcher.h"
#include "model/population.h"
#include "model/text.h"

namespace graadmeter {

bool neutral(const std::string& folded_text) {
    static constexpr std::array<std::string_view, 20> kStarts = {
        "rekening", "jaarrekening", "jaarstukken", "jaar", "jaren", "periode", "waarde", "realisatie", "gerealiseerd", "meting", "resultaat",
        "cijfer", "cijfers", "stand", "score", "laatste", "uitkomst", "peil", "peiljaar", "meetjaar"};
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) {
        return folded_text.starts_with(start) && (folded_text.size() == start.size() || folded_text[start.size()] == ' ');
    });
}

std::optional<PeriodReading> period_of_heading(const std::string& text, const std::string& folded_text) {
    if (auto period = parse_period(text)) return period;
    static constexpr std::array<std::string_view, 7> kBetween = {"per", "op", "in", "van", "over", "januari", "december"};
    std::optional<PeriodReading> found;
    bool measured = false;
    int days = 0;
    for (const auto& word : words(folded_text)) {
        if (const auto year = word.size() == 4 ? parse_period(word) : std::nullopt) {
            if (found) return {};   // "Realisatie 2021 en 2022"
            found = year;
        } else if (word == "r" || neutral(word)) {
            measured = true;
        } else if (word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos) {
            ++days;
        } else if (std::find(kBetween.begin(), kBetween.end(), word) == kBetween.end()) {
            return {};
        }
    }
    return measured || days == 2 ? found : std::nullopt;
}

DatedName dated_name(std::string_view text) {
    constexpr std::size_t kYear = 4;   // digits
    std::string_view rest = trimmed(text);
    const bool bracketed = rest.ends_with(')');
    if (bracketed) rest.remove_suffix(1);
    if (rest.size() <= kYear) return {};
    const std::string_view year = rest.substr(rest.size() - kYear);
    rest.remove_suffix(kYear);
    if (year.find_first_not_of("0123456789") != std::string_view::npos || (rest.back() != ' ' && rest.back() != '(' && rest.back() != '\n')) return {};
    while (!rest.empty() && std::string_view(" -,:(\n").find(rest.back()) != std::string_view::npos) rest.remove_suffix(1);
    return {std::string(rest), std::string(year), parse_period(year)};
}

bool bare_ages(std::string_view text) {
    constexpr int kNarrowest = 3;   // years; "1-2" may count anything
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || dash == 0 || text.size() > 6 || text.find_first_not_of("0123456789-") != std::string_view::npos) return false;
    const auto ages = group_in(std::string(text) + " jaar");
    if (ages.group.empty() || !folded(ages.rest).empty()) return false;
    return std::stoi(std::string(text.substr(dash + 1))) - std::stoi(std::string(text.substr(0, dash))) >= kNarrowest;
}

bool bare_unit(const std::string& folded_text) {
    static constexpr std::array<std::string_view, 10> kUnits = {"%", "in %", "percentage", "percentages", "procent", "pct", "aantal", "aantallen", "absoluut", "abs"};
    return std::find(kUnits.begin(), kUnits.end(), folded_text) != kUnits.end() || folded_text.starts_with("per 1 000") ||
           folded_text.starts_with("per 1000") || folded_text.starts_with("per 10 000") || folded_text.starts_with("per 10000");
}

bool money(std::string_view heading) {
    const std::string unit = unit_in(heading);
    if (unit == "euro" || unit == "x1000_euro") return true;
    static constexpr std::array<std::string_view, 9> kWords = {"budget", "kosten", "lasten", "baten", "saldo", "bedrag", "bedragen", "uitgaven", "prijs"};
    const auto all = words(heading);
    return std::any_of(all.begin(), all.end(), [](const auto& word) { return std::find(kWords.begin(), kWords.end(), word) != kWords.end(); });
}

std::string named_by_bound(const std::string& folded_text) {
    static constexpr std::array<std::string_view, 19> kBoundWords = {
        "ondergrens", "bovengrens", "onder", "boven", "grens", "marge", "marges", "foutmarge", "betrouwbaarheidsmarge", "betrouwbaarheidsinterval",
        "interval", "bi", "ci", "95", "95%", "%", "van", "lower", "upper"};
    std::string rest;
    for (const auto& word : words(folded_text))
        if (std::find(kBoundWords.begin(), kBoundWords.end(), word) == kBoundWords.end() && !parse_period(word)) rest += (rest.empty() ? "" : " ") + word;
    return rest;
}

bool of_95_percent(const std::string& folded_text) {
    static constexpr std::array<std::string_view, 8> kOthers = {"68", "68%", "80", "80%", "90", "90%", "99", "99%"};
    const auto all = words(folded_text);
    return std::none_of(all.begin(), all.end(), [](const auto& word) { return std::find(kOthers.begin(), kOthers.end(), word) != kOthers.end(); });
}

}  // namespace graadmeter
