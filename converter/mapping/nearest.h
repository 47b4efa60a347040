// SPDX-License-Identifier: EUPL-1.2
// Which source comes nearest to a sheet that none recognises, and what is lacking.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mapping/source.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

struct NearestSource {
    std::string source, name;           // id and name
    std::uint32_t row = 0;              // where its headings were found
    std::vector<std::string> found;     // Dutch: what the source asks for and is there
    std::vector<std::string> lacking;   // Dutch: what it asks for and is not
};

// Nothing when no source finds anything it asks for. Looks at the first 200 rows.
[[nodiscard]] std::optional<NearestSource> nearest_source(const Workbook& workbook, std::size_t sheet, const std::string& file,
                                                          const std::vector<Source>& sources);

}  // namespace graadmeter
