// SPDX-License-Identifier: EUPL-1.2
// Looks up, once, what the sheets share.
#include "enrichment/facts.h"

#include <algorithm>
#include <cmath>

namespace graadmeter {
namespace {

std::uint64_t key_of(const Place& place) {
    return (std::uint64_t{place.sheet} << 36) | (std::uint64_t{place.cell.row & 0x1FFFFF} << 15) | (place.cell.column & 0x7FFF);
}

const TargetValue* target_of(const Indicator& indicator, const Series* series, const Date& date) {
    const TargetValue* last = nullptr;
    for (const auto& target : indicator.targets) {
        if (target.hypothetical || !std::isfinite(target.value)) continue;
        if (series && series->target ? target.period == series->target->period : target.period.year >= static_cast<int>(date.year()))
            return &target;
        last = &target;
    }
    return last;
}

std::optional<double> value_at(const Series& series, const Period& period) {
    for (const auto& point : series.points)
        if (point.period == period) return finite(point.value);
    return {};
}

}  // namespace

const SeriesPoint* IndicatorFacts::last() const {
    const SeriesPoint* point = series ? series->last() : nullptr;
    return point && finite(point->value) ? point : nullptr;
}

const SeriesPoint* IndicatorFacts::measured() const {
    if (!series) return nullptr;
    std::optional<Period> period;
    if (series->target) period = series->target->measured;
    else if (series->norm) period = series->norm->measured;
    for (const auto& point : series->points)
        if (period && point.period == *period && finite(point.value)) return &point;
    return last();
}

std::string IndicatorFacts::unit() const { return last() && indicator->unit.empty() ? series->unit : indicator->unit; }

Facts::Facts(const BuildInput& input) : input_(input) {
    own_region_ = input.submission.municipality.empty() ? input.catalogue.municipality : input.submission.municipality;
    for (const auto& observation : input.submission.observations)
        if (observation.verbatim && observation.place.cell.valid() && observation.place.sheet < input.submission.sheets.size() &&
            is_sheet_name(sheet_name(observation.place)))
            verbatim_.insert(key_of(observation.place));

    std::map<std::string, std::vector<std::string>> by_name;
    for (const auto& observation : input.submission.observations) areas_.emplace(observation.region, input.regions.name(observation.region));
    for (const auto& [region, name] : areas_) by_name[name].push_back(region);
    for (const auto& [name, regions] : by_name)
        for (const auto& region : regions)
            if (regions.size() > 1 && region != name) areas_[region] = name + " (" + region + ")";

    std::map<std::string, const Series*> spoken_for;
    for (const auto& series : input.assessment.series) {
        if (series.region != own_region_ || !series.component.empty()) continue;
        const Indicator* indicator = input.catalogue.indicator(series.indicator);
        const auto rank = [&](const Series& s) { return (s.group.empty() ? 2 : 0) + (indicator && s.unit == indicator->unit ? 1 : 0); };
        const Series*& chosen = spoken_for[series.indicator];
        if (!chosen || rank(*chosen) < rank(series)) chosen = &series;
    }
    std::map<std::string, const IndicatorCompleteness*> known;
    for (const auto& complete : input.assessment.completeness) known.emplace(complete.indicator, &complete);
    for (const auto& indicator : input.catalogue.indicators) {
        IndicatorFacts facts;
        facts.indicator = &indicator;
        if (const auto found = spoken_for.find(indicator.id); found != spoken_for.end()) facts.series = found->second;
        for (const Level* level : levels_above(input.catalogue, indicator)) facts.levels.push_back(level->id);
        const Level* theme = input.catalogue.level(indicator.theme);
        facts.theme = theme ? theme->name : indicator.theme;
        facts.target = target_of(indicator, facts.series, input.date);
        if (indicator.baseline) {
            facts.baseline_period = indicator.baseline->period;
            facts.baseline = finite(indicator.baseline->value);
            if (!facts.baseline && facts.series) facts.baseline = value_at(*facts.series, indicator.baseline->period);
        } else if (facts.series && facts.series->since_baseline) {
            facts.baseline_period = facts.series->since_baseline->from;
            facts.baseline = value_at(*facts.series, *facts.baseline_period);
        }
        const auto complete = known.find(indicator.id);
        const SeriesPoint* last = facts.series ? facts.series->last() : nullptr;
        facts.data = (last && finite(last->value)) || (complete != known.end() && complete->second->data);
        facts.norm = complete != known.end() && complete->second->norm;
        indicators_.push_back(std::move(facts));
    }
}

std::string Facts::sheet_name(const Place& place) const {
    return place.sheet < input_.submission.sheets.size() ? input_.submission.sheets[place.sheet].name : "";
}

std::string Facts::reference(const Place& place) const {
    return verbatim_.count(key_of(place)) ? cell_of(place) : "";
}

std::string Facts::cell_of(const Place& place) const {
    return quoted_sheet_name(sheet_name(place)) + "!" + to_a1(place.cell, true);
}

std::string Facts::area(const std::string& region) const {
    const auto found = areas_.find(region);
    return found == areas_.end() ? input_.regions.name(region) : found->second;
}

Value Facts::figure(const Place& place, double value, int decimals) const {
    // The address is absolute, since sorting the rows of a table would shift a relative one.
    return std::isfinite(value) ? computed(reference(place), number(value, decimals)) : word("geen getal");
}

Value Facts::last_value(const IndicatorFacts& facts) const {
    const SeriesPoint* last = facts.last();
    return last ? figure(last->place, *last->value, decimals_of(facts.indicator, facts.series->unit, last->value)) : word(facts.missing_word());
}

Value Facts::link_to(const Place& place) const {
    if (!place.cell.valid()) return word("onbekend");
    const std::string name = sheet_name(place);
    return is_sheet_name(name) ? link(name, single(place.cell), to_a1(place.cell)) : text(to_a1(place.cell));
}

int decimals_of(const Indicator* indicator, const std::string& unit_id, std::optional<double> value) {
    const bool whole = unit(unit_id).whole && (!value || *value == std::floor(*value));
    return whole ? 0 : indicator ? indicator->decimals : -1;
}

int decimals_of(const Indicator* indicator, const std::string& unit_id, const std::vector<SeriesPoint>& points) {
    int most = decimals_of(indicator, unit_id, std::nullopt);
    for (const auto& point : points)
        if (point.value) most = std::max(most, decimals_of(indicator, unit_id, point.value));
    return most;
}

Look look_of(Severity severity) {
    return severity == Severity::error ? Look::error : severity == Severity::warning ? Look::warning : Look::info;
}

Value period_value(const Period& period) {
    if (period.kind != Period::Kind::year) return text(period.text());
    return {static_cast<double>(period.year), {}, {Look::year}};
}

Value development_value(const Series* series, const char* missing) {
    if (!series || !series->last()) return word(missing);
    switch (series->development) {
        case Development::better: return text("▲ verbetert", Look::better);
        case Development::worse: return text("▼ verslechtert", Look::worse);
        case Development::neutral: return text("● geen verandering aangetoond", Look::neutral);
        case Development::unknown: break;
    }
    const bool few = series->label == TrendLabel::no_series || series->label == TrendLabel::too_few;
    return word(few ? kTooFew : "geen richting bekend");
}

Value break_value(const Series& series) { return series.break_note.empty() ? word("geen bekend") : text(series.break_note); }

Value events_value(const Series& series) {
    std::string all;
    for (const Event& event : series.events) all += (all.empty() ? "" : "; ") + in_words(event);
    return all.empty() ? word("geen bekend") : text(all);
}

std::string unit_label(const std::string& unit_id) {
    const std::string& label = unit(unit_id).label;
    return !label.empty() ? label : unit_id.empty() ? kNotStated : unit_id;
}

std::string kind_words(std::string kind) {
    std::replace(kind.begin(), kind.end(), '-', ' ');
    if (!kind.empty() && kind[0] >= 'a' && kind[0] <= 'z') kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
    return kind.empty() ? "Onderdeel" : kind;
}

std::vector<const Level*> levels_of_first(const Catalogue& catalogue, std::initializer_list<const char*> kinds) {
    for (const char* kind : kinds)
        if (auto levels = catalogue.levels_of(kind); !levels.empty()) return levels;
    return {};
}

std::string belongs_to(const Indicator& indicator) {
    std::string codes = indicator.theme;
    for (const auto& goal : indicator.goals)
        if (goal != indicator.theme) codes += (codes.empty() ? "" : "; ") + goal;
    return codes;
}

std::string group_label(const std::string& group) { return group.empty() ? "hele doelgroep" : group; }

std::optional<double> finite(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? value : std::nullopt;
}

bool nearly_equal(double a, double b) {
    return std::abs(a - b) <= std::max(1e-9 * std::max(std::abs(a), std::abs(b)), 1e-12);
}

}  // namespace graadmeter
