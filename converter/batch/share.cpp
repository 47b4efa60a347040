// SPDX-License-Identifier: EUPL-1.2
#include "batch/share.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

#include "model/error.h"

namespace graadmeter {

Share read_share(std::string_view text) {
    constexpr int kMost = 10'000;
    Share share;
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, share.number);
    const bool slash = number.ec == std::errc{} && number.ptr != end && *number.ptr == '/';
    const auto of = slash ? std::from_chars(number.ptr + 1, end, share.of) : std::from_chars_result{end, std::errc::invalid_argument};
    if (of.ec != std::errc{} || of.ptr != end || share.number < 1 || share.of > kMost || share.number > share.of)
        throw UsageError("--deel: \"" + std::string(text) + "\" is geen deel. Schrijf bijvoorbeeld 2/3: het tweede van drie delen.");
    return share;
}

std::vector<std::size_t> items_of(const Share& share, const std::vector<ShareItem>& all) {
    constexpr std::uint64_t kEach = 20'000;   // what a file costs whatever its size, as bytes
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return std::tie(all[b].bytes, all[a].sha256, all[a].name) < std::tie(all[a].bytes, all[b].sha256, all[b].name);   // largest first
    });
    std::vector<std::uint64_t> loads(static_cast<std::size_t>(share.of));
    std::vector<std::size_t> mine;
    for (const std::size_t item : order) {
        const auto least = std::ranges::min_element(loads);
        *least += all[item].bytes + kEach;
        if (least - loads.begin() == share.number - 1) mine.push_back(item);
    }
    std::ranges::sort(mine);
    return mine;
}

}  // namespace graadmeter
