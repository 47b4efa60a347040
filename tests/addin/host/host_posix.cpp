// SPDX-License-Identifier: EUPL-1.2
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "host_system.h"

namespace host {

Library::Library(const std::filesystem::path& file) : handle_(dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (!handle_) throw std::runtime_error(dlerror());
}
Library::~Library() { dlclose(handle_); }
void* Library::address(const char* symbol) const {
    void* found = dlsym(handle_, symbol);
    if (!found) throw std::runtime_error(std::string("niet geexporteerd: ") + symbol);
    return found;
}

void set_environment(const char* name, const std::filesystem::path& value) { ::setenv(name, value.c_str(), 1); }
long process_id() { return ::getpid(); }

}  // namespace host

int main(int argc, char** argv) { return host::main_of(argc, {argv, argv + argc}); }
