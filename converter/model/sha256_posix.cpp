// SPDX-License-Identifier: EUPL-1.2
#include "model/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "model/error.h"

namespace graadmeter {

namespace {

// Found once: EVP_sha256() is looked up by name in each computation.
const EVP_MD* algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> found{EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    return found.get();
}

}  // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    if (!state_->context || EVP_DigestInit_ex(state_->context.get(), algorithm(), nullptr) != 1) throw Bug("SHA-256 is not available");
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view data) {
    if (EVP_DigestUpdate(state_->context.get(), data.data(), data.size()) != 1) throw Bug("SHA-256 failed");
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_DigestFinal_ex(state_->context.get(), digest.data(), &length) != 1) throw Bug("SHA-256 failed");
    return hex_digits({digest.data(), length});
}

}  // namespace graadmeter
