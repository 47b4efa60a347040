// SPDX-License-Identifier: EUPL-1.2
// What is known of a file once it was looked at, and how a worker tells it: as one line of JSON.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "collection/collection.h"
#include "model/file_report.h"

namespace graadmeter {

struct BatchFile {
    std::filesystem::path path;
    std::string shown;             // in reports: as it was named on the command line
    std::string name;              // in a data package and below --terugkoppeling: unique in the batch, "/" between folders
};

struct FileOutcome {
    FileReport report;             // `file` is BatchFile::shown
    Collection figures;            // one file, called BatchFile::name; without observations when they were not asked for
    std::string remark;            // Dutch: what else there is to say to the user, "" = nothing
};

[[nodiscard]] std::string request_line(const BatchFile& file);
// Throws Bug when it is none.
[[nodiscard]] BatchFile read_request(std::string_view line);

[[nodiscard]] std::string outcome_line(const FileOutcome& outcome);
// Throws Bug when it is none: only our own workers write them.
[[nodiscard]] FileOutcome read_outcome(std::string_view line, const BatchFile& file);

// The size and SHA-256 of a file; 0 and "" when it cannot be read.
struct FileContent {
    std::uint64_t bytes = 0;
    std::string sha256;
};
[[nodiscard]] FileContent content_of(const std::filesystem::path& file);

// A file that could not be finished, in words: B12.
[[nodiscard]] FileOutcome unfinished(const BatchFile& file, const FileContent& content, const std::string& cause);

}  // namespace graadmeter
