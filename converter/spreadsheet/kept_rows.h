// SPDX-License-Identifier: EUPL-1.2
// The rows of a sheet in memory: to examine a workbook is to read each of its sheets four times (mapping, accounts, rules), and to
// inflate and parse it costs more than what is done with its cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "spreadsheet/row_texts.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

class KeptRows {
public:
    // All that `rows` gives; nullptr when it takes more than `most_bytes`. Throws what `rows` throws.
    [[nodiscard]] static std::shared_ptr<const KeptRows> all_of(RowReader& rows, std::size_t most_bytes);
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    // Gives the rows once more; keeps them for as long as it lives.
    [[nodiscard]] static std::unique_ptr<RowReader> reader(std::shared_ptr<const KeptRows> rows);

private:
    class Reader;
    struct KeptRow {
        std::uint32_t number = 0;
        bool hidden = false;
        std::span<const Cell> cells;
    };
    void add(const Row& row);
    std::vector<KeptRow> rows_;
    std::vector<std::vector<Cell>> chunks_;   // never grown past what they reserve, so that the spans hold
    RowTexts texts_;
    std::size_t bytes_ = 0;
};

}  // namespace graadmeter
