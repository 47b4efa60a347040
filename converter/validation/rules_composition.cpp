// SPDX-License-Identifier: EUPL-1.2
// Rules about the components of one indicator beside each other: C11, and the ratios of C03.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "model/dutch_number.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

// The series of one indicator's components in one region for one group, by component id; "" = the whole.
struct Together {
    const Indicator* whole = nullptr;
    std::map<std::string, const SeriesOfObservations*> parts;
};

std::vector<Together> composites(const RuleInput& input, std::string_view composition) {
    std::map<std::tuple<const Indicator*, std::string, std::string>, std::size_t> places;
    std::vector<Together> result;   // in order of first appearance
    for (const auto& series : input.index.series()) {
        if (!series.whole || series.whole->composition != composition) continue;
        const auto& first = *series.points.front();
        const auto [place, fresh] = places.try_emplace({series.whole, first.region, first.group}, result.size());
        if (fresh) result.push_back({series.whole, {}});
        result[place->second].parts.emplace(first.component, &series);
    }
    std::erase_if(result, [](const Together& one) { return one.parts.size() == 1 && one.parts.begin()->first.empty(); });
    return result;
}

// A figure of a component, rounded to as many decimals as its series shows.
struct Figure {
    const Observation* observation = nullptr;
    double half_step = 0;   // what rounding can do
};

double half_step(const SeriesOfObservations& series) {
    std::size_t decimals = 0;
    for (const auto* point : series.points) {
        const auto text = point->value ? plain_number(*point->value) : "";
        const auto mark = text.find('.');
        if (mark != std::string::npos && text.find('e') == std::string::npos) decimals = std::max(decimals, text.size() - mark - 1);
    }
    return 0.5 * std::pow(10.0, -static_cast<double>(decimals));
}

// The one figure of a period, in the component's own unit; nothing when it is missing, suppressed, or told twice and differently.
std::optional<Figure> figure_at(const Together& together, const std::string& component, const Period& period) {
    const auto found = together.parts.find(component);
    if (found == together.parts.end()) return {};
    const auto& series = *found->second;
    const Observation* figure = nullptr;
    for (const auto* point : series.points) {
        if (point->period != period || !point->value) continue;
        if (!point->unit.empty() && point->unit != series.indicator->unit) return {};
        if (figure && *figure->value != *point->value) return {};
        if (!figure) figure = point;
    }
    return figure ? std::optional(Figure{figure, half_step(series)}) : std::nullopt;
}

std::vector<Period> periods_of(const Together& together) {
    std::vector<Period> result;
    for (const auto& [component, series] : together.parts) {
        if (component.empty()) continue;
        for (const auto* point : series->points) result.push_back(point->period);
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

// A provisional figure beside a final one, or two sources, may differ without anybody being wrong.
bool comparable(const Observation& a, const Observation& b) { return a.status == b.status && a.source == b.source; }

}  // namespace

// Each component holds those before it: 110% <= 120% <= 130% (R121). Judged by pairs of neighbours that are there.
RuleOutcome check_thresholds(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& together : composites(input, "drempelreeks")) {
        for (const Period& period : periods_of(together)) {
            std::optional<Figure> before;
            for (const Component& component : together.whole->components) {
                const auto now = figure_at(together, component.id, period);
                if (!now) {
                    ++outcome.undecided;
                    continue;
                }
                if (before) {
                    const auto &a = *before->observation, &b = *now->observation;
                    const double fall = *a.value - *b.value;
                    // Rounded alike, what rises never falls; a whole number beside decimals may.
                    const double slack = before->half_step == now->half_step ? 0 : std::max(before->half_step, now->half_step);
                    const auto *here = input.context.catalogue.part(b.component), *there = input.context.catalogue.part(a.component);
                    if (!comparable(a, b) || a.unit != b.unit || (fall > 1e-9 && fall <= slack + 1e-9) || !here || !there)
                        ++outcome.undecided;
                    else if (fall <= 1e-9)
                        ++outcome.valid;
                    else
                        outcome.object(remark_at("C11", b, {{"waarde", dutch_number(*b.value)}, {"onderdeel", here->name},
                                                            {"eerdere", dutch_number(*a.value)}, {"eerder", there->name},
                                                            {"andere", place_text(a.place, input.context.submission)}}));
                }
                before = now;
            }
        }
    }
    return outcome;
}

void check_ratios(const RuleInput& input, RuleOutcome& outcome) {
    for (const auto& together : composites(input, "verhouding")) {
        const Indicator& ratio = *together.whole;
        for (const Period& period : periods_of(together)) {
            const auto stated = figure_at(together, "", period);
            if (!stated) continue;   // nothing to check: the analysis computes it
            const auto above = figure_at(together, ratio.components[0].id, period), below = figure_at(together, ratio.components[1].id, period);
            if (!above || !below || *below->observation->value - below->half_step <= 0 ||
                !comparable(*above->observation, *below->observation) || !comparable(*above->observation, *stated->observation)) {
                ++outcome.undecided;
                continue;
            }
            const double n = *above->observation->value, d = *below->observation->value, told = *stated->observation->value;
            const auto computed = quotient(ratio, n, d);
            const auto low = quotient(ratio, n - above->half_step, d + below->half_step), high = quotient(ratio, n + above->half_step, d - below->half_step);
            if (!computed || !low || !high) {
                ++outcome.undecided;
                continue;
            }
            const double slack = stated->half_step + 1e-9 * std::max(1.0, std::abs(told));
            const auto fits = [&](double value) { return value >= *low - slack && value <= *high + slack; };
            if (fits(told))
                ++outcome.valid;
            else if (n < 0 || fits(told * 100) || fits(told / 100))   // a percentage, or the other way round: another unit
                ++outcome.undecided;
            else
                outcome.object(remark_at("C03", *stated->observation, {{"teller", dutch_number(n)}, {"noemer", dutch_number(d)},
                                                                       {"uitkomst", dutch_number(*computed, std::max(ratio.decimals, 2))},
                                                                       {"verhouding", dutch_number(told)}}));
        }
    }
}

}  // namespace graadmeter
