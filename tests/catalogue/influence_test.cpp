// SPDX-License-Identifier: EUPL-1.2
// The influence-assessment matrix: complete, contradictory, not applicable; the degree is a person's.
#include <doctest/doctest.h>

#include "catalogue/influence.h"
#include "support/paths.h"

using namespace graadmeter;

namespace {

using Ids = std::vector<std::string>;

const Questionnaire& matrix() {
    static const Questionnaire read = read_questionnaire(std::filesystem::path(GRAADMETER_SOURCE_DIR) / "templates/invloedsmatrix.xml");
    return read;
}

InfluenceState state(std::vector<std::pair<std::string, std::string>> given) {
    std::vector<Answer> answers;
    for (const auto& [question, text] : given) answers.push_back({"Invloedsmatrix", "WEE-002", question, text, {}});
    answers.push_back({"Invloedsmatrix", "WEE-003", "a", "nee", {}});  // another's
    return influence_state("WEE-002", answers, matrix());
}

}  // namespace

TEST_CASE("nothing answered: all is open, nothing is wrong") {
    const InfluenceState none = state({});
    CHECK_FALSE(none.begun());
    CHECK(none.open == Ids{"a", "b", "c", "d", "f", "g"});
    CHECK(none.contradictions.empty());
    CHECK(none.degree.empty());
}

TEST_CASE("all answered") {
    const InfluenceState all = state({{"a", "ja"}, {"b", "inkoop; subsidie"}, {"c", "eigen"}, {"d", "Direct"}, {"e", "inkoop bij Vorkmeer"},
                                      {"f", "geen"}, {"g", "matig"}});
    CHECK(all.complete());
    CHECK(all.degree == "matig");
    CHECK(all.contradictions.empty());
}

TEST_CASE("without policy b, c and d do not apply, and are not open") {
    const InfluenceState none = state({{"a", "Nee"}, {"e", "geen beleid"}, {"f", "negatief"}, {"g", "gering"}});
    CHECK(none.complete());
    CHECK(none.not_applicable == Ids{"b", "c", "d"});
    CHECK(none.contradictions.empty());
}

TEST_CASE("contradictions are told, with both answers") {
    const InfluenceState one = state({{"a", "nee"}, {"c", "rijk"}, {"g", "groot"}});
    REQUIRE(one.contradictions.size() == 2);
    CHECK(one.contradictions[0].other_question == "c");
    CHECK(one.contradictions[0].other_answer == "rijk");
    CHECK(one.contradictions[1].question == "a");
    CHECK(one.contradictions[1].other_question == "g");
    CHECK(one.degree == "groot");  // a person's answer stands
}

TEST_CASE("'n.v.t.' where it does not apply is neither a contradiction nor an answer that is missing; elsewhere it is invalid") {
    const InfluenceState none = state({{"a", "nee"}, {"b", "n.v.t."}, {"g", "geen"}});
    CHECK(none.contradictions.empty());
    CHECK(none.invalid.empty());
    CHECK(none.open == Ids{"f"});
    CHECK(state({{"a", "ja"}, {"b", "n.v.t."}}).invalid == Ids{"b"});
}

TEST_CASE("an answer that is no choice is invalid, and no degree") {
    const InfluenceState odd = state({{"a", "misschien"}, {"b", "inkoop; taart"}, {"g", "enorm"}});
    CHECK(odd.invalid == Ids{"a", "b", "g"});
    CHECK(odd.degree.empty());
    CHECK_FALSE(odd.complete());
}
