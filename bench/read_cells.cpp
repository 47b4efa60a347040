// SPDX-License-Identifier: EUPL-1.2
// Reads all values of all sheets of the files named and says what it saw: cells= strings= numbers= bytes= sum=. Dates are numbers;
// booleans and errors are cells only, since the peers do not agree on what else they are. The sum is that of the numbers, the
// bytes those of the strings.
#include <cstdio>
#include <exception>

#include "spreadsheet/workbook.h"

int main(int count, char** files) {
    using namespace graadmeter;
    std::uint64_t strings = 0, numbers = 0, others = 0, bytes = 0;
    double sum = 0;
    try {
        for (int i = 1; i < count; ++i) {
            const auto workbook = open_workbook(files[i]);
            for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
                const auto rows = workbook->rows(sheet);
                for (Row row; rows->next(row);)
                    for (const Cell& cell : row.cells) switch (cell.type) {
                            case CellType::number:
                                ++numbers;
                                sum += cell.number;
                                break;
                            case CellType::text:
                                ++strings;
                                bytes += cell.text.size();
                                break;
                            default:
                                ++others;
                        }
            }
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    std::printf("cells=%llu strings=%llu numbers=%llu bytes=%llu sum=%.6f\n", static_cast<unsigned long long>(strings + numbers + others),
                static_cast<unsigned long long>(strings), static_cast<unsigned long long>(numbers),
                static_cast<unsigned long long>(bytes), sum);
    return 0;
}
