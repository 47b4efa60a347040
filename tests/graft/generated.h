// SPDX-License-Identifier: EUPL-1.2
// Workbooks made by libxlsxwriter for the tests: one as the program generates, one as a user might have.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "graft/graft.h"

namespace graadmeter::test {

// Three sheets with formats, a table, a chart, conditional formats, data bars, validation, comments, names, links, rich text;
// named so that they do not clash with `taken`.
GraftPlan generated_plan(const std::filesystem::path& package, const TakenNames& taken);

// A small workbook of a user: two sheets, the second hidden, a table, a chart, a comment, a name.
void user_workbook(const std::filesystem::path& path);

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace graadmeter::test
