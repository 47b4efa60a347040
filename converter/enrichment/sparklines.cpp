// SPDX-License-Identifier: EUPL-1.2
// Writes the sparkline extension with pugixml.
#include "enrichment/sparklines.h"

#include <pugixml.hpp>
#include <sstream>

namespace graadmeter {

std::string sparkline_extension(const std::string& sheet_name, const std::vector<SparklineGroup>& groups) {
    if (groups.empty()) return "";
    pugi::xml_document document;
    auto extension = document.append_child("ext");
    extension.append_attribute("xmlns:x14") = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
    extension.append_attribute("uri") = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}";
    auto all = extension.append_child("x14:sparklineGroups");
    all.append_attribute("xmlns:xm") = "http://schemas.microsoft.com/office/excel/2006/main";
    for (const auto& group : groups) {
        auto element = all.append_child("x14:sparklineGroup");
        // Each measurement has its marker: a series of four-yearly figures would else be invisible between its gaps.
        for (const auto& [name, value] : {std::pair{"lineWeight", "1.5"}, {"displayEmptyCellsAs", group.gaps ? "gap" : "span"},
                                          {"markers", "1"}, {"last", "1"}, {"minAxisType", "group"}, {"maxAxisType", "group"}})
            element.append_attribute(name) = value;
        for (const auto& [name, colour] : {std::pair{"x14:colorSeries", "FF0072B2"}, {"x14:colorNegative", "FF0072B2"},
                                           {"x14:colorAxis", "FF595959"}, {"x14:colorMarkers", "FF0072B2"},
                                           {"x14:colorFirst", "FF0072B2"}, {"x14:colorLast", "FFD55E00"},
                                           {"x14:colorHigh", "FF0072B2"}, {"x14:colorLow", "FF0072B2"}})
            element.append_child(name).append_attribute("rgb") = colour;
        auto lines = element.append_child("x14:sparklines");
        for (const auto& line : group.lines) {
            auto sparkline = lines.append_child("x14:sparkline");
            sparkline.append_child("xm:f").text() = (quoted_sheet_name(sheet_name) + "!" + to_a1(line.data)).c_str();
            sparkline.append_child("xm:sqref").text() = to_a1(line.cell).c_str();
        }
    }
    std::ostringstream out;
    extension.print(out, "", pugi::format_raw);
    return out.str();
}

}  // namespace graadmeter
