// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "addin/chosen.h"

namespace graadmeter::addin {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace graadmeter::addin
