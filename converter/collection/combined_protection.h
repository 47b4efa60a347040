// SPDX-License-Identifier: EUPL-1.2
// Small counts that no file tells by itself, but several do together: a total in one file, its parts in others.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/regions.h"
#include "collection/collection.h"

namespace graadmeter {

struct CombinedProtectionInput {
    std::map<std::string, const Catalogue*> catalogues;   // by id
    const RegionList& regions;
    std::vector<std::string> published{};                 // ids of bronnen whose figures everybody has
    std::function<void()> in_time = [] {};
};

// Hides in a finished collection, for the files of each catalogue taken together:
// - what another of the files hides, unless everybody has it already or it is about so many people that it needs no hiding;
// - what one table of all their figures would hide (disclosure/protect.h).
// Returns how many figures that took. Of a file whose catalogue is not in the input nothing more is hidden than the file itself did.
std::size_t protect_together(Collection& finished, const CombinedProtectionInput& input);

}  // namespace graadmeter
