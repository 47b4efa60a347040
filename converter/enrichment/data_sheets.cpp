// SPDX-License-Identifier: EUPL-1.2
// Copies the rows of a workbook that is no package into a new one, one row in memory at a time.
#include "enrichment/data_sheets.h"

#include <cmath>

#include "enrichment/sheet_writer.h"

namespace graadmeter {
namespace {

// "0303" and "+316" are codes, and past fifteen digits Excel would change them.
bool is_code(std::string_view shown) {
    if (shown.size() > 1 && shown[0] == '0' && shown[1] >= '0' && shown[1] <= '9') return true;
    if (!shown.empty() && shown[0] == '+') return true;
    std::size_t digits = 0;
    for (const char c : shown) {
        if (c == 'e' || c == 'E') return false;
        digits += c >= '0' && c <= '9';
    }
    return digits > 15;
}

// Days between the epochs of the 1904 and the 1900 date system (ECMA-376 part 1, 18.17.4.1); the copy has the latter.
constexpr double kDaysFrom1904 = 1462;

Value copied(const Cell& cell, bool system_1904) {
    if (cell.type == CellType::number && std::isfinite(cell.number) && !is_code(cell.text)) {
        Value value = number(cell.is_date && system_1904 ? cell.number + kDaysFrom1904 : cell.number);
        if (cell.is_date) value.format.look = Look::source_date;
        if (cell.is_percentage) value.format.look = Look::source_percentage;
        return value;
    }
    if (cell.type == CellType::boolean) return text(cell.number != 0 ? "WAAR" : "ONWAAR");
    return text(std::string(cell.text));
}

}  // namespace

void write_data_sheets(const Workbook& workbook, const std::filesystem::path& package) {
    PackageWriter writer(package, {.streaming = true, .plain = true});
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        Sheet& sheet = writer.add_sheet(workbook.sheets()[i].name);
        if (workbook.sheets()[i].visibility != SheetVisibility::visible) sheet.hide();
        const auto rows = workbook.rows(i);
        for (Row row; rows->next(row);)
            for (const Cell& cell : row.cells) sheet.write(cell.address, copied(cell, workbook.system_1904()));
    }
    writer.close();
}

}  // namespace graadmeter
