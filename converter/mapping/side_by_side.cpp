// SPDX-License-Identifier: EUPL-1.2
// Tables side by side on one sheet: the left one is read first, from its own columns; what stands beside it afterwards, likewise.
#include <algorithm>
#include <iterator>

#include "mapping/sheet_reader.h"
#include "package/limits.h"
#include "spreadsheet/damage.h"

namespace graadmeter {
namespace {

// What the rows of a table are told apart by.
struct Keys {
    bool area, indicator, period;
};
Keys keys_of(const Table& table) {
    return {table.has(ColumnRole::region) || table.has(ColumnRole::region_name), table.has(ColumnRole::indicator), table.has(ColumnRole::period)};
}

// Whether each has figures of its own and what tells its rows apart: the right one no less than the left, unless one names its
// indicators in rows and the other in columns. Else the labels on the left are those of the figures on the right too.
bool stand_apart(const Table& left, const Table& right) {
    if (left.values == 0 || right.values == 0) return false;
    const Keys of_left = keys_of(left), of_right = keys_of(right);
    if (of_left.indicator != of_right.indicator) return true;
    return of_right.area >= of_left.area && of_right.period >= of_left.period;
}

}  // namespace

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

// The table whose header is in these columns of the rows that wait.
std::optional<Table> SheetReader::read_part(std::uint32_t first, std::uint32_t end, Surroundings& around) {
    std::deque<OwnedRow> part;
    for (const auto& row : waiting_)
        if (auto cut = row.columns(first, end); !cut.cells.empty()) part.push_back(std::move(cut));
    around.keep_columns(first, end - 1);
    // A title above each of two tables made a row that looked like a heading.
    for (; part.size() > 1 && part.front().cells.size() == 1; part.pop_front()) around.remember(part.front(), true);
    return part.empty() ? std::nullopt : headers_.read(part, merged_, around);
}

// The table without what stands beside it, which is noted for later. Nothing when the two do not stand apart.
std::optional<Table> SheetReader::only_left(const Table& whole) {
    auto left_around = around_, right_around = around_;
    auto left = read_part(first_column_, whole.beside, left_around);
    const auto right = read_part(whole.beside, kMaxColumn + 1, right_around);
    if (!left || !right || !stand_apart(*left, *right)) return {};
    besides_.push_back({whole.first_row, kMaxRow, whole.beside, around_});
    besides_.back().around.keep_columns(whole.beside, kMaxColumn);
    around_ = std::move(left_around);
    beside_ = whole.beside;
    return left;
}

// A row of the left table; or the header of another below it, in a row in which the right one has figures.
void SheetReader::take_left(const OwnedRow& left) {
    if (left.cells.empty()) return;
    if (HeaderReader::may_begin(left) && headers_.names_header(left)) {
        if (auto below = read_part(first_column_, beside_, around_)) {
            end_table();
            begin_table(std::move(*below));
            return;
        }
    }
    read_data(left);
}

// A header in a row of figures, past an empty column: another table begins lower than the one beside it.
void SheetReader::find_lower_beside(const OwnedRow& row) {
    constexpr std::uint32_t kTitleRows = 3;   // above its header; a table's rows are not remembered as titles
    const auto headed = std::find_if(table_->columns.rbegin(), table_->columns.rend(), [](const Column& c) { return !c.label.empty(); });
    const std::uint32_t last = headed == table_->columns.rend() ? kMaxColumn : headed->column;
    if (row.cells.back().address.column <= last + 2) return;
    const auto beyond = row.columns(last + 1, kMaxColumn + 1);
    const std::uint32_t column = beyond.cells.front().address.column;
    if (column == last + 1 || !HeaderReader::may_begin(beyond) || !headers_.names_header(beyond)) return;
    auto around = around_;
    const auto right = read_part(column, kMaxColumn + 1, around);
    if (!right || !stand_apart(*table_, *right)) return;
    besides_.push_back({std::max(table_->last_row + 1, row.number - std::min(row.number - 1, kTitleRows)), kMaxRow, column, around_});
    beside_ = column;
}

}  // namespace graadmeter
