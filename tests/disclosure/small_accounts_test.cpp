// SPDX-License-Identifier: EUPL-1.2
// Accounts and ages of small areas: what goes, and what stays. All numbers are invented.
#include <doctest/doctest.h>

#include "disclosure/small_accounts.h"

using namespace graadmeter;

namespace {

Account account(const std::string& region, double born, bool dwellings = false) {
    return {region, Period{2023}, dwellings,
            {{AccountPart::begin, "begin", 500, {}, false}, {AccountPart::plus, "geboren", born, {}, false},
             {AccountPart::minus, "overleden", 20, {}, false}, {AccountPart::end, "eind", 480 + born, {}, false}}};
}

StockFigure stock(StockKind kind, const std::string& ages, const std::string& region, double value) {
    return {kind, ages, region, Period{2023}, value, {}};
}

}  // namespace

TEST_CASE("an account with a small line goes as a whole") {
    Submission submission;
    submission.sheets.resize(1);
    submission.accounts = {account("BU09880001", 9), account("BU09880002", 10), account("BU09880003", 0), account("BU09880004", 4, true)};
    CHECK(leave_out_small_accounts(submission, {}) == 1);
    REQUIRE(submission.accounts.size() == 3);
    CHECK(submission.accounts.front().region == "BU09880002");
}

TEST_CASE("ages of an area go together, its total stays") {
    Submission submission;
    submission.sheets.resize(1);
    submission.stock = {stock(StockKind::inhabitants, "0 tot 15 jaar", "WK098801", 5), stock(StockKind::inhabitants, "15 jaar en ouder", "WK098801", 95),
                        stock(StockKind::inhabitants, "", "WK098801", 100), stock(StockKind::inhabitants, "0 tot 15 jaar", "WK098802", 50),
                        stock(StockKind::planned, "", "WK098801", 4), stock(StockKind::households, "", "WK098803", 3)};
    CHECK(leave_out_small_accounts(submission, {}) == 3);
    CHECK(submission.stock.size() == 3);
}

TEST_CASE("what everybody has is not hidden") {
    Submission submission;
    submission.sheets.resize(1);
    submission.sheets.front().source = "cbs-kwb";
    submission.accounts = {account("BU09880001", 3)};
    CHECK(leave_out_small_accounts(submission, {"cbs-kwb"}) == 0);
    CHECK(submission.accounts.size() == 1);
}
