// SPDX-License-Identifier: EUPL-1.2
// Output that is whole or not there: written beside its final place and renamed.
#pragma once

#include <filesystem>
#include <string>

namespace graadmeter {

// A private folder for temporary files, removed with all that is in it. Lives beside the final output, so that a rename stays on
// one file system. A folder left by a killed run is removed by the next run in the same place.
class WorkFolder {
public:
    // `beside`: the folder in which the output will stand. Throws FileError when it cannot be written.
    explicit WorkFolder(const std::filesystem::path& beside);
    ~WorkFolder();
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

// Flushes `written` to disk and gives it its final name. Without `overwrite` an existing file is never replaced, also not when it
// appeared in the meantime (UsageError).
void publish(const std::filesystem::path& written, const std::filesystem::path& final_name, bool overwrite);

}  // namespace graadmeter
