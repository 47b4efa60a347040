// SPDX-License-Identifier: EUPL-1.2
// What the stand-in host needs of the operating system: host_posix.cpp, host_windows.cpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "addin/xll/abi.h"

namespace host {

// A loaded library, unloaded in the end.
class Library {
public:
    explicit Library(const std::filesystem::path& file);   // throws std::runtime_error
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    // Throws when it is not exported.
    template <class Function>
    [[nodiscard]] Function function(const char* symbol) const { return reinterpret_cast<Function>(address(symbol)); }

private:
    [[nodiscard]] void* address(const char* symbol) const;
    void* handle_ = nullptr;
};

void set_environment(const char* name, const std::filesystem::path& value);
[[nodiscard]] long process_id();

int main_of(int argc, const std::vector<std::filesystem::path>& arguments);

}  // namespace host
