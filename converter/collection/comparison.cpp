// SPDX-License-Identifier: EUPL-1.2
#include "collection/comparison.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace graadmeter {
namespace {

using AnswerKey = std::tuple<std::string, std::string, std::string>;   // questionnaire, indicator, question

ObservationKey key_of(const Observation& one) { return one; }
AnswerKey key_of(const Answer& one) { return {one.sheet_key, one.indicator, one.question}; }

bool says_the_same(const Observation& a, const Observation& b) {
    return a.value == b.value && a.unit == b.unit && a.status == b.status && a.below == b.below;
}
bool says_the_same(const Answer& a, const Answer& b) { return a.text == b.text; }

struct Occurrences {
    std::vector<std::size_t> before, after;
};

// Pairs what is about the same; what is left on one side is new or gone.
template <typename Change, typename Item>
std::size_t compare(const std::vector<Item>& before, const std::vector<Item>& after, std::vector<Change>& changes) {
    std::map<decltype(key_of(before.front())), Occurrences> keys;
    for (std::size_t i = 0; i < before.size(); ++i) keys[key_of(before[i])].before.push_back(i);
    for (std::size_t i = 0; i < after.size(); ++i) keys[key_of(after[i])].after.push_back(i);
    std::size_t same = 0;
    for (auto& [key, occurrences] : keys) {
        std::vector<std::size_t> left;
        for (const std::size_t b : occurrences.before) {
            const auto equal = std::ranges::find_if(occurrences.after, [&](std::size_t a) { return says_the_same(before[b], after[a]); });
            if (equal == occurrences.after.end()) {
                left.push_back(b);
            } else {
                occurrences.after.erase(equal);
                ++same;
            }
        }
        const auto& right = occurrences.after;
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            if (i >= left.size()) changes.push_back({ChangeKind::added, {}, right[i]});
            else if (i >= right.size()) changes.push_back({ChangeKind::gone, left[i], {}});
            else changes.push_back({ChangeKind::changed, left[i], right[i]});
        }
    }
    return same;
}

}  // namespace

const char* dutch_word(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return "nieuw";
        case ChangeKind::gone: return "vervallen";
        case ChangeKind::changed: return "gewijzigd";
    }
    return "";
}

Comparison compared(const Collection& before, const Collection& after) {
    Comparison result;
    result.same_figures = compare(before.observations, after.observations, result.figures);
    result.same_answers = compare(before.answers, after.answers, result.answers);
    return result;
}

}  // namespace graadmeter
