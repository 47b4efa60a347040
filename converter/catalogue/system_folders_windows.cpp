// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/system_folders.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace graadmeter {
namespace {

namespace fs = std::filesystem;

std::wstring environment(const wchar_t* name) {
    const wchar_t* value = _wgetenv(name);
    return value ? value : L"";
}

}  // namespace

std::vector<fs::path> given_folders() {
    std::vector<fs::path> folders;
    const std::wstring given = environment(L"GRAADMETER_PAD");
    for (std::size_t at = 0; at < given.size();) {
        const std::size_t end = std::min(given.find(L';', at), given.size());
        if (end > at) folders.emplace_back(given.substr(at, end - at));
        at = end + 1;
    }
    return folders;
}

fs::path user_folder() {
    const std::wstring data = environment(L"APPDATA");
    return data.empty() ? fs::path() : fs::path(data) / L"graadmeter";
}

}  // namespace graadmeter
