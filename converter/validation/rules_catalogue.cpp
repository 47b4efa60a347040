// SPDX-License-Identifier: EUPL-1.2
// Rules about what a complete account asks: V01 to V05, V08. One remark an indicator, about the file as a whole.
#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_set>

#include "model/dutch_number.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

Remark remark_on(std::string_view code, const Indicator& indicator) {
    return {std::string(code), {}, {}, {{"indicator", label(&indicator, indicator.id)}}};
}

// Context is followed, not steered: it needs no nulmeting and no streefwaarde (R35).
bool is_steered(const Indicator& indicator) {
    return indicator.kind != IndicatorKind::context;
}

}  // namespace

// Indicators of the catalogue without one figure. Says nothing of a file in which nothing was read: B10 does.
RuleOutcome check_indicators_covered(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& all = input.context.catalogue.indicators;
    if (input.context.submission.observations.empty()) {
        outcome.undecided = all.size();
        return outcome;
    }
    const std::unordered_set<const Indicator*> observed(input.index.observed().begin(), input.index.observed().end());
    // What is still to be taken up is not missing (R97).
    const auto asked = [&](const Indicator& indicator) { return !indicator.planned || observed.contains(&indicator); };
    const auto total = dutch_number(static_cast<double>(std::ranges::count_if(all, asked)), 0);
    for (const auto& indicator : all) {
        if (observed.contains(&indicator)) {
            ++outcome.valid;
            continue;
        }
        if (!asked(indicator)) {
            ++outcome.undecided;
            continue;
        }
        auto remark = remark_on("V01", indicator);
        remark.facts.emplace_back("totaal", total);
        outcome.object(std::move(remark));
    }
    return outcome;
}

// Doelen of the catalogue that nothing measures. Said only with figures that a catalogue was chosen for: B10 says of the others
// that nothing was read.
RuleOutcome check_goals(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& catalogue = input.context.catalogue;
    const auto all = catalogue.levels_of("doel").size();
    if (input.index.observed().empty()) {
        outcome.undecided = all;
        return outcome;
    }
    const auto unmeasured = goals_without_indicator(catalogue);
    const auto goals = catalogue.levels_of("doel");
    outcome.undecided = static_cast<std::uint64_t>(std::ranges::count_if(goals, &Level::planned));
    outcome.valid = all - unmeasured.size() - outcome.undecided;
    for (const auto* goal : unmeasured)
        outcome.object({"V02", {}, {}, {{"doel", goal->name}, {"totaal", dutch_number(static_cast<double>(all), 0)}}});
    return outcome;
}

// No nulmeting, of indicators that have data here. A fixed year whose figure is in the file, or may be in another, is no fault.
RuleOutcome check_baselines(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& municipality = input.context.submission.municipality;
    std::unordered_set<const Indicator*> measured;  // the figure of the baseline's year is in the file
    for (const auto& series : input.index.series()) {
        if (!series.indicator || !series.indicator->baseline) continue;
        for (const auto* point : series.points) {
            if (point->value && point->period == series.indicator->baseline->period &&
                (municipality.empty() || point->region == municipality)) {
                measured.insert(series.indicator);
            }
        }
    }
    for (const auto* indicator : input.index.observed()) {
        if (!is_steered(*indicator)) continue;
        if (!indicator->baseline)
            outcome.object(remark_on("V03", *indicator));
        else if (indicator->baseline->value || measured.contains(indicator))
            ++outcome.valid;
        else
            ++outcome.undecided;
    }
    return outcome;
}

// No target, of indicators that have data here. A hypothetical one is an example, not a target (R111). Without a direction it
// cannot be said that one should be there.
RuleOutcome check_targets(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto* indicator : input.index.observed()) {
        if (!is_steered(*indicator)) continue;
        if (!std::ranges::all_of(indicator->targets, &TargetValue::hypothetical))
            ++outcome.valid;
        else if (indicator->direction == Direction::context)
            ++outcome.undecided;
        else
            outcome.object(remark_on("V04", *indicator));
    }
    return outcome;
}

// The last target of the workbook or the catalogue, against the last figure before it. A hypothetical one is no target; where the
// direction is an estimate of ours it proves nothing.
RuleOutcome check_target_direction(const RuleInput& input) {
    RuleOutcome outcome;
    const auto judge = [&](const Indicator& indicator, const ObservationKey& key, double value, const Place* place) {
        const Observation* last = nullptr;
        for (const auto& o : input.context.submission.observations)
            if (o.indicator == key.indicator && o.component == key.component && o.region == key.region && o.value && o.period < key.period && o.unit == indicator.unit &&
                (o.group == key.group || o.group.empty()) && (!last || last->period < o.period))
                last = &o;
        const bool steered = indicator.direction == Direction::higher || indicator.direction == Direction::lower;
        if (!last || !steered || indicator.direction_uncertain) {
            ++outcome.undecided;
            return;
        }
        const double better = indicator.direction == Direction::higher ? value - *last->value : *last->value - value;
        if (better >= -1e-9) {
            ++outcome.valid;
            return;
        }
        Remark remark{"V05", {}, {}, {{"indicator", label(&indicator, indicator.id)}, {"richting", dutch_word(indicator.direction)},
                                      {"streefwaarde", dutch_number(value)}, {"jaar", key.period.text()}, {"laatste", dutch_number(*last->value)}}};
        if (place) remark.sheet = place->sheet, remark.range = single(place->cell);
        outcome.object(std::move(remark));
    };
    std::map<std::tuple<std::string, std::string, std::string, std::string>, const SubmittedTarget*> submitted;   // the last of each
    for (const auto& target : input.context.submission.targets) {
        auto& known = submitted[{target.indicator, target.component, target.region, target.group}];
        if (!known || known->period < target.period) known = &target;
    }
    for (const auto& [key, target] : submitted)
        if (const auto* indicator = input.context.catalogue.measure(target->indicator, target->component)) judge(*indicator, *target, target->value, &target->place);
    for (const auto* indicator : input.index.observed()) {
        const auto real = std::ranges::find_if(indicator->targets.rbegin(), indicator->targets.rend(), [](const auto& t) { return !t.hypothetical; });
        if (real != indicator->targets.rend()) judge(*indicator, {indicator->id, input.context.submission.municipality, real->period, ""}, real->value, nullptr);
    }
    return outcome;
}

// A norm that nobody answers for is not used (facts.md 3.1).
RuleOutcome check_norm_sources(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto* indicator : input.index.observed()) {
        if (!indicator->norm)
            ++outcome.undecided;
        else if (!indicator->norm->provenance.source.empty())
            ++outcome.valid;
        else
            outcome.object(remark_on("V08", *indicator));
    }
    return outcome;
}

}  // namespace graadmeter
