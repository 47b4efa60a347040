// SPDX-License-Identifier: EUPL-1.2
// Rules about a figure in the light of its own series and what it is about: C06, C07, C09, C13.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "catalogue/regions.h"
#include "model/dutch_number.h"
#include "model/population.h"
#include "model/text.h"
#include "validation/rule.h"
#include "validation/scale.h"

namespace graadmeter {
namespace {

const char* reason_of_break(const Observation& observation) {
    const RegionLevel level = region_level(observation.region);
    const bool small = level == RegionLevel::district || level == RegionLevel::neighbourhood;
    return small ? "volgens de bron kreeg het gebied een andere grens of code" : "volgens de bron begint hier een nieuwe reeks";
}

bool past_maximum(const Observation& point, const Unit& in, const Indicator* indicator) {
    const auto maximum = indicator && indicator->maximum && point.unit == indicator->unit ? indicator->maximum : in.maximum;
    return maximum && *point.value > *maximum;
}

// Whether a value is out of all proportion to the others of its series: three times further from them than they are from each
// other, at least double or half of what is usual, and, for counts, more than chance does.
bool stands_apart(const std::vector<const Observation*>& points, std::size_t at, const Unit& in) {
    std::vector<double> others;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (i != at) others.push_back(*points[i]->value);
    const auto [low, high] = std::ranges::minmax(others);
    const double middle = median(others), value = *points[at]->value;
    const double guard = 3 * std::max(high - low, 0.1 * std::abs(middle));
    if (value <= high + guard && value >= low - guard) return false;
    if (middle <= 0 || (value < 2 * middle && value > middle / 2)) return false;
    return !in.whole || std::abs(value - middle) > 4 * std::sqrt(middle);
}

// The year that a note names: "vanaf 2020 andere definitie".
std::optional<int> year_in(std::string_view text) {
    for (const auto& word : words(text))
        if (word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos) {
            const int year = std::stoi(word);
            if (year >= 1990 && year <= 2060) return year;
        }
    return {};
}

}  // namespace

// Against its own history. What a power of ten or the scale explains is told by W04, W05 and C13.
RuleOutcome check_outliers(const RuleInput& input) {
    constexpr std::size_t kFewest = 5;
    RuleOutcome outcome;
    for (const auto& series : input.index.series()) {
        for (const auto& [in, points] : by_unit(series.points, series.indicator)) {
            if (points.size() < kFewest) {
                outcome.undecided += points.size();
                continue;
            }
            std::vector<const Observation*> apart;
            for (std::size_t i = 0; i < points.size(); ++i)
                if (stands_apart(points, i, *in)) apart.push_back(points[i]);
            std::set<const Observation*> explained;
            for (const auto slips : {unit_slips(*in), other_slips(*in)})
                if (const auto found = find_slips(points, *in, slips))
                    for (const auto& [point, slip] : found->suspects) explained.insert(point);
            outcome.valid += points.size() - apart.size();
            for (const auto* point : apart) {
                if (apart.size() > 1 || explained.contains(point) || past_maximum(*point, *in, series.indicator) || *point->value < 0)
                    ++outcome.undecided;
                else
                    outcome.object(remark_at("C06", *point, {{"waarde", dutch_number(*point->value)}}));
            }
        }
    }
    return outcome;
}

// A factor 10, 100 or 1.000 between years that the unit itself does not explain (that is W05).
RuleOutcome check_jumps(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& series : input.index.series()) {
        for (const auto& [in, points] : by_unit(series.points, series.indicator)) {
            const auto slips = find_slips(points, *in, other_slips(*in));
            if (!slips) {
                outcome.undecided += points.size();
                continue;
            }
            outcome.valid += points.size() - slips->suspects.size();
            for (const auto& [point, slip] : slips->suspects) {
                if (past_maximum(*point, *in, series.indicator)) {
                    ++outcome.undecided;
                    continue;
                }
                outcome.object(remark_at("C13", *point, {{"waarde", dutch_number(*point->value)},
                                                         {"rond", dutch_number(slips->middle, series.indicator ? std::max(series.indicator->decimals, 0) : 1)},
                                                         {"factor", dutch_number(slip < 1 ? 1 / slip : slip, 0)}}));
            }
        }
    }
    return outcome;
}

// A series that goes on across a change of method: one that the catalogue knows, or that a note on its row tells of.
RuleOutcome check_breaks(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& series : input.index.series()) {
        if (!series.indicator) continue;
        for (const auto& known : series.indicator->breaks) {
            const auto after = std::ranges::find_if(series.points, [&](const auto* p) { return p->value && p->period.year >= known.year; });
            const bool before = std::ranges::any_of(series.points, [&](const auto* p) { return p->value && p->period.year < known.year; });
            if (!before || after == series.points.end())
                ++outcome.valid;
            else
                outcome.object(remark_at("C07", **after, {{"jaar", std::to_string(known.year)}, {"reden", known.reason}}));
        }
    }
    // The source itself begins a new series (a boundary that moved), while figures from before it stand beside it.
    for (const auto& series : input.index.series()) {
        bool before = false;
        const Observation* begin = nullptr;   // a figure that is missing itself begins it too: the next one is the first of the new series
        for (const auto* point : series.points) {
            if (point->begins_series) begin = point;
            if (!point->value) continue;
            if (begin && before && begin->period <= point->period)
                outcome.object(remark_at("C07", *point, {{"jaar", begin->period.text()}, {"reden", reason_of_break(*point)}}));
            else if (begin)
                ++outcome.valid;
            begin = nullptr;
            before = true;
        }
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<int, int>> years;   // of a row's figures: first and last
    for (const auto& observation : input.context.submission.observations) {
        if (!observation.value) continue;
        const int year = observation.period.year;
        auto& [first, last] = years.try_emplace({observation.place.sheet, observation.place.cell.row}, year, year).first->second;
        first = std::min(first, year), last = std::max(last, year);
    }
    for (const auto& note : input.sheets.break_notes()) {
        const auto row = years.find({note.place.sheet, note.place.cell.row});
        const auto year = year_in(note.text);
        if (row == years.end() || !year)
            ++outcome.undecided;
        else if (row->second.first >= *year || row->second.second < *year)
            ++outcome.valid;
        else
            outcome.object({"C07", note.place.sheet, single(note.place.cell), {{"jaar", std::to_string(*year)}, {"reden", "dat staat in de toelichting bij deze rij"}}});
    }
    return outcome;
}

// Youth or elderly where the indicator is about inhabitants or another stage of life, and nothing beside it. Several groups, or the
// whole beside a part, are a breakdown. Adults stand for inhabitants in every health monitor.
RuleOutcome check_populations(const RuleInput& input) {
    RuleOutcome outcome;
    std::map<std::pair<std::string, std::string>, std::set<std::string>> groups;   // by indicator and component
    for (const auto& series : input.index.series()) {
        const auto& first = *series.points.front();
        groups[{first.indicator, first.component}].insert(first.group);
    }
    for (const auto& series : input.index.series()) {
        const auto& point = *series.points.front();
        const LifeStages told = life_stages_in(point.group);
        const std::string& population = series.indicator ? series.indicator->population : point.group;
        const LifeStages asked = life_stages_in(population);
        const bool everybody = asked == 0 && folded(population).starts_with("inwoners");
        if (point.group.empty() || groups[{point.indicator, point.component}].size() > 1 || (told & asked) != 0)
            ++outcome.valid;
        else if (told == 0 || (asked == 0 && (!everybody || told == kAdults)))
            ++outcome.undecided;
        else
            outcome.object(remark_at("C09", point, {{"groep", point.group}, {"populatie", population}}));
    }
    return outcome;
}

}  // namespace graadmeter
