// SPDX-License-Identifier: EUPL-1.2
// graadmeter herstel: takes the enrichment out again.
#include <ostream>

#include "command/command.h"
#include "command/output_name.h"
#include "model/path_text.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

int run_restore(const po::variables_map& values, const CommandContext& context) {
    const fs::path file = file_of(values);
    const fs::path output = values.count("uit") ? path_of(values["uit"].as<std::string>()) : restored_name(file);
    const bool overwrite = values.count("overschrijf") > 0;
    refuse_unsafe_output(file, output, overwrite);
    say_when_open(file, context.talk);
    const Restoration restoration = restore_original(file, output, overwrite);
    context.out << "Hersteld werkboek: " << output.string() << "\n";
    if (restoration.exact) context.out << "Elk onderdeel is gelijk aan dat van het origineel.\n";
    for (const std::string& line : restoration.log) context.out << line << "\n";
    return kFine;
}

}  // namespace

Command restore_command() {
    return {"herstel",
            "BESTAND [-o UIT]",
            "haal de bladen van Graadmeter weer uit een verrijkt werkboek",
            "graadmeter herstel \"Sociale staat (verrijkt).xlsx\" -o \"Sociale staat.xlsx\"",
            [](po::options_description& options) {
                options.add_options()                                                                                               //
                    ("uit,o", po::value<std::string>()->value_name("UIT"), "naam van het resultaat; zonder keuze: naam (hersteld).xlsx")  //
                    ("overschrijf", "vervang het resultaat als het al bestaat");
            },
            run_restore};
}

}  // namespace graadmeter
