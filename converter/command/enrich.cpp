// SPDX-License-Identifier: EUPL-1.2
// graadmeter verrijk: the same workbook with sheets added.
#include <iostream>

#include "command/command.h"
#include "command/output_name.h"
#include "model/error.h"
#include "model/path_text.h"
#include "report/report.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

std::string number_of(std::uint64_t count, const char* one, const char* more) {
    return std::to_string(count) + " " + (count == 1 ? one : more);
}

void tell(const Enrichment& enrichment, const fs::path& analysis, std::ostream& out) {
    const Examination& examination = enrichment.examination;
    const FindingCounts counts = count(examination.findings);
    out << "Verrijkt werkboek: " << enrichment.output.string() << "\n";
    out << "Catalogus: " << (examination.catalogue.id.empty() ? "geen" : examination.catalogue.id) << "\n";
    out << "Waarnemingen: " << examination.submission.observations.size() << "\n";
    out << "Bevindingen: " << number_of(counts.errors, "fout", "fouten") << ", "
        << number_of(counts.warnings, "waarschuwing", "waarschuwingen") << ", " << counts.infos
        << " ter informatie; zie het blad Bevindingen\n";
    const std::size_t kept = enrichment.kept_answers;
    if (kept > 0) out << "Bewaard: " << number_of(kept, "ingevuld antwoord", "ingevulde antwoorden") << "\n";
    out << "Toegevoegde bladen:";
    for (std::size_t i = 0; i < enrichment.sheets.size(); ++i) out << (i == 0 ? " " : ", ") << enrichment.sheets[i];
    out << "\n";
    if (!analysis.empty()) out << "Analyse: " << analysis.string() << "\n";
    for (const std::string& line : enrichment.log) out << line << "\n";
}

int run_enrich(const po::variables_map& values, const CommandContext& context) {
    PipelineOptions options = pipeline_options(values, context);
    const fs::path file = file_of(values);
    const fs::path output = values.count("uit") ? path_of(values["uit"].as<std::string>()) : enriched_name(file);
    refuse_unsafe_output(file, output, options.overwrite);
    if (values.count("uit")) refuse_unfitting_extension(file, output);
    if (values.count("analyse")) {
        options.analysis = path_of(values["analyse"].as<std::string>());
        refuse_unsafe_output(file, options.analysis, options.overwrite);
    }
    say_when_open(file, context.talk);
    const Enrichment enrichment = enrich(file, output, context.library, options);
    tell(enrichment, options.analysis, context.out);
    return count(enrichment.examination.findings).errors > 0 ? kFindings : kFine;
}

}  // namespace

Command enrich_command() {
    return {"verrijk",
            "BESTAND [-o UIT]",
            "geef het werkboek terug met bladen erbij; het origineel blijft zoals het is",
            "graadmeter verrijk \"Sociale staat.xlsx\" --catalogus weert -o \"Sociale staat (verrijkt).xlsx\"",
            [](po::options_description& options) {
                options.add_options()                                                                                            //
                    ("uit,o", po::value<std::string>()->value_name("UIT"), "naam van het resultaat; zonder keuze: naam (verrijkt).xlsx")  //
                    ("analyse", po::value<std::string>()->value_name("BESTAND.json"), "schrijf alle uitkomsten ook als JSON, met elk tussenresultaat")  //
                    ("overschrijf", "vervang het resultaat als het al bestaat")                                                //
                    ("moment", po::value<std::string>()->value_name("MOMENT"), "P&C-moment: BEG-2026, VJN-2026, NJN-2026 of JR-2025");
                add_pipeline_options(options);
            },
            run_enrich};
}

}  // namespace graadmeter
