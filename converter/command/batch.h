// SPDX-License-Identifier: EUPL-1.2
// Many files examined by several workers, in the order in which they were named whatever the timing; the options that go with it.
#pragma once

#include <boost/program_options.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/journal.h"
#include "batch/outcome.h"
#include "batch/share.h"
#include "command/command.h"
#include "command/examine_file.h"
#include "command/file_list.h"
#include "model/error.h"

namespace graadmeter {

struct BatchOptions {
    std::size_t workers = 1;                    // --taken
    std::optional<Share> part{};                // --deel
    bool resume = false;                        // --hervat
    std::filesystem::path journal{};            // "" = none is kept
    std::size_t memory_bytes = 0;               // of each worker (--geheugen)
    ExamineWishes wishes{};
};

// --taken, --deel, --hervat, --geheugen.
void add_batch_options(boost::program_options::options_description& options);
// `output`: what the batch writes first, beside which the journal stands; "" = nothing. Throws UsageError where a value is wrong.
[[nodiscard]] BatchOptions batch_options(const boost::program_options::variables_map& values, const std::filesystem::path& output);
// In bytes: --geheugen, else the default.
[[nodiscard]] std::size_t memory_limit(const boost::program_options::variables_map& values);

struct BatchResult {
    std::size_t done = 0;
    std::size_t undone = 0;                     // files of this part that were not reached: somebody stopped the batch
    int exit_code = kFine;                      // that these files ask for
    std::unique_ptr<Journal> journal;           // to be removed once the output stands
};

// What came of a file, and its place in the order of the list: what is done first comes first.
using TakeOutcome = std::function<void(std::size_t at, FileOutcome outcome)>;

// Says what there is to say on context.talk, and shows how far it is when that is a terminal. In this very process when there is one file
// or no program to start (context.program).
[[nodiscard]] BatchResult run_batch(const FileList& list, const BatchOptions& batch, const PipelineOptions& options, const Knowledge& knowledge,
                                    const CommandContext& context, const TakeOutcome& take);

// "Onderbroken: ..." with how to go on.
[[nodiscard]] std::string interrupted_words(const BatchResult& result);

}  // namespace graadmeter
