// SPDX-License-Identifier: EUPL-1.2
// Streams of a compound file (MS-CFB), the container of .xls. Nothing in it is trusted: chains may run in circles, sizes may lie.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter {

class CompoundFile {
public:
    // Throws FileError B01 when header, allocation table or directory are damaged, B04 past limits::kCompoundBytes.
    explicit CompoundFile(const std::filesystem::path& file);

    // The stream of this name (ASCII, in any case) in the root; nothing when there is none. Throws FileError B01 when it is cut
    // off.
    [[nodiscard]] std::optional<std::string> stream(std::string_view name);

private:
    struct Entry {
        std::string name;  // ASCII, in lower case; other characters as "?"
        std::uint8_t type = 0;
        std::uint32_t left = 0, right = 0, child = 0, start = 0;
        std::uint64_t size = 0;
    };
    void read_header();
    void read_allocation_table();
    void read_directory();
    [[nodiscard]] std::string sector(std::uint32_t number);
    [[nodiscard]] std::string chain(std::uint32_t start, std::uint64_t bytes);
    [[nodiscard]] std::string mini_chain(std::uint32_t start, std::uint64_t bytes);
    [[nodiscard]] const Entry* in_root(std::string_view name) const;

    std::string name_;
    std::ifstream in_;
    std::uint64_t file_bytes_ = 0;
    std::string header_;
    std::size_t shift_ = 9;
    std::uint32_t mini_cutoff_ = 4096;
    std::vector<std::uint32_t> table_, mini_table_;
    std::vector<Entry> entries_;
    std::string mini_stream_;
};

}  // namespace graadmeter
