// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/system_folders.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace graadmeter {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

std::vector<fs::path> given_folders() {
    std::vector<fs::path> folders;
    const std::string given = environment("GRAADMETER_PAD");
    for (std::size_t at = 0; at < given.size();) {
        const std::size_t end = std::min(given.find(':', at), given.size());
        if (end > at) folders.emplace_back(given.substr(at, end - at));
        at = end + 1;
    }
    return folders;
}

fs::path user_folder() {
    if (const std::string config = environment("XDG_CONFIG_HOME"); !config.empty()) return fs::path(config) / "graadmeter";
    if (const std::string home = environment("HOME"); !home.empty()) return fs::path(home) / ".config" / "graadmeter";
    return {};
}

}  // namespace graadmeter
