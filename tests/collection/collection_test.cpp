// SPDX-License-Identifier: EUPL-1.2
// Files taken together, whatever their order; conflicts and differences between them.
#include <doctest/doctest.h>

#include "collection/comparison.h"
#include "collection/conflicts.h"
#include "collection/fixture.h"

using namespace graadmeter;
using namespace graadmeter::test;

namespace {

Collection together(std::vector<Collection> files) {
    Collection all;
    for (Collection& file : files) append(all, std::move(file));
    finish(all);
    return all;
}

Collection a() { return one_file("a.csv", "a", {figure("X", 2022, 5, "D3"), figure("X", 2021, 4, "D2")}); }
Collection b() { return one_file("map/b.csv", "b", {figure("X", 2021, 4, "D2"), figure("X", 2022, 6, "D3")}); }

}  // namespace

TEST_CASE("the order of the files changes nothing") {
    const Collection one = together({a(), b()}), other = together({b(), a()});
    REQUIRE(one.observations.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(one.file_of(one.observations[i].place).name == other.file_of(other.observations[i].place).name);
        CHECK(one.observations[i].value == other.observations[i].value);
    }
    CHECK(one.observations[0].period.year == 2021);
    CHECK(one.file_of(one.observations[0].place).name == "a.csv");
}

TEST_CASE("the same content counts once; the same name with another content gets a number") {
    Collection copy = a();
    copy.files[0].name = "z.csv";
    copy.findings[0].file = "z.csv";
    const Collection twice = together({copy, a()});
    CHECK(twice.observations.size() == 2);
    CHECK(twice.findings.size() == 1);
    CHECK(twice.files[1].same_as == "a.csv");

    CHECK(together({a(), a()}).files.size() == 1);
    Collection other = b();
    other.files[0].name = "a.csv";
    other.findings[0].file = "a.csv";
    const Collection both = together({a(), other});
    REQUIRE(both.files.size() == 2);
    CHECK(both.files[0].name == "a (2).csv");
    CHECK(both.findings[0].file == "a (2).csv");
    CHECK(both.observations.size() == 4);
}

TEST_CASE("a conflict is another value of the same key, not a rounding, another status or another unit") {
    const auto conflicts = [](double first, Observation second) {
        second.place.cell = *parse_cell("E9");
        return conflicts_in(together({one_file("a", "a", {figure("X", 2021, first, "D2")}), one_file("b", "b", {second})})).size();
    };
    CHECK(conflicts(4, figure("X", 2021, 5, "D2")) == 1);
    CHECK(conflicts(4, figure("X", 2021, 4, "D2")) == 0);
    CHECK(conflicts(4, figure("X", 2021, 4.2, "D2")) == 0);
    CHECK(conflicts(4, figure("X", 2022, 5, "D2")) == 0);
    CHECK(conflicts(4, figure("X", 2021, 5, "D2", "GM0988")) == 0);
    Observation other = figure("X", 2021, 5, "D2");
    other.status = ObservationStatus::provisional;
    CHECK(conflicts(4, other) == 0);
    other = figure("X", 2021, 50, "D2");
    other.unit = "per_1000";
    CHECK(conflicts(4, other) == 0);
    // Both cells are told, in the order of the files.
    const Collection all = together({b(), a()});
    const auto found = conflicts_in(all);
    REQUIRE(found.size() == 1);
    CHECK(all.file_of(all.observations[found[0].first].place).name == "a.csv");
    CHECK(*all.observations[found[0].second].value == 6);
}

TEST_CASE("two collections side by side") {
    const Collection before = together({one_file("a", "a", {figure("X", 2020, 3, "D2"), figure("X", 2021, 4, "D3"), figure("X", 2022, 5, "D4"), figure("X", 2022, 6, "D5")})});
    const Collection after = together({one_file("a", "b", {figure("X", 2021, 4, "F9"), figure("X", 2022, 6, "D4"), figure("X", 2022, 7, "D5"), figure("X", 2023, 8, "D6")})});
    const Comparison comparison = compared(before, after);
    CHECK(comparison.same_figures == 2);
    REQUIRE(comparison.figures.size() == 3);
    CHECK(comparison.figures[0].kind == ChangeKind::gone);
    CHECK(comparison.figures[1].kind == ChangeKind::changed);   // 6 stayed, though in another cell; so 5 became 7
    CHECK(*before.observations[*comparison.figures[1].before].value == 5);
    CHECK(*after.observations[*comparison.figures[1].after].value == 7);
    CHECK(comparison.figures[2].kind == ChangeKind::added);
    CHECK(compared(before, before).figures.empty());
}

TEST_CASE("answers among personal data stay away, and others lose what is about one person") {
    Submission submission;
    submission.sheets.emplace_back().name = "Matrix";
    submission.own_answers = {{"invloedsmatrix", "X", "partner", "Piet Zondernaam", {0, *parse_cell("B3")}}, {"invloedsmatrix", "X", "a", "ja, zie piet@voorbeeld.nl", {0, *parse_cell("B9")}}};
    const Collection all = collected(submission, {{"P02", Severity::error, "a.csv", "Matrix", "C2:C5", "Namen.", "", 4}}, {"a.csv", "", 0, "", ""});
    REQUIRE(all.answers.size() == 1);
    CHECK(all.answers[0].text == "ja, zie (persoonsgegeven)");
}
