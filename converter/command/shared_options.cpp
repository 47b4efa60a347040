// SPDX-License-Identifier: EUPL-1.2
// Options that several commands share, read and checked in one place.
#include "catalogue/code_lists.h"
#include "catalogue/regions.h"
#include "command/command.h"
#include "model/error.h"
#include "model/path_text.h"
#include "package/limits.h"

namespace graadmeter {

namespace po = boost::program_options;

void add_pipeline_options(po::options_description& options) {
    options.add_options()                                                                                                     //
        ("catalogus", po::value<std::string>()->value_name("ID|BESTAND"), "indicatorencatalogus; zonder keuze: die van de gemeente die het werkboek noemt")  //
        ("bron", po::value<std::string>()->value_name("ID|BESTAND"), "lees alleen met deze bronbeschrijving")                //
        ("regio", po::value<std::string>()->value_name("CODE"), "de gemeente, bijvoorbeeld GM0988")                          //
        ("peiljaar", po::value<int>()->value_name("JAAR"), "toets en vergelijk tot en met dit jaar")                         //
        ("datum", po::value<std::string>()->value_name("JJJJ-MM-DD"), "reken alsof het deze dag is; zonder keuze: vandaag")  //
        ("tijdslimiet", po::value<double>()->value_name("SECONDEN"),
         ("hoe lang één bestand mag duren; zonder keuze: " + std::to_string(static_cast<int>(limits::kSecondsPerFile))).c_str());
}

PipelineOptions pipeline_options(const po::variables_map& values, const CommandContext& context) {
    PipelineOptions options;
    if (values.count("catalogus")) options.catalogue = values["catalogus"].as<std::string>();
    if (values.count("bron")) options.source = values["bron"].as<std::string>();
    if (values.count("regio")) {
        const RegionList regions = read_regions(context.library.code_list("regio"));
        const std::string given = values["regio"].as<std::string>();
        const auto found = regions.find(given, "", true);
        if (!found || !regions.by_code(*found) || region_level(*found) != RegionLevel::municipality) {
            throw UsageError("--regio: \"" + given + "\" is geen gemeente. Geef een code als GM0988 of een gemeentenaam.");
        }
        options.region = *found;
    }
    if (values.count("peiljaar")) {
        const int year = values["peiljaar"].as<int>();
        if (year < 1900 || year > 2100) throw UsageError("--peiljaar: " + std::to_string(year) + " is geen jaartal.");
        options.reference_year = year;
    }
    if (values.count("tijdslimiet")) {
        options.seconds_per_file = values["tijdslimiet"].as<double>();
        if (!(options.seconds_per_file > 0)) throw UsageError("--tijdslimiet: geef een aantal seconden, bijvoorbeeld 60.");
    }
    options.date = context.today;
    if (values.count("datum")) {
        const std::string given = values["datum"].as<std::string>();
        const auto date = parse_iso_date(given);
        if (!date) throw UsageError("--datum: \"" + given + "\" is geen datum. Schrijf jjjj-mm-dd, bijvoorbeeld 2026-11-22.");
        options.date = *date;
    }
    if (values.count("moment")) {
        const std::string given = values["moment"].as<std::string>();
        const auto moment = read_pc_moments(context.library.code_list("pc-momenten")).find(given);
        if (!moment) {
            throw UsageError("--moment: \"" + given + "\" is geen P&C-moment. Schrijf BEG-2026, VJN-2026, NJN-2026 of JR-2025, of een naam met "
                             "jaar, zoals \"najaarsnota 2026\".");
        }
        options.moment = *moment;
    }
    options.overwrite = values.count("overschrijf") > 0;
    return options;
}

std::vector<std::filesystem::path> files_of(const po::variables_map& values) {
    if (!values.count("bestand")) throw UsageError("Geef de naam van een bestand.");
    std::vector<std::filesystem::path> files;
    for (const std::string& file : values["bestand"].as<std::vector<std::string>>()) files.push_back(path_of(file));
    return files;
}

std::filesystem::path file_of(const po::variables_map& values) {
    const std::vector<std::filesystem::path> files = files_of(values);
    if (files.size() != 1) throw UsageError("Geef één bestand; er staan er nu " + std::to_string(files.size()) + ".");
    return files.front();
}

}  // namespace graadmeter
