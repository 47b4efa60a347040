// SPDX-License-Identifier: EUPL-1.2
// Edits of the text that the library writes, which is always spelled the same way.
#include "enrichment/finished_package.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>
#include <string_view>
#include <vector>

#include "enrichment/style.h"
#include "model/error.h"
#include "package/package.h"

namespace graadmeter {
namespace {

constexpr std::string_view kGaps = "<c:dispBlanksAs val=\"gap\"/>";
constexpr std::string_view kShowValue = "<c:showVal val=\"1\"/>", kName = "<c:showSerName val=\"1\"/>";   // the library always asks for the value too
constexpr std::string_view kNameAndNothingElse =
    "<c:showLegendKey val=\"0\"/><c:showVal val=\"0\"/><c:showCatName val=\"0\"/><c:showSerName val=\"1\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";

constexpr std::string_view kSeries = "<c:ser>", kSeriesEnd = "</c:ser>";

// The places of the series that have no entry in the legend.
std::set<std::size_t> not_in_legend(const std::string& xml) {
    constexpr std::string_view kEntry = "<c:legendEntry><c:idx val=\"";
    std::set<std::size_t> result;
    for (std::size_t at = 0; (at = xml.find(kEntry, at)) != std::string::npos;) {
        at += kEntry.size();
        std::size_t place = 0;
        std::from_chars(xml.data() + at, xml.data() + xml.size(), place);
        result.insert(place);
    }
    return result;
}

// Excel draws the series in their c:order, the first behind all others; LibreOffice from the last in the file to the first. Bands, which
// are first, go to the end of the file with the order that they have. As many others from the end, without entry in the legend, come to the
// front: both count an entry's series from the start, each in its own order.
std::string bands_behind(const std::string& xml) {
    constexpr double kEmuPerPoint = 12'700;
    const std::string band_line = "<a:ln w=\"" + std::to_string(std::lround(kBandPoints * kEmuPerPoint)) + "\">";
    const std::size_t begin = xml.find(kSeries), end = xml.rfind(kSeriesEnd) + kSeriesEnd.size();
    if (xml.find(band_line) == std::string::npos) return xml;
    const auto no_entry = not_in_legend(xml);
    std::vector<std::string> bands, others, front;
    for (std::size_t at = begin; at < end;) {
        const std::size_t after = xml.find(kSeriesEnd, at) + kSeriesEnd.size();
        std::string series = xml.substr(at, after - at);
        at = after;
        const std::size_t line = series.find(band_line);
        if (line != std::string::npos) series.insert(line + band_line.size() - 1, " cap=\"flat\"");   // so that bands do not lap over each other
        (line == std::string::npos ? others : bands).push_back(std::move(series));
    }
    const std::size_t count = bands.size() + others.size();
    for (std::size_t place = count - std::min(count, bands.size()); place < count; ++place)
        if (!no_entry.contains(place) || others.size() < bands.size()) throw Bug("too few series after those in the legend");
    front.assign(std::make_move_iterator(others.end() - static_cast<std::ptrdiff_t>(bands.size())), std::make_move_iterator(others.end()));
    others.resize(others.size() - bands.size());
    std::string result = xml.substr(0, begin);
    for (const auto* group : {&front, &others, &bands})
        for (const auto& series : *group) result += series;
    return result + xml.substr(end);
}

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
    constexpr std::string_view kStraight = "<c:smooth val=\"0\"/>";
    for (std::size_t at = 0; (at = result.find(kSeriesEnd, at)) != std::string::npos; at += kStraight.size() + kSeriesEnd.size()) result.insert(at, kStraight);
    return bands_behind(result);
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
