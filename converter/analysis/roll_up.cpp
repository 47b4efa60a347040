// SPDX-License-Identifier: EUPL-1.2
#include "analysis/roll_up.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/assessment.h"

namespace graadmeter {
namespace {

constexpr double kCoverageNoise = 1e-9;   // 3 of 5 equal weights is 60 %, not a hair less

bool counts(const Indicator& indicator, const Catalogue& catalogue) {
    const bool directed = indicator.direction == Direction::higher || indicator.direction == Direction::lower;
    return indicator.kind == IndicatorKind::state && directed && !indicator.dropped && catalogue.current(indicator.id) == &indicator;
}

struct Score {
    double score = 0;   // 0-100
    Period measured;
};
using Scores = std::map<std::string_view, Score>;   // by indicator

std::vector<RollUp> rolled_up_by_level(const Scores& scores, const Catalogue& catalogue, bool (*expected)(const Indicator&)) {
    std::map<std::string, std::vector<RolledIndicator>> by_level;
    bool any = false;   // of what counts: a score of effort alone says nothing here
    for (const Indicator& indicator : catalogue.indicators) {
        if (!counts(indicator, catalogue) || !expected(indicator)) continue;
        RolledIndicator one{indicator.id, indicator.weight, {}, {}};
        if (const auto found = scores.find(indicator.id); found != scores.end()) {
            one.score = found->second.score;
            one.measured = found->second.measured;
            any = true;
        }
        for (const Level* level : levels_above(catalogue, indicator)) by_level[level->id].push_back(one);
    }
    std::vector<RollUp> result;
    if (!any) return result;
    for (const Level& level : catalogue.levels) {
        const auto found = by_level.find(level.id);
        if (level.in_scope && found != by_level.end()) result.push_back(rolled_up(level.id, std::move(found->second)));
    }
    return result;
}

}  // namespace

RollUp rolled_up(std::string level, std::vector<RolledIndicator> indicators) {
    RollUp result{std::move(level), std::move(indicators), 0, {}, {}};
    double all = 0, scored = 0, sum = 0;
    for (const RolledIndicator& one : result.indicators) {
        all += one.weight;
        if (!one.score) continue;
        scored += one.weight;
        sum += one.weight * *one.score;
        if (one.measured) result.periods.push_back(*one.measured);
    }
    std::ranges::sort(result.periods);
    const auto doubles = std::ranges::unique(result.periods);
    result.periods.erase(doubles.begin(), doubles.end());
    result.coverage = all > 0 ? scored / all : 0;
    if (scored > 0 && result.coverage >= kLeastCoverage - kCoverageNoise) result.score = sum / scored;
    return result;
}

std::vector<RollUp> roll_ups(std::span<const Series> all, const Catalogue& catalogue, const std::string& municipality) {
    Scores scores;   // a norm is only ever of the indicator's own population and unit
    for (const Series& series : all)
        if (series.norm && series.region == municipality) scores.emplace(series.indicator, Score{series.norm->score, series.norm->measured});
    return rolled_up_by_level(scores, catalogue, [](const Indicator&) { return true; });
}

std::vector<RollUp> attained_roll_ups(std::span<const Series> all, const Catalogue& catalogue, const std::string& municipality) {
    Scores scores;   // as a norm, so is a target
    for (const Series& series : all)
        if (series.path && series.target && series.region == municipality)
            scores.emplace(series.indicator, Score{100 * std::clamp(series.path->attained, 0.0, 1.0), series.target->measured});
    return rolled_up_by_level(scores, catalogue, [](const Indicator& indicator) {
        return std::ranges::any_of(indicator.targets, [](const TargetValue& target) { return !target.hypothetical && std::isfinite(target.value); });
    });
}

}  // namespace graadmeter
