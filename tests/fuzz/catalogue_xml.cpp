// SPDX-License-Identifier: EUPL-1.2
// Catalogues, which people write by hand.
#include "catalogue/catalogue.h"
#include "fuzz_target.h"
#include "model/error.h"
#include "scratch_file.h"

namespace graadmeter::fuzz {

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    try {
        const Catalogue catalogue = read_catalogue(written("catalogus.xml", view(data, size)));
        hold(!catalogue.id.empty(), "a catalogue without an id was taken");
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    const std::filesystem::path project = GRAADMETER_SOURCE_DIR;
    return {bytes_of(project / "tests/data/catalogue/alles.xml"), bytes_of(project / "tests/data/catalogue/fout-catalogus.xml"),
            "<catalogus id=\"a\" naam=\"b\" versie=\"1\" geldig-van=\"2025\"/>"};
}

}  // namespace graadmeter::fuzz
