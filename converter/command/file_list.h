// SPDX-License-Identifier: EUPL-1.2
// The files that a command is about: as named, all workbooks in a folder and below it, or those that fit a pattern.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

struct FileList {
    std::vector<std::filesystem::path> files;     // in the order given, of a folder or pattern by name; each file once
    std::vector<std::string> names;     // of each: unique, UTF-8, "/" between folders, from the folder given on: "Inzendingen/Jeugd.xlsx"
    std::vector<std::filesystem::path> packages;  // folders with a data package of ours, in which no file is looked for
    std::vector<std::string> remarks;   // Dutch, a line each: what was left out and why
};

// A folder is searched to the bottom for the kinds of files that we read, or answer (.xlsb); links to folders are not followed, and what
// is in `skip` (files and folders of our own output) is left alone. A name with * or ? that is no file itself is a pattern; * and ? stand for no separator.
// What does not exist stays in the list: to read it fails, and says so. Throws UsageError when there is nothing to do.
[[nodiscard]] FileList listed_files(const std::vector<std::filesystem::path>& given, const std::vector<std::filesystem::path>& skip = {});

// Whether a name fits a pattern with * (any characters) and ? (one).
[[nodiscard]] bool fits_pattern(std::string_view name, std::string_view pattern);

}  // namespace graadmeter
