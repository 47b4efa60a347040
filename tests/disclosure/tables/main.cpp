// SPDX-License-Identifier: EUPL-1.2
// Random tables of area by group, suppressed, one JSON object a line: for attack.py. suppressed_tables SEED COUNT [MOST]
#include <cstdlib>
#include <iostream>
#include <random>

#include "disclosure/count_table.h"

int main(int count, char** words) {
    using namespace graadmeter;
    if (count < 3) return 2;
    std::mt19937_64 random(std::strtoull(words[1], nullptr, 10));
    const auto below = [&](std::uint64_t bound) { return random() % bound; };
    const std::uint64_t most = count > 3 ? std::strtoull(words[3], nullptr, 10) : 12;
    for (long n = std::strtol(words[2], nullptr, 10); n > 0; --n) {
        CountTable table(2 + below(most - 1), 2 + below(most - 1));
        const std::uint64_t size = 8 + below(300);
        for (std::size_t row = 0; row < table.rows; ++row)
            for (std::size_t column = 0; column < table.columns; ++column)
                table.counts[table.index(row, column)] = below(8) == 0 ? 0 : static_cast<double>(below(1 + below(size)));
        table.add_totals();
        suppress(table, kSmallCount);
        std::cout << "{\"rows\":" << table.rows << ",\"columns\":" << table.columns << ",\"threshold\":" << kSmallCount << ",\"counts\":[";
        for (std::size_t i = 0; i < table.counts.size(); ++i) std::cout << (i ? "," : "") << table.counts[i];
        std::cout << "],\"shown\":[";
        for (std::size_t i = 0; i < table.shown.size(); ++i) std::cout << (i ? "," : "") << static_cast<int>(table.shown[i]);
        std::cout << "],\"bounds\":[";
        for (std::size_t i = 0; i < table.counts.size(); ++i) {
            const Bounds bounds = bounds_of(table, i);
            std::cout << (i ? "," : "") << "[" << bounds.lower << "," << (bounds.upper > 1e300 ? -1 : bounds.upper) << "]";
        }
        std::cout << "]}\n";
    }
}
