// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <filesystem>

#include "addin/chosen.h"

namespace graadmeter::addin {

std::string environment(const char* name) {
    const wchar_t* value = _wgetenv(std::filesystem::path(name).c_str());
    return value ? std::filesystem::path(value).string() : "";
}

}  // namespace graadmeter::addin
