// SPDX-License-Identifier: EUPL-1.2
// A workbook of our own, with sheets that look like those we add to another's: for what is about many files.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "enrichment/table_sheet.h"

namespace graadmeter {

struct StandaloneSheet {
    std::string name;                        // of the tab, and the title
    std::string table_name;
    std::string purpose;
    std::uint32_t frozen_columns = 1;
    std::vector<TableColumn> columns;
    std::vector<std::vector<Value>> rows;    // one value for each column; past kMostRows they are left out, and the purpose says so
    std::string nothing;                     // stands in the first cell when there is no row
    // Rows behind those, which are never in memory together.
    std::size_t further = 0;
    std::function<void(const std::function<void(const std::vector<Value>&)>& add)> each_further{};
};

// Writes to `package`, a path that does not exist. `origin` is the third line of every sheet. Deterministic.
void write_standalone_workbook(std::vector<StandaloneSheet> sheets, const std::string& origin, Date date, const std::filesystem::path& package);

// At most the first ten, with "; " between, and how many more there are; "geen" when there are none.
[[nodiscard]] std::string listed_names(const std::vector<std::string>& names);

}  // namespace graadmeter
