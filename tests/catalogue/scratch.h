// SPDX-License-Identifier: EUPL-1.2
// A folder for one test, gone afterwards.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace graadmeter::test {

class Scratch {
public:
    Scratch()
        : folder_(std::filesystem::canonical(std::filesystem::temp_directory_path()) /
                  ("graadmeter-catalogue-" + std::to_string(getpid()) + "-" + std::to_string(++count_))) {
        std::filesystem::create_directories(folder_);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const {
        const auto path = folder_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private:
    static inline int count_ = 0;
    std::filesystem::path folder_;
};

}  // namespace graadmeter::test
