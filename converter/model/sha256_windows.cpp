// SPDX-License-Identifier: EUPL-1.2
#include "model/sha256.h"

// bcrypt.h needs what windows.h defines.
#include <windows.h>

#include <bcrypt.h>

#include <algorithm>
#include <array>

#include "model/error.h"

namespace graadmeter {

struct Sha256::State {
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    BCRYPT_HASH_HANDLE hash = nullptr;

    State() = default;
    ~State() {
        if (hash) BCryptDestroyHash(hash);
        if (algorithm) BCryptCloseAlgorithmProvider(algorithm, 0);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    if (!BCRYPT_SUCCESS(BCryptOpenAlgorithmProvider(&state_->algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0)) ||
        !BCRYPT_SUCCESS(BCryptCreateHash(state_->algorithm, &state_->hash, nullptr, 0, nullptr, 0, 0)))
        throw Bug("SHA-256 is not available");
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view data) {
    constexpr std::size_t kMost = std::size_t{1} << 30;   // a ULONG counts 32 bits
    for (; !data.empty(); data.remove_prefix(std::min(data.size(), kMost))) {
        auto* bytes = reinterpret_cast<PUCHAR>(const_cast<char*>(data.data()));   // it does not write to it
        if (!BCRYPT_SUCCESS(BCryptHashData(state_->hash, bytes, static_cast<ULONG>(std::min(data.size(), kMost)), 0))) throw Bug("SHA-256 failed");
    }
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    if (!BCRYPT_SUCCESS(BCryptFinishHash(state_->hash, digest.data(), static_cast<ULONG>(digest.size()), 0))) throw Bug("SHA-256 failed");
    return hex_digits(digest);
}

}  // namespace graadmeter
