// SPDX-License-Identifier: EUPL-1.2
// Growth (R2, R53, R58, R59, R112): dwellings -> households -> inhabitants -> demand -> room. Pure functions.
//
// Method: a housing-led projection, the plain arithmetic of a "woningbouwgedreven" calculation as the source document asks for it
// (Plan van aanpak Sociale ontwikkelstrategie Weert: "hoeveel nieuwe inwoners verwachten we? Welke inwoners zijn dat"):
//   dwellings at the end   = at the beginning + erbij - eraf                         (balance of R58)
//   households more        = (erbij - eraf) x households per dwelling
//   inhabitants more       = households more x persons per household
//   inhabitants at the end = at the beginning + inhabitants more + other growth      (balance of R59; births, deaths and moves are
//                                                                                     "other growth", one figure a year)
//   by household, by age   = households or inhabitants more x share
//   demand                 = inhabitants more since the beginning x standard / 1.000
//   room                   = demand x m2 for one
// It knows no number by itself: each stands in the input, and what one is missing for is missing in the result.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace graadmeter {

// Dwellings of one year. What somebody typed goes before what a workbook plans; nothing eraf is 0.
struct YearPlan {
    std::optional<double> planned, typed;                        // erbij
    std::optional<double> planned_removed, typed_removed;        // eraf
    std::optional<double> other;                                 // inhabitants by anything but dwellings; nothing = 0
};

struct GrowthArea {
    std::string region;
    std::optional<double> inhabitants, households, dwellings;    // at the beginning of the first year
    std::optional<double> dwellings_added;                       // in the whole period: spread evenly over years without a plan
    std::optional<double> households_per_dwelling;               // nothing: households / dwellings, when both are known
    std::optional<double> persons_per_household;                 // nothing: from the kinds of household, else inhabitants / households
    std::optional<double> goal;                                  // inhabitants
    std::map<int, YearPlan> years;
};

struct HouseholdKind {
    std::string name;
    std::optional<double> share;     // percent of the new households
    std::optional<double> persons;
};
struct AgeGroup {
    std::string name;
    std::optional<double> share;     // percent of the new inhabitants
};
struct Facility {
    std::string name;
    std::optional<double> per_1000, square_metres;
};

struct GrowthInput {
    int first_year = 0, last_year = 0;     // of the period over which dwellings are spread
    int shown_until = 0;                   // last year of the result; first_year or later
    std::vector<GrowthArea> areas;
    std::vector<HouseholdKind> households;
    std::vector<AgeGroup> ages;
    std::vector<Facility> facilities;
};

// One area in one year. Nothing = an assumption that it needs is missing.
struct GrowthYear {
    std::string region;
    int year = 0;
    std::optional<double> dwellings_begin, added, dwellings_end;
    double removed = 0;
    std::optional<double> households_per_dwelling, households_added, persons_per_household, inhabitants_added;
    double other = 0;
    std::optional<double> inhabitants_begin, inhabitants_end;
    std::optional<double> since_begin;              // inhabitants more since the first year began
    std::optional<double> to_goal;                  // goal - inhabitants_end
    std::vector<std::optional<double>> by_household, by_age;             // of households_added, inhabitants_added
    std::vector<std::optional<double>> demand, square_metres;            // of each facility, since the first year began
    std::optional<double> square_metres_in_all;     // of the facilities that have one
};

// Shares that do not add up to 100 within this are not used.
inline constexpr double kShareSlack = 0.5;
[[nodiscard]] bool add_up(const std::vector<HouseholdKind>& kinds);
[[nodiscard]] bool add_up(const std::vector<AgeGroup>& groups);

// By area as given, then by year.
[[nodiscard]] std::vector<GrowthYear> grow(const GrowthInput& input);

}  // namespace graadmeter
