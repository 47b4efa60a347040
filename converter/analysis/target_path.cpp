// SPDX-License-Identifier: EUPL-1.2
#include "analysis/target_path.h"

#include <array>
#include <cmath>

namespace graadmeter {
namespace {

struct Class {
    double at_least;
    Pace pace;
};
constexpr std::array kClasses = {Class{0.95, Pace::on_course}, Class{0.6, Pace::partly}, Class{0.0, Pace::behind}};

// A ratio of 0.95 that comes from 9.5 / 10 is 0.95, not a hair less.
constexpr double kRatioNoise = 1e-9;

Pace pace_of(double ratio) {
    for (const Class& one : kClasses)
        if (ratio >= one.at_least - kRatioNoise) return one.pace;
    return Pace::wrong_way;
}

}  // namespace

const char* dutch_word(Pace pace) {
    constexpr const char* kWords[] = {"op koers", "deels op koers", "achter", "verkeerde kant"};
    return kWords[static_cast<std::size_t>(pace)];
}

std::optional<TargetPath> target_path(const Point& baseline, const Point& latest, const Point& target) {
    const double way = target.value - baseline.value;
    const bool no_way = std::abs(way) <= kRatioNoise * std::fmax(1.0, std::abs(target.value));
    if (no_way || target.time <= baseline.time || latest.time <= baseline.time) return {};
    TargetPath path;
    path.baseline = baseline;
    path.latest = latest;
    path.target = target;
    path.attained = (latest.value - baseline.value) / way;
    path.required_per_year = way / (target.time - baseline.time);
    path.made_per_year = (latest.value - baseline.value) / (latest.time - baseline.time);
    path.ratio = path.made_per_year / path.required_per_year;
    path.pace = pace_of(path.ratio);
    if (latest.time < target.time) path.still_needed_per_year = (target.value - latest.value) / (target.time - latest.time);
    return path;
}

}  // namespace graadmeter
