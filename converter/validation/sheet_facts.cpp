// SPDX-License-Identifier: EUPL-1.2
#include "validation/sheet_facts.h"

#include <algorithm>
#include <array>

#include "model/text.h"
#include "validation/personal_columns.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLongestText = 400;   // bytes of a label or note; longer is prose

bool tells_of_break(std::string_view text) {
    static constexpr std::array<std::string_view, 11> kPhrases = {
        "reeksbreuk", "trendbreuk", "breuk in de reeks", "niet vergelijkbaar", "niet te vergelijken", "andere definitie", "nieuwe definitie",
        "definitie gewijzigd", "andere meetmethode", "methodebreuk", "gewijzigde vraagstelling"};
    static constexpr std::array<std::string_view, 6> kPieces = {"breuk", "vergelijk", "definitie", "methode", "vraagstelling", "BREUK"};
    if (std::none_of(kPieces.begin(), kPieces.end(), [&](std::string_view piece) { return text.find(piece) != std::string_view::npos; })) return false;
    const std::string f = folded(text);   // the costly part
    return std::any_of(kPhrases.begin(), kPhrases.end(), [&](std::string_view phrase) { return f.find(phrase) != std::string::npos; });
}

}  // namespace

SheetFacts::SheetFacts(const Workbook& workbook, const Submission& submission) {
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        if (workbook.sheets()[i].kind != SheetKind::worksheet || (i < submission.sheets.size() && submission.sheets[i].generated)) continue;
        const auto sheet = static_cast<std::uint32_t>(i);
        PersonalColumnFinder finder;
        const auto rows = workbook.rows(i);
        std::uint32_t last_row = 0;
        for (Row row; rows->next(row); last_row = row.number) {
            constexpr std::uint32_t kTop = 100;
            const bool may_head = row.number <= kTop || row.number > last_row + 1;
            for (const auto& cell : row.cells) {
                finder.take(cell, may_head);
                if (cell.type == CellType::error) errors_.push_back({{sheet, cell.address}, std::string(cell.text)});
                if (cell.type == CellType::text && cell.text.size() <= kLongestText && cell.text.size() > 9 && tells_of_break(cell.text))
                    break_notes_.push_back({{sheet, cell.address}, std::string(cell.text)});
            }
        }
        finder.finish(sheet, service_numbers_, personal_);
        if (auto grid = workbook.grid(i); grid && !grid->rows.empty()) grids_.push_back(std::move(grid));
    }
}

}  // namespace graadmeter
