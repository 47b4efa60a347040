// SPDX-License-Identifier: EUPL-1.2
// Demografie: the accounts of population and dwellings that the workbook holds, line by line and checked (R58, R59), and its counts of
// inhabitants by age, households and dwellings.
#include <cmath>
#include <map>
#include <tuple>

#include "enrichment/sheets.h"
#include "model/account.h"
#include "model/dutch_number.h"

namespace graadmeter {
namespace {

constexpr const char* kNoYear = "geen jaar";

int decimals_for(double value) { return value == std::floor(value) ? 0 : -1; }

Value cell_figure(const Workshop& shop, const Place& place, double value) { return computed(shop.facts.cell_of(place), number(value, decimals_for(value))); }

std::string area(const Workshop& shop, const std::string& region) { return region.empty() ? "hele gemeente" : shop.input.regions.name(region); }

// What the end should be, from the cells of the lines.
std::string expected_formula(const Workshop& shop, const Account& account) {
    std::string formula;
    for (const auto& line : account.lines) {
        if (&line == &account.lines.back() || !line.value || line.part == AccountPart::other) continue;
        const std::string cell = shop.facts.cell_of(line.place);
        formula += formula.empty() ? cell : line.part == AccountPart::minus ? "-ABS(" + cell + ")" : "+" + cell;
    }
    return formula;
}

// The check stands on the line of the end. Where it is computed by the user's own formula, or cannot be judged, a word says so.
void add_account(const Workshop& shop, TableSheet& table, const Account& account) {
    const AccountCheck check = checked(account);
    for (const auto& line : account.lines) {
        const std::string at = std::to_string(table.next_row());
        std::vector<Value> values{text(account.dwellings ? "balans woningen" : "balans bevolking"), text(area(shop, account.region)),
                                  account.period ? period_value(*account.period) : word(kNoYear), text(line.label), text(dutch_word(line.part)),
                                  line.value ? cell_figure(shop, line.place, *line.value) : word(kNoFigure), word(kNotApplicable)};
        const bool end = &line == &account.lines.back();
        if (!end || !line.value || check.verdict == AccountVerdict::undecided) {
            values.insert(values.end(), {word(kNotApplicable), word(kNotApplicable), word(end ? dutch_word(AccountVerdict::undecided) : kNotApplicable)});
        } else {
            values.push_back(computed(expected_formula(shop, account), number(check.expected, decimals_for(check.expected))));
            values.push_back(computed("$F" + at + "-$H" + at, difference(check.difference, decimals_for(check.difference))));
            if (check.verdict == AccountVerdict::computed) values.push_back(text(dutch_word(check.verdict)));
            else
                values.push_back(computed("IF(ABS($I" + at + ")<=" + plain_number(check.slack) + "," + quoted_text(dutch_word(AccountVerdict::holds)) + "," +
                                              quoted_text(dutch_word(AccountVerdict::fails)) + ")",
                                          text(dutch_word(check.verdict))));
        }
        values.push_back(text(shop.facts.sheet_name(line.place)));
        values.push_back(shop.facts.link_to(line.place));
        if (!table.row(values)) return;
    }
}

// Ages are shown as a share of all inhabitants of that area and year, where the workbook counts those too.
using Wholes = std::map<std::tuple<StockKind, std::string, Period>, const StockFigure*>;

Wholes wholes_of(const Submission& submission) {
    Wholes result;
    for (const auto& each : submission.stock)
        if (each.ages.empty() && each.value > 0) result.try_emplace({each.kind, each.region, each.period}, &each);
    return result;
}

// False when the sheet is full.
bool add_stock(const Workshop& shop, TableSheet& table, const Wholes& wholes, const StockFigure& figure) {
    const std::string at = std::to_string(table.next_row());
    const auto found = wholes.find({figure.kind, figure.region, figure.period});
    const StockFigure* whole = figure.ages.empty() || found == wholes.end() ? nullptr : found->second;
    const bool planned = figure.kind == StockKind::planned || figure.kind == StockKind::demolished;
    return table.row({text(dutch_word(figure.kind)), text(area(shop, figure.region)), period_value(figure.period), text(figure.ages.empty() ? "alle" : figure.ages),
               text(planned ? "verandering" : "stand"), cell_figure(shop, figure.place, figure.value),
               whole ? computed("IF(N(" + shop.facts.cell_of(whole->place) + ")>0,$F" + at + "/" + shop.facts.cell_of(whole->place) + "*100," + quoted_text(kNotApplicable) + ")",
                                number(figure.value / whole->value * 100, 1))
                     : word(kNotApplicable),
               word(kNotApplicable), word(kNotApplicable), word(kNotApplicable), text(shop.facts.sheet_name(figure.place)), shop.facts.link_to(figure.place)});
}

}  // namespace

GeneratedSheet build_demografie(Workshop& shop) {
    const Submission& submission = shop.input.submission;
    auto table = shop.begin("Demografie", "Demografie",
                            "Inwoners, huishoudens en woningen die in dit werkboek staan. Van elke balans is nagerekend of begin, erbij en eraf samen het eind zijn.",
                            {{"Onderwerp", 20}, {"Gebied", 20}, {"Jaar"}, {"Regel", 34}, {"Soort", 13}, {"Aantal", 12}, {"Aandeel (%)", 11},
                             {"Berekend eind", 12}, {"Verschil", 11}, {"Oordeel", 22}, {"Blad", 20}, {"Cel", 9}},
                            3);
    for (const auto& account : submission.accounts) add_account(shop, table, account);
    const Wholes wholes = wholes_of(submission);
    for (const auto& figure : submission.stock)
        if (!add_stock(shop, table, wholes, figure)) break;
    table.finish();
    return {"Demografie", {}, {}, {}};
}

}  // namespace graadmeter
