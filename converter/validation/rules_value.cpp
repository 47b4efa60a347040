// SPDX-License-Identifier: EUPL-1.2
// Rules about one figure, also in the light of its own series: W04, W05, W09.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "catalogue/catalogue.h"
#include "model/dutch_number.h"
#include "model/text.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

struct Bounds {
    std::optional<double> minimum, maximum;
};

// The indicator's own bounds hold for its own unit only; else what a value in this unit can be at all.
Bounds bounds_of(const Observation& observation, const Indicator* indicator) {
    if (indicator && (indicator->minimum || indicator->maximum) &&
        (observation.unit.empty() || observation.unit == indicator->unit)) {
        return {indicator->minimum, indicator->maximum};
    }
    const auto& bounds = unit(observation.unit.empty() && indicator ? indicator->unit : observation.unit);
    return {bounds.minimum, bounds.maximum};
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}

// Powers of ten that a unit can be off by: a share for a percentage; per 1.000 for per 10.000.
std::span<const double> slips_of(const Unit& unit) {
    static constexpr double kPercentage[] = {100};
    static constexpr double kRate[] = {10, 100, 0.1, 0.01};
    if (unit.percentage) return kPercentage;
    if (unit.id.starts_with("per_1000")) return kRate;
    return {};
}

// The slip that explains why this value is so far from the middle of its series; 0 when none does.
double slip_of(double value, double middle, const Unit& unit) {
    if (value <= 0 || (unit.percentage && value > 1)) return 0;
    for (const double factor : slips_of(unit)) {
        if (within(middle / value / factor, 0.6, 1.7)) return factor;
    }
    return 0;
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
    constexpr std::size_t kFewest = 3;
    constexpr double kSteady = 3;  // no other value further from the middle than this factor
    if (points.size() < kFewest || slips_of(in).empty()) {
        outcome.undecided += points.size();
        return;
    }
    std::vector<double> values;
    for (const auto* point : points) values.push_back(*point->value);
    const double middle = median(values);
    std::vector<std::pair<const Observation*, double>> suspects;
    bool steady = middle > 0;
    for (const auto* point : points) {
        if (!steady) break;
        if (const double slip = slip_of(*point->value, middle, in); slip > 0)
            suspects.emplace_back(point, slip);
        else
            steady = within(*point->value, middle / kSteady, middle * kSteady);
    }
    if (!steady || suspects.size() * 2 >= points.size()) {
        outcome.undecided += points.size();
        return;
    }
    outcome.valid += points.size() - suspects.size();
    for (const auto& [point, slip] : suspects) outcome.object(scale_remark(*point, indicator, in, middle, slip));
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
        std::map<std::string, std::vector<const Observation*>> by_unit;
        for (const auto* point : series.points) {
            const std::string& wanted = series.indicator ? series.indicator->unit : point->unit;
            if (!point->unit.empty() && !wanted.empty() && point->unit != wanted &&
                std::ranges::find(trusted, point->source) == trusted.end()) {
                outcome.object(remark_at("W05", *point,
                                         {{"indicator", label(series.indicator, point->indicator)},
                                          {"eenheid", unit(point->unit).label},
                                          {"eenheid_catalogus", unit(wanted).label}}));
            } else if (point->value) {
                by_unit[point->unit.empty() ? wanted : point->unit].push_back(point);
            } else {
                ++outcome.undecided;
            }
        }
        for (const auto& [id, points] : by_unit) check_scale(points, series.indicator, unit(id), outcome);
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

}  // namespace graadmeter
