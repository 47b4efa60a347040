// SPDX-License-Identifier: EUPL-1.2
// The folders that the operating system's settings name: system_folders_posix.cpp, system_folders_windows.cpp.
#pragma once

#include <filesystem>
#include <vector>

namespace graadmeter {

// $GRAADMETER_PAD: folders with a colon between them; on Windows, where a colon belongs to the drive letter, a semicolon.
[[nodiscard]] std::vector<std::filesystem::path> given_folders();

// Where this user keeps catalogues and mappings: ~/.config/graadmeter, on Windows %APPDATA%\graadmeter. Empty when that is not known.
[[nodiscard]] std::filesystem::path user_folder();

}  // namespace graadmeter
