// SPDX-License-Identifier: EUPL-1.2
// Copies the rows of a workbook that is no package into a new one.
//
// Written as XML and not through libxlsxwriter, which has no error values, no 1904 dates, no very hidden sheets, and formats of
// its own beside the few that are asked for.
#include "enrichment/data_sheets.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "enrichment/sheet_writer.h"
#include "model/text.h"
#include "package/zip_archive.h"
#include "spreadsheet/csv_workbook.h"

namespace graadmeter {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kPackage = "http://schemas.openxmlformats.org/package/2006/";
const std::string kSpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : with_literal_escapes(cell_text(text))) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

// The cell formats of the new workbook: one for each number format that its cells have.
class CellFormats {
public:
    explicit CellFormats(const Workbook& workbook) : workbook_(workbook) {}

    // The index in cellXfs; 0 = General.
    [[nodiscard]] std::size_t index_for(const Cell& cell) {
        const auto [at, fresh] = by_style_.try_emplace({cell.style, cell.is_date, cell.is_percentage}, 0);
        if (fresh) at->second = add(format_of(cell));
        return at->second;
    }

    [[nodiscard]] std::string styles_part() const {
        std::string codes, formats;
        std::size_t count = 0;
        for (const NumberFormat& format : formats_) {
            const std::size_t id = format.code.empty() ? format.builtin : kFirstOwnCode + count++;
            if (!format.code.empty())
                codes += "<numFmt numFmtId=\"" + std::to_string(id) + "\" formatCode=\"" + xml_text(format.code) + "\"/>";
            formats += "<xf numFmtId=\"" + std::to_string(id) + "\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"" +
                       (id == 0 ? "" : " applyNumberFormat=\"1\"") + "/>";
        }
        return kHead + ("<styleSheet xmlns=\"" + kMain + "\">") +
               (count == 0 ? "" : "<numFmts count=\"" + std::to_string(count) + "\">" + codes + "</numFmts>") +
               "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
               "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
               "patternType=\"gray125\"/></fill></fills>"
               "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
               "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
               "<cellXfs count=\"" +
               std::to_string(formats_.size()) + "\">" + formats +
               "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
               "</styleSheet>";
    }

private:
    static constexpr std::size_t kFirstOwnCode = 164;  // lower numbers are the standard's
    static constexpr std::size_t kMostFormats = 4'000;  // files that claim more look General: Excel itself stops at 65,490
    static constexpr std::size_t kCodeUnits = 255;      // Excel's limit

    [[nodiscard]] NumberFormat format_of(const Cell& cell) const {
        constexpr std::uint32_t kDate = 14, kPercentage = 10;
        NumberFormat format = workbook_.number_format(cell.style);
        if (!is_valid_utf8(format.code) || cell_text(format.code) != format.code || utf16_length(format.code) > kCodeUnits)
            format = {};
        if (format == NumberFormat{}) format.builtin = cell.is_date ? kDate : cell.is_percentage ? kPercentage : 0;
        return format;
    }
    std::size_t add(const NumberFormat& format) {
        const auto known = std::ranges::find(formats_, format);
        if (known == formats_.end() && formats_.size() == kMostFormats) return 0;
        const auto index = static_cast<std::size_t>(known - formats_.begin());
        if (known == formats_.end()) formats_.push_back(format);
        return index;
    }

    const Workbook& workbook_;
    std::vector<NumberFormat> formats_ = {{}};
    std::map<std::tuple<std::uint32_t, bool, bool>, std::size_t> by_style_;
};

// Merged ranges that Excel takes: of more than one cell, and none over another (the first stays).
std::vector<CellRange> without_overlaps(std::vector<CellRange> ranges) {
    std::ranges::stable_sort(ranges, {}, [](const CellRange& range) { return range.first.row; });
    std::map<std::uint32_t, CellRange> open;  // by last column: those that reach down to the current row, perhaps
    std::vector<CellRange> kept;
    for (const CellRange& range : ranges) {
        if (range.cells() < 2) continue;
        bool free = true;
        for (auto at = open.lower_bound(range.first.column);
             free && at != open.end() && at->second.first.column <= range.last.column;) {
            free = at->second.last.row < range.first.row;
            if (free) at = open.erase(at);
        }
        if (!free) continue;
        open[range.last.column] = range;
        kept.push_back(range);
    }
    return kept;
}

std::string cell_xml(const Cell& cell, CellFormats& formats) {
    const std::string place = "<c r=\"" + to_a1(cell.address) + "\"";
    if (cell.type == CellType::boolean) return place + " t=\"b\"><v>" + (cell.number != 0 ? "1" : "0") + "</v></c>";
    if (cell.type == CellType::error) return place + " t=\"e\"><v>" + xml_text(cell.text) + "</v></c>";
    if (cell.type == CellType::number && std::isfinite(cell.number)) {
        const std::size_t format = formats.index_for(cell);
        std::array<char, 40> digits;
        const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), cell.number).ptr;
        return place + (format == 0 ? "" : " s=\"" + std::to_string(format) + "\"") + "><v>" + std::string(digits.data(), static_cast<std::size_t>(end - digits.data())) +
               "</v></c>";
    }
    const std::string text = xml_text(cell.text);
    if (text.empty()) return {};
    return place + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
}

void write_sheet(ZipWriter& zip, const Workbook& workbook, std::size_t sheet, bool selected, CellFormats& formats) {
    const SheetStructure structure = workbook.structure(sheet);
    std::string xml = kHead + ("<worksheet xmlns=\"" + kMain + "\"><sheetViews><sheetView ") +
                      (selected ? "tabSelected=\"1\" " : "") + "workbookViewId=\"0\"/></sheetViews>";
    std::uint32_t done = 0;
    std::string columns;
    std::vector<CellRange> hidden = structure.hidden_columns;
    std::ranges::sort(hidden, {}, [](const CellRange& range) { return range.first.column; });
    for (const CellRange& range : hidden) {
        const std::uint32_t first = std::max(range.first.column, done + 1);
        if (first > range.last.column) continue;
        done = range.last.column;
        columns += "<col min=\"" + std::to_string(first) + "\" max=\"" + std::to_string(done) + "\" width=\"0\" hidden=\"1\"/>";
    }
    if (!columns.empty()) xml += "<cols>" + columns + "</cols>";
    xml += "<sheetData>";
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row);) {
        xml += "<row r=\"" + std::to_string(row.number) + (row.hidden ? "\" hidden=\"1\">" : "\">");
        for (const Cell& cell : row.cells) xml += cell_xml(cell, formats);
        xml += "</row>";
        zip.write(xml);
        xml.clear();
    }
    xml += "</sheetData>";
    const auto merged = without_overlaps(structure.merged);
    if (!merged.empty()) xml += "<mergeCells count=\"" + std::to_string(merged.size()) + "\">";
    for (const CellRange& range : merged) xml += "<mergeCell ref=\"" + to_a1(range) + "\"/>";
    if (!merged.empty()) xml += "</mergeCells>";
    zip.write(xml + "</worksheet>");
}

struct CopiedSheet {
    std::size_t index;  // in the workbook
    std::string name;   // one that Excel takes
    SheetVisibility visibility;
};

// Worksheets only: charts and macros of the others are not carried.
std::vector<CopiedSheet> sheets_to_copy(const Workbook& workbook) {
    std::vector<CopiedSheet> sheets;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        const SheetInfo& info = workbook.sheets()[i];
        if (info.kind != SheetKind::worksheet) continue;
        std::string name = sheet_name_from(info.name);
        for (int number = 2; !taken.insert(lower_ascii(name)).second; ++number) {
            const std::string suffix = " (" + std::to_string(number) + ")";
            name = shortened(sheet_name_from(info.name), 31 - suffix.size()) + suffix;
        }
        sheets.push_back({i, name, info.visibility});
    }
    return sheets;
}

}  // namespace

void write_data_sheets(const Workbook& workbook, const std::filesystem::path& package) {
    std::vector<CopiedSheet> sheets = sheets_to_copy(workbook);
    // Excel wants a sheet, and one that can be seen.
    auto shown = std::ranges::find(sheets, SheetVisibility::visible, &CopiedSheet::visibility);
    if (shown == sheets.end() && !sheets.empty()) {
        shown = sheets.begin();
        shown->visibility = SheetVisibility::visible;
    }
    const auto active = static_cast<std::size_t>(shown - sheets.begin());

    ZipWriter zip(package);
    CellFormats formats(workbook);
    std::string types, relations, list;
    const auto relation = [](const std::string& id, const std::string& kind, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + kind + "\" Target=\"" + target + "\"/>";
    };
    const auto override_type = [](const std::string& part, const std::string& type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + kSpreadsheetType + type + "+xml\"/>";
    };
    const std::size_t count = std::max<std::size_t>(sheets.size(), 1);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i + 1), part = "worksheets/sheet" + number + ".xml";
        const bool any = i < sheets.size();
        const char* state = !any || sheets[i].visibility == SheetVisibility::visible ? ""
                            : sheets[i].visibility == SheetVisibility::hidden        ? " state=\"hidden\""
                                                                                     : " state=\"veryHidden\"";
        types += override_type(part, "worksheet");
        relations += relation("rId" + number, "worksheet", part);
        list += "<sheet name=\"" + (any ? xml_text(sheets[i].name) : "Blad1") + "\" sheetId=\"" + number + "\"" + state +
                " r:id=\"rId" + number + "\"/>";
        zip.begin("xl/" + part);
        if (any)
            write_sheet(zip, workbook, sheets[i].index, i == active, formats);
        else
            zip.write(kHead + ("<worksheet xmlns=\"" + kMain + "\"><sheetData/></worksheet>"));
        zip.end();
    }
    relations += relation("rId" + std::to_string(count + 1), "styles", "styles.xml");
    const std::string relationships = kHead + ("<Relationships xmlns=\"" + kPackage + "relationships\">");
    zip.add("xl/styles.xml", formats.styles_part());
    zip.add("xl/workbook.xml",
            kHead + ("<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kOffice + "\"><workbookPr") +
                (workbook.system_1904() ? " date1904=\"1\"" : "") + "/><bookViews><workbookView activeTab=\"" +
                std::to_string(active < sheets.size() ? active : 0) + "\"/></bookViews><sheets>" + list + "</sheets></workbook>");
    zip.add("xl/_rels/workbook.xml.rels", relationships + relations + "</Relationships>");
    zip.add("_rels/.rels", relationships + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
    zip.add("[Content_Types].xml",
            kHead + ("<Types xmlns=\"" + kPackage + "content-types\"><Default Extension=\"rels\" ContentType=\"" +
                     "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
                     "ContentType=\"application/xml\"/>") +
                override_type("workbook.xml", "sheet.main") + override_type("styles.xml", "styles") + types + "</Types>");
    zip.finish("");
}

}  // namespace graadmeter
