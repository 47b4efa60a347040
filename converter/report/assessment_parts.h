// SPDX-License-Identifier: EUPL-1.2
// Parts of the assessment as JSON that stand apart from the series' own figures. Only for this room: no header of the outside names JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "report/assessment_json.h"

namespace graadmeter {

[[nodiscard]] nlohmann::ordered_json interval_json(const std::optional<Interval>& interval);
[[nodiscard]] nlohmann::ordered_json two_point_json(const TwoPoint& two_point);
[[nodiscard]] nlohmann::ordered_json events_json(const std::vector<Event>& events);
[[nodiscard]] nlohmann::ordered_json position_json(const std::optional<Position>& position);
[[nodiscard]] nlohmann::ordered_json roll_ups_json(const AssessmentDocument& document, std::span<const RollUp> all);
// Of each indicator with a target: what holds and what was replaced, who proposed it, who set it, when, and why (R99).
[[nodiscard]] nlohmann::ordered_json target_history_json(const Catalogue& catalogue);

}  // namespace graadmeter
