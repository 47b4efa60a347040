// SPDX-License-Identifier: EUPL-1.2
#include "mapping/code_names.h"

#include <algorithm>
#include <optional>

#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kMostNames = 20'000;    // a GGD's largest import has some thousands
constexpr std::size_t kLongestName = 1'000;   // bytes

struct NameColumns {
    std::optional<std::uint32_t> code, name;
};

// The text of the cell in this column; "" when it is no text of a name's length.
std::string text_in(const Row& row, std::uint32_t column) {
    for (const auto& cell : row.cells)
        if (cell.address.column == column && cell.type == CellType::text && cell.text.size() <= kLongestName) return std::string(trimmed(cell.text));
    return "";
}

void read_names_of(const Workbook& workbook, std::size_t sheet, Source& source) {
    const auto rows = workbook.rows(sheet);
    NameColumns columns;
    Row row;
    while (source.names.size() < kMostNames && rows->next(row)) {
        if (columns.code && columns.name) {
            CodeMeaning found{text_in(row, *columns.code), text_in(row, *columns.name)};
            if (!found.code.empty() && !found.meaning.empty()) source.names.push_back(std::move(found));
            continue;
        }
        columns = {};
        for (const auto& cell : row.cells) {
            if (cell.type != CellType::text || cell.text.size() > kLongestName) continue;
            const std::string header = folded(cell.text);
            if (header == source.names_code) columns.code = cell.address.column;
            if (header == source.names_name) columns.name = cell.address.column;
        }
    }
}

}  // namespace

std::vector<Source> with_names(std::vector<Source> sources, const Workbook& workbook) {
    for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
        if (workbook.sheets()[sheet].kind != SheetKind::worksheet) continue;
        const std::string name = folded(workbook.sheets()[sheet].name);
        for (auto& source : sources)
            if (!source.names_sheet.empty() && source.names_sheet == name) read_names_of(workbook, sheet, source);
    }
    return sources;
}

}  // namespace graadmeter
