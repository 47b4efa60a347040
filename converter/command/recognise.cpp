// SPDX-License-Identifier: EUPL-1.2
// graadmeter herken: what is in this workbook, and why; and a draft of a bron for what is unknown.
#include <algorithm>
#include <fstream>
#include <ostream>

#include "command/command.h"
#include "command/output_name.h"
#include "model/error.h"
#include "model/path_text.h"
#include "package/safe_output.h"

namespace graadmeter {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

// The id of the bron is the file's name: what bron.xsd allows.
std::string draft_id(const fs::path& file) {
    const std::string id = file.stem().string();
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (file.extension() != ".xml" || id.empty() || id.front() == '-' || id.back() == '-' || id.find("--") != std::string::npos ||
        !std::all_of(id.begin(), id.end(), allowed))
        throw UsageError("--concept: \"" + file.filename().string() +
                         "\" kan niet. De bron heet naar het bestand: alleen kleine letters, cijfers en streepjes, en dan .xml, zoals wijkmonitor.xml.");
    return id;
}

void write_draft(const std::string& xml, const fs::path& output, bool overwrite) {
    const WorkFolder work(output.has_parent_path() ? output.parent_path() : fs::path("."));
    const fs::path written = work.file("concept.xml");
    {
        std::ofstream out(written, std::ios::binary);
        out << xml;
        out.flush();
        if (!out) throw FileError("", output.filename().string(), "", "Het concept kan niet worden geschreven.", "Kijk of de schijf vol is.");
    }
    publish(written, output, overwrite);
}

int run_recognise(const po::variables_map& values, const CommandContext& context) {
    const fs::path file = file_of(values);
    fs::path output;
    std::string id;
    const bool overwrite = values.count("overschrijf") > 0;
    if (values.count("concept")) {
        output = path_of(values["concept"].as<std::string>());
        id = draft_id(output);
        refuse_unsafe_output(file, output, overwrite);
    }
    const Recognition found = recognise(file, context.library, pipeline_options(values, context), id);
    context.out << found.file << ": catalogus " << (found.catalogue.empty() ? "geen" : found.catalogue) << ", " << found.observations << " cijfers gelezen\n";
    for (const auto& line : found.lines) context.out << std::string(2 * static_cast<std::size_t>(line.level), ' ') << line.text << "\n";
    if (id.empty()) return kFine;
    if (!found.draft) {
        throw UsageError("Er is geen concept geschreven: er is geen blad met een tabel die nog onbekend is.");
    }
    write_draft(found.draft->xml, output, overwrite);
    context.talk << "Concept: " << output.string() << ", voor blad \"" << found.draft->sheet << "\", kopregel in rij " << found.draft->header_row << ".\n"
                 << "Vul in wat met VUL IN gemerkt is (" << found.draft->to_fill_in << " plaatsen), zet het bestand in mappings/bronnen en probeer: graadmeter controleer \""
                 << file.filename().string() << "\" --bron \"" << output.string() << "\"\n";
    return kFine;
}

}  // namespace

Command recognise_command() {
    return {"herken",
            "BESTAND [--concept BRON.xml]",
            "vertel blad voor blad wat er is herkend en waarom; schrijf zo nodig een concept van een bron",
            "graadmeter herken wijkmonitor.xlsx --catalogus weert --concept wijkmonitor.xml",
            [](po::options_description& options) {
                options.add_options()                                                                                              //
                    ("concept", po::value<std::string>()->value_name("BRON.xml"), "schrijf een bron om af te maken, voor de eerste tabel die onbekend is")  //
                    ("overschrijf", "vervang het concept als het al bestaat");
                add_pipeline_options(options);
            },
            run_recognise};
}

}  // namespace graadmeter
