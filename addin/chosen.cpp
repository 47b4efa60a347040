// SPDX-License-Identifier: EUPL-1.2
#include "addin/chosen.h"

#include <fstream>

#include "catalogue/system_folders.h"
#include "model/path_text.h"
#include "model/text.h"
#include "package/safe_output.h"

namespace graadmeter::addin {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFile = "gegevens.txt";

std::string kept_choice() {
    const fs::path folder = user_folder();
    std::string line;
    if (std::ifstream in(folder / kFile, std::ios::binary); !folder.empty() && in) std::getline(in, line);
    return std::string(trimmed(line));
}

}  // namespace

Choice chosen() {
    std::string source = environment("GRAADMETER_GEGEVENS");
    if (source.empty()) source = kept_choice();
    return {is_valid_utf8(source) ? path_of(source) : fs::path(), environment("GRAADMETER_CATALOGUS")};
}

void keep_choice(const fs::path& source) {
    const fs::path folder = user_folder();
    std::error_code error;
    fs::create_directories(folder, error);
    const WorkFolder work(folder);
    const fs::path written = work.file(kFile);
    {
        std::ofstream out(written, std::ios::binary);
        out << source.string() << "\n";
        if (!out.flush()) throw write_failure(written);
    }
    publish(written, folder / kFile, true);
}

}  // namespace graadmeter::addin
