// SPDX-License-Identifier: EUPL-1.2
// A file's bytes at once.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace graadmeter::test {

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace graadmeter::test
