// SPDX-License-Identifier: EUPL-1.2
// Reads all that a workbook has, of whatever format.
#pragma once

#include <filesystem>

#include "fuzz_target.h"
#include "model/error.h"
#include "spreadsheet/workbook.h"

namespace graadmeter::fuzz {

inline void read_all(const std::filesystem::path& file) {
    const auto workbook = open_workbook(file);
    for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
        try {
            static_cast<void>(workbook->structure(sheet));
            static_cast<void>(workbook->comments(sheet));
            const auto rows = workbook->rows(sheet);
            std::uint64_t read = 0;
            for (Row row; rows->next(row);)
                for (const Cell& cell : row.cells) read += cell.text.size() + cell.formula.size();
            hold(read < std::uint64_t{1} << 40, "more text than can be");
        } catch (const FileError&) {  // the next sheet may be whole
        }
    }
}

}  // namespace graadmeter::fuzz
