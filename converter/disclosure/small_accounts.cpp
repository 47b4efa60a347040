// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/small_accounts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "disclosure/count_system.h"

namespace graadmeter {
namespace {

bool small(double value) { return value >= 1 && value < kSmallCount; }

bool of_people(StockKind kind) { return kind == StockKind::inhabitants || kind == StockKind::households; }

}  // namespace

std::size_t leave_out_small_accounts(Submission& submission, const std::vector<std::string>& published) {
    const auto is_published = [&](const Place& place) {
        return place.sheet < submission.sheets.size() && std::ranges::find(published, submission.sheets[place.sheet].source) != published.end();
    };
    std::size_t gone = std::erase_if(submission.accounts, [&](const Account& account) {
        return !account.dwellings && std::ranges::any_of(account.lines, [&](const AccountLine& line) {
            return line.value && small(*line.value) && !is_published(line.place);
        });
    });
    std::set<std::tuple<StockKind, std::string, Period>> told;   // areas and years of which one age is small
    for (const StockFigure& each : submission.stock)
        if (of_people(each.kind) && !each.ages.empty() && small(each.value) && !is_published(each.place)) told.insert({each.kind, each.region, each.period});
    gone += std::erase_if(submission.stock, [&](const StockFigure& each) {
        if (!of_people(each.kind) || is_published(each.place)) return false;
        return small(each.value) || (!each.ages.empty() && told.contains({each.kind, each.region, each.period}));
    });
    return gone;
}

}  // namespace graadmeter
