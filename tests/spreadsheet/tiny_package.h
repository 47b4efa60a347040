// SPDX-License-Identifier: EUPL-1.2
// Small files for the tests of the reading room, written where only the test sees them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "spreadsheet/workbook.h"

namespace graadmeter::test {

// A folder of its own for each test case, gone afterwards.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path write(const std::string& name, std::string_view bytes) const;
    [[nodiscard]] std::filesystem::path zip(const std::string& name,
                                            const std::vector<std::pair<std::string, std::string>>& parts) const;

private:
    std::filesystem::path path_;
};

// The parts of a workbook with one sheet "Blad1"; give any part to replace or add it, "" as content to leave it out.
using Parts = std::map<std::string, std::string>;
[[nodiscard]] std::vector<std::pair<std::string, std::string>> workbook_parts(const Parts& changed);

inline const std::string kMainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline const std::string kRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

[[nodiscard]] std::string worksheet(const std::string& inside);    // with <worksheet> around
[[nodiscard]] std::string sheet_of_rows(const std::string& rows);  // with <sheetData> around

// A cell that outlives its row, as text for comparing: "B2 n 12.5 %", "A1 t Weert", "C3 f SUM(A1:A2) n 3".
[[nodiscard]] std::string described(const Cell& cell);
[[nodiscard]] std::vector<std::string> cells_of(const Workbook& workbook, std::size_t sheet = 0);

}  // namespace graadmeter::test
