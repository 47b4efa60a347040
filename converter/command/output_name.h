// SPDX-License-Identifier: EUPL-1.2
// How results are called, and which names are refused.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace graadmeter {

// "map/naam.xlsx" -> "map/naam (verrijkt).xlsx"; .xlsm, .xltx and .xltm stay so (by content), all else becomes .xlsx. An enriched file's name
// stays as it is.
[[nodiscard]] std::filesystem::path enriched_name(const std::filesystem::path& file);

// "map/naam (verrijkt).xlsx" -> "map/naam (hersteld).xlsx".
[[nodiscard]] std::filesystem::path restored_name(const std::filesystem::path& file);

// `name` in a batch, "Map/naam.xlsx" -> "Map/naam (bevindingen).xlsx"; of a file whose data become a new workbook its extension stays to
// tell it apart: "naam.csv (bevindingen).xlsx". Reads the file: throws FileError.
[[nodiscard]] std::filesystem::path feedback_name(const std::filesystem::path& file, const std::filesystem::path& name);

// The first of "naam", "naam 2", "naam 3" ... (before the extension; "(verrijkt)" becomes "(verrijkt 2)") that does not exist yet.
[[nodiscard]] std::filesystem::path first_free_name(const std::filesystem::path& wanted);

// Throws UsageError when the enriched `input` would get an extension under which Excel refuses to open it ("-o uit.xlsx" for a
// workbook with macros). A workbook whose own name does not fit its content may keep its extension: B05 says so.
void refuse_unfitting_extension(const std::filesystem::path& input, const std::filesystem::path& output);

// Throws UsageError when the output exists and may not be replaced, is a folder, or is the input itself without leave;
// FileError when it is to be replaced while somebody has it open.
void refuse_unsafe_output(const std::filesystem::path& input, const std::filesystem::path& output, bool overwrite);

// Says so when somebody has the input open: what is read is what was saved last.
void say_when_open(const std::filesystem::path& input, std::ostream& talk);

}  // namespace graadmeter
