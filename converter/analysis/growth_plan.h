// SPDX-License-Identifier: EUPL-1.2
// What growth is reckoned with: each assumption, what was found for it and where, and what people typed instead.
//
// Found is what the workbook's own tables and observations say, else what the catalogue says with its source. Nothing found and
// nothing typed stays nothing: no standard, share or size is made up here.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/growth.h"
#include "catalogue/catalogue.h"
#include "catalogue/questionnaire.h"
#include "model/submission.h"

namespace graadmeter {

inline constexpr const char* kGrowthSheet = "Groei";
inline constexpr const char* kGrowthAssumptionsSheet = "Aannames groei";

struct GrowthAssumption {
    std::string code;              // of its row, always the same: "GM0303-inwoners"
    std::string id;                // of templates/aannames-groei.xml
    std::string region;            // "" = for all areas
    std::string group;             // Dutch, one for all rows that add up: "Leeftijd nieuwe inwoners"
    std::string caption, prompt;
    std::optional<double> found;
    std::optional<Place> place;    // of the workbook's cell that holds it
    std::string origin;            // Dutch: where it was found, "" = nowhere
    std::string typed_text, set_by;   // as people typed them, "" = not
    std::optional<double> typed;   // nothing when it is no number

    [[nodiscard]] const std::optional<double>& used() const { return typed ? typed : found; }
};

// The cells of one area and year that people fill in, and what the workbook plans.
struct GrowthCells {
    std::string code;              // "GM0303-2030"
    std::optional<Place> planned, planned_removed;
    std::string typed, typed_removed, other;   // as typed, "" = not
};

struct GrowthPlan {
    std::vector<GrowthAssumption> assumptions;   // in the order of the template; of areas one after the other
    GrowthInput input;
    std::vector<GrowthCells> cells;              // one for each of years
    std::vector<GrowthYear> years;               // empty: there is nothing to say on growth
    std::vector<std::pair<Answer, std::string>> lapsed;   // typed before, with no place now; why, in Dutch

    [[nodiscard]] const GrowthAssumption* assumption(const std::string& region, const std::string& id) const;
};

struct GrowthSettings {
    const Questionnaire& columns;   // templates/groei.xml
    const Questionnaire& rows;      // templates/aannames-groei.xml
    std::string municipality;
    int this_year = 0;              // later figures are forecasts: they are no beginning
};

// There is something to say when the catalogue states a growth goal or dwellings to come, or the workbook holds counts or plans of
// dwellings of the municipality or its areas.
[[nodiscard]] GrowthPlan plan_growth(const Submission& submission, const Catalogue& catalogue, const GrowthSettings& settings);

}  // namespace graadmeter
