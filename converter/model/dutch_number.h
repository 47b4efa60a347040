// SPDX-License-Identifier: EUPL-1.2
// Numbers as Dutch workbooks write them, and as our own texts show them. No locale is consulted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace graadmeter {

enum class DecimalMark { comma, point, unknown };

// What a text says when a number was expected.
struct NumberReading {
    double value = 0;
    bool percent_sign = false;         // "37,1%": the value is 37.1, not 0.371
    bool ambiguous = false;            // "1.234" or "1,234" without a known mark: read by `mark`, else as Dutch thousands / decimals
    bool with_suffix = false;          // "9,53 (R)", "10 (2022)", "26 inw."
    std::string suffix;                // what stood after the number, trimmed, without brackets: "R", "2022"
};

// Reads "1.234,5", "1 234", "-0,3", "€ 285", "37,1 %", "9,53 (R)". `mark` is what the column or source uses; unknown = guess per
// text (Dutch first). Nothing when it is not one number ("5 / 6", "een op de zeven", "<5", "n.v.t.").
[[nodiscard]] std::optional<NumberReading> parse_number(std::string_view text, DecimalMark mark = DecimalMark::unknown);

// A share in words, in percent: "een op de zeven", "1 op de 7", "ruim twee op de drie inwoners", "de helft", "driekwart". Nothing when
// it is no share: "drie van de vier wijken" counts things.
[[nodiscard]] std::optional<double> share_in_words(std::string_view text);

// Decimal comma, thousands with points: dutch_number(6901.25, 1) -> "6.901,3". Rounds half away from zero on the shortest decimal
// form of the value, so that 2.675 with two decimals is "2,68". decimals < 0: as many as the value has, at most 6.
[[nodiscard]] std::string dutch_number(double value, int decimals = -1);

// With a sign always: "+0,4", "-1,2", "0,0".
[[nodiscard]] std::string signed_dutch_number(double value, int decimals = -1);

// Shortest form that reads back to the same double, with a point: for XML, JSON and CSV.
[[nodiscard]] std::string plain_number(double value);

}  // namespace graadmeter
