// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/protect.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "disclosure/count_sums.h"
#include "model/population.h"

namespace graadmeter {
namespace {

// The people of an area and group, by period: the workbook's own figures of inhabitants.
using PopulationKey = std::tuple<std::string, std::string, Period>;
using Populations = std::map<PopulationKey, double>;

Populations populations_of(const ProtectionInput& input) {
    std::map<std::string_view, const Indicator*> counting;   // the catalogue's indicators of inhabitants: none or a few
    for (const Indicator& indicator : input.catalogue.indicators)
        if (is_population(indicator)) counting.try_emplace(indicator.id, &indicator);
    Populations result;
    for (const Observation& one : input.submission.observations) {
        const auto found = counting.find(one.indicator);
        if (found == counting.end() || !one.value || *one.value <= 0) continue;
        const std::string group = one.group.empty() ? normal_group(found->second->population) : one.group;
        result.try_emplace({one.region, group, one.period}, *one.value);
    }
    return result;
}

std::optional<double> people_of(const Observation& one, const Indicator& indicator, const Populations& populations) {
    const std::string group = one.group.empty() ? normal_group(indicator.population) : one.group;
    const auto found = populations.find({one.region, group, one.period});
    return found == populations.end() ? std::nullopt : std::optional(found->second);
}

bool is_rate(const Observation& one) { return unit(one.unit).per > 0; }

class Protector {
public:
    explicit Protector(const ProtectionInput& input) : input_(input), populations_(populations_of(input)) {
        const auto thresholds = small_count_thresholds(input.submission, input.catalogue, input.published);
        for (const int threshold : thresholds) result_.of.push_back({Disclosure::none, threshold});
    }
    Protection run() {
        // All that tells figures apart besides area and group is one table.
        std::map<ObservationKey, std::vector<std::size_t>> tables;
        const auto& all = input_.submission.observations;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((!unit(all[i].unit).whole && !is_rate(all[i])) || !input_.catalogue.indicator(all[i].indicator)) continue;
            ObservationKey key = all[i];
            key.region.clear();
            key.group.clear();
            tables[key].push_back(i);
        }
        for (const auto& [key, observations] : tables) {
            if (std::ranges::none_of(observations, [&](std::size_t i) { return result_.of[i].threshold != kNotSubject; })) continue;
            input_.in_time();
            protect_table(*input_.catalogue.indicator(key.indicator), observations);
        }
        std::ranges::sort(result_.told);
        return std::move(result_);
    }

private:
    [[nodiscard]] const Observation& observation(std::size_t i) const { return input_.submission.observations[i]; }
    [[nodiscard]] CountTable table_of(const Indicator& indicator, const std::vector<std::size_t>& observations) const;
    void take_rate(CountTable& table, const Indicator& indicator, std::size_t i) const;
    void protect_table(const Indicator& indicator, const std::vector<std::size_t>& observations);
    void judge(const TabledCount& count, bool primary);

    const ProtectionInput& input_;
    Populations populations_;
    Protection result_;
};

CountTable Protector::table_of(const Indicator& indicator, const std::vector<std::size_t>& observations) const {
    CountTable table;
    for (const std::size_t i : observations) {
        const Observation& one = observation(i);
        if (!unit(one.unit).whole || (one.value && (*one.value < 0 || *one.value != std::floor(*one.value)))) continue;
        const auto [place, fresh] = table.try_emplace(AreaGroup{one.region, one.group});
        TabledCount& count = place->second;
        if (fresh) {
            count.place = one.place;
            count.threshold = result_.of[i].threshold;
        }
        count.observations.push_back(i);
        // Of figures that contradict each other the smallest decides: hiding too much is the lesser evil.
        if (one.value) count.count = std::min(count.count.value_or(*one.value), *one.value);
        count.hidden = count.hidden || one.status == ObservationStatus::suppressed;
        count.below = std::max(count.below, one.below);
        const bool known = std::ranges::find(input_.published, one.source) != input_.published.end();
        count.stays = count.stays || (one.value && known);
        count.threshold = std::max(count.threshold, result_.of[i].threshold);
    }
    for (auto& [key, count] : table)
        if (count.count) count.hidden = false;   // another cell gives it
    for (const std::size_t i : observations)
        if (is_rate(observation(i)) && observation(i).value) take_rate(table, indicator, i);
    return table;
}

// A percentage goes with the count of the same people, and is one where it is known of how many.
void Protector::take_rate(CountTable& table, const Indicator& indicator, std::size_t i) const {
    const Observation& one = observation(i);
    if (!about_people(indicator) || std::ranges::find(input_.published, one.source) != input_.published.end()) return;
    const double per = unit(one.unit).per;
    const auto found = table.find(AreaGroup{one.region, one.group});
    const auto people = people_of(one, indicator, populations_);
    if (found != table.end() && !found->second.rate_only) {
        found->second.rates.push_back(i);
        return;
    }
    const bool asked = indicator.perception == "subjectief" || indicator.source_type == "survey";   // of some: tells no count
    if (!people || asked) return;
    const double slack = *people * 0.5 * std::pow(10.0, -std::max(indicator.decimals, 0)) / per;
    if (slack > kSmallCount / 2.0) return;
    TabledCount& count = table[AreaGroup{one.region, one.group}];
    if (count.rates.empty()) {
        count.rate_only = true;
        count.count = std::round(*people * *one.value / per);
        count.slack = slack + 0.5;
        count.place = one.place;
        count.threshold = counts_people(indicator) || result_.of[i].threshold > 0 ? std::max(result_.of[i].threshold, 0) : 0;
        count.small_denominator = *people < kSmallDenominator;
    }
    count.rates.push_back(i);
}

void Protector::judge(const TabledCount& count, bool primary) {
    const Disclosure why = primary ? Disclosure::small_count : Disclosure::derivable;
    for (const std::size_t i : count.observations)
        if (observation(i).value) result_.of[i].why = why;
    for (const std::size_t i : count.rates) {
        if (result_.of[i].why == Disclosure::none) result_.of[i].why = count.rate_only && count.small_denominator ? Disclosure::small_percentage : Disclosure::derivable;
    }
}

void Protector::protect_table(const Indicator& indicator, const std::vector<std::size_t>& observations) {
    const CountTable table = table_of(indicator, observations);
    // Percentages of few, whatever they count.
    for (const std::size_t i : observations) {
        const Observation& one = observation(i);
        if (!is_rate(one) || !one.value || result_.of[i].threshold == kNotSubject || !about_people(indicator)) continue;
        auto people = people_of(one, indicator, populations_);
        const auto count = table.find(AreaGroup{one.region, one.group});
        if (!people && count != table.end() && !count->second.rate_only && count->second.count && *one.value > 0)
            people = *count->second.count * unit(one.unit).per / *one.value;
        if (people && *people < kSmallDenominator) result_.of[i].why = Disclosure::small_percentage;
    }
    const bool any = std::ranges::any_of(table, [](const auto& entry) { return entry.second.threshold > 0 || entry.second.hidden || entry.second.small_denominator; });
    if (!any) return;
    SystemOfTable made = system_of(table, input_.regions, input_.submission.municipality);
    for (const auto& [key, count] : table) {
        const std::size_t cell = made.cell_of.at(key);
        if (count.hidden && count.threshold != kNotSubject && is_told(made.system, cell)) result_.told.insert(result_.told.end(), count.observations.begin(), count.observations.end());
    }
    result_.unsafe += protect(made.system, input_.in_time).size();
    for (const auto& [key, count] : table) {
        const Shown shown = made.system.cells[made.cell_of.at(key)].shown;
        if (shown == Shown::primary || shown == Shown::secondary) judge(count, shown == Shown::primary);
    }
}

// The ratio and one part tell the other part: of a ratio with a hidden part the ratio goes too.
void hide_ratios(const ProtectionInput& input, Protection& protection) {
    const auto& all = input.submission.observations;
    const auto whole_of = [](ObservationKey key) {
        key.component.clear();
        return key;
    };
    std::set<ObservationKey> told;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!all[i].component.empty() && protection.of[i].why != Disclosure::none) told.insert(whole_of(all[i]));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].component.empty() || !all[i].value || protection.of[i].why != Disclosure::none || !told.contains(all[i])) continue;
        const Indicator* indicator = input.catalogue.indicator(all[i].indicator);
        if (indicator && indicator->composition == "verhouding") protection.of[i].why = Disclosure::derivable;
    }
}

}  // namespace

Protection protection_of(const ProtectionInput& input) {
    Protection result = Protector(input).run();
    hide_ratios(input, result);
    return result;
}

void hide(Submission& submission, const Protection& protection) {
    for (std::size_t i = 0; i < protection.of.size(); ++i) {
        const auto& [why, threshold] = protection.of[i];
        if (why == Disclosure::none) continue;
        Observation& one = submission.observations[i];
        one.value.reset();
        one.status = ObservationStatus::suppressed;
        one.interval.reset();   // its middle would give the value back
        one.verbatim = false;
        if (why == Disclosure::small_count && unit(one.unit).whole && threshold > 0) one.below = threshold;
    }
}

std::string hidden_in_words(const Protection& protection) {
    std::map<Disclosure, std::size_t> counts;
    for (const auto& one : protection.of) ++counts[one.why];
    const auto words = [](std::size_t count, const char* one, const char* more) { return std::to_string(count) + " " + (count == 1 ? one : more); };
    std::string result;
    const auto add = [&](Disclosure why, const char* one, const char* more) {
        if (const std::size_t count = counts[why]) result += (result.empty() ? "" : ", ") + words(count, one, more);
    };
    add(Disclosure::small_count, "klein aantal", "kleine aantallen");
    add(Disclosure::derivable, "cijfer waaruit een klein aantal te herleiden is", "cijfers waaruit een klein aantal te herleiden is");
    add(Disclosure::small_percentage, "percentage van een kleine groep", "percentages van een kleine groep");
    if (result.empty()) return "";
    result = "Niet getoond op deze bladen: " + result + ". Uw eigen cellen zijn niet veranderd; zie Bevindingen.";
    if (protection.unsafe > 0)
        result += " Bij " + words(protection.unsafe, "klein aantal", "kleine aantallen") + " helpt weglaten niet genoeg: voeg groepen of gebieden samen.";
    return result;
}

}  // namespace graadmeter
