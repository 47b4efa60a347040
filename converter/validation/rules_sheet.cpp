// SPDX-License-Identifier: EUPL-1.2
// Rules about sheets and what is in their cells besides figures: B07, B08, W06.
#include <algorithm>
#include <cctype>
#include <string_view>

#include "model/dutch_number.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

// Whether a formula refers to another workbook: "[1]Blad1!A1", "'[2]Blad 1'!A1" or "[1]!naam" (the number is that of the external
// reference; ECMA-376 part 1, 18.17.2.3). A table's column that is called 1 ("Tabel[1]", "[[#Data],[1]]") looks like it.
bool refers_outside(std::string_view formula) {
    const auto part_of_name = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.' || c == ']';
    };
    bool in_text = false;
    for (std::size_t at = 0; at < formula.size(); ++at) {
        if (formula[at] == '"') in_text = !in_text;
        if (in_text || formula[at] != '[' || (at > 0 && part_of_name(formula[at - 1]))) continue;
        auto end = at + 1;
        while (end < formula.size() && std::isdigit(static_cast<unsigned char>(formula[end]))) ++end;
        if (end == at + 1 || end + 1 >= formula.size() || formula[end] != ']') continue;
        if (std::string_view("]),;+-*/^&=<> ").find(formula[end + 1]) == std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

// Cells whose value comes from another workbook. Reads the sheets again, so only when the workbook has external links at all.
// Undecided: a link that no formula of a cell uses (a chart or a name may).
RuleOutcome check_external_links(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& workbook = input.context.workbook;
    std::vector<const Remark*> links;
    for (const auto& remark : workbook.remarks()) {
        if (remark.code == "B07") links.push_back(&remark);
    }
    if (links.empty()) return outcome;
    const auto& readings = input.context.submission.sheets;
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
        if (workbook.sheets()[i].kind != SheetKind::worksheet || (i < readings.size() && readings[i].generated)) continue;
        const auto rows = workbook.rows(i);
        for (Row row; rows->next(row);) {
            for (const auto& cell : row.cells) {
                if (!cell.has_formula || !refers_outside(cell.formula)) continue;
                // Of several links it is not known here which number is which.
                auto facts = links.size() == 1 ? links.front()->facts : std::vector<std::pair<std::string, std::string>>{};
                outcome.object({"B07", static_cast<std::uint32_t>(i), single(cell.address), std::move(facts)});
            }
        }
    }
    if (outcome.invalid == 0) outcome.undecided = links.size();
    return outcome;
}

// Hidden with data. An empty hidden sheet hides nothing; our own hidden sheets are not the user's to mend; of a sheet that the
// workbook does not list we cannot know.
RuleOutcome check_hidden_sheets(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& sheets = input.context.submission.sheets;
    const auto& infos = input.context.workbook.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto& sheet = sheets[i];
        if (i >= infos.size() || sheet.generated) {
            ++outcome.undecided;
            continue;
        }
        if (!sheet.hidden || sheet.cells == 0) {
            ++outcome.valid;
            continue;
        }
        const auto count = [](std::uint64_t n) { return dutch_number(static_cast<double>(n), 0); };
        Remark remark{"B08", static_cast<std::uint32_t>(i), {}, {{"blad", sheet.name}, {"cellen", count(sheet.cells)}}};
        if (sheet.observations > 0) remark.facts.emplace_back("waarnemingen", count(sheet.observations));
        if (infos[i].visibility == SheetVisibility::very_hidden) remark.facts.emplace_back("zeer_verborgen", "zeer verborgen");
        outcome.object(std::move(remark));
    }
    return outcome;
}

// Cells whose formula gives an error. #N/A on a sheet where nothing was recognised is how charts leave a point out.
RuleOutcome check_error_cells(const RuleInput& input) {
    RuleOutcome outcome;
    const auto& sheets = input.context.submission.sheets;
    for (const auto& error : input.sheets.errors()) {
        const bool recognised = error.place.sheet < sheets.size() && !sheets[error.place.sheet].source.empty();
        if (!recognised && error.code == "#N/A")
            ++outcome.undecided;
        else
            outcome.object({"W06", error.place.sheet, single(error.place.cell), {{"waarde", error.code}}});
    }
    return outcome;
}

}  // namespace graadmeter
