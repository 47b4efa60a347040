// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/row_texts.h"

#include <algorithm>
#include <cstring>

namespace graadmeter {

std::string_view RowTexts::keep(std::string_view text) {
    if (text.empty()) return {};
    while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < text.size()) ++chunk_, used_ = 0;
    if (chunk_ == chunks_.size()) {
        const std::size_t size = std::max(kChunk, text.size());
        chunks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
        used_ = 0;
    }
    char* place = chunks_[chunk_].bytes.get() + used_;
    std::memcpy(place, text.data(), text.size());
    used_ += text.size();
    return {place, text.size()};
}

}  // namespace graadmeter
