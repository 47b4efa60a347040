// SPDX-License-Identifier: EUPL-1.2
// The zip directory and the container: bytes of a file as somebody sends it.
#include "package/package.h"

#include "fuzz_target.h"
#include "model/error.h"
#include "package/zip_archive.h"
#include "scratch_file.h"

namespace graadmeter::fuzz {
namespace {

// Read by both readers; what is copied must come out as it went in.
void read_all(const std::filesystem::path& file) {
    const Package package(file);
    static_cast<void>(package.relationships(""));
    for (const PartInfo& part : package.parts()) {
        hold(package.find(part.name) != nullptr, "a listed part is not found: " + part.name);
        static_cast<void>(package.content_type(part.name));
        try {
            const std::string bytes = package.read(part.name);
            static_cast<void>(package.relationships(part.name));
        } catch (const FileError&) {  // the next part may be whole
        }
    }
    const ZipDirectory directory = directory_of(package);
    const auto copy = fresh("copy.zip");
    {
        ZipWriter writer(copy);
        for (std::size_t i = 0; i < directory.entries().size(); ++i) writer.copy(directory, i);
        writer.finish(directory.comment());
    }
    const ZipDirectory copied(copy);
    hold(copied.entries().size() == directory.entries().size(), "a copied archive has other entries");
    for (std::size_t i = 0; i < copied.entries().size(); ++i)
        hold(copied.entries()[i].name == directory.entries()[i].name && copied.entries()[i].crc == directory.entries()[i].crc,
             "a copied entry differs");
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    try {
        read_all(written("in.zip", view(data, size)));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    const Parts parts = {
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"},
        {"_rels/.rels",
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
         "Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml", "<workbook/>"},
        {"xl/media/nul.bin", std::string(300, '\0')}};
    const std::string plain = bytes_of(zip_of_text("seed.zip", as_text(parts)));
    std::string empty_directory("PK\5\6", 4);
    empty_directory.append(18, '\0');
    std::string zip64 = plain.substr(0, plain.size() - 22);  // a ZIP64 record and locator before the end record
    const std::string end = plain.substr(plain.size() - 22);
    zip64 += std::string("PK\6\6\x2C", 5) + std::string(51, '\0') + std::string("PK\6\7", 4) + std::string(16, '\1');
    zip64 += end.substr(0, 8) + std::string(12, '\xFF') + end.substr(20);
    return {plain, plain.substr(0, plain.size() / 2), "voor" + plain, plain + "na", empty_directory, zip64, plain + plain};
}

}  // namespace graadmeter::fuzz
