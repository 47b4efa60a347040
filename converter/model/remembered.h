// SPDX-License-Identifier: EUPL-1.2
// What was worked out of a text, for when the same text comes by again: the columns of a table repeat few texts thousands of times.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace graadmeter {

// Amortised one lookup a text. One thread.
template <typename Value>
class Remembered {
public:
    // What `work_out()` gave for this text, asked the first time. The reference holds until the next call.
    template <typename WorkOut>
    const Value& of(std::string_view text, const WorkOut& work_out) {
        constexpr std::size_t kMost = 4'096;   // memory: a hostile file may have a million texts
        if (const auto found = known_.find(text); found != known_.end()) return found->second;
        if (known_.size() >= kMost) known_.clear();
        return known_.emplace(text, work_out()).first->second;
    }
    void clear() { known_.clear(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, Value, Hash, std::equal_to<>> known_;
};

}  // namespace graadmeter
