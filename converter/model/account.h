// SPDX-License-Identifier: EUPL-1.2
// Accounts of a stock (R58, R59): what there was, what came and went, and what there is; and single counts of inhabitants, households
// and dwellings, now and planned.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/observation.h"

namespace graadmeter {

enum class AccountPart { begin, end, plus, minus, net, other };
// "begin", "erbij", "eraf", "correctie", "eind", "onbekend".
[[nodiscard]] const char* dutch_word(AccountPart part);

// What a label says of a line, by the words of CBS in its accounts of population and dwellings on StatLine, and of municipalities
// after it; `other` for what is not known.
[[nodiscard]] AccountPart account_part(std::string_view label);

struct AccountLine {
    AccountPart part = AccountPart::other;
    std::string label;             // as it stands there
    std::optional<double> value;   // nothing where there is no figure
    Place place;                   // of the figure
    bool formula = false;          // a formula computes it
};

// From its beginning to its end; the first line is the beginning, the last the end.
struct Account {
    std::string region;            // code, or the name that stands there
    std::optional<Period> period;
    bool dwellings = false;        // else a population, as far as the words of its lines tell
    std::vector<AccountLine> lines;
};

enum class AccountVerdict { holds, computed, fails, undecided };
// "klopt", "eind is een formule", "klopt niet", "niet na te rekenen".
[[nodiscard]] const char* dutch_word(AccountVerdict verdict);

struct AccountCheck {
    AccountVerdict verdict = AccountVerdict::undecided;
    double expected = 0;           // begin + erbij - eraf + correcties, of the lines with a figure
    double difference = 0;         // end - expected
    double slack = 0;              // a difference up to this says nothing
    bool by_five = false;          // counts rounded by five, as CBS does for areas: a little difference says nothing
};
// What is taken off may be written with a minus or without. An end that a formula computes is right by itself; an account of which a
// line is not understood, or with fewer than two lines between beginning and end, may well be right.
[[nodiscard]] AccountCheck checked(const Account& account);

// A single count.
enum class StockKind : std::uint8_t { inhabitants, households, dwellings, planned, demolished };
// "inwoners", "huishoudens", "woningen", "woningen erbij", "woningen eraf".
[[nodiscard]] const char* dutch_word(StockKind kind);

// What a label counts, when it is exactly that: "Aantal inwoners", "Woningvoorraad", "Geplande woningen".
[[nodiscard]] std::optional<StockKind> stock_named(std::string_view label);
// Likewise of a title, which may go on: "Inwoners per wijk", "Geplande woningen naar gebied".
[[nodiscard]] std::optional<StockKind> stock_titled(std::string_view title);
// "0 tot 15 jaar", "65 jaar en ouder", "65+", "80 t/m 84 jaar".
[[nodiscard]] bool names_ages(std::string_view label);

struct StockFigure {
    StockKind kind = StockKind::inhabitants;
    std::string ages;              // the label, "" = all ages
    std::string region;            // code, or the name that stands there
    Period period;                 // a year
    double value = 0;
    Place place;
};

}  // namespace graadmeter
