// SPDX-License-Identifier: EUPL-1.2
// What there is and what is missing (R13, R25, R40): by indicator, by year and level of area, by supplier, by file.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/regions.h"
#include "collection/collection.h"

namespace graadmeter {

// How much of an indicator there is, in words of R14 as far as figures can tell.
enum class Availability { present, partial, to_be_asked, planned };
[[nodiscard]] const char* dutch_word(Availability availability);   // "aanwezig", "deels", "op te vragen", "nog niet opgenomen"

// How many areas of a level have a figure, of how many there are.
struct AreaCoverage {
    std::size_t measured = 0, all = 0;          // all: 0 = not known
};

struct IndicatorCoverage {
    const Catalogue* catalogue = nullptr;       // null of an indicator that no catalogue here has
    const Indicator* indicator = nullptr;
    std::string id;
    std::size_t figures = 0;                    // with a value; those of its components count too
    std::size_t hidden = 0;                     // small counts that are hidden
    std::set<std::string> files;                // where
    std::map<RegionLevel, std::map<int, AreaCoverage>> years;   // with at least one value, by level of area and year
    std::vector<int> missing_years;             // between first and last, and since the last, as its frequency asks
    std::vector<std::string> missing_areas;     // codes; of the level that is measured finest, in its last year
    Availability availability = Availability::to_be_asked;
};

struct SupplierCoverage {
    std::string name;                           // of the data source in the catalogue; "" = the catalogue names none
    const Catalogue* catalogue = nullptr;
    std::size_t asked = 0, delivered = 0;       // indicators
    std::vector<std::string> missing;           // names of the indicators without a figure
    std::set<std::string> files;
};

struct Coverage {
    std::vector<IndicatorCoverage> indicators;  // in the order of the catalogues; what is in none comes last
    std::vector<SupplierCoverage> suppliers;    // by catalogue and name
    int first_year = 0, last_year = 0;          // of all figures; 0 = there are none
};

// `catalogues`: those that count as asked, by id: of the files, or the one that the user named. `until`: the year up to which figures
// are expected.
[[nodiscard]] Coverage coverage_of(const Collection& finished, const std::map<std::string, const Catalogue*>& catalogues, const RegionList& regions, int until);

}  // namespace graadmeter
