// SPDX-License-Identifier: EUPL-1.2
// P&C-namen: a cell for each name that reports link to. Hidden, so that nobody sorts it: a name stays with its cell, and the cell looks
// its figure up by code on P&C.
#include "enrichment/p_en_c.h"

namespace graadmeter {

GeneratedSheet build_pc_names(Workshop& shop) {
    auto table = shop.begin("P&C-namen", "P&C-namen", "De cellen achter de namen waar P&C-nota's naar verwijzen. Verander hier niets: de cijfers komen van het blad P&C.",
                            {{"Naam", 40}, {"Indicator"}, {"Cijfer", 24}, {"Waarde", 14}}, 1);
    const std::string& figures = shop.table_names.at("P&C");
    // By address where a caption holds what a structured reference cannot: "Waarde BEG-2026".
    const auto column = [&](const LinkedFigure& figure) {
        return figure.question.empty() ? figures + "[" + figure.caption + "]" : shop.answer_ranges.at({"P&C", figure.question});
    };
    for (const PcRow& row : pc_rows(shop))
        for (const LinkedFigure& figure : linked_figures(shop)) {
            const std::string name = "GM_" + name_part(row.code) + "_" + figure.ending;
            const CellAddress cell{table.next_row(), 4};
            Value value = pc_value(shop, row, figure.caption);
            value.formula = "INDEX(" + column(figure) + ",MATCH($B" + std::to_string(cell.row) + "," + figures + "[Indicator],0))";
            if (!table.row({text(name), text(row.code), text(figure.caption), value})) break;
            shop.define_name(name, "P&C-namen", cell);
        }
    table.finish();
    table.sheet().hide();
    GeneratedSheet made{"P&C-namen", {}, {}, {}};
    made.hidden = true;
    return made;
}

}  // namespace graadmeter
