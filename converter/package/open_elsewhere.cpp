// SPDX-License-Identifier: EUPL-1.2
#include "package/open_elsewhere.h"

#include <array>

#include "model/error.h"
#include "model/path_text.h"

namespace graadmeter {

namespace fs = std::filesystem;

std::optional<OpenElsewhere> open_elsewhere(const fs::path& file) {
    const std::string name = file.filename().string();
    const std::array<OpenElsewhere, 2> possible = {{{"Excel", file.parent_path() / path_of("~$" + name)},
                                                    {"LibreOffice", file.parent_path() / path_of(".~lock." + name + "#")}}};
    std::error_code ignored;
    for (const OpenElsewhere& candidate : possible)
        if (fs::exists(candidate.owner_file, ignored)) return candidate;
    return {};
}

void refuse_to_replace_open(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return;
    if (const auto open = open_elsewhere(file))
        throw FileError("", file.filename().string(), "",
                        "'" + file.string() + "' is open in " + open->program + " en wordt daarom niet vervangen.",
                        "Sluit het daar, of geef met -o een andere naam. Heeft niemand het open, verwijder dan '" +
                            open->owner_file.filename().string() + "' in dezelfde map.");
}

}  // namespace graadmeter
