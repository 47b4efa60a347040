// SPDX-License-Identifier: EUPL-1.2
// What is wrong with a submission, in words for the person who can mend it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace graadmeter {

enum class Severity { error, warning, info };

// "fout", "waarschuwing", "info".
[[nodiscard]] const char* dutch_word(Severity severity);

struct Finding {
    std::string code;            // of docs/bevindingen.md, "W02"
    Severity severity = Severity::warning;
    std::string file;            // name without folder
    std::string sheet;           // "" = the whole file
    std::string cells;           // "D12", "D12:D40"; "" = the whole sheet
    std::string message;         // what and why, Dutch
    std::string remedy;          // how to mend it, Dutch
    std::uint64_t count = 1;     // how many cells or rows it holds for: never capped
};

struct FindingCounts {
    std::uint64_t errors = 0, warnings = 0, infos = 0;  // findings, not cells
};

[[nodiscard]] FindingCounts count(const std::vector<Finding>& findings);

}  // namespace graadmeter
