// SPDX-License-Identifier: EUPL-1.2
#include "validation/scale.h"

#include <algorithm>
#include <map>
#include <string>

namespace graadmeter {
namespace {

bool within(double value, double low, double high) { return value >= low && value <= high; }

// The slip that explains why this value is so far from the middle of its series; 0 when none does.
double slip_of(double value, double middle, const Unit& unit, std::span<const double> slips) {
    // A share is at most 1; of small counts a tenfold is chance.
    constexpr double kManyEnough = 50;
    if (value <= 0 || (unit.whole && std::max(value, middle) < kManyEnough)) return 0;
    for (const double factor : slips) {
        if (unit.percentage && factor == 100 && value > 1) continue;
        if (within(middle / value / factor, 0.6, 1.7)) return factor;
    }
    return 0;
}

constexpr double kPercentage[] = {100};
constexpr double kRate[] = {10, 100, 0.1, 0.01};
constexpr double kAll[] = {10, 100, 1000, 0.1, 0.01, 0.001};
constexpr double kNotOfPercentage[] = {10, 0.1, 0.01};
constexpr double kNotOfRate[] = {1000, 0.001};

}  // namespace

std::span<const double> unit_slips(const Unit& unit) {
    if (unit.percentage) return kPercentage;
    if (unit.id.starts_with("per_1000")) return kRate;
    return {};
}

std::span<const double> other_slips(const Unit& unit) {
    if (unit.percentage) return kNotOfPercentage;
    if (unit.id.starts_with("per_1000")) return kNotOfRate;
    return kAll;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::optional<ScaleSlips> find_slips(std::span<const Observation* const> points, const Unit& unit, std::span<const double> slips) {
    constexpr std::size_t kFewest = 3;
    constexpr double kSteady = 3;  // no other value further from the middle than this factor
    if (points.size() < kFewest || slips.empty()) return {};
    std::vector<double> values;
    for (const auto* point : points) values.push_back(*point->value);
    ScaleSlips result{median(values), {}};
    if (result.middle <= 0) return {};
    for (const auto* point : points) {
        if (const double slip = slip_of(*point->value, result.middle, unit, slips); slip > 0)
            result.suspects.emplace_back(point, slip);
        else if (!within(*point->value, result.middle / kSteady, result.middle * kSteady))
            return {};
    }
    if (result.suspects.size() * 2 >= points.size()) return {};
    return result;
}

std::vector<std::pair<const Unit*, std::vector<const Observation*>>> by_unit(std::span<const Observation* const> points,
                                                                            const Indicator* indicator) {
    std::map<std::string, std::vector<const Observation*>> found;
    for (const auto* point : points)
        if (point->value) found[point->unit.empty() && indicator ? indicator->unit : point->unit].push_back(point);
    std::vector<std::pair<const Unit*, std::vector<const Observation*>>> result;
    for (auto& [id, list] : found) result.emplace_back(&unit(id), std::move(list));
    return result;
}

}  // namespace graadmeter
