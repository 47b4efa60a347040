// SPDX-License-Identifier: EUPL-1.2
// A fuzz target as an ordinary test: its kept finds, its seeds, and a fixed number of mutations of both.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz_target.h"
#include "mutator.h"

using namespace graadmeter::fuzz;

namespace {

constexpr std::size_t kMutations = 300;

struct Input {
    std::string name, bytes;
};

std::vector<Input> kept_finds() {
    std::vector<Input> found;
    const std::filesystem::path folder = std::filesystem::path(GRAADMETER_SOURCE_DIR) / "tests/fuzz/kept" / target_name();
    if (!std::filesystem::is_directory(folder)) return found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        found.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
    }
    std::ranges::sort(found, {}, &Input::name);
    return found;
}

void try_one(const std::string& bytes) {
    CHECK_NOTHROW(fuzz_one(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

}  // namespace

TEST_CASE("what fuzzing once found") {
    for (const Input& input : kept_finds()) {
        INFO(input.name);
        try_one(input.bytes);
    }
}

TEST_CASE("seeds and mutations of them") {
    std::vector<std::string> inputs = seeds();
    REQUIRE_FALSE(inputs.empty());
    for (const Input& input : kept_finds()) inputs.push_back(input.bytes);
    inputs.emplace_back();
    for (const std::string& input : inputs) try_one(input);
    for (std::size_t n = 0; n < kMutations; ++n) {
        INFO("mutation " << n);
        Mutator mutator(n + 1);
        const std::string& input = inputs[mutator.below(inputs.size())];
        try_one(mutator.mutated(input, inputs[mutator.below(inputs.size())]));
    }
}
