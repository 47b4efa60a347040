// SPDX-License-Identifier: EUPL-1.2
#include "enrichment/standalone_workbook.h"

#include <algorithm>

namespace graadmeter {

void write_standalone_workbook(std::vector<StandaloneSheet> sheets, const std::string& origin, Date date, const std::filesystem::path& package) {
    PackageWriter writer(package, {.created = date});
    for (StandaloneSheet& sheet : sheets) {
        if (sheet.rows.size() > kMostRows)
            sheet.purpose += " Alleen de eerste " + std::to_string(kMostRows) + " van " + std::to_string(sheet.rows.size()) + " staan hier: meer rijen heeft een blad niet.";
        TableSheet table(writer.add_sheet(sheet.name),
                         {sheet.name, sheet.purpose, origin, sheet.table_name, dutch_text(date), sheet.frozen_columns}, sheet.columns);
        if (sheet.rows.empty()) {
            std::vector<Value> row(sheet.columns.size(), word("–"));
            row.front() = word(sheet.nothing);
            sheet.rows.push_back(std::move(row));
        }
        for (const auto& row : sheet.rows)
            if (!table.row(row)) break;
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
