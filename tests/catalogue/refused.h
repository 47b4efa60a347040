// SPDX-License-Identifier: EUPL-1.2
// What a reader says of a file that it must refuse.
#pragma once

#include <cstdint>
#include <string>

#include "model/error.h"

namespace graadmeter::test {

struct Refusal {
    std::string message = "(niet geweigerd)";
    std::uint64_t line = 0;
    bool says(const std::string& found, const std::string& expected) const {
        const auto at = message.find("verwacht ");
        return at != std::string::npos && message.substr(0, at).find(found) != std::string::npos &&
               message.find(expected, at) != std::string::npos;
    }
};

template <class Read>
Refusal refusal(Read read) {
    try {
        static_cast<void>(read());
    } catch (const FileError& error) {
        return {error.what(), error.offset().value_or(0)};
    }
    return {};
}

}  // namespace graadmeter::test
