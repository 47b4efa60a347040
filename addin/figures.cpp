// SPDX-License-Identifier: EUPL-1.2
#include "addin/figures.h"

#include <algorithm>
#include <utility>

namespace graadmeter::addin {
namespace {

std::string joined(std::string_view measure, std::string_view region, std::string_view group) {
    constexpr char kBetween = '\x1f';
    std::string key;
    key.reserve(measure.size() + region.size() + group.size() + 2);
    ((key += measure) += kBetween) += region;
    (key += kBetween) += group;
    return key;
}

// Sorted, one a period: the first with a value, else the first.
void tidy(std::vector<Figure>& figures) {
    std::stable_sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
        return std::pair(a.period, !a.value) < std::pair(b.period, !b.value);
    });
    figures.erase(std::unique(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) { return a.period == b.period; }), figures.end());
    figures.shrink_to_fit();
}

}  // namespace

void FigureTable::add(std::string_view measure, std::string_view region, std::string_view group, std::string_view unit, const Figure& figure) {
    if (!last_ || last_key_.measure != measure || last_key_.region != region || last_key_.group != group) {
        last_key_ = {std::string(measure), std::string(region), std::string(group)};
        last_ = &added_[last_key_];
        measures_.emplace(measure);
    }
    auto found = last_->find(unit);
    if (found == last_->end()) found = last_->emplace(unit, std::vector<Figure>()).first;
    found->second.push_back(figure);
    ++size_;
}

void FigureTable::settle(const Spelling& spelling) {
    std::map<Key, ByUnit> respelled;
    for (auto& [key, units] : added_) {
        ByUnit& target = respelled[{spelling.measure(key.measure), spelling.region(key.region), key.group}];
        for (auto& [unit, figures] : units) {
            auto& all = target[unit.empty() ? spelling.unit(key.measure) : unit];
            all.insert(all.end(), figures.begin(), figures.end());
        }
    }
    added_.clear();
    last_ = nullptr;
    for (auto& [key, units] : respelled) {
        const auto own = units.find(spelling.unit(key.measure));
        std::vector<Figure>& figures = (own == units.end() ? units.begin() : own)->second;
        tidy(figures);
        settled_.emplace(joined(key.measure, key.region, key.group), std::move(figures));
    }
}

const std::vector<Figure>* FigureTable::series(std::string_view measure, std::string_view region, std::string_view group) const {
    const auto found = settled_.find(joined(measure, region, group));
    return found == settled_.end() ? nullptr : &found->second;
}

const Figure* FigureTable::figure(std::string_view measure, std::string_view region, std::string_view group, const Period& period) const {
    const auto* figures = series(measure, region, group);
    if (!figures) return nullptr;
    const auto found = std::lower_bound(figures->begin(), figures->end(), period, [](const Figure& figure, const Period& wanted) { return figure.period < wanted; });
    return found != figures->end() && found->period == period ? &*found : nullptr;
}

}  // namespace graadmeter::addin
