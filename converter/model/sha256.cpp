// SPDX-License-Identifier: EUPL-1.2
// What is the same with every library; sha256_posix.cpp and sha256_windows.cpp do the computing.
#include "model/sha256.h"

namespace graadmeter {

std::string hex_digits(std::span<const unsigned char> bytes) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

std::string sha256_hex(std::string_view data) {
    Sha256 hash;
    hash.add(data);
    return hash.hex();
}

}  // namespace graadmeter
