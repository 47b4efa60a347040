// SPDX-License-Identifier: EUPL-1.2
#include "mapping/nearest.h"

#include <algorithm>

#include "mapping/header.h"
#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::uint32_t kHeadingRows = 200;
constexpr std::size_t kNamedHeadings = 4;     // of a column that may be called many things
constexpr std::size_t kLongestHeading = 400;  // bytes; longer is prose

const char* kind_of(ColumnRole role) {
    switch (role) {
        case ColumnRole::indicator: return "een kolom met indicatoren";
        case ColumnRole::region:
        case ColumnRole::region_name: return "een kolom met gebieden";
        case ColumnRole::period: return "een kolom met jaren";
        case ColumnRole::value: return "een kolom met cijfers";
        default: return "een kolom";
    }
}

bool any_fits(const std::vector<std::string>& row, const std::string& pattern) {
    return std::any_of(row.begin(), row.end(), [&](const auto& text) { return fits(text, pattern); });
}

// What a source asks of one row of headings.
NearestSource compared(const Source& source, const std::vector<std::string>& row) {
    NearestSource result{source.id, source.name, 0, {}, {}};
    for (const auto& wanted : source.recognise_headers)
        (any_fits(row, wanted) ? result.found : result.lacking).push_back("kop \"" + wanted + "\"");
    const auto has = [&](ColumnRole role) {
        return std::any_of(source.columns.begin(), source.columns.end(), [&](const ColumnRule& rule) {
            return rule.role == role && std::any_of(rule.headers.begin(), rule.headers.end(), [&](const auto& header) { return header != "*" && any_fits(row, header); });
        });
    };
    const auto ask = [&](ColumnRole role, const std::vector<std::string>& headers) {
        std::string words = kind_of(role);
        for (std::size_t i = 0; i < std::min(headers.size(), kNamedHeadings); ++i) words += (i == 0 ? " (kop: " : ", ") + headers[i];
        if (!headers.empty()) words += headers.size() > kNamedHeadings ? " ...)" : ")";
        (has(role) ? result.found : result.lacking).push_back(words);
    };
    for (const auto& rule : source.columns)
        if (rule.required) ask(rule.role, rule.headers);
    if (source.layout == Layout::crosstab && !has(ColumnRole::region) && !has(ColumnRole::region_name) && !has(ColumnRole::period))
        result.lacking.push_back("een kolom met gebieden of jaren");
    return result;
}

// The names of sheet and file that a source asks for: any one of each.
void ask_names(const Source& source, const std::string& sheet, const std::string& file, NearestSource& result) {
    const auto ask = [&](const std::string& what, const std::vector<std::string>& wanted, const auto& holds) {
        if (wanted.empty()) return;
        std::string words = what;
        for (std::size_t i = 0; i < wanted.size(); ++i) words += (i == 0 ? " \"" : " of \"") + wanted[i] + "\"";
        (std::any_of(wanted.begin(), wanted.end(), holds) ? result.found : result.lacking).push_back(words);
    };
    ask("een blad met de naam", source.recognise_sheets, [&](const std::string& name) { return fits(sheet, name); });
    ask("een bestandsnaam met", source.recognise_files, [&](const std::string& name) { return file.find(name) != std::string::npos; });
}

double nearness(const NearestSource& source) {
    const auto all = source.found.size() + source.lacking.size();
    return all == 0 ? 0 : static_cast<double>(source.found.size()) / static_cast<double>(all);
}

}  // namespace

std::optional<NearestSource> nearest_source(const Workbook& workbook, std::size_t sheet, const std::string& file, const std::vector<Source>& sources) {
    std::optional<NearestSource> best;
    const std::string name = folded(workbook.sheets()[sheet].name), file_name = folded(file);
    const auto rows = workbook.rows(sheet);
    for (Row row; rows->next(row) && row.number <= kHeadingRows;) {
        std::vector<std::string> headings;
        for (const auto& cell : row.cells)
            if (cell.type == CellType::text && cell.text.size() <= kLongestHeading && !trimmed(cell.text).empty()) headings.push_back(folded(cell.text));
        if (headings.size() < 2) continue;
        for (const auto& source : sources) {
            auto now = compared(source, headings);
            if (now.found.empty()) continue;
            ask_names(source, name, file_name, now);
            now.row = row.number;
            if (best && std::pair(nearness(now), now.found.size()) <= std::pair(nearness(*best), best->found.size())) continue;
            best = std::move(now);
        }
    }
    return best;
}

}  // namespace graadmeter
