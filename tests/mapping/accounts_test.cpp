// SPDX-License-Identifier: EUPL-1.2
// Accounts and counts in tables of the user's own. All figures are invented.
#include <doctest/doctest.h>

#include "mapping/accounts.h"
#include "support/memory_workbook.h"

using namespace graadmeter;
using test::percent;

namespace {

struct Read {
    test::MemoryWorkbook book;
    test::MemoryWorkbook::Sheet& sheet;
    std::string name;
    explicit Read(std::string sheet_name) : sheet(book.add(sheet_name)), name(std::move(sheet_name)) {}
    Submission operator()() const {
        Submission submission;
        submission.municipality = "GM0001";
        const auto regions = [](std::string_view text) -> std::optional<std::string> {
            if (text == "Noord") return "WK000101";
            if (text == "Zuid") return "WK000102";
            if (text == "WK190000") return "WK190000";
            return {};
        };
        read_accounts(read_grid(book, 0).value(), name, regions, submission);
        return submission;
    }
};

std::string told(const Submission& submission) {
    std::string all;
    for (const auto& one : submission.stock)
        all += std::string(dutch_word(one.kind)) + "|" + one.ages + "|" + one.region + "|" + one.period.text() + "|" + std::to_string(static_cast<int>(one.value)) +
               "|" + to_a1(one.place.cell) + "\n";
    return all;
}

}  // namespace

TEST_CASE("accounts: lines in rows, with the year above and the area of the sheet") {
    Read read("Noord");
    read.sheet.row(1, {"Bevolking", 2023, 2024});
    read.sheet.row(2, {"Stand op 1 januari", 1000, 1005});
    read.sheet.row(3, {"Geboorte", 10, 12});
    read.sheet.row(4, {"Sterfte", 5, 6});
    read.sheet.row(5, {"Stand op 31 december", 1005, 1012});
    const auto submission = read();
    REQUIRE(submission.accounts.size() == 2);
    const auto& account = submission.accounts[1];
    CHECK(account.region == "WK000101");
    CHECK(account.period == Period{2024});
    CHECK_FALSE(account.dwellings);
    CHECK(account.lines.back().place == Place{0, {5, 3}});
    CHECK(checked(submission.accounts[0]).verdict == AccountVerdict::holds);
    CHECK(checked(account).verdict == AccountVerdict::fails);
    CHECK(checked(account).difference == 1);
    CHECK(submission.stock.empty());   // its cells are lines of the accounts, no counts of their own
}

TEST_CASE("accounts: lines in columns, with area and year before them") {
    Read read("Voorraad");
    read.sheet.row(1, {"Gebied", "Jaar", "Woningvoorraad 1 januari", "Nieuwbouw", "Sloop", "Woningvoorraad 31 december"});
    read.sheet.row(2, {"Noord", 2024, 2000, 30, 4, 2026});
    read.sheet.row(3, {"Kern Oost", 2024, 100, 3, 0, 103});
    const auto submission = read();
    REQUIRE(submission.accounts.size() == 2);
    CHECK(submission.accounts[0].region == "WK000101");
    CHECK(submission.accounts[1].region == "Kern Oost");
    CHECK(submission.accounts[0].period == Period{2024});
    CHECK(submission.accounts[0].dwellings);
    CHECK(submission.stock.empty());
}

TEST_CASE("counts: named rows, areas below a title, ages, columns") {
    SUBCASE("a plan in rows") {
        Read read("Blad1");
        read.sheet.row(1, {"Onderdeel", 2026, 2027});
        read.sheet.row(2, {"Geplande woningen", 100, 120});
        read.sheet.row(3, {"Sloop", 3, "?"});
        CHECK(told(read()) == "woningen erbij||GM0001|2026|100|B2\nwoningen erbij||GM0001|2027|120|C2\nwoningen eraf||GM0001|2026|3|B3\n");
    }
    SUBCASE("areas below a title") {
        Read read("Blad1");
        read.sheet.row(1, {"Inwoners per wijk"});
        read.sheet.row(2, {"Wijk", "2024", "2025"});
        read.sheet.row(3, {"Noord", 500, 510});
        read.sheet.row(4, {"Ergens", 1, 2});   // no area of ours
        CHECK(told(read()) == "inwoners||WK000101|2024|500|B3\ninwoners||WK000101|2025|510|C3\n");
    }
    SUBCASE("ages of inhabitants") {
        Read read("Bevolking naar leeftijd");
        read.sheet.row(1, {"Leeftijd", 2024});
        read.sheet.row(2, {"0 tot 15 jaar", 150});
        read.sheet.row(3, {"15 tot 65 jaar", 600});
        read.sheet.row(4, {"65+", 250});
        CHECK(told(read()) == "inwoners|0 tot 15 jaar|GM0001|2024|150|B2\ninwoners|15 tot 65 jaar|GM0001|2024|600|B3\ninwoners|65+|GM0001|2024|250|B4\n");
    }
    SUBCASE("columns") {
        Read read("Blad1");
        read.sheet.row(1, {"Jaar", "Aantal inwoners", "Huishoudens", "Eenzaamheid"});
        read.sheet.row(2, {2024, 1000, 400, 12});
        CHECK(told(read()) == "inwoners||GM0001|2024|1000|B2\nhuishoudens||GM0001|2024|400|C2\n");
    }
}

TEST_CASE("counts: the number of a municipality is no year, and a national list is no demography of ours") {
    Read read("wijken");
    read.sheet.row(1, {"wijkcode", "gemnr", "Totale bevolking"});
    read.sheet.row(2, {"Noord", 1900, 10165});
    read.sheet.row(3, {"Zuid", 1901, 33695});
    CHECK(told(read()).empty());
    Read dated("wijken");
    dated.sheet.row(1, {"wijkcode", "Peiljaar", "Totale bevolking"});
    dated.sheet.row(2, {"Noord", 2023, 10165});
    dated.sheet.row(3, {"WK190000", 2023, 33695});
    CHECK(told(dated()) == "inwoners||WK000101|2023|10165|C2\n");
}

TEST_CASE("counts: what only looks like them is left alone") {
    Read read("Blad1");
    SUBCASE("a share of inhabitants") {
        read.sheet.row(1, {"Onderwerp", 2023, 2024});
        read.sheet.row(2, {"% inwoners dat eenzaam is", 10, 11});
        read.sheet.row(3, {"Inwoners", percent(0.4), 0.41});
        read.sheet.row(4, {"Inwoners met een beperking", 40, 41});
    }
    SUBCASE("ages of something else") {
        read.sheet.row(1, {"Eenzaamheid naar leeftijd"});
        read.sheet.row(2, {"Leeftijd", 2024});
        read.sheet.row(3, {"0 tot 15 jaar", 15});
        read.sheet.row(4, {"15 tot 65 jaar", 60});
        read.sheet.row(5, {"65+", 25});
    }
    SUBCASE("no year") {
        read.sheet.row(1, {"Gebied", "Inwoners"});
        read.sheet.row(2, {"Noord", 500});
    }
    CHECK(told(read()).empty());
    CHECK(read().accounts.empty());
}
