// SPDX-License-Identifier: EUPL-1.2
// graadmeter werker: what `controleer` and `verzamel` start several of, to do a batch. Reads a request a line from standard input and
// answers with a line each (batch/outcome.h). Not for people.
#include <iostream>

#include "batch/child_process.h"
#include "batch/interrupt.h"
#include "batch/watchdog.h"
#include "command/batch.h"
#include "command/command.h"
#include "command/examine_file.h"
#include "model/error.h"
#include "model/path_text.h"

namespace graadmeter {

namespace po = boost::program_options;

namespace {

// A file that passes its own time limit says so itself; this is for one that gets no chance to.
double most_seconds(const PipelineOptions& options) { return options.seconds_per_file * 1.5 + 10; }

FileOutcome answered(const BatchFile& file, const Knowledge& knowledge, const PipelineOptions& options, const ExamineWishes& wishes) {
    const Watchdog watchdog(most_seconds(options));
    try {
        return examined(file, knowledge, options, wishes);
    } catch (const std::exception& error) {
        return unfinished(file, content_of(file.path), std::string("een fout in Graadmeter zelf (") + error.what() + ")");
    }
}

int run_worker(const po::variables_map& values, const CommandContext& context) {
    leave_stopping_to_others();
    const PipelineOptions options = pipeline_options(values, context);
    const ExamineWishes wishes{values.count("cijfers") > 0, values.count("terugkoppeling") ? path_of(values["terugkoppeling"].as<std::string>()) : std::filesystem::path()};
    const Knowledge knowledge = gather(context.library, options.catalogue, options.source, options.region);
    limit_own_memory(memory_limit(values));
    keep_freed_memory();
    for (std::string line; std::getline(std::cin, line);) {
        context.out << outcome_line(answered(read_request(line), knowledge, options, wishes)) << '\n' << std::flush;
        if (!context.out) break;   // nobody listens any more
    }
    return kFine;
}

}  // namespace

Command worker_command() {
    return {"werker",
            "",
            "doet bestanden voor controleer en verzamel; niet om zelf te gebruiken",
            "graadmeter controleer Inzendingen --taken 4",
            [](po::options_description& options) {
                options.add_options()                                                                            //
                    ("cijfers", "geef ook de gelezen cijfers")                                                 //
                    ("geheugen", po::value<int>()->value_name("MB"), "hoeveel geheugen dit proces mag gebruiken")  //
                    ("terugkoppeling", po::value<std::string>()->value_name("MAP"), "schrijf hier werkboeken met hun bevindingen");
                add_pipeline_options(options);
            },
            run_worker, true};
}

}  // namespace graadmeter
