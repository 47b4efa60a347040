// SPDX-License-Identifier: EUPL-1.2
// From the observations of a submission to what nothing of ours may show. All figures are invented.
#include "disclosure/protect.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace graadmeter;

namespace {

struct Workbook {
    Submission submission;
    Catalogue catalogue;
    RegionList regions;
    std::vector<std::string> published{"uitgever"};

    Workbook() {
        submission.municipality = "GM0988";
        add_indicator("T-1", "Aantal personen met bijstand", "aantal");
        add_indicator("T-2", "Aantal inwoners", "aantal");
        add_indicator("T-3", "Aantal woningen", "aantal");
    }
    Indicator& add_indicator(const std::string& id, const std::string& name, const std::string& unit) {
        Indicator one;
        one.id = id;
        one.name = name;
        one.unit = unit;
        catalogue.indicators.push_back(one);
        return catalogue.indicators.back();
    }
    Observation& add(const std::string& id, const std::string& region, const std::string& group, std::optional<double> value, const std::string& unit = "aantal") {
        Observation one;
        one.indicator = id;
        one.region = region;
        one.period = {2024, Period::Kind::year, 0};
        one.group = group;
        one.value = value;
        one.unit = unit;
        one.verbatim = value.has_value();
        if (!value) one.status = ObservationStatus::suppressed;
        one.place = {0, {static_cast<std::uint32_t>(submission.observations.size() + 1), 1}};
        submission.observations.push_back(one);
        return submission.observations.back();
    }
    // Figures of the districts 01, 02 ... and of the municipality, their sum.
    void districts(const std::string& id, const std::string& group, const std::vector<double>& counts) {
        double total = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            add(id, "WK09880" + std::to_string(i + 1), group, counts[i]);
            total += counts[i];
        }
        add(id, "GM0988", group, total);
    }
    [[nodiscard]] Protection protection() const { return protection_of({submission, catalogue, regions, published}); }
    // "-": shown, "k": small, "h": would tell a small one, "p": percentage of few; in order.
    [[nodiscard]] std::string hidden() const {
        std::string result;
        for (const auto& one : protection().of) result += "-khp"[static_cast<std::size_t>(one.why)];
        return result;
    }
};

}  // namespace

TEST_CASE("a small count in a district takes another with it, not the municipality's") {
    Workbook book;
    book.districts("T-1", "", {4, 40, 60, 80});
    CHECK(book.hidden() == "kh---");
}

TEST_CASE("a municipality that is not the sum of these districts tells nothing of them") {
    Workbook book;
    book.districts("T-1", "", {4, 40, 60, 80});
    book.submission.observations.back().value = 950;
    CHECK(book.hidden() == "k----");
}

TEST_CASE("who is not named can be told as well") {
    // 40 + 50 of 93: three live in the district that is left out; in the other group the districts are all there is.
    Workbook book;
    book.districts("T-1", "65+", {40, 50});
    book.districts("T-1", "0-64 jaar", {100, 200});
    book.districts("T-1", "", {140, 250});
    book.submission.observations[2].value = 93;
    CHECK(book.hidden().find('h') != std::string::npos);
}

TEST_CASE("neighbourhoods within a district") {
    Workbook book;
    book.districts("T-1", "", {50, 60});
    for (const double count : {3, 20, 27}) book.add("T-1", "BU0988010" + std::to_string(static_cast<int>(count) % 10), "", count);
    CHECK(book.hidden() == "---kh-");
}

TEST_CASE("two divisions into groups, side by side") {
    Workbook book;
    for (const auto& [region, counts] : std::map<std::string, std::vector<double>>{{"WK098801", {3, 57, 28, 32, 60}}, {"WK098802", {40, 60, 45, 55, 100}}}) {
        std::size_t i = 0;
        for (const auto* group : {"0-17 jaar", "18+", "mannen", "vrouwen", ""}) book.add("T-1", region, group, counts[i++]);
    }
    const std::string hidden = book.hidden();
    CHECK(hidden.substr(0, 2) == "kh");
    CHECK(hidden[4] == '-');
    // Groups that only the figures say to be all: by name nobody knows.
    for (auto& one : book.submission.observations)
        if (one.group == "mannen") one.group = "huurders";
        else if (one.group == "vrouwen") one.group = "eigenaren";
    book.submission.observations[2].value = 4;
    book.submission.observations[3].value = 56;
    CHECK(book.hidden().substr(2, 2) == "kh");
}

TEST_CASE("ages within ages") {
    Workbook book;
    for (const auto* region : {"WK098801", "WK098802"}) {
        book.add("T-1", region, "0-17 jaar", 30);
        book.add("T-1", region, "0-11 jaar", std::string(region) == "WK098801" ? 4 : 15);
        book.add("T-1", region, "12-17 jaar", std::string(region) == "WK098801" ? 26 : 15);
    }
    CHECK(book.hidden().substr(0, 3) == "-kh");
}

TEST_CASE("a figure that stands twice is hidden twice") {
    Workbook book;
    book.districts("T-1", "", {4, 40, 60});
    book.add("T-1", "WK098801", "", 4);
    book.add("T-1", "WK098802", "", 40);
    CHECK(book.hidden() == "kh--kh");
}

TEST_CASE("nothing is hidden of what is no count of few people") {
    Workbook book;
    SUBCASE("the municipality as a whole") { book.add("T-1", "GM0988", "", 3); }
    SUBCASE("a zero") { book.districts("T-1", "", {0, 40, 60}); }
    SUBCASE("inhabitants") { book.districts("T-2", "", {4, 40, 60}); }
    SUBCASE("dwellings") { book.districts("T-3", "", {4, 40, 60}); }
    SUBCASE("already public") {
        book.districts("T-1", "", {4, 40, 60});
        for (auto& one : book.submission.observations) one.source = "uitgever";
    }
    SUBCASE("already rounded to five") { book.districts("T-1", "", {5, 40, 60, 25, 35, 10}); }
    SUBCASE("not small by the catalogue") {
        book.catalogue.indicators[0].small_count_threshold = 3;
        book.districts("T-1", "", {4, 40, 60});
    }
    SUBCASE("no indicator of the catalogue") { book.districts("X-1", "", {4, 40, 60}); }
    CHECK(book.hidden() == std::string(book.submission.observations.size(), '-'));
}

TEST_CASE("the workbook's own marks: the threshold, and what they do not hide") {
    Workbook book;
    book.districts("T-1", "", {7, 40, 60});
    auto& mark = book.add("T-1", "WK098809", "65+", std::nullopt);
    mark.below = 5;
    CHECK(book.hidden() == "-----");
    // Hidden, but the total tells it: the mark is named, and in our sheets another one goes.
    book.submission.observations[0].value.reset();
    book.submission.observations[0].status = ObservationStatus::suppressed;
    book.submission.observations[0].below = 10;
    const Protection protection = book.protection();
    CHECK(protection.told == std::vector<std::size_t>{0});
    CHECK(book.hidden() == "-h---");
}

TEST_CASE("percentages") {
    Workbook book;
    book.add_indicator("T-4", "Personen met schulden", "%");
    SUBCASE("of few people, by the inhabitants") {
        book.add("T-2", "WK098801", "", 45);
        book.add("T-2", "WK098802", "", 4500);
        book.add("T-4", "WK098801", "", 40, "%");
        book.add("T-4", "WK098802", "", 40, "%");
        CHECK(book.hidden() == "--p-");
    }
    SUBCASE("of few people, by their own number") {
        book.add("T-1", "WK098801", "", 12);
        book.add("T-1", "WK098801", "", 30, "%");
        CHECK(book.hidden() == "-p");
    }
    SUBCASE("beside a hidden count") {
        book.add("T-1", "WK098801", "", 4);
        book.add("T-1", "WK098801", "", 2, "%");
        CHECK(book.hidden() == "kh");
    }
    SUBCASE("that is a small count, and would be told by the others") {
        const std::vector<double> people{1000, 800, 1200}, share{0.4, 10, 20};
        for (std::size_t i = 0; i < people.size(); ++i) {
            book.add("T-2", "WK09880" + std::to_string(i + 1), "", people[i]);
            book.add("T-4", "WK09880" + std::to_string(i + 1), "", share[i], "%");
        }
        book.add("T-2", "GM0988", "", 3000);
        book.add("T-4", "GM0988", "", 10.8, "%");
        const std::string hidden = book.hidden();
        CHECK(hidden[1] != '-');
        CHECK((hidden[3] != '-' || hidden[5] != '-'));
        CHECK(hidden[7] == '-');
    }
    SUBCASE("asked of some: tells no count") {
        book.catalogue.indicators.back().perception = "subjectief";
        book.add("T-2", "WK098801", "", 1000);
        book.add("T-4", "WK098801", "", 0.4, "%");
        CHECK(book.hidden() == "--");
    }
}

TEST_CASE("a ratio goes with a hidden part of it") {
    Workbook book;
    Indicator& ratio = book.add_indicator("T-5", "Personen die een baan vinden", "%");
    ratio.composition = "verhouding";
    ratio.components = {{"T-5-teller", "Aantal personen met een baan", "aantal", Direction::higher}, {"T-5-noemer", "Aantal personen", "aantal", Direction::context}};
    derive_parts(book.catalogue);
    book.add("T-5", "WK098801", "", 4).component = "T-5-teller";
    book.add("T-5", "WK098801", "", 80).component = "T-5-noemer";
    book.add("T-5", "WK098801", "", 5, "%");
    CHECK(book.hidden() == "k-h");
    book.submission.observations.front().value = 40;
    book.submission.observations.back().value = 50;
    CHECK(book.hidden() == "---");
}

TEST_CASE("what is hidden has no value, no formula and says below what it is") {
    Workbook book;
    book.districts("T-1", "", {4, 40, 60});
    const Protection protection = book.protection();
    hide(book.submission, protection);
    const auto& all = book.submission.observations;
    for (const std::size_t i : {0, 1}) {
        CHECK_FALSE(all[i].value);
        CHECK_FALSE(all[i].verbatim);
        CHECK(all[i].status == ObservationStatus::suppressed);
    }
    CHECK(all[0].below == kSmallCount);
    CHECK(all[1].below == 0);
    CHECK(all[2].value == 60);
    CHECK(hidden_in_words(protection) == "Niet getoond op deze bladen: 1 klein aantal, 1 cijfer waaruit een klein aantal te herleiden is. "
                                         "Uw eigen cellen zijn niet veranderd; zie Bevindingen.");
    CHECK(hidden_in_words(Protection{}).empty());
}
