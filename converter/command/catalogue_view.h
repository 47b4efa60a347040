// SPDX-License-Identifier: EUPL-1.2
// A catalogue as people read it and as other programs do: all that it holds, in both.
#pragma once

#include <iosfwd>

#include "catalogue/catalogue.h"

namespace graadmeter {

// Dutch text. What the source document leaves uncertain stands under the item, marked ONZEKER.
void show_catalogue(const Catalogue& catalogue, std::ostream& out);

// One JSON object, UTF-8, with the words of the XML as values ("hoger", "toestand"). Every key is always there: what is not stated
// is "", null or an empty list.
void show_catalogue_json(const Catalogue& catalogue, std::ostream& out);

}  // namespace graadmeter
