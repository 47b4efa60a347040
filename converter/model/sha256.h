// SPDX-License-Identifier: EUPL-1.2
// SHA-256 (FIPS 180-4), by OpenSSL.
#pragma once

#include <memory>
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

[[nodiscard]] std::string sha256_hex(std::string_view data);

}  // namespace graadmeter
