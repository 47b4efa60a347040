// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include "model/path_text.h"

using namespace graadmeter;

TEST_CASE("names of files keep their letters, there and back") {
    for (const char* name : {"Súdwest-Fryslân", "cijfers 2026 (verrijkt) – ë.xlsx", "\xF0\x9F\x93\x88.csv", "plat"}) {
        CHECK(path_of(name).string() == name);
        CHECK(path_of(name).u8string() == std::u8string(reinterpret_cast<const char8_t*>(name)));
    }
}
