// SPDX-License-Identifier: EUPL-1.2
// Files for parsers that take a path: in memory where there is such a folder, gone afterwards.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "package/zip_archive.h"

namespace graadmeter::fuzz {

class ScratchFolder {
public:
    ScratchFolder() {
        const std::filesystem::path memory = "/dev/shm";
        path_ = (access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) /
                ("graadmeter-fuzz-" + std::to_string(getpid()));
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// The one of this program.
inline std::filesystem::path scratch(const std::string& name) {
    static const ScratchFolder folder;
    return folder.path() / name;
}

// One that does not exist, or no longer.
inline std::filesystem::path fresh(const std::string& name) {
    std::filesystem::remove(scratch(name));
    return scratch(name);
}

inline std::filesystem::path written(const std::string& name, std::string_view bytes) {
    const std::filesystem::path file = scratch(name);
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A package as text, so that mutations change parts and not deflated bytes: "=== name\n" before the bytes of each part.
using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string as_text(const Parts& parts) {
    std::string text;
    for (const auto& [name, bytes] : parts) text += "=== " + name + "\n" + bytes + "\n";
    return text;
}

inline std::filesystem::path zip_of(const std::string& name, const Parts& parts) {
    const std::filesystem::path file = fresh(name);
    ZipWriter zip(file);
    for (const auto& [part, bytes] : parts) zip.add(part, bytes);
    zip.finish("");
    return file;
}

inline std::filesystem::path zip_of_text(const std::string& name, std::string_view text) {
    constexpr std::string_view kMark = "=== ";
    constexpr std::size_t kMostParts = 64;
    Parts parts;
    while (parts.size() < kMostParts && text.starts_with(kMark)) {
        text.remove_prefix(kMark.size());
        const std::size_t line = std::min(text.find('\n'), text.size());
        const std::string_view part_name = text.substr(0, std::min<std::size_t>(line, 200));
        text.remove_prefix(std::min(line + 1, text.size()));
        const std::size_t end = std::min(text.find("\n=== "), text.size());
        std::string_view bytes = text.substr(0, end);
        if (end == text.size() && bytes.ends_with('\n')) bytes.remove_suffix(1);
        parts.emplace_back(part_name, bytes);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return zip_of(name, parts);
}

}  // namespace graadmeter::fuzz
