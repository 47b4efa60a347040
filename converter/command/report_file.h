// SPDX-License-Identifier: EUPL-1.2
// --uitvoer: which reports are asked for, and writing them, each whole or not at all.
#pragma once

#include <boost/program_options.hpp>

#include <filesystem>
#include <functional>
#include <vector>

#include "model/date.h"
#include "model/file_report.h"

namespace graadmeter {

// Writes through a private file beside the output, which replaces what stood there. `write` gets the path to write to, which does not
// exist yet. Throws FileError.
void write_replacing(const std::filesystem::path& output, const std::function<void(const std::filesystem::path&)>& write);

// Throws UsageError for an extension that no report has, FileError for one that somebody has open.
[[nodiscard]] std::vector<std::filesystem::path> report_files(const boost::program_options::variables_map& values);

// In the format of its extension.
void write_report_file(const std::filesystem::path& output, const FileReports& reports, Date date);

// Whether the name ends in .xlsx, in any case.
[[nodiscard]] bool is_workbook_name(const std::filesystem::path& output);

}  // namespace graadmeter
