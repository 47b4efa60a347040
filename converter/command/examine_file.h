// SPDX-License-Identifier: EUPL-1.2
// One file of a batch, from its name to its outcome: the work of a worker, and of a command with one file.
#pragma once

#include <filesystem>

#include "batch/outcome.h"
#include "knowledge.h"
#include "pipeline.h"

namespace graadmeter {

struct ExamineWishes {
    bool figures = false;              // also what was read, not only what was found
    std::filesystem::path feedback{};  // where the workbook goes with its findings added; "" = nowhere
};

// What is wrong with the file is in the outcome, also when it cannot be processed or changes meanwhile (B13). Throws FileError (no code)
// of what is wrong with our own files.
[[nodiscard]] FileOutcome examined(const BatchFile& file, const Knowledge& knowledge, const PipelineOptions& options, const ExamineWishes& wishes);

}  // namespace graadmeter
