// SPDX-License-Identifier: EUPL-1.2
// Random tables of area by group, protected, one JSON object a line: for attack.py. protected_tables SEED COUNT [MOST]
#include <cstdlib>
#include <iostream>
#include <random>

#include "disclosure/count_system.h"

namespace {

using namespace graadmeter;

// Counts of areas (rows) and groups (columns); row `rows` and column `columns` are the totals.
CountSystem system_of(std::size_t rows, std::size_t columns, const std::vector<double>& counts) {
    CountSystem system;
    const std::size_t width = columns + 1;
    for (std::size_t i = 0; i < (rows + 1) * width; ++i) {
        CountCell cell;
        cell.count = counts[i];
        const bool total = i % width == columns || i / width == rows;
        cell.cost = (total ? 20 : 1) + counts[i] / (4 * counts.back() + 1);
        cell.stays = counts[i] == 0;
        system.cells.push_back(cell);
        if (counts[i] > 0 && counts[i] < kSmallCount) system.hide_small(i, kSmallCount);
        else system.not_small(i, kSmallCount);
    }
    for (std::size_t row = 0; row <= rows; ++row) {
        CountSum sum{row * width + columns, {}};
        for (std::size_t column = 0; column < columns; ++column) sum.parts.push_back(row * width + column);
        system.sums.push_back(sum);
    }
    for (std::size_t column = 0; column <= columns; ++column) {
        CountSum sum{rows * width + column, {}};
        for (std::size_t row = 0; row < rows; ++row) sum.parts.push_back(row * width + column);
        system.sums.push_back(sum);
    }
    return system;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    std::mt19937_64 random(std::strtoull(words[1], nullptr, 10));
    const auto below = [&](std::uint64_t bound) { return random() % bound; };
    const std::uint64_t most = count > 3 ? std::strtoull(words[3], nullptr, 10) : 12;
    for (long n = std::strtol(words[2], nullptr, 10); n > 0; --n) {
        const std::size_t rows = 2 + below(most - 1), columns = 2 + below(most - 1), width = columns + 1;
        const std::uint64_t size = 8 + below(300);
        std::vector<double> counts((rows + 1) * width);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) {
                const double one = below(8) == 0 ? 0 : static_cast<double>(below(1 + below(size)));
                for (const std::size_t cell : {row * width + column, row * width + columns, rows * width + column, rows * width + columns}) counts[cell] += one;
            }
        CountSystem system = system_of(rows, columns, counts);
        const auto unsafe = protect(system);
        std::cout << "{\"rows\":" << rows << ",\"columns\":" << columns << ",\"threshold\":" << kSmallCount << ",\"unsafe\":" << unsafe.size() << ",\"counts\":[";
        for (std::size_t i = 0; i < counts.size(); ++i) std::cout << (i ? "," : "") << counts[i];
        std::cout << "],\"shown\":[";
        for (std::size_t i = 0; i < counts.size(); ++i) std::cout << (i ? "," : "") << static_cast<int>(system.cells[i].shown);
        std::cout << "]}\n";
    }
}
