// SPDX-License-Identifier: EUPL-1.2
// A collection as a folder that any program can read: CSV tables, and datapackage.json that describes them (Frictionless Data
// Package and Table Schema 1.0, specs.frictionlessdata.io), and back.
//
// CSV: UTF-8 without byte order mark, comma, CRLF, a header line, quotes where needed (RFC 4180). An empty field is no value.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collection/collection.h"
#include "collection/conflicts.h"
#include "model/date.h"

namespace graadmeter {

// The k-th of n parts of a batch (--deel).
struct Share {
    int number = 1, of = 1;
};

struct PackageDescription {
    Date created;
    std::string program_version;
    std::vector<std::pair<std::string, std::string>> sources;   // of the bronnen that read figures: name, publisher; sorted
    std::string licence;                                        // SPDX or Open Definition id that the owner of the data states, "" = none stated
    std::optional<Share> part;                                  // of a batch: not yet protected together with the other parts
    std::size_t hidden_together = 0;                            // figures hidden because the files together would tell a small count
};

inline constexpr const char* kDescriptorFile = "datapackage.json";

// Writes the tables and the descriptor into `folder`, which exists. The same bytes for the same collection and description. Returns
// the names of the files written, the descriptor last. Throws FileError when the disk does not take it.
std::vector<std::string> write_data_package(const Collection& finished, const std::vector<Conflict>& conflicts, const PackageDescription& description,
                                            const std::filesystem::path& folder);

// Whether there is a descriptor in the folder that says the package is ours.
[[nodiscard]] bool is_data_package(const std::filesystem::path& folder);

// Reads what write_data_package wrote. Throws FileError (no code) that names file and line: a table that is gone or was changed (its
// checksum differs), a value that does not fit its field, a row about a file that is not listed.
[[nodiscard]] Collection read_data_package(const std::filesystem::path& folder);

}  // namespace graadmeter
