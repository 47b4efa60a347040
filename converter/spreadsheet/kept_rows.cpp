// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/kept_rows.h"

#include <algorithm>
#include <utility>

namespace graadmeter {

class KeptRows::Reader final : public RowReader {
public:
    explicit Reader(std::shared_ptr<const KeptRows> kept) : kept_(std::move(kept)) {}

    bool next(Row& row) override {
        if (at_ == kept_->rows_.size()) return false;
        const KeptRow& one = kept_->rows_[at_++];
        row = {one.number, one.hidden, one.cells};
        return true;
    }

private:
    std::shared_ptr<const KeptRows> kept_;
    std::size_t at_ = 0;
};

void KeptRows::add(const Row& row) {
    constexpr std::size_t kChunkCells = 1'000;   // of 64 KB, which the allocator gives again to the next workbook
    if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < row.cells.size())
        chunks_.emplace_back().reserve(std::max(kChunkCells, row.cells.size()));
    std::vector<Cell>& chunk = chunks_.back();
    for (Cell cell : row.cells) {
        cell.text = texts_.keep(cell.text);
        cell.formula = texts_.keep(cell.formula);
        bytes_ += cell.text.size() + cell.formula.size();
        chunk.push_back(cell);
    }
    rows_.push_back({row.number, row.hidden, std::span<const Cell>(chunk).last(row.cells.size())});
    bytes_ += sizeof(KeptRow) + row.cells.size() * sizeof(Cell);
}

std::shared_ptr<const KeptRows> KeptRows::all_of(RowReader& rows, std::size_t most_bytes) {
    const auto kept = std::make_shared<KeptRows>();
    for (Row row; rows.next(row);) {
        kept->add(row);
        if (kept->bytes_ > most_bytes) return nullptr;
    }
    return kept;
}

std::unique_ptr<RowReader> KeptRows::reader(std::shared_ptr<const KeptRows> rows) { return std::make_unique<Reader>(std::move(rows)); }

}  // namespace graadmeter
