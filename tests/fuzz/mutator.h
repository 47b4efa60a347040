// SPDX-License-Identifier: EUPL-1.2
// Mutations for the ordinary test run: always the same ones, so that a failure comes back. Fuzzing in earnest is libFuzzer's work.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter::fuzz {

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

    // One to four changes to `input`, with pieces of `other`.
    [[nodiscard]] std::string mutated(std::string input, std::string_view other) {
        for (std::size_t left = 1 + below(4); left > 0; --left) change(input, other);
        return input;
    }
    [[nodiscard]] std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(next() % bound); }

private:
    std::uint64_t next() {  // xorshift64 (Marsaglia 2003)
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return state_;
    }
    char byte() { return static_cast<char>(next() & 0xFF); }
    void change(std::string& input, std::string_view other) {
        static constexpr std::array<std::string_view, 24> kTokens = {
            "<",     ">",    "/>",         "</",  "<!--", "-->",       "<![CDATA[", "]]>",         "&#x0;", "&amp;", "_x0041_", "\"",
            "\xFF\xFE", "\xEF\xBB\xBF", "<?xml ?>", "'", ";",    "\"\"\n", "\r\n",      "4294967296", "-1",    "1e999", "=",       "xmlns=\"\""};
        const std::size_t at = below(input.size() + 1), length = below(std::min<std::size_t>(input.size() - at, 32) + 1);
        switch (below(7)) {
            case 0:
                if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
                break;
            case 1:
                if (at < input.size()) input[at] = byte();
                break;
            case 2:
                input.erase(at, length);
                break;
            case 3:
                input.insert(at, input.substr(below(input.size() + 1), length));
                break;
            case 4:
                input.insert(at, kTokens[below(kTokens.size())]);
                break;
            case 5:
                input.insert(at, other.substr(below(other.size() + 1), 1 + below(64)));
                break;
            default:
                if (below(4) == 0) input.resize(at);  // cut off
        }
    }
    std::uint64_t state_;
};

}  // namespace graadmeter::fuzz
