// SPDX-License-Identifier: EUPL-1.2
// What was found in one file: a line of every report.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/finding.h"

namespace graadmeter {

struct FileReport {
    std::string file;            // as it was named on the command line
    std::string source;          // ids of the bronnen that recognised sheets, ";" between
    std::string catalogue;       // id
    std::uint64_t observations = 0;
    std::vector<Finding> findings;
    bool processed = true;       // false: the file itself could not be processed (exit 3)
};

// Reports in their order, seen one after the other: those of thousands of files need not be in memory together.
class FileReports {
public:
    virtual ~FileReports() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    virtual void each(const std::function<void(const FileReport&)>& see) const = 0;
};

}  // namespace graadmeter
