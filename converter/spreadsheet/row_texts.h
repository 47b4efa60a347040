// SPDX-License-Identifier: EUPL-1.2
// Texts that outlive the buffer in which they were read.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace graadmeter {

// Addresses hold until clear(), which gives no memory back: a reader fills it anew for each row.
class RowTexts {
public:
    [[nodiscard]] std::string_view keep(std::string_view text);
    void clear() { chunk_ = used_ = 0; }

private:
    static constexpr std::size_t kChunk = std::size_t{64} << 10;
    struct Chunk {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };
    std::vector<Chunk> chunks_;
    std::size_t chunk_ = 0, used_ = 0;
};

}  // namespace graadmeter
