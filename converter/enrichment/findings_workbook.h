// SPDX-License-Identifier: EUPL-1.2
// The findings of a batch as a workbook: a sheet with a row for each file, and one with a row for each finding.
#pragma once

#include <filesystem>
#include <vector>

#include "model/date.h"
#include "model/file_report.h"

namespace graadmeter {

// Writes to `package`, a path that does not exist. Deterministic.
void write_findings_workbook(const FileReports& files, Date date, const std::filesystem::path& package);

}  // namespace graadmeter
