// SPDX-License-Identifier: EUPL-1.2
// Which data a person chose: the environment variables GRAADMETER_GEGEVENS and GRAADMETER_CATALOGUS, else what was chosen in Excel's
// menu, which is kept in gegevens.txt in this user's own folder (catalogue/system_folders.h).
#pragma once

#include <filesystem>
#include <string>

#include "addin/data.h"

namespace graadmeter::addin {

[[nodiscard]] Choice chosen();

// Keeps it for this and later sessions. Throws FileError when it cannot be written.
void keep_choice(const std::filesystem::path& source);

// chosen_posix.cpp, chosen_windows.cpp: the value of an environment variable in UTF-8, "" = not set.
[[nodiscard]] std::string environment(const char* name);

}  // namespace graadmeter::addin
