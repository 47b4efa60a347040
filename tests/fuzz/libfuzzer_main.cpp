// SPDX-License-Identifier: EUPL-1.2
// A fuzz target for libFuzzer. GRAADMETER_FUZZ_SEEDS names a folder to write the seeds in before it starts.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fuzz_target.h"

extern "C" int LLVMFuzzerInitialize(int*, char***);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t);

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    static doctest::Context context;  // for the REQUIREs of what the targets borrow from the tests
    context.setAsDefaultForAssertsOutOfTestCases();
    if (const char* folder = std::getenv("GRAADMETER_FUZZ_SEEDS")) {
        std::filesystem::create_directories(folder);
        std::size_t number = 0;
        for (const std::string& seed : graadmeter::fuzz::seeds())
            std::ofstream(std::filesystem::path(folder) / ("seed-" + std::to_string(++number)), std::ios::binary) << seed;
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return graadmeter::fuzz::fuzz_one(data, size);
}
