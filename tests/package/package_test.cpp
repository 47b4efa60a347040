// SPDX-License-Identifier: EUPL-1.2
// Containers read and copied: names, relationships, content types, hostile archives.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "model/error.h"
#include "package/package.h"
#include "package/safe_output.h"
#include "package/zip_archive.h"
#include "support/paths.h"
#include "support/whole_file.h"

using namespace graadmeter;
using namespace graadmeter::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"XML\" "
    "ContentType=\"a/xml\"/>"
    "<Override PartName=\"/xl/WorkBook.xml\" ContentType=\"a/book\"/></Types>";

fs::path make_zip(const WorkFolder& folder, const std::vector<std::pair<std::string, std::string>>& entries,
                  const std::string& name = "t.xlsx") {
    const fs::path path = folder.file(name);
    ZipWriter writer(path, ZipWriter::Deflation::smallest);   // a bomb is packed tightly
    for (const auto& [entry, data] : entries) writer.add(entry, data);
    writer.finish("comment");
    return path;
}

std::string code_of(const fs::path& path) {
    try {
        const Package package(path);
        for (const auto& part : package.parts()) (void)package.read(part.name);
        return "";
    } catch (const FileError& error) {
        CHECK_FALSE(error.remedy().empty());
        CHECK(std::string(error.what()).find(path.filename().string()) != std::string::npos);
        return error.code();
    }
}

std::string utf16(const std::string& ascii) {
    std::string result = "\xFF\xFE";
    for (const char c : ascii) (result += c) += '\0';
    return result;
}

}  // namespace

TEST_CASE("targets are resolved against their part") {
    CHECK(resolve_target("xl/workbook.xml", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml");
    CHECK(resolve_target("xl/workbook.xml", "/xl/a.xml") == "xl/a.xml");
    CHECK(resolve_target("xl/worksheets/sheet1.xml", "..\\drawings\\d.xml#x") == "xl/drawings/d.xml");
    CHECK(resolve_target("", "./xl/../../workbook.xml") == "workbook.xml");
    CHECK(resolve_target("xl/a.xml", "#Blad!A1").empty());
    CHECK(relationships_part("") == "_rels/.rels");
    CHECK(relationships_part("xl/workbook.xml") == "xl/_rels/workbook.xml.rels");
}

TEST_CASE("parts are found without regard to case and slashes; relationships in any spelling") {
    const WorkFolder folder(fs::temp_directory_path());
    const std::string relationships =
        "<p:Relationships xmlns:p='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<p:Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' "
        "Target='/XL/workbook.xml'/>"
        "<p:Relationship Id='b' Type='x/hyperlink' Target='https://example.org/' TargetMode='External'/>"
        "<p:Relationship Id='c' Type='x/odd' Target='xl/met%20spatie.xml'/></p:Relationships>";
    const Package package(make_zip(folder, {{"[Content_Types].xml", kTypes},
                                            {"_rels/.rels", utf16(relationships)},
                                            {"xl\\workbook.xml", "<w/>"},
                                            {"xl/met spatie.xml", "<s/>"},
                                            {"xl/dir/", ""}}));
    CHECK(package.parts().size() == 4);
    CHECK(package.read("XL/Workbook.XML") == "<w/>");
    CHECK(package.related("", "officeDocument") == "xl/workbook.xml");
    CHECK(package.relationships("").at(1).external);
    CHECK(package.relationships("").at(2).part == "xl/met spatie.xml");
    CHECK(package.relationships("xl/workbook.xml").empty());
    CHECK(package.content_type("/xl/workbook.xml") == "a/book");
    CHECK(package.content_type("x/y.xml") == "a/xml");
    CHECK(package.content_type("x/y.png").empty());
    CHECK_THROWS_AS((void)package.read("nee.xml"), FileError);
}

TEST_CASE("what is no workbook is answered with a code and a remedy") {
    const WorkFolder folder(fs::temp_directory_path());
    const auto file = [&](const char* name, const std::string& bytes) {
        write_file(folder.file(name), bytes);
        return folder.file(name);
    };
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    CHECK(code_of(folder.file("bestaat-niet.xlsx")) == "B01");
    CHECK(code_of(folder.path()) == "B01");
    CHECK(code_of(file("leeg.xlsx", "")) == "B01");
    CHECK(code_of(file("tekst.xlsx", "PC5,Laag\n")) == "B01");
    CHECK(code_of(file("ole.xlsx", ole + std::string(3'000'000, 'x') + utf16("EncryptedPackage").substr(2))) == "B02");
    CHECK(code_of(file("oud.xlsx", ole + "Workbook")) == "B03");
    CHECK(code_of(make_zip(folder, {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}, "ods.xlsx")) == "B03");
    CHECK(code_of(make_zip(folder, {{"a.txt", "geen werkboek"}}, "ander.xlsx")) == "B01");
    CHECK(code_of(make_zip(folder, {{"[Content_Types].xml", "<Types"}}, "kapot.xlsx")) == "B01");
    CHECK(code_of(make_zip(folder, {{"[Content_Types].xml", kTypes}}, "goed.xlsx")).empty());
}

TEST_CASE("damage and bombs are found before memory is taken") {
    const WorkFolder folder(fs::temp_directory_path());
    const fs::path path = make_zip(folder, {{"[Content_Types].xml", kTypes}, {"a.xml", std::string(1000, 'a') + "b"}});
    const std::string good = read_file(path);
    SUBCASE("cut off") {
        for (std::size_t size = 1; size < good.size() - 30; size += 7) {
            write_file(folder.file("kort.xlsx"), good.substr(0, size));
            CHECK(code_of(folder.file("kort.xlsx")) == "B01");
        }
    }
    SUBCASE("any byte changed: read or refused, never worse") {
        std::size_t refused = 0;
        for (std::size_t at = 0; at < good.size(); ++at) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x55);
            write_file(folder.file("bit.xlsx"), bad);
            refused += code_of(folder.file("bit.xlsx")).empty() ? 0 : 1;
            try {
                const ZipDirectory directory(folder.file("bit.xlsx"));
                ZipWriter copy(folder.file("kopie.zip"));
                for (std::size_t i = 0; i < directory.entries().size(); ++i) copy.copy(directory, i);
            } catch (const FileError& error) {
                CHECK_FALSE(error.code().empty());
            }
            CHECK_FALSE(fs::exists(folder.file("kopie.zip")));
        }
        CHECK(refused > good.size() / 3);
    }
    // Windows does not let an open file be replaced.
#ifndef _WIN32
    SUBCASE("two directories: what was checked is what is copied") {
        // As after a change of the file in the meantime, too.
        const Package package(path);
        const fs::path other = make_zip(folder, {{"[Content_Types].xml", kTypes}, {"anders.xml", "x"}}, "ander.zip");
        fs::copy_file(other, path, fs::copy_options::overwrite_existing);
        CHECK_THROWS_AS((void)directory_of(package), FileError);
    }
#endif
    SUBCASE("inflates more than any workbook") {
        CHECK(code_of(make_zip(folder, {{"[Content_Types].xml", kTypes}, {"bom.xml", std::string(20 << 20, ' ')}}, "bom.xlsx")) ==
              "B04");
    }
}

TEST_CASE("a copied archive is the same archive") {
    REQUIRE_SHARED(shared);
    std::size_t copied = 0;
    for (const auto& entry : fs::recursive_directory_iterator(shared / "corpus")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".xlsx" && extension != ".xlsm") continue;
        const WorkFolder folder(fs::temp_directory_path());
        const fs::path out = folder.file("kopie.zip");
        try {
            const Package original(entry.path());
            const ZipDirectory directory(entry.path());
            ZipWriter writer(out);
            for (std::size_t i = 0; i < directory.entries().size(); ++i) writer.copy(directory, i);
            writer.finish(directory.comment());
        } catch (const FileError&) {
            continue;
        }
        // Entries that follow each other in the directory's order without gaps give the very file.
        const ZipDirectory a(entry.path()), b(out);
        REQUIRE(a.entries().size() == b.entries().size());
        CHECK(a.comment() == b.comment());
        const Package copy(out);
        for (std::size_t i = 0; i < a.entries().size(); ++i) {
            CHECK(a.entries()[i].name == b.entries()[i].name);
            CHECK(a.entries()[i].record.substr(0, 42) == b.entries()[i].record.substr(0, 42));
        }
        ++copied;
    }
    MESSAGE("archives copied: " << copied);
    CHECK(copied > 80);
}
