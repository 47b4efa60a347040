// SPDX-License-Identifier: EUPL-1.2
// graadmeter verzamel: all figures of many files as one tidy data package, with an inventory of what there is and what is missing.
#include <iostream>
#include <set>

#include "collection/combined_protection.h"
#include "collection/conflicts.h"
#include "collection/coverage.h"
#include "collection/data_package.h"
#include "command/batch.h"
#include "command/command.h"
#include "command/data_folder.h"
#include "command/gathered_figures.h"
#include "enrichment/inventory_workbook.h"
#include "model/error.h"
#include "model/path_text.h"
#include "model/text.h"
#include "package/deadline.h"
#include "report/phrases.h"
#include "version.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr const char* kInventory = "inventaris.xlsx";

// Those of the files, and the one that was asked for: what they ask for counts as missing when it is not there.
std::map<std::string, const Catalogue*> catalogues_of(const Collection& collection, const Knowledge& knowledge) {
    std::set<std::string> ids;
    for (const CollectedFile& file : collection.files) ids.insert(file.catalogue);
    std::map<std::string, const Catalogue*> result;
    for (const auto& [file, catalogue] : knowledge.catalogues)
        if (!knowledge.asked_catalogue.empty() || ids.contains(catalogue.id)) result.emplace(catalogue.id, &catalogue);
    return result;
}

// Catalogues that the files were read with and that are not here: their indicators are known by their code only.
void tell_unknown_catalogues(const Collection& collection, const std::map<std::string, const Catalogue*>& known, std::ostream& talk) {
    std::set<std::string> ids;
    for (const CollectedFile& file : collection.files)
        if (!file.catalogue.empty() && !known.contains(file.catalogue)) ids.insert(file.catalogue);
    for (const std::string& id : ids)
        talk << "Let op: catalogus \"" << id << "\" is hier niet te vinden. De inventaris kent haar indicatoren niet, en kleine aantallen uit verschillende bestanden zijn "
             << "niet tegen elkaar beschermd. Geef haar met --catalogus.\n";
}

std::vector<std::pair<std::string, std::string>> sources_of(const Collection& collection, const Knowledge& knowledge) {
    std::set<std::string> used;
    for (const Observation& one : collection.observations) used.insert(one.source);
    std::set<std::pair<std::string, std::string>> result;
    for (const Source& source : knowledge.sources)
        if (used.contains(source.id)) result.emplace(source.name, source.publisher);
    return {result.begin(), result.end()};
}

void tell(const Collection& collection, std::size_t conflicts, const fs::path& output, const CommandContext& context) {
    std::uint64_t unprocessed = 0;
    for (const CollectedFile& file : collection.files) {
        if (!file.same_as.empty()) context.talk << on_one_line(file.name) << " heeft dezelfde inhoud als " << on_one_line(file.same_as) << ": de cijfers tellen één keer.\n";
        if (file.processed) continue;
        ++unprocessed;
        for (const Finding& finding : collection.findings)
            if (finding.file == file.name) context.talk << on_one_line(file.name) << ": " << finding.code << " " << on_one_line(finding.message) << " " << on_one_line(finding.remedy) << "\n";
    }
    context.out << "Gegevenspakket: " << output.string() << "\n"
                << counted(collection.files.size(), "bestand", "bestanden") << ", " << counted(collection.observations.size(), "waarneming", "waarnemingen") << ", "
                << counted(conflicts, "tegenspraak", "tegenspraken") << ", " << counted(collection.findings.size(), "bevinding", "bevindingen") << ".\n";
    if (unprocessed > 0) context.out << counted(unprocessed, "bestand is", "bestanden zijn") << " niet verwerkt; zie bestanden.csv.\n";
}

int run_collect(const po::variables_map& values, const CommandContext& context) {
    const PipelineOptions options = pipeline_options(values, context);
    if (!values.count("uit")) throw UsageError("Geef met -o de map waarin het gegevenspakket komt.");
    const fs::path output = path_of(values["uit"].as<std::string>());
    const BatchOptions batch = batch_options(values, output);
    refuse_unsafe_folder(output, options.overwrite);
    const FileList list = listed_files(files_of(values), {output});
    if (output.has_parent_path()) fs::create_directories(output.parent_path());

    const Knowledge knowledge = gather(context.library, options.catalogue, options.source, options.region);
    GatheredFigures gathered = gather_figures(list, batch, options, knowledge, context);
    if (gathered.files.undone > 0) {
        context.talk << interrupted_words(gathered.files) << " Er is nog geen gegevenspakket.\n";
        return gathered.exit_code;
    }
    Collection& all = gathered.collection;
    finish(all);
    const auto catalogues = catalogues_of(all, knowledge);
    tell_unknown_catalogues(all, catalogues, context.talk);
    PackageDescription description{options.date, kVersion, sources_of(all, knowledge), values.count("licentie") ? values["licentie"].as<std::string>() : "", batch.part, 0};
    if (!batch.part) {
        const Deadline deadline("alle bestanden samen", options.seconds_per_file);
        description.hidden_together = protect_together(all, {catalogues, knowledge.regions, knowledge.published_sources(), [&] { deadline.check(); }});
    }
    const std::vector<Conflict> conflicts = conflicts_in(all);
    publish_folder(output, [&](const fs::path& folder) {
        std::vector<std::string> names = write_data_package(all, conflicts, description, folder);
        if (batch.part) return names;   // what is missing in a part says nothing
        const int until = options.reference_year.value_or(static_cast<int>(options.date.year()));
        const Coverage coverage = coverage_of(all, catalogues, knowledge.regions, until);
        write_inventory_workbook({all, coverage, conflicts, knowledge.regions, "Graadmeter " + std::string(kVersion) + " · " + dutch_text(options.date), options.date},
                                 folder / kInventory);
        names.insert(names.end() - 1, kInventory);   // the descriptor stays the last
        return names;
    });
    tell(all, conflicts.size(), output, context);
    if (gathered.files.journal) gathered.files.journal->remove();
    return gathered.exit_code;
}

}  // namespace

Command collect_command() {
    return {"verzamel",
            "MAP|BESTAND|PATROON... -o MAP",
            "breng alle cijfers van veel werkboeken bijeen: één gegevenspakket, een inventaris en een lijst van tegenspraken",
            "graadmeter verzamel Inzendingen -o Gegevens --catalogus weert",
            [](po::options_description& options) {
                options.add_options()                                                                                                       //
                    ("uit,o", po::value<std::string>()->value_name("MAP"), "map waarin het gegevenspakket komt")                           //
                    ("overschrijf", "vervang het gegevenspakket dat er al staat")                                                         //
                    ("licentie", po::value<std::string>()->value_name("NAAM"), "licentie waaronder u de gegevens deelt, bijvoorbeeld CC-BY-4.0; zonder keuze staat er geen");
                add_batch_options(options);
                add_pipeline_options(options);
            },
            run_collect};
}

}  // namespace graadmeter
