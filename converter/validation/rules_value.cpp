// SPDX-License-Identifier: EUPL-1.2
// Rules about one figure, also in the light of its own series: W04, W05, W09, W14, W15.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "catalogue/catalogue.h"
#include "model/dutch_number.h"
#include "model/text.h"
#include "validation/rule.h"
#include "validation/scale.h"

namespace graadmeter {
namespace {

struct Bounds {
    std::optional<double> minimum, maximum;
};

// Below nothing, where there is no such thing.
bool is_negative(double value, const Bounds& bounds) { return value < 0 && bounds.minimum && *bounds.minimum >= 0; }

// The indicator's own bounds hold for its own unit only; else what a value in this unit can be at all.
Bounds bounds_of(const Observation& observation, const Indicator* indicator) {
    if (indicator && (indicator->minimum || indicator->maximum) &&
        (observation.unit.empty() || observation.unit == indicator->unit)) {
        return {indicator->minimum, indicator->maximum};
    }
    const auto& bounds = unit(observation.unit.empty() && indicator ? indicator->unit : observation.unit);
    return {bounds.minimum, bounds.maximum};
}

Remark scale_remark(const Observation& point, const Indicator* indicator, const Unit& in, double middle, double factor) {
    const double value = *point.value;
    auto remark = remark_at("W05", point,
                            {{"indicator", label(indicator, point.indicator)},
                             {"waarde", dutch_number(value)},
                             {"rond", dutch_number(middle, indicator ? std::max(indicator->decimals, 0) : 1)}});
    if (in.percentage)
        remark.facts.emplace_back("percentage", dutch_number(value * factor, 1));
    else
        remark.facts.emplace_back("factor", dutch_number(factor < 1 ? 1 / factor : factor, 0));
    return remark;
}

// Values of one series in one unit: a minority that lies a power of ten from an otherwise steady series has another unit.
void check_scale(const std::vector<const Observation*>& points, const Indicator* indicator, const Unit& in,
                 RuleOutcome& outcome) {
    const auto slips = find_slips(points, in, unit_slips(in));
    if (!slips) {
        outcome.undecided += points.size();
        return;
    }
    outcome.valid += points.size() - slips->suspects.size();
    for (const auto& [point, slip] : slips->suspects) outcome.object(scale_remark(*point, indicator, in, slips->middle, slip));
}

// Months are compared: a figure over the running month is no future.
std::optional<bool> begins_after(const Period& period, Date date) {
    if (!date.ok()) return std::nullopt;
    const int year = static_cast<int>(date.year());
    const int month = static_cast<int>(static_cast<unsigned>(date.month()));
    int first_month = 1;
    if (period.kind == Period::Kind::school_year) first_month = 8;
    if (period.kind == Period::Kind::quarter) first_month = period.index * 3 - 2;
    if (period.kind == Period::Kind::month) first_month = period.index;
    return std::pair(period.year, first_month) > std::pair(year, month);
}

// An indicator that is itself a forecast ("Leerlingprognoses basisscholen") may speak of the future.
bool is_forecast(const Indicator* indicator) {
    return indicator && (folded(indicator->name).find("prognose") != std::string::npos ||
                         folded(indicator->definition).find("prognose") != std::string::npos);
}

}  // namespace

// Outside what the indicator, or else its unit, can be.
RuleOutcome check_range(const RuleInput& input) {
    constexpr double kRounding = 1e-9;  // 0.1 * 1000 is not quite 100
    RuleOutcome outcome;
    for (const auto& series : input.index.series()) {
        for (const auto* point : series.points) {
            const auto bounds = bounds_of(*point, series.indicator);
            if (!point->value || (!bounds.minimum && !bounds.maximum)) {
                ++outcome.undecided;
                continue;
            }
            const double value = *point->value, slack = kRounding * std::max(1.0, std::abs(value));
            if (is_negative(value, bounds)) {
                ++outcome.undecided;   // W15 says it
                continue;
            }
            if ((!bounds.minimum || value >= *bounds.minimum - slack) && (!bounds.maximum || value <= *bounds.maximum + slack)) {
                ++outcome.valid;
                continue;
            }
            outcome.object(remark_at("W04", *point,
                                     {{"waarde", dutch_number(value)},
                                      {"indicator", label(series.indicator, point->indicator)},
                                      {"minimum", bounds.minimum ? dutch_number(*bounds.minimum) : ""},
                                      {"maximum", bounds.maximum ? dutch_number(*bounds.maximum) : ""}}));
        }
    }
    return outcome;
}

// Another unit than the catalogue's, said or shown by the size of the value. Sources whose mapping states its own units were
// already weighed by who wrote the mapping.
RuleOutcome check_unit(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& trusted = input.context.sources_with_own_units;
    for (const auto& series : input.index.series()) {
        std::map<std::string, std::vector<const Observation*>> measured;
        for (const auto* point : series.points) {
            const std::string& wanted = series.indicator ? series.indicator->unit : point->unit;
            if (!point->unit.empty() && !wanted.empty() && point->unit != wanted &&
                std::ranges::find(trusted, point->source) == trusted.end()) {
                outcome.object(remark_at("W05", *point,
                                         {{"indicator", label(series.indicator, point->indicator)},
                                          {"eenheid", unit(point->unit).label},
                                          {"eenheid_catalogus", unit(wanted).label}}));
            } else if (point->value) {
                measured[point->unit.empty() ? wanted : point->unit].push_back(point);
            } else {
                ++outcome.undecided;
            }
        }
        for (const auto& [id, points] : measured) check_scale(points, series.indicator, unit(id), outcome);
    }
    return outcome;
}

// A period that has yet to begin. The running year is no future: many figures are of its first of January.
RuleOutcome check_future(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& series : input.index.series()) {
        const bool forecast = is_forecast(series.indicator);
        for (const auto* point : series.points) {
            const auto future = begins_after(point->period, input.context.date);
            if (!future || !point->value)
                ++outcome.undecided;
            else if (!*future || forecast || point->status == ObservationStatus::estimated)
                ++outcome.valid;
            else
                outcome.object(remark_at("W09", *point, {{"periode", point->period.text()}}));
        }
    }
    return outcome;
}

// A count with decimals. Averages, estimates and series that always have decimals are no counts, whatever their unit says.
RuleOutcome check_whole_numbers(const RuleInput& input) {
    RuleOutcome outcome;
    const auto whole = [](const Observation* point) { return std::abs(*point->value - std::round(*point->value)) < 1e-9; };
    for (const auto& series : input.index.series()) {
        for (const auto& [in, points] : by_unit(series.points, series.indicator)) {
            if (!in->whole) continue;
            const auto broken = static_cast<std::size_t>(std::ranges::count_if(points, [&](const auto* p) { return !whole(p); }));
            const bool average = series.indicator && folded(series.indicator->name).find("gemiddeld") != std::string::npos;
            for (const auto* point : points) {
                if (whole(point))
                    ++outcome.valid;
                else if (average || broken * 2 > points.size() || (broken == points.size() && points.size() > 1) || point->status == ObservationStatus::estimated)
                    ++outcome.undecided;
                else
                    outcome.object(remark_at("W14", *point, {{"waarde", dutch_number(*point->value)}}));
            }
        }
    }
    return outcome;
}

// A number below nothing of what can be counted or is a share.
RuleOutcome check_negative(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& series : input.index.series()) {
        for (const auto* point : series.points) {
            if (!point->value) continue;
            const auto bounds = bounds_of(*point, series.indicator);
            if (is_negative(*point->value, bounds))
                outcome.object(remark_at("W15", *point, {{"waarde", dutch_number(*point->value)}, {"indicator", label(series.indicator, point->indicator)}}));
            else if (bounds.minimum)
                ++outcome.valid;
            else
                ++outcome.undecided;
        }
    }
    return outcome;
}

}  // namespace graadmeter
