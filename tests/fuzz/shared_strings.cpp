// SPDX-License-Identifier: EUPL-1.2
// The shared strings on any bytes: a small window gives what a large one gives.
#include "spreadsheet/shared_strings.h"

#include "fuzz_target.h"
#include "model/error.h"

namespace graadmeter::fuzz {
namespace {

std::string told(std::string_view part, std::size_t window) {
    std::string text;
    try {
        const SharedStrings strings(memory_stream(part), {"fuzz", "sst"}, window);
        for (std::size_t i = 0; i < strings.size(); ++i) text += std::string(strings[i]) + '\1';
    } catch (const FileError& error) {
        text += error.code();
    }
    return text;
}

}  // namespace

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view part = view(data, size);
    const std::string whole = told(part, TextWindow::kBytes);
    for (const std::size_t window : {std::size_t{1}, std::size_t{61}})
        hold(told(part, window) == whole, "a window of " + std::to_string(window) + " bytes reads something else");
    return 0;
}

std::vector<std::string> seeds() {
    return {"<?xml version=\"1.0\"?><sst count=\"3\" uniqueCount=\"3\"><si><t>Weert</t></si><si><r><rPr><b/></rPr><t>vet</t></r><r><t "
            "xml:space=\"preserve\"> en _x000D_ &amp; &#233;</t></r><rPh sb=\"0\"><t>weg</t></rPh></si><si/></sst>",
            "<x:sst xmlns:x=\"m\"><x:si><x:t><![CDATA[<b>]]></x:t></x:si><!-- <si> --></x:sst>",
            "<sst><si><t>_xD83D__xDE00_\xC3\x28\xF0\x9F\x98\x80</t></si></sst>", "<sst/>"};
}

}  // namespace graadmeter::fuzz
