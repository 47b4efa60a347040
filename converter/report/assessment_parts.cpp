// SPDX-License-Identifier: EUPL-1.2
#include "report/assessment_parts.h"

#include <algorithm>

namespace graadmeter {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json test_json(const std::optional<TwoPointTest>& test, const std::optional<Period>& from) {
    if (!test || !from) return nullptr;
    return {{"van", from->text()}, {"verschil", test->difference}, {"standaardfout", test->standard_error}, {"z", test->z}, {"p", test->p},
            {"aangetoond", test->shown}, {"label", in_words(*test)}};
}

Json target_json(const TargetValue& target, bool holds) {
    const std::string& source = target.set.source.empty() ? target.proposed.source : target.set.source;
    return {{"periode", target.period.text()},
            {"waarde", target.value},
            {"geldt", holds},
            {"hypothetisch", target.hypothetical},
            {"voorgesteldDoor", target.proposed.set_by},
            {"voorgesteldOp", target.proposed.date},
            {"vastgesteldDoor", target.set.set_by},
            {"vastgesteldOp", target.set.date},
            {"reden", target.reason},
            {"bron", source}};
}

}  // namespace

Json interval_json(const std::optional<Interval>& interval) {
    if (!interval) return nullptr;
    return {{"ondergrens", interval->lower}, {"bovengrens", interval->upper}};
}

Json two_point_json(const TwoPoint& two_point) {
    return {{"vorige", test_json(two_point.previous, two_point.previous_period)},
            {"nulmeting", test_json(two_point.baseline, two_point.baseline_period)},
            {"nietGetoetst", two_point.not_tested}};
}

Json events_json(const std::vector<Event>& events) {
    Json result = Json::array();
    for (const Event& event : events)
        result.push_back({{"naam", event.name}, {"van", event.from}, {"tot", or_null(event.until)}, {"bron", event.source}, {"noot", event.note}});
    return result;
}

Json position_json(const std::optional<Position>& position) {
    if (!position) return nullptr;
    return {{"periode", position->period.text()},
            {"rang", position->rank},
            {"gedeeld", position->shared},
            {"gebieden", position->regions},
            {"vergelekenMet", position->others},
            {"mediaan", position->median},
            {"verschil", position->difference},
            {"kwart", or_null(position->quartile)},
            {"label", in_words(*position)}};
}

Json roll_ups_json(const AssessmentDocument& document, std::span<const RollUp> all) {
    Json result = Json::array();
    for (const RollUp& one : all) {
        const Level* level = document.catalogue.level(one.level);
        Json indicators = Json::array(), periods = Json::array();
        for (const RolledIndicator& indicator : one.indicators)
            indicators.push_back({{"indicator", indicator.indicator}, {"gewicht", indicator.weight}, {"score", or_null(indicator.score)},
                                  {"gemeten", indicator.measured ? Json(indicator.measured->text()) : Json(nullptr)}});
        for (const Period& period : one.periods) periods.push_back(period.text());
        result.push_back({{"niveau", one.level}, {"soort", level ? level->kind : ""}, {"naam", level ? level->name : ""}, {"score", or_null(one.score)},
                          {"dekking", one.coverage}, {"peiljaren", std::move(periods)}, {"indicatoren", std::move(indicators)}});
    }
    return result;
}

Json target_history_json(const Catalogue& catalogue) {
    Json result = Json::array();
    for (const Indicator& indicator : catalogue.indicators) {
        std::vector<std::pair<const TargetValue*, bool>> all;   // with whether it holds; of one period what was replaced comes first
        for (const TargetValue& target : indicator.former_targets) all.emplace_back(&target, false);
        for (const TargetValue& target : indicator.targets) all.emplace_back(&target, true);
        if (all.empty()) continue;
        std::ranges::stable_sort(all, {}, [](const auto& one) { return one.first->period; });
        Json values = Json::array();
        for (const auto& [target, holds] : all) values.push_back(target_json(*target, holds));
        result.push_back({{"indicator", indicator.id}, {"eenheid", indicator.unit}, {"waarden", std::move(values)}});
    }
    return result;
}

}  // namespace graadmeter
