// SPDX-License-Identifier: EUPL-1.2
// What every fuzz target gives. Each stands in its own .cpp and becomes its own program, so that the names need not differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace graadmeter::fuzz {

// Feeds bytes to the parser. Returns 0. FileError and UsageError are answers; whatever else is thrown is a find.
int fuzz_one(const std::uint8_t* data, std::size_t size);

// Inputs to begin with: what people send, and what once was trouble.
[[nodiscard]] std::vector<std::string> seeds();

// The target's name, and that of the folder with what it found. Its own source is compiled with it, what drives all targets is not.
const char* target_name();
#ifdef GRAADMETER_FUZZ_TARGET
const char* target_name() { return GRAADMETER_FUZZ_TARGET; }
#endif

// A promise of the parser did not hold.
class Broken : public std::logic_error {
    using std::logic_error::logic_error;
};
inline void hold(bool promise, const std::string& what) {
    if (!promise) throw Broken(what);
}

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace graadmeter::fuzz
