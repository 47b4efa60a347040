// SPDX-License-Identifier: EUPL-1.2
#include "report/csv_field.h"

#include "model/text.h"

namespace graadmeter {

std::string csv_field(std::string_view text) {
    auto field = repaired_utf8(text);
    std::erase(field, '\0');
    if (const auto first = field.find_first_not_of(' ');
        first != std::string::npos && std::string_view("=+-@\t\r\n").find(field[first]) != std::string_view::npos) {
        field.insert(0, 1, '\'');
    }
    if (field.find_first_of(";\"\r\n") == std::string::npos && !field.starts_with(' ') && !field.ends_with(' ')) return field;
    std::string quoted = "\"";
    for (const char c : field) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

}  // namespace graadmeter
