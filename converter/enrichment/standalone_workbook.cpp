// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/standalone_workbook.h"

#include <algorithm>

namespace graadmeter {

void write_standalone_workbook(std::vector<StandaloneSheet> sheets, const std::string& origin, Date date, const std::filesystem::path& package) {
    PackageWriter writer(package, {.created = date});
    for (StandaloneSheet& sheet : sheets) {
        const std::size_t all = sheet.rows.size() + sheet.further;
        if (all > kMostRows) sheet.purpose += " Alleen de eerste " + std::to_string(kMostRows) + " van " + std::to_string(all) + " staan hier: meer rijen heeft een blad niet.";
        TableSheet table(writer.add_sheet(sheet.name),
                         {sheet.name, sheet.purpose, origin, sheet.table_name, dutch_text(date), sheet.frozen_columns}, sheet.columns);
        if (all == 0) {
            std::vector<Value> row(sheet.columns.size(), word("–"));
            row.front() = word(sheet.nothing);
            sheet.rows.push_back(std::move(row));
        }
        const auto add = [&table](const std::vector<Value>& row) { (void)table.row(row); };   // false past the last row of a sheet, which the purpose says
        std::ranges::for_each(sheet.rows, add);
        if (sheet.each_further) sheet.each_further(add);
        table.finish();
    }
    writer.close();
}

std::string listed_names(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 10;
    std::string result;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) result += (i == 0 ? "" : "; ") + names[i];
    if (names.size() > kMost) result += "; en nog " + std::to_string(names.size() - kMost);
    return result.empty() ? "geen" : result;
}

}  // namespace graadmeter
