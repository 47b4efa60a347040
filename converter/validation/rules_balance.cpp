// SPDX-License-Identifier: EUPL-1.2
// Rule about a balance: a stock at the beginning, what came and went, and the stock at the end: C12 (R58, R59).
#include "model/account.h"
#include "model/dutch_number.h"
#include "validation/rule.h"

namespace graadmeter {

RuleOutcome check_balances(const RuleInput& input) {
    RuleOutcome outcome;
    for (const auto& account : input.context.submission.accounts) {
        const AccountCheck check = checked(account);
        switch (check.verdict) {
            case AccountVerdict::holds:
            case AccountVerdict::computed: ++outcome.valid; break;
            case AccountVerdict::undecided: ++outcome.undecided; break;
            case AccountVerdict::fails: {
                const Place& end = account.lines.back().place;
                outcome.object({"C12", end.sheet, single(end.cell), {{"verschil", signed_dutch_number(check.difference)}}});
            }
        }
    }
    return outcome;
}

}  // namespace graadmeter
