// SPDX-License-Identifier: EUPL-1.2
// Components of indicators, each seen as an indicator of its own.
#include <algorithm>
#include <cmath>

#include "catalogue/catalogue.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kShortestWord = 4;   // shorter ones ("van", "een") are in every name

// Whether a name repeats enough of the whole's to be understood without it: "% rokers" of "% rokers / % zware rokers".
bool stands_alone(const std::string& part, const std::string& whole) {
    const auto all = words(whole);
    return std::ranges::any_of(words(part), [&](const std::string& word) {
        return word.size() >= kShortestWord && std::ranges::find(all, word) != all.end();
    });
}

// The words that tell a component from its siblings: "110%" of "inkomen tot 110%" beside "inkomen tot 120%"; "" when none do.
std::string own_words(const Component& component, const Indicator& whole) {
    std::string result;
    for (std::size_t start = 0; start < component.name.size();) {
        const std::size_t end = std::min(component.name.find(' ', start), component.name.size());
        const std::string token = component.name.substr(start, end - start);
        start = end + 1;
        const bool shared = std::ranges::all_of(words(token), [&](const std::string& word) {
            return std::ranges::all_of(whole.components, [&](const Component& other) {
                const auto all = words(other.name);
                return std::ranges::find(all, word) != all.end();
            });
        });
        if (!shared) result += (result.empty() ? "" : " ") + token;
    }
    return result;
}

Indicator as_indicator(const Component& component, const Indicator& whole) {
    Indicator part;
    part.id = component.id;
    part.part_of = whole.id;
    const std::string together = whole.name + ": " + component.name;
    part.name = stands_alone(component.name, whole.name) ? component.name : together;
    const auto also = [&](const std::string& name) {
        if (name != part.name && std::ranges::find(part.synonyms, name) == part.synonyms.end()) part.synonyms.push_back(name);
    };
    also(component.name);
    const std::string own = own_words(component, whole);
    std::vector<std::string> wholes{whole.name};
    wholes.insert(wholes.end(), whole.synonyms.begin(), whole.synonyms.end());
    for (const std::string& name : wholes) {
        also(name + ": " + component.name);
        if (!own.empty()) also(name + ": " + own);
    }
    part.unit = component.unit;
    part.direction = component.direction;
    part.direction_uncertain = whole.direction_uncertain;
    part.kind = whole.kind;
    part.population = whole.population;
    if (part.unit == whole.unit) part.minimum = whole.minimum, part.maximum = whole.maximum;
    part.decimals = whole.decimals;
    part.frequency_years = whole.frequency_years;
    part.smallest_area = whole.smallest_area;
    part.source = whole.source;
    part.source_type = whole.source_type;
    part.small_count_threshold = whole.small_count_threshold;
    part.perception = whole.perception;
    part.breaks = whole.breaks;
    part.theme = whole.theme;
    part.goals = whole.goals;
    part.dropped = whole.dropped;
    part.when_missing = whole.when_missing;
    part.origin = whole.origin;
    part.line = whole.line;
    return part;
}

}  // namespace

void derive_parts(Catalogue& catalogue) {
    catalogue.parts.clear();
    for (const Indicator& whole : catalogue.indicators)
        for (const Component& component : whole.components) catalogue.parts.push_back(as_indicator(component, whole));
}

const Indicator* Catalogue::part(std::string_view component) const {
    const auto found = std::ranges::find(parts, component, &Indicator::id);
    return found == parts.end() ? nullptr : &*found;
}

const Indicator* Catalogue::measure(std::string_view wanted, std::string_view component) const {
    return component.empty() ? indicator(wanted) : part(component);
}

std::vector<const Indicator*> Catalogue::parts_of(std::string_view wanted) const {
    std::vector<const Indicator*> result;
    for (const Indicator& part : parts)
        if (part.part_of == wanted) result.push_back(&part);
    return result;
}

std::optional<double> quotient(const Indicator& ratio, double numerator, double denominator) {
    if (ratio.composition != "verhouding" || ratio.components.size() != 2 || denominator == 0) return {};
    const Unit &above = unit(ratio.components[0].unit), &below = unit(ratio.components[1].unit), &in = unit(ratio.unit);
    const double sizes = above.basis == below.basis ? above.size / below.size : 1;   // x 1.000 euro against euro
    const double result = numerator / denominator * sizes * (in.per > 0 ? in.per : 1);
    return std::isfinite(result) ? std::optional(result) : std::nullopt;
}

}  // namespace graadmeter
