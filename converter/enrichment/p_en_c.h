// SPDX-License-Identifier: EUPL-1.2
// What the P&C sheets share: their rows, and the names that reports link to.
//
// Names are built from codes that stay: GM_<indicator>_waarde, _peiljaar, _streefwaarde, _streefjaar of what holds now, and
// GM_<indicator>_<moment>_waarde ... of what was frozen at a moment. docs/koppelen.md describes them for whoever links. They refer to
// cells of the hidden sheet P&C-namen, which nobody sorts; those look the figure up by code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "enrichment/sheets.h"

namespace graadmeter {

// A code as part of a defined name: letters, digits and "." stay, "-" becomes "_", "_" becomes "__", any other byte "_xHH". Two codes that
// differ, also in more than case, have names that differ.
[[nodiscard]] std::string name_part(std::string_view code);

// A row of P&C: an indicator of the catalogue, or one that is no longer in it but of which something was frozen or typed.
struct PcRow {
    std::string code;
    const IndicatorFacts* facts = nullptr;   // null: no longer in the catalogue
};
[[nodiscard]] std::vector<PcRow> pc_rows(const Workshop& shop);

// The target that a moment is measured against: the first for its year or later, else the last. Null = none.
[[nodiscard]] const TargetValue* target_for(const Indicator& indicator, int year);

// A figure of P&C that can be linked to: below which caption it stands, and how its name ends. `question`: of a figure of a moment.
struct LinkedFigure {
    std::string caption, ending, question;
};
[[nodiscard]] std::vector<LinkedFigure> linked_figures(const Workshop& shop);

// What stands in a column of P&C for a row: the same value that a recalculation of a lookup gives.
[[nodiscard]] Value pc_value(const Workshop& shop, const PcRow& row, const std::string& caption);

}  // namespace graadmeter
