// SPDX-License-Identifier: EUPL-1.2
// Tables side by side on one sheet: the left one is read first, from its own columns; what stands beside it afterwards, likewise.
#include <algorithm>
#include <iterator>

#include "mapping/sheet_reader.h"
#include "package/limits.h"
#include "spreadsheet/damage.h"

namespace graadmeter {

void SheetReader::read_besides() {
    auto waiting = std::move(besides_);
    for (std::size_t read = 0; !waiting.empty(); waiting.pop_front()) {
        if (++read > limits::kTablesBeside)
            throw too_large({context_.file, {}}, "meer dan " + std::to_string(limits::kTablesBeside) + " tabellen naast elkaar op blad '" +
                                                     shown(reading().name) + "'");
        SheetReader reader(workbook_, sheet_, context_, matcher_, submission_);
        reader.read_beside(waiting.front());
        std::move(reader.besides_.begin(), reader.besides_.end(), std::back_inserter(waiting));
    }
}

void SheetReader::read_beside(const Beside& beside) {
    around_ = beside.around;
    first_column_ = beside.column;
    read_rows(beside.first_row, beside.last_row);
}

// The table without what stands beside it, which is noted for later.
std::optional<Table> SheetReader::only_left(const Table& whole) {
    std::deque<OwnedRow> left;
    for (const auto& row : waiting_)
        if (auto part = row.columns(first_column_, whole.beside); !part.cells.empty()) left.push_back(std::move(part));
    auto right_around = around_;
    right_around.keep_columns(whole.beside, kMaxColumn);
    around_.keep_columns(first_column_, whole.beside - 1);
    // A title above each of the two made a row that looked like a heading.
    while (left.size() > 1 && left.front().cells.size() == 1) {
        around_.remember(left.front());
        left.pop_front();
    }
    auto table = headers_.read(left, merged_, around_);
    if (!table) return {};
    besides_.push_back({whole.first_row, kMaxRow, whole.beside, std::move(right_around)});
    beside_ = whole.beside;
    return table;
}

// A header in a row of figures, past an empty column: another table begins lower than the one beside it.
void SheetReader::find_lower_beside(const OwnedRow& row) {
    constexpr std::uint32_t kTitleRows = 3;   // above its header; a table's rows are not remembered as titles
    const auto headed = std::find_if(table_->columns.rbegin(), table_->columns.rend(), [](const Column& c) { return !c.label.empty(); });
    const std::uint32_t last = headed == table_->columns.rend() ? kMaxColumn : headed->column;
    if (row.cells.back().address.column <= last + 2) return;
    const auto right = row.columns(last + 1, kMaxColumn + 1);
    const std::uint32_t column = right.cells.front().address.column;
    if (column == last + 1 || !HeaderReader::may_begin(right) || !headers_.names_header(right)) return;
    besides_.push_back({std::max(table_->last_row + 1, row.number - std::min(row.number - 1, kTitleRows)), kMaxRow, column, around_});
    beside_ = column;
}

}  // namespace graadmeter
