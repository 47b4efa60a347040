// SPDX-License-Identifier: EUPL-1.2
// From text to the name of a file. All text is UTF-8; std::filesystem::path(std::string) would read it in the machine's code page on
// Windows. The way back, path.string(), is UTF-8 everywhere with the library that we build with (tested).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace graadmeter {

// On Linux any bytes; on Windows throws std::filesystem::filesystem_error when it is no UTF-8.
[[nodiscard]] inline std::filesystem::path path_of(std::string_view utf8) {
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

}  // namespace graadmeter
