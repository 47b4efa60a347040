// SPDX-License-Identifier: EUPL-1.2
// The stand-in host of the tests has no windows.
#include <dlfcn.h>

#include "addin/xll/excel.h"

namespace graadmeter::xll {

Callback find_callback() { return reinterpret_cast<Callback>(dlsym(RTLD_DEFAULT, "MdCallBack12")); }

std::optional<std::filesystem::path> ask_for_data_file() { return {}; }

void tell(const std::string&) {}

}  // namespace graadmeter::xll
