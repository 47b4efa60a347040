// SPDX-License-Identifier: EUPL-1.2
// Findings of one or more files as text for the terminal, JSON Lines (the contract in design.md), CSV, or a page of HTML.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "model/finding.h"

namespace graadmeter {

struct FileReport {
    std::string file;            // as it was named on the command line
    std::string source;          // ids of the bronnen that recognised sheets, ";" between
    std::string catalogue;       // id
    std::uint64_t observations = 0;
    std::vector<Finding> findings;
    bool processed = true;       // false: the file itself could not be processed (exit 3)
};

enum class ReportFormat { text, json_lines, csv, html };

void write_report(std::ostream& out, const std::vector<FileReport>& files, ReportFormat format);

// By the file's extension (.jsonl, .csv, .html); throws UsageError for another one.
[[nodiscard]] ReportFormat report_format(const std::filesystem::path& file);

}  // namespace graadmeter
