// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue_changes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/paths.h"

using namespace graadmeter;

namespace {

Catalogue sample_catalogue() { return read_catalogue(test::source_dir() / "tests/data/catalogue/alles.xml"); }

const CatalogueChange* change_of(const CatalogueComparison& comparison, const std::string& id) {
    const auto found = std::ranges::find(comparison.changes, id, &CatalogueChange::id);
    return found == comparison.changes.end() ? nullptr : &*found;
}

// "eenheid: % -> aantal"
std::vector<std::string> told(const CatalogueChange& change) {
    std::vector<std::string> result;
    for (const auto& [property, before, after] : change.properties) result.push_back(property + ": " + before + " -> " + after);
    return result;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a catalogue does not differ from itself, nor from itself in another order") {
    const Catalogue before = sample_catalogue();
    Catalogue after = before;
    std::ranges::reverse(after.indicators);
    std::ranges::reverse(after.levels);
    const CatalogueComparison comparison = compared(before, after);
    CHECK(comparison.changes.empty());
    CHECK(comparison.same_indicators == before.indicators.size());
    CHECK(comparison.same_levels == before.levels.size());
}

TEST_CASE("what changed in an indicator: name, unit, direction, norm, targets, successor") {
    const Catalogue before = sample_catalogue();
    Catalogue after = before;
    Indicator& one = after.indicators.front();
    one.name = "Beweegt voldoende";
    one.unit = "aantal";
    one.direction = Direction::lower;
    one.norm.reset();
    one.targets[0].value = 51;
    one.targets.pop_back();
    one.targets.push_back({{2028}, 55, false, {"", "", "college"}, {}});
    one.successor.clear();
    one.planned = true;
    one.planned_for = "2027";
    const CatalogueComparison comparison = compared(before, after);
    REQUIRE(comparison.changes.size() == 1);
    CHECK(comparison.changes[0].kind == CatalogueChange::Kind::changed);
    CHECK(comparison.changes[0].subject == "indicator");
    CHECK(comparison.changes[0].name == "Beweegt voldoende");
    CHECK(told(comparison.changes[0]) ==
          Lines{"naam: Beweegt genoeg -> Beweegt voldoende", "eenheid: % -> aantal", "richting: hoger -> lager", "norm: 10 20 30,5 40 50 (gemeenteraad, 2024, Norm) -> ",
                "streefwaarde 2026: 50 (gemeenteraad, 2025-11-10, Begroting) -> 51 (gemeenteraad, 2025-11-10, Begroting)", "streefwaarde 2027: 52 (hypothetisch) -> ",
                "opvolger: V-2 -> ", "streefwaarde 2028:  -> 55 voorstel (college)", "nog niet opgenomen:  -> ja, gepland 2027"});
}

TEST_CASE("what is new and what is gone, with its successor or the same name under another code") {
    const Catalogue before = sample_catalogue();
    Catalogue after = before;
    std::erase_if(after.indicators, [](const Indicator& one) { return one.id == "V-1" || one.id == "V-5"; });
    Indicator renumbered = *before.indicator("V-5");
    renumbered.id = "V-50";
    after.indicators.push_back(renumbered);
    std::erase_if(after.levels, [](const Level& one) { return one.id == "D3"; });
    after.levels[2].horizon = 2030;
    after.levels[2].beyond_term = false;
    after.version = "4";
    const CatalogueComparison comparison = compared(before, after);
    REQUIRE(change_of(comparison, "V-1"));
    CHECK(change_of(comparison, "V-1")->kind == CatalogueChange::Kind::gone);
    CHECK(change_of(comparison, "V-1")->remark == "opgevolgd door V-2");
    CHECK(change_of(comparison, "V-5")->remark.starts_with("dezelfde naam als V-50"));
    CHECK(change_of(comparison, "V-50")->kind == CatalogueChange::Kind::added);
    CHECK(change_of(comparison, "D3")->kind == CatalogueChange::Kind::gone);
    CHECK(change_of(comparison, "D3")->subject == "doel");
    CHECK(told(*change_of(comparison, "E1")) == Lines{"horizon: langer -> 2030"});
    CHECK(change_of(comparison, "E1")->subject == "maatschappelijk effect");
    CHECK(comparison.changes.front().id.empty());
    CHECK(told(comparison.changes.front()) == Lines{"versie: 3 -> 4"});
    CHECK(comparison.same_indicators == 3);
}
