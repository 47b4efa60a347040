// SPDX-License-Identifier: EUPL-1.2
// The styles part and format codes.
#include "spreadsheet/styles.h"

#include "fuzz_target.h"
#include "model/error.h"

namespace graadmeter::fuzz {

int fuzz_one(const std::uint8_t* data, std::size_t size) {
    const std::string_view part = view(data, size);
    static_cast<void>(shape_of_format(part));
    try {
        static_cast<void>(read_styles(part));
    } catch (const FileError&) {
    }
    return 0;
}

std::vector<std::string> seeds() {
    return {"<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-413]d mmm yyyy;@\"/></numFmts><cellXfs><xf "
            "numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf/></cellXfs></styleSheet>",
            "<x:styleSheet xmlns:x=\"m\"><x:cellXfs><x:xf numFmtId=\"4294967295\"/></x:cellXfs></x:styleSheet>",
            "[h]:mm", "0,0%", "\"d\"\\m_y*s0", "[Red]-#,##0.00 \"dagen\""};
}

}  // namespace graadmeter::fuzz
