// SPDX-License-Identifier: EUPL-1.2
// What was found in one file: a line of every report.
#pragma once

#include <cstdint>
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

}  // namespace graadmeter
