// SPDX-License-Identifier: EUPL-1.2
#include "model/account.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "model/text.h"

namespace graadmeter {
namespace {

struct Words {
    std::string_view start;   // of a folded label
    AccountPart part;
};
// The first that fits counts.
constexpr Words kPartWords[] = {
    {"geboorteoverschot", AccountPart::other},
    {"bevolking op 1 januari", AccountPart::begin}, {"bevolking begin", AccountPart::begin}, {"inwoners op 1 januari", AccountPart::begin},
    {"inwoners 1 januari", AccountPart::begin}, {"stand op 1 januari", AccountPart::begin}, {"stand 1 januari", AccountPart::begin},
    {"stand per 1 januari", AccountPart::begin}, {"beginstand", AccountPart::begin}, {"beginvoorraad", AccountPart::begin},
    {"woningvoorraad 1 januari", AccountPart::begin}, {"woningvoorraad op 1 januari", AccountPart::begin},
    {"bevolking op 31 december", AccountPart::end}, {"bevolking einde", AccountPart::end}, {"inwoners op 31 december", AccountPart::end},
    {"inwoners 31 december", AccountPart::end}, {"stand op 31 december", AccountPart::end}, {"stand 31 december", AccountPart::end},
    {"stand per 31 december", AccountPart::end}, {"eindstand", AccountPart::end}, {"eindvoorraad", AccountPart::end},
    {"woningvoorraad 31 december", AccountPart::end}, {"woningvoorraad op 31 december", AccountPart::end},
    {"levend geboren", AccountPart::plus}, {"geboorte", AccountPart::plus}, {"vestiging", AccountPart::plus}, {"immigratie", AccountPart::plus},
    {"nieuwbouw", AccountPart::plus}, {"toevoeging", AccountPart::plus}, {"overige toevoegingen", AccountPart::plus},
    {"overleden", AccountPart::minus}, {"sterfte", AccountPart::minus}, {"vertrek", AccountPart::minus}, {"vertrokken", AccountPart::minus},
    {"emigratie", AccountPart::minus}, {"sloop", AccountPart::minus}, {"onttrekking", AccountPart::minus},
    {"overige onttrekkingen", AccountPart::minus},
    {"correctie", AccountPart::net}, {"overige correcties", AccountPart::net}, {"saldo administratieve", AccountPart::net},
};

struct StockWords {
    std::string_view words;   // folded
    StockKind kind;
};
constexpr StockWords kStocks[] = {
    {"inwoners", StockKind::inhabitants}, {"aantal inwoners", StockKind::inhabitants}, {"inwonertal", StockKind::inhabitants},
    {"bevolking", StockKind::inhabitants}, {"totale bevolking", StockKind::inhabitants}, {"bevolkingsomvang", StockKind::inhabitants},
    {"inwoners op 1 januari", StockKind::inhabitants}, {"bevolking op 1 januari", StockKind::inhabitants},
    {"huishoudens", StockKind::households}, {"aantal huishoudens", StockKind::households},
    {"particuliere huishoudens", StockKind::households},
    {"woningen", StockKind::dwellings}, {"aantal woningen", StockKind::dwellings}, {"woningvoorraad", StockKind::dwellings},
    {"woningvoorraad op 1 januari", StockKind::dwellings},
    {"geplande woningen", StockKind::planned}, {"woningen gepland", StockKind::planned}, {"geplande nieuwbouw", StockKind::planned},
    {"nieuwbouw gepland", StockKind::planned}, {"nieuw te bouwen woningen", StockKind::planned}, {"te bouwen woningen", StockKind::planned},
    {"nieuwe woningen", StockKind::planned}, {"nieuwbouwwoningen", StockKind::planned}, {"woningen erbij", StockKind::planned},
    {"nieuwbouw", StockKind::planned}, {"woningbouwplanning", StockKind::planned}, {"woningbouwprogramma", StockKind::planned},
    {"geplande sloop", StockKind::demolished}, {"te slopen woningen", StockKind::demolished}, {"sloop", StockKind::demolished},
    {"woningen eraf", StockKind::demolished},
};

bool rounded_by_five(double value) { return std::fmod(value, 5) == 0; }

}  // namespace

const char* dutch_word(AccountPart part) {
    constexpr const char* kDutch[] = {"begin", "eind", "erbij", "eraf", "correctie", "onbekend"};
    return kDutch[static_cast<std::size_t>(part)];
}

AccountPart account_part(std::string_view label) {
    const std::string text = folded(label);
    const auto found = std::ranges::find_if(kPartWords, [&](const Words& words) { return text.starts_with(words.start); });
    return found == std::end(kPartWords) ? AccountPart::other : found->part;
}

const char* dutch_word(AccountVerdict verdict) {
    constexpr const char* kDutch[] = {"klopt", "eind is een formule", "klopt niet", "niet na te rekenen"};
    return kDutch[static_cast<std::size_t>(verdict)];
}

AccountCheck checked(const Account& account) {
    constexpr std::size_t kFewest = 2;   // lines between beginning and end; with one it may be a net figure of something else
    AccountCheck result;
    if (account.lines.empty()) return result;
    const AccountLine& end = account.lines.back();
    bool whole_story = true;
    std::size_t moved = 0;
    result.by_five = true;
    for (const auto& line : account.lines) {
        const bool last = &line == &end;
        whole_story = whole_story && line.value && line.part != AccountPart::other;
        if (!line.value || line.part == AccountPart::other) continue;
        result.by_five = result.by_five && rounded_by_five(*line.value);
        if (last) continue;
        result.expected += line.part == AccountPart::minus ? -std::abs(*line.value) : *line.value;
        moved += line.part != AccountPart::begin;
    }
    result.difference = end.value.value_or(0) - result.expected;
    result.slack = result.by_five ? 2.5 * static_cast<double>(moved + 2) : 0.5;
    result.verdict = end.formula                             ? AccountVerdict::computed
                     : !whole_story || moved < kFewest       ? AccountVerdict::undecided
                     : std::abs(result.difference) <= result.slack  ? AccountVerdict::holds
                                                             : AccountVerdict::fails;
    return result;
}

const char* dutch_word(StockKind kind) {
    constexpr const char* kDutch[] = {"inwoners", "huishoudens", "woningen", "woningen erbij", "woningen eraf"};
    return kDutch[static_cast<std::size_t>(kind)];
}

std::optional<StockKind> stock_named(std::string_view label) {
    const std::string text = folded(label);
    const auto found = std::ranges::find(kStocks, text, &StockWords::words);
    return found == std::end(kStocks) ? std::nullopt : std::optional(found->kind);
}

std::optional<StockKind> stock_titled(std::string_view title) {
    const std::string text = folded(title);
    if (text.find('%') != std::string::npos) return {};
    static constexpr std::array<std::string_view, 4> kOn = {" per ", " naar ", " in ", " op 1 januari per "};
    for (const auto on : kOn)
        if (const auto at = text.find(on); at != std::string::npos)
            if (const auto kind = stock_named(std::string_view(text).substr(0, at))) return kind;
    return stock_named(text);
}

bool names_ages(std::string_view label) {
    const auto text = words(label);
    constexpr int kOldest = 120;
    if (text.size() < 1 || text.size() > 6 || text.front().empty()) return false;
    const auto& first = text.front();
    if (first.size() > 3 || !std::ranges::all_of(first, [](char c) { return c >= '0' && c <= '9'; }) || std::stoi(first) > kOldest) return false;
    return std::ranges::find(text, "jaar") != text.end() || trimmed(label).ends_with('+');
}

}  // namespace graadmeter
