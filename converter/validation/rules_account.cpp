// SPDX-License-Identifier: EUPL-1.2
// Rules about what belongs beside a figure in the sender's own table (R95): its source (V06) and its explanation (V07).
//
// Asked only where the table has a column for it that is in use: most of its rows with figures are filled in. A column that is
// empty, or filled once for all rows below, says nothing of a single row.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/text.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

// Headings of such a column, folded.
using Words = std::span<const std::string_view>;
constexpr std::array<std::string_view, 7> kSourceWords = {"bron",        "bronnen",   "bronvermelding",     "databron",
                                                          "bron en jaar", "bron jaar", "bron van het cijfer"};
constexpr std::array<std::string_view, 7> kExplanationWords = {
    "toelichting", "toelichting cijfer", "toelichting op het cijfer", "toelichting op de cijfers", "toelichting realisatie", "duiding", "verklaring"};

struct FigureRow {
    const GridRow* row = nullptr;
    const GridRow* below = nullptr;                   // the row that follows it on the sheet, nothing when that is empty
    std::set<std::string> indicators;
};

// One column that asks for something, with the rows of its table.
struct AskingColumn {
    std::uint32_t column = 0;
    std::vector<FigureRow> rows;
};

bool filled(const GridRow& row, std::uint32_t column) {
    const auto* cell = row.cell(column);
    return cell && (cell->number || (!trimmed(cell->text).empty() && cell->text != kUnanswered && cell->text != kToFillIn));
}

// One source for several rows, merged over them: the cell stands in the first.
bool continues_merged(const SheetStructure& structure, CellAddress cell) {
    return std::ranges::any_of(structure.merged, [&](const CellRange& range) { return range.contains(cell) && range.first.row < cell.row; });
}

// The columns with such a heading, each with the rows with figures down to the next one with that heading.
std::vector<AskingColumn> asking_columns(const Grid& grid, const std::map<std::uint32_t, std::set<std::string>>& figures, Words words) {
    std::vector<AskingColumn> result;
    std::map<std::uint32_t, std::size_t> open;        // by column: index in result
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const GridRow& row = grid.rows[r];
        if (const auto found = figures.find(row.number); found != figures.end()) {
            const bool adjoins = r + 1 < grid.rows.size() && grid.rows[r + 1].number == row.number + 1;
            for (const auto& [column, at] : open) result[at].rows.push_back({&row, adjoins ? &grid.rows[r + 1] : nullptr, found->second});
            continue;
        }
        std::vector<std::uint32_t> asked;
        for (const auto& cell : row.cells)
            if (!cell.number && std::ranges::find(words, folded(cell.text)) != words.end()) asked.push_back(cell.address.column);
        // A row of headings has more than the one word; "Bron" alone begins a note below the table.
        if (row.cells.size() < 2 || asked.empty()) continue;
        open.clear();
        for (const auto column : asked) {
            open[column] = result.size();
            result.push_back({column, {}});
        }
    }
    return result;
}

// Rows of the user's small sheets that hold figures, by sheet.
std::map<std::uint32_t, std::map<std::uint32_t, std::set<std::string>>> figure_rows(const Submission& submission) {
    std::map<std::uint32_t, std::map<std::uint32_t, std::set<std::string>>> result;
    for (const auto& o : submission.observations)
        if (o.value) result[o.place.sheet][o.place.cell.row].insert(o.indicator);
    return result;
}

// `answered`: the catalogue says it already.
RuleOutcome check_column(const RuleInput& input, std::string_view code, Words words, bool (*answered)(const Indicator&)) {
    RuleOutcome outcome;
    const auto& context = input.context;
    const auto figures = figure_rows(context.submission);
    for (const auto& grid : input.sheets.grids()) {
        const auto here = figures.find(grid->sheet);
        if (here == figures.end()) continue;
        const auto columns = asking_columns(*grid, here->second, words);
        if (columns.empty()) outcome.undecided += here->second.size();
        for (const auto& [column, rows] : columns) {
            const auto has = static_cast<std::size_t>(std::ranges::count_if(rows, [&, at = column](const FigureRow& row) { return filled(*row.row, at); }));
            if (2 * has <= rows.size()) {
                outcome.undecided += rows.size();
                continue;
            }
            const SheetStructure structure = context.workbook.structure(grid->sheet);
            for (const auto& [row, below, ids] : rows) {
                const auto* indicator = context.catalogue.indicator(*ids.begin());
                // The words may stand on a line of their own below the figures.
                const bool said = filled(*row, column) || (below && !here->second.contains(below->number) && filled(*below, column));
                if (said || (indicator && answered(*indicator)) || continues_merged(structure, {row->number, column}))
                    ++outcome.valid;
                else
                    outcome.object({std::string(code), grid->sheet, single({row->number, column}), {{"indicator", label(indicator, *ids.begin())}}});
            }
        }
    }
    return outcome;
}

}  // namespace

RuleOutcome check_sources_said(const RuleInput& input) {
    return check_column(input, "V06", kSourceWords, [](const Indicator& indicator) { return !indicator.source.empty(); });
}

RuleOutcome check_explanations(const RuleInput& input) {
    return check_column(input, "V07", kExplanationWords, [](const Indicator&) { return false; });
}

}  // namespace graadmeter
