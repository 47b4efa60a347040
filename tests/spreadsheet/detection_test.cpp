// SPDX-License-Identifier: EUPL-1.2
// What a file is follows from its content; what is not read is named, in Dutch, with what to do. And all of the corpus, once.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "model/error.h"
#include "spreadsheet/tiny_package.h"
#include "support/paths.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

struct Refusal {
    std::string code, message;
};

Refusal refusal(const std::filesystem::path& file) {
    try {
        (void)open_workbook(file);
    } catch (const FileError& error) {
        CHECK(error.file() == file.filename().string());
        CHECK(std::string(error.what()).find(file.filename().string()) != std::string::npos);
        CHECK_FALSE(error.remedy().empty());
        return {error.code(), error.what()};
    }
    return {"opens", ""};
}

// A compound file with these streams, as far as recognition looks.
std::string compound_of(const std::vector<std::string>& streams) {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes.resize(1024);
    for (const std::string& name : streams) {
        std::string entry(128, '\0');
        for (std::size_t i = 0; i < name.size(); ++i) entry[2 * i] = name[i];
        entry[64] = static_cast<char>(2 * name.size() + 2);
        bytes += entry;
    }
    return bytes;
}

std::string remark(const std::filesystem::path& file) {
    const auto workbook = open_workbook(file);
    return workbook->remarks().empty() ? "" : workbook->remarks()[0].code + " " + workbook->remarks()[0].facts.at(0).second;
}

}  // namespace

TEST_CASE("what is not read says what it is") {
    const Folder folder;
    struct Case {
        std::string name, bytes;
        const char* code;
        const char* word;
    };
    using namespace std::string_literals;
    const std::vector<Case> cases = {
        {"leeg.xlsx", "", "B01", "leeg"},
        {"beveiligd.xlsx", compound_of({"EncryptionInfo", "EncryptedPackage"}), "B02", "wachtwoord"},
        {"oud.xls", compound_of({"Root Entry", "Workbook"}), "B01", "beschadigd"},
        {"ouder.xls", compound_of({"Book"}), "B01", "beschadigd"},
        {"oudst.xls", "\x09\x08\x06\0"s, "B03", ".xls"},
        {"vier.xls", "\x09\x04\x06\0"s, "B03", "Excel 4"},
        {"brief.doc", compound_of({"WordDocument"}), "B03", "Word"},
        {"raar.xls", compound_of({"Iets"}), "B01", "geen Excel-werkmap"},
        {"web.xls", "<html><table><tr><td>1</td></tr></table></html>", "B03", "HTML"},
        {"web2.xls", "\xEF\xBB\xBF \n<!DOCTYPE html><p>", "B03", "HTML"},
        {"xml.xls", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "B03",
         "Excel 2003"},
        {"iets.csv", "<?xml version=\"1.0\"?><iets/>", "B03", "XML"},
        {"mail.xls", "MIME-Version: 1.0\nX: y", "B03", "MHTML"},
        {"rapport.xlsx", "%PDF-1.7\n", "B01", "PDF"},
        {"plaatje.xlsx", "\x89PNG\r\n\x1a\n", "B01", "afbeelding"},
        {"foto.xlsx", "\xFF\xD8\xFF\xE0 x", "B01", "afbeelding"},
        {"rommel.xlsx", "\x01\x02\x03\x04;;;", "B01", "geen Excel-werkmap"},
        {"rommel.csv", "a;b\n\x01;c\n", "B01", "geen Excel-werkmap"},
        {"tekst.xlsx", "Geachte heer,\nhierbij de cijfers\n", "B01", "geen Excel-werkmap"},
        {"afgebroken.xlsx", "PK\x03\x04 en verder niets", "B01", "afgebroken"},
        {"gzip.csv", "\x1F\x8B\x08 x", "B03", "gzip"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.name);
        const Refusal found = refusal(folder.write(one.name, one.bytes));
        CHECK(found.code == one.code);
        CHECK(found.message.find(one.word) != std::string::npos);
    }
    CHECK(refusal(folder.write("bestaat", "") / "niet.xlsx").code == "B01");
}

TEST_CASE("archives that hold something else are named") {
    const Folder folder;
    const std::string letter =
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text/></office:body>"
        "</office:document-content>";
    CHECK(refusal(folder.zip("a.odt", {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", letter}})).code ==
          "B03");
    CHECK(refusal(folder.zip("a.numbers", {{"Index/Document.iwa", "x"}})).message.find("Numbers") != std::string::npos);
    CHECK(refusal(folder.zip("a.xlsx", {{"cijfers.csv", "a;b"}})).code == "B01");
    const std::string types =
        "<Types><Default Extension=\"xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    const std::string office =
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    CHECK(refusal(folder.zip("b.xlsx", {{"[Content_Types].xml", types}, {"_rels/.rels", office}, {"word/document.xml", "<w/>"}}))
              .message.find("Word") != std::string::npos);
    const std::string binary =
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>";
    CHECK(refusal(folder.zip("c.xlsx", {{"[Content_Types].xml", "<Types/>"}, {"_rels/.rels", binary}, {"xl/workbook.bin", "x"}}))
              .message.find(".xlsb") != std::string::npos);
}

TEST_CASE("CSV under another name is read, and said") {
    const Folder folder;
    CHECK(remark(folder.write("a.xlsx", "naam;waarde\nWeert;1\n")) == "B05 CSV");
    CHECK(remark(folder.write("a.XLS", "naam,waarde\nWeert,1\n")) == "B05 CSV");
    for (const char* name : {"a.csv", "a.TSV", "a.txt", "a.tab", "a"})
        CHECK(remark(folder.write(name, "naam;waarde\nWeert;1\n")) == "");
}

TEST_CASE("every file of the corpus opens or is refused with a reason") {
    REQUIRE_SHARED(shared);
    std::map<std::string, std::size_t> outcomes;
    std::size_t files = 0, cells = 0;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shared / "corpus"))
        if (entry.is_regular_file()) paths.push_back(entry.path());
    std::ranges::sort(paths);
    for (const auto& path : paths) {
        ++files;
        std::string line = path.filename().string() + ": ";
        try {
            const auto workbook = open_workbook(path);
            std::size_t count = 0;
            for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
                const SheetStructure structure = workbook->structure(sheet);
                const auto rows = workbook->rows(sheet);
                std::uint32_t last = 0;
                for (Row row; rows->next(row); last = row.number) {
                    CHECK(row.number > last);
                    for (std::size_t i = 1; i < row.cells.size(); ++i) CHECK(row.cells[i].address > row.cells[i - 1].address);
                    count += row.cells.size();
                }
                CHECK(workbook->structure(sheet).merged == structure.merged);
                for (const Comment& comment : workbook->comments(sheet)) CHECK(comment.cell.valid());
            }
            cells += count;
            const char* formats[] = {"xlsx", "xlsm", "csv", "xls", "ods"};
            const char* format = formats[static_cast<int>(workbook->format())];
            ++outcomes[format];
            line += std::string(format) + ", " + std::to_string(count) + " cells";
        } catch (const FileError& error) {
            ++outcomes[error.code()];
            line += error.code() + " " + error.what();
            CHECK_FALSE(error.remedy().empty());
        }
        MESSAGE(line);
    }
    std::string summary = std::to_string(files) + " files, " + std::to_string(cells) + " cells";
    for (const auto& [outcome, count] : outcomes) summary += ", " + outcome + " " + std::to_string(count);
    MESSAGE(summary);
    CHECK(files > 150);
    CHECK(outcomes["xlsx"] > 70);
    CHECK(outcomes["xls"] > 18);
    CHECK(outcomes["ods"] > 6);
    CHECK(outcomes["B02"] >= 6);
}
