// SPDX-License-Identifier: EUPL-1.2
// Differences between areas, or between groups, and whether they grow (R116); and rules over all areas (R88). Pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/regions.h"

namespace graadmeter {

struct Series;

// One figure of a comparison: of an area, or of a group.
struct Member {
    std::string name;     // region code or group
    double value = 0;
};

// How far figures of one period lie apart.
struct Spread {
    Period period;
    std::vector<Member> members;   // two or more, by name
    std::string lowest, highest;   // names; of equal ones the first
    double range = 0;              // highest - lowest, in the unit (%-punt)
    std::optional<double> ratio;   // highest / lowest; nothing unless all are above 0
};

// A comparison through time: periods in which the very same members have a figure, so that a change of the range is no change of
// who took part.
struct SpreadChange {
    Period from, to;
    double range_from = 0, range_to = 0;
    double difference = 0;         // range_to - range_from
};

enum class Across { areas, groups };

struct SpreadResult {
    std::string indicator, unit;
    Across across = Across::areas;
    std::string fixed;             // the group that the areas are compared in, or the region that the groups are compared in
    std::string level;             // of areas: "wijk", "buurt", "eigen gebied"; "" of groups
    Spread latest;
    std::optional<SpreadChange> change;   // over the members of the latest period: since the first period that has them all
    std::string component{};       // of the indicator, "" = the whole
};

// Of every indicator, unit and level with two or more areas of the municipality (or groups of one region) in one period. Groups are
// compared only among themselves, never with the whole.
[[nodiscard]] std::vector<SpreadResult> spreads(std::span<const Series> all, const RegionList& regions,
                                                const std::string& municipality);

// What a rule "in alle wijken en kernen" says of one indicator.
enum class SpatialOutcome { holds, fails, unknown };
[[nodiscard]] const char* dutch_word(SpatialOutcome);   // "gehaald", "niet gehaald", "onbekend"

struct SpatialRuleResult {
    std::string level;                     // id of the resultaat
    std::string indicator, unit, rule;     // rule as in Level::spatial_rule
    SpatialOutcome outcome = SpatialOutcome::unknown;
    std::vector<std::string> fulfilled, failing, without_data;   // region codes, in order
};

// For each level with a spatial rule, and each indicator that measures it and has a direction: did the figure move that way
// between the base year and the last year up to the target year, in every area? "alle": unknown as long as one area lacks data
// and none fails. "een": one is enough. "gemeente": the municipality's own figure. Areas: the districts and own areas of the
// municipality in the list of regions.
[[nodiscard]] std::vector<SpatialRuleResult> spatial_rules(std::span<const Series> all, const Catalogue& catalogue,
                                                           const RegionList& regions, const std::string& municipality);

}  // namespace graadmeter
