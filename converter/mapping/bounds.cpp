// SPDX-License-Identifier: EUPL-1.2
#include "mapping/bounds.h"

#include <array>
#include <cmath>

#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLongestBounds = 60;   // bytes of two numbers and what stands around them

std::optional<double> number_in(std::string_view text, DecimalMark mark) {
    const auto number = parse_number(trimmed(text), mark);
    return number && !number->with_suffix ? std::optional(number->value) : std::nullopt;
}

}  // namespace

std::optional<Interval> interval_in(std::string_view text, DecimalMark mark) {
    text = trimmed(text);
    if (text.size() > kLongestBounds) return {};
    if (text.size() > 2 && ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')')))
        text = text.substr(1, text.size() - 2);
    constexpr std::array<std::string_view, 6> kSeparators{";", " tot ", " - ", "\xE2\x80\x93", "\xE2\x80\x94", "-"};
    for (const auto separator : kSeparators) {
        const auto at = text.find(separator, 1);   // a minus in front belongs to the number
        if (at == std::string_view::npos) continue;
        const auto lower = number_in(text.substr(0, at), mark), upper = number_in(text.substr(at + separator.size()), mark);
        if (!lower || !upper) return {};
        return Interval{*lower, *upper};
    }
    return {};
}

std::optional<double> margin_in(std::string_view text, DecimalMark mark) {
    text = trimmed(text);
    for (const std::string_view sign : {"\xC2\xB1", "+/-", "+-"})
        if (text.starts_with(sign)) text = trimmed(text.substr(sign.size()));
    for (const std::string_view ending : {"%-punt", "procentpunt"})
        if (text.ends_with(ending)) text = trimmed(text.substr(0, text.size() - ending.size()));
    return text.size() > kLongestBounds ? std::nullopt : number_in(text, mark);
}

BoundsFit give_interval(Observation& observation, const Bounds& bounds) {
    Interval interval;
    if (!observation.value) return BoundsFit::none;
    if (bounds.lower && bounds.upper) {
        interval = {*bounds.lower, *bounds.upper};
    } else if (bounds.margin && *bounds.margin > 0) {   // below zero it is another "marge": of an amount, a profit
        interval = {*observation.value - *bounds.margin, *observation.value + *bounds.margin};
    } else {
        return BoundsFit::none;   // one bound tells no width
    }
    // Rounded figures: 0 % between 0 and 0 is an interval that was rounded away, and no error.
    if (interval.lower == interval.upper && interval.lower == *observation.value) return BoundsFit::none;
    const bool fits = std::isfinite(interval.lower) && std::isfinite(interval.upper) && interval.lower < interval.upper &&
                      interval.lower <= *observation.value && *observation.value <= interval.upper;
    if (!fits) return BoundsFit::misfit;
    observation.interval = interval;
    return BoundsFit::given;
}

void RowBounds::keep(const Observation& bound, FigureKind kind) {
    if (!bound.value) return;
    Bounds& bounds = kept_[{static_cast<const ObservationKey&>(bound), bound.unit}];
    (kind == FigureKind::lower_bound ? bounds.lower : bounds.upper) = bound.value;
}

std::vector<std::pair<const Observation*, Bounds>> RowBounds::give(std::span<Observation> observations) {
    std::vector<std::pair<const Observation*, Bounds>> misfits;
    for (Observation& observation : observations) {
        if (kept_.empty()) break;
        const auto found = kept_.find({static_cast<const ObservationKey&>(observation), observation.unit});
        if (found != kept_.end() && give_interval(observation, found->second) == BoundsFit::misfit)
            misfits.emplace_back(&observation, found->second);
    }
    kept_.clear();
    return misfits;
}

}  // namespace graadmeter
