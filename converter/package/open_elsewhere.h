// SPDX-License-Identifier: EUPL-1.2
// Whether somebody has a file open in Excel or LibreOffice, told by the owner file that these put beside it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace graadmeter {

struct OpenElsewhere {
    std::string program;               // "Excel", "LibreOffice"
    std::filesystem::path owner_file;  // what tells: "map/~$naam.xlsx", "map/.~lock.naam.xlsx#"
};

// Nothing when there is no owner file. The file itself need not exist. An owner file may have been left by a program that crashed,
// so what is refused for it names it. Who has the file open stands in it, but is not read: a person's name has no place in messages
// that end up in logs, and the program in question tells it to whoever opens the file.
[[nodiscard]] std::optional<OpenElsewhere> open_elsewhere(const std::filesystem::path& file);

// Throws FileError (no code) when the file exists and is open elsewhere: replacing it would take away what somebody is working on.
void refuse_to_replace_open(const std::filesystem::path& file);

}  // namespace graadmeter
