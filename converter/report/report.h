// SPDX-License-Identifier: EUPL-1.2
// Findings of one or more files as text for the terminal, JSON Lines (the contract in design.md), CSV, or a page of HTML.
#pragma once

#include <filesystem>
#include <iosfwd>

#include "model/file_report.h"

namespace graadmeter {

enum class ReportFormat { text, json_lines, csv, html };

void write_report(std::ostream& out, const FileReports& files, ReportFormat format);

// By the file's extension (.jsonl, .csv, .html); throws UsageError for another one.
[[nodiscard]] ReportFormat report_format(const std::filesystem::path& file);

}  // namespace graadmeter
