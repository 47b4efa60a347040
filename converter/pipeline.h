// SPDX-License-Identifier: EUPL-1.2
// The whole way, one function after the other: read, map, protect, validate, assess, build, graft.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/assessment.h"
#include "catalogue/catalogue.h"
#include "catalogue/library.h"
#include "disclosure/protect.h"
#include "knowledge.h"
#include "mapping/draft.h"
#include "mapping/explain.h"
#include "model/date.h"
#include "model/finding.h"
#include "model/submission.h"
#include "package/limits.h"

namespace graadmeter {

struct PipelineOptions {
    std::string catalogue = "";              // id or file; "" = told by the enriched file itself, else by --regio or the only match
    std::string source = "";                 // --bron
    std::string region = "";                 // --regio
    std::optional<int> reference_year;       // --peiljaar
    std::string moment = "";                 // --moment
    Date date{};                             // --datum, else today
    bool overwrite = false;
    std::filesystem::path analysis{};        // --analyse: where the whole assessment goes as JSON, "" = nowhere
    double seconds_per_file = limits::kSecondsPerFile;   // --tijdslimiet
};

// What was found in a file; nothing is written.
struct Examination {
    Submission submission;                   // without what may not be shown
    Protection protection;                   // what that is
    std::size_t hidden_accounts = 0;         // accounts and counts of small areas that were left out
    std::vector<Finding> findings;
    Assessment assessment;                   // of an enrichment; to check a file takes none
    Catalogue catalogue;                     // without id when none was found
};
[[nodiscard]] Examination examine(const std::filesystem::path& file, const Knowledge& knowledge, const PipelineOptions& options);

struct Enrichment {
    Examination examination;
    std::filesystem::path output;
    std::vector<std::string> sheets;         // names of the generated sheets
    std::vector<std::string> log;            // Dutch: what was kept, renamed, converted
    std::size_t kept_answers = 0;            // that people had typed in an earlier enrichment
};
// Writes the enriched workbook to `output`. The input is never opened for writing. Throws FileError, UsageError.
[[nodiscard]] Enrichment enrich(const std::filesystem::path& file, const std::filesystem::path& output, const Library& library,
                                const PipelineOptions& options);

// The same with the sheet Bevindingen only: to send a workbook back to who sent it in.
[[nodiscard]] Enrichment feed_back(const std::filesystem::path& file, const std::filesystem::path& output, const Knowledge& knowledge,
                                   const PipelineOptions& options);

// What is in a workbook and why, in words; nothing is written.
struct Recognition {
    std::string file, catalogue;
    std::size_t observations = 0;
    std::vector<ExplainedLine> lines;
    std::optional<SourceDraft> draft;        // asked for with an id; nothing when no table is unknown
};
[[nodiscard]] Recognition recognise(const std::filesystem::path& file, const Library& library, const PipelineOptions& options,
                                    const std::string& draft_id);

// Takes the enrichment out of a workbook. Returns what there is to say of it.
struct Restoration {
    bool exact = false;                      // every part equals the original's
    std::vector<std::string> log;
};
[[nodiscard]] Restoration restore_original(const std::filesystem::path& file, const std::filesystem::path& output, bool overwrite);

}  // namespace graadmeter
