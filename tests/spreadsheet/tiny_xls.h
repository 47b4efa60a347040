// SPDX-License-Identifier: EUPL-1.2
// The smallest .xls that tests need: BIFF records, a stream of them, and the compound file around it.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "spreadsheet/biff.h"

namespace graadmeter::test {

using namespace std::string_literals;

inline std::string le(std::uint64_t value, std::size_t bytes) {
    std::string out;
    for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
    return out;
}
inline std::string le_double(double value) {
    return le(std::bit_cast<std::uint64_t>(value), 8);
}
inline std::string record(std::uint16_t type, const std::string& data) {
    return le(type, 2) + le(data.size(), 2) + data;
}
inline std::string at(std::uint16_t row, std::uint16_t column, std::uint16_t style = 0) {  // 0-based, as in the file
    return le(row, 2) + le(column, 2) + le(style, 2);
}
inline std::string wide(std::string_view ascii) {
    std::string out;
    for (const char c : ascii) (out += c) += '\0';
    return out;
}
inline std::string number(std::uint16_t row, std::uint16_t column, double value, std::uint16_t style = 0) {
    return record(biff::kNumber, at(row, column, style) + le_double(value));
}
inline std::string text(std::uint16_t row, std::uint16_t column, std::uint32_t index) {
    return record(biff::kLabelSst, at(row, column) + le(index, 4));
}

// A compound file of version 3: header, one sector of allocation table, one of directory, then the stream.
inline std::string compound(const std::string& name, std::string stream) {
    const std::size_t size = std::max<std::size_t>(stream.size(), 4096);  // smaller ones live elsewhere
    stream.resize((size + 511) / 512 * 512);
    const std::size_t sectors = stream.size() / 512;
    if (sectors >= 126) throw std::length_error("a stream of more than one sector of allocation table");
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(16, '\0') + le(0x3E, 2) + le(3, 2) + le(0xFFFE, 2) +
                         le(9, 2) + le(6, 2) + std::string(10, '\0') + le(1, 4) + le(1, 4) + le(0, 4) + le(4096, 4) +
                         le(0xFFFFFFFE, 4) + le(0, 4) + le(0xFFFFFFFE, 4) + le(0, 4) + le(0, 4);
    header.resize(512, '\xFF');
    std::string table = le(0xFFFFFFFD, 4) + le(0xFFFFFFFE, 4);
    for (std::size_t i = 0; i < sectors; ++i) table += le(i + 1 == sectors ? 0xFFFFFFFE : i + 3, 4);
    table.resize(512, '\xFF');
    const auto entry = [](const std::string& called, char type, std::uint32_t child, std::uint32_t start, std::uint64_t bytes) {
        std::string out = wide(called);
        out.resize(64);
        out += le(2 * called.size() + 2, 2) + type + '\1' + le(0xFFFFFFFF, 4) + le(0xFFFFFFFF, 4) + le(child, 4);
        out.resize(116);
        return out + le(start, 4) + le(bytes, 8);
    };
    std::string directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, size);
    directory.resize(512);
    return header + table + directory + stream;
}

struct XlsParts {
    std::string globals, sheet;
    std::uint16_t version = 0x0600;
    char state = 0;
};

// A workbook with one sheet "Blad1".
inline std::string stream_of(const XlsParts& parts) {
    const std::string name = parts.version == 0x0600 ? "\5\0Blad1"s : "\5Blad1"s;
    const auto globals = [&](std::size_t offset) {
        return record(biff::kBof, le(parts.version, 2) + le(5, 2)) + parts.globals +
               record(biff::kBoundSheet, le(offset, 4) + parts.state + '\0' + name) + record(biff::kEof, "");
    };
    return globals(globals(0).size()) + record(biff::kBof, le(parts.version, 2) + le(0x10, 2)) + parts.sheet +
           record(biff::kEof, "");
}

}  // namespace graadmeter::test
