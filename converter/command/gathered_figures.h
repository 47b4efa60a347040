// SPDX-License-Identifier: EUPL-1.2
// Workbooks and data packages, whatever was named, as one collection.
#pragma once

#include "collection/collection.h"
#include "command/batch.h"
#include "command/file_list.h"

namespace graadmeter {

struct GatheredFigures {
    Collection collection;   // not finished yet
    BatchResult files;       // what came of the workbooks
    std::vector<FileReport> unprocessed;   // of those that could not be read
    int exit_code = 0;
};

// A package that cannot be read is said and left out: exit code 3, as of a file.
[[nodiscard]] GatheredFigures gather_figures(const FileList& list, const BatchOptions& batch, const PipelineOptions& options, const Knowledge& knowledge,
                                             const CommandContext& context);

}  // namespace graadmeter
