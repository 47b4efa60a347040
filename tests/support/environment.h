// SPDX-License-Identifier: EUPL-1.2
// A variable of the environment, set for the life of this; what it was before comes back.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace graadmeter::test {

class Environment {
public:
    // "" = not set.
    Environment(const char* name, const std::filesystem::path& value) : name_(name) {
        if (const Char* old = get()) old_ = old;
        set(value);
    }
    ~Environment() { set(old_.value_or(std::filesystem::path())); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    using Char = std::filesystem::path::value_type;
#ifdef _WIN32
    [[nodiscard]] const Char* get() const { return _wgetenv(name_.c_str()); }
    void set(const std::filesystem::path& value) const { _wputenv((name_.native() + L"=" + value.native()).c_str()); }
#else
    [[nodiscard]] const Char* get() const { return std::getenv(name_.c_str()); }
    void set(const std::filesystem::path& value) const { value.empty() ? ::unsetenv(name_.c_str()) : ::setenv(name_.c_str(), value.c_str(), 1); }
#endif
    const std::filesystem::path name_;
    std::optional<std::filesystem::path> old_;
};

// Whose folder holds what a user keeps (catalogue/system_folders.h), and what stands between folders in a list of them.
#ifdef _WIN32
inline constexpr const char* kUserFolder = "APPDATA";
inline constexpr const char* kBetweenFolders = ";";
#else
inline constexpr const char* kUserFolder = "XDG_CONFIG_HOME";
inline constexpr const char* kBetweenFolders = ":";
#endif

}  // namespace graadmeter::test
