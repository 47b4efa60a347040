// SPDX-License-Identifier: EUPL-1.2
// One figure with all that makes it one: what, where, when, about whom, how sure, and the cell that it came from.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "model/cell_address.h"
#include "model/period.h"

namespace graadmeter {

// SDMX CL_OBS_STATUS, as far as Dutch sources use it.
enum class ObservationStatus { normal, provisional, estimated, missing, suppressed, series_break };

// The Dutch word shown to people: "normaal", "voorlopig", "geschat", "ontbreekt", "onderdrukt", "breuk".
[[nodiscard]] const char* dutch_word(ObservationStatus status);

// A cell of the submission. `sheet` counts from 0 in the order of the workbook (Submission::sheets).
struct Place {
    std::uint32_t sheet = 0;
    CellAddress cell;
    auto operator<=>(const Place&) const = default;
};

// What the source gives as the 95 % confidence interval of a figure, in its unit; lower <= figure <= upper, lower < upper.
struct Interval {
    double lower = 0, upper = 0;
    bool operator==(const Interval&) const = default;
};

// What makes two observations about the same thing (R76: the population is part of it).
struct ObservationKey {
    std::string indicator;   // catalogue id, "WEE-002"
    std::string region;      // code, "GM0988", "WK098801", "NL00"; a name where no code is known
    Period period;
    std::string group;       // population group, "" = the one that the indicator itself names
    std::string component{}; // id of the indicator's onderdeel that this is a figure of (R74), "" = the whole
    auto operator<=>(const ObservationKey&) const = default;
};

struct Observation : ObservationKey {
    std::optional<double> value;   // in `unit`; nothing when missing or suppressed
    std::string unit;              // unit id of the catalogue: "%", "aantal", "score" ...
    ObservationStatus status = ObservationStatus::normal;
    std::string source;            // id of the bron (mapping) that read it
    Place place;                   // the cell of the value
    bool verbatim = false;         // the cell holds exactly this number, so a formula may point to it
    int below = 0;                 // of one that is suppressed: known to be below this ("<5"); 0 = nothing known
    std::optional<Interval> interval{};   // of a survey or an estimate, where the source gives its margins
    bool begins_series = false;    // the source says so: earlier figures are about another territory or made otherwise
};

}  // namespace graadmeter
