// SPDX-License-Identifier: EUPL-1.2
// What the words of one heading say, whatever table it heads. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/period.h"

namespace graadmeter {

// Headings over figures that say no more than "figures": "Waarde", "Realisatie", "Stand 2022".
[[nodiscard]] bool neutral(const std::string& folded_text);

// The period of a heading: "2022", and "Realisatie 2022", "2022 (R)", "Stand per 31-12-2022", where the other words say no more than
// that the figures were measured. Any other word may make it another area's, a plan or a difference.
[[nodiscard]] std::optional<PeriodReading> period_of_heading(const std::string& text, const std::string& folded_text);

// "Eenzaamheid 2022", "Eenzaamheid (2022)", "Eenzaamheid - 2022": a name with its year behind it.
struct DatedName {
    std::string name, year;
    std::optional<PeriodReading> period;   // nothing = it is no such thing
};
[[nodiscard]] DatedName dated_name(std::string_view text);

// "18-64" among headings that speak of ages.
[[nodiscard]] bool bare_ages(std::string_view text);

// A unit and nothing else: "%", "aantal", "per 1.000".
[[nodiscard]] bool bare_unit(const std::string& folded_text);

// Whether a heading speaks of money, which is no figure of an indicator that it does not name.
[[nodiscard]] bool money(std::string_view heading);

// What a heading over bounds names besides: "eenzaamheid" of "eenzaamheid ondergrens 2022"; "" when it names nothing.
[[nodiscard]] std::string named_by_bound(const std::string& folded_text);

// Whether bounds are of 95 %, as they are where nothing is said; margins of another width are not for the test.
[[nodiscard]] bool of_95_percent(const std::string& folded_text);

}  // namespace graadmeter
