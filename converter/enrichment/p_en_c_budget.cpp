// SPDX-License-Identifier: EUPL-1.2
// P&C budget: the financial frame of the catalogue, a row for each opgave, layer and item, a column for each period (R107, R115, R128).
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "enrichment/p_en_c.h"

namespace graadmeter {
namespace {

using Item = std::tuple<std::string, std::string, std::string>;   // level, layer, name

}  // namespace

GeneratedSheet build_pc_budget(Workshop& shop) {
    const FinancialFrame& frame = shop.input.catalogue.financial_frame;
    std::set<Period> periods;
    std::vector<Item> items;
    std::map<std::pair<Item, Period>, const BudgetLine*> lines;
    for (const BudgetLine& line : frame.lines) {
        const Item item{line.level, line.layer, line.name};
        periods.insert(line.period);
        if (std::ranges::find(items, item) == items.end()) items.push_back(item);
        lines.emplace(std::pair{item, line.period}, &line);
    }
    std::vector<TableColumn> columns{{"Code"}, {"Opgave", 36}, {"Laag", 16}, {"Post", 26}, {"Telt mee"}};
    const auto first_amount = static_cast<std::uint32_t>(columns.size()) + 1;
    for (const Period& period : periods) columns.push_back({"Bedrag " + period.text(), 14});
    for (const Period& period : periods) columns.push_back({"Waarvan incidenteel " + period.text(), 14});
    if (periods.size() > 1) columns.push_back({"Verschil " + periods.rbegin()->text() + " met " + std::prev(periods.end(), 2)->text(), 16});
    columns.push_back({"Opmerking", 36});
    auto table = shop.begin("P&C budget", "P&C: budget per opgave",
                            "Bedragen in " + unit_label(frame.unit) + ". Een post met \"nee\" bij Telt mee zit al in het bedrag van de laag. Bron: " + frame.source + ".", columns, 3);
    for (const Item& item : items) {
        const auto& [level_id, layer, name] = item;
        const Level* level = shop.input.catalogue.level(level_id);
        const std::uint32_t row = table.next_row();
        const BudgetLine* any = nullptr;
        std::string notes;
        std::vector<Value> amounts, incidental;
        for (const Period& period : periods) {
            const auto found = lines.find({item, period});
            const BudgetLine* line = found == lines.end() ? nullptr : found->second;
            amounts.push_back(line ? number(line->amount, line->amount == std::floor(line->amount) ? 0 : -1) : word(kNotStated));
            incidental.push_back(line && line->incidental ? number(*line->incidental, 0) : word(kNotStated));
            if (!line) continue;
            any = line;
            if (!line->note.empty()) notes += (notes.empty() ? "" : "; ") + line->period.text() + ": " + line->note;
        }
        std::vector<Value> values{text(level_id), text(level ? level->name : "onbekend"), text(layer), name.empty() ? text("hele laag") : text(name), text(any->of_which ? "nee" : "ja")};
        values.insert(values.end(), amounts.begin(), amounts.end());
        values.insert(values.end(), incidental.begin(), incidental.end());
        if (periods.size() > 1) {
            const auto newest = lines.find({item, *periods.rbegin()}), before = lines.find({item, *std::prev(periods.end(), 2)});
            const auto column = static_cast<std::uint32_t>(first_amount + periods.size() - 1);
            if (newest == lines.end() || before == lines.end()) values.push_back(word(kNotStated));
            else
                values.push_back(computed("$" + to_a1(CellAddress{row, column}) + "-$" + to_a1(CellAddress{row, column - 1}),
                                          difference(newest->second->amount - before->second->amount, 0)));
        }
        values.push_back(notes.empty() ? word("geen") : text(notes));
        if (!table.row(values)) break;
    }
    table.finish();
    return {"P&C budget", {}, {}, {}};
}

}  // namespace graadmeter
