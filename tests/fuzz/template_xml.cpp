// SPDX-License-Identifier: EUPL-1.2
// Questionnaires and region lists: every input is tried as both.
#include "catalogue/questionnaire.h"
#include "catalogue/regions.h"
#include "fuzz_target.h"
#include "model/error.h"
#include "scratch_file.h"

namespace graadmeter::fuzz {

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = view(data, size);
    const auto file = written("sjabloon.xml", input);
    try {
        const Questionnaire questions = read_questionnaire(file);
        for (const Question& one : questions.questions) static_cast<void>(questions.by_caption(one.caption));
    } catch (const FileError&) {
    }
    try {
        const RegionList regions = read_regions(file);
        for (const Region& one : regions.all()) {
            hold(regions.by_code(one.code) != nullptr, "a region is not found by its code");
            static_cast<void>(regions.find(one.name, "GM0988", true));
            static_cast<void>(regions.children(one.code));
        }
        static_cast<void>(regions.suggestions(input.substr(0, 100), "GM0988"));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    const std::filesystem::path project = GRAADMETER_SOURCE_DIR;
    return {bytes_of(project / "templates/invloedsmatrix.xml"), bytes_of(project / "tests/data/catalogue/fout-vragenlijst.xml"),
            bytes_of(project / "tests/data/catalogue/fout-regio.xml"),
            "<regios><bron jaar=\"2024\">CBS</bron><land code=\"NL00\" naam=\"Nederland\" ook=\"Landelijk; Heel Nederland\"><provincie "
            "code=\"PV31\" naam=\"Limburg\"><gemeente code=\"GM0988\" naam=\"Weert\"><wijk code=\"WK098801\" naam=\"Wijk 01 "
            "Boshoven\"/></gemeente></provincie></land></regios>"};
}

}  // namespace graadmeter::fuzz
