// SPDX-License-Identifier: EUPL-1.2
// Rule about a balance: a stock at the beginning, what came and went, and the stock at the end: C12 (R58, R59).
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/dutch_number.h"
#include "model/text.h"
#include "validation/rule.h"

namespace graadmeter {
namespace {

enum class Part { begin, end, plus, minus, net, other };

struct Words {
    std::string_view start;   // of a folded label
    Part part;
};
// As CBS calls them in the accounts of population and dwellings on StatLine, and municipalities after it. The first that fits counts.
constexpr Words kWords[] = {
    {"geboorteoverschot", Part::other},
    {"bevolking op 1 januari", Part::begin}, {"bevolking begin", Part::begin}, {"inwoners op 1 januari", Part::begin},
    {"inwoners 1 januari", Part::begin}, {"stand op 1 januari", Part::begin}, {"stand 1 januari", Part::begin},
    {"stand per 1 januari", Part::begin}, {"beginstand", Part::begin}, {"beginvoorraad", Part::begin},
    {"woningvoorraad 1 januari", Part::begin}, {"woningvoorraad op 1 januari", Part::begin},
    {"bevolking op 31 december", Part::end}, {"bevolking einde", Part::end}, {"inwoners op 31 december", Part::end},
    {"inwoners 31 december", Part::end}, {"stand op 31 december", Part::end}, {"stand 31 december", Part::end},
    {"stand per 31 december", Part::end}, {"eindstand", Part::end}, {"eindvoorraad", Part::end},
    {"woningvoorraad 31 december", Part::end}, {"woningvoorraad op 31 december", Part::end},
    {"levend geboren", Part::plus}, {"geboorte", Part::plus}, {"vestiging", Part::plus}, {"immigratie", Part::plus},
    {"nieuwbouw", Part::plus}, {"toevoeging", Part::plus}, {"overige toevoegingen", Part::plus},
    {"overleden", Part::minus}, {"sterfte", Part::minus}, {"vertrek", Part::minus}, {"vertrokken", Part::minus},
    {"emigratie", Part::minus}, {"sloop", Part::minus}, {"onttrekking", Part::minus}, {"overige onttrekkingen", Part::minus},
    {"correctie", Part::net}, {"overige correcties", Part::net}, {"saldo administratieve", Part::net},
};

Part part_of(std::string_view label) {
    const std::string text = folded(label);
    const auto found = std::ranges::find_if(kWords, [&](const Words& words) { return text.starts_with(words.start); });
    return found == std::end(kWords) ? Part::other : found->part;
}

// The lines of one account, from its beginning to its end.
struct Account {
    const GridCell* end = nullptr;
    double expected = 0;
    std::size_t lines = 0;       // that moved the stock
    bool whole_story = true;     // every line between is understood and has a figure
    bool by_five = true;         // counts rounded by five, as CBS does for areas
    bool formula = false;        // the end is computed
};

class AccountReader {
public:
    // In order of the sheet. Gives the account that this line closes.
    std::optional<Account> line(Part part, const GridCell& cell) {
        if (part == Part::begin) {
            account_.emplace();
            account_->whole_story = cell.number;
            add(cell, 1);
        } else if (account_ && part == Part::end) {
            account_->end = &cell;
            account_->whole_story = account_->whole_story && cell.number;
            account_->formula = cell.formula;
            account_->by_five = account_->by_five && std::fmod(cell.value, 5) == 0;
            return std::exchange(account_, {});
        } else if (account_) {
            if (part == Part::other || !cell.number) account_->whole_story = false;
            else add(cell, part == Part::minus ? -std::copysign(1.0, cell.value) : 1), ++account_->lines;
        }
        return {};
    }

private:
    void add(const GridCell& cell, double sign) {
        account_->expected += sign * cell.value;
        account_->by_five = account_->by_five && std::fmod(cell.value, 5) == 0;
    }
    std::optional<Account> account_;
};

// Accounts whose lines are rows, one for each column of figures.
void accounts_in_rows(const Grid& grid, std::vector<Account>& found) {
    std::vector<std::uint32_t> columns;
    for (const auto& row : grid.rows)
        if (row.label() && part_of(row.label()->text) == Part::begin)
            for (const auto& cell : row.cells)
                if (cell.number && std::ranges::find(columns, cell.address.column) == columns.end()) columns.push_back(cell.address.column);
    for (const auto column : columns) {
        AccountReader reader;
        for (const auto& row : grid.rows) {
            const auto* cell = row.cell(column);
            if (!row.label() || !cell || cell == row.label()) continue;
            if (auto account = reader.line(part_of(row.label()->text), *cell)) found.push_back(*account);
        }
    }
}

// Accounts whose lines are columns, one for each row below the headings.
void accounts_in_columns(const Grid& grid, std::vector<Account>& found) {
    for (std::size_t h = 0; h < grid.rows.size(); ++h) {
        const auto& heading = grid.rows[h];
        const auto has = [&](Part part) {
            return std::ranges::any_of(heading.cells, [&](const GridCell& cell) { return !cell.number && part_of(cell.text) == part; });
        };
        if (!has(Part::begin) || !has(Part::end)) continue;
        for (std::size_t r = h + 1; r < grid.rows.size() && grid.rows[r].number == grid.rows[r - 1].number + 1; ++r) {
            AccountReader reader;
            for (const auto& name : heading.cells) {
                const auto* cell = grid.rows[r].cell(name.address.column);
                if (!cell || name.number) continue;
                if (auto account = reader.line(part_of(name.text), *cell)) found.push_back(*account);
            }
        }
    }
}

}  // namespace

// An end that a formula computes is right by itself. An account of which a line is not understood may well be right.
RuleOutcome check_balances(const RuleInput& input) {
    constexpr std::size_t kFewest = 2;   // lines between beginning and end; with one it may be a net figure of something else
    RuleOutcome outcome;
    for (const auto& grid : input.sheets.grids()) {
        std::vector<Account> accounts;
        accounts_in_rows(grid, accounts);
        accounts_in_columns(grid, accounts);
        for (const auto& account : accounts) {
            const double difference = account.end->value - account.expected;
            const double slack = account.by_five ? 2.5 * static_cast<double>(account.lines + 2) : 0.5;
            if (account.formula)
                ++outcome.valid;
            else if (!account.whole_story || account.lines < kFewest)
                ++outcome.undecided;
            else if (std::abs(difference) <= slack)
                ++outcome.valid;
            else
                outcome.object({"C12", grid.sheet, single(account.end->address), {{"verschil", signed_dutch_number(difference)}}});
        }
    }
    return outcome;
}

}  // namespace graadmeter
