// SPDX-License-Identifier: EUPL-1.2
// The shared strings part, streamed.
#include "spreadsheet/shared_strings.h"

#include "package/limits.h"
#include "spreadsheet/damage.h"
#include "spreadsheet/sheet_xml.h"

namespace graadmeter {

SharedStrings::SharedStrings(std::unique_ptr<PartStream> part, const TextOrigin& origin, std::size_t window_bytes) {
    static_assert(limits::kSharedStringsBytes + limits::kCellBytes < UINT32_MAX);
    using Token = SheetXml::Token;
    TextWindow window(decoded_xml(std::move(part)), origin, window_bytes, limits::kCellBytes);
    std::size_t depth = 0;  // of elements that are open: the end of the part must find none
    for (SheetXml xml(window.begin(), window.end());;) {
        const Token token = xml.next();
        bool whole = token != Token::more;
        if (token == Token::start && xml.name() == "si") {
            whole = xml.append_rich_text(text_);
            if (whole) {
                finish_xstring(text_, begins_.back());
                if (text_.size() > limits::kSharedStringsBytes) throw too_large(origin, "meer dan " + std::to_string(limits::kSharedStringsBytes >> 20) + " MB gedeelde teksten");
                begins_.push_back(static_cast<std::uint32_t>(text_.size()));
            } else {
                text_.resize(begins_.back());
            }
        } else if (token == Token::start && !xml.empty_element()) {
            ++depth;
        } else if (token == Token::end && depth > 0) {
            --depth;
        }
        if (whole) {
            window.consume(xml.position());
            continue;
        }
        if (!window.refill()) break;
        xml = SheetXml(window.begin(), window.end());
    }
    if (depth != 0) throw damaged(origin, "het houdt midden in de gedeelde teksten op");
}

}  // namespace graadmeter
