// SPDX-License-Identifier: EUPL-1.2
// dump_cells FILE: what the reader finds in a file, as JSON Lines for tests in another language. First the file, then each sheet
// followed by its cells; or one line with the refusal, and exit code 3.
#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

#include "model/error.h"
#include "spreadsheet/workbook.h"

namespace {

using namespace graadmeter;
using Json = nlohmann::ordered_json;

void print(const Json& line) {
    const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::strict) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
}

const char* name_of(FileFormat format) {
    constexpr const char* kNames[] = {"xlsx", "xlsm", "csv", "xls", "ods"};
    return kNames[static_cast<int>(format)];
}

Json file_line(const Workbook& workbook) {
    Json line = {{"format", name_of(workbook.format())}, {"system_1904", workbook.system_1904()}, {"remarks", Json::array()}};
    for (const Remark& remark : workbook.remarks()) line["remarks"].push_back(remark.code);
    return line;
}

Json sheet_line(const Workbook& workbook, std::size_t sheet) {
    constexpr const char* kStates[] = {"visible", "hidden", "veryHidden"};
    constexpr const char* kKinds[] = {"worksheet", "chartsheet", "other"};
    const SheetInfo& info = workbook.sheets()[sheet];
    const SheetStructure structure = workbook.structure(sheet);
    Json line = {{"sheet", info.name},
                 {"state", kStates[static_cast<int>(info.visibility)]},
                 {"kind", kKinds[static_cast<int>(info.kind)]},
                 {"merged", Json::array()},
                 {"hidden_columns", Json::array()},
                 {"comments", workbook.comments(sheet).size()}};
    for (const CellRange& one : structure.merged) line["merged"].push_back(to_a1(one));
    for (const CellRange& one : structure.hidden_columns) line["hidden_columns"].push_back({one.first.column, one.last.column});
    return line;
}

Json cell_line(const Row& row, const Cell& cell) {
    Json line = {{"cell", to_a1(cell.address)}};
    switch (cell.type) {
        case CellType::number:
            line["type"] = cell.is_date ? "date" : "number";
            line["value"] = cell.number;
            break;
        case CellType::boolean:
            line["type"] = "boolean";
            line["value"] = cell.number != 0;
            break;
        case CellType::error:
        case CellType::text:
            line["type"] = cell.type == CellType::error ? "error" : "text";
            line["value"] = cell.text;
    }
    if (cell.type == CellType::number && !cell.text.empty()) line["text"] = cell.text;  // of CSV
    if (cell.is_percentage) line["percentage"] = true;
    if (cell.has_formula) line["formula"] = cell.formula;
    if (row.hidden) line["hidden"] = true;
    return line;
}

void dump(const std::filesystem::path& file) {
    const auto workbook = open_workbook(file);
    print(file_line(*workbook));
    for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
        print(sheet_line(*workbook, sheet));
        const auto rows = workbook->rows(sheet);
        for (Row row; rows->next(row);)
            for (const Cell& cell : row.cells) print(cell_line(row, cell));
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("usage: dump_cells FILE\n", stderr);
        return 2;
    }
    try {
        dump(arguments[1]);
    } catch (const FileError& error) {
        print({{"refused", error.code()}, {"message", error.what()}, {"remedy", error.remedy()}, {"part", error.part()}});
        return 3;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
