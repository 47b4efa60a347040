// SPDX-License-Identifier: EUPL-1.2
// A table of text with a header row, as the shared folder has them: UTF-8, no quoting.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace graadmeter::test {

using Row = std::map<std::string, std::string>;

inline std::vector<std::string> split(const std::string& line, const std::string& separator) {
    std::vector<std::string> result;
    for (std::size_t at = 0;;) {
        const std::size_t end = line.find(separator, at);
        result.push_back(line.substr(at, end == std::string::npos ? end : end - at));
        if (end == std::string::npos) return result;
        at = end + separator.size();
    }
}

inline std::vector<Row> read_table(const std::filesystem::path& path, const std::string& separator = "\t") {
    std::ifstream stream(path);
    REQUIRE(stream);
    std::vector<Row> rows;
    std::vector<std::string> header;
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) continue;
        const auto cells = split(line, separator);
        if (header.empty()) {
            header = cells;
            continue;
        }
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = i < cells.size() ? cells[i] : "";
    }
    return rows;
}

}  // namespace graadmeter::test
