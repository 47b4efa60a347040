// SPDX-License-Identifier: EUPL-1.2
// What a link to another file is called in a message.
#pragma once

#include <string>
#include <string_view>

namespace graadmeter {

// Last segment of a path or address, percent signs decoded: "file:///C:\x\Begroting%202025.xlsx" -> "Begroting 2025.xlsx".
[[nodiscard]] std::string link_target_name(std::string_view target);

}  // namespace graadmeter
