// SPDX-License-Identifier: EUPL-1.2
// SHA-256 (FIPS 180-4), by OpenSSL; on Windows by the system's own CNG.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace graadmeter {

// Takes data in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    void add(std::string_view data);
    [[nodiscard]] std::string hex();   // 64 lower-case digits; ends the computation

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Two lower-case digits a byte.
[[nodiscard]] std::string hex_digits(std::span<const unsigned char> bytes);

[[nodiscard]] std::string sha256_hex(std::string_view data);

}  // namespace graadmeter
