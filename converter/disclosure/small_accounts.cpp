// SPDX-License-Identifier: EUPL-1.2
#include "disclosure/small_accounts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "disclosure/count_system.h"

namespace graadmeter {
namespace {

bool small(double value) { return std::abs(value) >= 1 && std::abs(value) < kSmallCount; }

bool of_people(const StockFigure& figure) { return figure.kind == StockKind::inhabitants || figure.kind == StockKind::households; }

class Remover {
public:
    Remover(Submission& submission, const std::vector<std::string>& published, const Protection& protection)
        : submission_(submission), published_(published) {
        for (std::size_t i = 0; i < protection.of.size(); ++i)
            if (protection.of[i].why != Disclosure::none) hidden_.insert(submission.observations[i].place);
    }

    std::size_t accounts() {
        std::set<std::optional<Period>> told;
        for (const Account& account : submission_.accounts)
            if (subject(account) && !checked(account).by_five && std::ranges::any_of(account.lines, [](const auto& line) { return line.value && small(*line.value); }))
                told.insert(account.period);
        return std::erase_if(submission_.accounts, [&](const Account& account) {
            return (subject(account) && told.contains(account.period)) ||
                   std::ranges::any_of(account.lines, [&](const AccountLine& line) { return hidden_.contains(line.place); });
        });
    }

    std::size_t counts() {
        using Key = std::pair<StockKind, Period>;
        std::map<Key, bool> rounded;
        for (const StockFigure& each : submission_.stock)
            if (subject(each)) rounded.try_emplace({each.kind, each.period}, true).first->second &= std::fmod(each.value, 5) == 0;
        std::set<Key> told;
        for (const StockFigure& each : submission_.stock)
            if (subject(each) && small(each.value) && !rounded.at({each.kind, each.period})) told.insert({each.kind, each.period});
        return std::erase_if(submission_.stock, [&](const StockFigure& each) {
            return (subject(each) && told.contains({each.kind, each.period})) || hidden_.contains(each.place);
        });
    }

private:
    bool below_municipality(const std::string& region) const {
        return !region.empty() && region != submission_.municipality && region_level(region) > RegionLevel::municipality;
    }
    bool is_published(const Place& place) const {
        return place.sheet < submission_.sheets.size() && std::ranges::find(published_, submission_.sheets[place.sheet].source) != published_.end();
    }
    bool subject(const Account& account) const {
        return !account.dwellings && !account.lines.empty() && below_municipality(account.region) && !is_published(account.lines.front().place);
    }
    bool subject(const StockFigure& figure) const { return of_people(figure) && below_municipality(figure.region) && !is_published(figure.place); }

    Submission& submission_;
    const std::vector<std::string>& published_;
    std::set<Place> hidden_;
};

}  // namespace

std::size_t leave_out_small_accounts(Submission& submission, const std::vector<std::string>& published, const Protection& protection) {
    Remover remover(submission, published, protection);
    const std::size_t accounts = remover.accounts();
    return accounts + remover.counts();
}

}  // namespace graadmeter
