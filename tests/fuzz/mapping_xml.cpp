// SPDX-License-Identifier: EUPL-1.2
// Source mappings, which people write by hand.
#include "fuzz_target.h"
#include "mapping/source.h"
#include "model/error.h"
#include "scratch_file.h"

namespace graadmeter::fuzz {

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    try {
        const Source source = read_source(written("bron.xml", view(data, size)));
        hold(!source.id.empty(), "a source without an id was taken");
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    std::vector<std::string> found;
    for (const std::string name : {"cbs-kwb", "algemeen-lang", "algemeen-kruistabel", "rivm-50120ned", "statline-web-csv", "iv3-taakvelden", "swing-import"}) {
        std::string xml = bytes_of(std::filesystem::path(GRAADMETER_SOURCE_DIR) / "mappings/bronnen" / (name + ".xml"));
        xml.replace(xml.find("id=\"" + name), 4 + name.size(), "id=\"bron");   // a source is called as its file
        found.push_back(std::move(xml));
    }
    found.emplace_back("<bron id=\"bron\" naam=\"b\"><herkenning/></bron>");
    return found;
}

}  // namespace graadmeter::fuzz
