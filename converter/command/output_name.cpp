// SPDX-License-Identifier: EUPL-1.2
#include "command/output_name.h"

#include <ostream>
#include <string>

#include "graft/graft.h"
#include "model/error.h"
#include "model/path_text.h"
#include "package/open_elsewhere.h"
#include "package/package.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnriched = " (verrijkt)";
constexpr std::string_view kRestored = " (hersteld)";

fs::path named(const fs::path& file, const std::string& stem, const std::string& extension) {
    return file.parent_path() / path_of(stem + extension);
}

std::string without_mark(std::string stem) {
    for (const std::string_view mark : {kEnriched, kRestored}) {
        if (stem.ends_with(mark)) stem.resize(stem.size() - mark.size());
    }
    return stem;
}

// Excel opens a workbook only under an extension that fits its content type.
std::string extension_for(const fs::path& file) {
    const FileFormat format = open_workbook(file)->format();
    if (format != FileFormat::xlsx && format != FileFormat::xlsm) return ".xlsx";
    const Package package(file);
    const bool is_template = package.content_type(package.related("", "officeDocument")).find(".template.") != std::string::npos;
    if (format == FileFormat::xlsm) return is_template ? ".xltm" : ".xlsm";
    return is_template ? ".xltx" : ".xlsx";
}

std::string lower_extension(const fs::path& file) {
    std::string extension = file.extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return extension;
}

bool is_enriched(const fs::path& file) {
    try {
        return find_enrichment(Package(file)).has_value();
    } catch (const FileError&) {
        return false;   // no package: no enriched workbook
    }
}

}  // namespace

fs::path enriched_name(const fs::path& file) {
    return named(file, without_mark(file.stem().string()) + std::string(kEnriched), extension_for(file));
}

fs::path restored_name(const fs::path& file) {
    return named(file, without_mark(file.stem().string()) + std::string(kRestored), file.extension().string());
}

fs::path feedback_name(const fs::path& file, const fs::path& name) {
    const std::string extension = extension_for(file);
    const std::string own = lower_extension(name);
    const bool stays = own == ".xlsx" || own == ".xlsm" || own == ".xltx" || own == ".xltm";
    return named(name, (stays ? name.stem() : name.filename()).string() + " (bevindingen)", extension);
}

fs::path first_free_name(const fs::path& wanted) {
    fs::path name = wanted;
    std::error_code ignored;
    for (int i = 2; fs::exists(name, ignored); ++i) {
        std::string stem = wanted.stem().string();
        const std::string number = " " + std::to_string(i);
        if (stem.ends_with(")")) stem.insert(stem.size() - 1, number);
        else stem += number;
        name = named(wanted, stem, wanted.extension().string());
    }
    return name;
}

void refuse_unfitting_extension(const fs::path& input, const fs::path& output) {
    const std::string wanted = extension_for(input), given = lower_extension(output);
    const FileFormat format = open_workbook(input)->format();
    const bool converted = format != FileFormat::xlsx && format != FileFormat::xlsm;
    if (given == wanted || (!converted && given == lower_extension(input))) return;
    throw UsageError("\"" + output.string() + "\" zou niet opengaan in Excel: dit werkboek moet op " + wanted + " eindigen. Geef met -o een naam op " +
                     wanted + ", of laat -o weg.");
}

void refuse_unsafe_output(const fs::path& input, const fs::path& output, bool overwrite) {
    std::error_code error;
    if (fs::is_directory(output, error)) throw UsageError("\"" + output.string() + "\" is een map. Geef een bestandsnaam met -o.");
    if (!fs::exists(output, error)) return;
    if (fs::equivalent(input, output, error) && !is_enriched(input)) {
        throw UsageError("Het resultaat zou het origineel \"" + input.string() + "\" vervangen. Geef een andere naam met -o.");
    }
    if (!overwrite) {
        throw UsageError("\"" + output.string() + "\" bestaat al. Geef een andere naam met -o, of gebruik --overschrijf om het te vervangen.");
    }
    refuse_to_replace_open(output);
}

void say_when_open(const fs::path& input, std::ostream& talk) {
    if (const auto open = open_elsewhere(input))
        talk << "Let op: \"" << input.filename().string() << "\" is open in " << open->program
             << ". Gelezen is wat daar het laatst is opgeslagen.\n";
}

}  // namespace graadmeter
