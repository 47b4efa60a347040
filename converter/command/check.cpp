// SPDX-License-Identifier: EUPL-1.2
// graadmeter controleer: what is wrong in these files? Writes nothing but reports.
#include <fstream>
#include <iostream>
#include <set>

#include "command/command.h"
#include "command/file_list.h"
#include "command/output_name.h"
#include "model/error.h"
#include "model/path_text.h"
#include "package/open_elsewhere.h"
#include "package/safe_output.h"
#include "report/report.h"
#include "validation/finding_texts.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

FileReport checked(const fs::path& file, const PipelineOptions& options, const Knowledge& knowledge) {
    FileReport report;
    report.file = file.string();
    try {
        const Examination examination = examine(file, knowledge, options);
        std::set<std::string> sources;
        for (const SheetReading& sheet : examination.submission.sheets) {
            if (!sheet.source.empty()) sources.insert(sheet.source);
        }
        for (const std::string& source : sources) report.source += (report.source.empty() ? "" : ";") + source;
        report.catalogue = examination.catalogue.id;
        report.observations = examination.submission.observations.size();
        report.findings = examination.findings;
    } catch (const FileError& error) {
        if (error.code().empty()) throw;   // not the submission: one of our own files
        report.processed = false;
        report.findings.push_back(worded(error, file.filename().string()));
    }
    return report;
}

void write_file(const fs::path& output, const std::vector<FileReport>& reports) {
    const ReportFormat format = report_format(output);
    const WorkFolder work(output.has_parent_path() ? output.parent_path() : fs::path("."));
    const fs::path written = work.file("verslag");
    {
        std::ofstream out(written, std::ios::binary);
        write_report(out, reports, format);
        out.flush();
        if (!out) throw write_failure(output);
    }
    publish(written, output, true);   // a report is made anew each time: replacing the last one is what is asked
}

int run(const po::variables_map& values, const CommandContext& context) {
    const PipelineOptions options = pipeline_options(values, context);
    const FileList list = listed_files(files_of(values));
    std::vector<fs::path> outputs;
    if (values.count("uitvoer")) {
        for (const std::string& output : values["uitvoer"].as<std::vector<std::string>>()) outputs.push_back(path_of(output));
    }
    for (const fs::path& output : outputs) {
        (void)report_format(output);   // a wrong name is said before the work
        refuse_to_replace_open(output);
    }

    const Knowledge knowledge = gather(context.library, options.catalogue, options.source, options.region);
    std::vector<FileReport> reports;
    int exit_code = kFine;
    for (const std::string& remark : list.remarks) context.talk << remark << "\n";
    for (const fs::path& file : list.files) {
        say_when_open(file, context.talk);
        reports.push_back(checked(file, options, knowledge));
        const int outcome = !reports.back().processed ? kNotProcessed : count(reports.back().findings).errors > 0 ? kFindings : kFine;
        exit_code = std::max(exit_code, outcome);
    }
    for (const fs::path& output : outputs) {
        write_file(output, reports);
        context.talk << "Verslag: " << output.string() << "\n";
    }
    write_report(context.out, reports, ReportFormat::text);
    return exit_code;
}

}  // namespace

Command check_command() {
    return {"controleer",
            "BESTAND|MAP|PATROON... [--uitvoer VERSLAG.jsonl|.csv|.html]...",
            "zoek wat er mis is in werkboeken, ook in alle werkboeken van een map; schrijft alleen verslagen",
            "graadmeter controleer Inzendingen --catalogus weert --uitvoer bevindingen.html",
            [](po::options_description& options) {
                options.add_options()("uitvoer", po::value<std::vector<std::string>>()->value_name("VERSLAG"),
                                      "schrijf de bevindingen ook naar dit bestand (.jsonl, .csv of .html); mag vaker");
                add_pipeline_options(options);
            },
            run};
}

}  // namespace graadmeter
