// SPDX-License-Identifier: EUPL-1.2
// Where tests find the project's own files and, when it lies beside the project, the shared folder of judges and real files.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace graadmeter::test {

inline std::filesystem::path source_dir() { return GRAADMETER_SOURCE_DIR; }

// ../shared, or $GRAADMETER_SHARED; nothing when absent.
inline std::optional<std::filesystem::path> shared_dir() {
    const char* given = std::getenv("GRAADMETER_SHARED");
    std::filesystem::path path = given ? given : source_dir().parent_path() / "shared";
    return std::filesystem::is_directory(path) ? std::optional(path) : std::nullopt;
}

}  // namespace graadmeter::test

// Leaves the test case, and says so, when the shared folder is absent.
#define REQUIRE_SHARED(name)                                                          \
    const auto name##_found = graadmeter::test::shared_dir();                         \
    if (!name##_found) {                                                              \
        MESSAGE("skipped: the shared folder does not lie beside the project");        \
        return;                                                                       \
    }                                                                                 \
    const std::filesystem::path& name = *name##_found
