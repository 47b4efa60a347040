// SPDX-License-Identifier: EUPL-1.2
// Pieces of Dutch that the reports share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/finding.h"
#include "report/report.h"

namespace graadmeter {

[[nodiscard]] std::string whole_number(std::uint64_t value);                                          // "12.345"
[[nodiscard]] std::string counted(std::uint64_t value, const char* one, const char* more);            // "1 fout", "2 fouten"
[[nodiscard]] std::string where(const Finding& finding);                                              // "'Blad 1'!D12", "heel het bestand"

// Of all files together.
struct Totals {
    FindingCounts findings;
    std::uint64_t observations = 0, unprocessed = 0;
};
[[nodiscard]] Totals totals_of(const FileReports& files);

}  // namespace graadmeter
