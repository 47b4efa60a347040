// SPDX-License-Identifier: EUPL-1.2
// CSV, and JSON that is told from it: as a file that is recognised and read; records of CSV through windows of two sizes.
#include "spreadsheet/csv_text.h"

#include "fuzz_target.h"
#include "model/error.h"
#include "scratch_file.h"
#include "spreadsheet/workbook.h"

namespace graadmeter::fuzz {
namespace {

std::string told(std::string_view text, char separator, std::size_t window) {
    std::string out;
    try {
        CsvRecords records(memory_stream(text), {"fuzz", ""}, separator, window);
        for (std::vector<std::string_view> fields; records.next(fields);) {
            for (const std::string_view field : fields) out += std::string(field) + '\1';
            out += '\2';
        }
    } catch (const FileError& error) {
        out += error.code();
    }
    return out;
}

void read_all(const std::filesystem::path& file) {
    const auto workbook = open_workbook(file);
    for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
        const auto rows = workbook->rows(sheet);
        for (Row row; rows->next(row);) hold(!row.cells.empty() || row.number > 0, "a row without a number");
    }
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = view(data, size);
    for (const char separator : {';', '\0'})
        hold(told(text, separator, TextWindow::kBytes) == told(text, separator, 1), "a small window reads other records");
    static_cast<void>(detect_separator(text, 0.9));
    CsvNumberEvidence evidence;
    evidence.look_at(text);
    static_cast<void>(csv_number(text, evidence.style()));
    try {
        read_all(written("in.csv", text));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string_view("Jaar;Waarde\r\n2024;1,5\r\n")) utf16 += {c, '\0'};
    return {"\xEF\xBB\xBFgebied;jaar;waarde\r\nWeert;2024;12,5\r\n\"Wijk \"\"01\"\"; oost\";2025;1.234,5\r\n",
            "naam,waarde\nGelderland,12.5\n\"regel\nbreuk\",\"1,234.50\"\n", "a\tb\r1\t2\r", "Frysl\xE2n;1 234\nx;.\n",
            "\"nooit dicht;1\n2;3\n", "01234;0\n;;;\n\n\n\"\"\"\";\"a\"b\n", "sep=;\na;b\n", utf16, "1.234", "-1.234.567,89",
            R"({"headers":[{"name":"geo"},{"name":"2022"}],"rows":[["Weert",1.5],["",null]]})", R"({"value":[{"a":1,"b":"."},{"c":true}]})"};
}

}  // namespace graadmeter::fuzz
