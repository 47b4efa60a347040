// SPDX-License-Identifier: EUPL-1.2
// What differs between two versions of a catalogue (R70, R94).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace graadmeter {

// One property that differs, in Dutch: "eenheid", "streefwaarde 2026". "" on a side = it is not there.
struct PropertyChange {
    std::string property, before, after;
};

// An indicator, a level, or the catalogue itself (id "").
struct CatalogueChange {
    enum class Kind { added, gone, changed } kind = Kind::changed;
    std::string subject;                   // "indicator", "doel", "catalogus"
    std::string id, name;                  // name: the new one, else the old one
    std::string remark;                    // "opgevolgd door WEE-101", "" = none
    std::vector<PropertyChange> properties;// of one that changed
};
[[nodiscard]] const char* dutch_word(CatalogueChange::Kind kind);   // "nieuw", "vervallen", "gewijzigd"

struct CatalogueComparison {
    // The catalogue itself first, then levels, then indicators: in the order of the new one, what is gone last.
    std::vector<CatalogueChange> changes;
    std::size_t same_levels = 0, same_indicators = 0;
};
// Told apart by their ids, as answers and links are. An order that differs is no change.
[[nodiscard]] CatalogueComparison compared(const Catalogue& before, const Catalogue& after);

}  // namespace graadmeter
