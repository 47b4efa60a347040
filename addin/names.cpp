// SPDX-License-Identifier: EUPL-1.2
#include "addin/names.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "model/text.h"

namespace graadmeter::addin {
namespace {

constexpr std::size_t kShown = 3;

std::string shown(const Indicator& indicator) { return indicator.name + " (" + indicator.id + ")"; }

}  // namespace

Names::Names(const Catalogue& catalogue) {
    for (const Indicator& indicator : catalogue.indicators) measures_.push_back({&indicator, catalogue.current(indicator.id)});
    for (const Indicator& part : catalogue.parts) measures_.push_back({&part, catalogue.current(part.part_of)});
    std::erase_if(measures_, [](const Measure& measure) { return !measure.whole; });
    for (std::size_t i = 0; i < measures_.size(); ++i) {
        const Indicator& indicator = *measures_[i].indicator;
        call(indicator.id, i);
        call(indicator.name, i);
        for (const std::string& synonym : indicator.synonyms) call(synonym, i);
    }
    for (std::size_t i = 0; i < measures_.size(); ++i)
        for (const std::string& name : {measures_[i].indicator->id, measures_[i].indicator->name})
            if (folded_.at(folded(name)).size() == 1) exact_.emplace(name, i);
}

void Names::call(const std::string& name, std::size_t measure) {
    auto& holders = folded_[folded(name)];
    if (std::ranges::find(holders, measure) == holders.end()) holders.push_back(measure);
}

const Measure* Names::find(std::string_view text) const {
    if (const auto found = exact_.find(std::string(text)); found != exact_.end()) return &measures_[found->second];
    const auto found = folded_.find(folded(text));
    return found != folded_.end() && found->second.size() == 1 ? &measures_[found->second.front()] : nullptr;
}

std::vector<std::string> Names::nearest(std::string_view text) const {
    std::vector<std::string> result;
    const std::string wanted = folded(text);
    if (wanted.empty()) return result;
    if (const auto found = folded_.find(wanted); found != folded_.end()) {
        for (const std::size_t i : found->second) result.push_back(shown(*measures_[i].indicator));
        return result;
    }
    const std::vector<std::string> asked = words(text);
    const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 3);
    // More words in common first, then fewer slips.
    std::set<std::tuple<int, std::size_t, std::string>> ranked;
    for (const auto& [name, holders] : folded_) {
        const std::vector<std::string> own = words(name);
        const auto shared = std::ranges::count_if(asked, [&](const std::string& word) { return word.size() > 2 && std::ranges::find(own, word) != own.end(); });
        const std::size_t slips = edit_distance(wanted, name, limit);
        if (shared == 0 && slips > limit) continue;
        for (const std::size_t i : holders) ranked.emplace(-static_cast<int>(shared), slips, shown(*measures_[i].indicator));
    }
    for (const auto& [shared, slips, name] : ranked) {
        if (result.size() == kShown) break;
        if (std::ranges::find(result, name) == result.end()) result.push_back(name);
    }
    return result;
}

}  // namespace graadmeter::addin
