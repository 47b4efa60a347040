// SPDX-License-Identifier: EUPL-1.2
#include <windows.h>

#include <cstdlib>
#include <stdexcept>

#include "host_system.h"

namespace host {

Library::Library(const std::filesystem::path& file) : handle_(LoadLibraryW(file.c_str())) {
    if (!handle_) throw std::runtime_error("niet te laden: " + file.string());
}
Library::~Library() { FreeLibrary(static_cast<HMODULE>(handle_)); }
void* Library::address(const char* symbol) const {
    void* found = reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(handle_), symbol));
    if (!found) throw std::runtime_error(std::string("niet geexporteerd: ") + symbol);
    return found;
}

void set_environment(const char* name, const std::filesystem::path& value) { _wputenv_s(std::filesystem::path(name).c_str(), value.c_str()); }
long process_id() { return static_cast<long>(GetCurrentProcessId()); }

}  // namespace host

int wmain(int argc, wchar_t** argv) { return host::main_of(argc, {argv, argv + argc}); }
