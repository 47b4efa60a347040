// SPDX-License-Identifier: EUPL-1.2
#include "command/gathered_figures.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "collection/data_package.h"
#include "model/error.h"

namespace graadmeter {

GatheredFigures gather_figures(const FileList& list, const BatchOptions& batch, const PipelineOptions& options, const Knowledge& knowledge,
                               const CommandContext& context) {
    GatheredFigures result;
    BatchOptions with_figures = batch;
    with_figures.wishes.figures = true;
    std::map<std::size_t, Collection> figures;   // in the order of the list
    std::map<std::size_t, FileReport> unprocessed;
    result.files = run_batch(list, with_figures, options, knowledge, context, [&](std::size_t at, FileOutcome outcome) {
        figures[at] = std::move(outcome.figures);
        if (!outcome.report.processed) unprocessed[at] = std::move(outcome.report);
    });
    result.exit_code = result.files.exit_code;
    for (auto& [at, of_one] : figures) append(result.collection, std::move(of_one));
    for (auto& [at, report] : unprocessed) result.unprocessed.push_back(std::move(report));
    for (const auto& package : list.packages) {
        try {
            Collection read = read_data_package(package);
            for (const CollectedFile& file : read.files) result.exit_code = std::max<int>(result.exit_code, file.processed ? kFine : kNotProcessed);
            for (const Finding& finding : read.findings) result.exit_code = std::max<int>(result.exit_code, finding.severity == Severity::error ? kFindings : kFine);
            append(result.collection, std::move(read));
        } catch (const FileError& error) {
            context.talk << "Overgeslagen: " << error.what() << " " << error.remedy() << "\n";
            result.exit_code = kNotProcessed;
        }
    }
    return result;
}

}  // namespace graadmeter
