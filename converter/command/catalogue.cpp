// SPDX-License-Identifier: EUPL-1.2
// graadmeter catalogus lijst | toon ID | controleer FILE.
#include "catalogue/catalogue.h"

#include <algorithm>
#include <ostream>

#include "catalogue/code_lists.h"
#include "command/catalogue_view.h"
#include "command/command.h"
#include "model/error.h"

namespace graadmeter {

namespace po = boost::program_options;

namespace {

void list_files(const std::vector<std::filesystem::path>& files, const CommandContext& context) {
    for (const std::filesystem::path& file : files) {
        const Catalogue catalogue = read_catalogue(file, &context.library);
        context.out << catalogue.id << "\t" << (catalogue.pack ? "pakket" : catalogue.municipality_name) << "\t" << catalogue.indicators.size()
                    << " indicatoren\tversie " << catalogue.version << "\t" << catalogue.source << "\n";
    }
}

int list(const CommandContext& context) {
    list_files(context.library.catalogues(), context);
    list_files(context.library.packs(), context);
    return kFine;
}

// "regel 12", and the file when it is an included one.
std::string place(const CatalogueGap& gap) {
    return (gap.file.empty() ? "" : gap.file + ", ") + "regel " + std::to_string(gap.line) + ": ";
}

// Taakvelden of its own indicators that the code list does not have, in whatever year.
void add_unknown_taakvelden(const Catalogue& catalogue, const CommandContext& context, std::vector<CatalogueGap>& missing) {
    const TaakveldList known = read_taakvelden(context.library.code_list("taakvelden"));
    for (const Indicator& each : catalogue.indicators) {
        if (!each.origin.empty() || each.taakveld.empty() || known.knows(each.taakveld)) continue;
        missing.push_back({"", each.line, each.id + " " + each.name, "taakveld " + each.taakveld + " staat niet in de codelijst",
                           "schrijf een code uit mappings/codelijsten/taakvelden.xml, of vul die lijst aan", false});
    }
}

// Likewise their domains.
void add_unknown_domains(const Catalogue& catalogue, const CommandContext& context, std::vector<CatalogueGap>& missing) {
    const std::vector<Domain> known = read_domains(context.library.code_list("domeinen"));
    for (const Indicator& each : catalogue.indicators)
        for (const std::string& domain : each.domains) {
            if (!each.origin.empty() || std::ranges::find(known, domain, &Domain::code) != known.end()) continue;
            missing.push_back({"", each.line, each.id + " " + each.name, "domein " + domain + " staat niet in de codelijst",
                               "schrijf een code uit mappings/codelijsten/domeinen.xml, of vul die lijst aan", false});
        }
}

int check(const Catalogue& catalogue, const CommandContext& context) {
    std::vector<CatalogueGap> missing = gaps(catalogue);
    add_unknown_taakvelden(catalogue, context, missing);
    add_unknown_domains(catalogue, context, missing);
    std::size_t errors = 0;
    for (const CatalogueGap& gap : missing) {
        errors += gap.error;
        context.out << (gap.error ? "fout: " : "waarschuwing: ") << place(gap) << gap.subject << ": " << gap.message << "; " << gap.remedy << ".\n";
    }
    context.out << catalogue.id << ": " << catalogue.indicators.size() << " indicatoren, " << catalogue.levels.size() << " niveaus; "
                << (errors == 0 ? "geen fouten" : std::to_string(errors) + (errors == 1 ? " fout" : " fouten")) << ", "
                << missing.size() - errors << (missing.size() - errors == 1 ? " waarschuwing.\n" : " waarschuwingen.\n");
    return errors == 0 ? kFine : kFindings;
}

int run_catalogue(const po::variables_map& values, const CommandContext& context) {
    if (!values.count("bestand")) throw UsageError("Zeg wat u wilt: lijst, toon ID of controleer BESTAND.");
    const auto words = values["bestand"].as<std::vector<std::string>>();
    if (values.count("json") && words.front() != "toon") throw UsageError("--json hoort bij catalogus toon ID.");
    if (words.front() == "lijst" && words.size() == 1) return list(context);
    if (words.size() != 2 || (words.front() != "toon" && words.front() != "controleer")) {
        throw UsageError("Zeg wat u wilt: lijst, toon ID of controleer BESTAND.");
    }
    const Catalogue catalogue = read_catalogue(context.library.catalogue(words[1]), &context.library);
    if (words.front() == "controleer") return check(catalogue, context);
    if (values.count("json"))
        show_catalogue_json(catalogue, context.out);
    else
        show_catalogue(catalogue, context.out);
    return kFine;
}

}  // namespace

Command catalogue_command() {
    return {"catalogus",
            "lijst | toon ID [--json] | controleer BESTAND",
            "bekijk of controleer een indicatorencatalogus",
            "graadmeter catalogus toon dronten",
            [](po::options_description& options) { options.add_options()("json", "toon als JSON"); },
            run_catalogue};
}

}  // namespace graadmeter
