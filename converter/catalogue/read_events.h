// SPDX-License-Identifier: EUPL-1.2
// The element <gebeurtenis>, the same in a catalogue and in the code list.
#pragma once

#include <vector>

#include "catalogue/events.h"
#include "catalogue/xml_file.h"

namespace graadmeter {

// The children <gebeurtenis> of a node, in order. Throws FileError with line. With `indicators` they may name ids, which are not checked
// here.
[[nodiscard]] std::vector<Event> read_event_nodes(const XmlFile& file, pugi::xml_node node, bool indicators);

}  // namespace graadmeter
