// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/kept_rows.h"

#include <utility>

namespace graadmeter {

class KeptRows::Reader final : public RowReader {
public:
    explicit Reader(std::shared_ptr<const KeptRows> kept) : kept_(std::move(kept)) {}

    bool next(Row& row) override {
        if (at_ == kept_->rows_.size()) return false;
        const KeptRow& one = kept_->rows_[at_++];
        row = {one.number, one.hidden, std::span(kept_->cells_).subspan(cell_, one.end - cell_)};
        cell_ = one.end;
        return true;
    }

private:
    std::shared_ptr<const KeptRows> kept_;
    std::size_t at_ = 0, cell_ = 0;
};

std::shared_ptr<const KeptRows> KeptRows::all_of(RowReader& rows, std::size_t most_bytes) {
    const auto kept = std::make_shared<KeptRows>();
    for (Row row; rows.next(row);) {
        for (Cell cell : row.cells) {
            cell.text = kept->texts_.keep(cell.text);
            cell.formula = kept->texts_.keep(cell.formula);
            kept->cells_.push_back(cell);
            kept->bytes_ += sizeof(Cell) + cell.text.size() + cell.formula.size();
        }
        kept->rows_.push_back({row.number, row.hidden, kept->cells_.size()});
        kept->bytes_ += sizeof(KeptRow);
        if (kept->bytes_ > most_bytes) return nullptr;
    }
    return kept;
}

std::unique_ptr<RowReader> KeptRows::reader(std::shared_ptr<const KeptRows> rows) { return std::make_unique<Reader>(std::move(rows)); }

}  // namespace graadmeter
