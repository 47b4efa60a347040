// SPDX-License-Identifier: EUPL-1.2
// The number formats of an OpenDocument content part (part 3, 16.29: data styles) as codes that .xlsx knows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "package/package.h"
#include "spreadsheet/workbook.h"

namespace graadmeter {

class OdsFormats {
public:
    // Without styles: every cell has those of its type.
    OdsFormats();
    // `content`: the part as UTF-8, read as far as the end of the automatic styles. What has no counterpart in .xlsx (eras,
    // quarters) is left out.
    explicit OdsFormats(std::unique_ptr<PartStream> content);

    // The Cell::style of a cell with this style and type ("percentage", "date", "time" ...).
    [[nodiscard]] std::uint32_t cell_style(std::string_view style_name, std::string_view value_type) const;
    [[nodiscard]] NumberFormat format(std::uint32_t cell_style) const;

private:
    std::vector<NumberFormat> formats_;
    std::map<std::string, std::uint32_t, std::less<>> by_style_;
};

}  // namespace graadmeter
