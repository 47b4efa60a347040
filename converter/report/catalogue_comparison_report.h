// SPDX-License-Identifier: EUPL-1.2
// What differs between two versions of a catalogue, as text for the terminal or CSV.
#pragma once

#include <iosfwd>

#include "catalogue/catalogue_changes.h"

namespace graadmeter {

void write_catalogue_comparison_text(std::ostream& out, const CatalogueComparison& comparison);
// A line for each property that changed, and one for each indicator or level that is new or gone.
void write_catalogue_comparison_csv(std::ostream& out, const CatalogueComparison& comparison);

}  // namespace graadmeter
