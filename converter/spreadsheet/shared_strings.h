// SPDX-License-Identifier: EUPL-1.2
// The texts that cells share (ECMA-376 part 1, 18.4): one arena and where each text begins.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "spreadsheet/text_stream.h"

namespace graadmeter {

class SharedStrings {
public:
    SharedStrings() = default;
    // Throws FileError B01 when the part is cut off, B04 past a limit.
    SharedStrings(std::unique_ptr<PartStream> part, const TextOrigin& origin, std::size_t window_bytes = TextWindow::kBytes);

    [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
    [[nodiscard]] std::string_view operator[](std::size_t index) const {
        return {text_.data() + begins_[index], begins_[index + 1] - begins_[index]};
    }

private:
    std::string text_;
    std::vector<std::uint32_t> begins_ = {0};  // the arena stays under 4 GB (limits::kSharedStringsBytes)
};

}  // namespace graadmeter
