// SPDX-License-Identifier: EUPL-1.2
// Output that is whole or not there: written beside its final place and renamed.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include "model/error.h"

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
// appeared in the meantime (UsageError). With it, one that is open elsewhere is not replaced either (FileError), and who may read
// the replaced file stays who may read the new one.
void publish(const std::filesystem::path& written, const std::filesystem::path& final_name, bool overwrite);

// Why the operating system refuses, in Dutch: "de schijf is vol".
[[nodiscard]] std::string dutch_cause(const std::error_code& code);

// What to throw when writing a file did not succeed; asks errno for the cause. No code: it is not about a submission.
[[nodiscard]] FileError write_failure(const std::filesystem::path& file);

// While it lives, nothing appears on standard error: for calls to libraries that talk English there. Affects the whole process.
class QuietStandardError {
public:
    QuietStandardError();
    ~QuietStandardError();
    QuietStandardError(const QuietStandardError&) = delete;
    QuietStandardError& operator=(const QuietStandardError&) = delete;

private:
    int kept_ = -1;
};

// To be called once, at the start of the program: a write to a closed pipe, or past the largest file that this user may make, then
// fails as any other write, where otherwise the process would be ended.
void let_writes_fail();

}  // namespace graadmeter
