// SPDX-License-Identifier: EUPL-1.2
// graadmeter vergelijk: what differs between two versions of a submission, or two snapshots?
#include <fstream>
#include <functional>
#include <iostream>

#include "catalogue/catalogue_changes.h"
#include "collection/comparison.h"
#include "command/batch.h"
#include "command/command.h"
#include "command/gathered_figures.h"
#include "command/report_file.h"
#include "enrichment/comparison_workbook.h"
#include "model/error.h"
#include "model/path_text.h"
#include "model/text.h"
#include "package/open_elsewhere.h"
#include "package/safe_output.h"
#include "report/catalogue_comparison_report.h"
#include "report/comparison_report.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

bool is_csv_name(const fs::path& output) { return folded(output.extension().string()) == "csv"; }

std::vector<fs::path> outputs_of(const po::variables_map& values) {
    std::vector<fs::path> outputs;
    if (!values.count("uitvoer")) return outputs;
    for (const std::string& output : values["uitvoer"].as<std::vector<std::string>>()) {
        outputs.push_back(path_of(output));
        if (!is_csv_name(outputs.back()) && !is_workbook_name(outputs.back()))
            throw UsageError("Een vergelijking kan een .csv- of .xlsx-bestand zijn, niet '" + outputs.back().filename().string() + "'. Voorbeeld: --uitvoer verschillen.xlsx");
        refuse_to_replace_open(outputs.back());
    }
    return outputs;
}

// Says which files could not be read: what is in them would otherwise seem gone.
int tell_unprocessed(const GatheredFigures& side, std::ostream& talk) {
    for (const FileReport& report : side.unprocessed) {
        for (const Finding& finding : report.findings)
            talk << "Fout " << finding.code << " in " << on_one_line(report.file) << ": " << on_one_line(finding.message) << " " << on_one_line(finding.remedy) << "\n";
    }
    return side.exit_code == kNotProcessed ? kNotProcessed : kFine;
}

std::string origin_of(const std::vector<fs::path>& given, const Date& date) {
    return given[0].filename().string() + " → " + given[1].filename().string() + " · " + dutch_text(date);
}

// In each of these files, by `workbook` or by `csv`.
void write_outputs(const std::vector<fs::path>& outputs, const std::function<void(const fs::path&)>& workbook, const std::function<void(std::ostream&)>& csv,
                   const CommandContext& context) {
    for (const fs::path& output : outputs) {
        write_replacing(output, [&](const fs::path& written) {
            if (is_workbook_name(output)) return workbook(written);
            std::ofstream out(written, std::ios::binary);
            csv(out);
            out.flush();
            if (!out) throw write_failure(output);
        });
        context.talk << "Vergelijking: " << output.string() << "\n";
    }
}

bool is_catalogue_name(const fs::path& file) { return folded(file.extension().string()) == "xml"; }

// Two versions of a catalogue (R70, R94).
int compare_catalogues(const std::vector<fs::path>& given, const std::vector<fs::path>& outputs, const PipelineOptions& options, const CommandContext& context) {
    const CatalogueComparison comparison = compared(read_catalogue(given[0], &context.library), read_catalogue(given[1], &context.library));
    write_outputs(
        outputs, [&](const fs::path& written) { write_catalogue_comparison_workbook(comparison, origin_of(given, options.date), options.date, written); },
        [&](std::ostream& out) { write_catalogue_comparison_csv(out, comparison); }, context);
    write_catalogue_comparison_text(context.out, comparison);
    return kFine;
}

int run_compare(const po::variables_map& values, const CommandContext& context) {
    const PipelineOptions options = pipeline_options(values, context);
    const std::vector<fs::path> given = values.count("bestand") ? files_of(values) : std::vector<fs::path>{};
    if (given.size() != 2) throw UsageError("Geef twee werkboeken, mappen, gegevenspakketten of catalogi: eerst het oude, dan het nieuwe.");
    const std::vector<fs::path> outputs = outputs_of(values);
    if (is_catalogue_name(given[0]) != is_catalogue_name(given[1])) throw UsageError("Vergelijk twee catalogi (.xml) met elkaar, of twee werkboeken, mappen of gegevenspakketten.");
    if (is_catalogue_name(given[0])) return compare_catalogues(given, outputs, options, context);
    const BatchOptions batch = batch_options(values, "");
    const Knowledge knowledge = gather(context.library, options.catalogue, options.source, options.region);

    GatheredFigures before = gather_figures(listed_files({given[0]}), batch, options, knowledge, context);
    GatheredFigures after = gather_figures(listed_files({given[1]}), batch, options, knowledge, context);
    if (before.files.undone + after.files.undone > 0) {
        context.talk << "Onderbroken: er is niets vergeleken.\n";
        return kNotProcessed;
    }
    finish(before.collection);
    finish(after.collection);
    const int exit_code = std::max(tell_unprocessed(before, context.talk), tell_unprocessed(after, context.talk));
    const Comparison comparison = compared(before.collection, after.collection);
    const ComparisonReport report{before.collection, after.collection, comparison, knowledge.regions};
    write_outputs(
        outputs,
        [&](const fs::path& written) {
            write_comparison_workbook({before.collection, after.collection, comparison, knowledge.regions, origin_of(given, options.date), options.date}, written);
        },
        [&](std::ostream& out) { write_comparison_csv(out, report); }, context);
    write_comparison_text(context.out, report);
    return exit_code;
}

}  // namespace

Command compare_command() {
    return {"vergelijk",
            "OUD NIEUW [--uitvoer VERSCHILLEN.csv|.xlsx]...",
            "zeg wat er verschilt tussen twee werkboeken, mappen of gegevenspakketten (cijfers en antwoorden), of tussen twee versies van een catalogus (.xml)",
            "graadmeter vergelijk \"Sociale staat (maart).xlsx\" \"Sociale staat (juni).xlsx\" --uitvoer verschillen.xlsx",
            [](po::options_description& options) {
                options.add_options()("uitvoer", po::value<std::vector<std::string>>()->value_name("VERSCHILLEN"), "schrijf de verschillen ook naar dit bestand (.csv of .xlsx); mag vaker")  //
                    ("taken", po::value<int>()->value_name("N"), "zoveel bestanden tegelijk; zonder keuze: zoveel als de computer processorkernen heeft")  //
                    ("geheugen", po::value<int>()->value_name("MB"), "hoeveel geheugen één bestand mag gebruiken");
                add_pipeline_options(options);
            },
            run_compare};
}

}  // namespace graadmeter
