// SPDX-License-Identifier: EUPL-1.2
// graadmeter sjabloon: an empty workbook for a catalogue's figures, or a request to one supplier.
#include <ostream>
#include <regex>

#include "command/command.h"
#include "command/output_name.h"
#include "enrichment/template_workbook.h"
#include "model/error.h"
#include "model/path_text.h"
#include "package/safe_output.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr int kUsualYears = 5;

// --jaren 2020-2024 or 2024; else the last full years before the date.
std::pair<int, int> years_of(const po::variables_map& values, const Date& date) {
    if (!values.count("jaren")) return {static_cast<int>(date.year()) - kUsualYears, static_cast<int>(date.year()) - 1};
    const std::string given = values["jaren"].as<std::string>();
    static const std::regex form("((?:19|20)[0-9]{2})(?:-((?:19|20)[0-9]{2}))?");
    std::smatch found;
    if (!std::regex_match(given, found, form)) throw UsageError("--jaren: \"" + given + "\" zijn geen jaren. Schrijf 2020-2024, of één jaar.");
    const int first = std::stoi(found[1]), last = found[2].matched ? std::stoi(found[2]) : first;
    if (last < first || last - first >= kMostFillInYears)
        throw UsageError("--jaren: \"" + given + "\" kan niet. Geef het vroegste jaar eerst, en hoogstens " + std::to_string(kMostFillInYears) + " jaren.");
    return {first, last};
}

int run_template(const po::variables_map& values, const CommandContext& context) {
    if (values.count("bestand")) throw UsageError("sjabloon leest geen werkboek. Noem de catalogus met --catalogus en het resultaat met -o.");
    if (!values.count("catalogus")) throw UsageError("Noem de catalogus met --catalogus, bijvoorbeeld --catalogus weert.");
    if (!values.count("uit")) throw UsageError("Geef met -o de naam van het sjabloon, bijvoorbeeld -o sjabloon.xlsx.");
    const fs::path file = context.library.catalogue(values["catalogus"].as<std::string>());
    fs::path output = path_of(values["uit"].as<std::string>());
    if (output.extension() != ".xlsx") throw UsageError("-o: het sjabloon is een Excel-werkmap. Laat de naam eindigen op .xlsx.");
    const bool overwrite = values.count("overschrijf") > 0;
    refuse_unsafe_output(file, output, overwrite);
    const Date date = pipeline_options(values, context).date;
    const Catalogue catalogue = read_catalogue(file, &context.library);
    const auto [first, last] = years_of(values, date);
    const Questionnaire columns = read_questionnaire(context.library.questionnaire("sjabloon"));
    const Questionnaire explanation = read_questionnaire(context.library.questionnaire("sjabloon-uitleg"));
    const std::string supplier = values.count("leverancier") ? supplier_named(suppliers(catalogue), values["leverancier"].as<std::string>()) : "";

    const WorkFolder work(output.has_parent_path() ? output.parent_path() : fs::path("."));
    const FillInWorkbook made = write_fill_in_workbook({catalogue, supplier, first, last, date, columns, explanation}, work.file("sjabloon.xlsx"));
    publish(work.file("sjabloon.xlsx"), output, overwrite);
    context.out << (supplier.empty() ? "Sjabloon: " : "Uitvraag aan " + supplier + ": ") << output.string() << "\n"
                << made.indicators << " indicatoren, " << first << (first == last ? "" : " t/m " + std::to_string(last)) << "\nBladen om in te vullen:";
    for (std::size_t i = 0; i < made.sheets.size(); ++i) context.out << (i == 0 ? " " : ", ") << made.sheets[i];
    context.out << "\n";
    return kFine;
}

}  // namespace

Command template_command() {
    return {"sjabloon",
            "--catalogus ID [--leverancier NAAM] -o UIT.xlsx",
            "maak een invulwerkboek voor een catalogus, of een uitvraag aan één leverancier",
            "graadmeter sjabloon --catalogus weert --jaren 2020-2024 -o \"Sociale staat invullen.xlsx\"\n"
            "           graadmeter sjabloon --catalogus bbv --leverancier CBS -o \"Uitvraag CBS.xlsx\"",
            [](po::options_description& options) {
                options.add_options()                                                                                                 //
                    ("catalogus", po::value<std::string>()->value_name("ID|BESTAND"), "de catalogus waarvan de indicatoren gevraagd worden")  //
                    ("leverancier", po::value<std::string>()->value_name("NAAM"), "vraag op één blad alleen wat deze bron moet leveren")  //
                    ("uit,o", po::value<std::string>()->value_name("UIT"), "naam van het sjabloon (.xlsx)")                          //
                    ("jaren", po::value<std::string>()->value_name("VAN-TOT"), "de jaren om in te vullen; zonder keuze: de laatste vijf hele jaren")  //
                    ("datum", po::value<std::string>()->value_name("JJJJ-MM-DD"), "reken alsof het deze dag is; zonder keuze: vandaag")  //
                    ("overschrijf", "vervang het resultaat als het al bestaat");
            },
            run_template};
}

}  // namespace graadmeter
