// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/tiny_package.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <atomic>
#include <fstream>

#include "model/dutch_number.h"

namespace graadmeter::test {

Folder::Folder() {
    static std::atomic<int> count = 0;
    do {
        path_ = std::filesystem::temp_directory_path() / ("graadmeter_lezen_" + std::to_string(count++));
    } while (!std::filesystem::create_directory(path_));
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::write(const std::string& name, std::string_view bytes) const {
    const auto file = path_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

std::filesystem::path Folder::zip(const std::string& name, const std::vector<std::pair<std::string, std::string>>& parts) const {
    const auto file = path_ / name;
    int error = 0;
    zip_t* archive = zip_open(file.string().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    REQUIRE(archive != nullptr);
    for (const auto& [part, text] : parts) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        REQUIRE(zip_file_add(archive, part.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    REQUIRE(zip_close(archive) == 0);
    return file;
}

std::string worksheet(const std::string& inside) {
    return "<worksheet xmlns=\"" + kMainNamespace + "\">" + inside + "</worksheet>";
}
std::string sheet_of_rows(const std::string& rows) {
    return worksheet("<sheetData>" + rows + "</sheetData>");
}

std::vector<std::pair<std::string, std::string>> workbook_parts(const Parts& changed) {
    const std::string package = "http://schemas.openxmlformats.org/package/2006/";
    const auto related = [&](const std::string& id, const std::string& kind, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + kRelationships + "/" + kind + "\" Target=\"" + target + "\"/>";
    };
    const auto relationships = [&](const std::string& inside) {
        return "<Relationships xmlns=\"" + package + "relationships\">" + inside + "</Relationships>";
    };
    Parts parts = {
        {"[Content_Types].xml",
         "<Types xmlns=\"" + package +
             "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
             "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
             "PartName=\"/xl/workbook.xml\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"},
        {"_rels/.rels", relationships(related("rId1", "officeDocument", "xl/workbook.xml"))},
        {"xl/_rels/workbook.xml.rels",
         relationships(related("rId1", "worksheet", "worksheets/sheet1.xml") +
                       related("rId2", "sharedStrings", "sharedStrings.xml") + related("rId3", "styles", "styles.xml"))},
        {"xl/workbook.xml", "<workbook xmlns=\"" + kMainNamespace + "\" xmlns:r=\"" + kRelationships +
                                "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", sheet_of_rows("")},
    };
    for (const auto& [name, text] : changed) parts[name] = text;
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& [name, text] : parts)
        if (!text.empty()) result.emplace_back(name, text);
    return result;
}

std::string described(const Cell& cell) {
    std::string text = to_a1(cell.address) + " ";
    if (cell.has_formula) text += "=" + std::string(cell.formula) + " ";
    text += "ntbe"[static_cast<int>(cell.type)];
    text += ' ';
    const bool number = cell.type == CellType::number || cell.type == CellType::boolean;
    text += number ? plain_number(cell.number) : std::string(cell.text);
    if (cell.is_date) text += " date";
    if (cell.is_percentage) text += " %";
    return text;
}

std::vector<std::string> cells_of(const Workbook& workbook, std::size_t sheet) {
    std::vector<std::string> cells;
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row);)
        for (const Cell& cell : row.cells) cells.push_back(described(cell));
    return cells;
}

}  // namespace graadmeter::test
