// SPDX-License-Identifier: EUPL-1.2
// What is done with files and each operating system does in its own way: system_files_posix.cpp, system_files_windows.cpp.
// Functions that give a bool leave the cause in errno when it is false.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace graadmeter::system_files {

// "" when it has none.
[[nodiscard]] std::string machine_name();
[[nodiscard]] long process_number();
// Also of other users. When it cannot be told: true.
[[nodiscard]] bool process_lives(long number);

// False (EEXIST) when there is something of that name. What is made in it, and moved out, has the rights of a new file beside it.
[[nodiscard]] bool make_work_folder(const std::filesystem::path& folder);

// With all that is in it. What cannot be removed stays.
void remove_work_folder(const std::filesystem::path& folder);
// What is in a folder, in no order; with `error` what was seen before it. In place of std::filesystem's iterators: mingw's lists the
// current folder for one whose name is longer than 260 characters.
[[nodiscard]] std::vector<std::filesystem::path> entries(const std::filesystem::path& folder, std::error_code& error);

// What was written to the file is on the disk, also after a power cut.
[[nodiscard]] bool flush(const std::filesystem::path& file);

// Never replaces: false (EEXIST) when the name is taken, also when it was taken in the meantime.
[[nodiscard]] bool rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to);

// Replaces what is there in one step; who may read that may read the new file.
[[nodiscard]] bool rename_over(const std::filesystem::path& from, const std::filesystem::path& to);

// What is left in errno when a user's share of the disk is full.
extern const std::errc kQuotaExceeded;

}  // namespace graadmeter::system_files
