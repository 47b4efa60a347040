// SPDX-License-Identifier: EUPL-1.2
#include "command/data_folder.h"

#include "collection/data_package.h"
#include "model/error.h"
#include "model/path_text.h"
#include "package/safe_output.h"
#include "package/system_files.h"

namespace graadmeter {

namespace fs = std::filesystem;

namespace {

// "Uit/" is the folder "Uit".
fs::path without_end(const fs::path& folder) { return folder.has_filename() ? folder : folder.parent_path(); }

}  // namespace

void refuse_unsafe_folder(const fs::path& folder, bool overwrite) {
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    if (!fs::is_directory(folder, error)) throw UsageError("\"" + folder.string() + "\" is een bestand. Geef met -o de naam van een map.");
    if (fs::is_empty(folder, error)) return;
    if (!is_data_package(folder)) throw UsageError("In de map \"" + folder.string() + "\" staat al iets anders. Geef met -o een nieuwe of lege map.");
    if (!overwrite) throw UsageError("In de map \"" + folder.string() + "\" staat al een gegevenspakket. Geef een andere map met -o, of gebruik --overschrijf om het te vervangen.");
}

void publish_folder(const fs::path& given, const std::function<std::vector<std::string>(const fs::path&)>& write) {
    const fs::path folder = without_end(given);
    const WorkFolder work(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
    const fs::path made = work.file("pakket");
    fs::create_directory(made);
    const std::vector<std::string> names = write(made);
    std::error_code error;
    if (fs::exists(folder, error)) {
        for (const std::string& name : names) publish(made / path_of(name), folder / path_of(name), true);
        return;
    }
    for (const std::string& name : names)
        if (!system_files::flush(made / path_of(name))) throw write_failure(folder / path_of(name));
    if (!system_files::rename_to_new(made, folder)) throw write_failure(folder);
}

}  // namespace graadmeter
