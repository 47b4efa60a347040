// SPDX-License-Identifier: EUPL-1.2
// graadmeter controleer: what is wrong in these files? Writes nothing but reports, and with --terugkoppeling each workbook with its own.
#include <iostream>

#include "batch/kept_reports.h"
#include "command/batch.h"
#include "command/command.h"
#include "command/report_file.h"
#include "model/path_text.h"
#include "report/report.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

// A package was made of files that were checked already.
void leave_packages_out(FileList& list) {
    for (const fs::path& package : list.packages)
        list.remarks.push_back("Overgeslagen: " + package.string() + " is een gegevenspakket; dat leest graadmeter verzamel.");
    list.packages.clear();
}

int run_check(const po::variables_map& values, const CommandContext& context) {
    const PipelineOptions options = pipeline_options(values, context);
    const std::vector<fs::path> outputs = report_files(values);   // a wrong name is said before the work
    BatchOptions batch = batch_options(values, outputs.empty() ? fs::path() : outputs.front());
    if (values.count("terugkoppeling")) batch.wishes.feedback = path_of(values["terugkoppeling"].as<std::string>());
    // What was written the last time is no submission.
    std::vector<fs::path> own = outputs;
    if (!batch.wishes.feedback.empty()) own.push_back(batch.wishes.feedback);
    FileList list = listed_files(files_of(values), own);
    leave_packages_out(list);
    if (!batch.wishes.feedback.empty()) fs::create_directories(batch.wishes.feedback);

    const Knowledge knowledge = gather(context.library, options.catalogue, options.source, options.region);
    std::error_code none;
    KeptReports reports(outputs.empty() ? fs::temp_directory_path(none) : outputs.front().parent_path());
    const BatchResult done = run_batch(list, batch, options, knowledge, context, [&](std::size_t at, const FileOutcome& outcome) { reports.keep(at, outcome.report); });
    for (const fs::path& output : outputs) {
        write_report_file(output, reports, options.date);
        context.talk << "Verslag: " << output.string() << "\n";
    }
    if (!batch.wishes.feedback.empty()) context.talk << "Terugkoppeling: " << batch.wishes.feedback.string() << "\n";
    write_report(context.out, reports, ReportFormat::text);
    if (done.undone > 0) context.talk << interrupted_words(done) << "\n";
    else if (done.journal) done.journal->remove();
    return done.exit_code;
}

}  // namespace

Command check_command() {
    return {"controleer",
            "BESTAND|MAP|PATROON... [--uitvoer VERSLAG.jsonl|.csv|.html|.xlsx]... [--terugkoppeling MAP]",
            "zoek wat er mis is in werkboeken, ook in alle werkboeken van een map; schrijft alleen verslagen",
            "graadmeter controleer Inzendingen --catalogus weert --uitvoer bevindingen.html --terugkoppeling Terug",
            [](po::options_description& options) {
                options.add_options()                                                                               //
                    ("uitvoer", po::value<std::vector<std::string>>()->value_name("VERSLAG"),
                     "schrijf de bevindingen ook naar dit bestand (.jsonl, .csv, .html of .xlsx); mag vaker")  //
                    ("terugkoppeling", po::value<std::string>()->value_name("MAP"),
                     "schrijf in deze map elk werkboek terug met alleen het blad Bevindingen erbij, voor wie het inzond");
                add_batch_options(options);
                add_pipeline_options(options);
            },
            run_check};
}

}  // namespace graadmeter
