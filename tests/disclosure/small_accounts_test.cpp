// SPDX-License-Identifier: EUPL-1.2
// Accounts and counts of small areas: what goes, and what stays. All numbers are invented.
#include <doctest/doctest.h>

#include "disclosure/small_accounts.h"

using namespace graadmeter;

namespace {

Account account(const std::string& region, double born, bool dwellings = false, int year = 2023) {
    return {region, Period{year}, dwellings,
            {{AccountPart::begin, "begin", 501, {}, false}, {AccountPart::plus, "geboren", born, {}, false},
             {AccountPart::minus, "overleden", 21, {}, false}, {AccountPart::end, "eind", 480 + born, {}, false}}};
}

StockFigure stock(StockKind kind, const std::string& ages, const std::string& region, double value, CellAddress cell = {}) {
    return {kind, ages, region, Period{2023}, value, {0, cell}};
}

Submission weert() {
    Submission submission;
    submission.municipality = "GM0988";
    submission.sheets.resize(1);
    return submission;
}

}  // namespace

TEST_CASE("accounts of areas go together with a small one of their period") {
    Submission submission = weert();
    submission.accounts = {account("BU09880001", 9), account("BU09880002", 10), account("BU09880002", 12, false, 2022), account("BU09880004", 4, true),
                           account("GM0988", 4)};
    CHECK(leave_out_small_accounts(submission, {}, {}) == 2);
    REQUIRE(submission.accounts.size() == 3);
    CHECK(submission.accounts.front().period == Period{2022});
}

TEST_CASE("what is taken off may be written with a minus") {
    Submission submission = weert();
    submission.accounts = {account("BU09880001", 40)};
    submission.accounts.front().lines[2].value = -3;
    CHECK(leave_out_small_accounts(submission, {}, {}) == 1);
}

TEST_CASE("no account is small without people, or rounded to five") {
    Submission submission = weert();
    submission.accounts = {account("BU09880003", 0), {"BU09880005", Period{2023}, false,
                           {{AccountPart::begin, "begin", 500, {}, false}, {AccountPart::plus, "geboren", 5, {}, false},
                            {AccountPart::minus, "overleden", 10, {}, false}, {AccountPart::end, "eind", 495, {}, false}}}};
    CHECK(leave_out_small_accounts(submission, {}, {}) == 0);
}

TEST_CASE("counts of areas go together, the municipality's and dwellings stay") {
    Submission submission = weert();
    submission.stock = {stock(StockKind::inhabitants, "0 tot 15 jaar", "WK098801", 6), stock(StockKind::inhabitants, "15 jaar en ouder", "WK098801", 95),
                        stock(StockKind::inhabitants, "", "WK098802", 100), stock(StockKind::inhabitants, "", "GM0988", 201),
                        stock(StockKind::planned, "", "WK098801", 4), stock(StockKind::households, "", "WK098803", 31)};
    CHECK(leave_out_small_accounts(submission, {}, {}) == 3);
    REQUIRE(submission.stock.size() == 3);
    CHECK(submission.stock.front().region == "GM0988");
}

TEST_CASE("what is hidden as a figure is hidden as a count too") {
    Submission submission = weert();
    submission.stock = {stock(StockKind::inhabitants, "", "WK098801", 40, {2, 2}), stock(StockKind::inhabitants, "", "WK098802", 50, {3, 2})};
    submission.observations.resize(1);
    submission.observations.front().place = {0, {2, 2}};
    Protection protection;
    protection.of = {{Disclosure::derivable, 10}};
    CHECK(leave_out_small_accounts(submission, {}, protection) == 1);
    CHECK(submission.stock.front().region == "WK098802");
}

TEST_CASE("what everybody has is not hidden") {
    Submission submission = weert();
    submission.sheets.front().source = "cbs-kwb";
    submission.accounts = {account("BU09880001", 3)};
    CHECK(leave_out_small_accounts(submission, {"cbs-kwb"}, {}) == 0);
    CHECK(submission.accounts.size() == 1);
}
