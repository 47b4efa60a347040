// SPDX-License-Identifier: EUPL-1.2
// Edits of the text that the library writes, which is always spelled the same way.
#include "enrichment/finished_package.h"

#include <string_view>

#include "model/error.h"
#include "package/package.h"

namespace graadmeter {
namespace {

constexpr std::string_view kGaps = "<c:dispBlanksAs val=\"gap\"/>";
constexpr std::string_view kShowValue = "<c:showVal val=\"1\"/>", kName = "<c:showSerName val=\"1\"/>";   // the library always asks for the value too
constexpr std::string_view kNameAndNothingElse =
    "<c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/><c:showSerName val=\"1\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";

}  // namespace

std::string finished_chart(const std::string& xml) {
    const std::size_t end = xml.rfind("</c:chart>");
    if (end == std::string::npos || xml.find("<c:dispBlanksAs") != std::string::npos) throw Bug("a chart is not spelled as expected");
    std::string result = std::string(xml).insert(end, kGaps);
    for (std::size_t at = 0; (at = result.find(kName, at)) != std::string::npos; at += kNameAndNothingElse.size()) {
        std::size_t length = kName.size();
        if (at >= kShowValue.size() && result.compare(at - kShowValue.size(), kShowValue.size(), kShowValue) == 0) at -= kShowValue.size(), length += kShowValue.size();
        result.replace(at, length, kNameAndNothingElse);
    }
    constexpr std::string_view kEnd = "</c:ser>", kStraight = "<c:smooth val=\"0\"/>";
    for (std::size_t at = 0; (at = result.find(kEnd, at)) != std::string::npos; at += kStraight.size() + kEnd.size()) result.insert(at, kStraight);
    return result;
}

void finish_package(const std::filesystem::path& file, const std::map<std::string, const SheetCells*>& sheets, ZipWriter::Deflation deflation) {
    std::filesystem::path finished = file;
    finished += ".af";
    {
        const Package package(file);
        const ZipDirectory directory = directory_of(package);
        ZipWriter writer(finished, deflation);
        for (std::size_t i = 0; i < directory.entries().size(); ++i) {
            const std::string& name = directory.entries()[i].name;
            if (const auto sheet = sheets.find(name); sheet != sheets.end()) {
                writer.begin(name);
                write_sheet(package.read(name), *sheet->second, [&writer](std::string_view xml) { if (!xml.empty()) writer.write(xml); });
                writer.end();
            } else if (name.starts_with("xl/charts/chart")) {
                writer.add(name, finished_chart(package.read(name)));
            } else {
                writer.copy(directory, i);
            }
        }
        writer.finish(directory.comment());
    }
    std::filesystem::rename(finished, file);
}

}  // namespace graadmeter
