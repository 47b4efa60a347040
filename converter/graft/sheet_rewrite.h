// SPDX-License-Identifier: EUPL-1.2
// A sheet written by libxlsxwriter made to fit in another workbook, as a stream: formats and texts of the one become the other's.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graft/style_merge.h"
#include "package/package.h"

namespace graadmeter {

// The inner XML of each shared string ("<t>..</t>", or rich runs).
[[nodiscard]] std::vector<std::string> shared_strings(const Package& package, const std::string& part);

struct RewriteContext {
    const StyleMerge& styles;
    const std::vector<std::string>& strings;
    std::string extension;                           // <ext> elements, "" = none
    const std::vector<std::string>& renamed_tables;  // names that formulas may not use
    XmlWhere where;
};

// Cell, row and column formats and dxfId are renumbered; shared strings become inline; tabSelected goes; the extension is put in
// extLst at the end. Linear, holds one piece of the sheet at a time. Throws Bug on cell metadata (dynamic arrays).
void rewrite_sheet(PartStream& sheet, const RewriteContext& context, const std::function<void(std::string_view)>& sink);

// dxfId-like attributes of a table part renumbered; id and names replaced.
[[nodiscard]] std::string rewrite_table(const std::string& xml, const StyleMerge& styles, std::size_t id,
                                        const std::string& name);

}  // namespace graadmeter
