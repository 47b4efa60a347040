// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/link_target.h"

#include "spreadsheet/sheet_xml.h"

namespace graadmeter {

std::string link_target_name(std::string_view target) {
    const std::size_t slash = target.find_last_of("/\\");
    if (slash != target.npos && slash + 1 < target.size()) target.remove_prefix(slash + 1);
    const auto digit = [&](std::size_t at) {
        const std::size_t found = at < target.size() ? std::string_view("0123456789abcdefABCDEF").find(target[at]) : target.npos;
        return found == target.npos || found < 16 ? found : found - 6;
    };
    std::string name;
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (target[i] == '%' && digit(i + 1) != target.npos && digit(i + 2) != target.npos) {
            name += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
            i += 2;
        } else {
            name += target[i];
        }
    }
    finish_xstring(name, 0);
    return name;
}

}  // namespace graadmeter
