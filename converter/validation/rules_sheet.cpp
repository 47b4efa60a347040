// SPDX-License-Identifier: EUPL-1.2
// Rules about sheets: B08.
#include "model/dutch_number.h"
#include "validation/rule.h"

namespace graadmeter {

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

}  // namespace graadmeter
