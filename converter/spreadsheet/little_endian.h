// SPDX-License-Identifier: EUPL-1.2
// Numbers as the binary formats store them, on any machine. 0 for what lies past the end of the bytes.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace graadmeter {

[[nodiscard]] inline std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
[[nodiscard]] inline std::uint8_t u8_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(little_endian(bytes, at, 1));
}
[[nodiscard]] inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(little_endian(bytes, at, 2));
}
[[nodiscard]] inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(little_endian(bytes, at, 4));
}
[[nodiscard]] inline double double_at(std::string_view bytes, std::size_t at) {
    return std::bit_cast<double>(little_endian(bytes, at, 8));
}

}  // namespace graadmeter
