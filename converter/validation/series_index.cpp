// SPDX-License-Identifier: EUPL-1.2
// Texts become numbers first, so that a million observations are sorted without comparing texts.
#include "validation/series_index.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace graadmeter {
namespace {

// Numbers texts by first appearance.
class Numbering {
public:
    std::uint32_t of(std::string_view text) {
        return numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

struct Entry {
    std::array<std::uint32_t, 4> series;
    std::size_t index;
};

}  // namespace

SeriesIndex::SeriesIndex(const Submission& submission, const Catalogue& catalogue) {
    Numbering indicators, components, regions, groups;
    std::vector<Entry> entries;
    entries.reserve(submission.observations.size());
    const auto& all = submission.observations;
    for (std::size_t i = 0; i < all.size(); ++i) {
        entries.push_back({{indicators.of(all[i].indicator), components.of(all[i].component), regions.of(all[i].region), groups.of(all[i].group)}, i});
    }
    std::ranges::sort(entries, [&](const Entry& a, const Entry& b) {
        return std::tie(a.series, all[a.index].period, all[a.index].place, a.index) <
               std::tie(b.series, all[b.index].period, all[b.index].place, b.index);
    });
    std::unordered_map<std::string_view, const Indicator*> known;
    for (const auto& indicator : catalogue.indicators) known.try_emplace(indicator.id, &indicator);
    std::unordered_map<std::string_view, const Indicator*> parts;
    for (const auto& part : catalogue.parts) parts.try_emplace(part.id, &part);
    points_.reserve(entries.size());
    for (const auto& entry : entries) points_.push_back(&all[entry.index]);

    std::unordered_set<const Indicator*> seen;
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
        while (end < entries.size() && entries[end].series == entries[begin].series) ++end;
        const auto found = known.find(points_[begin]->indicator);
        const auto* indicator = found == known.end() ? nullptr : found->second;
        if (indicator) seen.insert(indicator);
        const auto part = points_[begin]->component.empty() ? parts.end() : parts.find(points_[begin]->component);
        series_.push_back({part == parts.end() ? indicator : part->second, indicator, std::span(points_).subspan(begin, end - begin)});
    }
    for (const auto& indicator : catalogue.indicators) {
        if (seen.contains(&indicator)) observed_.push_back(&indicator);
    }
}

}  // namespace graadmeter
